"""Figures named in the contract: numbers, tables by party or phase, and weighted scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from iuralloc.report import numbers
from iuralloc.report.alike import gathered, runs
from iuralloc.report.ground import ground_text
from iuralloc.report.sentence import working
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View

#: labels of rates of exchange
_RATES: Final = frozenset({"exchange", "exchange-on"})


def figures(view: View) -> Iterator[Table]:
    """One table for each figure that the contract names."""
    for record in view.schedules("figure"):
        if record["form"] == "scores":
            yield _scores(view, record)
        elif record["figures"]:
            yield _values(view, record)


def _title(view: View, record: Mapping[str, Any]) -> str:
    title, say = record["title"], view.say
    named = view.title(title)
    text = say("after-name", name=named) if named else ""
    if title["clause"]:
        text += say("after-name", name=say("ground-clause", clause=title["clause"]))
    return say("title-figure", name=record["name"], title=text)


def _values(view: View, record: Mapping[str, Any]) -> Table:
    """A number, or one line for each cell of a table; a table by party and phase has both in the key."""
    name = str(record["name"])
    rows: list[Row] = []
    for run, figure in gathered(view, record["figures"]):
        key = figure.removeprefix(f"{name}.")
        party = key.partition(".")[0]
        rows.append((
            Cell(run.text(view) if key == run.first else run.figure(view, key)),
            Cell(view.name(party)),
            Cell(view.say("each") if run.count > 1 else ""),
            replace(view.exact(figure), figure=run.figure(view, figure)),
            Cell(_unit(view, view.trail.figures[figure])),
            Cell(working(view, view.trail.figures[figure])),
        ))  # fmt: skip
    say = view.say
    columns = [
        Column(say("entry")),
        Column(say("name")),
        Column(),
        Column(say("value"), numeric=True),
        Column(say("unit")),
        Column(say("how")),
    ]
    # A year that is 0 by a choice says nothing of where the figure stands.
    stated = next((f for f in record["figures"] if "choice" not in view.ground(f)), record["figures"][0])
    ground = ground_text(view, view.ground(stated))
    return table(f"figures.{name}", _title(view, record), columns, rows, [say("note-ground", ground=ground)])


def _unit(view: View, record: Mapping[str, Any]) -> str:
    """The unit of amounts; of a rate of exchange what it is a rate of, and when it was fixed."""
    label = record["label"]
    if label["say"] in _RATES:
        return view.say(f"label-{label['say']}", **label)
    return view.unit if record["unit"] == "amount" else ""


def _weight(view: View, figure: str) -> Cell:
    """A weight as a percentage, as contracts write it, where that can be done in full."""
    cell = view.exact(figure, Role.HEAD)
    percentage = numbers.exact(view.value(figure) * 100)
    return cell if "/" in percentage or numbers.ABOUT in percentage else replace(cell, text=f"{percentage} %")


def _scores(view: View, record: Mapping[str, Any]) -> Table:
    criteria = [criterion for criterion, _ in record["weights"]]
    shown = {
        party: (*(view.exact(figure) for figure in scores), view.exact(total))
        for party, scores, total in record["rows"]
    }

    def told(party: str) -> tuple[str, ...]:
        return tuple(cell.text for cell in shown[party])

    say = view.say
    weights = (_weight(view, figure) for _, figure in record["weights"])
    rows: list[Row] = [(Cell(say("weights"), Role.HEAD), Cell(), Cell(), *weights, Cell())]
    for run in runs(list(shown), view.families, told):
        cells = (replace(cell, figure=run.figure(view, cell.figure)) for cell in shown[run.first])
        each = Cell(say("each") if run.count > 1 else "")
        rows.append((Cell(run.text(view)), Cell(view.name(run.first)), each, *cells))
    headings = [*criteria, say("score")]
    columns = [
        Column(say("party")),
        Column(say("name")),
        Column(),
        *(Column(heading, numeric=True) for heading in headings),
    ]
    ground = ground_text(view, view.ground(record["rows"][0][2]))
    first = record["scaled"] == "each first"
    notes = [say("note-scaled-first" if first else "note-scaled-end"), say("note-ground", ground=ground)]
    return table(f"figures.{record['name']}", _title(view, record), columns, rows, notes)
