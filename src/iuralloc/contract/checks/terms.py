"""Terms: parties that are known, bounds that mean something, only where a split can be moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from iuralloc.contract.expression import Literal
from iuralloc.contract.keys import ID, read_one
from iuralloc.contract.load import Contract
from iuralloc.contract.roster import ITSELF
from iuralloc.contract.schema import Plan, Split, Term
from iuralloc.contract.telling import near
from iuralloc.contract.terms import Condition
from iuralloc.errors import Finding
from iuralloc.quantities import Written

#: the name of the row that the mathematics adds: all parts make the total
_TAKEN: Final = frozenset({"total"})


def check(contract: Contract) -> Iterator[Finding]:
    """The terms of every split."""
    for split, path in _splits(contract):
        yield from _split(contract, split, path)
    liability = contract.document.liability
    if liability is not None:
        for borne in (liability.split, *(step.split for step in liability.steps.values())):
            if borne is not None and borne.terms:
                # What is moved there would have to be moved again under the caps.
                yield Finding("not-read-yet", borne.place_of("terms"), {"key": "terms"}, path=f"{borne.path}.terms")


def _splits(contract: Contract) -> Iterator[tuple[Split, tuple[str, ...]]]:
    """Every split that terms may bound, with the path of members inside which it stands."""
    document = contract.document
    for pool in document.pools.values():
        for split in (pool.split, *pool.beside):
            if split is not None:
                yield split, ()
        yield from _inside(contract, pool.inside)
    if document.equity is not None:
        if document.equity.split is not None:
            yield document.equity.split, ()
        yield from _inside(contract, document.equity.inside)
    if document.liability is not None:
        yield from _inside(contract, document.liability.inside)


def _inside(contract: Contract, plans: Mapping[str, Plan]) -> Iterator[tuple[Split, tuple[str, ...]]]:
    for name, plan in plans.items():
        slot = read_one(name)
        standing = contract.roster.standing_for(slot.name) if slot else None
        if slot is None or not standing:
            continue
        as_one = contract.roster.is_group(slot.name) and not slot.each
        # Of each of a group the first will do: the same would be told of the others.
        yield from _plan(contract, plan, (slot.name if as_one else standing[0],))


def _plan(contract: Contract, plan: Plan, path: tuple[str, ...]) -> Iterator[tuple[Split, tuple[str, ...]]]:
    if plan.split is not None:
        yield plan.split, path
    for name, below in plan.inside.items():
        member = contract.roster.resolve_member(name, path)
        if member is not None and member != ITSELF:
            is_party = len(path) == 1 and contract.roster.is_group(path[0])
            yield from _plan(contract, below, (member,) if is_party else (*path, member))


def _split(contract: Contract, split: Split, path: tuple[str, ...]) -> Iterator[Finding]:
    if split.measure is not None and "terms" not in split.written_as_found():
        yield Finding("measure-without-terms", split.place_of("measure"), path=f"{split.path}.measure")
    for name, term in split.terms.items():
        if not ID.fullmatch(name):
            yield Finding("id-malformed", term.key_place, {"id": name}, path=term.path)
        elif name in _TAKEN:
            yield Finding("id-reserved", term.key_place, {"id": name}, path=term.path)
        yield from _asked_by(contract, term, path)
        if term.value is not None:
            yield from _names(contract, term, term.value, path)
            yield from _bound(term, term.value)
        elif "value" not in term.written_as_found():
            yield Finding("term-without-value", term.key_place, {"term": name}, path=term.path)


def _asked_by(contract: Contract, term: Term, path: tuple[str, ...]) -> Iterator[Finding]:
    name = term.asked_by
    if name is None or contract.roster.standing_for(name) is not None:
        return
    if path and contract.roster.resolve_member(name, path) is not None:
        return
    facts = {"party": name, "near": contract.roster.near(name)}
    yield Finding("unknown-party", term.place_of_value("asked_by"), facts, path=f"{term.path}.asked_by")


def _names(contract: Contract, term: Term, condition: Condition, path: tuple[str, ...]) -> Iterator[Finding]:
    """Whom a condition names: each known, nobody twice, not a multiple of itself."""
    seen: set[str] = set()
    for slot in condition.key.slots:
        standing = _standing(contract, slot.name, path)
        if standing is None:
            yield _unknown(contract, term, slot.name, path)
            continue
        twice = [party for party in standing if party in seen]
        if twice:
            facts = {"party": twice[0], "pool": term.path}
            yield Finding("party-twice", condition.place, facts, path=term.path)
        seen.update(standing)
        if slot.each and not contract.roster.is_group(slot.name):
            yield Finding("term-each-of-one", condition.place, {"party": slot.name}, path=term.path)
    if not condition.of:
        return
    other = _standing(contract, condition.of, path)
    if other is None:
        yield _unknown(contract, term, condition.of, path)
    elif set(other) == seen:
        facts = {"party": condition.of, "text": condition.text}
        yield Finding("term-of-itself", condition.of_place, facts, path=term.path)


def _standing(contract: Contract, name: str, path: tuple[str, ...]) -> tuple[str, ...] | None:
    if not path:
        return contract.roster.standing_for(name)
    member = contract.roster.resolve_member(name, path)
    return None if member is None else (member,)


def _unknown(contract: Contract, term: Term, name: str, path: tuple[str, ...]) -> Finding:
    place = term.place_of_value("value")
    if path:
        facts = {"member": name, "party": ".".join(path), "near": near(name, contract.roster.below(path))}
        return Finding("unknown-member", place, facts, path=term.path)
    return Finding("unknown-party", place, {"party": name, "near": contract.roster.near(name)}, path=term.path)


def _bound(term: Term, condition: Condition) -> Iterator[Finding]:
    """A part of the amount lies between nothing and all of it; money is not below zero."""
    bound = condition.bound
    if not isinstance(bound, Literal):
        return
    quantity = bound.quantity
    if quantity.value < 0:
        yield Finding("term-negative", bound.place, {"text": bound.raw}, path=term.path)
    elif not condition.of and quantity.written is not Written.MONEY and quantity.value > 1:
        yield Finding("term-beyond-whole", bound.place, {"text": bound.raw}, path=term.path)
    elif condition.of and quantity.written is Written.MONEY:
        yield Finding("amount-where-part", bound.place, {"text": bound.raw}, path=term.path)
