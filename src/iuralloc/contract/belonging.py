"""The days on which a party belongs: `joined`, `left`, and what of a year lies between them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from iuralloc.contract.calendar import ACTUAL_365, part_of_year
from iuralloc.contract.load import read_date
from iuralloc.contract.schema import Party

WORDS = ("joined", "left")


def is_dated(party: Party) -> bool:
    """Whether a party belongs from a day, or until one."""
    return party.joined is not None or party.left is not None


def days_in(party: Party, year: int) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a year on which a party belongs; None where it has none.

    Examples
    --------
    >>> from iuralloc.contract.schema import Party
    >>> late = Party.model_construct(joined="2029-07-01", left="2030-03-31")
    >>> [str(day) for day in days_in(late, 2029)], days_in(late, 2028)
    (['2029-07-01', '2029-12-31'], None)
    """
    joined, left = (read_date(day) if day else None for day in (party.joined, party.left))
    if (joined is not None and joined.year > year) or (left is not None and left.year < year):
        return None
    first = joined if joined is not None and joined.year == year else dt.date(year, 1, 1)
    last = left if left is not None and left.year == year else dt.date(year, 12, 31)
    return first, last


def part_in(party: Party, year: int, basis: str | None) -> Fraction:
    """The part of a year for which a party belongs, both its days counted; never more than the year.

    Examples
    --------
    >>> from iuralloc.contract.schema import Party
    >>> late = Party.model_construct(joined="2029-07-01", left="2030-03-31")
    >>> [str(part_in(late, year, None)) for year in (2028, 2029, 2030, 2031)]
    ['0', '184/365', '18/73', '0']
    """
    if not is_dated(party):
        return Fraction(1)
    days = days_in(party, year)
    if days is None:
        return Fraction(0)
    first, last = days
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return Fraction(1)
    return min(part_of_year(first, last + dt.timedelta(days=1), basis or ACTUAL_365), Fraction(1))


def days_text_of(party: Party) -> str:
    """The days as the file has them."""
    return ", ".join(f"{word}: {day}" for word in WORDS if (day := getattr(party, word)) is not None)
