"""``rounding``: amounts to be brought to whole units."""

from __future__ import annotations

from fractions import Fraction

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, read_number, refuse
from iuralloc.problems.bare.numbers import stated
from iuralloc.problems.division import Stated
from iuralloc.problems.rounding import Rounding
from iuralloc.quantities import rational_text


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    amounts = fields.numbers("amounts")
    unit = read_number(fields.get("unit", Fraction(1, 100)), fields.at("unit"))
    if unit <= 0:
        refuse("number-not-positive", fields.at("unit"), value=rational_text(unit))
    total = fields.get("total")
    wanted = None if total is None else Stated.of(read_number(total, fields.at("total")))
    rounding = Rounding(stated(amounts), Stated.of(unit), wanted)
    return tuple(amounts), {"rounding": lambda: rounding}


TYPE = GameType(
    id="rounding",
    fields={
        "amounts": "an amount for each player",
        "unit?": "the smallest payable amount; 0.01 by default",
        "total?": "what the rounded amounts add up to; the sum of the amounts by default",
    },
    read=_read,
)
