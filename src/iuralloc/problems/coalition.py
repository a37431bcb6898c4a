"""Groups of players: as names, as bit masks, and in the order in which a table lists them.

Player number i, counted from 0, is bit i of a mask; the empty group is 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iuralloc.errors import Inconsistency


def mask_of(members: Iterable[str], players: Sequence[str]) -> int:
    """The bit mask of a group; the order of its members does not matter.

    Raises
    ------
    Inconsistency
        If a member is no player or is named twice: the contract has been checked before a game is made.

    Examples
    --------
    >>> mask_of(["C", "A"], ("A", "B", "C"))
    5
    """
    bits = {player: 1 << number for number, player in enumerate(players)}
    mask = 0
    for member in members:
        bit = bits.get(member, 0)
        if not bit or mask & bit:
            raise Inconsistency(f"{member} is no player, or stands twice in one group")
        mask |= bit
    return mask


def numbers_of(mask: int) -> tuple[int, ...]:
    """The numbers of the players in a group, smallest first.

    Examples
    --------
    >>> numbers_of(0b1101)
    (0, 2, 3)
    """
    return tuple(number for number in range(mask.bit_length()) if mask >> number & 1)


def members_of(mask: int, players: Sequence[str]) -> tuple[str, ...]:
    """The names of the players in a group, in the order of the players.

    Examples
    --------
    >>> members_of(5, ("A", "B", "C"))
    ('A', 'C')
    """
    return tuple(players[number] for number in numbers_of(mask))


def listing_order(mask: int) -> tuple[int, tuple[int, ...]]:
    """Sort key of a group in a table: small groups first, then by the numbers of the players.

    Examples
    --------
    >>> [members_of(mask, "ABC") for mask in sorted(range(1, 8), key=listing_order)][2:6]
    [('C',), ('A', 'B'), ('A', 'C'), ('B', 'C')]
    """
    return mask.bit_count(), numbers_of(mask)


def groups_in_order(count: int) -> list[int]:
    """All groups of `count` players but the empty one, as a table lists them.

    Examples
    --------
    >>> groups_in_order(3)
    [1, 2, 4, 3, 5, 6, 7]
    """
    return sorted(range(1, 1 << count), key=listing_order)


def group_text(members: Iterable[str]) -> str:
    """A group as contracts and tables write it.

    Examples
    --------
    >>> group_text(("maker", "lake"))
    'maker + lake'
    """
    return " + ".join(members)
