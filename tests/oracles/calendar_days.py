"""Days counted one by one, with a leap rule of its own: what parts of a year and days of a phase must come to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

Day = tuple[int, int, int]


def leap(year: int) -> bool:
    """Every fourth year, of full centuries every fourth."""
    return year % 400 == 0 if year % 100 == 0 else year % 4 == 0


def length(year: int, month: int) -> int:
    """The days of a month."""
    if month == 2:
        return 29 if leap(year) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def walk(first: Day, last: Day) -> Iterator[Day]:
    """Every day from the first on, without the last."""
    year, month, day = first
    while (year, month, day) != last:
        yield year, month, day
        day += 1
        if day > length(year, month):
            day, month = 1, month + 1
        if month == 13:
            month, year = 1, year + 1


def over_365(first: Day, last: Day) -> Fraction:
    """So many days, each the 365th part of a year."""
    return sum((Fraction(1, 365) for _ in walk(first, last)), Fraction(0))


def over_the_year(first: Day, last: Day) -> Fraction:
    """So many days, each a part of its own year."""
    return sum((Fraction(1, 366 if leap(year) else 365) for year, _, _ in walk(first, last)), Fraction(0))


def by_months_of_30(first: Day, last: Day) -> Fraction:
    """The bond basis, as the definitions print it: (360 (Y2 - Y1) + 30 (M2 - M1) + (D2 - D1)) / 360."""
    (y1, m1, d1), (y2, m2, d2) = first, last
    if d1 == 31:
        d1 = 30
    if d2 == 31 and d1 > 29:
        d2 = 30
    return Fraction(360 * (y2 - y1) + 30 * (m2 - m1) + (d2 - d1), 360)
