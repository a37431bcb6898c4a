"""A small contract, a small trail of its numbers, and the formulas that many trails by hand are made of."""

from __future__ import annotations

from trail_by_hand import Json, Trail

CONTRACT = """\
iuralloc: 1
title: 电池回收中心
currency: CNY
unit: 万元
a: 120
b: 12.5%
c: 18m
d: "5/8"
e: 30_000百元
f: 1,000.5
g: -７ # full-width
h: 2.5 million yuan
i: 1_384
j: 250‰
k: 35万RMB
l: −1.5e3
m: 7y
""".encode()


def base() -> Trail:
    """A trail with five readings of the contract: 120, 1/8, 3/2 years, 5/8, 300."""
    trail = Trail(CONTRACT)
    trail.unit("万元", 10_000)
    trail.given("a", "120", "amount", "120")
    trail.given("b", "12.5%", "number", "1/8")
    trail.given("c", "18m", "years", "3/2")
    trail.given("d", '"5/8"', "number", "5/8")
    trail.given("e", "30_000百元", "amount", "300")
    return trail


def constant(value: str) -> Json:
    return {"kind": "constant", "value": value}


# 10 in whole units by thirds: the odd one to whom stands first.
THIRDS = [[name, {"kind": "quotient", "of": [constant("10"), constant("3")]}] for name in ("A", "B", "C")]


def apportioned(total: str, unit: str, shares: Json) -> Json:
    return {"kind": "apportioned", "total": constant(total), "unit": constant(unit), "shares": shares}


def rounded(value: str, unit: str) -> Json:
    return {"kind": "rounded", "of": constant(value), "unit": constant(unit), "mode": "half away from zero"}


def objections(game: Json, sense: str, listed: int, /, **payoffs: str) -> Json:
    rows = [[player, constant(payoff)] for player, payoff in payoffs.items()]
    return {"kind": "objections", "game": game, "sense": sense, "payoffs": rows, "listed": listed}


def rows(**shares: str) -> Json:
    return [[party, share] for party, share in shares.items()]


def small() -> Trail:
    trail = base()
    terms = [["1/2", "a"], ["-1", {"kind": "product", "of": ["e", "b"]}]]
    trail.add("profit.1.甲", {"kind": "sum", "terms": terms}, "45/2", "amount")
    shares = [*THIRDS[:2], ["丙", {"kind": "product", "of": ["profit.1.甲", constant("4/27")]}]]
    trail.add("split", apportioned("10", "1", shares), rows(A="4", B="3", 丙="3"), "table")
    trail.add("part", {"kind": "entry", "of": "split", "key": "丙"}, "3", "amount")
    return trail
