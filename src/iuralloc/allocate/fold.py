"""The fold over the steps of a contract: formulate, solve, settle, one ledger after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from iuralloc.allocate.balances import tell_left
from iuralloc.allocate.equity import equity_step
from iuralloc.allocate.order import order_of
from iuralloc.allocate.pool import PoolStep
from iuralloc.allocate.risk import risk_step
from iuralloc.allocate.royalties import royalty_step
from iuralloc.allocate.schedules import schedule_parties, schedule_policies
from iuralloc.allocate.state import State
from iuralloc.audit.opening import Opening
from iuralloc.contract.load import Contract
from iuralloc.errors import ContractAtFault, Finding, LimitReached, NoAllocation
from iuralloc.settlement.ledger import Draft, Ledger
from iuralloc.settlement.settle import state_unit
from iuralloc.situations.belonging import state_belonging
from iuralloc.situations.contributions import state_contributions
from iuralloc.situations.exchange import state_rates
from iuralloc.situations.figures import state_figure
from iuralloc.situations.meanings import Broken, Meanings


@dataclass(slots=True)
class Folded:
    """The last state, what was refused on the way, and which steps have no solution."""

    state: State
    faults: list[Finding] = field(default_factory=list)
    unsolved: list[Finding] = field(default_factory=list)


def fold(contract: Contract, broken: frozenset[str], opening: Opening | None = None) -> Folded:
    """Compute all that can be.

    What a step is refused for does not stop the others; what rests on a refused entry is passed over in silence.
    """
    faults: list[Finding] = []
    unsolved: list[Finding] = []
    state = _opened(contract, opening)
    for node in order_of(contract):
        section, _, name = node.partition(".")
        word = "contribution" if section == "contributions" else name
        try:
            if node in broken:
                raise Broken
            state = _STEPS[section](contract, state, name)
        except Broken:
            state = replace(state, meanings=state.meanings.without(word))
        except ContractAtFault as refusal:
            faults.extend(refusal.findings)
            state = replace(state, meanings=state.meanings.without(word))
        except NoAllocation as refusal:
            unsolved.extend(refusal.findings)
            state = replace(state, meanings=state.meanings.without(word))
        except LimitReached as refusal:
            raise LimitReached([_placed(contract, node, finding) for finding in refusal.findings]) from refusal
    return Folded(state, faults, unsolved)


def _placed(contract: Contract, node: str, finding: Finding) -> Finding:
    """A finding of the mathematics, which knows no file, at the entry that was computed."""
    section, _, name = node.partition(".")
    place = contract.document.keys_of(section).get(name) if name else contract.document.place_of(section)
    return replace(finding, place=finding.place or place, path=finding.path or node)


def _opened(contract: Contract, opening: Opening | None) -> State:
    draft = Draft(Ledger())
    schedule_parties(contract, draft)
    schedule_policies(contract, draft)
    state_unit(contract, draft)
    state_rates(contract, draft, contract.document.exchange)
    state_belonging(contract, draft)
    if contract.calendar.years and not contract.calendar.stated:
        draft.choose("years-named-in-tables", years=contract.calendar.text)
    document = contract.document
    names = frozenset({*document.figures, *document.royalties, *document.pools})
    if opening is not None:
        for pool, balances in opening.pools.items():
            if pool not in document.pools:
                tell_left(draft, opening, pool, balances)
        for royalty, carries in opening.royalties.items():
            if royalty not in document.royalties:
                tell_left(draft, opening, royalty, {(royalty, ()): carries})
    meanings = Meanings(coming=names, parties=frozenset(contract.roster.bodies))
    return State(draft.finish(), meanings, opening=opening)


def _contributions(contract: Contract, state: State, _: str) -> State:
    draft = Draft(state.ledger)
    contributions = state_contributions(contract, draft, state.meanings.at("contributions"))
    return replace(state, ledger=draft.finish(), meanings=replace(state.meanings, contributions=contributions))


def _figure(contract: Contract, state: State, name: str) -> State:
    draft = Draft(state.ledger)
    entry = contract.document.figures[name]
    measured = state_figure(contract, draft, state.meanings.at(entry.path), name)
    return replace(state, ledger=draft.finish(), meanings=state.meanings.having(name, measured))


def _pool(contract: Contract, state: State, name: str) -> State:
    draft = Draft(state.ledger)
    state_rates(contract, draft, contract.document.pools[name].exchange, name)
    step = PoolStep(contract.within(name), state, draft, name)
    measured = step.run()
    paid = {**state.games_paid, name: step.game_paid} if step.game_paid else state.games_paid
    return replace(state, ledger=draft.finish(), meanings=state.meanings.having(name, measured), games_paid=paid)


_STEPS: Final[Mapping[str, Callable[[Contract, State, str], State]]] = MappingProxyType(
    {
        "contributions": _contributions,
        "figures": _figure,
        "royalties": royalty_step,
        "pools": _pool,
        "equity": equity_step,
        "risks": risk_step,
    }
)
