"""The second settlement: what was restated, what everybody got and would have got, who pays whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from iuralloc.report import numbers
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View

#: whoever pays the pools; no party bears this name
_PAYER: Final = "payer"
_TEXTS: Final = frozenset(
    {"in-pool", "in-year", "party", "name", "figure", "as-of-day", "clause", "evidence", "who-pays", "to-whom-paid"}
)


def restated(view: View, pool: str | None = None) -> Iterator[Table]:
    """The tables of a second settlement; of one pool only its lines."""
    for record in view.schedules("resettled"):
        if pool is not None:
            lines = [line for line in record["lines"] if line["pool"] == pool]
            if lines:
                yield _lines(view, record, lines, whole=False)
            continue
        yield _values(view, record)
        if not record["lines"]:
            continue
        yield _lines(view, record, record["lines"], whole=True)
        yield _payments(view, record)
        for level in record["inside"]:
            yield _inside(view, record, level)


def _columns(view: View, codes: tuple[str, ...]) -> list[Column]:
    return [Column(view.say(code), code not in _TEXTS) for code in codes]


def _values(view: View, record: Mapping[str, Any]) -> Table:
    """Every value that was restated: first, then, as of which day, on what evidence."""
    rows = []
    for one in record["restated"]:
        said = (Cell(one["as_of"]), Cell(one["clause"]), Cell(one["evidence"]))
        for first, second in one["values"]:
            rows.append((Cell(first, figure=first), view.exact(first), view.exact(second), *said))
    codes = ("figure", "first-value", "restated-value", "as-of-day", "clause", "evidence")
    notes = [] if record["lines"] else [view.say("note-resettled-nothing")]
    return table("restated", view.say("title-restated"), _columns(view, codes), rows, notes)


def _lines(view: View, record: Mapping[str, Any], lines: list[Mapping[str, Any]], *, whole: bool) -> Table:
    """Pool by pool and year by year what each got, would have got, and the difference."""
    unit = record["unit"]
    rows: list[Row] = []
    before = ("", "")
    for line in lines:
        if len(line["path"]) > 1:
            continue
        here = (line["pool"], line["year"])
        lead = tuple(Cell(text if here != before else "") for text in here)
        rows.append((*lead, *_who(view, tuple(line["path"])), *_both(view, unit, line)))
        before = here
    if whole:
        rows += [_total(view, unit, total, first=at == 0) for at, total in enumerate(record["totals"])]
    codes = ("in-pool", "in-year", "party", "name", "first-settled", "restated-settled", "difference", "interest-on-it")
    costs = any(line["sign"] < 0 for line in lines)
    notes = [
        view.say("note-resettled"), view.say("note-resettled-costs") if costs and whole else "",
        _said_interest(view, record),
    ]  # fmt: skip
    title = view.say("title-resettled", unit=view.unit)
    return table("resettled.lines", title, _columns(view, codes), rows, notes)


def _said_interest(view: View, record: Mapping[str, Any]) -> str:
    if not record["rate"]:
        return view.say("note-no-interest")
    code = "note-interest-compound" if record["compound"] else "note-interest"
    return view.say(code, rate=numbers.exact(view.value(record["rate"]) * 100), until=record["until"])


def _payments(view: View, record: Mapping[str, Any]) -> Table:
    """Few payments that even everything out."""
    rows = [
        (Cell(_named(view, payer)), Cell(_named(view, payee)), view.payable(figure, record["unit"]))
        for payer, payee, figure in record["payments"]
    ]
    columns = _columns(view, ("who-pays", "to-whom-paid", "how-much"))
    payer = any(_PAYER in payment[:2] for payment in record["payments"])
    notes = [
        view.say("note-payments") if rows else view.say("note-no-payments"), view.say("note-payer") if payer else "",
        view.say("note-payments-rounded") if rows and record["rate"] else "",
    ]  # fmt: skip
    return table("resettled.payments", view.say("title-payments", unit=view.unit), columns, rows, notes)


def _inside(view: View, record: Mapping[str, Any], level: Mapping[str, Any]) -> Table:
    """One level down: the lines of the members of one party, their sums, and what they even out with it."""
    unit, path = record["unit"], level["path"]
    rows: list[Row] = []
    before = ("", "")
    for line in record["lines"]:
        if line["path"][:-1] != path:
            continue
        here = (line["pool"], line["year"])
        lead = tuple(Cell(text if here != before else "") for text in here)
        rows.append((*lead, *_who(view, tuple(line["path"])), *_both(view, unit, line)[:3]))
        before = here
    rows += [
        _total(view, unit, total, first=at == 0, above=tuple(path))[:-1] for at, total in enumerate(level["totals"])
    ]
    notes = [
        view.say(
            "note-payment-inside", payer=payer, payee=payee, amount=view.payable(figure, unit).text, unit=view.unit
        )
        for payer, payee, figure in level["payments"]
    ]
    codes = ("in-pool", "in-year", "party", "name", "first-settled", "restated-settled", "difference")
    who = ".".join(path)
    title = view.say("title-resettled-inside", party=who, unit=view.unit)
    return table(f"resettled.inside.{who}", title, _columns(view, codes), rows, notes)


def _total(view: View, unit: str, total: Mapping[str, Any], *, first: bool, above: tuple[str, ...] = ()) -> Row:
    """What somebody had in all and has now; the difference, and interest on it."""
    lead = (Cell(view.say("in-all") if first else "", Role.TOTAL), Cell(role=Role.TOTAL))
    name = tuple(Cell(cell.text, Role.TOTAL) for cell in _who(view, (*above, total["who"])))
    sums = (_amount(view, unit, total[word], Role.TOTAL) for word in ("before", "after"))
    earned = _signed(view, unit, total["interest"], Role.TOTAL)
    return (*lead, *name, *sums, _signed(view, unit, total["difference"], Role.TOTAL), earned)


def _both(view: View, unit: str, line: Mapping[str, Any]) -> tuple[Cell, ...]:
    """What a line came to first, and comes to now; the difference, and interest on it."""
    sums = (_amount(view, unit, line["before"]), _amount(view, unit, line["after"]))
    return (*sums, _signed(view, unit, line["difference"]), _signed(view, unit, line["interest"]))


def _amount(view: View, unit: str, figure: str | None, role: Role = Role.BODY) -> Cell:
    """A figure with the digits of the unit; in full where it is no whole number of units."""
    whole = figure is None or (view.value(figure) / view.value(unit)).denominator == 1
    return view.payable(figure, unit, role) if whole else view.exact(figure, role)


def _signed(view: View, unit: str, figure: str | None, role: Role = Role.BODY) -> Cell:
    """A difference with its sign; nothing is 0."""
    if figure is None:
        return Cell(role=role)
    cell, value = _amount(view, unit, figure, role), view.value(figure)
    if "/" in cell.text:
        # Interest by days ends in no decimal: six places are read more easily than a fraction.
        cell = replace(cell, text=numbers.about(value).removeprefix(numbers.ABOUT))
        return replace(cell, text=f"{numbers.ABOUT}{'+' if value > 0 else ''}{cell.text}")
    return replace(cell, text=f"+{cell.text}" if value > 0 else cell.text if value else "0")


def _who(view: View, path: tuple[str, ...]) -> tuple[Cell, Cell]:
    """The id of a recipient, and its name."""
    if path == (_PAYER,):
        return Cell(view.say("payer")), Cell()
    shown = path[-1] if path[-1] in view.everybody else view.say(path[-1])
    return Cell(shown), Cell(view.name(*path) if path[-1] in view.everybody else "")


def _named(view: View, who: str) -> str:
    first, second = _who(view, (who,))
    return f"{first.text} ({second.text})" if second.text else first.text
