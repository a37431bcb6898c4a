"""Caps: how much a party bears at most of one loss, in one phase, and in all; and how much of them is used up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Caps
from iuralloc.formula import Formula, Least, Rounded, Sum
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure
from iuralloc.situations.figures import table_of
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation, Measure, Measured, Vector

#: the scopes of caps that each word after `within` binds
BINDING: Final[Mapping[str, tuple[str, ...]]] = {
    "all": ("each", "phase", "overall"),
    "overall": ("overall",),
    "phase": ("phase",),
    "none": (),
}

#: a cap by its scope and party; the scope of a phase is its id after a dot: ``phase.trial``
Scope = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CapTable:
    """The caps of the contract as figures, whole units of the smallest payable amount."""

    figures: Mapping[Scope, Figure] = field(default_factory=dict)

    def scopes(self, party: str, phase: str, within: str) -> tuple[Scope, ...]:
        """The caps that bind a party in a phase."""
        named = [f"phase.{phase}" if word == "phase" else word for word in BINDING[within]]
        return tuple((scope, party) for scope in named if (scope, party) in self.figures)


@dataclass(frozen=True, slots=True)
class Usage:
    """What has been borne under each cap, as figures; one loss begins where the one before it ended."""

    borne: Mapping[Scope, tuple[Figure, ...]] = field(default_factory=dict)

    def with_burden(self, scopes: tuple[Scope, ...], figure: Figure) -> Usage:
        """After one more burden."""
        more = {scope: (*self.borne.get(scope, ()), figure) for scope in scopes}
        return Usage({**self.borne, **more})

    def next_loss(self) -> Usage:
        """For the next loss: caps for each single loss are fresh again."""
        return Usage({scope: figures for scope, figures in self.borne.items() if scope[0] != "each"})

    def used(self, scope: Scope) -> Fraction:
        """What is used up of a cap."""
        return sum((figure.amount for figure in self.borne.get(scope, ())), Fraction(0))


def room(caps: CapTable, usage: Usage, scopes: tuple[Scope, ...]) -> Measure | None:
    """The least that is left under the caps of these scopes; None where none binds."""
    parts: list[Formula] = []
    left: list[Fraction] = []
    for scope in scopes:
        cap = caps.figures[scope]
        borne = usage.borne.get(scope, ())
        signs = (1, *(-1 for _ in borne))
        parts.append(Sum.of(cap.reference, *(f.reference for f in borne), signs=signs) if borne else cap.reference)
        left.append(cap.amount - usage.used(scope))
    if not parts:
        return None
    return Measure(min(left), parts[0] if len(parts) == 1 else Least(tuple(parts)), money=True)


def state_caps(contract: Contract, draft: Draft, meanings: Meanings, caps: Caps | None, unit: Figure) -> CapTable:
    """State all caps; those that are no whole units are rounded down, so that rounding never breaks a cap."""
    if caps is None:
        return CapTable()
    figures: dict[Scope, Figure] = {}
    for word in ("each", "phase", "overall"):
        written = getattr(caps, word)
        if written is None:
            continue
        evaluation = Evaluation(contract.unit, meanings.at(f"{caps.path}.{word}"), f"{caps.path}.{word}")
        measured = table_of(contract, evaluation, written)
        for scope, party, measure in _cells(contract, caps, word, measured):
            ground = ground_of(caps, place=caps.place_of_value(word), path=f"{caps.path}.{word}")
            if measure.value < 0:
                facts = {"party": party, "text": rational_text(measure.value)}
                raise at_fault("negative-amount", caps.place_of_value(word), f"{caps.path}.{word}", **facts)
            formula = measure.formula
            if (measure.value / unit.amount).denominator != 1:
                draft.choose("cap-rounded-down", party=party, scope=scope)
                formula = Rounded(formula, unit.reference, "down")
            label = {"say": "cap", "scope": scope, "party": party}
            figures[scope, party] = draft.state(f"liability.cap.{scope}.{party}", label, "amount", formula, ground)
    return CapTable(figures)


def _cells(contract: Contract, caps: Caps, word: str, measured: Measured) -> list[tuple[str, str, Measure]]:
    if not isinstance(measured, Vector):
        raise at_fault("number-where-table", caps.place_of(word), f"{caps.path}.{word}", text=word, pool="liability")
    cells: list[tuple[str, str, Measure]] = []
    if measured.axis == "party":
        phases = list(contract.document.phases) if word == "phase" else [""]
        for party, measure in measured.entries.items():
            if isinstance(measure, Measure):
                cells += [(f"phase.{phase}" if phase else word, party, measure) for phase in phases]
        return cells
    if word != "phase":
        raise at_fault("table-where-number", caps.place_of(word), f"{caps.path}.{word}", by="phase")
    for phase, below in measured.entries.items():
        for party, measure in below.entries.items() if isinstance(below, Vector) else ():
            if isinstance(measure, Measure):
                cells.append((f"phase.{phase}", party, measure))
    return cells
