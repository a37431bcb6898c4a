"""``dividends``: the worth of a group is the sum of the dividends of the groups in it."""

from __future__ import annotations

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, read_groups
from iuralloc.problems.bare.games import as_game, by_terms, read_kind
from iuralloc.problems.coalition import numbers_of
from iuralloc.problems.draws import Term


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    players = fields.players()
    groups = read_groups(fields.need("dividends"), players, fields.at("dividends"))
    terms = [Term(tuple((number,) for number in numbers_of(mask)), (), value) for mask, value in groups.items()]
    return players, as_game(lambda: by_terms(players, terms), read_kind(fields))


TYPE = GameType(
    id="dividends",
    fields={
        "players": "names, in order",
        "dividends": 'what a group adds beyond its smaller groups: {"A+B": 4}',
        "kind?": "`profit` or `cost`",
    },
    read=_read,
)
