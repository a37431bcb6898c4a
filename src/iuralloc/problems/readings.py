"""The formulas that read a game: a worth, a dividend, what a player adds, who objects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data, Formula, Look, Sum, number
from iuralloc.problems.draws import spread
from iuralloc.problems.objections import Objections, objections
from iuralloc.problems.synergies import SynergyGame, times
from iuralloc.problems.tugame import Sense, TUGame
from iuralloc.quantities import rational_text


def game_behind(operand: Formula, look: Look) -> TUGame:
    """The value of an operand that must be a game."""
    value = operand.value(look)
    if not isinstance(value, TUGame):
        raise Inconsistency(f"{operand.kind} is no game where one is wanted")
    return value


@dataclass(frozen=True, slots=True)
class WorthOf(Formula):
    """The worth of one group in a game."""

    kind: ClassVar[str] = "worth"
    game: Formula
    members: tuple[str, ...]

    def value(self, look: Look) -> Fraction:
        """v(S)."""
        return game_behind(self.game, look).worth(self.members)

    def as_data(self) -> Data:
        """``game`` and ``members``."""
        return {"kind": self.kind, "game": self.game.as_data(), "members": list(self.members)}

    def parts(self) -> tuple[Formula, ...]:
        """The game."""
        return (self.game,)


@dataclass(frozen=True, slots=True)
class DividendOf(Formula):
    """The dividend of each single group with a number of members from each block of a game."""

    kind: ClassVar[str] = "dividend"
    game: Formula
    draw: tuple[int, ...]

    def value(self, look: Look) -> Fraction:
        """The dividend; 0 where the game lists none."""
        game = game_behind(self.game, look)
        if not isinstance(game, SynergyGame) or len(self.draw) != len(game.blocks):
            raise Inconsistency("a dividend is asked of a game without these blocks")
        return game.dividend(self.draw)

    def as_data(self) -> Data:
        """``game`` and ``draw`` with an entry for every block."""
        return {"kind": self.kind, "game": self.game.as_data(), "draw": list(self.draw)}

    def parts(self) -> tuple[Formula, ...]:
        """The game."""
        return (self.game,)


def by_dividends(game: SynergyGame, stated: Formula, part: Callable[[int], Fraction]) -> dict[str, Formula]:
    """What each player gets if every member of a group gets the same part of the group's dividend.

    Parameters
    ----------
    game
        One formula is made for each of its blocks: their members are alike.
    stated
        The operand whose value is the game.
    part
        The part for one member, by the number of members.
    """
    terms: list[list[tuple[Fraction, Formula]]] = [[] for _ in game.blocks]
    rows = sorted((spread(draw, len(game.blocks)), draw) for draw in game.dividends)
    for counts, draw in rows:
        dividend = DividendOf(stated, counts)
        groups = times(draw, game.sizes)
        for block, count in draw:
            # Of all groups of the draw, count / size hold a given member of the block.
            terms[block].append((part(sum(counts)) * Fraction(groups * count, game.sizes[block]), dividend))
    return {
        member: formula
        for block, formula in zip(game.blocks, (Sum(tuple(own)) for own in terms), strict=True)
        for member in block.members
    }


@dataclass(frozen=True, slots=True)
class Marginals(Formula):
    """What a player adds to the groups it joins, weighted by their size.

    Parameters
    ----------
    game
        A game that can be written as a table.
    player
        One of its players.
    weights
        By the size of the group with the player in it, from 1 to n.
    """

    kind: ClassVar[str] = "marginals"
    game: Formula
    player: str
    weights: tuple[Fraction, ...]

    def value(self, look: Look) -> Fraction:
        """Sum over all groups S with the player: weight of |S| times (v(S) - v(S without the player))."""
        return game_behind(self.game, look).table().weighted_marginals(self.player, self.weights)

    def as_data(self) -> Data:
        """``game``, ``player`` and ``weights``."""
        return {
            "kind": self.kind,
            "game": self.game.as_data(),
            "player": self.player,
            "weights": [rational_text(weight) for weight in self.weights],
        }

    def parts(self) -> tuple[Formula, ...]:
        """The game."""
        return (self.game,)


@dataclass(frozen=True, slots=True)
class Objecting(Formula):
    """Which groups object to a split of a game; its value is the table of the largest objections.

    It is stated only where `objections` has an answer.
    """

    kind: ClassVar[str] = "objections"
    game: Formula
    sense: Sense
    payoffs: tuple[tuple[str, Formula], ...]
    listed: int

    def value(self, look: Look) -> Objections:
        """How many groups object, and the largest objections."""
        payoffs = {player: number(operand, look) for player, operand in self.payoffs}
        found = objections(game_behind(self.game, look), payoffs, self.sense, self.listed)
        if found is None:
            raise Inconsistency("a core test is stated that was not made")
        return found

    def as_data(self) -> Data:
        """``game``, ``sense``, ``payoffs`` by player and the number ``listed``."""
        return {
            "kind": self.kind,
            "game": self.game.as_data(),
            "sense": self.sense,
            "payoffs": [[player, operand.as_data()] for player, operand in self.payoffs],
            "listed": self.listed,
        }

    def parts(self) -> tuple[Formula, ...]:
        """The game, then the payoffs."""
        return (self.game, *(operand for _, operand in self.payoffs))
