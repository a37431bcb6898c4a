"""``tiers``: an amount, deductions from it one after another, and marginal brackets of what is left."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, read_number, read_players, refuse
from iuralloc.problems.bare.numbers import none_negative, not_negative, stated
from iuralloc.problems.division import Stated
from iuralloc.problems.tiers import Deduction, Tier, Tiers
from iuralloc.quantities import rational_text


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    amount = not_negative(fields.number("amount"), fields.at("amount"), "amount")
    at = fields.at("deductions")
    entries = fields.sequence("deductions") if fields.get("deductions") is not None else []
    deductions = tuple(_deduction(Fields(entry, f"{at}[{place}]")) for place, entry in enumerate(entries, start=1))
    at = fields.at("tiers")
    tiers = [_tier(Fields(entry, f"{at}[{place}]")) for place, entry in enumerate(fields.sequence("tiers"), start=1)]
    _rising(tiers, at)
    scale = Tiers(Stated.of(amount), deductions, tuple(tiers))
    return scale.recipients, {"tiers": lambda: scale}


def _deduction(fields: Fields) -> Deduction:
    to = read_players([fields.need("to")], fields.at("to"))[0]
    if fields.has("rate") == fields.has("amount"):
        refuse("deduction-rate-or-amount", fields.path, to=to)
    if fields.has("amount"):
        deduction = Deduction(to, amount=Stated.of(not_negative(fields.number("amount"), fields.at("amount"), to)))
    else:
        rate = fields.number("rate")
        if not 0 <= rate <= 1:
            refuse("rate-out-of-range", fields.at("rate"), value=rational_text(rate))
        deduction = Deduction(to, rate=Stated.of(rate))
    fields.done()
    return deduction


def _tier(fields: Fields) -> Tier:
    end = fields.get("upto")
    upto = None if end is None else read_number(end, fields.at("upto"))
    shares = none_negative(fields.numbers("shares"), fields.at("shares"))
    total = sum(shares.values(), Fraction(0))
    if total > 1:
        refuse("shares-exceed-whole", fields.at("shares"), sum=rational_text(total))
    fields.done()
    return Tier(None if upto is None else Stated.of(upto), stated(shares))


def _rising(tiers: list[Tier], at: str) -> None:
    """Only the last tier is without end, and every other ends above the one before."""
    if not tiers:
        refuse("tiers-missing", at)
    for place, tier in enumerate(tiers, start=1):
        if (tier.upto is None) != (place == len(tiers)):
            refuse("tier-end-misplaced", f"{at}[{place}].upto", place=str(place))
    ends = [Fraction(0), *(tier.upto.value for tier in tiers if tier.upto is not None)]
    for place, (before, end) in enumerate(pairwise(ends), start=1):
        if end <= before:
            facts = {"upto": rational_text(end), "before": rational_text(before)}
            refuse("tiers-not-rising", f"{at}[{place}].upto", **facts)


TYPE = GameType(
    id="tiers",
    fields={
        "amount": "what comes in",
        "deductions?": "taken off in this order: list of {to, rate} (of what is left at that point) or {to, amount}",
        "tiers": "marginal brackets of what is left: list of {upto, shares}, the last with `upto: null`",
    },
    read=_read,
)
