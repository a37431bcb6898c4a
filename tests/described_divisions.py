"""Random divisions without a game, in the words of the case files: bargaining, factors, brackets, caps, roundings."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from described_games import Description, fractions, not_negative, note, noted, players, positive, tables


@st.composite
def nash(draw: st.DrawFn) -> Description:
    """Threats, a total that exceeds them, perhaps weights, perhaps caps that hold the total."""
    who = draw(players(2, 5))
    threats = {name: draw(fractions) for name in who}
    surplus = draw(not_negative)
    game: Description = {
        "type": "nash",
        "disagreement": {name: draw(note(threat)) for name, threat in threats.items()},
        "total": draw(note(sum(threats.values()) + surplus)),
    }
    if draw(st.booleans()):
        game["weights"] = draw(tables(who, positive))
    if draw(st.booleans()):
        free = draw(st.sampled_from(who))
        rooms = {name: draw(not_negative) for name in who if name != free or draw(st.booleans())}
        if free in rooms:
            rooms[free] += surplus
        game["caps"] = {name: draw(note(threats[name] + room)) for name, room in rooms.items()}
    return game


@st.composite
def bounds(draw: st.DrawFn) -> Description:
    """Bounds and a total between them."""
    who = draw(players(2, 5))
    low = {name: draw(fractions) for name in who}
    room = {name: draw(not_negative) for name in who}
    room[who[0]] += 1
    part = draw(st.fractions(min_value=0, max_value=1, max_denominator=7))
    return {
        "type": "bounds",
        "low": {name: draw(note(amount)) for name, amount in low.items()},
        "high": {name: draw(note(amount + room[name])) for name, amount in low.items()},
        "total": draw(note(sum(low.values()) + part * sum(room.values()))),
    }


@st.composite
def shares(draw: st.DrawFn, names: Sequence[str]) -> dict[str, Fraction]:
    """Parts of one, some perhaps nothing."""
    parts = [draw(st.integers(0, 5)) for _ in names]
    parts[draw(st.integers(0, len(parts) - 1))] += 1
    return {name: Fraction(part, sum(parts)) for name, part in zip(names, parts, strict=True)}


@st.composite
def factors(draw: st.DrawFn, *, rated: bool | None = None) -> Description:
    """What is corrected, and factors, or ratings that make them."""
    who = draw(players(2, 5))
    game: Description = {"type": "factors", "base": {name: draw(noted(positive)) for name in who}}
    if rated if rated is not None else draw(st.booleans()):
        columns = draw(st.lists(st.sampled_from(["risk", "money", "创新"]), min_size=1, unique=True))
        ratings = {}
        for column in columns:
            ratings[column] = {name: draw(noted(not_negative)) for name in who}
            ratings[column][who[-1]] = draw(noted(positive))
        return {**game, "ratings": ratings, "factor_weights": draw(tables(columns, positive))}
    return {**game, "factors": {name: str(share) for name, share in draw(shares(who)).items()}}


@st.composite
def tiers(draw: st.DrawFn) -> Description:
    """Deductions that leave something, and brackets, the last without an end."""
    amount = draw(st.one_of(not_negative.map(lambda number: 100 * number), st.just(Fraction(1000))))
    game: Description = {"type": "tiers", "amount": draw(note(amount))}
    deductions: list[dict[str, Any]] = []
    left = amount
    for name in draw(st.lists(st.sampled_from(["office", "patent", "A"]), max_size=2, unique=True)):
        part = draw(st.fractions(min_value=0, max_value=1, max_denominator=5))
        taken = left * part
        deductions.append({"to": name, **draw(st.sampled_from([{"rate": str(part)}, {"amount": str(taken)}]))})
        left -= taken
    empty: bool = draw(st.booleans())
    if deductions or empty:
        game["deductions"] = deductions
    ends = sorted(draw(st.sets(st.integers(1, 1200), max_size=3)))
    game["tiers"] = [
        {"upto": end, "shares": {name: str(share) for name, share in draw(shares(["A", "B", "C"])).items()}}
        for end in (*map(str, ends), None)
    ]
    return game


@st.composite
def capped(draw: st.DrawFn) -> Description:
    """A loss, ratios and caps, which may bind and may not hold the loss."""
    who = draw(players(2, 5))
    ratios = {**draw(tables(who, not_negative)), who[0]: draw(noted(positive))}
    game: Description = {
        "type": "capped",
        "loss": draw(noted(not_negative)),
        "shares": ratios,
        "caps": draw(tables(who, not_negative)),
    }
    said = draw(st.sampled_from([True, False, None]))
    return game if said is None else {**game, "reallocate": said}


@st.composite
def proportional(draw: st.DrawFn) -> Description:
    """Weights and an amount that may exceed them."""
    who = draw(players(2, 5))
    claims = {name: draw(noted(not_negative)) for name in who}
    claims[who[0]] = draw(noted(positive))
    return {"type": "proportional", "claims": claims, "estate": draw(noted(not_negative))}


@st.composite
def rounding(draw: st.DrawFn) -> Description:
    """Amounts that add up to whole units, negative ones and equal remainders among them."""
    who = draw(players(2, 5))
    unit = draw(st.sampled_from([Fraction(1, 100), Fraction(1), Fraction(1, 3), Fraction(50)]))
    amounts = {name: unit * draw(st.fractions(min_value=-5, max_value=5, max_denominator=3)) for name in who}
    amounts[who[-1]] += -sum(amounts.values()) % unit
    game: Description = {
        "type": "rounding",
        "amounts": {name: draw(note(amount)) for name, amount in amounts.items()},
    }
    if unit != Fraction(1, 100) or draw(st.booleans()):
        game["unit"] = str(unit)
    if draw(st.booleans()):
        game["total"] = draw(note(sum(amounts.values(), Fraction(0))))
    return game


@st.composite
def leximin(draw: st.DrawFn) -> Description:
    """References within floors and caps, and a total that these can hold."""
    who = draw(players(2, 4))
    reference = {name: draw(fractions) for name in who}
    rooms = {side: {name: draw(not_negative) for name in who if draw(st.booleans())} for side in ("floors", "caps")}
    sign, side = draw(st.sampled_from([(1, "caps"), (-1, "floors")]))
    free = [name for name in who if name not in rooms[side]]
    room = sum(rooms[side].values(), Fraction(0))
    moved = draw(not_negative) if free else draw(st.fractions(0, 1, max_denominator=6)) * room
    game: Description = {
        "type": "leximin",
        "players": who,
        "total": draw(note(sum(reference.values()) + sign * moved)),
        "reference": {name: draw(note(amount)) for name, amount in reference.items()},
    }
    for bound, way in (("caps", 1), ("floors", -1)):
        if rooms[bound]:
            game[bound] = {name: draw(note(reference[name] + way * part)) for name, part in rooms[bound].items()}
    return game
