"""Terms of a split: what the rule gives, the nearest division that keeps them, and which of them bind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from iuralloc.quantities import rational_text
from iuralloc.report import numbers
from iuralloc.report.alike import Run, listed, runs
from iuralloc.report.schedules.by_party import Measured, by_party
from iuralloc.report.schedules.proofs import nearest
from iuralloc.report.table import Cell, Column, Row, Table, table
from iuralloc.report.view import View

_SIDES: Final = (" above", " below")


def terms(view: View, pool: str) -> Iterator[Table]:
    """For every split of a pool that has terms: how far each party was moved, by which terms, and a short proof."""
    for record in view.schedules("terms", pool=pool):
        yield _moved(view, record)
        yield _terms(view, record)
        proof = nearest(view, record, _name(view, record))
        if proof is not None:
            yield proof


def unmoved(view: View, record: Mapping[str, Any]) -> bool:
    """Whether the rule kept all terms by itself."""
    return all(view.value(deviation) == 0 for *_, deviation in record["rows"])


def _name(view: View, record: Mapping[str, Any]) -> str:
    """What the split is called in headings: its pool, the number of a split beside it, the party inside which."""
    _, beside, number = str(record["stem"]).partition(".beside.")
    if beside:
        return view.say("split-beside", pool=record["pool"], number=number)
    return ".".join([str(record["pool"]), *record["path"]])


def _moved(view: View, record: Mapping[str, Any]) -> Table:
    say, rows = view.say, record["rows"]
    whole = sum((view.value(reference) for _, reference, _, _ in rows), Fraction(0))
    parties = [party for party, *_ in rows]

    def shares(at: int) -> dict[str, Cell]:
        if whole == 0:
            return {}
        parts = [view.value(row[at]) / whole for row in rows]
        if min(parts) < 0:
            return {}
        shown = zip(rows, numbers.percentages(parts), parts, strict=True)
        return {row[0]: Cell(text, exact=rational_text(part)) for row, text, part in shown}

    def amounts(at: int) -> dict[str, Cell]:
        return {row[0]: view.exact(row[at]) for row in rows}

    hundred = Cell(numbers.percent(Fraction(1)), exact="1")
    total = Cell(numbers.exact(whole), exact=rational_text(whole))
    before, after = shares(1), shares(2)
    points = {row[0]: _points(view, row[3], whole) for row in rows} if whole else {}
    measures = [
        Measured(say("by-the-rule"), before, hundred if before else Cell()),
        Measured(say("reference"), amounts(1), total),
        Measured(say("under-terms"), after, hundred if after else Cell()),
        Measured(say("nearest"), amounts(2), total),
        Measured(say("moved"), amounts(3), Cell("0", exact="0")),
        Measured(say("points"), points),
    ]
    laid = by_party(view, parties, measures)
    title = say("title-nearest", pool=_name(view, record), unit=view.unit)
    notes = [
        say("note-terms-hold") if unmoved(view, record) else say(f"note-nearest-{record['measure']}"),
        _levels(view, record),
        say("note-each") if laid.alike else "",
    ]
    return table(f"{_id(record)}.nearest", title, laid.columns, laid.rows, notes)


def _id(record: Mapping[str, Any]) -> str:
    return ".".join([str(record["stem"]), *record["path"]])


def _points(view: View, figure: str, whole: Fraction) -> Cell:
    part = view.value(figure) / whole
    return Cell(numbers.points(part), exact=rational_text(part), figure=figure)


def _levels(view: View, record: Mapping[str, Any]) -> str:
    """The deviations that were settled one after the other, each with whose they are."""
    if unmoved(view, record):
        return ""
    said = []
    for level in view.formula(record["nearest"])["levels"]:
        deviation = Fraction(level["deviation"])
        sides = dict.fromkeys(
            name.removesuffix(side) for name, _ in level["weights"] for side in _SIDES if name.endswith(side)
        )
        if deviation:
            whose = sorted(sides, key=[row[0] for row in record["rows"]].index)
            said.append(
                view.say("level-of", parties=listed(view, whose), deviation=_deviation(view, record, deviation))
            )
        else:
            said.append(view.say("level-rest"))
    return view.say("note-deviations", levels=view.say("parts").join(said))


def _deviation(view: View, record: Mapping[str, Any], deviation: Fraction) -> str:
    if record["measure"] == "ratio":
        return view.say("level-ratio", part=numbers.exact(deviation))
    return f"{numbers.exact(deviation)} {view.unit}"


def _terms(view: View, record: Mapping[str, Any]) -> Table:
    say = view.say
    rows: list[Row] = []
    of_term: dict[str, list[Mapping[str, Any]]] = {}
    for line in record["terms"]:
        of_term.setdefault(line["term"], []).append(line)
    for lines in of_term.values():
        rows += _of_one(view, record, lines)
    columns = [
        Column(say("term")), Column(say("name")), Column(say("what-it-says")), Column(say("party")), Column(say("asked-by")),
        Column(say("clause")), Column(say("reached"), numeric=True), Column(say("bound"), numeric=True), Column(say("state")),
    ]  # fmt: skip
    strict = any(line["strict"] for line in record["terms"])
    step = view.step(_unit(view, record))
    notes = [say("note-binds"), say("note-strict", step=step) if strict else ""]
    return table(
        f"{_id(record)}.terms", say("title-bounds", pool=_name(view, record), unit=view.unit), columns, rows, notes
    )


def _unit(view: View, record: Mapping[str, Any]) -> str:
    own = f"{record['pool']}.round"
    return own if own in view.trail.figures else "round"


def _of_one(view: View, record: Mapping[str, Any], lines: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    """The rows of one term: one, or one for each of a group that it binds, alike ones together."""
    if not lines[0]["each"]:
        yield _row(view, record, lines[0], Run((lines[0]["term"],)), "")
        return
    by_party_ = {line["each"]: line for line in lines}

    def told(party: str) -> tuple[str, ...]:
        return tuple(cell.text for cell in _row(view, record, by_party_[party], Run((party,)), ""))

    for run in runs(list(by_party_), view.families, told):
        yield _row(view, record, by_party_[run.first], run, run.text(view))


def _row(view: View, record: Mapping[str, Any], line: Mapping[str, Any], run: Run, party: str) -> Row:
    reached, bound = view.exact(line["reached"]), view.exact(line["bound"])
    binds = not unmoved(view, record) and reached.exact == bound.exact
    return (
        Cell(line["term"]),
        Cell(view.title(line)),
        Cell(line["text"]),
        Cell(party),
        Cell(line["asked_by"]),
        Cell(line["clause"]),
        Cell(reached.text, exact=reached.exact, figure=run.figure(view, reached.figure)),
        Cell(bound.text, exact=bound.exact, figure=bound.figure),
        Cell(view.say("binds" if binds else "kept")),
    )
