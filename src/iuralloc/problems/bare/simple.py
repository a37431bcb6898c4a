"""``simple``: groups win or lose; the smallest winning groups say which."""

from __future__ import annotations

from iuralloc.errors import Budget
from iuralloc.problems.bare.card import GameType, Problems
from iuralloc.problems.bare.fields import Fields, read_group, refuse
from iuralloc.problems.bare.games import as_game, refuse_large
from iuralloc.problems.tugame import TUGame, WorthGame


def _read(fields: Fields) -> tuple[tuple[str, ...], Problems]:
    players = fields.players()
    refuse_large(len(players))
    at = fields.at("minimal_winning")
    winning = []
    for place, group in enumerate(fields.sequence("minimal_winning"), start=1):
        mask = read_group(group, players, f"{at}[{place}]")
        if not mask:
            refuse("worth-of-nobody", f"{at}[{place}]")
        if mask in winning:
            refuse("coalition-twice", f"{at}[{place}]", group=str(group))
        winning.append(mask)
    return players, as_game(lambda: _game(players, winning))


def _game(players: tuple[str, ...], winning: list[int]) -> TUGame:
    """A group wins if some minimal winning group is in it: found upwards, player after player."""
    wins = bytearray(1 << len(players))
    for mask in winning:
        wins[mask] = 1
    for number in range(len(players)):
        bit = 1 << number
        for start in range(bit, len(wins), 2 * bit):
            # A group wins that wins without this player.
            below = int.from_bytes(wins[start - bit : start], "little")
            here = int.from_bytes(wins[start : start + bit], "little")
            wins[start : start + bit] = (below | here).to_bytes(bit, "little")
    if len(players) <= Budget.WORTH_PARTIES:
        return WorthGame.of_whole_numbers(players, 1, list(wins))
    return TUGame.from_table(players, list(wins))


TYPE = GameType(
    id="simple",
    fields={"players": "names, in order", "minimal_winning": "the smallest groups that win, as lists of players"},
    read=_read,
)
