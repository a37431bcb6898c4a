"""What claimants get on average over all orders of arrival, each paid in full as long as something is left.

Who comes after a group S gets min(claim, max(0, estate - claims of S)). Only the size and the sum of S count,
so the others are cut into halves, and the sums of one half are met by those of the other: for n claimants
about n^2 2^(n/2) steps, whatever the amounts, instead of n! orders or 2^n groups.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from math import comb, lcm

from iuralloc.errors import Budget
from iuralloc.problems.tugame import refuse_beyond


def average_arrivals(estate: Fraction, claims: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The average award of each claimant.

    Raises
    ------
    LimitReached
        ``claimants-too-many`` beyond ``Budget.ARRAY_PARTIES``.

    Examples
    --------
    >>> awards = average_arrivals(Fraction(200), {"A": Fraction(100), "B": Fraction(200), "C": Fraction(300)})
    >>> [str(award) for award in awards.values()]
    ['100/3', '250/3', '250/3']
    """
    refuse_beyond("claimants-too-many", len(claims), Budget.ARRAY_PARTIES)
    scale = lcm(estate.denominator, *(claim.denominator for claim in claims.values()))
    whole = [int(claim * scale) for claim in claims.values()]
    left = int(estate * scale)
    # Equal claims get the same, and are computed once.
    awards = {claim: _award(left, claim, _without(whole, claim)) / scale for claim in set(whole)}
    return {party: awards[claim] for party, claim in zip(claims, whole, strict=True)}


def _without(claims: Sequence[int], one: int) -> list[int]:
    place = claims.index(one)
    return [*claims[:place], *claims[place + 1 :]]


def _award(estate: int, claim: int, others: Sequence[int]) -> Fraction:
    middle = len(others) // 2
    halves = _sums_by_size(others[:middle]), _sums_by_size(others[middle:])
    # min(claim, max(0, rest)) is max(0, rest) - max(0, rest - claim).
    before, after = _left_by_size(estate, *halves), _left_by_size(estate - claim, *halves)
    count = len(others)
    orders = lcm(*(comb(count, size) for size in range(count + 1)))
    total = sum(orders // comb(count, size) * (before[size] - after[size]) for size in range(count + 1))
    return Fraction(total, orders * (count + 1))


def _sums_by_size(claims: Sequence[int]) -> list[list[int]]:
    """The sums of all groups, by size, smallest first."""
    sums: list[list[int]] = [[0], *([] for _ in claims)]
    for claim in claims:
        for size in range(len(claims), 0, -1):
            sums[size] += [smaller + claim for smaller in sums[size - 1]]
    for row in sums:
        row.sort()
    return sums


def _left_by_size(estate: int, ones: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> list[int]:
    """What all groups of each size, of members from both halves, leave of the estate, added up."""
    left = [0] * (len(ones) + len(others) - 1)
    added = [[0, *accumulate(row)] for row in others]
    for one, sums in enumerate(ones):
        for other, row in enumerate(others):
            left[one + other] += _left(estate, sums, row, added[other])
    return left


def _left(estate: int, sums: Sequence[int], row: Sequence[int], added: Sequence[int]) -> int:
    total = 0
    below = bisect_left(row, estate - sums[0]) if sums else 0
    for one in sums:
        rest = estate - one
        while below and row[below - 1] >= rest:
            below -= 1
        if not below:
            break
        total += below * rest - added[below]
    return total
