"""The head of the file: version, date, currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from iuralloc.contract.load import Contract, read_date
from iuralloc.errors import Finding
from iuralloc.quantities import COIN_DIGITS

VERSIONS: Final = ("1",)

#: what people write for a currency code
SAID_FOR: Final = {
    "RMB": "CNY", "rmb": "CNY", "cny": "CNY", "yuan": "CNY", "元": "CNY", "人民币": "CNY", "人民币元": "CNY",
    "¥": "CNY", "￥": "CNY", "renminbi": "CNY", "eur": "EUR", "euro": "EUR", "euros": "EUR", "€": "EUR",
    "usd": "USD", "dollar": "USD", "us dollar": "USD", "$": "USD", "us$": "USD", "美元": "USD", "欧元": "EUR",
    "gbp": "GBP", "pound": "GBP", "£": "GBP", "jpy": "JPY", "yen": "JPY", "日元": "JPY", "港元": "HKD", "港币": "HKD",
}  # fmt: skip
_CODE: Final = re.compile("[A-Z]{3}")


def check(contract: Contract) -> Iterator[Finding]:
    """Version present and known; the date a day; the currency named, with a smallest coin or a `round`."""
    document = contract.document
    if document.iuralloc is None:
        first = replace(document.place, end=document.place.start)
        yield Finding("version-missing", first, path="iuralloc")
    elif document.iuralloc not in VERSIONS:
        facts = {"version": document.iuralloc, "known": ", ".join(VERSIONS)}
        yield Finding("version-unknown", document.place_of_value("iuralloc"), facts, path="iuralloc")
    if document.date is not None and read_date(document.date) is None:
        yield Finding("date-not-a-day", document.place_of_value("date"), {"date": document.date}, path="date")
    yield from _currency(contract)


def is_code(currency: str) -> bool:
    """Whether a text can be the code of a currency: three letters, and no word for one."""
    return _CODE.fullmatch(currency) is not None and currency not in SAID_FOR


def _currency(contract: Contract) -> Iterator[Finding]:
    document, currency = contract.document, contract.unit.currency
    place = document.place_of_value("currency")
    if not currency:
        yield Finding("currency-missing", path="currency")
    elif not is_code(currency):
        facts = {"currency": currency, "near": SAID_FOR.get(currency.casefold(), SAID_FOR.get(currency, ""))}
        yield Finding("currency-unknown", place, facts, path="currency")
    elif currency not in COIN_DIGITS and (document.round is None or document.round.to is None):
        yield Finding("coin-unknown", place, {"currency": currency}, path="currency")
