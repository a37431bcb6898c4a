"""Contributions as accepted: each entry valued by what it is, each party's total, and parts by kind and phase.

Equipment counts for its use, never its price: (price − residual) / life × time × share of use. A site counts for
market rent × time, staff for their rate × time, everything else for the value that was accepted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.contract.keys import read_key
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Span
from iuralloc.contract.schema import Contribution
from iuralloc.contract.telling import MOST_FINDINGS
from iuralloc.errors import ContractAtFault, Finding, Inconsistency, Place
from iuralloc.formula import Constant, Formula, Given, Product, Quotient, Reference, Sum
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Ground
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.measures import Evaluation, Fineness, Meaning, Measure, Vector


@dataclass(frozen=True, slots=True)
class Accepted:
    """One entry that was valued (or could not be: then it has no figure)."""

    party: str
    number: str
    entry: Contribution
    figure: str | None
    appraised: str | None


@dataclass(frozen=True, slots=True)
class Contributions:
    """All entries of all parties, in the order of the parties, and the figure of each party's total."""

    accepted: tuple[Accepted, ...]
    totals: dict[str, Measure]
    amounts: dict[str, Fraction]
    #: the entries of each party
    own: dict[str, tuple[Accepted, ...]]

    def measured(self, words: tuple[str, ...]) -> Vector:
        """Totals by party of the entries of a kind, of a phase, or of both."""
        if not words:
            return Vector("party", self.totals)
        entries: dict[str, Measure] = {}
        for party, total in self.totals.items():
            chosen = [a.figure for a in self.own[party] if a.figure and _fits(a.entry, words)]
            formula: Formula = Sum.of(*(Reference(figure) for figure in chosen)) if chosen else Constant(Fraction(0))
            amount = sum((self.amounts[figure] for figure in chosen), Fraction(0))
            entries[party] = Measure(amount, formula, money=total.money)
        return Vector("party", entries)


def _fits(entry: Contribution, words: tuple[str, ...]) -> bool:
    return all(word in {entry.kind, entry.phase} for word in words)


def without_value(contributions: Contributions, party: str) -> Accepted | None:
    """An entry of a party that has no value, if there is one: a split that needs it is refused."""
    return next((a for a in contributions.own.get(party, ()) if a.figure is None), None)


def state_contributions(contract: Contract, draft: Draft, meaning: Meaning) -> Contributions:
    """State every entry and every total as figures.

    Raises
    ------
    ContractAtFault
        With what is wrong in all entries, not only in the first.
    LimitReached
        ``number-too-large``.
    """
    own: dict[str, tuple[Accepted, ...]] = {}
    faults: dict[tuple[str, Place | None], Finding] = {}
    fineness = Fineness()
    entries = dict(_by_party(contract))
    for party in contract.roster.bodies:
        accepted: list[Accepted] = []
        ids: dict[str, Contribution] = {}
        for index, entry in entries.get(party, ()):
            try:
                _refuse_twin(party, entry, ids)
                accepted.append(_state(contract, draft, meaning, party, index, entry))
            except ContractAtFault as refusal:
                # What is wrong with an entry of `each` group is wrong for every party alike: it is told once.
                faults.update({(finding.code, finding.place): finding for finding in refusal.findings})
        if len(faults) >= MOST_FINDINGS:
            break
        if accepted or contract.roster.bodies[party].partner:
            own[party] = tuple(accepted)
    if faults:
        raise ContractAtFault(list(faults.values())[:MOST_FINDINGS])
    amounts = {figure.id: figure.amount for figure in draft}
    for amount in amounts.values():
        fineness.add(amount, contract.document.place_of("contributions"))
    totals = {party: _total(draft, party, list(accepted)) for party, accepted in own.items()}
    every = tuple(entry for accepted in own.values() for entry in accepted)
    contributions = Contributions(every, totals, amounts, own)
    _whole(draft, contributions)
    return contributions


def _refuse_twin(party: str, entry: Contribution, before: dict[str, Contribution]) -> None:
    """Refuse an id that a party's own list and that of its group both have."""
    if entry.id is None:
        return
    twin = before.setdefault(entry.id, entry)
    if twin is not entry:
        facts = {"id": entry.id, "first": f"contributions.{party}", "line": twin.place.where}
        raise at_fault("id-taken", entry.place_of_value("id"), f"{entry.path}.id", **facts)


def _by_party(contract: Contract) -> Iterator[tuple[str, list[tuple[int, Contribution]]]]:
    lists: dict[str, list[tuple[int, Contribution]]] = {}
    for text, entries in contract.document.contributions.items():
        key = read_key(text)
        for slot in key.slots if key else ():
            for party in contract.roster.standing_for(slot.name) or ():
                own = lists.setdefault(party, [])
                own.extend(list(enumerate(entries, start=len(own) + 1)))
    yield from lists.items()


def _state(contract: Contract, draft: Draft, meaning: Meaning, party: str, index: int, entry: Contribution) -> Accepted:
    number = entry.id or str(index)
    evaluation = Evaluation(contract.unit, meaning, entry.path)
    formula = value_of(evaluation, entry)
    label = {"say": "contribution", "party": party, "entry": number, "kind": entry.kind or ""}
    figure = appraised = None
    if formula is not None:
        stated = draft.state(f"contribution.{party}.{number}", label, "amount", formula, ground_of(entry))
        _refuse_negative(entry, "value", stated.amount)
        figure = stated.id
    if entry.appraised is not None:
        measure = evaluation.amount(entry.appraised)
        _refuse_negative(entry, "appraised", measure.value)
        name = f"contribution.{party}.{number}.appraised"
        appraised = draft.state(name, {**label, "say": "appraised"}, "amount", measure.formula, ground_of(entry)).id
    return Accepted(party, number, entry, figure, appraised)


def _refuse_negative(entry: Contribution, word: str, amount: Fraction) -> None:
    if amount < 0:
        written = word in entry.written()
        place = entry.place_of_value(word) if written else entry.place
        raise at_fault("negative-amount", place, entry.path, text=rational_text(amount))


def value_of(evaluation: Evaluation, entry: Contribution) -> Formula | None:
    """How the value of an entry follows from what is written of it; None where nothing gives a value."""
    if entry.value is not None:
        return evaluation.amount(entry.value).formula
    used = _years(entry.used)
    if entry.kind == "equipment" and entry.price is not None and entry.life and entry.use is not None and used:
        return _use_value(evaluation, entry, used)
    if entry.kind == "site" and entry.rent is not None and used:
        return Product((evaluation.amount(entry.rent).formula, used))
    if entry.kind == "staff" and entry.rate is not None and used:
        return Product((evaluation.amount(entry.rate).formula, used))
    return None


def _use_value(evaluation: Evaluation, entry: Contribution, used: Formula) -> Formula:
    if entry.price is None or entry.life is None or entry.use is None or entry.used is None:
        raise Inconsistency("equipment is valued that lacks a word")
    if entry.used.quantity.value > entry.life.quantity.value:
        facts = {"used": entry.used.raw, "life": entry.life.raw}
        raise at_fault("used-beyond-life", entry.place_of_value("used"), entry.path, **facts)
    price = evaluation.amount(entry.price)
    worn = price.formula
    if entry.residual is not None:
        residual = evaluation.amount(entry.residual)
        if not 0 <= residual.value <= price.value:
            facts = {"residual": rational_text(residual.value), "price": rational_text(price.value)}
            raise at_fault("residual-above-price", entry.place_of_value("residual"), entry.path, **facts)
        worn = Sum.of(worn, residual.formula, signs=(1, -1))
    life = Given(entry.life.quantity.value, entry.life.raw, entry.life.place, "years")
    return Product((Quotient((worn, life)), used, evaluation.part(entry.use).formula))


def _years(span: Span | None) -> Formula | None:
    return None if span is None else Given(span.quantity.value, span.raw, span.place, "years")


def _total(draft: Draft, party: str, own: list[Accepted]) -> Measure:
    figures = [accepted.figure for accepted in own if accepted.figure]
    formula: Formula = Sum.of(*(Reference(figure) for figure in figures)) if figures else Constant(Fraction(0))
    ground = Ground(rule="sum") if own else Ground(choice="not-listed-contributes-nothing")
    if not own:
        draft.choose("not-listed-contributes-nothing", party=party)
    label = {"say": "contribution-total", "party": party}
    figure = draft.state(f"contribution.{party}", label, "amount", formula, ground)
    return Measure(figure.amount, figure.reference, money=True)


def _whole(draft: Draft, contributions: Contributions) -> None:
    if not contributions.accepted:
        return
    parts = [total.formula for total in contributions.totals.values()]
    whole = draft.state("contribution", {"say": "contributions"}, "amount", Sum.of(*parts), Ground(rule="sum"))
    draft.schedule(
        table="contributions",
        entries=[_row(accepted) for accepted in contributions.accepted],
        totals=[[party, f"contribution.{party}"] for party in contributions.totals],
        total=whole.id,
    )


def _row(accepted: Accepted) -> dict[str, str | None]:
    entry = accepted.entry
    return {
        "party": accepted.party, "entry": accepted.number, "kind": entry.kind or "", "phase": entry.phase or "",
        "clause": entry.clause or "", "evidence": entry.evidence or "", "name": entry.name or "",
        "figure": accepted.figure, "appraised": accepted.appraised,
    }  # fmt: skip
