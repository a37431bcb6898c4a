"""The division closest to a reference by trying every division of a grid."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction


def closest_on_a_grid(
    reference: Sequence[Fraction],
    total: Fraction,
    step: Fraction,
    low: Fraction,
    high: Fraction,
    kept: Callable[[tuple[Fraction, ...]], bool],
) -> tuple[Fraction, ...] | None:
    """Try all divisions in multiples of the step that keep what must be kept; None if there is none.

    >>> half = Fraction(1, 2)
    >>> found = closest_on_a_grid([Fraction(4), Fraction(5)], Fraction(9), half, Fraction(0), Fraction(9), lambda x: x[0] >= 6)
    >>> [str(amount) for amount in found]
    ['6', '3']
    """  # fmt: skip
    best: tuple[list[Fraction], tuple[Fraction, ...]] | None = None
    for point in _points(len(reference), total, step, low, high):
        if kept(point):
            key = sorted((abs(a - b) for a, b in zip(point, reference, strict=True)), reverse=True)
            if best is None or key < best[0]:
                best = key, point
    return None if best is None else best[1]


def _points(
    count: int, total: Fraction, step: Fraction, low: Fraction, high: Fraction
) -> Iterator[tuple[Fraction, ...]]:
    if count == 1:
        if low <= total <= high:
            yield (total,)
        return
    amount = low
    while amount <= high:
        for rest in _points(count - 1, total - amount, step, low, high):
            yield (amount, *rest)
        amount += step
