"""``bounds``: a lower and an upper bound for each player, and a total."""

from __future__ import annotations

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, refuse
from iuralloc.problems.bare.numbers import stated
from iuralloc.problems.bounds import Bounds
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    low = fields.numbers("low")
    high = fields.numbers_of("high", tuple(low))
    for player, bound in low.items():
        if bound > high[player]:
            facts = {"low": rational_text(bound), "high": rational_text(high[player])}
            refuse("bounds-crossed", f"{fields.at('high')}.{player}", player=player, **facts)
    bounds = Bounds(stated(low), stated(high), Stated.of(fields.number("total")))
    return tuple(low), {"bounds": lambda: bounds}


TYPE = GameType(
    id="bounds",
    fields={
        "low": "a lower bound for each player",
        "high": "an upper bound for each player",
        "total": "what all get together",
    },
    read=_read,
)
