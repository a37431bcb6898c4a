"""The step of equity: capital in indivisible units, down to the persons who hold it."""

from __future__ import annotations

from dataclasses import replace

from iuralloc.allocate.inside import Tree
from iuralloc.allocate.schedules import bounded, closing, names_of, rows
from iuralloc.allocate.state import State
from iuralloc.allocate.terms import Division, among_parties
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Equity
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft
from iuralloc.settlement.settle import Level, post, state_smallest
from iuralloc.situations.equity import Capital, by_subscription, state_capital
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.measures import Evaluation
from iuralloc.situations.steps.setting import Setting
from iuralloc.situations.steps.split import Divided, divide

NAME = "equity"


def equity_step(contract: Contract, state: State, _: str) -> State:
    """Divide the capital of the company, if the contract has one."""
    equity = contract.document.equity
    if equity is None:
        return state
    draft = Draft(state.ledger)
    capital = state_capital(contract, draft, state.meanings, equity)
    unit = state_smallest(contract, draft, NAME, equity.round)
    if (capital.amount.amount / unit.amount).denominator != 1:
        facts = {"capital": rational_text(capital.amount.amount), "unit": rational_text(unit.amount)}
        raise at_fault("capital-not-whole-units", equity.place_of("capital"), "equity.capital", **facts)
    level = Level(NAME, f"{NAME}.1")
    whole = Stated(capital.amount.amount, capital.amount.reference)
    divided = _divided(contract, state, draft, equity, capital)
    path = equity.split.path if equity.split else equity.path
    evaluation = Evaluation(contract.unit, state.meanings.at(path), path)
    division = Division(draft, level, equity.split, evaluation, among_parties(contract))
    exact, held = division.settle(divided.solution, divided.ground, whole, capital.amount.reference, unit)
    post(draft, level, 1, held)
    _schedule(draft, equity, capital, unit.id)
    draft.schedule(
        table="split", pool=NAME, beside=0, path=[], by=divided.by, rule=divided.rule, stem=level.stem,
        rows=rows(draft, level, exact, held), core={}, **closing(level, held), total=capital.amount.id, **bounded(equity.split),
    )  # fmt: skip
    Tree(contract, draft, state.meanings, unit).divide(level, held, equity.inside)
    return replace(state, ledger=draft.finish())


def _divided(contract: Contract, state: State, draft: Draft, equity: Equity, capital: Capital) -> Divided:
    if equity.split is None:
        return by_subscription(draft, capital, equity)
    whole = Stated(capital.amount.amount, capital.amount.reference)
    among = contract.roster.partners()
    setting = Setting(contract, NAME, equity, among, whole, None, state.meanings, f"{NAME}.1", state.games_paid)
    return divide(setting, draft, equity.split)


def _schedule(draft: Draft, equity: Equity, capital: Capital, unit: str) -> None:
    draft.schedule(
        table="equity", company=equity.company or "", form=equity.form or "", founded=equity.founded or "",
        capital=capital.amount.id, unit=unit, **names_of(equity),
        entries=[
            {
                "party": s.party, "entry": s.number, "kind": s.entry.kind or "", "figure": s.value.id,
                "appraised": s.appraised.id if s.appraised else None, "paid": s.paid.id,
                "gap": f"{s.value.id}.gap" if s.appraised and s.appraised.amount != s.value.amount else None,
                "clause": s.entry.clause or "", "evidence": s.entry.evidence or "", "name": s.entry.name or "",
            }
            for s in capital.subscriptions
        ],
        holders=[[party, f"equity.subscribed.{party}", f"equity.paid_in.{party}"] for party in capital.subscribed],
        totals=["equity.subscribed", "equity.paid_in"],
    )  # fmt: skip
