"""Check plans and prices of production: standard library only, no solver.

A plan that resources allow earns no more than what the resources cost at prices at which no good earns more than it
costs. So where both come to the same, no plan earns more.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any


def fault_of_production(
    prices: Sequence[str], needs: Sequence[Sequence[str]], resources: Sequence[Sequence[str]], certificate: Any
) -> str:
    """Say what is wrong with the plans of all coalitions, or with the prices of all players; nothing if they hold.

    >>> plans = [["0", ["0"], "0"], ["6", ["2"], "0"]]
    >>> fault_of_production(["3"], [["1"]], [["2"]], {"kind": "linear_production", "prices": [["3"]], "coalitions": plans})
    ''
    """
    try:
        p, a = [_number(text) for text in prices], [[_number(text) for text in row] for row in needs]
        own = [[_number(text) for text in row] for row in resources]
        if certificate["kind"] == "owen_prices":
            plan, price_list = ([_number(text) for text in certificate[key]] for key in ("plan", "prices"))
            _value(p, a, _pooled(own, (1 << len(own)) - 1, len(a)), plan, price_list)
            return ""
        _want(certificate["kind"] == "linear_production", "this is no production")
        lists = [[_number(text) for text in row] for row in certificate["prices"]]
        _want(len(certificate["coalitions"]) == 1 << len(own), "a coalition has no plan")
        used = set()
        for mask, (worth, texts, text) in enumerate(certificate["coalitions"]):
            number = _number(text)
            _want(number.denominator == 1 and 0 <= number < len(lists), "there is no such price list")
            used.add(int(number))
            pooled = _pooled(own, mask, len(a))
            earlier = [sum(w * r for w, r in zip(row, pooled, strict=True)) for row in lists[: int(number)]]
            _want(_number(worth) not in earlier, "an earlier price list proves it, too")
            plan = [_number(part) for part in texts]
            value = _value(p, a, pooled, plan, lists[int(number)])
            _want(value == _number(worth), "a plan earns something else")
        _want(len(used) == len(lists), "a price list proves nothing")
    except _Fault as fault:
        return str(fault)
    return ""


def _pooled(own: list[list[Fraction]], mask: int, resources: int) -> list[Fraction]:
    return [sum((row[k] for i, row in enumerate(own) if mask >> i & 1), Fraction(0)) for k in range(resources)]


def _value(
    p: list[Fraction], a: list[list[Fraction]], pooled: list[Fraction], plan: list[Fraction], prices: list[Fraction]
) -> Fraction:
    """Want plan and prices that prove each other best; give what both come to."""
    _want(len(plan) == len(p) and len(prices) == len(a), "a plan or a price list has another width")
    _want(min(plan, default=0) >= 0 and min(prices, default=0) >= 0, "a plan or a price is below 0")
    for row, amount in zip(a, pooled, strict=True):
        _want(sum(need * made for need, made in zip(row, plan, strict=True)) <= amount, "a plan needs too much")
    for good, price in enumerate(p):
        _want(sum(row[good] * w for row, w in zip(a, prices, strict=True)) >= price, "a good costs less than it earns")
    earned = sum((price * made for price, made in zip(p, plan, strict=True)), Fraction(0))
    _want(earned == sum(w * r for w, r in zip(prices, pooled, strict=True)), "a plan earns less than its prices say")
    return earned


class _Fault(Exception):
    """What is wrong."""


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
