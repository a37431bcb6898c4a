"""The audit of an award: every line, every total, the difference to the contract, and who objects.

Everything is exact. The award is held to the ledger of the contract and leaves no trace in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.audit.award_terms import AuditedTerm, has_terms_by_step, terms_of_award
from iuralloc.audit.ranges import flow_of_pool, game_of_pool, split_of_pool
from iuralloc.contract.award import Award, AwardTable, Line, parties_of
from iuralloc.contract.load import Contract, in_file_order
from iuralloc.errors import Finding, LimitReached, Severity
from iuralloc.problems.stability import Stability, stability
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Ledger


@dataclass(frozen=True, slots=True)
class AuditedLine:
    """What a party is awarded, and what it should be.

    Parameters
    ----------
    party
        Whose line it is.
    typed
        The line; None where the award does not name the party.
    amount
        As awarded; share × total where only a share is, 0 where nothing is.
    makes
        Share × total, where a share is awarded.
    fits
        Whether that is within a unit of the amount; None where only one of the two is typed.
    contract, contract_share
        What the contract gives; the share is None where it divides nothing.
    """

    party: str
    typed: Line | None
    amount: Fraction
    makes: Fraction | None
    fits: bool | None
    contract: Fraction
    contract_share: Fraction | None


@dataclass(frozen=True, slots=True)
class AuditedTable:
    """A table of an award beside what the contract gives.

    Parameters
    ----------
    table
        As typed.
    lines
        Every party of the pool, in its order.
    total
        As typed; else the amount of the pool.
    divided
        The amount of the pool.
    unit
        The smallest payable amount.
    stability
        Where the pool has a game, how the awarded amounts stand up.
    untested
        Why that was not found out, as a code; empty where it was, or where there is no game.
    terms
        The terms of the contract, each kept or missed by how much.
    terms_by_step
        Whether there are terms of single years or steps, which an award on all of them does not show.
    """

    table: AwardTable
    lines: tuple[AuditedLine, ...]
    total: Fraction
    divided: Fraction
    unit: Fraction
    stability: Stability | None
    untested: str
    terms: tuple[AuditedTerm, ...] = ()
    terms_by_step: bool = False

    @property
    def sum(self) -> Fraction:
        """Of the amounts of all lines."""
        return sum((line.amount for line in self.lines), Fraction(0))


@dataclass(frozen=True, slots=True)
class Audited:
    """An award audited: its tables, and findings with places in its file."""

    title: str
    tables: tuple[AuditedTable, ...]
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether every line and total is right, every term is kept, and no group objects."""
        wrong = any(finding.severity is Severity.ERROR for finding in self.findings)
        return not wrong and not any(table.stability and table.stability.objecting for table in self.tables)


def audit_award(contract: Contract, ledger: Ledger, award: Award) -> Audited:
    """Hold every table of an award to the contract.

    Parameters
    ----------
    contract, ledger
        A contract that could be computed.
    award
        As `read_award` gives it.
    """
    settled = {record["pool"] for record in ledger.schedules if record["table"] == "pool"}
    tables = tuple(_audited(contract, ledger, table) for table in award.tables if table.pool in settled)
    told = [finding for table in tables for finding in _findings(table)]
    # A pool that rests on a contested figure gives nothing that an award could be held to.
    told += [
        Finding("award-pool-open", table.place, {"pool": table.pool}, path=table.path)
        for table in award.tables if table.pool not in settled
    ]  # fmt: skip
    return Audited(award.title, tables, in_file_order([*award.findings, *told]))


def _audited(contract: Contract, ledger: Ledger, table: AwardTable) -> AuditedTable:
    pool = next(r for r in ledger.schedules if r["table"] == "pool" and r["pool"] == table.pool)
    gives, whole = _gives(ledger, table.pool)
    divided = ledger.amount(pool["payable"] or whole)
    total = table.amount.value if table.amount else divided
    unit = ledger.amount(pool["unit"] or "round")
    typed = {line.party: line for line in table.lines}
    lines = tuple(
        _line(party, typed.get(party), total, unit, gives.get(party, Fraction(0)), divided)
        for party in parties_of(contract, table.pool)
    )
    amounts = {line.party: line.amount for line in lines}
    found, untested = _stability(ledger, table.pool, amounts)
    terms = tuple(terms_of_award(contract, ledger, table.pool, amounts))
    by_step = has_terms_by_step(ledger, table.pool)
    return AuditedTable(table, lines, total, divided, unit, found, untested, terms, by_step)


def _gives(ledger: Ledger, pool: str) -> tuple[dict[str, Fraction], str]:
    """What a pool gives each, over all steps and years, and the figure of what is divided."""
    flow = flow_of_pool(ledger, pool)
    if flow is not None:
        return {who: ledger.amount(figure) for who, _, figure in flow["rows"]}, flow["total"]
    split = split_of_pool(ledger, pool)
    return {row["party"]: ledger.amount(row["paid"] or row["exact"]) for row in split["rows"]}, split["total"]


def _line(
    party: str, typed: Line | None, total: Fraction, unit: Fraction, gives: Fraction, divided: Fraction
) -> AuditedLine:
    makes = typed.share.value * total if typed and typed.share else None
    stated = typed.amount.value if typed and typed.amount else None
    fits = abs(makes - stated) < unit if makes is not None and stated is not None else None
    amount = stated if stated is not None else makes if makes is not None else Fraction(0)
    return AuditedLine(party, typed, amount, makes, fits, gives, gives / divided if divided else None)


def _stability(ledger: Ledger, pool: str, amounts: Mapping[str, Fraction]) -> tuple[Stability | None, str]:
    problem = game_of_pool(ledger, pool)
    if problem is None:
        return None, ""
    allocation = {player: amounts.get(player, Fraction(0)) for player in problem.game.players}
    try:
        return stability(problem, allocation), ""
    except LimitReached as refusal:
        return None, refusal.findings[0].code


# findings -------------------------------------------------------------------------------------------------------


def _findings(audited: AuditedTable) -> Iterator[Finding]:
    table = audited.table
    for line in audited.lines:
        yield from _of_line(audited, line)
    yield from _of_totals(audited)
    yield from _of_terms(audited)
    missing = [line.party for line in audited.lines if line.typed is None]
    if missing:
        facts = {"parties": ", ".join(missing), "pool": table.pool, "table": table.id}
        yield Finding("award-party-missing", table.place, facts, Severity.NOTE, table.path)
    found = audited.stability
    if found and found.objecting:
        largest = found.largest[0]
        facts = {
            "count": str(found.objecting), "groups": str(found.groups), "pool": table.pool, "table": table.id,
            "group": " + ".join(name if n == 1 else f"{n} × {name}" for name, n in largest.members),
            "by": rational_text(largest.excess),
        }  # fmt: skip
        # Where some group objects to every division, an objection is not held against this one.
        if found.any_core == "empty":
            yield Finding("award-groups-object-always", table.place, facts, Severity.NOTE, table.path)
        else:
            yield Finding("award-groups-object", table.place, facts, Severity.WARNING, table.path)


def _of_line(audited: AuditedTable, line: AuditedLine) -> Iterator[Finding]:
    typed, path = line.typed, f"{audited.table.path}.{line.party}"
    if typed is None or typed.amount is None:
        return
    if (typed.amount.value / audited.unit).denominator != 1:
        facts = {"party": line.party, "amount": rational_text(typed.amount.value), "unit": rational_text(audited.unit)}
        yield Finding("award-not-in-units", typed.amount.place, facts, Severity.WARNING, path)
    if line.fits is False and line.makes is not None and typed.share is not None:
        facts = {
            "party": line.party, "share": typed.share.text, "amount": rational_text(line.amount),
            "total": rational_text(audited.total), "makes": rational_text(line.makes),
            "off": rational_text(line.amount - line.makes),
        }  # fmt: skip
        yield Finding("award-share-is-not-amount", typed.amount.place, facts, path=path)


def _of_terms(audited: AuditedTable) -> Iterator[Finding]:
    table = audited.table
    for term in audited.terms:
        if term.kept:
            continue
        facts = {
            "term": f"{term.term}.{term.each}" if term.each else term.term, "text": term.condition.text,
            "pool": table.pool, "table": table.id, "clause": term.entry.clause or "",
            "contract_line": str(term.entry.place_of_value("value").line), "has": rational_text(term.reached),
            "bound": rational_text(term.line), "missed": rational_text(term.missed),
        }  # fmt: skip
        code = "award-misses-term" if term.missed else "award-only-reaches-term"
        yield Finding(code, table.place, facts, path=table.path)


def _of_totals(audited: AuditedTable) -> Iterator[Finding]:
    table = audited.table
    total = table.amount
    added, divided = rational_text(audited.sum), rational_text(audited.divided)
    if total is not None and audited.sum != total.value:
        off = rational_text(audited.sum - total.value)
        facts = {"sum": added, "total": rational_text(total.value), "off": off}
        yield Finding("award-lines-are-not-total", total.place, facts, path=table.path)
    if total is not None and total.value != audited.divided:
        facts = {"total": rational_text(total.value), "divided": divided, "pool": table.pool}
        yield Finding("award-total-is-not-pool", total.place, facts, path=table.path)
    if total is None and audited.sum != audited.divided:
        off = rational_text(audited.sum - audited.divided)
        facts = {"sum": added, "divided": divided, "pool": table.pool, "off": off}
        yield Finding("award-lines-are-not-pool", table.place, facts, path=table.path)
    shares = [line.share for line in table.lines if line.share is not None]
    if shares and len(shares) == len(table.lines):
        whole = table.share.value if table.share else Fraction(1)
        parts = sum((share.value for share in shares), Fraction(0))
        if parts != whole:
            place = table.share.place if table.share else table.place
            facts = {"shares": rational_text(parts), "whole": rational_text(whole)}
            yield Finding("award-shares-are-not-whole", place, facts, path=table.path)
