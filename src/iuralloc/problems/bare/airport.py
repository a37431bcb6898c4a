"""``airport``: what a runway costs for each type of aircraft; a group needs the longest of its members'."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from iuralloc.problems.airport import Airport
from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, refuse
from iuralloc.problems.bare.games import GAME
from iuralloc.problems.bare.numbers import none_negative, stated
from iuralloc.problems.games import GameProblem
from iuralloc.quantities import rational_text


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    costs = none_negative(fields.numbers("costs"), fields.at("costs"))
    players = tuple(costs)
    given = fields.numbers_of("counts", players) if fields.get("counts") is not None else {}
    airport = Airport(stated(costs), _counts(given, fields) if given else dict.fromkeys(players, 1))

    def game() -> GameProblem:
        # A type of several aircraft is no player of a game: its rules answer by type.
        if set(airport.counts.values()) != {1}:
            refuse("counts-make-no-game", fields.at("counts"))
        return GameProblem(airport.game(), GAME, sense="burden")

    return players, {"airport": lambda: airport, "game": game}


def _counts(given: Mapping[str, Fraction], fields: Fields) -> dict[str, int]:
    for name, count in given.items():
        if count < 1 or count.denominator != 1:
            refuse("aircraft-not-whole", f"{fields.at('counts')}.{name}", player=name, value=rational_text(count))
    return {name: int(count) for name, count in given.items()}


TYPE = GameType(
    id="airport",
    fields={
        "costs": "what the runway that a type of aircraft needs would cost",
        "counts?": "how many aircraft of each type; then answers are by aircraft",
    },
    read=_read,
)
