"""The share vector of a phase: agreed parts that make a whole, or any figure per party, brought to parts."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from iuralloc.contract.expression import text_of
from iuralloc.contract.load import Contract
from iuralloc.contract.names import rule_of
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import Split
from iuralloc.errors import Place
from iuralloc.formula import Constant, Quotient, Sum
from iuralloc.quantities import rational_text
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation, Measure, Vector
from iuralloc.situations.steps.split import recipients


def shares_of(contract: Contract, meanings: Meanings, split: Split, phase: str, place: Place) -> dict[str, Measure]:
    """Each party's part of a loss in a phase, in the order of the parties."""
    evaluation = Evaluation(contract.unit, meanings.at(split.path), split.path)
    if split.shares is not None:
        parts: dict[str, Measure] = {}
        for key, cell in split.shares.cells:
            if not isinstance(cell, Table):
                parts.update(dict.fromkeys(recipients(contract, key.text), evaluation.number(cell)))
        return _agreed(contract, parts, split, phase)
    if rule_of(split) == "equal":
        partners = contract.roster.partners()
        one = Fraction(1, len(partners))
        return {party: Measure(one, Constant(one), money=False) for party in partners}
    measured = evaluation.measured(split.by)
    if not isinstance(measured, Vector):
        raise at_fault("number-where-table", split.place_of("by"), split.path, text=text_of(split.by), pool="liability")
    if measured.axis == "phase":
        below = measured.entries.get(phase)
        if not isinstance(below, Vector):
            facts = {"phase": phase, "figure": text_of(split.by), "line": str(place.line)}
            raise at_fault("phase-without-shares", split.place_of("by"), split.path, **facts)
        parts = {party: part for party, part in below.entries.items() if isinstance(part, Measure)}
        return _agreed(contract, parts, split, phase)
    weights = {party: part for party, part in measured.entries.items() if isinstance(part, Measure)}
    return _in_proportion(weights, split)


def _agreed(contract: Contract, parts: Mapping[str, Measure], split: Split, phase: str) -> dict[str, Measure]:
    total = sum((part.value for part in parts.values()), Fraction(0))
    if total != 1 or min(part.value for part in parts.values()) < 0:
        facts = {"phase": phase, "sum": rational_text(total), "missing": rational_text(1 - total)}
        raise at_fault("phase-shares-do-not-fill", split.place, split.path, **facts)
    return {party: parts[party] for party in contract.roster.bodies if party in parts}


def _in_proportion(weights: Mapping[str, Measure], split: Split) -> dict[str, Measure]:
    total = sum((weight.value for weight in weights.values()), Fraction(0))
    if total <= 0 or min(weight.value for weight in weights.values()) < 0:
        facts = {"sum": rational_text(total), "pool": "liability"}
        raise at_fault("weights-sum-to-zero", split.place, split.path, **facts)
    whole = Sum.of(*(weight.formula for weight in weights.values()))
    return {
        party: Measure(weight.value / total, Quotient((weight.formula, whole)), money=False)
        for party, weight in weights.items()
    }
