"""The simplex method in whole numbers: slow, exact, and the referee of every linear program here.

Variables are not below 0 and every row is an equation; `certificate` brings a program into this form. Several
objectives are made small one after the other, each without giving up any of those before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.lp.basis import Basis, NotABasis, Tick


@dataclass(frozen=True, slots=True)
class Equations:
    """Weights w >= 0 with sum w_j column_j = target, all in whole numbers.

    Examples
    --------
    >>> from iuralloc.lp.basis import no_tick
    >>> found = solve(Equations(((1, 0), (1, 1), (0, 1)), (4, 3)), [(1, 5, 0), (0, 0, 1)], no_tick)
    >>> [str(weight) for weight in found.weights]
    ['4', '0', '3']
    """

    columns: tuple[tuple[int, ...], ...]
    target: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Solved:
    """Weights that make every objective small in turn, and the columns that carry them."""

    weights: tuple[Fraction, ...]
    basis: Basis[int]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Prices by row that no column can pay, though the target costs more than 0: there are no weights."""

    prices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Endless:
    """The first objective has no least value."""


def solve(
    equations: Equations, objectives: Sequence[Sequence[int]], tick: Tick, start: Sequence[int] | None = None
) -> Solved | Contradiction | Endless:
    """Find weights that make the objectives small in turn.

    Parameters
    ----------
    equations
        What the weights have to fulfil.
    objectives
        Costs by column; only the first may have no least value.
    tick
        Called at every step; raises to stop.
    start
        Columns to begin with, believed to carry an optimum; whatever they are, the answer is right.
    """
    basis = _believed(equations, start) or _feasible(equations, tick)
    if not isinstance(basis, Basis):
        return basis
    allowed = list(range(len(equations.columns)))
    for number, objective in enumerate(objectives):
        reduced = _least(equations, basis, objective, allowed, tick)
        if reduced is None:
            if number:
                raise NotABasis
            return Endless()
        # A column that would cost more is not used in any optimum.
        allowed = [column for column in allowed if reduced[column] == 0]
        if set(allowed) <= set(basis.keys):
            break
    weights = basis.weights()
    return Solved(tuple(weights.get(number, Fraction(0)) for number in range(len(equations.columns))), basis)


def _least(
    equations: Equations, basis: Basis[int], costs: Sequence[int], allowed: Sequence[int], tick: Tick
) -> dict[int, int] | None:
    """Make one objective small; gives the reduced costs of the allowed columns, or None if there is no end."""
    basis.restart()
    while True:
        tick()
        prices = basis.prices([costs[key] if key >= 0 else 0 for key in basis.keys])
        reduced = {
            number: costs[number] * basis.determinant
            - sum(price * entry for price, entry in zip(prices, equations.columns[number], strict=True))
            for number in allowed
        }
        entering = min(reduced, key=lambda number: (reduced[number], number), default=None)
        if entering is None or reduced[entering] >= 0:
            return reduced
        column = equations.columns[entering]
        leaving = basis.leaving(basis.image(column))
        if leaving is None:
            return None
        basis.pivot(leaving, column, entering)


def _believed(equations: Equations, start: Sequence[int] | None) -> Basis[int] | None:
    if start is None:
        return None
    try:
        basis = Basis([(number, equations.columns[number]) for number in start], equations.target)
    except NotABasis:
        return None
    return basis if basis.feasible() else None


def _feasible(equations: Equations, tick: Tick) -> Basis[int] | Contradiction:
    """Begin with a placeholder for every row (keys below 0), and drive the placeholders out."""
    size = len(equations.target)
    signs = [-1 if value < 0 else 1 for value in equations.target]
    units = [
        (-1 - number, [signs[number] if place == number else 0 for place in range(size)]) for number in range(size)
    ]
    basis: Basis[int] = Basis(units, equations.target)
    while True:
        tick()
        costs = [1 if key < 0 else 0 for key in basis.keys]
        if not any(cost and weight for cost, weight in zip(costs, basis.numerators(), strict=True)):
            break
        prices = basis.prices(costs)
        gains = [
            sum(price * entry for price, entry in zip(prices, column, strict=True)) for column in equations.columns
        ]
        entering = max(range(len(gains)), key=lambda number: (gains[number], -number), default=None)
        if entering is None or gains[entering] <= 0:
            return Contradiction(tuple(prices))
        column = equations.columns[entering]
        basis.pivot(basis.leaving(basis.image(column)), column, entering)
    _drive_out(equations, basis)
    return basis


def _drive_out(equations: Equations, basis: Basis[int]) -> None:
    """Let any column take the place of a placeholder that carries nothing; where none can, the row is idle."""
    for place, key in enumerate(basis.keys):
        if key >= 0:
            continue
        for number, column in enumerate(equations.columns):
            if number not in basis.keys and basis.image(column)[place]:
                basis.pivot(place, column, number)
                break
