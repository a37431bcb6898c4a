"""Losses: the register of risks, each ladder, the matrix phase × level × party, burdens, caps, benefit beside loss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from iuralloc.report import numbers
from iuralloc.report.schedules.inside import inside
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View


def losses(view: View) -> Iterator[Table | None]:
    """Everything about risks and events; nothing where the contract has none."""
    for record in view.schedules("risks"):
        yield _register(view, record)
    for record in view.schedules("matrix"):
        yield _matrix(view, record)
    for record in view.schedules("expected"):
        yield _expected(view, record)
        yield inside(view, {"pool": "expected", "kind": "loss", "unit": None})
    for record in view.schedules("loss-beside-benefit"):
        yield _beside(view, record)
    yield _ladders(view, "expected")
    for record in view.schedules("ladder", mode="dated"):
        yield _event(view, record)
        yield inside(view, {"pool": record["loss"], "kind": "loss", "unit": "round"})
    for record in view.schedules("caps"):
        yield _caps(view, record)


def _register(view: View, record: Mapping[str, Any]) -> Table:
    say = view.say
    codes = ("risk", "name", "phase", "probability", "loss", "clause", "evidence")
    rows = [
        (
            Cell(row["risk"]), Cell(view.title(row)), Cell(row["phase"]), _percent(view, row["probability"]),
            view.exact(row["amount"]), Cell(row["clause"]), Cell(row["evidence"]),
        )
        for row in record["rows"]
    ]  # fmt: skip
    columns = [Column(say(code), code in {"probability", "loss"}) for code in codes]
    return table("risks", say("title-risks", unit=view.unit), columns, rows)


def _percent(view: View, figure: str) -> Cell:
    cell = view.exact(figure)
    return Cell(f"{numbers.exact(view.value(figure) * 100)} %", exact=cell.exact, figure=figure)


def _matrix(view: View, record: Mapping[str, Any]) -> Table:
    """Phase × level × party: what each is expected to bear, and on which rung."""
    say = view.say
    recipients: Sequence[str] = [
        r for r in record["recipients"] if any(r == cell[0] for row in record["rows"] for cell in row["cells"])
    ]
    columns = [Column(say("phase")), Column(say("level")), Column(say("who-bears"))]
    columns += [Column(view.say("uncovered") if r == "uncovered" else r, numeric=True) for r in recipients]
    rows: list[Row] = []
    for row in record["rows"]:
        cells = dict(row["cells"])
        lead = (Cell(row["phase"]), Cell(row["level"]), Cell(say(f"level-{row['level']}")))
        rows.append((*lead, *(view.exact(cells.get(recipient)) for recipient in recipients)))
    notes = [say("note-matrix"), say("note-expected")]
    return table("matrix", say("title-matrix", unit=view.unit), columns, rows, notes)


def _expected(view: View, record: Mapping[str, Any]) -> Table:
    say = view.say
    columns = [Column(say("party")), Column(say("name"))]
    columns += [Column(phase, numeric=True) for phase in record["phases"]]
    columns.append(Column(say("all-phases"), numeric=True))
    rows = [
        (
            Cell(_who(view, recipient)),
            Cell(_named(view, recipient)),
            *(view.exact(f) for f in figures),
            view.exact(total),
        )
        for recipient, figures, total in record["rows"]
    ]
    return table("expected", say("title-expected", unit=view.unit), columns, rows, [say("note-expected")])


def _who(view: View, recipient: str) -> str:
    return view.say("uncovered") if recipient == "uncovered" else recipient


def _named(view: View, recipient: str) -> str:
    return "" if recipient == "uncovered" else view.name(recipient)


def _beside(view: View, record: Mapping[str, Any]) -> Table:
    """Loss share beside benefit share; a deviation in points of a percent."""
    say = view.say
    benefit = numbers.percentages([view.value(row[1]) for row in record["rows"]])
    burden = numbers.percentages([view.value(row[2]) for row in record["rows"]])
    rows = [
        (
            Cell(party), Cell(view.name(party)), Cell(gains, figure=of_benefit), Cell(bears, figure=of_risk),
            Cell(numbers.points(view.value(deviation)), exact=view.exact(deviation).exact, figure=deviation),
        )
        for (party, of_benefit, of_risk, deviation), gains, bears in zip(record["rows"], benefit, burden, strict=True)
    ]  # fmt: skip
    codes = ("party", "name", "benefit-share", "loss-share", "deviation")
    columns = [Column(say(code), code not in {"party", "name"}) for code in codes]
    return table("loss-beside-benefit", say("title-loss-beside-benefit"), columns, rows, [say("note-deviation")])


def _rungs(view: View, record: Mapping[str, Any], *, leading: tuple[Cell, ...] = ()) -> Iterator[Row]:
    """The rungs of a loss that bear something, and always the last: what nobody covers."""
    paid = record["mode"] == "dated"
    for row in record["rows"]:
        figure = row["figure"]
        if view.value(figure) == 0 and row["level"] != "L6":
            continue
        amount = view.payable(figure, "round") if paid else view.exact(figure)
        yield (
            *leading, Cell(row["level"]), Cell(view.say(f"level-{row['level']}")), Cell(row["step"]),
            Cell("" if row["level"] == "L6" else row["recipient"]), amount,
        )  # fmt: skip


def _columns(view: View, *first: str) -> list[Column]:
    codes = (*first, "level", "who-bears", "step", "party", "bears")
    return [Column(view.say(code), code == "bears") for code in codes]


def _sum_line(view: View, record: Mapping[str, Any], *, leading: int = 0) -> Row:
    amount = view.exact(record["amount"], Role.TOTAL)
    if record["mode"] == "dated":
        amount = view.payable(record["amount"], "round", Role.TOTAL)
    blanks = (Cell(role=Role.TOTAL) for _ in range(3 + leading))
    return (Cell(view.say("loss"), Role.TOTAL), *blanks, amount)


def _ladders(view: View, mode: str) -> Table | None:
    """All risks, each alone and with caps unused, rung by rung."""
    records = list(view.schedules("ladder", mode=mode))
    if not records:
        return None
    rows: list[Row] = []
    for record in records:
        rows += _rungs(view, record, leading=(Cell(record["loss"]), Cell(record["phase"])))
    title = view.say("title-ladders", unit=view.unit)
    notes = [view.say("mode-expected"), view.say("note-levels")]
    return table("ladders", title, _columns(view, "risk", "phase"), rows, notes)


def _event(view: View, record: Mapping[str, Any]) -> Table:
    rows = [*_rungs(view, record), _sum_line(view, record)]
    when = view.say("on-date", date=record["date"]) if record["date"] else ""
    title = view.say("title-event", loss=record["loss"], phase=record["phase"], when=when, unit=view.unit)
    return table(f"{record['loss']}.ladder", title, _columns(view), rows, [view.say("mode-dated")])


def _caps(view: View, record: Mapping[str, Any]) -> Table:
    say = view.say
    rows = [
        (
            Cell(party), Cell(_scope(view, scope)), view.payable(cap, "round"), view.payable(used, "round"),
            view.payable(left, "round"),
        )
        for scope, party, cap, used, left in record["rows"]
    ]  # fmt: skip
    codes = ("party", "scope", "cap", "used", "left")
    columns = [Column(say(code), code in {"cap", "used", "left"}) for code in codes]
    return table("caps", say("title-caps", unit=view.unit), columns, rows)


def _scope(view: View, scope: str) -> str:
    word, _, phase = scope.partition(".")
    return view.say(f"scope-{word}", phase=phase)
