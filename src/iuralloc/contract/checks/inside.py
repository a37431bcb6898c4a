"""Plans inside a party or a group: somebody to divide among, exactly one plan, members that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iuralloc.contract.checks.splits import UNALLOCATED, share_cell
from iuralloc.contract.expression import Name
from iuralloc.contract.keys import read_key
from iuralloc.contract.load import Contract
from iuralloc.contract.names import rule_of
from iuralloc.contract.reading import near
from iuralloc.contract.roster import ITSELF
from iuralloc.contract.schema import Plan, Pool
from iuralloc.errors import Finding


def check(contract: Contract) -> Iterator[Finding]:
    """Every `inside` of every pool, to any depth; and where a pool's `to` names nobody."""
    for pool in contract.document.pools.values():
        for name, plan in pool.inside.items():
            yield from _top(contract, pool, name, plan)
        yield from _groups_as_one(contract, pool)
        if pool.to is not None and contract.roster.standing_for(pool.to) is None:
            facts = {"party": pool.to, "near": contract.roster.near(pool.to)}
            code = "not-read-yet" if pool.to in {"outside", "reserve"} else "unknown-party"
            yield Finding(code, pool.place_of_value("to"), {**facts, "key": pool.to}, path=f"{pool.path}.to")


def _top(contract: Contract, pool: Pool, name: str, plan: Plan) -> Iterator[Finding]:
    read = read_key(name)
    slot = read.slots[0] if read and len(read.slots) == 1 and not read.without else None
    standing = contract.roster.standing_for(slot.name) if slot else None
    if slot is None or standing is None:
        facts = {"party": name, "near": contract.roster.near(name)}
        yield Finding("unknown-party", plan.place, facts, path=plan.path)
        return
    if contract.roster.is_group(slot.name) and not slot.each:
        yield from _plan(contract, plan, (slot.name,))
        return
    for party in standing:
        found = list(_plan(contract, plan, (party,)))
        yield from found
        if found:
            return


def _plan(contract: Contract, plan: Plan, path: tuple[str, ...]) -> Iterator[Finding]:
    below = contract.roster.below(path)
    written = plan.written()
    where = ".".join(path)
    if not below:
        yield Finding("nobody-inside", plan.place, {"party": where}, path=plan.path)
        return
    if {"to", "split"} <= written:
        yield Finding("two-plans", plan.place_of("to"), {"pool": where}, path=plan.path)
    elif not {"to", "split"} & plan.written_as_found() and not {"steps", "refund", "policy"} & plan.written_as_found():
        yield Finding("plan-missing", plan.place, {"party": where}, path=plan.path)
    known = (*below, ITSELF)
    if plan.to is not None and contract.roster.resolve_member(plan.to, path) is None:
        facts = {"member": plan.to, "party": where, "near": near(plan.to, known)}
        yield Finding("unknown-member", plan.place_of_value("to"), facts, path=f"{plan.path}.to")
    if plan.split is not None:
        yield from _split(contract, plan, path)
    yield from _deeper(contract, plan.inside, path)


def _split(contract: Contract, plan: Plan, path: tuple[str, ...]) -> Iterator[Finding]:
    split = plan.split
    if split is None:
        return
    seen: set[str] = set()
    for key, cell in split.shares.cells if split.shares else ():
        yield from share_cell(key, cell)
        if key.text == UNALLOCATED:
            continue
        member = contract.roster.resolve_member(key.text, path)
        if member is None:
            facts = {"member": key.text, "party": ".".join(path), "near": near(key.text, contract.roster.below(path))}
            yield Finding("unknown-member", key.place, facts, path=key.path)
        elif member in seen:
            yield Finding("party-twice", key.place, {"party": member, "pool": ".".join(path)}, path=key.path)
        seen.add(member or "")
    if split.by is not None and rule_of(split) != "equal" and len(path) > 1:
        # A figure counts parties; below the first level there are only shares and `equal`.
        yield Finding("by-inside", split.place_of("by"), {"party": ".".join(path)}, path=split.path)
    elif isinstance(split.by, Name) and rule_of(split) not in {None, "equal"}:
        yield Finding("by-inside", split.place_of("by"), {"party": ".".join(path)}, path=split.path)
    elif split.by is not None and rule_of(split) != "equal" and not contract.roster.is_group(path[0]):
        yield Finding("by-inside", split.place_of("by"), {"party": ".".join(path)}, path=split.path)


def _deeper(contract: Contract, inside: Mapping[str, Plan], path: tuple[str, ...]) -> Iterator[Finding]:
    for name, plan in inside.items():
        member = contract.roster.resolve_member(name, path)
        if member is None or member == ITSELF:
            facts = {"member": name, "party": ".".join(path), "near": near(name, contract.roster.below(path))}
            yield Finding("unknown-member", plan.place, facts, path=plan.path)
        else:
            is_party = len(path) == 1 and contract.roster.is_group(path[0])
            yield from _plan(contract, plan, (member,) if is_party else (*path, member))


def _groups_as_one(contract: Contract, pool: Pool) -> Iterator[Finding]:
    """A share for several together says how they divide it."""
    keys = pool.split.shares.cells if pool.split and pool.split.shares else ()
    for key, _ in keys:
        if contract.roster.is_group(key.text) and key.text not in pool.inside:
            facts = {"group": key.text, "count": str(len(contract.roster.groups[key.text]))}
            yield Finding("group-without-plan", key.place, facts, path=key.path)
