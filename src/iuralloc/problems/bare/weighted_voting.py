"""``weighted_voting``: a group wins if its votes reach the quota."""

from __future__ import annotations

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, refuse
from iuralloc.problems.bare.games import as_game
from iuralloc.quantities import rational_text


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    from iuralloc.problems.voting import VotingGame

    players = fields.players()
    weights = fields.numbers_of("weights", players)
    for player, weight in weights.items():
        if weight < 0:
            refuse("number-negative", f"{fields.at('weights')}.{player}", player=player, value=rational_text(weight))
    quota = fields.number("quota")
    if quota <= 0:
        refuse("number-not-positive", fields.at("quota"), value=rational_text(quota))
    return players, as_game(lambda: VotingGame.of(players, [weights[player] for player in players], quota))


TYPE = GameType(
    id="weighted_voting",
    fields={"players": "names, in order", "weights": "votes by player", "quota": "votes that win"},
    read=_read,
)
