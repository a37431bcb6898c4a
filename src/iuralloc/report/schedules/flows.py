"""Pools that flow: who gets what in which year, then the steps, and what their divisions rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from iuralloc.report import numbers
from iuralloc.report.capitals import in_capitals
from iuralloc.report.ground import ground_text
from iuralloc.report.schedules.balances import balances
from iuralloc.report.schedules.bands import bands
from iuralloc.report.schedules.by_party import Measured, by_party, line_below
from iuralloc.report.schedules.inside import inside
from iuralloc.report.schedules.receipts import receipts
from iuralloc.report.schedules.result import VERBS
from iuralloc.report.schedules.rounding import rounding
from iuralloc.report.schedules.steps import agreed, at_rest, in_one_go, year_table
from iuralloc.report.schedules.terms import terms
from iuralloc.report.table import Cell, Role, Table, table
from iuralloc.report.view import View

#: what a table by year is called: of gains, of costs, of losses
TITLES: Final = {"income": "title-by-year", "cost": "title-by-year-pays", "loss": "title-by-year-bears"}


def flows(view: View, pool: Mapping[str, Any]) -> Iterator[Table | None]:
    """The result by party and year, the steps as agreed, every year's waterfall, and what it rests on."""
    (record,) = view.schedules("by-year", pool=pool["pool"])
    records = list(view.schedules("waterfall", pool=pool["pool"]))
    years = list(dict.fromkeys(waterfall["year"] for waterfall in records))
    # Every year begins with the steps of the pool itself; those inside parties follow.
    records.sort(key=lambda waterfall: (years.index(waterfall["year"]), bool(waterfall["path"])))
    still = [waterfall for waterfall in records if at_rest(view, waterfall)]
    yield _result(view, pool, record, [str(waterfall["year"]) for waterfall in still if not waterfall["path"]])
    yield receipts(view, pool)
    yield from agreed(view, pool, records)
    for waterfall in records:
        if waterfall not in still and not in_one_go(waterfall):
            yield year_table(view, pool, waterfall)
    yield balances(view, pool)
    yield from bands(view, pool["pool"])
    for stem in _stems(view, pool["pool"]):
        step = {**pool, "pool": stem}
        yield from terms(view, stem)
        if _reached(view, stem):
            yield inside(view, step)
        yield from rounding(view, step)


def _stems(view: View, pool: str) -> list[str]:
    """The stems of all divisions of a pool, in order."""
    named = dict.fromkeys(str(split["pool"]) for split in view.schedules("split"))
    return [stem for stem in named if stem.startswith(f"{pool}.")]


def _reached(view: View, stem: str) -> bool:
    """Whether anything was divided there."""
    return any(view.value(split["total"]) != 0 for split in view.schedules("split", pool=stem))


def _result(view: View, pool: Mapping[str, Any], record: Mapping[str, Any], still: Sequence[str]) -> Table:
    """Party by year, with the sums of both; a pool without years has one column."""
    say, unit = view.say, pool["unit"]
    step = view.value(unit)
    whos = [who for who, _, _ in record["rows"]]
    measures = [
        Measured(
            year,
            {who: view.payable(cells[at], unit) for who, cells, _ in record["rows"] if cells[at] is not None},
            view.payable(total, unit),
        )
        for at, (year, _, total, _) in enumerate(record["years"])
    ]
    heading = say("all-years") if record["years"] else say(VERBS[pool["kind"]])
    measures.append(
        Measured(
            heading,
            {who: view.payable(figure, unit) for who, _, figure in record["rows"]},
            view.payable(record["sum"], unit),
            lambda amount: numbers.payable(amount, step),
        )
    )
    laid = by_party(view, whos, measures)
    rows = list(laid.rows)
    differences = [difference for _, _, _, difference in record["years"]] + [record["difference"]]
    cells = [view.exact(difference, Role.TOTAL) for difference in differences]
    if laid.alike:
        cells.append(Cell(role=Role.TOTAL))
    rows.append(line_below(say("difference"), cells, rows[-1]))
    named = view.title(pool)
    facts = {"pool": pool["pool"], "title": say("after-name", name=named) if named else "", "unit": view.unit}
    at_rest_in = say("note-at-rest", years=say("list").join(still)) if still and record["years"] else ""
    notes = [*_notes(view, pool), at_rest_in, say("note-each") if laid.alike else "", in_capitals(view, laid)]
    code = TITLES[pool["kind"]] if record["years"] else "title-by-steps"
    return table(f"{pool['pool']}.result", say(code, **facts), laid.columns, rows, notes)


def _notes(view: View, pool: Mapping[str, Any]) -> Iterator[str]:
    amount = numbers.exact(view.value(pool["amount"]))
    first = f"{pool['pool']}.{pool['years'][0]}.amount" if pool["years"] else pool["amount"]
    facts = {"amount": amount, "unit": view.unit, "ground": ground_text(view, view.ground(first))}
    yield view.say("note-amount-of-years" if pool["years"] else "note-amount", **facts)
    if pool["payable"] != pool["amount"]:
        payable = numbers.exact(view.value(pool["payable"]))
        yield view.say("note-rounded-amount", payable=payable, unit=view.unit, step=view.step(pool["unit"]))
