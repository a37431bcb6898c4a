"""Equity: what is paid for the capital, who holds it down to persons, subscribed and paid in apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from iuralloc.report import numbers
from iuralloc.report.schedules.by_party import Measured, by_party, line_below
from iuralloc.report.schedules.inside import inside
from iuralloc.report.schedules.result import shares
from iuralloc.report.schedules.rounding import rounding
from iuralloc.report.sentence import working
from iuralloc.report.table import Cell, Column, Role, Table, table
from iuralloc.report.view import View


def equity(view: View) -> Iterator[Table | None]:
    """The tables of the company, if the contract has one."""
    for record in view.schedules("equity"):
        pool = {"pool": "equity", "kind": "income", "unit": record["unit"], "amount": record["capital"]}
        yield _holdings(view, record)
        yield inside(view, {**pool, "kind": "equity"})
        yield _entries(view, record)
        yield from rounding(view, pool)


def _holdings(view: View, record: Mapping[str, Any]) -> Table:
    say = view.say
    split = next(view.schedules("split", pool="equity", beside=0, path=[]))
    parties = [row["party"] for row in split["rows"]]
    subscribed = {party: view.exact(figure) for party, figure, _ in record["holders"]}
    paid_in = {party: view.exact(figure) for party, _, figure in record["holders"]}
    step = view.value(record["unit"])
    held = {row["party"]: view.payable(row["paid"], record["unit"]) for row in split["rows"]}
    units = {
        row["party"]: Cell(numbers.count(int(view.value(row["paid"]) / step)), figure=row["paid"])
        for row in split["rows"]
    }
    total = view.payable(split["sum"], record["unit"])
    whole = int(view.value(split["sum"]) / step)
    measures = [
        *shares(view, split),
        Measured(say("subscribed"), subscribed, view.exact(record["totals"][0])),
        Measured(say("paid-in"), paid_in, view.exact(record["totals"][1])),
        Measured(say("holds"), held, total, lambda amount: numbers.payable(amount, step)),
        Measured(say("units"), units, Cell(numbers.count(whole))),
    ]
    laid = by_party(view, parties, measures)
    rows = [
        *laid.rows,
        line_below(say("difference"), [view.exact(split["difference"], Role.TOTAL), Cell()], laid.rows[-1]),
    ]
    name = record["company"] or view.title(record)
    title = say("title-equity", company=say("after-name", name=name) if name else "", unit=view.unit)
    date = str(view.trail.contract["date"])
    notes = [
        say(
            "note-capital",
            capital=numbers.exact(view.value(record["capital"])),
            unit=view.unit,
            step=view.step(record["unit"]),
        ),
        say("note-paid-in", date=date) if date else say("note-paid-in-founding"),
        say("note-shares"),
        say("note-each") if laid.alike else "",
    ]
    return table("equity", title, laid.columns, rows, notes)


def _entries(view: View, record: Mapping[str, Any]) -> Table:
    say = view.say
    codes = (
        "party",
        "entry",
        "name",
        "kind",
        "how",
        "agreed",
        "appraised",
        "gap",
        "paid-in",
        "clause",
        "evidence",
    )
    numeric = {"agreed", "appraised", "gap", "paid-in"}
    rows = [
        (
            Cell(entry["party"]), Cell(entry["entry"]), Cell(entry["name"]),
            Cell(view.words.name("contributed", entry["kind"])),
            Cell(working(view, view.trail.figures[entry["figure"]])), view.exact(entry["figure"]),
            view.exact(entry["appraised"]), view.exact(entry["gap"]), view.exact(entry["paid"]),
            Cell(entry["clause"]), Cell(entry["evidence"]),
        )
        for entry in record["entries"]
    ]  # fmt: skip
    gaps = any(entry["gap"] and view.value(entry["gap"]) > Fraction(0) for entry in record["entries"])
    columns = [Column(say(code), code in numeric) for code in codes]
    title = say("title-capital-entries", unit=view.unit)
    return table("equity.entries", title, columns, rows, [say("note-gap") if gaps else ""])
