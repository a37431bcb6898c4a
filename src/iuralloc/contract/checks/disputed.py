"""What is said about a value beside it: ranges around one value, restatements that leave nothing out, days, claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from iuralloc.contract.alternatives import CONTESTED, ends_of
from iuralloc.contract.checks.figures import table
from iuralloc.contract.expression import Literal
from iuralloc.contract.keys import read_key
from iuralloc.contract.load import Contract, read_date
from iuralloc.contract.names import steps_within
from iuralloc.contract.reading import Table
from iuralloc.contract.restatements import Restatement, restatements
from iuralloc.contract.schema import Contribution, Figure, PlanStep, Pool
from iuralloc.contract.schema.disputed import Restated
from iuralloc.contract.schema.steps import NOBODY
from iuralloc.contract.source import Scalar
from iuralloc.errors import Finding

Entry: TypeAlias = Figure | Contribution | Pool


def check(contract: Contract) -> Iterator[Finding]:
    """Everything that a file says about its own values."""
    document = contract.document
    contributions = [entry for own in document.contributions.values() for entry in own]
    ranged: list[Figure | Contribution] = [*contributions, *document.figures.values()]
    for one in ranged:
        yield from _range(one)
    entries: list[Entry] = [*ranged, *document.pools.values()]
    for entry in entries:
        if entry.restated is not None:
            yield from _restated(contract, entry, entry.restated)
    yield from _one_interest(restatements(contract))
    for figure in document.figures.values():
        yield from _claimed(contract, figure)
    for pool in document.pools.values():
        yield from _claimed(contract, pool)
        for step in steps_within(pool.steps):
            yield from _claimed(contract, step)
        yield from _claimed_inside(pool)


def _range(entry: Figure | Contribution) -> Iterator[Finding]:
    """A range stands beside one value that lies in it, or beside `contested`."""
    range_ = entry.range
    if range_ is None:
        return
    stated = entry.tree.get("value")
    as_found = isinstance(stated, Scalar) and ends_of(stated) is None
    if not as_found:
        yield Finding("range-needs-one-value", range_.place, path=range_.path)
        return
    value, low, high = entry.value, range_.low, range_.high
    if isinstance(value, Literal) and isinstance(low, Literal) and isinstance(high, Literal):
        scales = {number.quantity.scale for number in (value, low, high)}
        outside = not low.quantity.value <= value.quantity.value <= high.quantity.value
        if len(scales) == 1 and outside and stated is not None and _text(stated) != CONTESTED:
            facts = {"stated": value.raw, "low": low.raw, "high": high.raw}
            yield Finding("value-outside-range", value.place, facts, path=f"{entry.path}.value")


def _text(node: object) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _restated(contract: Contract, entry: Entry, restated: Restated) -> Iterator[Finding]:
    """A restated value has a value with every line of the first one, and a day that the calendar has."""
    if "value" not in restated.written_as_found():
        yield Finding("restated-without-value", restated.key_place, path=restated.path)
    if restated.as_of is not None and read_date(restated.as_of) is None:
        facts = {"date": restated.as_of}
        yield Finding("date-not-a-day", restated.place_of_value("as_of"), facts, path=f"{restated.path}.as_of")
    if restated.interest is not None and restated.as_of is None:
        yield Finding("interest-until-when", restated.place_of("interest"), path=f"{restated.path}.interest")
    first = getattr(entry, entry.VALUE)
    if isinstance(first, Table) and restated.value is not None:
        second = _leaves(contract, restated.value) if isinstance(restated.value, Table) else set()
        missing = [".".join(leaf) for leaf in _in_order(contract, first) if leaf not in second]
        if missing:
            facts = {"missing": ", ".join(missing[:6]) + (" …" if len(missing) > 6 else "")}  # noqa: PLR2004 - enough
            yield Finding("restated-leaves-out", restated.place_of("value"), facts, path=f"{restated.path}.value")


def _leaves(contract: Contract, written: Table) -> set[tuple[str, ...]]:
    return set(_in_order(contract, written))


def _in_order(contract: Contract, written: Table) -> Iterator[tuple[str, ...]]:
    """The parties, phases and years that lead to every number of a table."""
    for key, cell in written.cells:
        for name in _standing(contract, key.text):
            if isinstance(cell, Table):
                yield from ((name, *below) for below in _in_order(contract, cell))
            else:
                yield (name,)


def _standing(contract: Contract, text: str) -> tuple[str, ...]:
    years = contract.calendar.standing_for(text)
    read = None if years else read_key(text)
    parties = tuple(p for slot in (read.slots if read else ()) for p in contract.roster.standing_for(slot.name) or ())
    return years or parties or (text,)


def _one_interest(found: tuple[Restatement, ...]) -> Iterator[Finding]:
    """There is one second settlement, so there is one rate of interest."""
    stated = {r.restated.interest.text if r.restated.interest else "" for r in found}
    if len(stated) > 1:
        first = found[0]
        other = next(r for r in found if _interest(r) != _interest(first))
        facts = {
            "first": _interest(first) or "none", "other": _interest(other) or "none", "name": other.name,
            "line": str(first.restated.place.line),
        }  # fmt: skip
        yield Finding("restated-interest-differs", other.restated.key_place, facts, path=other.restated.path)


def _interest(restatement: Restatement) -> str:
    return restatement.restated.interest.text if restatement.restated.interest else ""


def _claimed(contract: Contract, entry: Figure | Pool | PlanStep) -> Iterator[Finding]:
    """The keys of a claim name parties, phases or years, or where money goes that leaves."""
    if isinstance(entry.claimed, Table):
        yield from table(contract, _of_somebody(entry.claimed), years=True)


def _of_somebody(written: Table) -> Table:
    cells = tuple(
        (key, _of_somebody(cell) if isinstance(cell, Table) else cell)
        for key, cell in written.cells
        if key.text not in NOBODY
    )
    return Table(cells, written.place, written.path)


def _claimed_inside(pool: Pool) -> Iterator[Finding]:
    """Steps inside parties run on what has reached them: no claim is compared there yet."""
    plans = [*pool.inside.values(), *(plan for step in steps_within(pool.steps) for plan in step.inside.values())]
    while plans:
        plan = plans.pop()
        for step in steps_within(plan.steps):
            plans += step.inside.values()
            if step.claimed is not None:
                facts = {"key": "claimed"}
                yield Finding("disputed-not-here", step.place_of("claimed"), facts, path=f"{step.path}.claimed")
        plans += plan.inside.values()
