"""``tu``: a worth for every group, by name or by bit mask, with a stated default for those not listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from iuralloc.errors import Budget
from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, group_key, read_groups, read_number, refuse
from iuralloc.problems.bare.games import as_game, read_kind, refuse_large
from iuralloc.problems.coalition import members_of
from iuralloc.problems.cover import superadditive_cover
from iuralloc.problems.tugame import Sense, TUGame, WorthGame, common_denominator

_COVER: Final = "superadditive"


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    players = fields.players()
    refuse_large(len(players))
    sense = read_kind(fields)
    default = fields.get("default")
    listed = fields.get("worths")
    if listed is not None:
        if fields.has("worth"):
            refuse("field-unknown", fields.at("worth"), name="worth", known="worths", near="")
        worths = _by_mask(listed, players, fields)
    else:
        groups = read_groups(fields.need("worth"), players, fields.at("worth"))
        worths = _filled(groups, players, default, sense, fields)
    game = _game(players, worths)
    return players, as_game(lambda: game, sense)


def _by_mask(listed: object, players: tuple[str, ...], fields: Fields) -> Sequence[Fraction | int]:
    at = fields.at("worths")
    values = fields.sequence("worths") if isinstance(listed, list | tuple) else list(listed)  # type: ignore[call-overload]
    if len(values) != 1 << len(players):
        refuse("worths-wrong-length", at, length=str(len(values)), wanted=str(1 << len(players)))
    # A million whole numbers are what they are; reading each would take seconds.
    plain = set(map(type, values)) == {int}
    worths = values if plain else [read_number(value, f"{at}[{mask + 1}]") for mask, value in enumerate(values)]
    if worths[0]:
        refuse("worth-of-nobody", at)
    return worths


def _filled(
    groups: Mapping[int, Fraction], players: tuple[str, ...], default: Any, sense: Sense, fields: Fields
) -> list[Fraction]:
    count = len(players)
    if default == _COVER:
        # A single player cannot split up: what it is worth alone must be said.
        alone = next((number for number in range(count) if 1 << number not in groups), None)
        if alone is not None:
            listed, wanted = str(len(groups)), str((1 << count) - 1)
            refuse("worth-not-listed", fields.at("worth"), group=players[alone], listed=listed, wanted=wanted)
        return _covered(groups, count, sense)
    if default is None:
        missing = next((mask for mask in range(1, 1 << count) if mask not in groups), None)
        if missing is not None:
            at, group = fields.at("worth"), group_key(members_of(missing, players))
            refuse("worth-not-listed", at, group=group, listed=str(len(groups)), wanted=str((1 << count) - 1))
        other = Fraction(0)
    else:
        other = read_number(default, fields.at("default"))
    return [Fraction(0), *(groups.get(mask, other) for mask in range(1, 1 << count))]


def _covered(groups: Mapping[int, Fraction], count: int, sense: Sense) -> list[Fraction]:
    denominator = common_denominator(groups.values())
    whole = {mask: int(worth * denominator) for mask, worth in groups.items()}
    return [Fraction(worth, denominator) for worth in superadditive_cover(count, whole, sense)]


def _game(players: tuple[str, ...], worths: Sequence[Fraction | int]) -> TUGame:
    if len(players) <= Budget.WORTH_PARTIES:
        return WorthGame.of(players, [Fraction(worth) for worth in worths])
    return TUGame.from_table(players, worths)


TYPE = GameType(
    id="tu",
    fields={
        "players": "names, in order",
        "worth?": 'a number for each group: {"A": 1, "A+B": "5/2"}',
        "worths?": "instead of `worth`: 2^n numbers by bit mask, player i is bit i",
        "default?": "worth of groups not listed: a number, or `superadditive`",
        "kind?": "`profit` or `cost`",
    },
    read=_read,
)
