"""Bounds that cannot all hold: the fewest that clash, what each would have to give, and the proof.

A set of bounds clashes minimally if it cannot be kept, and can be as soon as any one of it is dropped. Each
dropping is shown by a division that keeps the others (J. W. Chinneck and E. W. Dravnieks 1991, Locating minimal
infeasible constraint sets in linear programs, ORSA Journal on Computing 3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.errors import Inconsistency
from iuralloc.lp.basis import Tick, no_tick
from iuralloc.lp.certificate import Clash as Contradiction
from iuralloc.lp.certificate import least_point, signed
from iuralloc.lp.program import Program, Row
from iuralloc.problems.nearest.division import TOTAL, Bounded


@dataclass(frozen=True, slots=True)
class Clash:
    """Bounds that cannot all hold, none of them superfluous.

    Parameters
    ----------
    bounds
        Names, in the order of the problem.
    weights
        By row of these and the total: weighted by them the rows say that nothing is more than something above 0.
    gives
        By how much each bound alone would have to give way, were the others kept; in its own units.
    without
        For each bound a division that keeps all the others of the clash.
    """

    bounds: tuple[str, ...]
    weights: Mapping[str, Fraction]
    gives: Mapping[str, Fraction]
    without: Mapping[str, Mapping[str, Fraction]]


def clash(problem: Bounded, tick: Tick = no_tick, terms: Sequence[Sequence[str]] = ()) -> Clash | None:
    """The fewest bounds that clash; None if all can be kept.

    Bounds are dropped in their order where what is left still clashes: so those named last are kept.

    Parameters
    ----------
    problem
        The bounds.
    tick
        Called at every pivot.
    terms
        Names of bounds that stand or fall together, such as one for each of a group: whole terms are dropped
        first, while bounds of no term stay. So of what is named, any one term can go, all else kept.

    Examples
    --------
    >>> reference = {"maker": Fraction(1, 2), "lake": Fraction(1, 2)}
    >>> two_thirds = Fraction(2, 3)
    >>> rows = tuple(Row(party, {party: Fraction(1)}, ">=", two_thirds) for party in reference)
    >>> found = clash(Bounded(Fraction(1), reference, rows))
    >>> found.bounds, found.gives["lake"]
    (('maker', 'lake'), Fraction(1, 3))
    """
    kept = list(problem.rows)
    found = _contradiction(problem, kept, tick)
    if found is None:
        return None
    for term in terms:
        kept = _of_terms_with_weight(kept, terms, found)
        others = [other for other in kept if other.name not in term]
        smaller = None if len(others) == len(kept) else _contradiction(problem, others, tick)
        if smaller is not None:
            kept, found = others, smaller
    # Only bounds with a weight can matter now: the others are dropped at once.
    kept = [row for row in kept if row.name in found]
    for row in list(kept):
        others = [other for other in kept if other is not row]
        smaller = _contradiction(problem, others, tick)
        if smaller is not None:
            kept = [other for other in others if other.name in smaller]
    weights = _contradiction(problem, kept, tick)
    if weights is None:
        raise Inconsistency("bounds that clash can be kept")
    return _described(problem, kept, weights, tick)


def _of_terms_with_weight(
    rows: Sequence[Row], terms: Sequence[Sequence[str]], found: Mapping[str, Fraction]
) -> list[Row]:
    """The rows of terms that take part in a contradiction, and those of no term."""
    idle = {name for term in terms if not found.keys() & set(term) for name in term}
    return [row for row in rows if row.name not in idle]


def _described(problem: Bounded, kept: Sequence[Row], weights: Mapping[str, Fraction], tick: Tick) -> Clash:
    rows = (_total(problem), *kept)
    # What the weighted rows promise beyond what can be: a bound that gives so much of it, by its weight, is enough.
    beyond = sum((weights.get(row.name, Fraction(0)) * row.bound for row in rows), Fraction(0))
    gives = {row.name: abs(beyond / weights[row.name]) for row in kept}
    without = {}
    for row in kept:
        others = [other for other in kept if other is not row]
        point = least_point(Program(problem.parties, {}, (_total(problem), *others)), tick)
        if not isinstance(point, Mapping):
            raise Inconsistency("a bound of a minimal clash is superfluous")
        without[row.name] = point
    return Clash(tuple(row.name for row in kept), weights, gives, without)


def _contradiction(problem: Bounded, rows: Sequence[Row], tick: Tick) -> Mapping[str, Fraction] | None:
    """The weights of rows that cannot all hold."""
    program = Program(problem.parties, {}, (_total(problem), *rows))
    found = least_point(program, tick)
    return signed(program, found.weights) if isinstance(found, Contradiction) else None


def _total(problem: Bounded) -> Row:
    return Row(TOTAL, dict.fromkeys(problem.parties, Fraction(1)), "=", problem.total)
