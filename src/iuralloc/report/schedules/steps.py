"""The steps of a pool: once as they were agreed, then for every year what each took and what it left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from iuralloc.report.alike import Run, runs
from iuralloc.report.schedules.result import VERBS
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View

#: the step of a pool by year that is divided in one go
_ONE: Final = "1"
#: balances that move or bind though nothing comes in: a year that has one is shown
_LIVING: Final = frozenset({"carried", "refund", "reserve"})


def in_one_go(record: Mapping[str, Any]) -> bool:
    """Whether a year is divided without steps."""
    return [line["step"] for line in record["lines"]] == [_ONE]


def at_rest(view: View, record: Mapping[str, Any]) -> bool:
    """Whether in a year nothing came in, nothing was taken, and nothing is owed or held."""
    if not record["year"] or in_one_go(record) or view.value(record["amount"]) != 0:
        return False
    return not any(
        view.value(line["took"]) != 0 or (line["sort"] in _LIVING and view.value(line["balance"]) != 0)
        for line in record["lines"]
    )


# as agreed ------------------------------------------------------------------------------------------------------


def agreed(view: View, pool: Mapping[str, Any], records: Sequence[Mapping[str, Any]]) -> Iterator[Table]:
    """A table of the steps for the pool, and one for each recipient inside which there are steps."""
    seen: set[tuple[str, ...]] = set()
    for record in records:
        path = tuple(record["path"])
        if path not in seen and not in_one_go(record):
            seen.add(path)
            yield _agreed(view, pool, record)


def _agreed(view: View, pool: Mapping[str, Any], record: Mapping[str, Any]) -> Table:
    say = view.say
    rows: list[Row] = [
        (
            Cell(str(line["step"]), indent=_depth(record, line)), Cell(view.title(line)), Cell(line["says"]),
            Cell(say(f"balance-{line['sort']}") if line["sort"] else ""), Cell(line["clause"]),
        )
        for line in record["lines"]
    ]  # fmt: skip
    columns = [Column(say(code)) for code in ("step", "name", "as-written", "its-balance", "clause")]
    path = ".".join(record["path"])
    title = say("title-steps-inside" if path else "title-steps", pool=pool["pool"], party=path)
    return table(".".join([pool["pool"], *record["path"], "steps"]), title, columns, rows, [say("note-steps")])


def _depth(record: Mapping[str, Any], line: Mapping[str, Any]) -> int:
    """How deep a step stands in plans of plans."""
    return str(line["stem"]).count(".") - str(record["lines"][0]["stem"]).count(".")


# year by year ---------------------------------------------------------------------------------------------------


def year_table(view: View, pool: Mapping[str, Any], record: Mapping[str, Any]) -> Table:
    """One year: what each step took, who got it, what goes on, its balance; inside a party, the same of its part."""
    say, unit = view.say, pool["unit"]
    rows: list[Row] = [
        (Cell(say("comes-in")), Cell(), Cell(), Cell(), Cell(), view.payable(record["amount"], unit), Cell())
    ]
    rows += [row for line in record["lines"] for row in _line(view, unit, record, line)]
    total = Cell(role=Role.TOTAL)
    rows.append(
        (
            Cell(say("sum"), Role.TOTAL), total, total, total, view.payable(record["sum"], unit, Role.TOTAL),
            view.exact(record["difference"], Role.TOTAL), total,
        )
    )  # fmt: skip
    codes = ("step", "took", "to-whom", "", VERBS[pool["kind"]], "goes-on", "balance")
    columns = [Column(say(code) if code else "", code not in {"step", "to-whom", ""}) for code in codes]
    path = ".".join(record["path"])
    code = "title-waterfall-inside" if path else "title-waterfall"
    title = say(code, pool=record["stem"], party=path, unit=view.unit)
    given_back = any(line["given_back"] for line in record["lines"])
    times = any(row[3].text for row in rows)
    notes = [
        say("note-waterfall"),
        say("note-given-back") if given_back else "",
        say("note-times") if times else "",
    ]
    return table(f"{record['stem']}.waterfall", title, columns, rows, notes)


def _line(view: View, unit: str, record: Mapping[str, Any], line: Mapping[str, Any]) -> Iterator[Row]:
    """A step with the first who got something; further recipients below it."""
    say = view.say
    lead = Cell(str(line["step"]), indent=_depth(record, line)), view.payable(line["took"], unit)
    trail = view.payable(line["goes_on"], unit), _balance(view, unit, line)
    figures = dict(line["to"])
    if len(figures) > 1 and view.value(line["took"]) == 0:
        figures = {}  # a list of nothings
    grouped = runs(list(figures), view.families, lambda who: (view.value(figures[who]),))
    if not grouped:
        yield (*lead, Cell(say("by-its-steps") if line["nested"] else ""), Cell(), Cell(), *trail)
    for at, run in enumerate(grouped):
        cell = view.payable(figures[run.first], unit)
        shown = Cell(cell.text, exact=cell.exact, figure=run.figure(view, cell.figure))
        middle = Cell(_who(view, run)), Cell(say("times", count=str(run.count)) if run.count > 1 else ""), shown
        yield (*lead, *middle, *trail) if at == 0 else (Cell(), Cell(), *middle, Cell(), Cell())
    if line["given_back"]:
        back = view.payable(line["given_back"], unit)
        yield (Cell(), Cell(), Cell(say("given-back")), Cell(), back, Cell(), Cell())


def _who(view: View, run: Run) -> str:
    """A party or a run of alike ones; money that leaves or is kept by a word."""
    if run.first not in view.everybody:
        return view.say(run.first)
    return run.first if run.count == 1 else view.say("alike-ids", first=run.first, last=run.parties[-1])


def _balance(view: View, unit: str, line: Mapping[str, Any]) -> Cell:
    """A balance in full: claims carried with interest are no whole units."""
    if line["balance"] is None:
        return Cell()
    exact = (view.value(line["balance"]) / view.value(unit)).denominator != 1
    return view.exact(line["balance"]) if exact else view.payable(line["balance"], unit)
