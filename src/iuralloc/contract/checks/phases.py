"""Phases by days: days that are days, one after the other, without gaps; events that lie in one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from iuralloc.contract.load import Contract, read_date
from iuralloc.contract.phases import day_of, phase_on, stretch_of, stretches
from iuralloc.contract.schema import Event
from iuralloc.errors import Finding, Severity


def check(contract: Contract) -> Iterator[Finding]:
    """Days of phases, and what happened on days of none."""
    phases = contract.document.phases
    for name, phase in phases.items():
        odd = False
        for word, written, last in (("from", phase.first, False), ("until", phase.until, True)):
            if written is not None and day_of(written, last=last) is None:
                odd = True
                facts = {"text": written.text, "phase": name}
                yield Finding("phase-day-not-read", written.place, facts, path=f"{phase.path}.{word}")
        if not odd and (phase.first or phase.until) and stretch_of(name, phase) is None:
            yield Finding("phase-ends-first", phase.place_of("until"), {"phase": name}, path=phase.path)
    yield from _side_by_side(contract)
    for name, event in contract.document.events.items():
        yield from _event(contract, name, event)


def _side_by_side(contract: Contract) -> Iterator[Finding]:
    phases = contract.document.phases
    for one, two in pairwise(stretches(contract)):
        facts = {"first": one.phase, "second": two.phase, "until": str(one.last), "from": str(two.first)}
        place, path = phases[two.phase].place, phases[two.phase].path
        if two.first <= one.last:
            yield Finding("phases-overlap", place, facts, path=path)
        elif two.first - one.last > dt.timedelta(days=1):
            yield Finding("phases-leave-gap", place, facts, Severity.WARNING, path=path)


def _event(contract: Contract, name: str, event: Event) -> Iterator[Finding]:
    risk = contract.document.risks.get(event.risk) if event.risk else None
    said = event.phase or (risk.phase if risk else None)
    known = stretches(contract)
    if event.date is None or not known:
        return
    day = read_date(event.date)
    if day is None:
        facts = {"date": event.date}
        yield Finding("date-not-a-day", event.place_of_value("date"), facts, path=f"{event.path}.date")
        return
    found = phase_on(contract, event.date)
    facts = {"loss": name, "date": event.date, "phases": ", ".join(each.phase for each in known)}
    covered = any(each.first <= day <= each.last for each in known)
    if not covered and said is None:
        yield Finding("day-in-no-phase", event.place_of_value("date"), facts, path=f"{event.path}.date")
    elif found is not None and said is not None and found != said and said in contract.document.phases:
        facts = {"loss": name, "date": event.date, "said": said, "phase": found}
        place, path = event.place_of_value("date"), f"{event.path}.date"
        yield Finding("phase-of-another-day", place, facts, Severity.WARNING, path)
