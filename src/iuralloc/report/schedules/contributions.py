"""Contributions as accepted: how each entry was valued, and what each party brings in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import Any

from iuralloc.quantities import rational_text
from iuralloc.report import numbers
from iuralloc.report.alike import listed, runs
from iuralloc.report.schedules.by_party import Measured, by_party
from iuralloc.report.sentence import working
from iuralloc.report.table import Cell, Column, Row, Table, table
from iuralloc.report.view import View


def contributions(view: View) -> Iterator[Table]:
    """The entries, then the totals by party."""
    for record in view.schedules("contributions"):
        yield _entries(view, record)
        yield _totals(view, record)


def _entries(view: View, record: Mapping[str, Any]) -> Table:
    say = view.say
    by_party_ = {
        party: [tuple(_cells(view, entry)) for entry in entries]
        for party, entries in groupby(record["entries"], key=lambda entry: str(entry["party"]))
    }

    def told(party: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(cell.text for cell in row) for row in by_party_[party])

    rows: list[Row] = []
    for run in runs(list(by_party_), view.families, told):
        label, each = run.text(view), say("each") if run.count > 1 else ""
        for cells in by_party_[run.first]:
            shown = (replace(cell, figure=run.figure(view, cell.figure)) for cell in cells)
            rows.append((Cell(label), *shown, Cell(each)))
    codes = ("party", "entry", "name", "kind", "phase", "how", "accepted-value", "appraised", "clause", "evidence")
    columns = [*(Column(say(code), code in {"accepted-value", "appraised"}) for code in codes), Column()]
    order = (0, 1, 2, 3, 4, 5, 10, 6, 7, 8, 9)
    missing = [f"{entry['party']}.{entry['entry']}" for entry in record["entries"] if not entry["figure"]]
    notes = [
        say("note-equipment") if any(entry["kind"] == "equipment" for entry in record["entries"]) else "",
        say("note-no-value", entries=listed(view, missing)) if missing else "",
    ]
    return table(
        "contributions",
        say("title-contributions", unit=view.unit),
        [columns[at] for at in order],
        [tuple(row[at] for at in order) for row in rows],
        notes,
    )


def _cells(view: View, entry: Mapping[str, Any]) -> Iterator[Cell]:
    figure = entry["figure"]
    yield Cell(entry["entry"])
    yield Cell(entry["name"])
    yield Cell(view.words.name("contributed", entry["kind"]))
    yield Cell(entry["phase"])
    yield Cell(working(view, view.trail.figures[figure]) if figure else "")
    yield view.exact(figure)
    yield view.exact(entry["appraised"])
    yield Cell(entry["clause"])
    yield Cell(entry["evidence"])


def _totals(view: View, record: Mapping[str, Any]) -> Table:
    figures = dict(record["totals"])
    whole = view.value(record["total"])
    totals = {party: view.exact(figure) for party, figure in figures.items()}
    measures = [Measured(view.say("total"), totals, view.exact(record["total"]), numbers.exact)]
    if whole:
        parts = [view.value(figure) / whole for figure in figures.values()]
        shown = zip(figures, parts, numbers.percentages(parts), strict=True)
        shares = {party: Cell(text, exact=rational_text(part)) for party, part, text in shown}
        measures.append(Measured(view.say("share"), shares, Cell(numbers.percent(Fraction(1)), exact="1")))
    laid = by_party(view, list(figures), measures)
    notes = [view.say("note-shares") if whole else "", view.say("note-each") if laid.alike else ""]
    title = view.say("title-contribution-totals", unit=view.unit)
    return table("contributions.totals", title, laid.columns, laid.rows, notes)
