"""The head of the file: version, date, currency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iuralloc.contract.load import Contract, read_date
from iuralloc.errors import Finding
from iuralloc.quantities import COIN_DIGITS

VERSIONS: Final = ("1",)


def check(contract: Contract) -> Iterator[Finding]:
    """Version present and known; the date a day; the currency named, with a smallest coin or a `round`."""
    document = contract.document
    if document.iuralloc is None:
        yield Finding("version-missing", document.place)
    elif document.iuralloc not in VERSIONS:
        facts = {"version": document.iuralloc, "known": ", ".join(VERSIONS)}
        yield Finding("version-unknown", document.place_of_value("iuralloc"), facts, path="iuralloc")
    if document.date is not None and read_date(document.date) is None:
        yield Finding("date-not-a-day", document.place_of_value("date"), {"date": document.date}, path="date")
    yield from _currency(contract)


def _currency(contract: Contract) -> Iterator[Finding]:
    document, currency = contract.document, contract.unit.currency
    place = document.place_of_value("currency")
    if not currency:
        yield Finding("currency-missing", document.place)
    elif not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        yield Finding("currency-unknown", place, {"currency": currency}, path="currency")
    elif currency not in COIN_DIGITS and (document.round is None or document.round.to is None):
        yield Finding("coin-unknown", place, {"currency": currency}, path="currency")
