"""A game as a table by mask, in the form in which it is soonest read: a list for few players, else an array."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from iuralloc.errors import Budget
from iuralloc.problems.counted import CountedGame
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.tugame import TUGame, WorthGame, refuse_beyond
from iuralloc.problems.voting import VotingGame

#: where several arrays of 2^n are held at once
WIDE_PARTIES: Final = 20

if TYPE_CHECKING:
    from iuralloc.problems.array_game import ArrayGame


def dense(game: TUGame) -> WorthGame | ArrayGame:
    """The table of a game: a `WorthGame` up to ``Budget.TWO_ROADS_PARTIES`` players, above an `ArrayGame`.

    Raises
    ------
    LimitReached
        ``table-too-large`` or ``game-too-large`` (facts ``parties`` and ``limit``) where there is none.

    Examples
    --------
    >>> dense(WorthGame.of_whole_numbers("AB", 1, [0, 1, 2, 7])).worths
    (0, 1, 2, 7)
    """
    players = len(game.players)
    if players <= Budget.TWO_ROADS_PARTIES:
        return game.table()
    # Loaded here: a small game needs no array.
    from iuralloc.problems.array_game import ArrayGame
    from iuralloc.problems.array_values import as_array
    from iuralloc.problems.arrays_by_counts import array_of_counts, array_of_synergies
    from iuralloc.problems.winning import array_of_votes

    if isinstance(game, ArrayGame):
        return game
    if isinstance(game, VotingGame) and players > Budget.WORTH_PARTIES:
        refuse_beyond("table-too-large", players, Budget.ARRAY_PARTIES)
        return array_of_votes(game.players, game.weights, game.quota)
    if isinstance(game, SynergyGame | CountedGame):
        refuse_beyond("table-too-large", players, Budget.ARRAY_PARTIES)
        return array_of_synergies(game) if isinstance(game, SynergyGame) else array_of_counts(game)
    return as_array(game.table())


def worths_by_mask(game: TUGame) -> list[int]:
    """The worth of every group by mask, over the denominator of the game.

    Raises
    ------
    LimitReached
        ``groups-too-many`` beyond ``Budget.WORTH_PARTIES`` players; facts ``parties`` and ``limit``.

    Examples
    --------
    >>> worths_by_mask(WorthGame.of_whole_numbers("AB", 1, [0, 1, 2, 7]))
    [0, 1, 2, 7]
    """
    refuse_beyond("groups-too-many", len(game.players), Budget.WORTH_PARTIES)
    if not isinstance(game, SynergyGame):
        table = game.table()
        common = game.denominator // table.denominator
        return [worth * common for worth in table.worths]
    by_counts = dict(game.worths_by_counts())
    numbers = [game.block_numbers[player] for player in game.players]
    counts: list[tuple[int, ...]] = [(0,) * len(game.blocks)]
    for number in numbers:
        counts += [(*before[:number], before[number] + 1, *before[number + 1 :]) for before in counts]
    return [by_counts[found] for found in counts]
