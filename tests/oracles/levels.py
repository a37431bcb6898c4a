"""The level at which a rising, piecewise straight sum reaches a total: look at every bend, then draw the line."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import pairwise


def level_at(total: Fraction, reached: Callable[[Fraction], Fraction], bends: Iterable[Fraction]) -> Fraction:
    """Find a level, 0 or more, at which ``reached(level)`` is the total.

    Parameters
    ----------
    reached
        Never falls, and is straight between 0 and the bends, and beyond the last of them.
    bends
        Levels at which it may change its slope; those below 0 do not count.

    Raises
    ------
    ValueError
        If no level reaches the total.

    >>> two_tanks = lambda level: min(level, Fraction(3)) + min(level, Fraction(10))
    >>> [str(level_at(Fraction(total), two_tanks, [Fraction(3), Fraction(10)])) for total in (4, 6, 9, 13)]
    ['2', '3', '6', '10']
    """
    stops = sorted({Fraction(0), *(bend for bend in bends if bend > 0)})
    stops.append(stops[-1] + 1)
    for low, high in pairwise(stops):
        below, above = reached(low), reached(high)
        if below == total:
            return low
        last = high == stops[-1]
        if below < total and (total <= above or (last and above > below)):
            return low + (total - below) / (above - below) * (high - low)
    raise ValueError(f"no level reaches {total}")
