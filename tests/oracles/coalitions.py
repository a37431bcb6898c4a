"""Coalitions of named players: all of them, and how each is written."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations


def coalitions(players: Sequence[str]) -> Iterator[frozenset[str]]:
    """Yield every coalition with a member, small ones first, that of all last.

    >>> [written(group, "AB") for group in coalitions("AB")]
    ['A', 'B', 'A+B']
    """
    for size in range(1, len(players) + 1):
        yield from map(frozenset, combinations(players, size))


def proper(players: Sequence[str]) -> list[frozenset[str]]:
    """List every coalition with a member except that of all."""
    return list(coalitions(players))[:-1]


def written(group: Iterable[str], players: Sequence[str]) -> str:
    """Name the members in the order of the players.

    >>> written({"C", "A"}, "ABC")
    'A+C'
    """
    return "+".join(sorted(group, key=list(players).index))
