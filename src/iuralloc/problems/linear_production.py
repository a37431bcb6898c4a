"""Games of production: what each coalition earns with its pooled resources, and what the resources are worth.

G. Owen 1975, Mathematical Programming 9. A coalition makes goods y >= 0 so that prices . y is largest while the
goods need no more than the coalition has. Valued at the prices that prove the plan of all players best, the
resources of each player are a division in the core.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from iuralloc.errors import Budget, Inconsistency
from iuralloc.formula import Data
from iuralloc.lp.basis import Basis, Tick, no_tick
from iuralloc.lp.certificate import Clash, NoEnd, least_point
from iuralloc.lp.program import Program, Row
from iuralloc.lp.simplex import Equations, Solved, solve
from iuralloc.problems.tugame import TUGame, WorthGame, refuse_beyond
from iuralloc.quantities import rational_text

Numbers: TypeAlias = Sequence[Fraction]


@dataclass(frozen=True, slots=True)
class Plant:
    """Goods, what each takes of every resource, and who has how much: parameters as in `linear_production`."""

    prices: tuple[Fraction, ...]
    needs: tuple[tuple[Fraction, ...], ...]
    resources: Mapping[str, tuple[Fraction, ...]]

    def game(self) -> TUGame:
        """The worth of every group: one program for each, though few have to be solved anew.

        Raises
        ------
        LimitReached
            ``table-too-large`` beyond ``Budget.WORTH_PARTIES`` players.
        """
        refuse_beyond("table-too-large", len(self.resources), Budget.WORTH_PARTIES)
        found = linear_production(self.prices, self.needs, tuple(self.resources.values()))
        return WorthGame.of(tuple(self.resources), found.worths)


@dataclass(frozen=True, slots=True)
class Production:
    """Worths of all coalitions, each with the plan that earns it and the resource prices that prove it.

    Parameters
    ----------
    worths
        By mask.
    plans
        By mask: how much of each good is made.
    prices
        Different price lists of the resources.
    proved_by
        By mask: the first of the price lists that shows that no plan earns more.
    """

    worths: tuple[Fraction, ...]
    plans: tuple[tuple[Fraction, ...], ...]
    prices: tuple[tuple[Fraction, ...], ...]
    proved_by: tuple[int, ...]

    def certificate(self) -> Data:
        """Plain data: price lists, and for each mask its worth, its plan and the number of its list."""
        return {
            "kind": "linear_production",
            "prices": [[rational_text(price) for price in prices] for prices in self.prices],
            "coalitions": [
                [rational_text(worth), [rational_text(amount) for amount in plan], str(number)]
                for worth, plan, number in zip(self.worths, self.plans, self.proved_by, strict=True)
            ],
        }


@dataclass(frozen=True, slots=True)
class OwenPrices:
    """Resource prices that prove the plan of all players best, and what each player's resources come to.

    Parameters
    ----------
    prices
        By resource, not below 0; of several price lists the one that is smallest in the first resource, then in
        the second, and so on.
    unique
        Whether there is no other.
    payoff
        By player.
    plan
        The goods that all players make together.
    """

    prices: tuple[Fraction, ...]
    unique: bool
    payoff: tuple[Fraction, ...]
    plan: tuple[Fraction, ...]

    def certificate(self) -> Data:
        """Plain data: prices and plan prove each other."""
        return {
            "kind": "owen_prices",
            "prices": [rational_text(price) for price in self.prices],
            "plan": [rational_text(amount) for amount in self.plan],
        }


def linear_production(
    prices: Numbers, needs: Sequence[Numbers], resources: Sequence[Numbers], *, tick: Tick = no_tick
) -> Production:
    """What every coalition earns.

    Parameters
    ----------
    prices
        What one unit of each good earns.
    needs
        For each resource, how much of it one unit of each good takes.
    resources
        For each player, how much of each resource it has, not below 0.
    tick
        Called inside the loops; raises to stop.

    Raises
    ------
    Inconsistency
        If resources are below 0 or a good earns without end: whoever reads a game has refused it before.

    Examples
    --------
    >>> found = linear_production([Fraction(3)], [[Fraction(1)], [Fraction(1)]], [[2, 0], [0, 1]])
    >>> [str(worth) for worth in found.worths]
    ['0', '0', '0', '3']
    """
    _refuse(prices, needs, resources)
    form = _Form(prices, needs, resources)
    known: list[Basis[int]] = []
    plans = []
    for mask in range(1 << len(resources)):
        tick()
        target = form.pooled(mask)
        basis = next((basis for basis in known if min(basis.image(target), default=0) >= 0), None)
        if basis is None:
            basis = form.best(target, tick)
            known.append(basis)
        plans.append(form.plan(basis, target))
    worths = [sum((price * amount for price, amount in zip(prices, plan, strict=True)), Fraction(0)) for plan in plans]
    lists = list(dict.fromkeys(form.prices(basis) for basis in known))
    firsts = [form.first_proof(lists, mask, worth) for mask, worth in enumerate(worths)]
    used = sorted(set(firsts))
    return Production(
        tuple(worths),
        tuple(plans),
        tuple(lists[number] for number in used),
        tuple(used.index(number) for number in firsts),
    )


def owen_prices(
    prices: Numbers, needs: Sequence[Numbers], resources: Sequence[Numbers], *, tick: Tick = no_tick
) -> OwenPrices:
    """What the resources are worth where all players pool them; parameters and refusals as in `linear_production`.

    Examples
    --------
    >>> found = owen_prices([Fraction(3)], [[Fraction(1)], [Fraction(1)]], [[2, 0], [0, 1]])
    >>> [str(price) for price in found.prices], found.unique, [str(amount) for amount in found.payoff]
    (['0', '3'], True, ['0', '3'])
    """
    _refuse(prices, needs, resources)
    form = _Form(prices, needs, resources)
    everything = form.pooled((1 << len(resources)) - 1)
    plan = form.plan(form.best(everything, tick), everything)
    names = [f"resource {number}" for number in range(1, len(needs) + 1)]
    pooled = [sum((Fraction(own[place]) for own in resources), Fraction(0)) for place in range(len(needs))]
    rows = tuple(
        Row(f"good {good + 1}", {name: need[good] for name, need in zip(names, needs, strict=True)}, ">=", price)
        for good, price in enumerate(prices)
    )
    value = dict(zip(names, pooled, strict=True))
    found = _point(Program(tuple(names), value, rows, frozenset(names)), tick)
    least = sum((value[name] * price for name, price in found.items()), Fraction(0))
    face = (*rows, Row("value", value, "=", least))
    unique = all(
        least_point(Program(tuple(names), {name: Fraction(-1)}, face, frozenset(names)), tick) == found
        for name in names
    )
    return OwenPrices(
        tuple(found.values()),
        unique,
        tuple(
            sum((price * own[place] for place, price in enumerate(found.values())), Fraction(0)) for own in resources
        ),
        plan,
    )


def _point(program: Program, tick: Tick) -> dict[str, Fraction]:
    found = least_point(program, tick)
    if isinstance(found, Clash | NoEnd):
        raise Inconsistency("resources have no prices though a plan is best")
    return dict(found)


def _refuse(prices: Numbers, needs: Sequence[Numbers], resources: Sequence[Numbers]) -> None:
    if any(len(need) != len(prices) for need in needs) or any(len(own) != len(needs) for own in resources):
        raise Inconsistency("a production has tables of different widths")
    if any(amount < 0 for own in resources for amount in own):
        raise Inconsistency("a player has less than nothing of a resource")


class _Form:
    """Goods and what is left of each resource, as weights of whole-numbered columns."""

    def __init__(self, prices: Numbers, needs: Sequence[Numbers], resources: Sequence[Numbers]) -> None:
        self._goods = len(prices)
        self._scales = [
            lcm(*(Fraction(value).denominator for value in (*need, *(own[place] for own in resources))))
            for place, need in enumerate(needs)
        ]
        self._resources = [
            [int(amount * scale) for amount, scale in zip(own, self._scales, strict=True)] for own in resources
        ]
        rows = range(len(needs))
        self._columns = tuple(
            tuple(int(needs[row][good] * self._scales[row]) for row in rows) for good in range(self._goods)
        ) + tuple(tuple(int(row == other) for other in rows) for row in rows)
        self._whole = lcm(*(Fraction(price).denominator for price in prices))
        self._costs = [-int(price * self._whole) for price in prices] + [0] * len(needs)

    def pooled(self, mask: int) -> tuple[int, ...]:
        """What a coalition has."""
        own = [row for number, row in enumerate(self._resources) if mask >> number & 1]
        return tuple(sum(row[place] for row in own) for place in range(len(self._scales)))

    def first_proof(self, lists: Sequence[Numbers], mask: int, worth: Fraction) -> int:
        """The first price list at which what a coalition has is worth no more than what it earns."""
        own = self.pooled(mask)
        for number, prices in enumerate(lists):
            if worth == sum(
                price * amount / scale for price, amount, scale in zip(prices, own, self._scales, strict=True)
            ):
                return number
        raise Inconsistency("a plan is proved best by no price list")

    def best(self, target: tuple[int, ...], tick: Tick) -> Basis[int]:
        """The columns of a plan that earns most."""
        found = solve(Equations(self._columns, target), [self._costs], tick)
        if not isinstance(found, Solved):
            raise Inconsistency("a good that earns something takes nothing")
        return found.basis

    def prices(self, basis: Basis[int]) -> tuple[Fraction, ...]:
        """What the resources are worth to whoever makes use of these columns."""
        prices = basis.prices([self._costs[key] for key in basis.keys])
        return tuple(
            Fraction(-price * scale, basis.determinant * self._whole)
            for price, scale in zip(prices, self._scales, strict=True)
        )

    def plan(self, basis: Basis[int], target: tuple[int, ...]) -> tuple[Fraction, ...]:
        """How much of each good these columns make of some resources."""
        plan = [Fraction(0)] * self._goods
        for key, amount in zip(basis.keys, basis.image(target), strict=True):
            if key < self._goods:
                plan[key] = Fraction(amount, basis.determinant)
        return tuple(plan)
