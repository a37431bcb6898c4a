"""Contributions: of known parties, apiece, with a value or what it follows from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from iuralloc.contract.expression import Expression, Literal
from iuralloc.contract.keys import read_one
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Contribution
from iuralloc.contract.telling import near
from iuralloc.errors import Finding, Place
from iuralloc.quantities import Written

#: what the value of each kind follows from, where it is not written
COMPUTED: Final = {
    "equipment": ("price", "life", "used", "use"),
    "site": ("rent", "used"),
    "staff": ("rate", "used"),
}
_AMOUNTS: Final = ("value", "appraised", "price", "residual", "rent", "rate")


def check(contract: Contract) -> Iterator[Finding]:
    """Keys that name parties apiece; entries that can be valued."""
    keys = contract.document.keys_of("contributions")
    for name, entries in contract.document.contributions.items():
        if name in keys:
            yield from key_findings(contract, name, keys[name], f"contributions.{name}")
        for entry in entries:
            yield from entry_findings(contract, entry)


def entry_findings(contract: Contract, entry: Contribution) -> Iterator[Finding]:
    """Findings about one entry: its phase, its value, its numbers."""
    yield from _phase(contract, entry)
    yield from _value(entry)
    yield from _numbers(entry)


def key_findings(contract: Contract, name: str, place: Place, path: str) -> Iterator[Finding]:
    """Findings about the key of a party's entries: a known party, or a group by ``each``."""
    slot = read_one(name)
    standing = contract.roster.standing_for(slot.name) if slot else None
    if slot is None or standing is None:
        code, facts = contract.roster.nobody(name)
        yield Finding(code, place, facts, path=path)
    elif contract.roster.is_group(slot.name) and not slot.each:
        facts = {"group": slot.name, "count": str(len(standing))}
        yield Finding("group-without-each", place, facts, path=path)


def _phase(contract: Contract, entry: Contribution) -> Iterator[Finding]:
    phases = contract.document.phases
    if entry.phase is not None and entry.phase not in phases:
        facts = {"phase": entry.phase, "near": near(entry.phase, phases)}
        yield Finding("unknown-phase", entry.place_of_value("phase"), facts, path=f"{entry.path}.phase")


def _value(entry: Contribution) -> Iterator[Finding]:
    kind = entry.kind or ""
    given = [word for word in ("price", "life", "used", "use", "rent", "rate", "residual") if word in entry.written()]
    wanted = COMPUTED.get(kind, ())
    if entry.value is not None and given:
        facts = {"words": ", ".join(given)}
        yield Finding("value-twice", entry.place_of("value"), facts, path=f"{entry.path}.value")
        return
    stray = [word for word in given if word not in wanted and not (word == "residual" and kind == "equipment")]
    if stray:
        facts = {"word": stray[0], "kind": kind}
        yield Finding("word-of-other-kind", entry.place_of(stray[0]), facts, path=f"{entry.path}.{stray[0]}")
    missing = [word for word in wanted if word not in entry.written()]
    if entry.value is None and given and missing and not stray:
        facts = {"kind": kind, "missing": ", ".join(missing), "needs": ", ".join(wanted)}
        yield Finding("contribution-incomplete", entry.place, facts, path=entry.path)


def _numbers(entry: Contribution) -> Iterator[Finding]:
    for word in _AMOUNTS:
        amount: Expression | None = getattr(entry, word)
        if isinstance(amount, Literal) and amount.quantity.written is Written.PERCENT:
            facts = {"text": amount.raw}
            yield Finding("percent-of-what", entry.place_of_value(word), facts, path=f"{entry.path}.{word}")
    use = entry.use
    if isinstance(use, Literal) and not 0 <= use.quantity.value <= 1:
        facts = {"text": use.raw}
        yield Finding("use-not-a-part", entry.place_of_value("use"), facts, path=f"{entry.path}.use")
    if entry.life is not None and entry.life.quantity.value == 0:
        yield Finding("life-of-nothing", entry.place_of_value("life"), path=f"{entry.path}.life")
