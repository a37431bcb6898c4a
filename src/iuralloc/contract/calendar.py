"""The one calendar: a day falls in a calendar year; the years of a file; day counts and part years.

Every table by year is read here, so that a key means the same years everywhere.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from iuralloc.contract.reading import Entry, Table

#: years of one file: a contract of a lifetime; more comes of a slip in a key
MOST_YEARS: Final = 100

_KEY: Final = re.compile(r"(?P<first>[0-9]{4})(?P<open>\s*\.\.\s*(?P<last>[0-9]{4})?)?|\.\.\s*(?P<until>[0-9]{4})")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Span:
    """Years from the first to the last; None where the calendar of the file sets the end."""

    first: int | None
    last: int | None
    day: dt.date | None = None


def read_span(text: str) -> Span | None:
    """A key of a table by year: ``2028``, ``2028..``, ``..2029``, ``2028..2031``, or the day ``2028-03-02``.

    Examples
    --------
    >>> read_span("2028.."), read_span("2028-03-02").first, read_span("lake") is None
    (Span(first=2028, last=None, day=None), 2028, True)
    >>> read_span("2028-02-30") is None, read_span("2031..2028") is None
    (True, True)
    """
    if _DAY.fullmatch(text):
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            return None
        return Span(day.year, day.year, day)
    found = _KEY.fullmatch(text.strip())
    if found is None:
        return None
    if found["until"]:
        return Span(None, int(found["until"]))
    first = int(found["first"])
    last = first if found["open"] is None else int(found["last"]) if found["last"] else None
    return None if last is not None and last < first else Span(first, last)


def like_a_year(text: str) -> bool:
    """Whether a key was meant for years or for a day, though the calendar may not have it."""
    return bool(re.match(r"[0-9]{4}(-[0-9]{2}-[0-9]{2}$|\s*\.\.|$)|\.\.\s*[0-9]{4}$", text))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years of a file, in order, without gaps; `stated` says that the head of the file names them.

    Examples
    --------
    >>> calendar = Calendar((2027, 2028, 2029), stated=True)
    >>> calendar.standing_for("2028.."), calendar.standing_for("2028-03-02")
    (('2028', '2029'), ('2028',))
    >>> calendar.standing_for("2035")
    ()
    """

    years: tuple[int, ...] = ()
    stated: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The years as the ids of figures have them."""
        return tuple(map(str, self.years))

    @property
    def text(self) -> str:
        """From the first year to the last, as files write it."""
        first, last = (self.years[0], self.years[-1]) if self.years else (0, 0)
        return str(first) if first == last else f"{first}..{last}"

    def standing_for(self, key: str) -> tuple[str, ...]:
        """The years that a key means; none where it is no key of years, or beyond the calendar."""
        span = read_span(key)
        if span is None or not self.years:
            return ()
        first = self.years[0] if span.first is None else span.first
        last = self.years[-1] if span.last is None else span.last
        return tuple(str(year) for year in self.years if first <= year <= last)


def calendar_of(document: Entry, written: str | None) -> Calendar:
    """The calendar of a file: the years of its head, else from the first to the last that its tables name.

    Parameters
    ----------
    document
        The whole file; every table in it counts, but for scenarios.
    written
        What the head says of years.
    """
    stated = read_span(written) if written else None
    if stated is not None and stated.first is not None and stated.last is not None:
        return Calendar(tuple(range(stated.first, min(stated.last, stated.first + MOST_YEARS - 1) + 1)), stated=True)
    named = [year for table in _tables(document) for year in _named(table)]
    if not named:
        return Calendar()
    first = min(named)
    return Calendar(tuple(range(first, min(max(named), first + MOST_YEARS - 1) + 1)))


def _named(table: Table) -> Iterator[int]:
    for key, cell in table.cells:
        span = read_span(key.text)
        if span is not None:
            yield from (year for year in (span.first, span.last) if year is not None)
        if isinstance(cell, Table):
            yield from _named(cell)


def _tables(value: object) -> Iterator[Table]:
    """Every table below an entry; what scenarios set is kept as nodes, so that it is not among them."""
    if isinstance(value, Table):
        yield value
    elif isinstance(value, Entry):
        for name in type(value).model_fields:
            yield from _tables(getattr(value, name))
    elif isinstance(value, Mapping):
        for below in value.values():
            yield from _tables(below)
    elif isinstance(value, list):
        for below in value:
            yield from _tables(below)


# days -----------------------------------------------------------------------------------------------------------

ACTUAL_365, ACTUAL_ACTUAL, THIRTY_360 = "actual/365", "actual/actual", "30/360"
#: how days become parts of a year; the first counts where a file does not say
DAY_COUNTS: Final = (ACTUAL_365, ACTUAL_ACTUAL, THIRTY_360)


def part_of_year(first: dt.date, last: dt.date, basis: str = ACTUAL_365) -> Fraction:
    """The years from one day to another: the first day counts, the last does not.

    Parameters
    ----------
    first, last
        Such as the day on which money was due, and the day on which it came; in this order.
    basis
        ``actual/365``: days over 365, in leap years, too. ``actual/actual``: the days in each calendar year over the
        days of that year. ``30/360``: months of 30 days, the bond basis.

    Returns
    -------
    Fraction
        Exact, in years.

    Raises
    ------
    ValueError
        If the last day comes before the first, or nobody knows the basis.

    References
    ----------
    2006 ISDA Definitions, section 4.16 (d), (b) and (f).

    Examples
    --------
    >>> from datetime import date
    >>> [str(part_of_year(date(2028, 1, 31), date(2029, 1, 1), basis)) for basis in DAY_COUNTS]
    ['336/365', '56/61', '331/360']
    """
    if last < first:
        raise ValueError(f"{last} comes before {first}")
    if basis == ACTUAL_365:
        return Fraction((last - first).days, 365)
    if basis == ACTUAL_ACTUAL:
        return _in_years(last) - _in_years(first)
    if basis == THIRTY_360:
        start = min(first.day, 30)
        end = 30 if last.day == 31 and start == 30 else last.day  # noqa: PLR2004
        months = 12 * (last.year - first.year) + last.month - first.month
        return Fraction(30 * months + end - start, 360)
    raise ValueError(basis)


def _in_years(day: dt.date) -> Fraction:
    """Whole years and the part of its year that lies before a day."""
    return day.year + Fraction(day.timetuple().tm_yday - 1, 366 if isleap(day.year) else 365)


def days_text(part: Fraction, basis: str) -> str:
    """A part of a year over the days that its basis divides by, as far as that is whole.

    Examples
    --------
    >>> days_text(Fraction(1, 2), "30/360"), days_text(Fraction(92, 183), "actual/actual")
    ('180/360', '92/183')
    """
    below = {ACTUAL_365: 365, THIRTY_360: 360}.get(basis, part.denominator)
    days = part * below
    return f"{days.numerator}/{below}" if days.denominator == 1 else str(part)
