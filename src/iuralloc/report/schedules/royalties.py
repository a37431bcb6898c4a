"""Royalties: for each a table of its lines by year, and one of its bands where the rate has several."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from iuralloc.report import numbers
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View


def royalties(view: View, wanted: Collection[str] | None = None) -> Iterator[Table | None]:
    """The tables of every royalty of the file, in its order; of those that are wanted only, where some are named."""
    for record in view.schedules("royalty"):
        if wanted is None or record["royalty"] in wanted:
            yield _lines(view, record)
            for bands in view.schedules("royalty-bands", royalty=record["royalty"]):
                yield _bands(view, record, bands)
            yield _balances(view, record)


def _title(view: View, record: Mapping[str, Any]) -> str:
    named = view.title(record)
    text = view.say("after-name", name=named) if named else ""
    if record["clause"]:
        text += view.say("after-name", name=view.say("ground-clause", clause=record["clause"]))
    return text


def _lines(view: View, record: Mapping[str, Any]) -> Table:
    """A row for each line: what it is, how it is made, what it comes to in every year and in all."""
    say = view.say
    rows = [_row(view, record, *line) for line in record["lines"]]
    columns = [
        Column(say("line")), Column(say("how")), *(Column(year, numeric=True) for year in record["years"]),
        Column(say("all-years"), numeric=True), Column(say("clause")),
    ]  # fmt: skip
    title = say("title-royalty", royalty=record["royalty"], title=_title(view, record), unit=view.unit)
    return table(f"{record['royalty']}.royalty", title, columns, rows, _notes(view, record))


def _row(view: View, record: Mapping[str, Any], line: str, figures: list[str | None], total: str | None) -> Row:
    role = Role.TOTAL if line == "owed" else Role.BODY
    first = next(figure for figure in figures if figure is not None)
    return (
        Cell(_name(view, line, first), role),
        Cell(_how(view, record, line), role),
        *(_cell(view, figure, role) for figure in figures),
        _cell(view, total, role) if len(figures) > 1 else Cell(role=role),
        Cell(clause if (clause := str(view.ground(first).get("clause", ""))) != record["clause"] else "", role),
    )


def _name(view: View, line: str, figure: str) -> str:
    """What a line is called; a base that is counted in pieces says so among amounts."""
    named = view.say(f"shared-royalty-{line}")
    pieces = line != "rate" and view.trail.figures[figure]["unit"] == "number"
    return view.say("royalty-in-pieces", line=named) if pieces else named


def _how(view: View, record: Mapping[str, Any], line: str) -> str:
    """How a line is made of those above it; nothing where the contract states it."""
    known = {name for name, _, _ in record["lines"]}
    code = f"royalty-how-{line}"
    sorts = {
        "base_counted": record["losses"],
        "owed": record["credit"].replace(" ", "-"),
        "royalty": "stacked" if "before_offset" in known else "",
        "offset_new": "ceiling" if "ceiling" in known else "",
        "offset_taken": "" if "offset_in" in known else "alone",
    }
    if line in {"royalty", "before_offset"} and not sorts.get(line) and "rate" not in known:
        code = "royalty-how-by-bands"
    elif sorts.get(line):
        code = f"{code}-{sorts[line]}"
    return view.say(code) if view.words.knows(code) else ""


def _notes(view: View, record: Mapping[str, Any]) -> Iterator[str]:
    known = {line for line, _, _ in record["lines"]}
    if "offset_taken" in known and "minimum" in known:
        yield view.say("note-royalty-order")
    if record["credit"] == "carried":
        yield view.say("note-royalty-credit")
    evidence = dict.fromkeys(
        str(view.ground(figure).get("evidence", ""))
        for _, figures, _ in record["lines"]
        for figure in figures
        if figure
    )
    for said in filter(None, evidence):
        yield view.say("note-ground", ground=view.say("ground-evidence", evidence=said))


def _cell(view: View, figure: str | None, role: Role = Role.BODY) -> Cell:
    """An amount in full; a rate as a percentage, where that can be done in full."""
    cell = view.exact(figure, role)
    if figure is None or not _is_rate(view, figure):
        return cell
    percentage = numbers.exact(view.value(figure) * 100)
    return cell if "/" in percentage or numbers.ABOUT in percentage else replace(cell, text=f"{percentage} %")


def _is_rate(view: View, figure: str) -> bool:
    return "rate" in figure.split(".")[2:] and view.trail.figures[figure]["unit"] == "number"


def _bands(view: View, record: Mapping[str, Any], bands: Mapping[str, Any]) -> Table:
    """For every year a row a band: from where to where, its rate, what lies in it, what that gives."""
    say = view.say
    rows: list[Row] = []
    for year, lines in bands["years"]:
        lower: str | None = None
        for at, (number, upper, rate, part, pay) in enumerate(lines):
            cells = (view.exact(lower), view.exact(upper), _cell(view, rate), view.exact(part), view.exact(pay))
            rows.append((Cell(year if at == 0 else ""), Cell(number), *cells))
            lower = upper
    texts = {"royalty-year", "royalty-band"}
    codes = (
        "royalty-year", "royalty-band", "royalty-above", "royalty-up-to", "royalty-rate", "royalty-in-band",
        "royalty-gives",
    )  # fmt: skip
    columns = [Column(say(code), numeric=code not in texts) for code in codes]
    facts = {word: view.words.name("royalty-bands", str(bands[word])) for word in ("method", "count", "per")}
    title = say("title-royalty-bands", royalty=record["royalty"], title=_title(view, record), unit=view.unit, **facts)
    return table(f"{record['royalty']}.bands", title, columns, rows)


def _balances(view: View, record: Mapping[str, Any]) -> Table | None:
    """What the years open and close with; None where nothing is carried over, or into the file."""
    say, royalty = view.say, record["royalty"]
    opening, closing = (
        {
            (row["word"], row["band"]): row["figure"]
            for found in view.schedules(word, royalty=royalty)
            for row in found["balances"]
        }
        for word in ("royalty-opening", "royalty-closing")
    )
    keys = [
        key for key in dict.fromkeys((*opening, *closing))
        if any(key in rows and view.value(rows[key]) for rows in (opening, closing))
    ]  # fmt: skip
    if not keys:
        return None
    rows = [
        (
            Cell(_balance(view, *key, opening.get(key) or closing[key])),
            view.exact(opening.get(key)), view.exact(closing.get(key)),
        )
        for key in keys
    ]  # fmt: skip
    notes = [say("note-opening", trail=found["trail"]) for found in view.schedules("royalty-opening", royalty=royalty)]
    notes.append(say("note-closing"))
    columns = [Column(say("what")), Column(say("opening"), numeric=True), Column(say("closing"), numeric=True)]
    title = say("title-royalty-balances", royalty=royalty, title=_title(view, record), unit=view.unit)
    return table(f"{royalty}.balances", title, columns, rows, notes)


def _balance(view: View, word: str, band: str, figure: str) -> str:
    """What a balance is; one of a base that is counted in pieces says so among amounts."""
    named = (
        view.say("balance-royalty-given-band", band=band) if band.isdecimal() else view.say(f"balance-royalty-{word}")
    )
    return view.say("royalty-in-pieces", line=named) if view.trail.figures[figure]["unit"] == "number" else named
