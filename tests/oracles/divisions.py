"""Divisions without a game: bargaining, caps, brackets, factors, chains of damage, whole units, small deviations."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from oracles.levels import level_at

Parts = Mapping[str, Fraction]
Answer = dict[str, Fraction]


def nash_bargaining(threat: Parts, total: Fraction, weights: Parts | None = None, caps: Parts | None = None) -> Answer:
    """Share what exceeds all threats by weight; what a cap cuts off goes to the others, by weight again.

    >>> F = Fraction
    >>> split = nash_bargaining({"A": F(0), "B": F(2)}, F(12), caps={"A": F(3)})
    >>> {name: str(part) for name, part in split.items()}
    {'A': '3', 'B': '9'}
    """
    weights = weights or dict.fromkeys(threat, Fraction(1))
    caps = caps or {}

    def paid(level: Fraction) -> Answer:
        free = {name: part + weights[name] * level for name, part in threat.items()}
        return {name: min(part, caps.get(name, part)) for name, part in free.items()}

    bends = [(cap - threat[name]) / weights[name] for name, cap in caps.items()]
    return paid(level_at(total, lambda level: sum(paid(level).values(), Fraction(0)), bends))


def capped_shares(loss: Fraction, shares: Parts, caps: Parts, *, reallocate: bool = False) -> Answer:
    """Let everybody bear a share of the loss, at most the cap; shares are ratios.

    >>> F = Fraction
    >>> borne = capped_shares(F(12), {"A": F(1), "B": F(2)}, {"A": F(10), "B": F(6)}, reallocate=True)
    >>> {name: str(part) for name, part in borne.items()}
    {'A': '6', 'B': '6', 'unrecovered': '0'}
    """

    def borne(level: Fraction) -> Answer:
        return {name: min(level * share, caps[name]) for name, share in shares.items()}

    level = loss / sum(shares.values())
    if reallocate:
        most = sum((caps[name] for name, share in shares.items() if share), Fraction(0))
        bends = [caps[name] / share for name, share in shares.items() if share]
        level = level_at(min(loss, most), lambda at: sum(borne(at).values(), Fraction(0)), bends)
    found = borne(level)
    return {**found, "unrecovered": loss - sum(found.values())}


def tiered(amount: Fraction, deductions: Iterable[Mapping[str, Any]], tiers: Iterable[Mapping[str, Any]]) -> Answer:
    """Take the deductions off one after the other; then share what is left bracket by bracket.

    >>> tiers = [{"upto": "10", "shares": {"A": "1"}}, {"upto": None, "shares": {"A": "1/2", "B": "1/2"}}]
    >>> found = tiered(Fraction(40), [{"to": "office", "rate": "1/4"}, {"to": "patent", "amount": "6"}], tiers)
    >>> {name: str(part) for name, part in found.items()}
    {'office': '10', 'patent': '6', 'A': '17', 'B': '7'}
    """
    answer: Answer = {}
    left = amount
    for entry in deductions:
        taken = left * Fraction(entry["rate"]) if "rate" in entry else Fraction(entry["amount"])
        answer[entry["to"]] = answer.get(entry["to"], Fraction(0)) + taken
        left -= taken
    bottom = Fraction(0)
    for tier in tiers:
        top = left if tier["upto"] is None else min(left, Fraction(tier["upto"]))
        inside = max(Fraction(0), top - bottom)
        for name, share in tier["shares"].items():
            answer[name] = answer.get(name, Fraction(0)) + inside * Fraction(share)
        bottom = max(bottom, top)
    return answer


def composite_factor(ratings: Mapping[str, Parts], weights: Parts) -> Answer:
    """Make every column of ratings add up to 1 before it is weighted; weights are ratios."""
    whole = sum(weights.values())
    answer: Answer = {}
    for factor, column in ratings.items():
        for name, rating in column.items():
            part = weights[factor] / whole * rating / sum(column.values())
            answer[name] = answer.get(name, Fraction(0)) + part
    return answer


def weighted_points(ratings: Mapping[str, Parts], weights: Parts) -> Answer:
    """Add up weighted ratings as they are, and scale once at the end."""
    points: Answer = {}
    for factor, column in ratings.items():
        for name, rating in column.items():
            points[name] = points.get(name, Fraction(0)) + weights[factor] * rating
    return {name: part / sum(points.values()) for name, part in points.items()}


def modified_shapley(base: Parts, factor: Parts, strength: Fraction = Fraction(1)) -> Answer:
    """Move everybody by the whole times how far the factor is from equal parts."""
    whole = sum(base.values())
    return {name: part + strength * whole * (factor[name] - Fraction(1, len(base))) for name, part in base.items()}


def modified_shapley_rescaled(base: Parts, factor: Parts) -> Answer:
    """Multiply part by factor, and scale to the whole."""
    products = {name: part * factor[name] for name, part in base.items()}
    return {name: sum(base.values()) * part / sum(products.values()) for name, part in products.items()}


def sequential_liability(steps: Sequence[Mapping[str, Any]], weights: Parts | None = None) -> Answer:
    """Let every damage be borne by who caused it and all before, equally or by weight."""
    chain = [step["party"] for step in steps]
    weights = weights or dict.fromkeys(chain, Fraction(1))
    borne = dict.fromkeys(chain, Fraction(0))
    for place, step in enumerate(steps, start=1):
        for name in chain[:place]:
            borne[name] += Fraction(step["damage"]) * weights[name] / sum(weights[other] for other in chain[:place])
    return borne


def least_deviations(reference: Parts, total: Fraction, floors: Parts, caps: Parts) -> Answer:
    """Move away from references that keep their bounds: all by the same, who is stopped by a bound by less.

    >>> F = Fraction
    >>> moved = least_deviations({"A": F(1), "B": F(2), "C": F(3)}, F(12), {}, {"B": F(3)})
    >>> {name: str(part) for name, part in moved.items()}
    {'A': '7/2', 'B': '3', 'C': '11/2'}
    """
    missing = total - sum(reference.values())
    sign = 1 if missing >= 0 else -1
    bounds = caps if sign > 0 else floors
    rooms = {name: abs(bound - reference[name]) for name, bound in bounds.items()}

    def moves(level: Fraction) -> Answer:
        return {name: min(level, rooms.get(name, level)) for name in reference}

    level = level_at(abs(missing), lambda at: sum(moves(at).values(), Fraction(0)), rooms.values())
    return {name: reference[name] + sign * move for name, move in moves(level).items()}
