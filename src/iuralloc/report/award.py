"""An audited award as tables: its lines beside what the contract gives, and how it stands up to every group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from iuralloc.audit.award import Audited, AuditedLine, AuditedTable
from iuralloc.audit.trail import Trail
from iuralloc.quantities import rational_text
from iuralloc.report import numbers
from iuralloc.report.bilingual import in_languages
from iuralloc.report.proofs import number
from iuralloc.report.schedules.by_party import Measured, by_party
from iuralloc.report.stability import stability_tables
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View


def with_award(tables: Sequence[Table], trail: Trail, audited: Audited, *, language: str = "en") -> tuple[Table, ...]:
    """The tables of a contract with those of an award behind the result of each pool that it divides."""

    def made(found: AuditedTable) -> tuple[Table, ...]:
        return in_languages(language, lambda one: _tables(View(trail, one), audited.title, found))

    laid: list[Table] = []
    left = list(audited.tables)
    for each in tables:
        laid.append(each)
        for found in [found for found in left if each.id == f"{found.table.pool}.result"]:
            laid.extend(made(found))
            left.remove(found)
    for found in left:
        laid.extend(made(found))
    return tuple(laid)


def _tables(view: View, title: str, found: AuditedTable) -> Iterator[Table]:
    yield _lines(view, title, found)
    if found.terms:
        yield _terms(view, found)
    if found.stability:
        subject = view.say("award-subject", table=found.table.id, pool=found.table.pool)
        yield from stability_tables(found.stability, f"award.{found.table.id}", subject, view.words.language)


def _lines(view: View, title: str, found: AuditedTable) -> Table:
    say = view.say
    lines = {line.party: line for line in found.lines}
    laid = by_party(view, list(lines), list(_measures(view, found, lines)))
    rows = list(laid.rows)
    if found.table.amount:
        rows.append(_total(view, "award-total", found.total, laid.columns))
    rows.append(_total(view, "to-divide", found.divided, laid.columns))
    missing = [line.party for line in found.lines if line.typed is None]
    shares = any(line.makes is not None for line in found.lines)
    notes = [
        _whether(view, found, shares=shares),
        say("note-award", step=numbers.exact(found.unit)) if shares else "",
        say("note-award-points") if found.divided else "",
        say("note-award-missing", parties=say("list").join(missing)) if missing else "",
        say("note-award-untested") if found.untested else "",
        say("note-award-terms-by-step") if found.terms_by_step else "",
        say("note-each") if laid.alike else "",
    ]
    named = say("after-name", name=title) if title else ""
    heading = say("title-award", title=named, table=found.table.id, pool=found.table.pool, unit=view.unit)
    return table(f"award.{found.table.id}", heading, laid.columns, rows, notes)


def _terms(view: View, found: AuditedTable) -> Table:
    """The terms of the contract: what they ask for, what the award has, and by how much it misses them."""
    say = view.say
    rows: list[Row] = []
    for term in found.terms:
        entry = term.entry
        state = say("kept")
        if not term.kept:
            state = say("missed-by", amount=numbers.exact(term.missed)) if term.missed else say("only-reached")
        elif term.by_rounding_alone:
            state = say("missed-in-units", amount=numbers.exact(term.missed))
        rows.append(
            (
                Cell(term.term), Cell(term.condition.text), Cell(term.each), Cell(entry.asked_by or ""),
                Cell(entry.clause or ""), number(term.reached), number(term.line), Cell(state),
            )
        )  # fmt: skip
    codes = ("term", "what-it-says", "party", "asked-by", "clause", "awarded", "bound", "state")
    columns = [Column(say(code), code in {"awarded", "bound"}) for code in codes]
    title = say("title-award-terms", table=found.table.id, pool=found.table.pool, unit=view.unit)
    return table(f"award.{found.table.id}.terms", title, columns, rows, [])


def _whether(view: View, found: AuditedTable, *, shares: bool) -> str:
    """Whether all adds up, in a sentence."""
    if not (all(line.fits is not False for line in found.lines) and found.sum == found.total == found.divided):
        return view.say("award-holds-not")
    amount = numbers.exact(found.sum)
    return view.say("award-holds", sum=amount) if shares else view.say("award-adds-up", sum=amount)


def _total(view: View, code: str, value: Fraction, columns: Sequence[Column]) -> Row:
    """A line below the sums with one number, under the amounts."""
    awarded = view.say("awarded")
    cells = [
        number(value, Role.TOTAL) if column.heading == awarded else Cell(role=Role.TOTAL) for column in columns[1:]
    ]
    return Cell(view.say(code), Role.TOTAL), *cells


def _measures(view: View, found: AuditedTable, lines: dict[str, AuditedLine]) -> Iterator[Measured]:
    say = view.say
    shares = {party: line.typed.share for party, line in lines.items() if line.typed and line.typed.share}
    yield Measured(
        say("awarded-share"),
        {party: Cell(share.text, exact=rational_text(share.value)) for party, share in shares.items()},
    )
    yield Measured(
        say("awarded"),
        {party: number(line.amount) for party, line in lines.items()},
        number(found.sum),
    )
    makes = {party: number(line.makes) for party, line in lines.items() if line.makes is not None}
    yield Measured(say("share-makes"), makes)
    verdicts = {True: say("line-fits"), False: say("line-differs")}
    yield Measured(
        say("award-line"), {p: Cell(verdicts[line.fits]) for p, line in lines.items() if line.fits is not None}
    )
    gives = sum((line.contract for line in found.lines), Fraction(0))
    yield Measured(
        say("contract-gives"), {party: number(line.contract) for party, line in lines.items()}, number(gives)
    )
    more = {party: number(line.amount - line.contract) for party, line in lines.items()}
    yield Measured(say("more-or-less"), more, number(found.sum - gives))
    if found.divided and found.sum:
        yield Measured(say("award-points"), {party: _points(found, line) for party, line in lines.items()})


def _points(found: AuditedTable, line: AuditedLine) -> Cell:
    """The difference of the parts, in points of a percent."""
    difference = line.amount / found.sum - (line.contract_share or 0)
    return Cell(numbers.points(difference), exact=rational_text(difference * 100))
