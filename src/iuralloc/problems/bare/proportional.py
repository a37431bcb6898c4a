"""``proportional``: an amount to divide in proportion to weights; it may be more than they add up to."""

from __future__ import annotations

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields
from iuralloc.problems.bare.numbers import stated
from iuralloc.problems.division import Division, Stated


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    weights, estate = fields.numbers("claims"), fields.number("estate")
    division = Division(Stated.of(estate), stated(weights))
    return tuple(weights), {"division": lambda: division}


TYPE = GameType(
    id="proportional",
    fields={"claims": "a weight for each player", "estate": "what there is to divide"},
    read=_read,
)
