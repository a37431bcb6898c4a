"""Sums over all groups of one size, in whole numbers, from an array of worths by mask.

The groups are counted off twice: once by their high players and the number of their low ones, once the
other way round. To fold an array by a player means to add its half without to its half with him,
one size further up: of a table of 2^n that takes about 2^n additions in all, and two folds of
everything, a piece at a time, give the sums of all players.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import comb
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

#: whole numbers: machine words, or Python's own where machine words do not hold them
WholeNumbers: TypeAlias = NDArray[Any]

#: a piece of the table: 2^17 words, 1 MB; of larger ones the system takes the memory back each time
_PIECE_BITS: Final = 17
#: half a machine word: a worth too large to be added up is taken apart into an upper and a lower half
HALF: Final = 32
WORD: Final = 1 << 63


@dataclass(frozen=True, slots=True)
class SizeSums:
    """Sums of worths over the groups of each size.

    Parameters
    ----------
    of_all
        Entry s: over all groups of s players, s = 0 … n.
    with_player
        For each player by number, entry s: over those of them that hold the player.
    """

    of_all: list[int]
    with_player: list[list[int]]

    def marginals(self, number: int) -> list[int]:
        """Entry s - 1: the sum of v(S) - v(S without the player) over the groups S of s that hold the player."""
        own = self.with_player[number]
        return [own[size] - (self.of_all[size - 1] - own[size - 1]) for size in range(1, len(own))]


def sums_by_size(worths: WholeNumbers, bound: int) -> SizeSums:
    """The sums over the groups of each size, of all and of each player's; exact.

    Parameters
    ----------
    worths
        2^n whole numbers by mask, as ``int64`` or as Python's own; read piece by piece and not changed.
    bound
        No worth is larger, whatever its sign.

    Examples
    --------
    >>> found = sums_by_size(np.array([0, 1, 2, 7]), 7)
    >>> found.of_all, found.with_player, found.marginals(1)
    ([0, 3, 7], [[0, 1, 7], [0, 2, 7]], [2, 6])
    """
    players = len(worths).bit_length() - 1
    if worths.dtype == object:
        return _listed(*_summed(worths, 0, object))
    # No sum on the way has more terms than there are groups of the most frequent size.
    if bound * comb(players, players // 2) < WORD:
        return _listed(*_summed(worths, 0, np.int64))
    lower, upper = (_listed(*_summed(worths, half, np.int64)) for half in (1, 2))
    return SizeSums(
        _joined(lower.of_all, upper.of_all),
        [_joined(low, up) for low, up in zip(lower.with_player, upper.with_player, strict=True)],
    )


def _joined(lower: list[int], upper: list[int]) -> list[int]:
    return [low + (up << HALF) for low, up in zip(lower, upper, strict=True)]


def _listed(of_all: WholeNumbers, with_player: WholeNumbers) -> SizeSums:
    return SizeSums(of_all.tolist(), with_player.tolist())


def _summed(worths: WholeNumbers, half: int, dtype: Any) -> tuple[WholeNumbers, WholeNumbers]:
    """Sums of the worths themselves (half 0), of their lower (1) or their upper halves (2)."""
    players = len(worths).bit_length() - 1
    low = players // 2
    high = players - low
    rows = worths.reshape(1 << high, 1 << low)
    step = min(high, max(0, _PIECE_BITS - low))
    by_low = np.zeros((high + 1, 1 << low), dtype)
    by_high = np.empty((low + 1, 1 << high), dtype)
    for start in range(0, 1 << high, 1 << step):
        piece = half_of(rows[start : start + (1 << step)], half)
        present = start.bit_count()
        by_low[present : present + step + 1] += fold_rows(piece)
        by_high[:, start : start + (1 << step)] = fold_columns(piece).T
    of_all = _diagonals(fold_columns(by_low))
    with_player = np.concatenate((_of_members(by_low), _of_members(by_high)))
    return of_all, with_player


def half_of(piece: WholeNumbers, half: int) -> WholeNumbers:
    """The words themselves (half 0), their lower halves (1) or their upper halves (2).

    The lower half is never negative, and the shift rounds down: lower + upper x 2^32 is the number.

    Examples
    --------
    >>> half_of(np.array([-1]), 1).tolist(), half_of(np.array([-1]), 2).tolist()
    ([4294967295], [-1])
    """
    if half == 0:
        return piece
    return piece & ((1 << HALF) - 1) if half == 1 else piece >> HALF


def fold_rows(table: WholeNumbers) -> WholeNumbers:
    """Rows by mask become rows by size: row s is the sum of the rows of all masks with s bits.

    Examples
    --------
    >>> fold_rows(np.array([[1], [10], [20], [300]])).tolist()
    [[1], [30], [300]]
    """
    # A list of arrays by the bits counted so far: what is not added is not copied.
    parts = [table]
    while len(parts[0]) > 1:
        half = len(parts[0]) // 2
        parts = [
            parts[0][:half],
            *(more[:half] + fewer[half:] for fewer, more in pairwise(parts)),
            parts[-1][half:],
        ]
    return np.concatenate(parts)


def fold_columns(table: WholeNumbers) -> WholeNumbers:
    """Columns by mask become columns by size.

    Examples
    --------
    >>> fold_columns(np.array([[1, 10, 20, 300]])).tolist()
    [[1, 30, 300]]
    """
    parts = [table]
    while parts[0].shape[1] > 1:
        half = parts[0].shape[1] // 2
        parts = [
            parts[0][:, :half],
            *(more[:, :half] + fewer[:, half:] for fewer, more in pairwise(parts)),
            parts[-1][:, half:],
        ]
    return np.concatenate(parts, axis=1)


def _diagonals(table: WholeNumbers) -> WholeNumbers:
    """Entry s: the sum of the entries (a, b) with a + b = s."""
    rows, columns = table.shape
    sums = np.zeros(rows + columns - 1, table.dtype)
    for row, entries in enumerate(table):
        sums[row : row + columns] += entries
    return sums


def _of_members(table: WholeNumbers) -> WholeNumbers:
    """For each bit of the columns' masks, by size: rows count the other players, columns are masks."""
    others, masks = table.shape
    bits = masks.bit_length() - 1
    sums = np.zeros((bits, others + bits), table.dtype)
    for bit in range(bits):
        columns, starts = _with_bit(bits, bit)
        by_size = np.add.reduceat(table[:, columns], starts, axis=1)
        # The first column is that of one player, the member himself.
        sums[bit, 1:] = _diagonals(by_size)
    return sums


@cache
def _with_bit(bits: int, bit: int) -> tuple[NDArray[np.int64], list[int]]:
    """The masks that hold a bit, small groups first, and where each size begins."""
    sizes = np.zeros(1, np.int64)
    for _ in range(bits):
        sizes = np.concatenate((sizes, sizes + 1))
    masks = np.argsort(sizes, kind="stable")
    starts = [0]
    for size in range(bits - 1):
        starts.append(starts[-1] + comb(bits - 1, size))
    return masks[masks >> bit & 1 == 1], starts
