"""Equity: what each has subscribed and paid in, and the capital that it makes.

Technology counts at the value that was agreed; the appraised value stands beside it, and the gap is told. What is
subscribed and what is paid in are two columns, never one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from iuralloc.contract.keys import read_key
from iuralloc.contract.load import Contract, read_date
from iuralloc.contract.schema import CapitalContribution, Equity, Payment
from iuralloc.errors import Finding, Severity
from iuralloc.formula import Constant, Formula, Sum
from iuralloc.problems.division import Division, Stated
from iuralloc.quantities import rational_text
from iuralloc.rules import rule
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.situations.contributions import value_of
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation
from iuralloc.situations.steps.split import Divided

FOUNDING = "founding"
#: what the totals of a holder, and of all, are called
_SAID = {"subscribed": ("subscribed", "subscribed-total"), "paid_in": ("paid-in", "paid-in-total")}


@dataclass(frozen=True, slots=True)
class Subscription:
    """One entry of what is paid for capital."""

    party: str
    number: str
    entry: CapitalContribution
    value: Figure
    appraised: Figure | None
    paid: Figure


@dataclass(frozen=True, slots=True)
class Capital:
    """The capital of the company, and who has subscribed and paid what of it."""

    amount: Figure
    subscriptions: tuple[Subscription, ...]
    subscribed: dict[str, Figure]
    paid_in: dict[str, Figure]


def state_capital(contract: Contract, draft: Draft, meanings: Meanings, equity: Equity) -> Capital:
    """State capital, entries, and each holder's totals; the entries must make the capital."""
    evaluation = Evaluation(contract.unit, meanings.at(equity.path), equity.path)
    if equity.capital is None:
        raise at_fault("equity-without-capital", equity.place, equity.path)
    measure = evaluation.amount(equity.capital)
    ground = ground_of(equity, place=equity.place_of_value("capital"), path="equity.capital")
    amount = draft.state("equity.capital", {"say": "capital"}, "amount", measure.formula, ground)
    subscriptions = tuple(_subscriptions(contract, draft, meanings, equity))
    subscribed = _totals(draft, subscriptions, "subscribed")
    paid_in = _totals(draft, subscriptions, "paid_in")
    total = sum((figure.amount for figure in subscribed.values()), Fraction(0))
    if total != amount.amount:
        facts = {"capital": rational_text(amount.amount), "sum": rational_text(total)}
        raise at_fault("capital-not-subscribed", equity.place_of("capital"), "equity.capital", **facts)
    for subscription in subscriptions:
        _gap(draft, subscription)
    return Capital(amount, subscriptions, subscribed, paid_in)


def by_subscription(draft: Draft, capital: Capital, equity: Equity) -> Divided:
    """Capital held in proportion to what was subscribed: the rule where nothing else is agreed."""
    draft.choose("held-as-subscribed")
    if capital.amount.amount == 0:
        facts = {"sum": "0", "pool": "equity"}
        raise at_fault("weights-sum-to-zero", equity.place_of("capital"), "equity.capital", **facts)
    weights = {party: Stated(figure.amount, figure.reference) for party, figure in capital.subscribed.items()}
    whole = Stated(capital.amount.amount, capital.amount.reference)
    solution = rule("proportional").solve(Division(whole, weights, whole))
    return Divided("proportional", "subscribed", solution, ground_of(equity, rule="proportional"))


def _subscriptions(contract: Contract, draft: Draft, meanings: Meanings, equity: Equity) -> list[Subscription]:
    counts: dict[str, int] = {}
    found: list[Subscription] = []
    for text, entries in equity.contributions.items():
        key = read_key(text)
        parties = [p for slot in (key.slots if key else ()) for p in contract.roster.standing_for(slot.name) or ()]
        for party in parties:
            for entry in entries:
                counts[party] = counts.get(party, 0) + 1
                found.append(_subscription(contract, draft, meanings, party, entry.id or str(counts[party]), entry))
    order = {party: rank for rank, party in enumerate(contract.roster.bodies)}
    return sorted(found, key=lambda subscription: order[subscription.party])


def _subscription(
    contract: Contract, draft: Draft, meanings: Meanings, party: str, number: str, entry: CapitalContribution
) -> Subscription:
    evaluation = Evaluation(contract.unit, meanings.at(entry.path), entry.path)
    formula = value_of(evaluation, entry)
    if formula is None:
        raise at_fault("capital-without-value", entry.place, entry.path, party=party)
    facts = {"party": party, "entry": number, "kind": entry.kind or ""}
    stem, ground = f"equity.contribution.{party}.{number}", ground_of(entry)
    value = draft.state(stem, {"say": "subscription", **facts}, "amount", formula, ground)
    if value.amount < 0:
        raise at_fault("negative-amount", entry.place, entry.path, text=rational_text(value.amount))
    appraised = None
    if entry.appraised is not None:
        said = evaluation.amount(entry.appraised).formula
        appraised = draft.state(f"{stem}.appraised", {"say": "appraised", **facts}, "amount", said, ground)
    paid = draft.state(
        f"{stem}.paid",
        {"say": "paid-for-capital", **facts},
        "amount",
        _paid(contract, evaluation, draft, entry, value),
        ground,
    )
    return Subscription(party, number, entry, value, appraised, paid)


def _paid(
    contract: Contract, evaluation: Evaluation, draft: Draft, entry: CapitalContribution, value: Figure
) -> Formula:
    """What is paid by the date of the contract: at the founding, and every instalment due by then."""
    if not entry.paid:
        draft.choose("paid-in-not-stated", entry=entry.path)
        return Constant(Fraction(0))
    due: list[Formula] = []
    promised = Fraction(0)
    for when, payment in entry.paid.items():
        formula: Formula = value.reference
        if payment.amount is not None:
            measure = evaluation.amount(payment.amount)
            if measure.value < 0:
                text = rational_text(measure.value)
                raise at_fault("negative-amount", payment.place_of_value("amount"), payment.path, text=text)
            formula, promised = measure.formula, promised + measure.value
        elif len(entry.paid) > 1:
            raise at_fault("instalment-without-amount", payment.place, payment.path, when=when)
        else:
            promised += value.amount
        if _is_due(contract, payment, when):
            due.append(formula)
    if promised > value.amount:
        facts = {"promised": rational_text(promised), "value": rational_text(value.amount)}
        raise at_fault("paid-beyond-subscribed", entry.place_of("paid"), f"{entry.path}.paid", **facts)
    if promised < value.amount:
        facts = {"promised": rational_text(promised), "value": rational_text(value.amount)}
        place, path = entry.place_of("paid"), f"{entry.path}.paid"
        draft.remark(Finding("capital-without-date", place, facts, Severity.WARNING, path))
    return Sum.of(*due) if due else Constant(Fraction(0))


def _is_due(contract: Contract, payment: Payment, when: str) -> bool:
    if when == FOUNDING:
        return True
    day = read_date(when)
    if day is None:
        raise at_fault("date-not-a-day", payment.place, payment.path, date=when)
    today = read_date(contract.document.date or "")
    if today is None:
        raise at_fault("date-needed", payment.place, payment.path, date=when)
    return day <= today


def _totals(draft: Draft, subscriptions: tuple[Subscription, ...], word: str) -> dict[str, Figure]:
    totals: dict[str, Figure] = {}
    for party in dict.fromkeys(subscription.party for subscription in subscriptions):
        own = [s.value if word == "subscribed" else s.paid for s in subscriptions if s.party == party]
        formula = Sum.of(*(figure.reference for figure in own))
        label = {"say": _SAID[word][0], "party": party}
        totals[party] = draft.state(f"equity.{word}.{party}", label, "amount", formula, Ground(rule="sum"))
    whole = Sum.of(*(figure.reference for figure in totals.values()))
    label = {"say": _SAID[word][1]}
    draft.state(f"equity.{word}", label, "amount", whole, Ground(rule="sum"))
    return totals


def _gap(draft: Draft, subscription: Subscription) -> None:
    appraised = subscription.appraised
    if appraised is None or appraised.amount == subscription.value.amount:
        return
    entry = subscription.entry
    gap = subscription.value.amount - appraised.amount
    formula = Sum.of(subscription.value.reference, appraised.reference, signs=(1, -1))
    label = {"say": "valuation-gap", "party": subscription.party, "entry": subscription.number}
    draft.state(f"{subscription.value.id}.gap", label, "amount", formula, Ground(rule="difference"))
    facts = {
        "party": subscription.party, "agreed": rational_text(subscription.value.amount),
        "appraised": rational_text(appraised.amount), "gap": rational_text(abs(gap)),
        "side": "above" if gap > 0 else "below",
    }  # fmt: skip
    place, path = entry.place_of("appraised"), f"{entry.path}.appraised"
    draft.remark(Finding("valuation-gap", place, facts, Severity.WARNING, path))
