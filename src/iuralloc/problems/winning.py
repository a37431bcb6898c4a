"""A voting game of few voters as an array, however many votes each of them has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from iuralloc.problems.array_game import ArrayGame


def array_of_votes(players: Sequence[str], weights: Sequence[int], quota: int) -> ArrayGame:
    """The game group by group, the votes of any size.

    Votes are added up in Python's whole numbers for half of the voters at a time. The groups of the first half
    are put in order of their votes; for a group of the second half the ones that complete it begin at one place.

    Raises
    ------
    LimitReached
        ``game-too-large`` beyond ``Budget.ARRAY_PARTIES`` voters.

    Examples
    --------
    >>> array_of_votes("ABC", [2, 1, 1], 3).worths.tolist()
    [0, 0, 0, 1, 0, 1, 0, 1]
    """
    half = len(weights) // 2
    first, second = _sums(weights[:half]), _sums(weights[half:])
    in_order = sorted(range(len(first)), key=first.__getitem__)
    ordered = [first[mask] for mask in in_order]
    rank = np.empty(len(first), np.int64)
    rank[in_order] = np.arange(len(first))
    enough = np.array([bisect_left(ordered, quota - votes) for votes in second])
    wins = rank[np.newaxis, :] >= enough[:, np.newaxis]
    return ArrayGame.of_whole_numbers(players, 1, wins.ravel().astype(np.int64))


def _sums(weights: Sequence[int]) -> list[int]:
    sums = [0]
    for weight in weights:
        sums += [below + weight for below in sums]
    return sums
