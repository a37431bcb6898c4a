"""``leximin``: a total, a reference to stay near to, and floors, caps, ratios and joint bounds to keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from iuralloc.lp.program import Row
from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import (
    Fields,
    group_key,
    read_group,
    read_mapping,
    read_number,
    read_sequence,
    refuse,
    shown,
    unknown_player,
)
from iuralloc.problems.coalition import members_of

_ONE = Fraction(1)


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    from iuralloc.problems.nearest.division import Bounded

    players = fields.players()
    reference = fields.numbers_of("reference", players)
    total = fields.number("total")
    rows = (
        *_single(fields, "floors", ">=", players),
        *_single(fields, "caps", "<=", players),
        *_ratios(fields, players),
        *_joint(fields, players),
    )
    names = [row.name for row in rows]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        refuse("bound-twice", fields.path, bound=twice)
    return players, {"leximin": lambda: Bounded(total, reference, rows)}


def _single(fields: Fields, name: str, relation: Any, players: tuple[str, ...]) -> Iterator[Row]:
    at, words = fields.at(name), "at least" if relation == ">=" else "at most"
    for player, value in read_mapping(fields.get(name, {}), at).items():
        if player not in players:
            unknown_player(player, players, at)
        bound = read_number(value, f"{at}.{player}")
        yield Row(f"{player} {words} {value}", {player: _ONE}, relation, bound)


def _ratios(fields: Fields, players: tuple[str, ...]) -> Iterator[Row]:
    """``{"A/B": r}``, or a list of ``[A, B, r]``: A gets at most r times what B gets."""
    at, stated = fields.at("ratios"), fields.get("ratios", {})
    if isinstance(stated, Mapping):
        stated = [[*key.rpartition("/")[::2], value] for key, value in read_mapping(stated, at).items()]
    for place, entry in enumerate(read_sequence(stated, at), start=1):
        spot = f"{at}[{place}]"
        triple = read_sequence(entry, spot)
        if len(triple) != 3 or triple[0] == triple[1]:  # noqa: PLR2004 - who, of whom, how much
            refuse("ratio-not-read", spot, text=shown(entry))
        for name in triple[:2]:
            if name not in players:
                unknown_player(name, players, spot)
        one, other, value = triple
        ratio = read_number(value, spot)
        yield Row(f"{one} at most {value} of {other}", {one: _ONE, other: -ratio}, "<=", Fraction(0))


def _joint(fields: Fields, players: tuple[str, ...]) -> Iterator[Row]:
    """``{"A+B": {"at_least": x, "at_most": y}}``; a bare number is the least; a pair is both."""
    at = fields.at("joint")
    for key, entry in read_mapping(fields.get("joint", {}), at).items():
        spot = f'{at}."{shown(key)}"'
        members = members_of(read_group(key, players, spot), players)
        if not members:
            refuse("players-missing", spot)
        for word, value in _sides(entry, spot):
            name = f"{group_key(members)} {word.replace('_', ' ')} {value}"
            relation = ">=" if word == "at_least" else "<="
            yield Row(name, dict.fromkeys(members, _ONE), relation, read_number(value, spot))  # type: ignore[arg-type]


def _sides(entry: Any, at: str) -> list[tuple[str, Any]]:
    if isinstance(entry, Mapping):
        for word in entry:
            if word not in {"at_least", "at_most"}:
                refuse("field-unknown", at, name=shown(word), known="at_least, at_most", near="")
        return list(entry.items())
    if isinstance(entry, list | tuple):
        if len(entry) != 2:  # noqa: PLR2004 - a least and a most
            refuse("list-wrong-length", at, length=str(len(entry)), wanted="2")
        return [(word, value) for word, value in zip(("at_least", "at_most"), entry, strict=True) if value is not None]
    return [("at_least", entry)]


TYPE = GameType(
    id="leximin",
    fields={
        "players": "names, in order",
        "total": "what the parts add up to",
        "reference": "by player, what to stay near to",
        "floors?": "by player, the least",
        "caps?": "by player, the most",
        "ratios?": '{"A/B": r}: A gets at most r times what B gets; or a list of [A, B, r]',
        "joint?": '{"A+B": {"at_least": x, "at_most": y}}; a bare number is the least, a pair is both',
    },
    read=_read,
)
