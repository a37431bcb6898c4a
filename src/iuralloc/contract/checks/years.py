"""Tables by year: every key is a year of the file, none twice."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.calendar import read_span
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Table
from iuralloc.errors import Finding


def by_year(contract: Contract, table: Table) -> Iterator[Finding]:
    """A table by year: its keys are years of the calendar, none twice; a day falls in its year."""
    seen: dict[str, str] = {}
    for key, cell in table.cells:
        span = read_span(key.text)
        years = contract.calendar.standing_for(key.text)
        if span is None:
            yield Finding("not-a-year", key.place, {"text": key.text}, path=key.path)
        elif not years:
            facts = {"text": key.text, "years": contract.calendar.text}
            yield Finding("year-outside", key.place, facts, path=key.path)
        if isinstance(cell, Table):
            yield Finding("wrong-shape", cell.place, {"wanted": "text", "found": "mapping"}, path=key.path)
        if span is None or span.day is not None:
            continue
        twice = [year for year in years if year in seen]
        if twice:
            facts = {"year": twice[0], "first": seen[twice[0]], "second": key.text}
            yield Finding("year-twice", key.place, facts, path=key.path)
        seen |= dict.fromkeys(years, key.text)
