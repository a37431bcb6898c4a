"""Core test by looking at every group: who would do better without the others, and by how much."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import combinations

Worth = Callable[[frozenset[str]], Fraction]
"""What a group could earn (in a cost game: would pay) without the others."""


def excesses(payoff: Mapping[str, Fraction], worth: Worth, *, cost: bool = False) -> dict[frozenset[str], Fraction]:
    """Measure the discontent of every group, that of all included.

    In a profit game it is worth minus payoff, in a cost game payment minus worth:
    a positive excess is always an objection.

    >>> def cab(group: frozenset[str]) -> Fraction:
    ...     return Fraction({"A": 6, "B": 11, "AB": 12}["".join(sorted(group))])
    >>> unfair = excesses({"A": Fraction(2), "B": Fraction(10)}, cab, cost=True)
    >>> {"+".join(sorted(group)): str(excess) for group, excess in unfair.items()}
    {'A': '-4', 'B': '-1', 'A+B': '0'}
    """
    sign = -1 if cost else 1
    return {
        frozenset(group): sign * (worth(frozenset(group)) - sum(payoff[party] for party in group))
        for size in range(1, len(payoff) + 1)
        for group in combinations(payoff, size)
    }


def objections(payoff: Mapping[str, Fraction], worth: Worth, *, cost: bool = False) -> dict[frozenset[str], Fraction]:
    """Keep the groups of fewer than all whose excess is positive.

    >>> def cab(group: frozenset[str]) -> Fraction:
    ...     return Fraction({"A": 6, "B": 11, "AB": 12}["".join(sorted(group))])
    >>> half = {"A": Fraction(6), "B": Fraction(6)}
    >>> objections(half, cab, cost=True)
    {}
    >>> by_distance = {"A": Fraction(0), "B": Fraction(12)}
    >>> objections(by_distance, cab, cost=True)
    {frozenset({'B'}): Fraction(1, 1)}
    """
    everyone = frozenset(payoff)
    found = excesses(payoff, worth, cost=cost)
    return {group: excess for group, excess in found.items() if excess > 0 and group != everyone}


def in_core(payoff: Mapping[str, Fraction], worth: Worth, *, cost: bool = False) -> bool:
    """Tell whether the payoff divides the worth of all exactly and no group objects.

    >>> def cab(group: frozenset[str]) -> Fraction:
    ...     return Fraction({"A": 6, "B": 11, "AB": 12}["".join(sorted(group))])
    >>> in_core({"A": Fraction(6), "B": Fraction(6)}, cab, cost=True)
    True
    >>> in_core({"A": Fraction(6), "B": Fraction(7)}, cab, cost=True)
    False
    """
    efficient = sum(payoff.values()) == worth(frozenset(payoff))
    return efficient and not objections(payoff, worth, cost=cost)
