"""The terms of a contract, held against an awarded division: each is kept, or missed by how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.audit.ranges import flow_of_pool, split_of_pool
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Term
from iuralloc.contract.terms import Condition
from iuralloc.problems.nearest.formula import NearestDivision, StatedRow
from iuralloc.settlement.ledger import Ledger


@dataclass(frozen=True, slots=True)
class AuditedTerm:
    """A term of the contract, and what an award makes of it.

    Parameters
    ----------
    term, entry
        The id of the term, and its entry in the contract.
    each
        Whom it binds, where it binds every one of a group by itself; else empty.
    reached, line
        What those whom it binds are awarded together, and the line of the term for this award; exact.
    missed
        By how much the line is missed; 0 where a strict term is only just reached.
    by_rounding
        By how much the division of the contract misses it, once it is in whole units.
    """

    term: str
    entry: Term
    condition: Condition
    each: str
    reached: Fraction
    line: Fraction
    missed: Fraction
    by_rounding: Fraction

    @property
    def kept(self) -> bool:
        """Whether the award keeps it, or misses it by no more than the contract does in whole units."""
        return self._holds(self.missed) or self.by_rounding_alone

    @property
    def by_rounding_alone(self) -> bool:
        """Whether it is missed, and by no more than the contract misses it in whole units."""
        return not self._holds(self.missed) and not self._holds(self.by_rounding) and self.missed <= self.by_rounding

    def _holds(self, missed: Fraction) -> bool:
        return missed < 0 or (missed == 0 and not self.condition.strict)


def terms_of_award(
    contract: Contract, ledger: Ledger, pool: str, amounts: Mapping[str, Fraction]
) -> Iterator[AuditedTerm]:
    """Every term of the split of a pool, for awarded amounts; parties that an award does not name count as 0."""
    split = contract.document.pools[pool].split
    figure = (
        None if flow_of_pool(ledger, pool) else ledger.figures.get(f"{split_of_pool(ledger, pool)['stem']}.nearest")
    )
    if split is None or figure is None or not isinstance(figure.formula, NearestDivision):
        return
    paid = {row["party"]: ledger.amount(row["paid"] or row["exact"]) for row in split_of_pool(ledger, pool)["rows"]}
    rows = {row.name: row for row in figure.formula.rows}
    unit = ledger.amount(own if (own := f"{pool}.round") in ledger.figures else "round")
    for name, term in split.terms.items():
        condition = term.value
        if condition is None:
            continue
        side, strict = 1 if condition.least else -1, unit if condition.strict else Fraction(0)
        for row, each in _rows(rows, name, condition):
            missed, by_rounding = (_missed(ledger, row, condition, strict, parts) for parts in (amounts, paid))
            who = (each,) if each else _who(contract, condition)
            reached = sum((amounts.get(party, Fraction(0)) for party in who), Fraction(0))
            yield AuditedTerm(name, term, condition, each, reached, reached + side * missed, missed, by_rounding)


def has_terms_by_step(ledger: Ledger, pool: str) -> bool:
    """Whether a pool has terms that hold in single years or steps, which an award on all of them does not show."""
    return flow_of_pool(ledger, pool) is not None and any(
        record["table"] == "terms" and str(record["pool"]).split(".")[0] == pool for record in ledger.schedules
    )


def _rows(rows: Mapping[str, StatedRow], name: str, condition: Condition) -> Iterator[tuple[StatedRow, str]]:
    """The rows that a term has made: one, or one for each of a group."""
    if condition.each is None:
        yield rows[name], ""
        return
    for row in rows.values():
        term, _, party = row.name.rpartition(".")
        if term == name:
            yield row, party


def _who(contract: Contract, condition: Condition) -> tuple[str, ...]:
    named = (party for slot in condition.key.slots for party in contract.roster.standing_for(slot.name) or ())
    return tuple(dict.fromkeys(named))


def _missed(
    ledger: Ledger, stated: StatedRow, condition: Condition, strict: Fraction, parts: Mapping[str, Fraction]
) -> Fraction:
    """By how much the line itself is missed, below 0 where there is room; a strict row was left by its unit."""
    row = stated.row(ledger.look)
    full = {party: parts.get(party, Fraction(0)) for party in row.coefficients}
    side = 1 if condition.least else -1
    return side * (row.bound - side * strict - row.reaches(full))
