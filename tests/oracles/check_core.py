"""Check what is claimed of a core: standard library only, no solver, one look at every coalition for each point."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Any


def fault_of_core_claim(players: int, worths: Sequence[int], denominator: int, certificate: Any) -> str:
    """Say what is wrong with a proof about the core; nothing if it holds.

    Parameters
    ----------
    players, worths, denominator
        The game: 2^n whole numbers by mask over the denominator, player i is bit i.
    certificate
        Of ``kind`` ``core_point``, ``empty_core``, ``least_core`` or ``core_bounds``; numbers are text.

    >>> fault_of_core_claim(2, [0, 3, 4, 6], 1, {"kind": "empty_core", "weights": [["1", "1"], ["2", "1"]]})
    ''
    >>> fault_of_core_claim(2, [0, 3, 4, 8], 1, {"kind": "core_point", "point": ["5", "3"]})
    'a coalition gets too little'
    """
    try:
        kind = certificate["kind"]
        _want(kind in {"core_point", "empty_core", "least_core", "core_bounds"}, "this is no claim about a core")
        game = _Game(players, worths, denominator)
        if kind == "core_point":
            game.want_excess(_numbers(certificate["point"]), Fraction(0))
        elif kind == "empty_core":
            weights = _weights(certificate["weights"])
            _want(game.added(weights) == [1] * players, "the weights do not count every player once")
            _want(game.worth_of(weights) > game.all_worth, "the weighted worths are not above that of all")
        elif kind == "least_core":
            _check_least_core(game, certificate)
        else:
            _check_bounds(game, certificate)
    except _Fault as fault:
        return str(fault)
    return ""


class _Fault(Exception):
    """What is wrong."""


class _Game:
    def __init__(self, players: int, worths: Sequence[int], denominator: int) -> None:
        self.players, self.worths, self.denominator = players, worths, denominator
        self.everyone = (1 << players) - 1
        self.all_worth = Fraction(worths[self.everyone], denominator)

    def want_excess(self, point: list[Fraction], level: Fraction) -> None:
        """Want a division of the whole that leaves no proper coalition an excess above the level."""
        _want(len(point) == self.players and sum(point) == self.all_worth, "the division hands out another sum")
        unit = lcm(self.denominator, level.denominator, *(amount.denominator for amount in point))
        gets = [0]
        for amount in point:
            gets += [int(amount * unit) + other for other in gets]
        times, limit = unit // self.denominator, int(level * unit)
        over = any(self.worths[mask] * times - gets[mask] > limit for mask in range(1, self.everyone))
        _want(not over, "a coalition gets too little")

    def added(self, weights: list[tuple[int, Fraction]]) -> list[Fraction]:
        _want(all(0 < mask < self.everyone for mask, _ in weights), "a mask is no coalition")
        return [sum((w for mask, w in weights if mask >> i & 1), Fraction(0)) for i in range(self.players)]

    def worth_of(self, weights: list[tuple[int, Fraction]]) -> Fraction:
        return sum((w * Fraction(self.worths[mask], self.denominator) for mask, w in weights), Fraction(0))


def _check_least_core(game: _Game, certificate: Any) -> None:
    epsilon, weights = _number(certificate["epsilon"]), _weights(certificate["weights"])
    game.want_excess(_numbers(certificate["point"]), epsilon)
    added = game.added(weights)
    _want(sum((weight for _, weight in weights), Fraction(0)) == 1, "the weights do not come to 1")
    _want(len(set(added)) == 1, "the weights count players differently")
    _want(game.worth_of(weights) - added[0] * game.all_worth == epsilon, "the weights prove another level")


def _check_bounds(game: _Game, certificate: Any) -> None:
    _want(len(certificate["ranges"]) == game.players, "a player has no range")
    for player, both in enumerate(certificate["ranges"]):
        for side, sign in (("least", 1), ("most", -1)):
            claim = both[side]
            value, total, point = _number(claim["value"]), _number(claim["total"]), _numbers(claim["point"])
            weights = _weights(claim["weights"])
            game.want_excess(point, Fraction(0))
            _want(point[player] == value, "a point does not attain its bound")
            wanted = [sign if i == player else 0 for i in range(game.players)]
            _want([entry + total for entry in game.added(weights)] == wanted, "the weights do not single out a player")
            _want(game.worth_of(weights) + total * game.all_worth == sign * value, "the weights prove another bound")


def _want(holds: bool, fault: str) -> None:
    if not holds:
        raise _Fault(fault)


def _number(text: str) -> Fraction:
    try:
        value = Fraction(text)
    except (ValueError, ZeroDivisionError, TypeError):
        raise _Fault(f"{text!r} is no number") from None
    _want(str(value) == text, f"{text} is not in lowest terms")
    return value


def _numbers(texts: Any) -> list[Fraction]:
    return [_number(text) for text in texts]


def _weights(pairs: Any) -> list[tuple[int, Fraction]]:
    found = list(_pairs(pairs))
    _want(all(a < b for (a, _), (b, _) in pairwise(found)), "coalitions are not in order")
    return found


def _pairs(pairs: Any) -> Iterator[tuple[int, Fraction]]:
    for number, weight in pairs:
        mask, value = _number(number), _number(weight)
        _want(mask.denominator == 1 and value > 0, "a weight is not above 0, or a mask is no whole number")
        yield int(mask), value
