"""``capped``: a loss shared in a ratio, each share up to a cap."""

from __future__ import annotations

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, refuse, shown
from iuralloc.problems.bare.numbers import none_negative, not_negative, read_caps, stated
from iuralloc.problems.capped import Capped
from iuralloc.problems.division import Stated

#: the key of an answer under which stands what nobody bears; no player can have that name
UNRECOVERED = "unrecovered"


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    loss = not_negative(fields.number("loss"), fields.at("loss"), "loss")
    shares = none_negative(fields.numbers("shares"), fields.at("shares"))
    if UNRECOVERED in shares:
        refuse("player-not-named", fields.at("shares"), player=UNRECOVERED)
    if not any(shares.values()):
        refuse("shares-of-nothing", fields.at("shares"))
    fields.need("caps")
    caps = none_negative(read_caps(fields, tuple(shares)), fields.at("caps"))
    reallocate = fields.get("reallocate", False)
    if not isinstance(reallocate, bool):
        refuse("truth-not-read", fields.at("reallocate"), text=shown(reallocate))
    capped = Capped(Stated.of(loss), stated(shares), stated(caps), reallocate)
    return tuple(shares), {"capped": lambda: capped}


TYPE = GameType(
    id="capped",
    fields={
        "loss": "what is to be borne",
        "shares": "ratios in which the players bear it",
        "caps": "the most that each bears; null for no cap",
        "reallocate?": "true: what exceeds a cap goes to those below theirs",
    },
    read=_read,
)
