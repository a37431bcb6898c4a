"""``bankruptcy``: claims that an estate does not fill; a group is worth what the claims of the others leave."""

from __future__ import annotations

from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, refuse
from iuralloc.problems.bare.games import GAME
from iuralloc.problems.claims_game import claims_game
from iuralloc.problems.division import Division, Stated
from iuralloc.problems.games import GameProblem
from iuralloc.quantities import rational_text


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    claims, estate = fields.numbers("claims"), fields.number("estate")
    for player, claim in claims.items():
        if claim < 0:
            refuse("number-negative", f"{fields.at('claims')}.{player}", player=player, value=rational_text(claim))
    if estate < 0:
        refuse("number-negative", fields.at("estate"), player="estate", value=rational_text(estate))
    division = Division(Stated.of(estate), {player: Stated.of(claim) for player, claim in claims.items()})
    return tuple(claims), {
        "division": lambda: division,
        "game": lambda: GameProblem(claims_game(estate, claims), GAME),
    }


TYPE = GameType(
    id="bankruptcy",
    fields={"claims": "a claim for each player", "estate": "what there is to divide"},
    read=_read,
)
