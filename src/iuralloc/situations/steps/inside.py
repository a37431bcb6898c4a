"""Inside a recipient: its own plan, or the shares of its members, or nothing further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from iuralloc.contract.checks.splits import UNALLOCATED
from iuralloc.contract.expression import text_of
from iuralloc.contract.keys import read_key
from iuralloc.contract.load import Contract
from iuralloc.contract.names import rule_of
from iuralloc.contract.reading import Table
from iuralloc.contract.roster import ITSELF
from iuralloc.contract.schema import Plan, PlanStep, Split
from iuralloc.errors import ContractAtFault
from iuralloc.formula import Constant
from iuralloc.problems.division import Division, Stated
from iuralloc.quantities import rational_text
from iuralloc.rules import rule
from iuralloc.rules.card import Solution
from iuralloc.settlement.ledger import Draft, Ground
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation, Fineness, Measure, Vector
from iuralloc.situations.steps.split import check_filled


@dataclass(frozen=True, slots=True)
class Inner:
    """How one recipient's amount is divided on, by which split, and the plans that stand one level deeper."""

    solution: Solution
    ground: Ground
    plans: Mapping[str, Plan]
    split: Split | None = None


def plan_for(contract: Contract, plans: Mapping[str, Plan], recipient: str, path: tuple[str, ...]) -> Plan | None:
    """The plan that names a recipient: by its id first, then by ``each`` group that holds it."""
    for text, plan in plans.items():
        bare = text.removeprefix(".".join(path) + ".")
        if bare == recipient:
            return plan
    for text, plan in plans.items():
        key = read_key(text)
        slot = key.slots[0] if key else None
        if slot and slot.each and recipient in (contract.roster.standing_for(slot.name) or ()):
            return plan
    return None


def divide_inside(
    contract: Contract,
    draft: Draft,
    meanings: Meanings,
    path: tuple[str, ...],
    estate: Stated,
    plan: Plan | PlanStep | None,
) -> Inner | None:
    """Divide what reached a recipient among those below it; None where it is not divided further."""
    tree = in_tree(contract, path)
    if plan is None:
        return _by_members(contract, draft, meanings, path, tree, estate)
    plans = plan.inside
    ground = ground_of(plan)
    if plan.to is not None:
        member = contract.roster.resolve_member(plan.to, tree) or plan.to
        solution = _agreed(estate, {member: Stated(Fraction(1), Constant(Fraction(1)))})
        return Inner(solution, replace(ground, rule="to"), plans)
    if plan.split is None:
        return None
    return Inner(_split(contract, meanings, tree, estate, plan, plan.split), ground, plans, plan.split)


def in_tree(contract: Contract, path: tuple[str, ...]) -> tuple[str, ...]:
    """The path in the tree of members: below a group as one body, the tree of each party begins anew."""
    return path[1:] if len(path) > 1 and contract.roster.is_group(path[0]) else path


def _agreed(estate: Stated, parts: Mapping[str, Stated]) -> Solution:
    return rule("shares").solve(Division(estate, parts))


def _by_members(
    contract: Contract, draft: Draft, meanings: Meanings, path: tuple[str, ...], tree: tuple[str, ...], estate: Stated
) -> Inner | None:
    below = contract.roster.below(tree)
    members = {name: contract.roster.members.get((*tree, name)) for name in below}
    shares = {name: member for name, member in members.items() if member is not None and member.share is not None}
    if not shares:
        if below:
            draft.choose("not-divided-further", party=".".join(path))
        return None
    parts: dict[str, Stated] = {}
    fineness = Fineness()
    for name, member in shares.items():
        if member.share is None:
            continue
        evaluation = Evaluation(contract.unit, meanings.at(member.path), member.path)
        measure = evaluation.part(member.share)
        fineness.add(measure.value, member.place)
        if measure.value < 0:
            facts = {"party": name, "text": text_of(member.share), "value": rational_text(measure.value)}
            raise at_fault("negative-weight", member.place_of_value("share"), member.path, **facts)
        parts[name] = measure.stated
    total = sum((part.value for part in parts.values()), Fraction(0))
    first = next(iter(shares.values()))
    if total != 1:
        facts = {"party": ".".join(path), "sum": rational_text(total), "missing": rational_text(1 - total)}
        last = next(reversed(shares.values()))
        place = replace(first.key_place, end=last.place.end)
        raise at_fault("members-do-not-fill", place, first.path, **facts)
    ground = ground_of(first, path=f"{first.path.rpartition('.')[0]}", rule="shares")
    return Inner(_agreed(estate, parts), ground, {})


def _split(
    contract: Contract, meanings: Meanings, tree: tuple[str, ...], estate: Stated, plan: Plan | PlanStep, split: Split
) -> Solution:
    evaluation = Evaluation(contract.unit, meanings.at(split.path), split.path)
    below = contract.roster.below(tree)
    if split.shares is None:
        return _by(evaluation, tree, below, estate, split)
    parts: dict[str, Stated] = {}
    fineness = Fineness()
    for key, cell in split.shares.cells:
        if isinstance(cell, Table):
            continue
        name = key.text if key.text in {UNALLOCATED, ITSELF} else contract.roster.resolve_member(key.text, tree)
        measure = evaluation.part(cell)
        fineness.add(measure.value, cell.place)
        if measure.value < 0:
            facts = {"party": key.text, "text": text_of(cell), "value": rational_text(measure.value)}
            raise at_fault("negative-weight", cell.place, key.path, **facts)
        parts[name or key.text] = measure.stated
    check_filled(plan, split.shares, parts, ".".join(tree), below)
    # Ties go by the order of the members, not by that of the rows; the party itself comes after its members.
    order = (*below, ITSELF, UNALLOCATED)
    return _agreed(estate, {name: parts[name] for name in order if name in parts})


def _by(
    evaluation: Evaluation, tree: tuple[str, ...], below: tuple[str, ...], estate: Stated, split: Split
) -> Solution:
    if rule_of(split) == "equal":
        one = Stated(Fraction(1), Constant(Fraction(1)))
        return rule("equal").solve(Division(estate, dict.fromkeys(below, one)))
    measured = evaluation.measured(split.by)
    weights = measured.entries if isinstance(measured, Vector) else {}
    text, place = text_of(split.by), split.by.place
    fineness = Fineness()
    stated: dict[str, Stated] = {}
    for party in below:
        weight = weights.get(party)
        if not isinstance(weight, Measure):
            facts = {"party": party, "figure": text, "pool": ".".join(tree)}
            raise at_fault("figure-misses-party", place, split.path, **facts)
        if weight.value < 0:
            facts = {"party": party, "text": text, "value": rational_text(weight.value)}
            raise at_fault("negative-weight", place, split.path, **facts)
        fineness.add(weight.value, place)
        stated[party] = weight.stated
    try:
        return rule("proportional").solve(Division(estate, stated))
    except ContractAtFault as refusal:
        facts = {**refusal.findings[0].facts, "pool": ".".join(tree)}
        raise at_fault(refusal.findings[0].code, place, split.path, **facts) from refusal
