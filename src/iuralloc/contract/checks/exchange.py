"""Rates of exchange: fixed once, above zero, for another currency than the contract's, and of some use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iuralloc.contract.checks.header import SAID_FOR, is_code
from iuralloc.contract.exchange import is_rate, literals_in
from iuralloc.contract.expression import Literal
from iuralloc.contract.load import Contract, read_date
from iuralloc.contract.names import formulas_of
from iuralloc.contract.reading import Table
from iuralloc.contract.schema.exchange import Exchange
from iuralloc.errors import Finding, Place, Severity


def check(contract: Contract) -> Iterator[Finding]:
    """Each rate by itself; then those that no amount needs."""
    document = contract.document
    used = _used(contract)
    yield from _rates(contract, document.exchange, document.keys_of("exchange"), used[""])
    for name, pool in document.pools.items():
        yield from _rates(contract, pool.exchange, pool.keys_of("exchange"), used[name])


def _rates(
    contract: Contract, entries: Mapping[str, Exchange], keys: Mapping[str, Place], used: set[str]
) -> Iterator[Finding]:
    for code, entry in entries.items():
        key = keys.get(code, entry.place)
        if not is_code(code):
            facts = {"currency": code, "near": SAID_FOR.get(code.casefold(), SAID_FOR.get(code, ""))}
            yield Finding("exchange-currency-unknown", key, facts, path=entry.path)
        elif code == contract.unit.currency:
            yield Finding("exchange-of-own-currency", key, {"currency": code}, path=entry.path)
        else:
            yield from _rate(contract, code, entry, key)
            if code not in used:
                yield Finding("exchange-unused", key, {"currency": code}, Severity.NOTE, entry.path)


def _rate(contract: Contract, code: str, entry: Exchange, key: Place) -> Iterator[Finding]:
    facts = {"currency": code, "unit": contract.unit.currency}
    path = f"{entry.path}.rate"
    if entry.date is not None and read_date(entry.date) is None:
        yield Finding("date-not-a-day", entry.place_of_value("date"), {"date": entry.date}, path=f"{entry.path}.date")
    if "rate" not in entry.written_as_found():
        yield Finding("exchange-without-rate", key, facts, path=entry.path)
    elif isinstance(entry.rate, Table):
        yield Finding("exchange-not-fixed-once", entry.place_of("rate"), facts, path=path)
    elif entry.rate is not None and not (isinstance(entry.rate, Literal) and is_rate(entry.rate)):
        yield Finding("exchange-rate-not-above-zero", entry.place_of_value("rate"), facts, path=path)


def _used(contract: Contract) -> dict[str, set[str]]:
    """The currencies of the amounts that each pool converts at rates of its own, and of all others (under "")."""
    pools = contract.document.pools
    used: dict[str, set[str]] = {"": set(), **{name: set() for name in pools}}
    for formulas in formulas_of(contract):
        section, _, name = formulas.owner.partition(".")
        pool = pools.get(name) if section == "pools" else None
        for expression in formulas.expressions:
            for literal in literals_in(expression):
                code = literal.quantity.currency
                used[name if pool is not None and code in pool.exchange else ""].add(code)
    return used
