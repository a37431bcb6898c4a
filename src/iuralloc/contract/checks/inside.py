"""Plans inside a party or a group: somebody to divide among, exactly one plan, members that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iuralloc.contract.checks.parameters import of_no_rule
from iuralloc.contract.checks.policies import shipped, unknown_member
from iuralloc.contract.checks.splits import LATER_RECIPIENTS, UNALLOCATED, share_cell, shared_keys
from iuralloc.contract.checks.steps import steps_of
from iuralloc.contract.expression import Literal, Name
from iuralloc.contract.keys import read_one
from iuralloc.contract.load import Contract
from iuralloc.contract.names import rule_of, steps_within
from iuralloc.contract.reading import Table
from iuralloc.contract.roster import ITSELF
from iuralloc.contract.schema import Plan, PlanStep, Pool, Split
from iuralloc.contract.schema.steps import NOBODY
from iuralloc.contract.telling import near
from iuralloc.errors import Finding, Severity


def check(contract: Contract) -> Iterator[Finding]:
    """Every `inside` of every pool, to any depth; and where a pool's `to` names nobody."""
    for pool in contract.document.pools.values():
        for name, plan in pool.inside.items():
            yield from plan_findings(contract, name, plan, pool)
        for step in steps_within(pool.steps):
            for name, plan in step.inside.items():
                yield from plan_findings(contract, name, plan)
        yield from _groups_as_one(contract, pool)
        if pool.to is not None and contract.roster.standing_for(pool.to) is None:
            code, facts = contract.roster.nobody(pool.to)
            if pool.to in LATER_RECIPIENTS:
                code, facts = "not-read-yet", {"key": pool.to}
            yield Finding(code, pool.place_of_value("to"), facts, path=f"{pool.path}.to")


def plan_findings(contract: Contract, name: str, plan: Plan, pool: Pool | None = None) -> Iterator[Finding]:
    """Findings about one key of an `inside` at the top: a party, a group as one body, or each of a group."""
    slot = read_one(name)
    standing = contract.roster.standing_for(slot.name) if slot else None
    if slot is None or standing is None:
        code, facts = contract.roster.nobody(name)
        yield Finding(code, plan.key_place, facts, path=plan.path)
        return
    as_one = contract.roster.is_group(slot.name) and not slot.each
    named = {slot.name} if as_one else set(standing)
    recipients = _recipients(contract, pool) if pool is not None else named
    if not named & recipients:
        facts = {"party": slot.name, "group": slot.name if as_one and set(standing) & recipients else ""}
        yield Finding("inside-gets-nothing", plan.key_place, facts, Severity.WARNING, plan.path)
    if as_one:
        yield from _plan(contract, plan, (slot.name,))
        return
    for party in standing:
        found = list(_plan(contract, plan, (party,)))
        yield from found
        if found:
            return


def _recipients(contract: Contract, pool: Pool) -> set[str]:
    """Who gets something of a pool at the top, of any of its steps: parties, or groups as one body."""
    steps = list(steps_within(pool.steps))
    found: set[str] = set()
    for step in steps:
        found |= _recipients_of(contract, step, pool)
    return found if steps else _recipients_of(contract, pool, pool)


def _recipients_of(contract: Contract, plan: Pool | PlanStep, pool: Pool) -> set[str]:
    if plan.to is not None:
        return {plan.to}
    if plan.split is not None and plan.split.by is None:
        keys = [(key.text, read_one(key.text)) for key in shared_keys(plan.split)]
        each = {p for _, slot in keys if slot and slot.each for p in contract.roster.standing_for(slot.name) or ()}
        return each | {text for text, _ in keys}
    if isinstance(plan, PlanStep) and plan.steps:
        return set()
    return set(contract.roster.partners() if pool.among is None else contract.roster.expand(pool.among))


def _plan(contract: Contract, plan: Plan, path: tuple[str, ...]) -> Iterator[Finding]:
    below = contract.roster.below(path)
    written = plan.written()
    where = ".".join(path)
    if not below and shipped(contract, plan) and len(path) > 1:
        # How inventors divide, of whom this file names none.
        return
    if not below:
        yield Finding("nobody-inside", plan.key_place, {"party": where}, path=plan.path)
        return
    found = plan.written_as_found()
    if len({"to", "split", "steps"} & written) > 1:
        word = "to" if "to" in written else "split"
        yield Finding("two-plans", plan.place_of(word), {"pool": where}, path=plan.path)
    elif not {"to", "split", "steps", "refund", "policy"} & found:
        yield Finding("plan-missing", plan.key_place, {"party": where}, path=plan.path)
    known = (*below, ITSELF)
    if plan.to is not None and contract.roster.resolve_member(plan.to, path) is None:
        facts = {"member": plan.to, "party": where, "near": near(plan.to, known)}
        told = Finding("unknown-member", plan.place_of_value("to"), facts, path=f"{plan.path}.to")
        yield unknown_member(contract, plan, told, path)
    if plan.split is not None:
        yield from _split(contract, plan, path)
    if "steps" in written:
        yield from steps_of(contract, plan, lambda step: _inner_step(contract, step, path))
    yield from _deeper(contract, plan.inside, path)


def _inner_step(contract: Contract, step: PlanStep, path: tuple[str, ...]) -> Iterator[Finding]:
    """Who gets something of a step inside a party: its members; what it would refund has no place there."""
    name = step.path.rpartition(".")[2]
    if name in contract.roster.bodies:
        # What the step gives stands beside what a party got of the step around it.
        line = str(contract.roster.bodies[name].entry.key_place.line)
        yield Finding("id-taken", step.key_place, {"id": name, "first": name, "line": line}, path=step.path)
    if step.refund is not None:
        yield Finding("not-read-yet", step.place_of("refund"), {"key": "refund"}, path=f"{step.path}.refund")
    if step.to is not None and step.to not in NOBODY and contract.roster.resolve_member(step.to, path) is None:
        facts = {"member": step.to, "party": ".".join(path), "near": near(step.to, contract.roster.below(path))}
        told = Finding("unknown-member", step.place_of_value("to"), facts, path=f"{step.path}.to")
        yield unknown_member(contract, step, told, path)
    if step.split is not None:
        yield from _split(contract, step, path)
    yield from _deeper(contract, step.inside, path)


def _split(contract: Contract, plan: Plan | PlanStep, path: tuple[str, ...]) -> Iterator[Finding]:
    split = plan.split
    if split is None:
        return
    for table in (split.shares, *(band.shares for band in (split.tiers.tiers if split.tiers else ()))):
        if table is not None:
            yield from _shares(contract, plan, table, path)
    yield from _by(contract, plan, split, path)


def _shares(contract: Contract, plan: Plan | PlanStep, table: Table, path: tuple[str, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for key, cell in table.cells:
        yield from share_cell(key, cell)
        if key.text == UNALLOCATED:
            continue
        member = contract.roster.resolve_member(key.text, path)
        if member is None:
            facts = {"member": key.text, "party": ".".join(path), "near": near(key.text, contract.roster.below(path))}
            yield unknown_member(contract, plan, Finding("unknown-member", key.place, facts, path=key.path), path)
        elif member in seen:
            yield Finding("party-twice", key.place, {"party": member, "pool": ".".join(path)}, path=key.path)
        seen.add(member or "")


def _by(contract: Contract, plan: Plan | PlanStep, split: Split, path: tuple[str, ...]) -> Iterator[Finding]:
    yield from of_no_rule(split)
    if split.by is None:
        if split.shares is None and split.tiers is None and split.written_as_found() <= {"terms", "measure"}:
            yield Finding("split-without-by", split.key_place, {"pool": ".".join(path)}, path=plan.path)
    elif isinstance(split.by, Name) and split.by.text == "law":
        yield Finding("not-read-yet", split.by.place, {"key": "by: law"}, path=split.path)
    elif isinstance(split.by, Literal):
        yield Finding("split-by-number", split.by.place, {"text": split.by.raw}, path=split.path)
    elif rule_of(split) != "equal" and (
        # A figure counts parties; below the first level there are only shares and `equal`.
        rule_of(split) is not None or len(path) > 1 or not contract.roster.is_group(path[0])
    ):
        yield Finding("by-inside", split.place_of_value("by"), {"party": ".".join(path)}, path=split.path)


def _deeper(contract: Contract, inside: Mapping[str, Plan], path: tuple[str, ...]) -> Iterator[Finding]:
    for name, plan in inside.items():
        member = contract.roster.resolve_member(name, path)
        if member is None or member == ITSELF:
            facts = {"member": name, "party": ".".join(path), "near": near(name, contract.roster.below(path))}
            yield unknown_member(contract, plan, Finding("unknown-member", plan.key_place, facts, path=plan.path), path)
        else:
            is_party = len(path) == 1 and contract.roster.is_group(path[0])
            yield from _plan(contract, plan, (member,) if is_party else (*path, member))


def _groups_as_one(contract: Contract, pool: Pool) -> Iterator[Finding]:
    """A share for several together says how they divide it."""
    keys = [(key.text, key.place, key.path) for key in shared_keys(pool.split)]
    if pool.to is not None:
        keys.append((pool.to, pool.place_of_value("to"), f"{pool.path}.to"))
    for name, place, path in keys:
        if contract.roster.is_group(name) and name not in pool.inside:
            facts = {"group": name, "count": str(len(contract.roster.groups[name]))}
            yield Finding("group-without-plan", place, facts, path=path)
