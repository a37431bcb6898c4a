"""A runway that many aircraft use: a group needs one as long as the longest that a member needs.

S. C. Littlechild and G. Owen (1973), A simple expression for the Shapley value in a special case, Management
Science 20, 370-372; S. C. Littlechild (1974), A simple expression for the nucleolus in a special case,
International Journal of Game Theory 3, 21-29.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from types import MappingProxyType

from iuralloc.errors import Budget, Finding, Inconsistency, LimitReached
from iuralloc.problems.division import Stated
from iuralloc.problems.fineness import common_multiple, refuse_long_products, refuse_too_fine
from iuralloc.problems.tugame import TUGame, WorthGame, common_denominator, refuse_beyond


@dataclass(frozen=True, slots=True)
class Airport:
    """Types of aircraft by the cost of the runway that each needs.

    Parameters
    ----------
    costs
        At least 0.
    counts
        How many aircraft of each type there are, at least 1.
    """

    costs: Mapping[str, Stated] = field(hash=False)
    counts: Mapping[str, int] = field(hash=False)

    def __post_init__(self) -> None:
        for name, table in (("costs", self.costs), ("counts", self.counts)):
            object.__setattr__(self, name, MappingProxyType(dict(table)))
        if set(self.costs) != set(self.counts) or not self.costs:
            raise Inconsistency("costs and counts are of different types, or of none")
        refuse_too_fine(cost.value for cost in self.costs.values())

    def shapley(self) -> dict[str, Fraction]:
        """The Shapley value of one aircraft of each type: every stretch is shared equally by those who need it.

        Raises
        ------
        LimitReached
            ``answers-too-fine``.

        Examples
        --------
        >>> runway = Airport({"small": Stated.of(6), "large": Stated.of(10)}, {"small": 2, "large": 1})
        >>> {name: str(cost) for name, cost in runway.shapley().items()}
        {'small': '2', 'large': '6'}
        """
        order, costs, counts = self._stretches()
        users = list(accumulate(reversed(counts)))[::-1]
        # Whole numbers over one denominator: a sum of fractions would be reduced at every step.
        with _of_answers():
            whole = common_multiple([*users, *(cost.denominator for cost in costs)])
        paid: dict[Fraction, Fraction] = {}
        before, total = 0, 0
        for cost, many in zip(costs, users, strict=True):
            length = cost.numerator * (whole // cost.denominator)
            total += (length - before) * (whole // many)
            before = length
            paid[cost] = Fraction(total, whole * whole)
        return {name: paid[self.costs[name].value] for name in order}

    def nucleolus(self) -> dict[str, Fraction]:
        """The nucleolus of one aircraft of each type, by the lower hull of costs over numbers of aircraft.

        From the point reached (at first nobody, nothing) the next block of types is the one up to which
        (cost not yet paid + last charge) / (aircraft + 1) is smallest; up to the longest runway of all the one
        is not added. Each aircraft of the block is charged that number.

        Raises
        ------
        LimitReached
            ``answers-too-fine``.

        Examples
        --------
        >>> runway = Airport({"A": Stated.of(8), "B": Stated.of(11), "C": Stated.of(18)}, {"A": 1, "B": 1, "C": 1})
        >>> {name: str(cost) for name, cost in runway.nucleolus().items()}
        {'A': '11/3', 'B': '11/3', 'C': '32/3'}
        """
        order, costs, counts = self._stretches()
        with _of_answers():
            refuse_long_products(count + 1 for count in counts)
        reached = list(accumulate(counts))
        places = [*reached[:-1], reached[-1] - 1]
        following = _lower_hull(places, costs)
        paid: dict[Fraction, Fraction] = {}
        start, x, y = 0, -1, Fraction(0)
        while start < len(costs):
            at = start
            charge = (costs[at] - y) / (places[at] - x)
            while (after := following[at]) is not None and (
                slope := (costs[after] - y) / (places[after] - x)
            ) <= charge:
                at, charge = after, slope
            paid.update(dict.fromkeys(costs[start : at + 1], charge))
            start, x, y = at + 1, reached[at] - 1, costs[at] - charge
        return {name: paid[self.costs[name].value] for name in order}

    def game(self) -> TUGame:
        """The game of one aircraft of each type, as a table.

        Raises
        ------
        LimitReached
            ``table-too-large`` beyond ``Budget.ARRAY_PARTIES`` players.
        """
        if set(self.counts.values()) != {1}:
            raise Inconsistency("a type of several aircraft is no player")
        players = tuple(self.costs)
        refuse_beyond("table-too-large", len(players), Budget.ARRAY_PARTIES)
        denominator = common_denominator(cost.value for cost in self.costs.values())
        costs = [int(cost.value * denominator) for cost in self.costs.values()]
        if len(players) > Budget.WORTH_PARTIES:
            # Loaded here: a small game needs no array.
            from iuralloc.problems.arrays_by_counts import array_of_longest

            return array_of_longest(players, denominator, costs)
        worths = [0]
        for own in costs:
            worths += [max(worth, own) for worth in worths]
        return WorthGame.of_whole_numbers(players, denominator, worths)

    def _stretches(self) -> tuple[tuple[str, ...], list[Fraction], list[int]]:
        """The types as stated; the different costs, rising, and how many aircraft have each."""
        many: dict[Fraction, int] = {}
        for name, cost in self.costs.items():
            many[cost.value] = many.get(cost.value, 0) + self.counts[name]
        costs = sorted(many)
        return tuple(self.costs), costs, [many[cost] for cost in costs]


@contextmanager
def _of_answers() -> Iterator[None]:
    """Say of a long divisor that the answers have it: the costs have been looked at before."""
    try:
        yield
    except LimitReached as refusal:
        digits = refusal.findings[0].facts["digits"]
        raise LimitReached([Finding("answers-too-fine", facts={"digits": digits})]) from refusal


def _lower_hull(places: list[int], costs: list[Fraction]) -> list[int | None]:
    """For each point the next one on the lower hull of itself and all points to its right."""
    following: list[int | None] = [None] * len(places)
    for at in range(len(places) - 2, -1, -1):
        after = at + 1
        while (beyond := following[after]) is not None and _lies_above(at, after, beyond, places, costs):
            after = beyond
        following[at] = after
    return following


def _lies_above(one: int, middle: int, other: int, places: list[int], costs: list[Fraction]) -> bool:
    """Whether the middle one of three points lies on or above the line through the others."""
    rise, run = costs[other] - costs[one], places[other] - places[one]
    return (costs[middle] - costs[one]) * run >= rise * (places[middle] - places[one])
