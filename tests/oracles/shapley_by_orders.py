"""Shapley value by its definition: let the parties arrive in every order, and average what each one adds."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import permutations

Worth = Callable[[frozenset[str]], Fraction]
"""What a group could earn (in a cost game: would pay) without the others."""


def shapley_by_orders(parties: Iterable[str], worth: Worth) -> dict[str, Fraction]:
    """Average the marginal contributions over all n! orders of arrival.

    The empty group is worth 0 and is never asked for. Up to eight parties or so.

    >>> pairs = {"AB": 7, "AC": 5, "BC": 4, "ABC": 10}
    >>> def traders(group: frozenset[str]) -> Fraction:
    ...     return Fraction(pairs.get("".join(sorted(group)), 1))
    >>> {party: str(value) for party, value in shapley_by_orders("ABC", traders).items()}
    {'A': '4', 'B': '7/2', 'C': '5/2'}
    """
    parties = list(parties)
    sums = dict.fromkeys(parties, Fraction(0))
    orders = 0
    for order in permutations(parties):
        orders += 1
        before = Fraction(0)
        for place, party in enumerate(order, start=1):
            after = worth(frozenset(order[:place]))
            sums[party] += after - before
            before = after
    return {party: total / orders for party, total in sums.items()}
