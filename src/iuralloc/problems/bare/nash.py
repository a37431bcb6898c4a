"""``nash``: what each has without an agreement, and what all have with one."""

from __future__ import annotations

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields
from iuralloc.problems.bare.numbers import read_caps, stated
from iuralloc.problems.bargain import Bargain
from iuralloc.problems.division import Stated


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    walk_away = fields.numbers("disagreement")
    players = tuple(walk_away)
    weights = fields.numbers_of("weights", players) if fields.get("weights") is not None else {}
    bargain = Bargain(
        stated(walk_away), Stated.of(fields.number("total")), stated(weights), stated(read_caps(fields, players))
    )
    return players, {"bargain": lambda: bargain}


TYPE = GameType(
    id="nash",
    fields={
        "disagreement": "what each player has without an agreement",
        "total": "what all have with one",
        "weights?": "bargaining power by player; equal by default",
        "caps?": "the most that a player gets; null for no cap",
    },
    read=_read,
)
