"""Ranges: between which values figures lie, which of them were computed, the least and the most of everybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from iuralloc.report.schedules.result import VERBS
from iuralloc.report.table import Cell, Column, Table, table
from iuralloc.report.view import View

#: numbers of runs that are listed for one end
_LISTED: Final = 4


def ranges(view: View, pool: str | None = None) -> Iterator[Table]:
    """The tables of all ranges; of one pool only its own."""
    for record in view.schedules("ranges"):
        wanted = [result for result in record["results"] if pool in {None, result["name"]}]
        if pool is None or wanted:
            yield _spots(view, record)
            yield _runs(view, record)
        for result in wanted:
            yield _result(view, record, result)


def _spots(view: View, record: Mapping[str, Any]) -> Table:
    say = view.say
    rows = [
        (Cell(s["name"]), Cell(s["low"]), Cell(s["high"]), Cell(say("settled-on" if s["settled"] else "left-open")))
        for s in record["spots"]
    ]
    columns = [Column(say("figure")), Column(say("range-from")), Column(say("range-to")), Column(say("settlement"))]
    return table("ranges", say("title-not-agreed"), columns, rows)


def _runs(view: View, record: Mapping[str, Any]) -> Table:
    rows = [(Cell(number), Cell(values)) for number, values in record["runs"]]
    columns = [Column(view.say("run"), numeric=True), Column(view.say("computed-with"))]
    note = view.say("note-runs-together" if record["together"] else "note-runs-alone")
    return table("ranges.runs", view.say("title-runs"), columns, rows, [note])


def _result(view: View, record: Mapping[str, Any], result: Mapping[str, Any]) -> Table:
    say, unit, name = view.say, result["unit"], result["name"]

    def amount(figure: str | None) -> Cell:
        return view.payable(figure, unit) if unit else view.exact(figure)

    rows = []
    for row in result["rows"]:
        who = row["who"] if row["who"] in view.everybody else say(row["who"])
        rows.append((
            Cell(who), Cell(view.name(row["who"]) if row["who"] in view.everybody else ""), amount(row["settled"]),
            amount(row["least"]), Cell(_at(view, row["runs_least"])), amount(row["most"]),
            Cell(_at(view, row["runs_most"])),
        ))  # fmt: skip
    texts = {"party", "name", "in-run"}
    codes = ("party", "name", "settled-amount", "least-of-all", "in-run", "most-of-all", "in-run")
    columns = [Column(say(code), code not in texts) for code in codes]
    left_open = name in record["open"]
    kind = say(VERBS.get(result["kind"], "gets")) if result["kind"] else say("has")
    title = say("title-range", name=name, verb=kind, unit=view.unit)
    notes = [say("note-range"), say("note-open") if left_open else ""]
    return table(f"{name}.range", title, columns, rows, notes)


def _at(view: View, runs: list[str]) -> str:
    """The runs that give an end; none where only the settled value does."""
    shown = ", ".join(runs[:_LISTED])
    return view.say("runs-and-more", shown=shown) if len(runs) > _LISTED else shown or view.say("as-settled")
