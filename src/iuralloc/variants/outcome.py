"""What a trail comes to: of everything that is divided, how much each party gets, pays, bears or holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from iuralloc.audit.trail import Trail

BENEFIT: Final = "benefit"
EQUITY: Final = "equity"
RISK: Final = "risk"


@dataclass(frozen=True, slots=True)
class Core:
    """What the core test says of a split: how many groups object, of how many; the largest objection."""

    objecting: int
    groups: int
    largest: Fraction


@dataclass(frozen=True, slots=True)
class Divided:
    """One thing that is divided.

    Parameters
    ----------
    id
        The pool, ``equity``, ``expected`` (losses), or the event.
    section
        ``benefit``, ``equity`` or ``risk``.
    kind
        ``income``, ``cost``, ``loss`` or ``equity``.
    amounts
        By recipient, in order; what is paid, or where nothing is paid the exact part.
    step
        The smallest payable amount; None where nothing is paid.
    core
        The core test of the split that is settled; None where there is no game, or no test was made.
    """

    id: str
    section: str
    kind: str
    amounts: Mapping[str, Fraction]
    step: Fraction | None
    core: Core | None = None

    @property
    def total(self) -> Fraction:
        """What is divided in all."""
        return sum(self.amounts.values(), Fraction(0))

    def share(self, recipient: str) -> Fraction | None:
        """The part of the whole; None where there is no whole that could have parts."""
        if self.total <= 0 or min(self.amounts.values()) < 0:
            return None
        return self.amounts.get(recipient, Fraction(0)) / self.total

    def in_unit(self, factor: Fraction) -> Divided:
        """The same in another unit, of which the own one is so many."""
        core = replace(self.core, largest=self.core.largest * factor) if self.core else None
        amounts = {recipient: amount * factor for recipient, amount in self.amounts.items()}
        return replace(self, amounts=amounts, step=self.step * factor if self.step else None, core=core)


def divided(trail: Trail) -> dict[str, Divided]:
    """Everything that a trail divides, by id, in the order of the tables."""
    found = [*_pools(trail), *_equity(trail), *_expected(trail), *_events(trail)]
    return {one.id: one for one in found}


def _records(trail: Trail, table: str) -> Iterator[Mapping[str, Any]]:
    return (record for record in trail.schedules if record["table"] == table)


def _split(trail: Trail, pool: str) -> Mapping[str, Any] | None:
    records = (r for r in _records(trail, "split") if r["pool"] == pool and not r["beside"] and not r["path"])
    return next(records, None)


def _pools(trail: Trail) -> Iterator[Divided]:
    for record in _records(trail, "pool"):
        flow = next((r for r in _records(trail, "by-year") if r["pool"] == record["pool"]), None)
        if flow is not None:
            got = {who: trail.amount(figure) for who, _, figure in flow["rows"]}
            yield Divided(record["pool"], BENEFIT, record["kind"], got, trail.amount(record["unit"]))
            continue
        split = _split(trail, record["pool"])
        if split is not None:
            step = trail.amount(record["unit"]) if record["unit"] else None
            yield Divided(record["pool"], BENEFIT, record["kind"], _rows(trail, split), step, _core(trail, split))


def _equity(trail: Trail) -> Iterator[Divided]:
    for record in _records(trail, "equity"):
        split = _split(trail, EQUITY)
        if split is not None:
            yield Divided(EQUITY, EQUITY, EQUITY, _rows(trail, split), trail.amount(record["unit"]))


def _rows(trail: Trail, split: Mapping[str, Any]) -> dict[str, Fraction]:
    return {row["party"]: trail.amount(row["paid"] or row["exact"]) for row in split["rows"]}


def _core(trail: Trail, split: Mapping[str, Any]) -> Core | None:
    figure = split["core"].get("figure")
    if figure is None:
        return None
    found = trail.figures[figure]["value"]
    excesses = [Fraction(excess) for _, excess in found["largest"]]
    return Core(int(found["objecting"]), int(found["groups"]), max(excesses, default=Fraction(0)))


def _expected(trail: Trail) -> Iterator[Divided]:
    for record in _records(trail, "expected"):
        amounts = {recipient: trail.amount(total) for recipient, _, total in record["rows"]}
        yield Divided("expected", RISK, "loss", amounts, None)


def _events(trail: Trail) -> Iterator[Divided]:
    for record in _records(trail, "ladder"):
        if record["mode"] != "dated":
            continue
        amounts = dict.fromkeys(record["recipients"], Fraction(0))
        for row in record["rows"]:
            amounts[row["recipient"]] = amounts.get(row["recipient"], Fraction(0)) + trail.amount(row["figure"])
        yield Divided(record["loss"], RISK, "loss", amounts, trail.amount("round"))
