"""Damages one after another: each step of a chain would not have come about without all steps before it.

P. Dehez and S. Ferey (2013), How to share joint liability: a cooperative game approach, Mathematical Social
Sciences 66, 44-50.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from iuralloc.errors import Budget
from iuralloc.problems.division import Stated
from iuralloc.problems.draws import Term
from iuralloc.problems.fineness import refuse_too_fine
from iuralloc.problems.tugame import refuse_beyond


@dataclass(frozen=True, slots=True)
class Step:
    """Who caused a damage, and how large it is."""

    party: str
    damage: Stated


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps in causal order; a party may stand in several.

    Examples
    --------
    >>> chain = Chain((Step("A", Stated.of(60)), Step("B", Stated.of(30)), Step("A", Stated.of(5))))
    >>> chain.parties, chain.reached
    (('A', 'B'), (1, 2, 2))
    """

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        refuse_too_fine(step.damage.value for step in self.steps)

    @property
    def parties(self) -> tuple[str, ...]:
        """Who stands in the chain, in the order of the first step of each."""
        return tuple(dict.fromkeys(step.party for step in self.steps))

    @property
    def reached(self) -> tuple[int, ...]:
        """For each step how many different parties the chain has reached."""
        seen: set[str] = set()
        counts = []
        for step in self.steps:
            seen.add(step.party)
            counts.append(len(seen))
        return tuple(counts)

    def terms(self) -> list[Term]:
        """The damages as dividends: what the first k parties together cause beyond what fewer of them do.

        Raises
        ------
        LimitReached
            ``game-too-large`` beyond ``Budget.PARTIES``.
        """
        slots = tuple((number,) for number in range(len(self.parties)))
        refuse_beyond("game-too-large", len(slots), Budget.PARTIES)
        damages = dict.fromkeys(range(1, len(slots) + 1), Fraction(0))
        for count, step in zip(self.reached, self.steps, strict=True):
            damages[count] += step.damage.value
        return [Term(slots[:count], (), damage) for count, damage in damages.items()]
