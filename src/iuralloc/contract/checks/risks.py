"""Risks, liability and events: phases and recipients that are known, layers that meet, an owner for every risk."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.checks.figures import table as table_findings
from iuralloc.contract.checks.inside import plan_findings
from iuralloc.contract.checks.layers import layers
from iuralloc.contract.checks.parameters import of_no_rule
from iuralloc.contract.checks.splits import shares as share_findings
from iuralloc.contract.keys import ID
from iuralloc.contract.load import Contract
from iuralloc.contract.names import rule_of
from iuralloc.contract.phases import stretches
from iuralloc.contract.reading import Entry, Table
from iuralloc.contract.schema import Event, Liability, Risk, Split, Step
from iuralloc.contract.telling import near
from iuralloc.errors import Finding


def check(contract: Contract) -> Iterator[Finding]:
    """Everything about losses that names alone can show."""
    document = contract.document
    for name, risk in document.risks.items():
        yield from _phase(contract, risk, risk.phase, name, needed=True)
        yield from _steps(contract, risk.steps)
        yield from _own_splits(risk)
        yield from layers(risk.steps)
        if not risk.steps and document.liability is None and "steps" not in risk.written_as_found():
            yield Finding("risk-without-owner", risk.place, {"risk": name}, path=risk.path)
    if document.liability is not None:
        yield from _liability(contract, document.liability)
    for name, event in document.events.items():
        yield from _event(contract, name, event)


def _phase(contract: Contract, entry: Entry, phase: str | None, name: str, *, needed: bool) -> Iterator[Finding]:
    phases = contract.document.phases
    if phase is None:
        if needed and "phase" not in entry.written_as_found():
            yield Finding("loss-without-phase", entry.place, {"loss": name}, path=entry.path)
    elif phase not in phases:
        facts = {"phase": phase, "near": near(phase, phases)}
        yield Finding("unknown-phase", entry.place_of_value("phase"), facts, path=f"{entry.path}.phase")


def _steps(contract: Contract, steps: dict[str, Step]) -> Iterator[Finding]:
    for name, step in steps.items():
        if not ID.fullmatch(name):
            yield Finding("id-malformed", step.place, {"id": name}, path=step.path)
        written = step.written_as_found()
        if {"to", "split"} <= written:
            yield Finding("two-plans", step.place_of("to"), {"pool": name}, path=step.path)
        elif not {"to", "split", "refund", "policy", "steps"} & written:
            yield Finding("step-without-plan", step.place, {"step": name}, path=step.path)
        if step.to is not None and step.to not in contract.roster.bodies:
            facts = {"party": step.to, "near": contract.roster.near(step.to), "key": step.to}
            code = "group-without-each" if contract.roster.is_group(step.to) else "unknown-party"
            if code == "group-without-each":
                facts = {"group": step.to, "count": str(len(contract.roster.groups[step.to]))}
            yield Finding(code, step.place_of_value("to"), facts, path=f"{step.path}.to")


def _own_splits(risk: Risk) -> Iterator[Finding]:
    """A step of a risk is borne by one; several bear only what stands under `liability`."""
    for step in risk.steps.values():
        if step.split is not None:
            yield Finding("not-read-yet", step.place_of("split"), {"key": "split"}, path=f"{step.path}.split")


def _liability(contract: Contract, liability: Liability) -> Iterator[Finding]:
    written = liability.written_as_found()
    if {"split", "steps"} <= written:
        yield Finding("two-plans", liability.place_of("steps"), {"pool": "liability"}, path=liability.path)
    elif not {"split", "steps"} & written:
        yield Finding("liability-without-plan", liability.place, path=liability.path)
    yield from _steps(contract, liability.steps)
    everybody = tuple(contract.roster.bodies)
    for split in (liability.split, *(step.split for step in liability.steps.values())):
        if split is not None:
            yield from _rule(split)
        if split is not None and split.shares is not None:
            told = share_findings(contract, "liability", split.shares, everybody)
            # Whoever has no share of a loss bears none: nobody is forgotten by that.
            yield from (finding for finding in told if finding.code != "party-without-share")
            yield from _groups_as_one(contract, split.shares)
    for name, plan in liability.inside.items():
        yield from plan_findings(contract, name, plan)
    for word in ("each", "phase", "overall"):
        cap = getattr(liability.caps, word) if liability.caps else None
        if isinstance(cap, Table):
            yield from table_findings(contract, cap)


def _rule(split: Split) -> Iterator[Finding]:
    """Losses are borne by shares, by a figure or equally; by other rules in a later edition."""
    name = rule_of(split)
    if name in {None, "equal"}:
        yield from of_no_rule(split)
    else:
        yield Finding("not-read-yet", split.by.place, {"key": f"by: {name}"}, path=split.path)


def _groups_as_one(contract: Contract, shares: Table) -> Iterator[Finding]:
    """Caps are those of each party, so shares are, too: what a group had as one body nobody would bear."""
    for key, _ in shares.cells:
        if contract.roster.is_group(key.text):
            facts = {"group": key.text, "count": str(len(contract.roster.groups[key.text]))}
            yield Finding("group-without-each", key.place, facts, path=key.path)


def _event(contract: Contract, name: str, event: Event) -> Iterator[Finding]:
    risks = contract.document.risks
    if event.risk is not None and event.risk not in risks:
        facts = {"risk": event.risk, "near": near(event.risk, risks)}
        yield Finding("unknown-risk", event.place_of_value("risk"), facts, path=f"{event.path}.risk")
    yield from _phase(
        contract, event, event.phase, name, needed=event.risk is None and not (event.date and stretches(contract))
    )
    if event.risk is None and "amount" not in event.written_as_found():
        yield Finding("event-without-amount", event.place, {"loss": name}, path=event.path)
    if isinstance(event.late, Table):
        yield from table_findings(contract, event.late)
    for party, fault in event.fault.items():
        if party not in contract.roster.bodies:
            facts = {"party": party, "near": contract.roster.near(party)}
            yield Finding("unknown-party", fault.place, facts, path=fault.path)
        if fault.degree is None and "degree" not in fault.written_as_found():
            yield Finding("fault-without-degree", fault.place, {"party": party}, path=fault.path)
    known = [fault for party, fault in event.fault.items() if party in contract.roster.bodies]
    if len(known) > 1 and any(fault.part is None for fault in known):
        yield Finding("fault-beyond-whole", event.place_of("fault"), {"sum": "more than 1"}, path=event.path)
