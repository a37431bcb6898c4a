"""Royalties: base and rate are there, and nothing that decides who gets money between years is left to silence."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.calendar import read_span
from iuralloc.contract.checks.years import by_year
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Table
from iuralloc.contract.schema.royalties import Offset, Royalty
from iuralloc.contract.schema.tiers import Tiers
from iuralloc.errors import Finding


def check(contract: Contract) -> Iterator[Finding]:
    """Every royalty of the file."""
    for name, royalty in contract.document.royalties.items():
        yield from _words(name, royalty)
        yield from _opening(name, royalty)
        amounts, rates = [royalty.on, royalty.minimum], [royalty.rate]
        if royalty.offset is not None:
            yield from _offset(name, royalty.offset)
            amounts += [royalty.offset.amount, royalty.offset.paid]
            rates += [royalty.offset.floor, royalty.offset.ceiling]
        for written in (*amounts, *rates):
            if isinstance(written, Table):
                yield from by_year(contract, written)
        for rate in rates:
            if isinstance(rate, Table):
                yield from _days(name, rate)
        if royalty.bands is not None:
            yield from _bands(name, royalty.bands)


def _words(name: str, royalty: Royalty) -> Iterator[Finding]:
    written = royalty.written_as_found()
    facts = {"royalty": name}
    if "on" not in written:
        yield Finding("royalty-without-base", royalty.key_place, facts, path=royalty.path)
    if "rate" not in written:
        yield Finding("royalty-without-rate", royalty.key_place, facts, path=royalty.path)
    if "minimum" in written and "credit" not in written:
        yield Finding("credit-not-said", royalty.place_of("minimum"), facts, path=f"{royalty.path}.minimum")
    # `credit: none` without a minimum does no harm: a what-if that removes the minimum can say no more.
    if "credit" in written and "minimum" not in written and royalty.credit != "none":
        yield Finding("credit-without-minimum", royalty.place_of("credit"), facts, path=f"{royalty.path}.credit")


def _offset(name: str, offset: Offset) -> Iterator[Finding]:
    written, at = offset.written_as_found(), offset.key_place
    facts = {"royalty": name}
    if "floor" not in written:
        yield Finding("floor-not-said", at, facts, path=offset.path)
    if "unused" not in written:
        yield Finding("unused-not-said", at, facts, path=offset.path)
    if "amount" not in written and not {"paid", "ceiling"} <= written:
        yield Finding("offset-without-amount", at, facts, path=offset.path)
    elif "paid" in written and "ceiling" not in written:
        yield Finding("paid-without-ceiling", offset.place_of("paid"), facts, path=f"{offset.path}.paid")


def _opening(name: str, royalty: Royalty) -> Iterator[Finding]:
    """A balance from before, of which nothing is carried."""
    before, offset = royalty.so_far, royalty.offset
    if before is None:
        return
    kept = {
        "offset": offset is not None and (offset.unused or "carried") == "carried",
        "credit": (royalty.credit or "carried") == "carried",
        "loss": (royalty.losses or "") == "carried",
    }
    for word, carried in kept.items():
        if word in before.written() and not carried:
            facts = {"royalty": name, "balance": word}
            yield Finding("balance-not-carried", before.place_of(word), facts, path=f"{before.path}.{word}")


def _days(name: str, table: Table) -> Iterator[Finding]:
    for key, _ in table.cells:
        span = read_span(key.text)
        if span is not None and span.day is not None:
            yield Finding("rate-by-day", key.place, {"royalty": name, "day": key.text}, path=key.path)


def _bands(name: str, tiers: Tiers) -> Iterator[Finding]:
    """A royalty has one base, and one licensee who reports it."""
    if tiers.of is not None:
        yield Finding("royalty-bands-of", tiers.place_of("of"), {"royalty": name}, path=f"{tiers.path}.of")
    if tiers.per == "inventor":
        yield Finding("royalty-per-inventor", tiers.place_of_value("per"), {"royalty": name}, path=f"{tiers.path}.per")
