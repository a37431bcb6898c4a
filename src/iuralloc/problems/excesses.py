"""What every coalition could earn alone beyond what it gets, for all 2^n at once and exactly.

The excess of a coalition S at x is v(S) - x(S). All coalitions are looked at in fixed point, in 64 bits and by
chunks that stay in the cache; those that could be the largest are then compared in whole numbers. No rounding
decides anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from iuralloc.lp.basis import Tick, no_tick
from iuralloc.problems.span import Masks, WholeNumbers, subset_sums, totals

#: worths by mask
Worths: TypeAlias = Sequence[int] | NDArray[np.int64]

#: bits of a coalition that run through one chunk: 128 kB of 64-bit numbers
_CHUNK_BITS = 14
#: a chunk is a table of rows, so many in all that each can propose one coalition
_ROWS_BITS = 5
#: bits of the fixed point; two more than these are never needed
_BITS = 60
_NEVER = -(1 << 62)


@dataclass(frozen=True, slots=True)
class Point:
    """A division in whole numbers over one denominator, player by player.

    Examples
    --------
    >>> Point.of([Fraction(1, 2), Fraction(2, 3)])
    Point(numerators=(3, 4), denominator=6)
    """

    numerators: tuple[int, ...]
    denominator: int

    @classmethod
    def of(cls, amounts: Sequence[Fraction]) -> Point:
        """The point with these coordinates."""
        denominator = lcm(*(amount.denominator for amount in amounts)) if amounts else 1
        return cls(tuple(int(amount * denominator) for amount in amounts), denominator)

    @classmethod
    def over(cls, numerators: Sequence[int], denominator: int) -> Point:
        """The point with coordinates numerator / denominator, in lowest terms."""
        common = gcd(denominator, *numerators)
        return cls(tuple(value // common for value in numerators), denominator // common)

    def amounts(self) -> tuple[Fraction, ...]:
        """The coordinates."""
        return tuple(Fraction(value, self.denominator) for value in self.numerators)

    def raised(self, amount: Fraction) -> Point:
        """The point with the same amount added for every player."""
        whole = lcm(self.denominator, amount.denominator)
        times, more = whole // self.denominator, int(amount * whole)
        return Point(tuple(value * times + more for value in self.numerators), whole)


class Excesses:
    """The excesses of a game; settled coalitions can be left out.

    Parameters
    ----------
    players
        Their number, at least 1.
    worths
        2^n whole numbers by mask, 0 for nobody: an array of 64-bit numbers is used as it is, never copied.
    tick
        Called once a chunk.

    Examples
    --------
    >>> excesses = Excesses(2, [0, 3, 4, 10])
    >>> value, masks = excesses.largest(Point.of([Fraction(5, 2), Fraction(15, 2)]))
    >>> value, masks.tolist()
    (Fraction(1, 2), [1])
    """

    def __init__(self, players: int, worths: Worths, tick: Tick = no_tick) -> None:
        self.players = players
        self.everyone = (1 << players) - 1
        self.bits = min(_CHUNK_BITS, max(players - _ROWS_BITS, players // 2))
        self._chunk_bits = min(_CHUNK_BITS, players)
        self._tick = tick
        self.worths = worths if isinstance(worths, np.ndarray) else np.array(list(worths), dtype=object)
        if self.worths.dtype == object:
            self.bound = max(abs(int(value)) for value in self.worths)
        else:
            self.bound = max(abs(int(self.worths.max())), abs(int(self.worths.min())))
        # Beyond 64 bits the scan looks at the leading bits only; the comparison is exact all the same.
        self._dropped = max(self.bound.bit_length() - _BITS, 0)
        if self._dropped:
            self._coarse = (self.worths >> self._dropped).astype(np.int64)
        else:
            self._coarse = self.worths if self.worths.dtype == np.int64 else self.worths.astype(np.int64)
        self._excluded: dict[int, Masks] = {}
        self.exclude(np.array([0, self.everyone], dtype=np.int64))

    def worth(self, mask: int) -> int:
        """The worth of one coalition."""
        return int(self.worths[mask])

    def exclude(self, masks: Masks) -> None:
        """Leave out these coalitions from now on, and no others; nobody and all must be among them.

        They come as `Span.members` gives them: ascending by their upper halves at least.
        """
        chunk = masks >> self._chunk_bits
        cuts = np.flatnonzero(np.diff(chunk)) + 1
        inside = masks & ((1 << self._chunk_bits) - 1)
        self._excluded = {
            int(chunk[start]): part for start, part in zip([0, *cuts.tolist()], np.split(inside, cuts), strict=True)
        }

    def largest(self, point: Point) -> tuple[Fraction, Masks]:
        """The largest excess at a point, and all coalitions that attain it, smallest mask first."""
        shift, fixed = self._fixed(point)
        best, kept = _NEVER, []
        # The excess of a coalition is less than n below and 1 above what the scan sees.
        margin = self.players + 1
        for start, seen in self._scan(shift, fixed):
            top = int(seen.max())
            if top <= best - margin:
                continue
            best = max(best, top)
            near = np.flatnonzero(seen > best - margin)
            kept.append((near + start, seen[near]))
        masks = np.concatenate([masks[seen > best - margin] for masks, seen in kept])
        return self._compared(masks, point, shift)

    def proposals(self, point: Point, above: Fraction) -> list[int]:
        """Coalitions whose excess at a point lies above a level, at most one a row, largest first; a guide."""
        shift, fixed = self._fixed(point)
        level = (above.numerator << shift) // above.denominator if shift >= 0 else above // (1 << -shift)
        found = []
        for start, seen in self._scan(shift, fixed):
            rows = seen.reshape(-1, 1 << self.bits)
            places = rows.argmax(axis=1)
            values = np.take_along_axis(rows, places[:, None], axis=1)[:, 0]
            for number in np.flatnonzero(values > level).tolist():
                found.append((-int(values[number]), start + (number << self.bits) + int(places[number])))
        return [mask for _, mask in sorted(found)]

    def excess(self, mask: int, point: Point) -> Fraction:
        """The excess of one coalition."""
        paid = sum(value for number, value in enumerate(point.numerators) if mask >> number & 1)
        return Fraction(self.worth(mask) * point.denominator - paid, point.denominator)

    def _fixed(self, point: Point) -> tuple[int, list[int]]:
        """How many bits to shift by, and the point rounded down to the fixed point."""
        size = self.bound + sum(abs(value) for value in point.numerators) // point.denominator + 1
        shift = _BITS - size.bit_length()
        if self._dropped:
            shift = min(shift, -self._dropped)
        if shift >= 0:
            return shift, [(value << shift) // point.denominator for value in point.numerators]
        return shift, [value // (point.denominator << -shift) for value in point.numerators]

    def _scan(self, shift: int, fixed: list[int]) -> Iterator[tuple[int, WholeNumbers]]:
        """Excesses in fixed point, chunk by chunk in one array that is used again."""
        dtype = np.dtype(np.int64)
        low, high = subset_sums(fixed[: self.bits], dtype), subset_sums(fixed[self.bits :], dtype)
        seen = np.empty(1 << self._chunk_bits, dtype=np.int64)
        rows = seen.reshape(-1, len(low))
        move = shift + self._dropped
        for number in range(len(self._coarse) >> self._chunk_bits):
            self._tick()
            start = number << self._chunk_bits
            part = self._coarse[start : start + len(seen)]
            if move >= 0:
                np.left_shift(part, move, out=seen)
            else:
                np.right_shift(part, -move, out=seen)
            rows -= low
            rows -= high[number * len(rows) : (number + 1) * len(rows), None]
            left_out = self._excluded.get(number)
            if left_out is not None:
                seen[left_out] = _NEVER
            yield start, seen

    def _compared(self, masks: Masks, point: Point, shift: int) -> tuple[Fraction, Masks]:
        """The largest of the excesses that the scan could not tell apart."""
        numerators, denominator = list(point.numerators), point.denominator
        if len(masks) == 1:
            return self.excess(int(masks[0]), point), masks
        if (2 * self.players + 4) * denominator << max(-shift, 0) < 1 << 62 and not self._dropped:
            # The differences are this small, so they are right modulo 2^64.
            modulus = 1 << 64
            paid = totals_modulo([value % modulus for value in numerators], masks)
            scaled = self._coarse[masks].astype(np.uint64) * np.uint64(denominator % modulus) - paid
            exact = (scaled - scaled[0]).view(np.int64)
        else:
            exact = np.array([self.worth(int(mask)) for mask in masks], dtype=object) * denominator
            exact = exact - totals(numerators, masks)
        masks = masks[exact == exact.max()]
        return self.excess(int(masks[0]), point), masks


def totals_modulo(values: list[int], masks: Masks) -> WholeNumbers:
    """The sum of the values over the members of each coalition, modulo 2^64."""
    half = len(values) // 2
    dtype = np.dtype(np.uint64)
    low, high = subset_sums(values[:half], dtype), subset_sums(values[half:], dtype)
    sums: WholeNumbers = low[masks & ((1 << half) - 1)] + high[masks >> half]
    return sums
