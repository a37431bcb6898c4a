"""The core by linear programs: the smallest relaxation, whether it is empty, and each player's range in it.

L. S. Shapley & M. Shubik 1966, Econometrica 34 (least core: M. Maschler, B. Peleg & L. S. Shapley 1979);
O. N. Bondareva 1963 and L. S. Shapley 1967 (balanced weights). Games of gains; a burden is negated before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data
from iuralloc.lp.basis import Basis, Tick, no_tick
from iuralloc.problems.excesses import Excesses, Point, Worths
from iuralloc.problems.nucleolus.solutions import Weights, prenucleolus, weights_data
from iuralloc.quantities import rational_text


@dataclass(frozen=True, slots=True)
class LeastCore:
    """How far the demands of all coalitions but that of all must be relaxed, with both halves of the proof.

    Parameters
    ----------
    epsilon
        The smallest largest excess; below 0 where the core has room to spare.
    point
        A division that attains it: the prenucleolus.
    weights
        Of coalitions, above 0 and 1 in all, the same for every player in all: none can do better.
    """

    epsilon: Fraction
    point: tuple[Fraction, ...]
    weights: Weights

    def certificate(self) -> Data:
        """Both halves as plain data."""
        return {
            "kind": "least_core",
            "epsilon": rational_text(self.epsilon),
            "point": [rational_text(amount) for amount in self.point],
            "weights": weights_data(self.weights),
        }


def least_core(
    players: int, worths: Worths, denominator: int = 1, *, tick: Tick = no_tick, guided: bool | None = None
) -> LeastCore | None:
    """The least core; None for one player, whom nothing can leave. Parameters as in `nucleolus`.

    Examples
    --------
    >>> found = least_core(3, [0, 0, 0, 4, 0, 4, 4, 5])
    >>> str(found.epsilon), [str(amount) for amount in found.point]
    ('2/3', ['5/3', '5/3', '5/3'])
    >>> [(mask, str(weight)) for mask, weight in found.weights]
    [(3, '1/3'), (5, '1/3'), (6, '1/3')]
    """
    if players == 1:
        return None
    found = prenucleolus(players, worths, denominator, tick=tick, guided=guided)
    return LeastCore(found.levels[0].excess, found.payoff, found.levels[0].coalitions)


@dataclass(frozen=True, slots=True)
class CoreVerdict:
    """Whether the core is empty, and why.

    Parameters
    ----------
    point
        A division in the core, or None.
    weights
        Where it is empty: weights of coalitions that count every player once and whose worths, so weighted,
        come to more than that of all.
    """

    point: tuple[Fraction, ...] | None
    weights: Weights = ()

    @property
    def nonempty(self) -> bool:
        """Whether the core has a point."""
        return self.point is not None

    def certificate(self) -> Data:
        """The point, or the weights, as plain data."""
        if self.point is not None:
            return {"kind": "core_point", "point": [rational_text(amount) for amount in self.point]}
        return {"kind": "empty_core", "weights": weights_data(self.weights)}


def core_nonempty(
    players: int, worths: Worths, denominator: int = 1, *, tick: Tick = no_tick, guided: bool | None = None
) -> CoreVerdict:
    """Whether some division leaves no coalition wishing to go. Parameters as in `nucleolus`.

    Examples
    --------
    >>> verdict = core_nonempty(3, [0, 0, 0, 4, 0, 4, 4, 5])
    >>> verdict.nonempty, verdict.certificate()["weights"]
    (False, [['3', '1/2'], ['5', '1/2'], ['6', '1/2']])
    """
    found = least_core(players, worths, denominator, tick=tick, guided=guided)
    if found is None:
        return CoreVerdict((Fraction(int(worths[1]), denominator),))
    if found.epsilon <= 0:
        return CoreVerdict(found.point)
    times = sum((weight for mask, weight in found.weights if mask & 1), Fraction(0))
    return CoreVerdict(None, tuple((mask, weight / times) for mask, weight in found.weights))


@dataclass(frozen=True, slots=True)
class Bound:
    """The least (or the most) that a player gets in the core, with its proof.

    Parameters
    ----------
    value
        The amount.
    point
        A division in the core that attains it.
    weights, total
        Coalitions with weights above 0, and the weight of all players, of any sign: they add up to the player
        alone (for the most: to minus the player), so that their worths bound the amount.
    """

    value: Fraction
    point: tuple[Fraction, ...]
    weights: Weights
    total: Fraction

    def as_data(self) -> Data:
        """Plain data."""
        return {
            "value": rational_text(self.value),
            "point": [rational_text(amount) for amount in self.point],
            "weights": weights_data(self.weights),
            "total": rational_text(self.total),
        }


@dataclass(frozen=True, slots=True)
class CoreBounds:
    """Each player's range in the core: pairs of the least and the most."""

    ranges: tuple[tuple[Bound, Bound], ...]

    def certificate(self) -> Data:
        """Plain data, player by player."""
        return {
            "kind": "core_bounds",
            "ranges": [{"least": least.as_data(), "most": most.as_data()} for least, most in self.ranges],
        }


def core_bounds(
    players: int, worths: Worths, denominator: int = 1, *, tick: Tick = no_tick, guided: bool | None = None
) -> CoreBounds | None:
    """The range of each player in the core; None if the core is empty. Parameters as in `nucleolus`.

    Examples
    --------
    >>> found = core_bounds(2, [0, 1, 2, 5])
    >>> [(str(least.value), str(most.value)) for least, most in found.ranges]
    [('1', '3'), ('2', '4')]
    """
    verdict = core_nonempty(players, worths, denominator, tick=tick, guided=guided)
    if verdict.point is None:
        return None
    excesses = Excesses(players, worths, tick)
    return CoreBounds(
        tuple(
            (_bound(excesses, denominator, number, 1, tick), _bound(excesses, denominator, number, -1, tick))
            for number in range(players)
        )
    )


def _bound(excesses: Excesses, denominator: int, number: int, sign: int, tick: Tick) -> Bound:
    """Make `sign` times the player's amount small, by a simplex method on balanced weights."""
    players, everyone = excesses.players, excesses.everyone
    own = 1 << number if sign > 0 else everyone ^ 1 << number
    others = [1 << other for other in range(players) if other != number][: max(players - 2, 0)]
    masks = [everyone, own, *others] if players > 1 else [everyone]
    target = [sign if place == number else 0 for place in range(players)]
    basis = Basis([(mask, _vector(mask, players)) for mask in masks], target, [everyone])
    while True:
        tick()
        prices = basis.prices([excesses.worth(mask) for mask in basis.keys])
        point = Point.over(prices, basis.determinant)
        entering = _entering(excesses, point)
        if entering is None:
            break
        column = _vector(entering, players)
        leaving = basis.leaving(basis.image(column))
        if leaving is None:
            raise Inconsistency("a player's range in a core that is not empty has no end")
        basis.pivot(leaving, column, entering)
    weights = basis.weights()
    total = weights.pop(everyone)
    amounts = tuple(amount / denominator for amount in point.amounts())
    return Bound(amounts[number], amounts, tuple(sorted(item for item in weights.items() if item[1])), total)


def _entering(excesses: Excesses, point: Point) -> int | None:
    if excesses.players == 1:
        return None
    value, masks = excesses.largest(point)
    return int(masks[0]) if value > 0 else None


def _vector(mask: int, players: int) -> Sequence[int]:
    return [mask >> number & 1 for number in range(players)]
