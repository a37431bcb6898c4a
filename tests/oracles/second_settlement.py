"""A second settlement by hand: both divisions in whole coins, differences, interest by days, payments in order.

Everything is counted in coins, in plain loops; slow, obvious, and independent of the program.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from math import floor


def in_coins(total: int, weights: Mapping[str, Fraction]) -> dict[str, int]:
    """A total in coins in proportion to weights: rounded down, then one coin each to the largest remainders."""
    whole = sum(weights.values())
    exact = {who: total * weight / whole for who, weight in weights.items()}
    paid = {who: floor(part) for who, part in exact.items()}
    order = list(weights)
    while sum(paid.values()) < total:
        # Whoever has been cut most is served first, and of equals the one listed first.
        neediest = max(order, key=lambda who: (exact[who] - paid[who], -order.index(who)))
        paid[neediest] += 1
    return paid


def interest(amount: Fraction, rate: Fraction, first: dt.date, last: dt.date, *, compound: bool) -> Fraction:
    """Interest day by day counted in whole years first, then in days over 365; simple, or compound by whole years."""
    years, day = 0, first
    while True:
        following = dt.date(day.year + 1, day.month, day.day)
        if following > last:
            break
        years, day = years + 1, following
    days = 0
    while day < last:
        days, day = days + 1, day + dt.timedelta(days=1)
    grown = amount
    if compound:
        for _ in range(years):
            grown = grown + grown * rate
        return grown + grown * rate * days / 365 - amount
    return amount * rate * years + amount * rate * days / 365


def whole_coins(parts: Mapping[str, Fraction]) -> dict[str, int]:
    """Amounts brought to whole coins that add up to their sum, itself rounded to the nearest coin, halves up."""
    total = floor(sum(parts.values()) + Fraction(1, 2))
    paid = {who: floor(part) for who, part in parts.items()}
    order = list(parts)
    for who in sorted(order, key=lambda one: (paid[one] - parts[one], order.index(one)))[: total - sum(paid.values())]:
        paid[who] += 1
    return paid


def payments(due: Mapping[str, Fraction]) -> dict[tuple[str, str], int]:
    """Coin by coin: the first who still owes pays the first who is still owed."""
    owes = whole_coins({who: -amount for who, amount in due.items() if amount < 0})
    owed = whole_coins({who: amount for who, amount in due.items() if amount > 0})
    paid: dict[tuple[str, str], int] = {}
    while any(owes.values()) and any(owed.values()):
        payer = next(who for who, left in owes.items() if left)
        payee = next(who for who, left in owed.items() if left)
        owes[payer] -= 1
        owed[payee] -= 1
        paid[payer, payee] = paid.get((payer, payee), 0) + 1
    return paid
