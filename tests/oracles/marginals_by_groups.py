"""What a player adds to the groups of each size, by the definition: list every group, and take the player out."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations

Worth = Callable[[frozenset[str]], Fraction]


def marginals_by_groups(players: Sequence[str], worth: Worth) -> dict[str, list[Fraction]]:
    """Entry s - 1 of a player: the sum of what it adds to every group of s that holds it; nobody is worth 0.

    >>> pairs = {"AB": 7, "AC": 5, "BC": 4, "ABC": 10}
    >>> def traders(group: frozenset[str]) -> Fraction:
    ...     return Fraction(pairs.get("".join(sorted(group)), 1))
    >>> [str(added) for added in marginals_by_groups("ABC", traders)["A"]]
    ['1', '10', '6']
    """
    found = {}
    for player in players:
        row = []
        for size in range(1, len(players) + 1):
            added = Fraction(0)
            for group in combinations(players, size):
                if player in group:
                    added += worth(frozenset(group))
                    if size > 1:
                        added -= worth(frozenset(group) - {player})
            row.append(added)
        found[player] = row
    return found
