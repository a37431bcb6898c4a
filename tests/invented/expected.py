"""What a contract comes to, worked out from what it was made of: the oracles divide, fractions are exact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from invented.games import Game
from invented.people import Member, People
from invented.plans import Plan, Rule
from invented.rules import CLAIMS, GAMES
from oracles.shapley_by_orders import shapley_by_orders


def entitlements(rule: Rule, amount: Fraction, among: Sequence[str], game: Game | None) -> dict[str, Fraction]:
    """The exact part of everybody, in the order in which they are paid."""
    if rule.name == "equal":
        return {party: amount / len(among) for party in among}
    if rule.name in {*CLAIMS, *GAMES}:
        return {party: rule.shares[party] for party in among}
    if rule.name in {"weights", "game_of"}:
        total = rule.total or sum((rule.shares[party] for party in among), Fraction(0))
        return {party: amount * rule.shares[party] / total for party in among}
    if rule.name == "shares" or game is None:
        return {party: amount * share for party, share in rule.shares.items()}
    payoffs = shapley_by_orders(among, game.worth)
    if rule.name == "modified_shapley":
        moved = rule.strength * game.of_all
        return {p: payoff + moved * (rule.shares[p] - Fraction(1, len(among))) for p, payoff in payoffs.items()}
    return payoffs


def payable(amount: Fraction, unit: Fraction) -> Fraction:
    """The nearest whole number of units, halves upwards (no amount of a pool is below zero)."""
    return (amount / unit + Fraction(1, 2)) // 1 * unit


def paid(exact: Mapping[str, Fraction], total: Fraction, unit: Fraction) -> dict[str, Fraction]:
    """Whole units: all rounded down, then a unit at a time to whoever misses most, the first among equals."""
    units = {party: amount // unit * unit for party, amount in exact.items()}
    while sum(units.values()) < total:
        units[max(exact, key=lambda party: exact[party] - units[party])] += unit
    return units


def figures_below(
    who: People, stem: str, path: tuple[str, ...], amount: Fraction, unit: Fraction, plan: Plan | None
) -> Iterator[tuple[str, Fraction]]:
    """Exact and paid figures of everybody below a recipient, level by level, by id."""
    tree = path[1:] if path[0] in who.groups and path[0] not in who.bodies and len(path) > 1 else path
    members = _members(who, tree)
    if plan is not None:
        parts = dict(plan.rule.shares)
        if plan.rule.name == "weights":
            total = sum(parts.values(), Fraction(0))
            parts = {party: part / total for party, part in parts.items()}
    else:
        parts = {name: member.share for name, member in members.items() if member.share is not None}
    if not parts:
        return
    exact = {name: amount * part for name, part in parts.items()}
    units = paid(exact, amount, unit)
    for name, entitled in exact.items():
        yield f"{stem}.exact.{'.'.join((*path, name))}", entitled
        yield f"{stem}.{'.'.join((*path, name))}", units[name]
        below = plan.inside.get(name) if plan else None
        yield from figures_below(who, stem, (*path, name), units[name], unit, below)


def _members(who: People, tree: tuple[str, ...]) -> Mapping[str, Member]:
    members = who.members.get(tree[0], {})
    for name in tree[1:]:
        members = members[name].members if name in members else {}
    return members
