"""The core test of a large game: every coalition's excess at a division, in arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data
from iuralloc.lp.basis import Tick, no_tick
from iuralloc.problems.excesses import Excesses, Point, Worths
from iuralloc.problems.objection_scan import ObjectionScan
from iuralloc.quantities import rational_text


@dataclass(frozen=True, slots=True)
class CoreTest:
    """Which coalitions object to a division.

    Parameters
    ----------
    surplus
        What the division hands out beyond the worth of all; 0 where it is efficient.
    coalitions
        How many were looked at: all but nobody and everybody.
    objecting
        How many have an excess above 0.
    largest
        Pairs (mask, excess above 0), largest first, then small coalitions, then early players.
    by_size
        The same for the largest excess of each size from 1 to n - 1, whatever its sign.
    """

    surplus: Fraction
    coalitions: int
    objecting: int
    largest: tuple[tuple[int, Fraction], ...]
    by_size: tuple[tuple[int, Fraction], ...]

    @property
    def in_core(self) -> bool:
        """Whether the total is handed out and nobody objects."""
        return self.surplus == 0 and self.objecting == 0

    def as_data(self) -> Data:
        """Counts and numbers as text."""
        return {
            "surplus": rational_text(self.surplus),
            "coalitions": str(self.coalitions),
            "objecting": str(self.objecting),
            "largest": [[str(mask), rational_text(excess)] for mask, excess in self.largest],
            "by_size": [[str(mask), rational_text(excess)] for mask, excess in self.by_size],
        }


def core_test(
    players: int,
    worths: Worths,
    allocation: Sequence[Fraction],
    denominator: int = 1,
    *,
    listed: int = 10,
    tick: Tick = no_tick,
) -> CoreTest:
    """Look at every coalition.

    Parameters
    ----------
    players
        Their number.
    worths
        2^n whole numbers by mask over the denominator; for a burden negated, and so is the allocation.
    allocation
        Player by player.
    denominator
        Above 0.
    listed
        How many of the largest objections to name.
    tick
        Called inside the loops; raises to stop.

    Examples
    --------
    >>> found = core_test(3, [0, 0, 0, 6, 0, 6, 4, 9], [Fraction(2), Fraction(5), Fraction(2)])
    >>> found.objecting, found.largest, found.in_core
    (1, ((5, Fraction(2, 1)),), False)
    >>> [(mask, str(excess)) for mask, excess in found.by_size]
    [(1, '-2'), (5, '2')]
    """
    if len(allocation) != players:
        raise Inconsistency("a division of others than the players is tested")
    excesses = Excesses(players, worths, tick)
    point = Point.of([amount * denominator for amount in allocation])
    scan = ObjectionScan(players, excesses.worths, excesses.bound, point, listed, tick)
    unit = point.denominator * denominator
    return CoreTest(
        surplus=-excesses.excess(excesses.everyone, point) / denominator,
        coalitions=excesses.everyone - 1,
        objecting=scan.objecting,
        largest=tuple((mask, Fraction(value, unit)) for mask, value in scan.largest()),
        by_size=tuple((mask, Fraction(value, unit)) for mask, value in scan.largest_of_each_size()),
    )
