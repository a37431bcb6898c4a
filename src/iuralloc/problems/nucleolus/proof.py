"""The proof that a division is the nucleolus, made from the division alone, whoever found it.

E. Kohlberg's criterion (1971, SIAM Journal on Applied Mathematics 20), simplified in the way of M. Benedek,
J. Fliege and T.-D. Nguyen (2021, Mathematical Programming 190): the most discontent coalitions outside of what
is settled hold balanced weights together with players at their floors; settle them; again, until all is settled.
The weights come from one rule (a simplex method from a fixed start, columns in the order of a table), so the
same division has the same proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from iuralloc.lp.basis import Basis, Tick
from iuralloc.problems.excesses import Point
from iuralloc.problems.nucleolus.level import Key
from iuralloc.problems.nucleolus.settled import Game, Level, Settled
from iuralloc.problems.span import Masks, totals, whole_type


def proof(game: Game, point: Point, tick: Tick) -> tuple[Level, ...] | None:
    """The levels, or None where the division is not the nucleolus: some level holds no balanced weights."""
    settled = Settled(game)
    everyone = game.excesses.everyone
    if sum(point.numerators) != game.excesses.worth(everyone) * point.denominator:
        return None
    tight = _at_their_floors(game, point)
    if tight is None:
        return None
    levels: list[Level] = []
    while not settled.complete:
        tick()
        excess, masks = game.largest(point)
        level = _balanced(game, settled, excess, masks, tight, tick)
        if level is None:
            return None
        settled.settle_level(level)
        levels.append(level)
    return tuple(levels)


def _at_their_floors(game: Game, point: Point) -> list[int] | None:
    """Players who get what they could have alone; None if one gets less."""
    if game.floors is None:
        return []
    above = [value - floor * point.denominator for value, floor in zip(point.numerators, game.floors, strict=True)]
    return None if min(above) < 0 else [number for number, rest in enumerate(above) if rest == 0]


def _balanced(
    game: Game, settled: Settled, excess: Fraction, masks: Masks, tight: Sequence[int], tick: Tick
) -> Level | None:
    """Weights on some of the coalitions and floors that add up to something settled."""
    floors = [number for number in tight if not settled.span.holds(1 << number)]
    basis = _artificial(game, settled)
    sizes = game.sizes(masks) if game.measure == "per-capita" else np.ones_like(masks)
    while True:
        tick()
        lacking = [-1 if kind == "artificial" else 0 for kind, _ in basis.keys]
        if not any(cost and row for cost, row in zip(lacking, basis.numerators(), strict=True)):
            weights = sorted((key, weight) for key, weight in basis.weights().items() if weight)
            return Level(
                excess,
                tuple((number, weight) for (kind, number), weight in weights if kind == "coalition"),
                tuple((number, weight) for (kind, number), weight in weights if kind == "floor"),
            )
        key = _entering(basis.prices(lacking), masks, sizes, floors)
        if key is None:
            return None
        kind, number = key
        column = game.column(number) if kind == "coalition" else game.column(1 << number, counted=False)
        basis.pivot(basis.leaving(basis.image(column)), column, key)


def _entering(prices: list[int], masks: Masks, sizes: Masks, floors: Sequence[int]) -> Key | None:
    """The coalition, or failing that the floor, by which most is won; the first where several are alike."""
    dtype = whole_type(2 * sum(abs(price) for price in prices) * len(prices))
    cost = totals(prices[:-1], masks) + sizes.astype(dtype, copy=False) * prices[-1]
    place = int(cost.argmin())
    if cost[place] < 0:
        return ("coalition", int(masks[place]))
    best = min(floors, key=lambda number: prices[number], default=None)
    return None if best is None or prices[best] >= 0 else ("floor", best)


def _artificial(game: Game, settled: Settled) -> Basis[Key]:
    """What is settled, and a placeholder in every direction that it leaves open."""
    known: list[Key] = [("settled", mask) for mask in settled.payoffs]
    size = game.players + 1
    open_keys: list[Key] = [("artificial", place) for place in (*settled.span.open_places(), game.players)]
    # Unit vectors first: they cost nothing to eliminate.
    columns = [(key, [int(key[1] == number) for number in range(size)]) for key in open_keys]
    columns += [(key, game.column(key[1], counted=False)) for key in known]
    return Basis(columns, [0] * game.players + [1], known)
