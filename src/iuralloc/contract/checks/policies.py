"""Policies: each is used somewhere; their names are those of the parties and members whom they reach."""

from __future__ import annotations

from collections.abc import Iterator

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
    facts = {
        "name": name, "policy": use.name, "party": ".".join(party), "members": ", ".join(below), "near": near(name, below),
    }  # fmt: skip
    return Finding("policy-names-nobody", use.place, facts, path=f"{use.path}.policy")


def shipped(contract: Contract, entry: Entry) -> bool:
    """Whether a shipped policy has brought a plan or step here."""
    use = contract.uses.at.get(entry.tree.used_at)
    return use is not None and use.shipped is not None
