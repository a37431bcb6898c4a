"""A waterfall by hand, year after year, in plain loops over whole coins; slow, obvious, and independent.

Amounts are counted in coins. A claim that is no whole number of coins is rounded, halves up; a limit is rounded down;
a claim that is carried is rounded down, and keeps its part of a coin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

#: what a step may speak of: `whole`, `rest`, and names that earlier steps have left
Seen = Mapping[str, Fraction]
Amount = Callable[[Seen], Fraction]


@dataclass(frozen=True)
class Rule:
    """One step. `to` is one recipient; `shares` are parts of a whole; `costs` are costs by year and party."""

    name: str
    to: str = ""
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    costs: Mapping[tuple[int, str], int] = field(default_factory=dict)
    amount: Amount | None = None
    over: Fraction | None = None
    at_most: Fraction | None = None
    until: Fraction | None = None
    so_far: Fraction = Fraction(0)
    carried: bool = False
    rate: Fraction = Fraction(0)
    compound: bool = False
    released: Mapping[int, Fraction] = field(default_factory=dict)
    leaves: str = ""
    steps: Sequence[Rule] = ()


@dataclass
class Book:
    """What steps carry from year to year, by their names."""

    taken: dict[str, Fraction] = field(default_factory=dict)
    principal: dict[str, Fraction] = field(default_factory=dict)
    interest: dict[str, Fraction] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    unpaid: dict[str, dict[tuple[int, str], int]] = field(default_factory=dict)


@dataclass
class Line:
    """What a step took, who got it, what went on, and its balance."""

    step: str
    took: int
    got: dict[str, int]
    goes_on: int
    balance: Fraction | None


def half_up(amount: Fraction) -> int:
    """To the nearest whole coin."""
    return floor(amount + Fraction(1, 2))


def shared(total: int, shares: Mapping[str, Fraction]) -> dict[str, int]:
    """Whole coins down, then one more each for the largest remainders, whoever is first among equals."""
    exact = {who: total * share for who, share in shares.items()}
    paid = {who: floor(part) for who, part in exact.items()}
    missing = total - sum(paid.values())
    order = sorted(shares, key=lambda who: (paid[who] - exact[who], list(shares).index(who)))
    for who in order[:missing]:
        paid[who] += 1
    return paid


def repay(total: int, queue: dict[tuple[int, str], int]) -> dict[str, int]:
    """Costs of the oldest year first; within a year in proportion to what is outstanding."""
    got: dict[str, int] = {}
    for year in sorted({when for when, _ in queue}):
        rows = {who: coins for (when, who), coins in queue.items() if when == year and coins > 0}
        due = sum(rows.values())
        pays = min(total, due)
        if not pays:
            continue
        for who, coins in shared(pays, {who: Fraction(c, due) for who, c in rows.items()}).items():
            queue[year, who] -= coins
            got[who] = got.get(who, 0) + coins
        total -= pays
    return got


def one_year(  # noqa: PLR0912, PLR0915 - one step after the other, as one would do it with a pencil
    year: int, whole: int, rules: Sequence[Rule], book: Book, left: dict[str, Fraction] | None = None
) -> list[Line]:
    """Run the steps once; what nobody takes is left in the last line."""
    rest = whole
    names: dict[str, Fraction] = {} if left is None else left
    lines: list[Line] = []
    for rule in rules:
        seen = {"whole": Fraction(whole), "rest": Fraction(rest), **names}
        bounds = [rest]
        claim = rule.amount(seen) if rule.amount is not None else None
        if rule.costs:
            queue = book.unpaid.setdefault(rule.name, {})
            for (when, who), coins in rule.costs.items():
                if when == year:
                    queue[when, who] = coins
            bounds.append(sum(queue.values()))
        interest = principal = Fraction(0)
        if rule.carried and claim is not None:
            before = book.principal.get(rule.name, Fraction(0))
            grown = before * rule.rate
            principal = before + claim + (grown if rule.compound else 0)
            interest = book.interest.get(rule.name, Fraction(0)) + (0 if rule.compound else grown)
            bounds.append(floor(principal + interest))
        elif claim is not None:
            bounds.append(half_up(claim))
        if rule.over is not None:
            bounds.append(floor(max(whole - rule.over, Fraction(0))))
        if rule.at_most is not None:
            bounds.append(floor(rule.at_most))
        if rule.until is not None:
            bounds.append(floor(max(rule.until - rule.so_far - book.taken.get(rule.name, 0), Fraction(0))))
        took = min(bounds)
        balance: Fraction | None = None
        if rule.carried and claim is not None:
            paid_interest = min(Fraction(took), interest)
            book.interest[rule.name] = interest - paid_interest
            book.principal[rule.name] = principal - (took - paid_interest)
            balance = book.interest[rule.name] + book.principal[rule.name]
        if rule.until is not None:
            book.taken[rule.name] = book.taken.get(rule.name, Fraction(0)) + took
            balance = rule.until - rule.so_far - book.taken[rule.name]
        got: dict[str, int] = {}
        inner: list[Line] = []
        back = 0
        if rule.costs:
            got = repay(took, book.unpaid[rule.name])
            balance = Fraction(sum(book.unpaid[rule.name].values()))
        elif rule.steps:
            inner = one_year(year, took, rule.steps, book, names)
        elif rule.shares:
            got = shared(took, rule.shares)
        else:
            got = {rule.to: took}
        if rule.to == "reserve":
            held = book.held.get(rule.name, 0) + took
            back = half_up(held * rule.released.get(year, Fraction(0)))
            book.held[rule.name] = held - back
            balance = Fraction(held - back)
        rest += back - took
        if rule.leaves:
            names[rule.leaves] = Fraction(rest)
        lines.append(Line(rule.name, took, got, rest, balance))
        lines += inner
    return lines
