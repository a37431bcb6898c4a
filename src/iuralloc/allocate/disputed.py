"""What a file says about its own values, computed beside the result: restatements, ranges, claims."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from iuralloc.allocate.again import Again
from iuralloc.allocate.claimed import state_claimed
from iuralloc.allocate.ranges import state_ranges
from iuralloc.allocate.restated import state_restated
from iuralloc.allocate.state import State
from iuralloc.contract.load import Contract
from iuralloc.contract.restatements import restatements
from iuralloc.errors import ContractAtFault, Finding, Severity


@dataclass(slots=True)
class Disputed:
    """The last state with everything beside it, and what was refused on the way."""

    state: State
    faults: list[Finding] = field(default_factory=list)
    unsolved: list[Finding] = field(default_factory=list)


def open_nodes(contract: Contract) -> frozenset[str]:
    """The steps of the fold that have a range and no value to settle on."""
    return frozenset(spot.node for spot in contract.spots if not spot.settled)


def state_disputed(contract: Contract, state: State) -> Disputed:
    """Everything that stands beside the result of a sound file."""
    done = Disputed(state)
    ledger, open_ = state.ledger, open_nodes(contract)
    try:
        ledger, again = state_restated(contract, ledger, state.meanings, open_, state.opening)
        if again is not None:
            names = ", ".join(restatement.name for restatement in restatements(contract))
            _told(done, again, Finding("with-restated-values", facts={"names": names}, severity=Severity.NOTE))
        ledger, failed = state_ranges(contract, ledger, state.opening)
        if failed is not None:
            _told(done, failed[0], Finding("at-an-end", facts={"values": failed[1]}, severity=Severity.NOTE))
        ledger = state_claimed(contract, ledger, state.meanings)
    except ContractAtFault as refusal:
        done.faults.extend(refusal.findings)
    done.state = replace(state, ledger=ledger)
    return done


def _told(done: Disputed, again: Again, where: Finding) -> None:
    """What a second run was refused for, and with which values."""
    first = next(iter((*again.faults, *again.unsolved)), None)
    if first is not None:
        done.faults.extend(again.faults)
        done.unsolved.extend(again.unsolved)
        (done.faults if again.faults else done.unsolved).append(replace(where, place=first.place, path=first.path))
