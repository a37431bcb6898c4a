"""Whole units by largest remainder, handing out the missing units one at a time."""

from collections.abc import Mapping
from fractions import Fraction


def largest_remainder_by_hand(exact: Mapping[str, Fraction], unit: Fraction) -> dict[str, Fraction]:
    """Round every amount down to whole units, then give each missing unit to the largest remainder.

    Down means towards minus infinity, also for a negative amount. A party gets at most one missing unit;
    among equal remainders the one listed first is served first.

    Raises
    ------
    ValueError
        If the amounts do not add up to a whole number of units: then no rounding can keep the sum.

    >>> thirds = dict.fromkeys(["maker", "uni", "lab"], Fraction(100, 3))
    >>> paid = largest_remainder_by_hand(thirds, Fraction(1, 100))
    >>> {party: float(amount) for party, amount in paid.items()}
    {'maker': 33.34, 'uni': 33.33, 'lab': 33.33}
    """
    paid = {party: amount // unit * unit for party, amount in exact.items()}
    missing = (sum(exact.values()) - sum(paid.values())) / unit
    if missing.denominator != 1:
        raise ValueError(f"the amounts add up to {sum(exact.values())}, no multiple of {unit}")
    for _ in range(missing.numerator):
        # max() keeps the first of equals; whoever was served is below zero and comes last
        largest = max(exact, key=lambda party: exact[party] - paid[party])
        paid[largest] += unit
    return paid
