"""A game as the key of what was computed from it: the very same object, without comparing 2^n worths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from iuralloc.problems.tugame import TUGame

_Game = TypeVar("_Game", bound=TUGame)


@dataclass(frozen=True, slots=True, eq=False)
class SameGame(Generic[_Game]):
    """Equal to another only if both hold one object; while it is kept, so is the game.

    Examples
    --------
    >>> from iuralloc.problems.tugame import WorthGame
    >>> one, other = (WorthGame.of_whole_numbers("A", 1, [0, 1]) for _ in range(2))
    >>> SameGame(one) == SameGame(one), SameGame(one) == SameGame(other)
    (True, False)
    """

    game: _Game

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameGame) and other.game is self.game

    def __hash__(self) -> int:
        return id(self.game)
