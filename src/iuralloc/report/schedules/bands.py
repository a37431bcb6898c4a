"""The tables of bands: for each step and year every band, what lies in it, its rate, what it gives and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from iuralloc.report import numbers
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View


def bands(view: View, pool: str) -> Iterator[Table]:
    """One table for each step of a pool that has bands, the years below each other."""
    steps: dict[str, list[Mapping[str, Any]]] = {}
    for record in view.schedules("bands"):
        if record["stem"].split(".")[0] == pool:
            steps.setdefault(_step(record), []).append(record)
    for step, records in steps.items():
        yield _bands(view, step, records)


def _step(record: Mapping[str, Any]) -> str:
    """The step whatever the year, and where in the tree it stands."""
    parts = [part for part in record["stem"].split(".") if part != record["year"]]
    return ".".join((*parts, *record["path"]))


def _bands(view: View, step: str, records: Sequence[Mapping[str, Any]]) -> Table:
    say, first = view.say, records[0]
    whos = list(dict.fromkeys(who for record in records for who, _ in record["shared"]))
    rows = [row for record in records for row in _rows(view, record, whos)]
    codes = ("bands-year", "band", "band-from", "band-to", "band-in-it", "band-rate")
    columns = [Column(say(code), numeric=code != "bands-year") for code in codes]
    columns.append(Column(say("band-gives"), numeric=True))
    columns += [Column(who if who in view.everybody else say(who), numeric=True) for who in whos]
    columns.append(Column(say("band-counted"), numeric=True))
    facts = {word: say(f"bands-{word}-{first[word]}") for word in ("count", "method")}
    note = say("note-bands", per=say(f"bands-per-{first['per']}"), **facts)
    years = [str(record["year"]) for record in records if record["year"]]
    span = years[0] if len(years) == 1 else f"{years[0]}..{years[-1]}" if years else ""
    title = (
        say("title-bands", step=step, years=span, unit=view.unit)
        if span
        else say("title-bands-once", step=step, unit=view.unit)
    )
    capped = [where for record in records for where in _capped(view, record)]
    held = say("note-bands-capped", where=say("list").join(capped)) if capped else ""
    return table(f"{step}.bands", title, columns, rows, [note, held])


def _capped(view: View, record: Mapping[str, Any]) -> Iterator[str]:
    """Where a cap leaves less than the rate gives: the band, or all of them together."""
    year = f"{record['year']} " if record["year"] else ""
    pays = [view.value(figure) for figure in record["pays"]]
    for number, (pay, rate, part) in enumerate(zip(pays, record["rates"], record["parts"], strict=False), start=1):
        if pay < view.value(rate) * view.value(part):
            yield year + view.say("band-number", band=str(number))
    if pays and view.value(record["total"]) < sum(pays):
        yield year + view.say("bands-all")


def _rows(view: View, record: Mapping[str, Any], whos: Sequence[str]) -> Iterator[Row]:
    """The bands of one year, then their sum."""
    shared = dict(record["shared"])
    bottoms, tops = [None, *record["ends"]], [*record["ends"], None]
    for at, (bottom, top, part) in enumerate(zip(bottoms, tops, record["parts"], strict=True)):
        yield (
            Cell(record["year"] if at == 0 else ""), Cell(str(at + 1)), view.exact(bottom), view.exact(top),
            view.exact(part), _rate(view, record["rates"][at]) if record["rates"] else Cell(),
            view.exact(record["pays"][at]) if record["pays"] else Cell(),
            *(view.exact(shared[who][at]) if who in shared else Cell() for who in whos), Cell(),
        )  # fmt: skip
    blank = Cell(role=Role.TOTAL)
    yield (
        Cell(view.say("sum"), Role.TOTAL), blank, blank, blank, view.exact(record["amount"], Role.TOTAL), blank,
        view.exact(record["total"], Role.TOTAL) if record["pays"] else blank,
        *(_sum(view, record, who) for who in whos), view.exact(record["after"], Role.TOTAL),
    )  # fmt: skip


def _rate(view: View, figure: str) -> Cell:
    """A rate as a percentage, or as a fraction where that has no end."""
    cell, percent = view.exact(figure), numbers.exact(view.value(figure) * 100)
    return cell if "/" in percent or "≈" in percent else Cell(f"{percent} %", exact=cell.exact, figure=figure)


def _sum(view: View, record: Mapping[str, Any], who: str) -> Cell:
    """What a recipient gets of all bands: its exact entitlement, or what its rule gave before terms."""
    for word in ("reference", "exact"):
        name = ".".join((record["stem"], word, *record["path"], who))
        if name in view.trail.figures:
            return view.exact(name, Role.TOTAL)
    return Cell(role=Role.TOTAL)
