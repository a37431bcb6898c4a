"""A lower and an upper bound for each party, and a total between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from iuralloc.errors import Inconsistency
from iuralloc.formula import Formula, Sum
from iuralloc.problems.claims import less
from iuralloc.problems.division import Stated
from iuralloc.problems.draws import spread
from iuralloc.problems.games import GameProblem
from iuralloc.problems.readings import DividendOf, WorthOf
from iuralloc.problems.synergies import SynergyGame, times


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is divided between bounds.

    Parameters
    ----------
    low, high
        By party, in one order.
    total
        What all get together.
    """

    low: Mapping[str, Stated] = field(hash=False)
    high: Mapping[str, Stated] = field(hash=False)
    total: Stated

    def __post_init__(self) -> None:
        for name, table in (("low", self.low), ("high", self.high)):
            object.__setattr__(self, name, MappingProxyType(dict(table)))
        if set(self.low) != set(self.high) or not self.low:
            raise Inconsistency("lower and upper bounds are stated for different parties, or for nobody")


def simple_bounds(problem: GameProblem) -> Bounds:
    """What a player is worth alone, and what all lose without the player.

    Of a game of costs the first is the stand-alone cost and the second the marginal (separable) cost; which of
    them is lower makes no difference to a point on the line between them.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers("AB", 1, [0, 1, 2, 7])
    >>> {player: str(bound.value) for player, bound in simple_bounds(GameProblem(game, Reference("g"))).high.items()}
    {'A': '5', 'B': '6'}
    """
    game, stated = problem.game, problem.stated
    total = Stated(game.worth_of_all(), problem.together)
    if isinstance(game, SynergyGame):
        return _by_blocks(game, stated, total)
    low, high = {}, {}
    for player in game.players:
        others = tuple(other for other in game.players if other != player)
        low[player] = Stated(game.worth([player]), WorthOf(stated, (player,)))
        marginal = less(total.formula, WorthOf(stated, others)) if others else total.formula
        high[player] = Stated(total.value - game.worth(others), marginal)
    return Bounds(low, high, total)


def _by_blocks(game: SynergyGame, stated: Formula, total: Stated) -> Bounds:
    """One pair of bounds for a block: its members are alike, and a thousand names need not be listed."""
    low, high = {}, {}
    for number, block in enumerate(game.blocks):
        without = [size - (place == number) for place, size in enumerate(game.sizes)]
        alone = Stated(game.worth(block.members[:1]), WorthOf(stated, block.members[:1]))
        lost = tuple(
            (Fraction(counted), DividendOf(stated, spread(draw, len(game.blocks))))
            for draw in sorted(game.dividends)
            if (counted := times(draw, game.sizes) - times(draw, without))
        )
        marginal = Stated(total.value - game.worth_of_counts(without), Sum(lost))
        low.update(dict.fromkeys(block.members, alone))
        high.update(dict.fromkeys(block.members, marginal))
    return Bounds(low, high, total)
