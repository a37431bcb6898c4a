"""Policies: each is used somewhere; their names are those of the parties and members whom they reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Entry
from iuralloc.contract.telling import near
from iuralloc.errors import Finding, Severity


def check(contract: Contract) -> Iterator[Finding]:
    """A policy says something, and somebody uses it."""
    chained = {policy.policy.plan for policy in contract.document.policies.values() if policy.policy is not None}
    for name, policy in contract.document.policies.items():
        words = {"to", "split", "steps", "policy"} & policy.written_as_found()
        if not words:
            yield Finding("policy-empty", policy.key_place, {"policy": name}, path=policy.path)
        elif len(words) > 1:
            yield Finding("two-plans", policy.key_place, {"pool": name}, path=policy.path)
        if words and name not in contract.uses.meant | chained:
            yield Finding("policy-unused", policy.key_place, {"policy": name}, Severity.NOTE, policy.path)


def unknown_member(contract: Contract, entry: Entry, told: Finding, party: tuple[str, ...]) -> Finding:
    """That a name is no member of a party: of a policy, at the place where it is used, with the members there are.

    Parameters
    ----------
    contract, entry
        The file, and the plan or step that has the name.
    told
        As it is told of a plan that stands there itself.
    party
        The path of the party.
    """
    use = contract.uses.at.get(entry.tree.used_at)
    if use is None:
        return told
    below, name = contract.roster.below(party), told.facts["member"]
    if name in use.bearers:
        role, place = use.bearers[name]
        return replace(told, place=place, path=f"{use.path}.policy.roles.{role}")
    facts = {
        "name": name, "policy": use.name, "party": ".".join(party), "members": ", ".join(below), "near": near(name, below),
    }  # fmt: skip
    return Finding("policy-names-nobody", use.place, facts, path=f"{use.path}.policy")


def told_of_shipped(contract: Contract, found: Finding) -> Finding:
    """A finding about what a shipped policy brings, in words of what its user can do: nobody can mend its plan.

    Names that it uses are sought among the parties where it is the plan of a pool, and its amounts have a currency.
    """
    use = next((use for use in contract.uses.at.values() if use.shipped is not None and use.place == found.place), None)
    if use is None or use.shipped is None:
        return found
    if found.code == "currency-without-exchange":
        facts = {"policy": use.name, "currency": found.facts["currency"], "unit": found.facts["unit"]}
        return Finding("policy-in-other-currency", use.place, facts, path=f"{use.path}.policy")
    name = found.facts.get("party", "") or found.facts.get("group", "")
    if found.code not in {"unknown-party", "group-without-plan"} or name not in use.shipped.roles:
        return found
    known = contract.roster.partners()
    facts = {"name": name, "policy": use.name, "party": use.path.removeprefix("pools."), "members": ", ".join(known)}
    return Finding("policy-names-nobody", use.place, {**facts, "near": near(name, known)}, path=f"{use.path}.policy")


def shipped(contract: Contract, entry: Entry) -> bool:
    """Whether a shipped policy has brought a plan or step here."""
    use = contract.uses.at.get(entry.tree.used_at)
    return use is not None and use.shipped is not None
