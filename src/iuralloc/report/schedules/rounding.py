"""The rounding log: whole units, remainders, who got the odd unit and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from iuralloc.quantities import rational_text
from iuralloc.report import numbers
from iuralloc.report.alike import Run, gathered, listed, runs
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View
from iuralloc.settlement.apportion import AT_LEAST, Apportionment, Held, Line, apportion, held_by


def rounding(view: View, pool: Mapping[str, Any]) -> Iterator[Table]:
    """A log for every level of what is settled; none where all parts were whole units."""
    settled = {
        split["settled"]: split
        for split in view.schedules("split", pool=pool["pool"], beside=0)
        if split["settled"] is not None
    }
    for run, figure in gathered(view, settled):
        split = settled[figure]
        formula = view.formula(split["settled"])
        unit = view.value(formula["unit"])
        exact = {party: view.value(figure) for party, figure in formula["shares"]}
        bounds = [(party, side == AT_LEAST, view.value(bound)) for party, side, bound in formula.get("within", ())]
        held = held_by(exact, unit, bounds)
        log = apportion(view.value(formula["total"]), exact, unit, held)
        if any(line.remainder for line in log.lines):
            yield _log(view, pool, split, run, log, held)


def _log(
    view: View, pool: Mapping[str, Any], split: Mapping[str, Any], of: Run, log: Apportionment, held: Held
) -> Table:
    say, lines = view.say, {line.party: line for line in log.lines}
    shown = dict(zip(lines, numbers.alike([line.remainder for line in log.lines]), strict=True))

    def told(party: str) -> tuple[Fraction, int]:
        return lines[party].exact, lines[party].extra

    grouped = runs(list(lines), view.families, told)
    formula = view.formula(split["settled"])
    # Running totals are settled where a pool is settled over its life: the log is about them.
    figures = {party: {"exact": figure} for party, figure in formula["shares"]}
    life = view.ground(split["settled"]).get("rule") == "over_life"
    rows = [_row(view, run, lines, shown[run.first], figures[run.first]) for run in grouped]
    alike = any(run.count > 1 for run in grouped)
    down, units = sum(line.floor for line in log.lines), sum(line.units for line in log.lines)
    whole, left = sum((line.exact for line in log.lines), Fraction(0)), Fraction(log.missing)
    # An amount that is no whole number of units is paid rounded: then the parts add up to the amount itself.
    figure = "" if life else split["total"] if whole == view.value(split["total"]) else pool["amount"]
    blank = Cell(role=Role.TOTAL)
    rows.append(
        (
            Cell(say("sum"), Role.TOTAL),
            blank,
            Cell(numbers.exact(whole), Role.TOTAL, rational_text(whole), of.figure(view, figure) if figure else ""),
            _units(down, Role.TOTAL),
            Cell(numbers.exact(left), Role.TOTAL, rational_text(left)),
            blank,
            _units(log.missing, Role.TOTAL) if log.missing else blank,
            _units(units, Role.TOTAL),
        )
    )
    codes = ("exact", "rounded-down", "remainder", "rank", "odd-unit", "units")
    columns = [Column(say("party")), Column(), *(Column(say(code), numeric=True) for code in codes)]
    path = ".".join(split["path"])
    code = "title-rounding-inside" if path else "title-rounding"
    title = say(code, pool=pool["pool"], party=of.figure(view, path), step=view.step(pool["unit"]))
    notes = [
        say("note-over-life") if life else "",
        say("note-units"),
        *_why(view, log, held),
        say("note-each") if alike else "",
    ]
    return table(f"{split['stem']}.rounding{'.' if path else ''}{path}", title, columns, rows, notes)


def _units(count: int, role: Role = Role.BODY) -> Cell:
    return Cell(numbers.grouped(str(count)), role, str(count))


def _row(view: View, run: Run, lines: Mapping[str, Line], remainder: str, figures: Mapping[str, Any]) -> Row:
    first, last = lines[run.first], lines[run.parties[-1]]
    exact = view.exact(figures["exact"])
    rank = str(first.rank) if run.count == 1 else view.say("alike-ids", first=str(first.rank), last=str(last.rank))
    return (
        Cell(run.text(view)),
        Cell(view.say("each") if run.count > 1 else ""),
        Cell(exact.text, exact=exact.exact, figure=run.figure(view, exact.figure)),
        _units(first.floor),
        Cell(remainder, exact=rational_text(first.remainder)),
        Cell(rank),
        _units(1) if first.extra else Cell(),
        _units(first.units),
    )


def _why(view: View, log: Apportionment, held: Held) -> Iterator[str]:
    """Who got the units that were left, for whom a term decided, and whether a tie had to be broken for it."""
    say = view.say
    for code, parties in (("note-held-up", held.up), ("note-held-down", held.down)):
        if parties:
            yield say(code, parties=listed(view, [line.party for line in log.lines if line.party in parties]))
    free = [line for line in log.lines if line.party not in held.up | held.down]
    served = [line.party for line in free if line.extra]
    if not served:
        return
    code = "note-missing" if len(free) == len(log.lines) else "note-missing-rest"
    yield say(code, count=numbers.count(len(served)), parties=listed(view, served))
    limit = min(line.remainder for line in free if line.extra)
    equal = [line for line in free if line.remainder == limit]
    if any(not line.extra for line in equal):
        got = listed(view, [line.party for line in equal if line.extra])
        not_ = listed(view, [line.party for line in equal if not line.extra])
        yield say("note-tie", count=numbers.count(len(equal)), served=got, unserved=not_)
