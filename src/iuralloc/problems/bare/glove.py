"""``glove``: left and right gloves; a group is worth the number of its pairs."""

from __future__ import annotations

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, read_group, read_sequence, refuse
from iuralloc.problems.bare.games import as_game
from iuralloc.problems.coalition import members_of


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    from iuralloc.problems.counted import CountedGame

    players = fields.players()
    left, right = (
        read_group(read_sequence(fields.need(side), fields.at(side)), players, fields.at(side))
        for side in ("left", "right")
    )
    if left & right:
        refuse("player-twice", fields.at("right"), player=members_of(left & right, players)[0])
    sides = members_of(left, players), members_of(right, players)
    return players, as_game(lambda: CountedGame.gloves(players, *sides))


TYPE = GameType(
    id="glove",
    fields={"players": "names, in order", "left": "players with a left glove", "right": "players with a right glove"},
    read=_read,
)
