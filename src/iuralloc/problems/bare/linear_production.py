"""``linear_production``: a group is worth the best it can make of its pooled resources."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, read_number, read_players, read_sequence, refuse
from iuralloc.problems.bare.games import as_game


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    from iuralloc.problems.linear_production import Plant

    prices = _numbers(fields.need("prices"), fields.at("prices"))
    takes = tuple(
        _numbers(row, f"{fields.at('A')}[{place}]") for place, row in enumerate(fields.sequence("A"), start=1)
    )
    table = fields.mapping("resources")
    players = read_players(list(table), fields.at("resources"))
    resources = {name: _numbers(row, f"{fields.at('resources')}.{name}") for name, row in table.items()}
    _check(fields, prices, takes, resources)
    plant = Plant(prices, takes, dict(zip(players, resources.values(), strict=True)))
    return players, {**as_game(plant.game), "production": lambda: plant}


def _numbers(value: Any, at: str) -> tuple[Fraction, ...]:
    return tuple(read_number(entry, f"{at}[{place}]") for place, entry in enumerate(read_sequence(value, at), start=1))


def _check(
    fields: Fields,
    prices: tuple[Fraction, ...],
    takes: tuple[tuple[Fraction, ...], ...],
    resources: dict[str, tuple[Fraction, ...]],
) -> None:
    for place, row in enumerate(takes, start=1):
        at = f"{fields.at('A')}[{place}]"
        if len(row) != len(prices):
            refuse("list-wrong-length", at, length=str(len(row)), wanted=str(len(prices)))
        for entry in row:
            if entry < 0:
                refuse("number-negative", at, value=str(entry))
    for name, own in resources.items():
        at = f"{fields.at('resources')}.{name}"
        if len(own) != len(takes):
            refuse("list-wrong-length", at, length=str(len(own)), wanted=str(len(takes)))
        for entry in own:
            if entry < 0:
                refuse("number-negative", at, value=str(entry))
    for place, price in enumerate(prices):
        if price > 0 and not any(row[place] for row in takes):
            refuse("product-of-nothing", fields.at("A"), product=str(place + 1))


TYPE = GameType(
    id="linear_production",
    fields={
        "prices": "one for each product",
        "A": "a row for each resource: what one of each product takes of it",
        "resources": "by player, a quantity of each resource",
    },
    read=_read,
)
