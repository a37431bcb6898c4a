"""The days on which parties belong: days of the calendar, the first before the last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from iuralloc.contract.belonging import WORDS
from iuralloc.contract.load import Contract, read_date
from iuralloc.contract.schema import Party
from iuralloc.errors import Finding


def check(contract: Contract) -> Iterator[Finding]:
    """Every party by itself."""
    document = contract.document
    for name, party in (*document.parties.items(), *document.others.items()):
        yield from _party(name, party)


def _party(name: str, party: Party) -> Iterator[Finding]:
    days: list[dt.date] = []
    for word in WORDS:
        written = getattr(party, word)
        if written is None:
            continue
        day = read_date(written)
        if day is None or day.year >= dt.MAXYEAR:
            place, path = party.place_of_value(word), f"{party.path}.{word}"
            yield Finding("date-not-a-day", place, {"date": written}, path=path)
        else:
            days.append(day)
    if len(days) == len(WORDS) and days[1] < days[0]:
        facts = {"party": name, "joined": str(days[0]), "left": str(days[1])}
        yield Finding("left-before-joined", party.place_of_value("left"), facts, path=f"{party.path}.left")
