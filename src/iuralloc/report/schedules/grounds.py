"""The grounds of every figure: value, formula, and where that stands; alike figures in one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from iuralloc.formula import Data
from iuralloc.report import numbers
from iuralloc.report.alike import Run, gathered
from iuralloc.report.ground import ground_text
from iuralloc.report.sentence import working
from iuralloc.report.table import Cell, Column, Row, Table, table
from iuralloc.report.view import View

#: how often evidence is named before it moves below the table
_OFTEN: Final = 3


def grounds(view: View, figures: Iterable[str]) -> Iterator[Table]:
    """A table for each part of the contract, in the order of the trail.

    Parameters
    ----------
    view
        The trail.
    figures
        The ids whose grounds are wanted.
    """
    parts: dict[str, list[str]] = {}
    for figure in figures:
        parts.setdefault(figure.split(".")[0], []).append(figure)
    for part, ids in parts.items():
        marks = _often_cited(view, ids)
        found = list(gathered(view, ids))
        rows = [_row(view, run, figure, marks) for run, figure in found]
        columns = [
            Column(view.say("figure")),
            Column(view.say("value"), numeric=True),
            Column(view.say("unit")),
            Column(view.say("how")),
            Column(view.say("ground")),
        ]
        name = view.say("part-file") if part == "round" else view.words.name("part", part)
        notes = [
            *(view.say("note-evidence", mark=mark, evidence=evidence) for evidence, mark in marks.items()),
            view.say("note-alike-grounds") if len(found) < len(ids) else "",
        ]
        yield table(f"grounds.{part}", view.say("title-grounds", part=name), columns, rows, notes)


def _often_cited(view: View, ids: Iterable[str]) -> dict[str, str]:
    """Evidence that would fill the table: it stands once below it, under a mark."""
    cited = Counter(view.ground(figure).get("evidence", "") for figure in ids)
    often = [evidence for evidence, times in cited.items() if evidence and times >= _OFTEN]
    return {evidence: str(mark) for mark, evidence in enumerate(often, start=1)}


def _row(view: View, run: Run, figure: str, marks: Mapping[str, str]) -> Row:
    record = view.trail.figures[figure]
    unit = view.unit if record["unit"] == "amount" else ""
    ground = dict(record["ground"])
    if ground.get("evidence") in marks:
        ground["evidence"] = view.say("evidence-mark", mark=marks[ground["evidence"]])
    return (
        Cell(run.figure(view, figure), figure=run.figure(view, figure)),
        value_cell(view, record),
        Cell(unit),
        Cell(working(view, record)),
        Cell(ground_text(view, ground)),
    )


def value_cell(view: View, record: Mapping[str, Any]) -> Cell:
    """The value of a figure; of a table, what kind of table it is."""
    value = record["value"]
    if isinstance(value, str):
        shown = numbers.exact(Fraction(value))
        return Cell(shown, exact=value, figure=record["id"])
    return Cell(_table_in_words(view, value), figure=record["id"])


def _table_in_words(view: View, value: Data) -> str:
    if isinstance(value, list):
        return view.say("value-amounts", count=numbers.count(len(value)))
    if "worths" in value:
        return view.say("value-groups", count=numbers.count(len(value["worths"]) - 1))
    if "dividends" in value:
        return view.say("value-make-ups", count=numbers.count(len(value["dividends"])))
    facts = {word: numbers.count(int(value[of])) for word, of in (("count", "objecting"), ("groups", "groups"))}
    return view.say("value-objections", **facts)
