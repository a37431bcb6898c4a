"""Layers: each begins where what stands before it ends; a gap or an overlap is nobody's, or twice somebody's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from iuralloc.contract.load import literal_value
from iuralloc.contract.schema import PlanStep, Step
from iuralloc.errors import Finding


def layers(steps: Mapping[str, Step] | Mapping[str, PlanStep]) -> Iterator[Finding]:
    """A finding for every layer in numbers that does not begin where the steps before it end."""
    reached: Fraction | None = Fraction(0)
    for name, step in steps.items():
        over, limit = literal_value(step.over), literal_value(step.at_most)
        if over is not None and reached is not None and over != reached:
            facts = {
                "step": name,
                "over": str(over),
                "reached": str(reached),
                "side": "gap" if over > reached else "overlap",
            }
            yield Finding("layers-do-not-meet", step.place_of_value("over"), facts, path=f"{step.path}.over")
        if step.amount is not None or limit is None or (step.over is not None and over is None):
            reached = None
        elif over is not None:
            reached = over + limit
        elif reached is not None:
            reached += limit
