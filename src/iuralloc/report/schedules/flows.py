"""Pools that flow: who gets what in which year, and for every year its waterfall, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from iuralloc.report import numbers
from iuralloc.report.alike import runs
from iuralloc.report.capitals import in_capitals
from iuralloc.report.ground import ground_text
from iuralloc.report.schedules.bands import bands
from iuralloc.report.schedules.by_party import Measured, by_party, line_below
from iuralloc.report.schedules.inside import inside
from iuralloc.report.schedules.result import VERBS
from iuralloc.report.schedules.rounding import rounding
from iuralloc.report.schedules.terms import terms
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View

#: the step of a pool by year that is divided in one go
_ONE: Final = "1"


def flows(view: View, pool: Mapping[str, Any]) -> Iterator[Table | None]:
    """The result by party and year, then every year's waterfall, and what it rests on."""
    (record,) = view.schedules("by-year", pool=pool["pool"])
    yield _result(view, pool, record)
    records = list(view.schedules("waterfall", pool=pool["pool"]))
    years = list(dict.fromkeys(waterfall["year"] for waterfall in records))
    # Every year begins with the steps of the pool itself; those inside parties follow.
    for waterfall in sorted(records, key=lambda record: (years.index(record["year"]), bool(record["path"]))):
        if [line["step"] for line in waterfall["lines"]] != [_ONE]:
            yield _waterfall(view, pool, waterfall)
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


def _result(view: View, pool: Mapping[str, Any], record: Mapping[str, Any]) -> Table:
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
    notes = [*_notes(view, pool), say("note-each") if laid.alike else "", in_capitals(view, laid)]
    code = "title-by-year" if record["years"] else "title-by-steps"
    return table(f"{pool['pool']}.result", say(code, **facts), laid.columns, rows, notes)


def _notes(view: View, pool: Mapping[str, Any]) -> Iterator[str]:
    amount = numbers.exact(view.value(pool["amount"]))
    first = f"{pool['pool']}.{pool['years'][0]}.amount" if pool["years"] else pool["amount"]
    facts = {"amount": amount, "unit": view.unit, "ground": ground_text(view, view.ground(first))}
    yield view.say("note-amount-of-years" if pool["years"] else "note-amount", **facts)
    if pool["payable"] != pool["amount"]:
        payable = numbers.exact(view.value(pool["payable"]))
        yield view.say("note-rounded-amount", payable=payable, unit=view.unit, step=view.step(pool["unit"]))


def _waterfall(view: View, pool: Mapping[str, Any], record: Mapping[str, Any]) -> Table:
    """One year, or one recipient: what came to each step, what it took, who got it, what goes on, its balance."""
    say, unit = view.say, pool["unit"]
    rows = [row for line in record["lines"] for row in _line(view, unit, line)]
    rows.append(
        (
            Cell(say("sum"), Role.TOTAL),
            Cell(role=Role.TOTAL),
            view.payable(record["amount"], unit, Role.TOTAL),
            Cell(role=Role.TOTAL),
            Cell(role=Role.TOTAL),
            Cell(role=Role.TOTAL),
            view.payable(record["sum"], unit, Role.TOTAL),
            view.exact(record["difference"], Role.TOTAL),
            Cell(role=Role.TOTAL),
            Cell(role=Role.TOTAL),
        )
    )
    codes = ("step", "name", "came-in", "took", "to-whom", "", VERBS[pool["kind"]], "goes-on", "balance", "what")
    texts = {"step", "name", "to-whom", "", "what"}
    columns = [Column(say(code) if code else "", code not in texts) for code in codes]
    path = ".".join(record["path"])
    code = "title-waterfall-inside" if path else "title-waterfall"
    title = say(code, pool=record["stem"], party=path, unit=view.unit)
    notes = [say("note-waterfall"), _said_balances(view, record)]
    return table(f"{record['stem']}.waterfall", title, columns, rows, notes)


def _said_balances(view: View, record: Mapping[str, Any]) -> str:
    """What given back means, where a reserve is released."""
    return view.say("note-given-back") if any(line["given_back"] for line in record["lines"]) else ""


def _line(view: View, unit: str, line: Mapping[str, Any]) -> Iterator[Row]:
    """A step with the first who got something; further recipients below it."""
    say = view.say
    what = say(f"balance-{line['sort']}") if line["sort"] else ""
    lead = (
        Cell(_indented(line)), Cell(view.title(line)), view.payable(line["in"], unit), view.payable(line["took"], unit),
    )  # fmt: skip
    trail = (view.payable(line["goes_on"], unit), _balance(view, unit, line), Cell(what))
    figures = dict(line["to"])
    grouped = runs(list(figures), view.families, lambda who: (view.value(figures[who]),))
    if not grouped:
        yield (*lead, Cell(say("by-its-steps") if line["nested"] else ""), Cell(), Cell(), *trail)
    for at, run in enumerate(grouped):
        cell = view.payable(figures[run.first], unit)
        shown = Cell(cell.text, exact=cell.exact, figure=run.figure(view, cell.figure))
        who = run.text(view) if run.first in view.everybody else say(run.first)
        middle = (Cell(who), Cell(say("each") if run.count > 1 else ""), shown)
        yield (*lead, *middle, *trail) if at == 0 else (*(Cell() for _ in lead), *middle, *(Cell() for _ in trail))
    if line["given_back"]:
        back = view.payable(line["given_back"], unit)
        yield (*(Cell() for _ in lead), Cell(say("given-back")), Cell(), back, Cell(), Cell(), Cell())


def _indented(line: Mapping[str, Any]) -> str:
    return str(line["step"])


def _balance(view: View, unit: str, line: Mapping[str, Any]) -> Cell:
    """A balance in full: claims carried with interest are no whole units."""
    if line["balance"] is None:
        return Cell()
    exact = (view.value(line["balance"]) / view.value(unit)).denominator != 1
    return view.exact(line["balance"]) if exact else view.payable(line["balance"], unit)
