"""One level, solved exactly: the smallest possible largest discontent, by a simplex method on balanced weights.

Minimise e where v(S) - x(S) <= e counts(S) for every coalition that is not settled, x is as settled says, and
x_i >= floor_i. Its dual seeks balanced weights; a basis is n + 1 coalitions or floors, and the coalition to let
in is the one with the largest excess of all 2^n, found by a scan. So no list of rows is ever made, and nothing
is rounded. A guide may propose a first basis; a bad one costs time only.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from iuralloc.errors import Inconsistency
from iuralloc.lp.basis import Basis, NotABasis, Tick
from iuralloc.problems.excesses import Point
from iuralloc.problems.nucleolus.settled import Game, Level, Settled

#: what a column stands for: ("settled" | "coalition" | "floor", mask or number of the player)
Key = tuple[str, int]


def solve_level(game: Game, settled: Settled, proposed: Sequence[Key] | None, tick: Tick) -> tuple[Level, Point]:
    """Find the level, and a point that attains it.

    Parameters
    ----------
    game, settled
        At least one coalition is not settled.
    proposed
        Coalitions and floors, as many as are lacking to a basis; None to begin with two complements.
    tick
        Called at every step.

    Raises
    ------
    Inconsistency
        If the floors and what is settled contradict each other.
    """
    basis = _start(game, settled, proposed)
    while True:
        tick()
        point, level = _prices(game, settled, basis)
        key = _entering(game, point, level)
        if key is None:
            return _level(basis, level), point
        column = _column(game, key)
        leaving = basis.leaving(basis.image(column))
        if leaving is None:
            raise Inconsistency("the individual bounds of a nucleolus contradict each other")
        basis.pivot(leaving, column, key)


def _column(game: Game, key: Key) -> list[int]:
    kind, number = key
    if kind == "floor":
        return game.column(1 << number, counted=False)
    return game.column(number, counted=kind == "coalition")


def _start(game: Game, settled: Settled, proposed: Sequence[Key] | None) -> Basis[Key]:
    known: list[Key] = [("settled", mask) for mask in settled.payoffs]
    target = [0] * game.players + [1]
    if proposed is not None:
        try:
            basis = Basis([(key, _column(game, key)) for key in (*known, *proposed)], target, known)
        except NotABasis:
            pass
        else:
            if basis.feasible():
                return basis
    return Basis([(key, _column(game, key)) for key in (*known, *_complements(game, settled))], target, known)


def _complements(game: Game, settled: Settled) -> list[Key]:
    """A player and all others, who always balance, and further players to make a basis."""
    span = settled.span.copy()
    found: list[Key] = []
    for number in range(game.players):
        if span.add(1 << number):
            if not found:
                found.append(("coalition", game.excesses.everyone ^ 1 << number))
            found.append(("coalition", 1 << number))
    return found


def _prices(game: Game, settled: Settled, basis: Basis[Key]) -> tuple[Point, Fraction]:
    costs = []
    for kind, number in basis.keys:
        if kind == "settled":
            costs.append(settled.payoffs[number])
        elif kind == "coalition":
            costs.append(Fraction(game.excesses.worth(number)))
        else:
            costs.append(Fraction(game.floors[number]) if game.floors is not None else Fraction(0))
    whole = lcm(*(cost.denominator for cost in costs))
    prices = basis.prices([int(cost * whole) for cost in costs])
    denominator = basis.determinant * whole
    return Point.over(prices[:-1], denominator), Fraction(prices[-1], denominator)


def _entering(game: Game, point: Point, level: Fraction) -> Key | None:
    worst, mask = game.above(point, level)
    key: Key = ("coalition", mask)
    for number, floor in enumerate(game.floors or ()):
        lacking = floor - Fraction(point.numerators[number], point.denominator)
        if lacking > worst and lacking > 0:
            worst, key = lacking, ("floor", number)
    return key if worst > 0 else None


def _level(basis: Basis[Key], excess: Fraction) -> Level:
    weights = sorted((key, weight) for key, weight in basis.weights().items() if weight)
    return Level(
        excess,
        tuple((number, weight) for (kind, number), weight in weights if kind == "coalition"),
        tuple((number, weight) for (kind, number), weight in weights if kind == "floor"),
    )
