"""What parties can hope for, and what they can insist on: bounds between which the tau value lies.

S. H. Tijs (1981), Bounds for the core and the tau-value, Game Theory and Mathematical Economics, 123-132. In a
burden everything is said of the game with the other sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import prod
from typing import ClassVar, Literal

from iuralloc.errors import Budget, Finding, LimitReached
from iuralloc.formula import Data, Formula, Look
from iuralloc.problems.counted import CountedGame
from iuralloc.problems.dense import dense
from iuralloc.problems.readings import game_behind
from iuralloc.problems.same_game import SameGame
from iuralloc.problems.synergies import SynergyGame, times
from iuralloc.problems.tugame import Sense, TUGame, WorthGame


def utopia(game: TUGame) -> dict[str, Fraction]:
    """What all lose without the player: nobody can hope for more.

    Examples
    --------
    >>> utopia(WorthGame.of_whole_numbers("AB", 1, [0, 1, 2, 7]))
    {'A': Fraction(5, 1), 'B': Fraction(6, 1)}
    """
    hopes = _hopes(game)
    return {player: Fraction(hope, game.denominator) for player, hope in hopes.items()}


def minimal_rights(game: TUGame, sense: Sense = "gain") -> dict[str, Fraction]:
    """The most that is left to a player in any group whose other members get what they hope for.

    In a burden: the least that is left for it to pay.

    Raises
    ------
    LimitReached
        ``table-too-large``, ``game-too-large``; ``make-ups-too-many`` for a game by blocks.

    Examples
    --------
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 60, 0, 60, 60, 72])
    >>> {player: str(right) for player, right in minimal_rights(game).items()}
    {'A': '48', 'B': '48', 'C': '48'}
    """
    hopes = _hopes(game)
    best = max if sense == "gain" else min
    if isinstance(game, SynergyGame | CountedGame) and _sooner_by_make_up(game):
        found = _by_make_up(game, hopes, sense)
    else:
        table = dense(game)
        # A table may have been brought to a smaller denominator.
        common = game.denominator // table.denominator
        own = [hopes[player] // common for player in table.players]
        if isinstance(table, WorthGame):
            claimed = [0]
            for hope in own:
                claimed += [before + hope for before in claimed]
            left = [worth - claim for worth, claim in zip(table.worths, claimed, strict=True)]
            rights = [
                best(rest for mask, rest in enumerate(left) if mask >> number & 1) + hope
                for number, hope in enumerate(own)
            ]
        else:
            from iuralloc.problems.array_values import highest_rights

            rights = highest_rights(table, own, 1 if sense == "gain" else -1)
        found = {player: right * common for player, right in zip(table.players, rights, strict=True)}
    return {player: Fraction(found[player], game.denominator) for player in game.players}


def _hopes(game: TUGame) -> dict[str, int]:
    """Over the denominator of the game."""
    if isinstance(game, SynergyGame):
        lost = [0] * len(game.blocks)
        for draw, dividend in game.dividends.items():
            groups = times(draw, game.sizes)
            for block, count in draw:
                # Of all groups of the draw, count / size hold a given member of the block.
                lost[block] += dividend * (groups * count // game.sizes[block])
        return {player: lost[game.block_numbers[player]] for player in game.players}
    together = game.worth_of_all()
    hopes = {}
    for player in game.players:
        others = [other for other in game.players if other != player]
        hopes[player] = int((together - game.worth(others)) * game.denominator)
    return hopes


def _sooner_by_make_up(game: SynergyGame | CountedGame) -> bool:
    players = len(game.players)
    if not Budget.TWO_ROADS_PARTIES < players <= Budget.ARRAY_PARTIES:
        return players > Budget.ARRAY_PARTIES
    return prod(len(block.members) + 1 for block in game.blocks) <= Budget.CORE_TYPES


def _by_make_up(game: SynergyGame | CountedGame, hopes: Mapping[str, int], sense: Sense) -> dict[str, int]:
    make_ups = prod(len(block.members) + 1 for block in game.blocks)
    if make_ups > Budget.CORE_TYPES:
        facts = {"make_ups": str(make_ups), "limit": str(Budget.CORE_TYPES)}
        raise LimitReached([Finding("make-ups-too-many", facts=facts)])
    worths = game.worths_by_counts() if isinstance(game, SynergyGame) else game.worths.items()
    own = [hopes[block.members[0]] if block.members else 0 for block in game.blocks]
    sign = 1 if sense == "gain" else -1
    best: list[int | None] = [None] * len(own)
    for counts, worth in worths:
        left = worth - sum(count * hope for count, hope in zip(counts, own, strict=True))
        for block, count in enumerate(counts):
            known = best[block]
            if count and (known is None or sign * (left - known) > 0):
                best[block] = left
    return {
        member: (right or 0) + hope
        for block, right, hope in zip(game.blocks, best, own, strict=True)
        for member in block.members
    }


@dataclass(frozen=True, slots=True)
class MinimalRight(Formula):
    """What one player can insist on.

    Parameters
    ----------
    game
        A game that can be written as a table, or one by blocks with few make-ups.
    player
        One of its players.
    sense
        ``gain``: the most that is left to it in a group; ``burden``: the least that is left for it to pay.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 60, 0, 60, 60, 72])
    >>> MinimalRight(Reference("game"), "B", "gain").value(lambda figure: game)
    Fraction(48, 1)
    """

    kind: ClassVar[str] = "minimal_right"
    game: Formula
    player: str
    sense: Sense

    def value(self, look: Look) -> Fraction:
        """The best over all groups S with the player of v(S) - sum over the others j in S of v(N) - v(N without j)."""
        return _by_definition(SameGame(game_behind(self.game, look)), self.sense)[self.player]

    def as_data(self) -> Data:
        """``game``, ``player`` and ``sense``."""
        return {"kind": self.kind, "game": self.game.as_data(), "player": self.player, "sense": self.sense}

    def parts(self) -> tuple[Formula, ...]:
        """The game."""
        return (self.game,)


@dataclass(frozen=True, slots=True)
class TotalOfBounds(Formula):
    """What all players together can insist on, or can hope for.

    Parameters
    ----------
    game
        As for `MinimalRight`.
    bound
        ``right`` or ``hope``.
    sense
        ``gain`` or ``burden``.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 60, 0, 60, 60, 72])
    >>> [TotalOfBounds(Reference("game"), bound, "gain").value(lambda figure: game) for bound in ("right", "hope")]
    [Fraction(144, 1), Fraction(36, 1)]
    """

    kind: ClassVar[str] = "total_of_bounds"
    game: Formula
    bound: Literal["right", "hope"]
    sense: Sense

    def value(self, look: Look) -> Fraction:
        """The sum over all players of their minimal rights, or of v(N) - v(N without the player)."""
        game = game_behind(self.game, look)
        found = _by_definition(SameGame(game), self.sense) if self.bound == "right" else utopia(game)
        return sum(found.values(), Fraction(0))

    def as_data(self) -> Data:
        """``game``, ``bound`` and ``sense``."""
        return {"kind": self.kind, "game": self.game.as_data(), "bound": self.bound, "sense": self.sense}

    def parts(self) -> tuple[Formula, ...]:
        """The game."""
        return (self.game,)


# The formulas of all players ask for the rights of all.
@lru_cache(maxsize=4)
def _by_definition(same: SameGame[TUGame], sense: Sense) -> dict[str, Fraction]:
    game = same.game
    if isinstance(game, SynergyGame) and len(game.players) > Budget.TWO_ROADS_PARTIES:
        return minimal_rights(game, sense)
    table = game.table()
    everyone = len(table.worths) - 1
    lost = [table.worths[everyone] - table.worths[everyone ^ 1 << number] for number in range(len(table.players))]
    best = max if sense == "gain" else min
    found = {}
    for place, player in enumerate(table.players):
        paid = [0]
        for number, loss in enumerate(lost):
            paid += [before + (0 if number == place else loss) for before in paid]
        left = (table.worths[group] - paid[group] for group in range(1, everyone + 1) if group >> place & 1)
        found[player] = Fraction(best(left), table.denominator)
    return found
