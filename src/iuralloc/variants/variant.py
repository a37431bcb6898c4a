"""Variants: the same contract with changes made in its text, computed like any contract, or refused like one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from iuralloc.allocate import Examined, examine
from iuralloc.audit.trail import Trail
from iuralloc.contract.load import Contract
from iuralloc.contract.scenarios import Setting, chain_of, settings_of
from iuralloc.contract.source import Node, Scalar, Source
from iuralloc.contract.telling import near
from iuralloc.contract.tree import read_tree
from iuralloc.errors import ContractAtFault, Finding, Refusal, Severity, Status
from iuralloc.settlement.ledger import Choice
from iuralloc.variants.change import Change, changed
from iuralloc.variants.notation import node_of


@dataclass(frozen=True, slots=True)
class Variant:
    """A contract file as it stands, or with changes, and what came of computing it.

    Parameters
    ----------
    name
        Of the scenario, or of the file; empty for what the command line sets.
    source
        The bytes that were computed: those that `--save` writes.
    changes
        What is different from the file it came from; none for the file itself.
    examined
        What was found and computed; None where a limit was reached.
    refusal
        Why there is no result; None where there is one.
    """

    name: str
    source: Source
    changes: tuple[Change, ...]
    examined: Examined | None
    refusal: Refusal | None
    _trail: Trail | None

    @property
    def status(self) -> Status:
        """Done, or the status with which the variant alone would have ended."""
        return self.refusal.status if self.refusal else Status.DONE

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to tell about the variant by itself."""
        if self.refusal is not None:
            return self.refusal.findings
        return self.examined.findings if self.examined is not None else ()

    @property
    def computed(self) -> bool:
        """Whether there is a result."""
        return self._trail is not None

    @property
    def trail(self) -> Trail:
        """The trail: that of the changed file, with a choice recorded for every change.

        Raises
        ------
        ContractAtFault, NoAllocation, LimitReached
            Where there is no result, with the findings that say why.
        """
        if self._trail is None:
            raise self.refusal or ContractAtFault(self.findings)
        return self._trail


def as_it_stands(source: Source, name: str) -> Variant:
    """A contract file without changes."""
    return _computed(name, source, ())


def varied(contract: Contract, name: str, settings: Sequence[Setting]) -> Variant:
    """A contract with changes made.

    Raises
    ------
    ContractAtFault
        For a path that leads nowhere, a value that cannot be put there: before anything is computed.
    """
    source, changes = changed(contract.source, settings)
    return _computed(name, source, changes)


def _computed(name: str, source: Source, changes: tuple[Change, ...]) -> Variant:
    try:
        examined = examine(source.data, source.name, source.beside)
        trail = examined.trail()
    except Refusal as refusal:
        return Variant(name, source, changes, None, refusal, None)
    choices = tuple(_choice(change).as_data() for change in changes)
    return Variant(name, source, changes, examined, None, replace(trail, choices=(*choices, *trail.choices)))


def _choice(change: Change) -> Choice:
    """The record by which a trail says that a word of the contract is not the one in the file."""
    facts = {"path": change.path, "old": change.old, "new": change.new}
    if change.scenario:
        return Choice("overridden-by-scenario", {**facts, "scenario": change.scenario})
    return Choice("overridden", facts)


def scenario(contract: Contract, name: str) -> tuple[Setting, ...]:
    """What a scenario of the file sets, with all it is based on.

    Raises
    ------
    ContractAtFault
        ``scenario-unknown``.
    """
    names = contract.document.scenarios
    if chain_of(contract, name) is None:
        facts = {"name": name, "near": near(name, names), "known": ", ".join(names)}
        raise ContractAtFault([Finding("scenario-unknown", facts=facts)])
    return settings_of(contract, name)


def set_by_text(path: str, value: str) -> Setting:
    """A change as the command line asks for it: the value is text as it would stand in the file.

    Raises
    ------
    ContractAtFault
        ``value-not-read``.
    """
    return Setting(path, _read(path, value))


def _read(path: str, value: str) -> Node:
    findings: list[Finding] = []
    try:
        node = read_tree(Source.from_bytes(value.encode("utf-8", "surrogatepass"), path), findings)
    except Refusal as refusal:
        node, findings = None, list(refusal.findings)
    faulty = any(finding.severity is Severity.ERROR for finding in findings)
    if node is None or faulty or (isinstance(node, Scalar) and not node.text and not node.quoted):
        raise ContractAtFault([Finding("value-not-read", None, {"path": path, "text": value})])
    return node


def set_by_value(path: str, value: Any) -> Setting:
    """A change as Python asks for it: text is read as on the command line, None removes.

    Raises
    ------
    TypeError
        For a binary float, and whatever else no contract can hold.
    ContractAtFault
        ``value-not-read``.
    """
    if value is None:
        return set_by_text(path, "none")
    return set_by_text(path, value) if isinstance(value, str) else Setting(path, node_of(value))


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A contract, and the same contract with changes.

    Parameters
    ----------
    base, variant
        The trails of both; that of the variant records every change among its choices, and checks out against
        the bytes of `source`.
    changes
        Path by path what was changed: old, new, clause, line.
    source
        The changed contract file.
    """

    base: Trail
    variant: Trail
    changes: tuple[Change, ...]
    source: bytes


def what_if(contract: Contract, overrides: Mapping[str, Any], scenarios: Sequence[str] = ()) -> WhatIf:
    """A contract beside the same contract with changes; see `iuralloc.whatif`."""
    settings = [setting for name in scenarios for setting in scenario(contract, name)]
    settings += [set_by_value(path, value) for path, value in overrides.items()]
    base = as_it_stands(contract.source, contract.source.name)
    variant = varied(contract, "", settings)
    return WhatIf(base.trail, variant.trail, variant.changes, variant.source.data)
