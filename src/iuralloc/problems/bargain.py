"""A bargain: what each party has without an agreement, and what an agreement brings them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from iuralloc.errors import Inconsistency
from iuralloc.problems.division import Stated
from iuralloc.problems.games import GameProblem
from iuralloc.problems.readings import WorthOf


@dataclass(frozen=True, slots=True)
class Bargain:
    """What parties bargain over.

    Parameters
    ----------
    walk_away
        What each has, or pays, without an agreement.
    total
        What all have, or pay, with one.
    weights
        Bargaining power, above 0; equal where none is stated.
    caps
        The most that a party gets, or pays; who is not named has no cap.

    Examples
    --------
    >>> Bargain({"uni": Stated.of(1), "firm": Stated.of(2)}, Stated.of(9)).weights["firm"].value
    Fraction(1, 1)
    """

    walk_away: Mapping[str, Stated] = field(hash=False)
    total: Stated
    weights: Mapping[str, Stated] = field(default_factory=dict, hash=False)
    caps: Mapping[str, Stated] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not self.walk_away:
            raise Inconsistency("nobody bargains")
        weights = self.weights or dict.fromkeys(self.walk_away, Stated.of(1))
        for name, table in (("walk_away", self.walk_away), ("weights", weights), ("caps", self.caps)):
            object.__setattr__(self, name, MappingProxyType(dict(table)))
        if set(self.weights) != set(self.walk_away) or not set(self.caps) <= set(self.walk_away):
            raise Inconsistency("weights or caps are stated for other parties than those who bargain")

    @property
    def gain(self) -> Fraction:
        """What the agreement adds to what the parties have without it."""
        return self.total.value - sum((stated.value for stated in self.walk_away.values()), Fraction(0))


def bargain_of(problem: GameProblem) -> Bargain:
    """The bargain of a game: without an agreement everybody is alone, with one all are together."""
    alone = {
        player: Stated(problem.game.worth([player]), WorthOf(problem.stated, (player,)))
        for player in problem.game.players
    }
    return Bargain(alone, Stated(problem.game.worth_of_all(), problem.together))
