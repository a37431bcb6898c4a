"""What a set of settled coalitions settles beside itself: the coalitions in the span of their vectors.

A coalition is the vector with 1 for its members. Whether one lies in the span is asked by orthogonality to a
basis of the complement, for all 2^n at once: a rank for each would be too slow where many are tied.
"""

from __future__ import annotations

from functools import cache
from math import gcd
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Masks: TypeAlias = NDArray[np.int64]
#: whole numbers: of 64 bits where they are proved to fit, else Python's own
WholeNumbers: TypeAlias = NDArray[Any]

#: odd, far apart: multiples of them modulo 2^64 tell vectors apart; what they confuse is sorted out exactly
_MIXERS = tuple(pow(0x9E3779B97F4A7C15, power, 1 << 64) for power in range(1, 65))
#: so few coalitions are added up one by one, each in a row; more by halves that many of them share
_FEW = 256


class Span:
    """The span of some coalitions, in echelon form over the whole numbers.

    Examples
    --------
    >>> span = Span(3)
    >>> span.add(0b111), span.add(0b001), span.add(0b110)
    (True, True, False)
    >>> span.rank, sorted(span.members().tolist())
    (2, [0, 1, 6, 7])
    """

    __slots__ = ("_pivots", "_rows", "players")

    def __init__(self, players: int) -> None:
        self.players = players
        self._rows: list[list[int]] = []
        self._pivots: list[int] = []

    @property
    def rank(self) -> int:
        """How many of the coalitions were independent."""
        return len(self._rows)

    def copy(self) -> Span:
        """Another span with the same members."""
        other = Span(self.players)
        other._rows, other._pivots = [list(row) for row in self._rows], list(self._pivots)
        return other

    def holds(self, mask: int) -> bool:
        """Whether the vector of a coalition lies in the span."""
        return not any(self._reduced([mask >> number & 1 for number in range(self.players)]))

    def add(self, mask: int) -> bool:
        """Widen the span by a coalition; false if it was in it before."""
        vector = self._reduced([mask >> number & 1 for number in range(self.players)])
        pivot = next((number for number, entry in enumerate(vector) if entry), None)
        if pivot is None:
            return False
        vector = _shortened(vector, pivot)
        for number, row in enumerate(self._rows):
            if row[pivot]:
                factor, own = row[pivot], vector[pivot]
                cleared = [own * mine - factor * theirs for mine, theirs in zip(row, vector, strict=True)]
                self._rows[number] = _shortened(cleared, self._pivots[number])
        self._rows.append(vector)
        self._pivots.append(pivot)
        return True

    def open_places(self) -> list[int]:
        """Players whose own vectors complete those of the span to a basis, n - rank of them."""
        return sorted(set(range(self.players)) - set(self._pivots))

    def complement(self) -> list[list[int]]:
        """Whole-numbered vectors that span what is orthogonal to the span; n - rank of them.

        Examples
        --------
        >>> span = Span(3)
        >>> span.add(0b011)
        True
        >>> span.complement()
        [[-1, 1, 0], [0, 0, 1]]
        """
        found = []
        for number in self.open_places():
            scale = 1
            for row, pivot in zip(self._rows, self._pivots, strict=True):
                if row[number]:
                    scale = scale * row[pivot] // gcd(scale, row[pivot])
            vector = [0] * self.players
            vector[number] = scale
            for row, pivot in zip(self._rows, self._pivots, strict=True):
                vector[pivot] = -scale * row[number] // row[pivot]
            found.append(vector)
        return found

    def members(self) -> Masks:
        """Every coalition in the span as a mask, those with equal upper halves together; nobody is always in it.

        The players are cut in two halves; a coalition is in the span if its halves cancel in every vector of
        the complement. The halves are matched by one number each, made of all vectors modulo 2^64; where halves
        with the same number differ, which is never seen, every coalition is looked at again.
        """
        complement, half = self.complement(), self.players // 2
        bound = max((sum(abs(entry) for entry in vector) for vector in complement), default=0)
        vectors = np.array(complement, dtype=whole_type(bound)).reshape(-1, self.players)
        low, high = _subsets(half) @ vectors[:, :half].T, _subsets(self.players - half) @ -vectors[:, half:].T
        mixers = np.array(_MIXERS[: len(complement)], dtype=np.uint64)
        low_keys, high_keys = _mixed(low, mixers), _mixed(high, mixers)
        order = np.argsort(low_keys, kind="stable")
        ranked = low_keys[order]
        first, last = np.searchsorted(ranked, high_keys, "left"), np.searchsorted(ranked, high_keys, "right")
        counts = last - first
        above = np.repeat(np.arange(len(high), dtype=np.int64), counts)
        starts = np.repeat(first - (np.cumsum(counts) - counts), counts)
        below = order[np.arange(len(above)) + starts].astype(np.int64)
        found: Masks = above << half | below
        matched = np.flatnonzero(counts)
        runs, next_to = low[order], ranked[1:] == ranked[:-1]
        if (runs[first[matched]] == high[matched]).all() and (runs[1:][next_to] == runs[:-1][next_to]).all():
            return found
        return self.within(found)

    def within(self, masks: Masks) -> Masks:
        """Those of some coalitions that lie in the span, in their order."""
        complement = self.complement()
        if len(masks) <= _FEW and complement:
            bound = max(sum(abs(entry) for entry in vector) for vector in complement)
            vectors = np.array(complement, dtype=whole_type(bound))
            kept: Masks = masks[~(_vectors(masks, self.players) @ vectors.T != 0).any(axis=1)]
            return kept
        for vector in complement:
            masks = masks[totals(vector, masks) == 0]
        return masks

    def _reduced(self, vector: list[int]) -> list[int]:
        for row, pivot in zip(self._rows, self._pivots, strict=True):
            if vector[pivot]:
                factor, own = vector[pivot], row[pivot]
                vector = [own * mine - factor * theirs for mine, theirs in zip(vector, row, strict=True)]
        return vector


def _shortened(vector: list[int], pivot: int) -> list[int]:
    common = gcd(*vector)
    if vector[pivot] < 0:
        common = -common
    return vector if common == 1 else [entry // common for entry in vector]


def whole_type(bound: int) -> np.dtype[Any]:
    """The type of arrays of whole numbers none of which passes a bound: 64 bits, or Python's own."""
    return np.dtype(np.int64) if bound < 1 << 62 else np.dtype(np.object_)


def subset_sums(values: list[int], dtype: np.dtype[Any]) -> WholeNumbers:
    """The sum over every subset, by mask.

    Examples
    --------
    >>> subset_sums([1, 2, 4], np.dtype(np.int64)).tolist()
    [0, 1, 2, 3, 4, 5, 6, 7]
    """
    if dtype == np.object_:
        return _grown(values)
    # Modulo 2^64 it is the same whether a number has a sign.
    numbers, half = np.array(values, dtype=dtype).view(np.int64), len(values) // 2
    low, high = _subsets(half) @ numbers[:half], _subsets(len(values) - half) @ numbers[half:]
    sums: WholeNumbers = (high[:, None] + low).reshape(-1).view(dtype)
    return sums


def _grown(values: list[int]) -> WholeNumbers:
    sums = np.zeros(1 << len(values), dtype=object)
    for number, value in enumerate(values):
        size = 1 << number
        np.add(sums[:size], value, out=sums[size : 2 * size])
    return sums


def totals(values: list[int], masks: Masks) -> WholeNumbers:
    """The exact sum of the values over the members of each coalition.

    Examples
    --------
    >>> totals([5, -3, 10**30], np.array([0b011, 0b110])).tolist()
    [2, 999999999999999999999999999997]
    """
    dtype = whole_type(sum(abs(value) for value in values))
    if len(masks) <= _FEW:
        few: WholeNumbers = _vectors(masks, len(values)) @ np.array(values, dtype=dtype)
        return few
    half = len(values) // 2
    low, high = subset_sums(values[:half], dtype), subset_sums(values[half:], dtype)
    sums: WholeNumbers = low[masks & ((1 << half) - 1)] + high[masks >> half]
    return sums


@cache
def _subsets(players: int) -> WholeNumbers:
    """A row of 0 and 1 for every subset of a few players, by mask."""
    return _vectors(np.arange(1 << players), players)


def _mixed(sums: WholeNumbers, mixers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for each row, modulo 2^64."""
    whole = sums if sums.dtype != object else sums & ((1 << 64) - 1)
    mixed: NDArray[np.uint64] = whole.astype(np.uint64) @ mixers
    return mixed


def _vectors(masks: Masks, players: int) -> WholeNumbers:
    """A row of 0 and 1 for each coalition."""
    return masks[:, None] >> np.arange(players) & 1
