"""Levels of cooperation: parties in blocks, blocks in larger blocks, and who arrives before whom.

All orders count alike in which every block of every level arrives in one go (E. Winter 1989, A value for
cooperative games with levels structure of cooperation, International Journal of Game Theory 18). Whoever
comes before a party is then a choice of whole blocks beside its own on every level, and of members of its
innermost block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, lcm
from typing import TypeAlias

from iuralloc.errors import Inconsistency

#: lists of players that together name each of them once
Partition: TypeAlias = Sequence[Sequence[str]]

#: the numbers of the blocks in which somebody stands, the outermost first
Path: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """An innermost block, and what surrounds it.

    Parameters
    ----------
    others
        For each level, outermost first, the masks of the other blocks of that level in the same larger block.
    members
        The numbers of the players in the innermost block.
    """

    others: tuple[tuple[int, ...], ...]
    members: tuple[int, ...]


def paths(players: Sequence[str], levels: Sequence[Partition]) -> tuple[Path, ...]:
    """For each player the numbers of its blocks, level by level; the empty path where there are no levels.

    Raises
    ------
    Inconsistency
        If a level does not name every player once, or a block lies across blocks of the level above: the
        parameters have been read before a rule is asked.

    Examples
    --------
    >>> paths("ABC", [["AB", "C"], ["A", "B", "C"]])
    ((0, 0), (0, 1), (1, 2))
    """
    found: list[Path] = [() for _ in players]
    for level in levels:
        block = {member: number for number, members in enumerate(level) for member in members}
        if sorted(member for members in level for member in members) != sorted(players):
            raise Inconsistency("a level of blocks does not name every player once")
        found = [(*path, block[player]) for path, player in zip(found, players, strict=True)]
        if len(set(found)) != len(level):
            raise Inconsistency("a block is empty, or lies across blocks of the level above")
    return tuple(found)


def standings(players: Sequence[str], levels: Sequence[Partition]) -> tuple[Standing, ...]:
    """Every innermost block with what surrounds it.

    Examples
    --------
    >>> standings("ABC", [["AB", "C"]])
    (Standing(others=((4,),), members=(0, 1)), Standing(others=((3,),), members=(2,)))
    """
    own = paths(players, levels)
    masks: dict[Path, int] = {}
    for number, path in enumerate(own):
        for depth in range(len(path) + 1):
            masks[path[:depth]] = masks.get(path[:depth], 0) | 1 << number
    below: dict[Path, list[Path]] = {}
    for path in masks:
        if path:
            below.setdefault(path[:-1], []).append(path)
    return tuple(
        Standing(
            tuple(
                tuple(masks[other] for other in below[path[:depth]] if other != path[: depth + 1])
                for depth in range(len(levels))
            ),
            tuple(number for number, stands in enumerate(own) if stands == path),
        )
        for path in dict.fromkeys(own)
    )


def arrival_weights(count: int) -> tuple[list[int], int]:
    """How often a given one of `count` comes right after k given others in all orders, as parts of a whole.

    k! (count - 1 - k)! / count! for k = 0 … count - 1, over their common denominator lcm(1 … count).

    Examples
    --------
    >>> arrival_weights(3)
    ([2, 1, 2], 6)
    """
    whole = lcm(*range(1, count + 1))
    return [whole // (count * comb(count - 1, before)) for before in range(count)], whole


def unions(masks: Sequence[int]) -> list[int]:
    """The union of every choice of disjoint groups, by the mask of the choice.

    Examples
    --------
    >>> unions([1, 6])
    [0, 1, 6, 7]
    """
    found = [0]
    for mask in masks:
        found += [before | mask for before in found]
    return found
