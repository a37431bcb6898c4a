"""The division that keeps bounds and lies as near as they allow to a reference.

The largest deviation is made as small as can be, then the next, and so on: one answer, because the deviations
are convex and the mean of two best divisions would be better than both (H. Moulin 1988, Axioms of Cooperative
Decision Making, chapter 1; J. A. M. Potters and S. H. Tijs 1992, Mathematics of Operations Research 17).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from iuralloc.errors import Inconsistency
from iuralloc.lp.basis import Tick, no_tick
from iuralloc.lp.certificate import Clash, least_point, row_weights, signed
from iuralloc.lp.program import Program, Row

#: names of rows and variables that no bound has: the sum of all parts, the largest deviation, and the two sides
#: of the deviation of a party
TOTAL: Final = "total"
LARGEST: Final = "largest deviation"
_ABOVE, _BELOW = " above", " below"


@dataclass(frozen=True, slots=True)
class Bounded:
    """A total, a reference to stay near to, and bounds to keep.

    Parameters
    ----------
    total
        What the parts add up to.
    reference
        By party.
    rows
        Bounds: rows over the parties, under different names.
    scale
        In what the deviation of a party is counted: 1 for points, its reference for a ratio; above 0.
    """

    total: Fraction
    reference: Mapping[str, Fraction]
    rows: tuple[Row, ...]
    scale: Mapping[str, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        scale = {party: self.scale.get(party, Fraction(1)) for party in self.reference}
        if min(scale.values()) <= 0:
            raise Inconsistency("a deviation is counted in units that are not above 0")
        object.__setattr__(self, "reference", MappingProxyType(dict(self.reference)))
        object.__setattr__(self, "scale", MappingProxyType(scale))

    @property
    def parties(self) -> tuple[str, ...]:
        """In order."""
        return tuple(self.reference)

    def conditions(self) -> tuple[Row, ...]:
        """The bounds, and that the parts add up to the total."""
        whole = Row(TOTAL, dict.fromkeys(self.parties, Fraction(1)), "=", self.total)
        return (whole, *self.rows)


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the proof: no division with the parts settled so far has a smaller largest deviation.

    Parameters
    ----------
    deviation
        The level.
    weights
        By row, those that are not 0, above 0 for ``>=`` and below for ``<=``: the total, bounds, and
        ``PARTY above`` or ``PARTY below`` for the two sides of a deviation.
        Weighted by them the rows say that the largest deviation is at least the level; a side with a weight is
        attained by every best division, and settles the part of its party.
    """

    deviation: Fraction
    weights: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest division, and its proof level by level; whoever no level settles gets the reference."""

    parts: Mapping[str, Fraction]
    steps: tuple[Step, ...]


def nearest(problem: Bounded, tick: Tick = no_tick) -> Nearest | None:
    """The nearest division; None if the bounds cannot all hold.

    Examples
    --------
    >>> third = Fraction(1, 3)
    >>> at_least = Row("lake_floor", {"lake": Fraction(1)}, ">=", Fraction(1, 2))
    >>> reference = dict.fromkeys(["maker", "lake", "coast"], third)
    >>> {party: str(part) for party, part in nearest(Bounded(Fraction(1), reference, (at_least,))).parts.items()}
    {'maker': '1/4', 'lake': '1/2', 'coast': '1/4'}
    """
    if isinstance(least_point(Program(problem.parties, {}, problem.conditions()), tick), Clash):
        return None
    settled: dict[str, Fraction] = {}
    steps: list[Step] = []
    while len(settled) < len(problem.reference):
        step = _step(_level(problem, settled), tick)
        if step.deviation == 0:
            settled |= {party: problem.reference[party] for party in problem.parties if party not in settled}
            break
        steps.append(step)
        settled |= _settled(problem, step)
    parts = {party: settled[party] for party in problem.parties}
    if not all(row.holds(parts) for row in problem.conditions()):
        raise Inconsistency("the nearest division breaks a bound")
    return Nearest(parts, tuple(steps))


def _step(program: Program, tick: Tick) -> Step:
    """The weights that prove how large the largest deviation has to be, and what they prove."""
    weights = signed(program, row_weights(program, tick))
    deviation = sum((weights.get(row.name, Fraction(0)) * row.bound for row in program.rows), Fraction(0))
    return Step(deviation, weights)


def _level(problem: Bounded, settled: Mapping[str, Fraction]) -> Program:
    """Make the largest deviation of the parties that are not settled small."""
    free = [party for party in problem.parties if party not in settled]
    rows = [_with_settled(row, settled) for row in problem.conditions()]
    return Program((*free, LARGEST), {LARGEST: Fraction(1)}, (*rows, *_deviations(problem, free)), frozenset({LARGEST}))


def _with_settled(row: Row, settled: Mapping[str, Fraction]) -> Row:
    known = sum((value * settled[party] for party, value in row.coefficients.items() if party in settled), Fraction(0))
    open_ = {party: value for party, value in row.coefficients.items() if party not in settled}
    return Row(row.name, open_, row.relation, row.bound - known)


def _deviations(problem: Bounded, free: list[str]) -> Iterator[Row]:
    for party in free:
        reference, unit = problem.reference[party], problem.scale[party]
        yield Row(party + _ABOVE, {LARGEST: unit, party: Fraction(-1)}, ">=", -reference)
        yield Row(party + _BELOW, {LARGEST: unit, party: Fraction(1)}, ">=", reference)


def _settled(problem: Bounded, step: Step) -> dict[str, Fraction]:
    settled = {}
    for name in step.weights:
        party, side = (name.removesuffix(_ABOVE), 1) if name.endswith(_ABOVE) else (name.removesuffix(_BELOW), -1)
        if party in problem.reference and name != party:
            settled[party] = problem.reference[party] + side * step.deviation * problem.scale[party]
    if not settled:
        raise Inconsistency("a largest deviation above 0 that is nobody's")
    return settled
