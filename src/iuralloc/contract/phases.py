"""From a day to its phase: the stretches that phases name by their first and last days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from iuralloc.contract.calendar import read_span
from iuralloc.contract.load import Contract, read_date
from iuralloc.contract.schema import Event, Phase
from iuralloc.contract.source import Scalar


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase and its first and last day; where the file names none, the calendar's own ends."""

    phase: str
    first: dt.date
    last: dt.date


def day_of(written: Scalar | None, *, last: bool) -> dt.date | None:
    """A day as written, or the first or last day of a year; None for what is neither.

    Examples
    --------
    >>> from iuralloc.errors import Place
    >>> year = Scalar("2028", "2028", Place(0, 4, 1, 1), "", quoted=False)
    >>> str(day_of(year, last=True))
    '2028-12-31'
    """
    if written is None:
        return dt.date.max if last else dt.date.min
    span = read_span(written.text)
    if span is None or span.first is None or span.first != span.last or not dt.MINYEAR <= span.first <= dt.MAXYEAR:
        return None
    return span.day or (dt.date(span.first, 12, 31) if last else dt.date(span.first, 1, 1))


def stretch_of(name: str, phase: Phase) -> Stretch | None:
    """The days of a phase; None where it names none, or names what is no stretch of days."""
    first, last = day_of(phase.first, last=False), day_of(phase.until, last=True)
    if (phase.first is None and phase.until is None) or first is None or last is None or last < first:
        return None
    return Stretch(name, first, last)


def stretches(contract: Contract) -> tuple[Stretch, ...]:
    """All phases that have days, in the order of these."""
    found = (stretch_of(name, phase) for name, phase in contract.document.phases.items())
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.first, each.last)))


def phase_on(contract: Contract, day: str | None) -> str | None:
    """The phase in which a day lies; None where there is no such day, or it lies in none or in several."""
    date = read_date(day) if day else None
    named = [each.phase for each in stretches(contract) if date is not None and each.first <= date <= each.last]
    return named[0] if len(named) == 1 else None


def phase_of(contract: Contract, event: Event) -> str | None:
    """The phase of an event: its own, that of its risk, or that of its day."""
    risk = contract.document.risks.get(event.risk) if event.risk else None
    return event.phase or (risk.phase if risk else None) or phase_on(contract, event.date)
