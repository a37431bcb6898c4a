"""Fill the groups that a contract does not list, by trying every way to split a group up."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations


def partitions(parties: Sequence[str]) -> Iterator[list[frozenset[str]]]:
    """Yield every partition: the first party opens a block of its own, or joins a block of the rest.

    >>> for blocks in partitions(["A", "B", "C"]):
    ...     print(" | ".join("".join(sorted(block)) for block in blocks))
    A | B | C
    AB | C
    B | AC
    A | BC
    ABC
    """
    if not parties:
        yield []
        return
    first = frozenset(parties[:1])
    for blocks in partitions(parties[1:]):
        yield [first, *blocks]
        for place, block in enumerate(blocks):
            yield [*blocks[:place], block | first, *blocks[place + 1 :]]


def superadditive_by_partitions(
    parties: Sequence[str], listed: Mapping[frozenset[str], Fraction], *, cost: bool = False
) -> dict[frozenset[str], Fraction]:
    """Give every group not listed the best it can do by splitting into listed groups.

    Best is the largest sum, in a cost game the smallest. A listed worth stays as it is written,
    even where splitting up would do better.

    Raises
    ------
    ValueError
        If some group cannot be split into listed groups.

    >>> listed = {frozenset(key): Fraction(worth) for key, worth in
    ...           {"A": 4, "B": 1, "C": 2, "AB": 9, "ABC": 15}.items()}
    >>> full = superadditive_by_partitions("ABC", listed)
    >>> {"".join(sorted(group)): str(worth) for group, worth in full.items()}
    {'A': '4', 'B': '1', 'C': '2', 'AB': '9', 'AC': '6', 'BC': '3', 'ABC': '15'}
    """
    best = min if cost else max
    full: dict[frozenset[str], Fraction] = {}
    for size in range(1, len(parties) + 1):
        for group in map(frozenset, combinations(parties, size)):
            if group in listed:
                full[group] = listed[group]
                continue
            covers = [blocks for blocks in partitions(sorted(group)) if all(block in listed for block in blocks)]
            if not covers:
                raise ValueError(f"no listed groups make up {' + '.join(sorted(group))}")
            full[group] = best(sum((listed[block] for block in blocks), Fraction(0)) for blocks in covers)
    return full
