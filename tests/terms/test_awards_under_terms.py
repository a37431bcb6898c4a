"""An award is held to every term of the contract: the bounds are worked out anew here, for awards at random."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from iuralloc.allocate import Examined, examine
from iuralloc.audit.award import AuditedTable, audit_award
from iuralloc.audit.award_terms import AuditedTerm
from iuralloc.contract.award import read_award
from terms.drawn import UNIT, Case, Row, cases

F = Fraction


def audited(examined: Examined, amounts: dict[str, Fraction]) -> AuditedTable:
    assert examined.contract is not None
    assert examined.ledger is not None
    lines = ", ".join(f"{party}: {amount}" for party, amount in amounts.items())
    award = read_award(f"fees: {{{lines}}}".encode(), "award.yaml", examined.contract)
    (table,) = audit_award(examined.contract, examined.ledger, award).tables
    return table


def settled(case: Case) -> Examined:
    examined = examine(case.text().encode(), "contract.yaml")
    assume(examined.ledger is not None)
    return examined


def missed(row: Row, parts: dict[str, Fraction]) -> Fraction:
    """By how much the line itself is missed."""
    return -row.side * (sum((c * parts[p] for p, c in row.coefficients.items()), F(0)) - row.bound)


def verdict_without_the_line(term: AuditedTerm) -> bool:
    """A foil: a strict term that its line keeps."""
    return term.missed <= 0


def verdict_of_the_unit(term: AuditedTerm) -> bool:
    """A foil: a strict term that is held to a whole unit beyond its line, which an award in fractions need not have."""
    return term.missed <= (-UNIT if term.condition.strict else 0)


def agree(verdict: object, case: Case, parts: dict[str, Fraction], found: AuditedTable) -> bool:
    """Whether a verdict on every term is the one that the text of the term asks for."""
    assert callable(verdict)
    wanted = [missed(row, parts) < 0 or (missed(row, parts) == 0 and not row.strict) for row in case.rows]
    return wanted == [verdict(term) for term in found.terms]


@given(case=cases(), weights=st.lists(st.integers(0, 40), min_size=4, max_size=4))
def test_terms_of_an_award_are_what_their_words_say(case: Case, weights: list[int]) -> None:
    """A term said to be kept that is missed, or missed by another amount than it is."""
    examined = settled(case)
    parts = {party: F(weight, 4) for party, weight in zip(case.parties, weights, strict=False)}
    found = audited(examined, parts)
    by_rounding = [term.by_rounding for term in found.terms]

    assert [term.missed for term in found.terms] == [missed(row, parts) for row in case.rows]
    assert all(abs(lost) < UNIT * len(parts) or lost <= 0 for lost in by_rounding)
    if max(by_rounding) < 0:
        assert agree(lambda term: term.kept, case, parts, found)


@given(case=cases())
def test_the_division_of_the_contract_keeps_its_own_terms(case: Case) -> None:
    """An award that is what the contract pays, and is told that it breaks the contract."""
    examined = settled(case)
    assert examined.ledger is not None
    parts = {party: examined.ledger.amount(f"fees.1.{party}") for party in case.parties}

    assert [term.term for term in audited(examined, parts).terms if not term.kept] == []


def test_the_property_goes_red() -> None:
    """Wrong rules for strict terms, seen to disagree with the words."""
    case = Case(4, {"甲": 1, "lake": 1}, ())
    text = case.text().replace("      terms:\n\n", "      terms: {few: 甲 less than 3元, some: lake more than 1元}\n")
    examined = examine(text.encode(), "contract.yaml")
    few, some = Row({"甲": F(1)}, -1, 1, F(3)), Row({"lake": F(1)}, 1, 1, F(1))
    on_the_line = {"甲": F(3), "lake": F(1)}
    beyond = {"甲": F(3) - UNIT / 2, "lake": F(1) + UNIT / 2}
    terms = [audited(examined, parts).terms for parts in (on_the_line, beyond)]
    wanted = [[missed(row, parts) < 0 for row in (few, some)] for parts in (on_the_line, beyond)]

    assert [[term.kept for term in found] for found in terms] == wanted == [[False, False], [True, True]]
    assert [[verdict_without_the_line(term) for term in found] for found in terms] != wanted
    assert [[verdict_of_the_unit(term) for term in found] for found in terms] != wanted
