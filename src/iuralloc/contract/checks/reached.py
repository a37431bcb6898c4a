"""Who shares in a pool of steps, and gets nothing by any of them."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.keys import read_one
from iuralloc.contract.load import Contract
from iuralloc.contract.names import steps_within
from iuralloc.contract.schema import PlanStep, Pool
from iuralloc.errors import Finding, Severity


def check(contract: Contract) -> Iterator[Finding]:
    """A warning for every pool whose steps divide among several and never reach somebody who shares in it."""
    for name, pool in contract.document.pools.items():
        # Steps that name one recipient each say by themselves who gets what; nobody is forgotten by that.
        if not any(step.split is not None for step in steps_within(pool.steps)):
            continue
        among = contract.roster.partners() if pool.among is None else contract.roster.expand(pool.among)
        forgotten = [party for party in among if party not in set(_reached(contract, pool, among))]
        if forgotten:
            facts = {"party": forgotten[0], "pool": name, "others": str(len(forgotten) - 1)}
            yield Finding("party-without-share", pool.place_of("steps"), facts, Severity.WARNING, f"{pool.path}.steps")


def _reached(contract: Contract, pool: Pool, among: tuple[str, ...]) -> Iterator[str]:
    """The parties that some step can reach; a rule, a refund or a policy can reach all."""
    for step in steps_within(pool.steps):
        if step.split is not None and step.split.shares is not None:
            slots = (read_one(key.text) for key, _ in step.split.shares.cells)
            names = [slot.name for slot in slots if slot is not None]
        elif _names_nobody(step):
            names = list(among)
        else:
            names = [step.to or ""]
        for name in names:
            yield from contract.roster.standing_for(name) or ()


def _names_nobody(step: PlanStep) -> bool:
    return bool(step.written_as_found() & {"split", "refund", "policy"})
