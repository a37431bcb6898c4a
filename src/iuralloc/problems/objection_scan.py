"""One pass over all coalitions of a large game: who objects to a division, and who comes closest of each size.

Late players are the same in a chunk of coalitions, so that the order of a table (by size, then early players) is
that of the coalitions of early players, in segments by size. Of most chunks only the largest excess of each
segment is looked at a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

import numpy as np

from iuralloc.lp.basis import Tick
from iuralloc.problems.excesses import Point
from iuralloc.problems.span import Masks, WholeNumbers, subset_sums, whole_type

#: players whose coalitions make up a chunk: 128 kB of 64-bit numbers, which stay in the cache
_CHUNK_PLAYERS = 14

#: mask, and its excess times the denominator of the point
Entry: TypeAlias = tuple[int, int]


class ObjectionScan:
    """The excesses of all coalitions but nobody and everybody at a point.

    Parameters
    ----------
    players
        Their number.
    worths
        2^n whole numbers by mask, in an array.
    bound
        The largest of them, whatever its sign.
    point
        The division.
    listed
        How many of the largest objections to keep.
    tick
        Called once a chunk.

    Examples
    --------
    >>> point = Point((2, 5, 2), 1)
    >>> scan = ObjectionScan(3, np.array([0, 0, 0, 6, 0, 6, 4, 9]), 9, point, 2, lambda: None)
    >>> scan.objecting, scan.largest(), scan.largest_of_each_size()
    (1, [(5, 2)], [(1, -2), (5, 2)])
    """

    def __init__(self, players: int, worths: WholeNumbers, bound: int, point: Point, listed: int, tick: Tick) -> None:
        self._players, self._worths, self._listed = players, worths, listed
        self._early_players = min(_CHUNK_PLAYERS, players)
        self._scale = point.denominator
        dtype = whole_type(sum(abs(value) for value in point.numerators) + bound * point.denominator)
        self._order, self._starts = _table_order(self._early_players)
        self._paid = subset_sums(list(point.numerators[: self._early_players]), dtype)[self._order]
        self._paid_late: list[int] = subset_sums(list(point.numerators[self._early_players :]), dtype).tolist()
        self._found: list[Entry] = []
        #: by chunk, then by number of early players
        self._tops: list[list[int]] = []
        self.objecting = 0
        for number, late in enumerate(self._paid_late):
            tick()
            self._look_at(number, late)

    def largest(self) -> list[Entry]:
        """The largest objections, largest first, in the order of a table."""
        return list(self._found)

    def largest_of_each_size(self) -> list[Entry]:
        """For each size from 1 to n - 1 the first of the coalitions with the largest excess, whatever its sign."""
        by_late = self._chunks_by_late_players()
        return [self._first_of(size, by_late) for size in range(1, self._players)]

    def _look_at(self, number: int, late: int) -> None:
        seen = self._seen(number, 0, len(self._order))
        tops = np.maximum.reduceat(seen, self._starts[:-1]).tolist()
        self._tops.append([top - late for top in tops])
        if max(tops) > late:
            # Nobody comes first in the first chunk, and everybody last in the last.
            start, stop = int(number == 0), len(seen) - int(number == len(self._paid_late) - 1)
            self._remember(number << self._early_players, seen[start:stop], self._order[start:stop], late)

    def _seen(self, number: int, start: int, stop: int) -> WholeNumbers:
        """Excesses of a part of a chunk in the order of a table, without what late players are paid."""
        first = number << self._early_players
        worths = self._worths[first : first + len(self._order)][self._order[start:stop]]
        seen: WholeNumbers = worths.astype(self._paid.dtype, copy=False)
        if self._scale != 1:
            seen *= self._scale
        seen -= self._paid[start:stop]
        return seen

    def _remember(self, first: int, seen: WholeNumbers, order: Masks, late: int) -> None:
        places = np.flatnonzero(seen > late)
        self.objecting += len(places)
        if not len(places) or not self._listed:
            return
        if len(self._found) >= self._listed:
            places = places[seen[places] >= self._found[-1][1] + late]
        if len(places) > self._listed:
            values = seen[places]
            least = np.sort(values)[-self._listed]
            # In a chunk the first of those that are alike are also the first in the table.
            places = np.concatenate([places[values > least], places[values == least][: self._listed]])
        masks, values = (order[places] + first).tolist(), seen[places].tolist()
        self._found += [(mask, value - late) for mask, value in zip(masks, values, strict=True)]
        self._found.sort(key=lambda entry: (-entry[1], entry[0].bit_count(), -self._early(entry[0])))
        del self._found[self._listed :]

    def _chunks_by_late_players(self) -> list[list[int]]:
        """Numbers of the chunks, by how many late players they have, those with earlier ones first."""
        found: list[list[int]] = [[] for _ in range(self._players - self._early_players + 1)]
        for number in sorted(range(len(self._paid_late)), key=self._early, reverse=True):
            found[number.bit_count()].append(number)
        return found

    def _first_of(self, size: int, by_late: list[list[int]]) -> Entry:
        places = [(late, size - late) for late in range(len(by_late)) if 0 <= size - late <= self._early_players]
        top = max(self._tops[number][early] for late, early in places for number in by_late[late])
        return max(self._candidates(top, places, by_late), key=self._early), top

    def _candidates(self, top: int, places: list[tuple[int, int]], by_late: list[list[int]]) -> Iterator[int]:
        """Coalitions of one size with its largest excess, the first in the order of a table among them."""
        before = -1
        for late, early in places:
            # The more early players there are, the earlier the first possible coalition.
            if before > self._early((1 << early) - 1):
                return
            least = None
            for number in by_late[late]:
                if self._tops[number][early] != top:
                    continue
                start, stop = self._starts[early : early + 2].tolist()
                place = int((self._seen(number, start, stop) == top + self._paid_late[number]).argmax())
                if least is None or place < least:
                    least, mask = place, int(self._order[start + place])
                    before = max(before, self._early(mask))
                    yield number << self._early_players | mask
                if least == 0:
                    break

    def _early(self, mask: int) -> int:
        """Larger for the coalition with the earlier players, among those of one size."""
        return int(f"{mask:0{self._players}b}"[::-1], 2)


@cache
def _table_order(players: int) -> tuple[Masks, Masks]:
    """All coalitions by size, then by early players; and where each size begins, with the end behind.

    Examples
    --------
    >>> order, starts = _table_order(3)
    >>> order.tolist(), starts.tolist()
    ([0, 1, 2, 4, 3, 5, 6, 7], [0, 1, 4, 7, 8])
    """
    mirrored = subset_sums([1 << number for number in reversed(range(players))], np.dtype(np.int64))[::-1]
    sizes = subset_sums([1] * players, np.dtype(np.int64))[::-1]
    places = np.argsort(sizes.astype(np.int8), kind="stable")
    starts: Masks = np.searchsorted(sizes[places], np.arange(players + 2))
    order: Masks = mirrored[places]
    return order, starts
