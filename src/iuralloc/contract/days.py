"""Days between two dates, as interest counts them: whole years from day to day, then days over 365."""

from __future__ import annotations

import datetime as dt
from typing import Final

#: days of a year in a part of one: actual/365, leap day or not
DAYS: Final = 365


def years_and_days(first: dt.date, last: dt.date) -> tuple[int, int]:
    """Whole years from one day to another, and the days beyond them; nothing where the second is not later.

    Examples
    --------
    >>> years_and_days(dt.date(2031, 12, 31), dt.date(2035, 1, 31))
    (3, 31)
    >>> years_and_days(dt.date(2028, 2, 29), dt.date(2029, 2, 28)), years_and_days(dt.date(2031, 5, 1), dt.date(2030, 1, 1))
    ((0, 365), (0, 0))
    """
    if last <= first:
        return 0, 0
    years = last.year - first.year
    if _later(first, years) > last:
        years -= 1
    return years, (last - _later(first, years)).days


def _later(day: dt.date, years: int) -> dt.date:
    """The same day so many years on; a leap day becomes the first of March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)
