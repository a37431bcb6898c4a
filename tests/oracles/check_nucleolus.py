"""Check the proof of a nucleolus: standard library only, no solver, one look at every coalition.

A proof is a list of levels (E. Kohlberg 1971). At each, some coalitions with positive weights that come to 1, and
some players who get no more than alone, add up to something whose payoff is settled already. So whoever wants to
make the largest excess outside of what is settled smaller has to break what is settled; and whoever keeps it gives
the same to all of them: they are settled, too. When n independent coalitions are settled, there is one division.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Any

KINDS = ("nucleolus", "prenucleolus", "per_capita_nucleolus")


def fault_of_nucleolus(players: int, worths: Sequence[int], denominator: int, certificate: Any) -> str:
    """Say what is wrong with a proof; nothing if it holds.

    Parameters
    ----------
    players, worths, denominator
        The game: 2^n whole numbers by mask over the denominator, player i is bit i.
    certificate
        ``kind``, ``payoff`` and ``levels``; numbers are text.

    >>> level = {"excess": "-1/2", "coalitions": [["1", "1/2"], ["2", "1/2"]], "floors": []}
    >>> fault_of_nucleolus(2, [0, 3, 4, 8], 1, {"kind": "nucleolus", "payoff": ["7/2", "9/2"], "levels": [level]})
    ''
    >>> fault_of_nucleolus(2, [0, 3, 4, 8], 1, {"kind": "nucleolus", "payoff": ["4", "4"], "levels": [level]})
    'the excess of 2 is above a level'
    """
    try:
        _check(players, worths, denominator, certificate)
    except _Fault as fault:
        return str(fault)
    return ""


class _Fault(Exception):
    """What is wrong."""


def _check(players: int, worths: Sequence[int], denominator: int, certificate: Any) -> None:
    everyone, kind = (1 << players) - 1, certificate["kind"]
    payoff = [_number(text) for text in certificate["payoff"]]
    unit = lcm(denominator, *(amount.denominator for amount in payoff))
    paid, times = [int(amount * unit) for amount in payoff], unit // denominator
    _want(kind in KINDS and len(payoff) == players and unit > 0, "this is no division of the players")
    _want(sum(paid) == worths[everyone] * times, "the division hands out another sum")
    if kind != "prenucleolus":
        alone = [worths[1 << i] * times for i in range(players)]
        _want(all(own <= got for own, got in zip(alone, paid, strict=True)), "somebody gets less than alone")
    gets = [0]
    for amount in paid:
        gets += [amount + other for other in gets]
    excess = [worth * times - got for worth, got in zip(worths, gets, strict=True)]
    count = [mask.bit_count() if kind == "per_capita_nucleolus" else 1 for mask in range(everyone + 1)]

    complement = _without(_unit_vectors(players), everyone, players)
    for level in certificate["levels"]:
        value = _number(level["excess"]) * unit
        # Outside of what is settled nobody is above the level.
        for mask, own in enumerate(excess):
            if own * value.denominator > value.numerator * count[mask]:
                _want(_settled(complement, mask), f"the excess of {mask} is above a level")
        coalitions, floors = _weights(level["coalitions"]), _weights(level["floors"])
        _want(sum(w * count[m] for m, w in coalitions if 0 < m < everyone) == 1, "the weights do not come to 1")
        total = [Fraction(0)] * players
        for mask, weight in coalitions:
            _want(0 < mask < everyone, f"{mask} is no coalition")
            _want(excess[mask] == value * count[mask], f"the excess of {mask} is not that of its level")
            total = [entry + weight * (mask >> i & 1) for i, entry in enumerate(total)]
        for player, weight in floors:
            _want(kind != "prenucleolus" and 0 <= player < players, f"{player} has no floor")
            _want(paid[player] == worths[1 << player] * times, f"{player} gets more than alone")
            total[player] += weight
        _want(
            all(sum(a * b for a, b in zip(vector, total, strict=True)) == 0 for vector in complement),
            "the weighted coalitions are not settled",
        )
        before = len(complement)
        for mask in [*(mask for mask, _ in coalitions), *(1 << player for player, _ in floors)]:
            complement = _without(complement, mask, players)
        _want(len(complement) < before, "a level settles nothing")
    _want(not complement, "more than one division is left")


def _want(holds: bool, fault: str) -> None:
    if not holds:
        raise _Fault(fault)


def _number(text: str) -> Fraction:
    """Read ``p/q`` in lowest terms, and nothing else."""
    try:
        value = Fraction(text)
    except (ValueError, ZeroDivisionError, TypeError):
        raise _Fault(f"{text!r} is no number") from None
    _want(str(value) == text, f"{text} is not in lowest terms")
    return value


def _weights(pairs: Any) -> list[tuple[int, Fraction]]:
    """Read pairs of a whole number and a weight above 0, in ascending order."""
    found = [(_number(number), _number(weight)) for number, weight in pairs]
    numbers = [number for number, _ in found]
    _want(all(number.denominator == 1 for number in numbers), "a coalition is no whole number")
    _want(all(a < b for a, b in pairwise(numbers)), "coalitions are not in order")
    _want(all(weight > 0 for _, weight in found), "a weight is not above 0")
    return [(int(number), weight) for number, weight in found]


def _unit_vectors(players: int) -> list[list[int]]:
    return [[int(i == j) for j in range(players)] for i in range(players)]


def _settled(complement: list[list[int]], mask: int) -> bool:
    """Whether a coalition is orthogonal to all that is not settled."""
    return all(sum(entry for i, entry in enumerate(vector) if mask >> i & 1) == 0 for vector in complement)


def _without(complement: list[list[int]], mask: int, players: int) -> list[list[int]]:
    """What of a complement is orthogonal to one more coalition."""
    products = [sum(vector[i] for i in range(players) if mask >> i & 1) for vector in complement]
    chosen = next((k for k, product in enumerate(products) if product), None)
    if chosen is None:
        return complement
    pivot, own = complement[chosen], products[chosen]
    return [
        [own * a - product * b for a, b in zip(vector, pivot, strict=True)]
        for k, (vector, product) in enumerate(zip(complement, products, strict=True))
        if k != chosen
    ]
