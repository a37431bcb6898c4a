"""The plan of the sheets that compute: which cell holds which figure, reading, part and worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from iuralloc.audit.trail import canonical
from iuralloc.formula import Data
from iuralloc.report.writers.spreadsheet.readings import ReadingKey
from iuralloc.report.writers.spreadsheet.spots import NotLive, Spot

Key = TypeVar("Key")
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Plan:
    """Cells by what they hold.

    Parameters
    ----------
    figures
        Figures that are one number, by id.
    readings
        Numbers that the contract states, by the bytes where they stand and as what they are read.
    parts
        Parts of a division, by the figure that holds it and the party.
    dividends
        What a group of one make-up adds by working together, by the figure of the game and the make-up.
    worths
        What a group is worth, by the key of the game and the mask of the group.
    players
        The players of those games, by the key of the game.
    """

    figures: dict[str, Spot] = field(default_factory=dict)
    readings: dict[ReadingKey, Spot] = field(default_factory=dict)
    parts: dict[tuple[str, str], Spot] = field(default_factory=dict)
    dividends: dict[tuple[str, tuple[int, ...]], Spot] = field(default_factory=dict)
    worths: dict[tuple[str, int], Spot] = field(default_factory=dict)
    players: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def worth(self, game: Data, mask: int) -> Spot:
        """The cell of what a group is worth.

        Raises
        ------
        NotLive
            If the game is not written out.
        """
        return found(self.worths, (game_key(game), mask))

    def mask(self, game: Data, members: list[str]) -> int:
        """A group as the sum of the bits of its members."""
        players = found(self.players, game_key(game))
        return sum(1 << players.index(member) for member in members)


def game_key(game: Data) -> str:
    """What a game is known by: the id of its figure, or the formula that makes it on the spot."""
    return game if isinstance(game, str) else canonical(game)


def found(things: Mapping[Key, Thing], key: Key) -> Thing:
    """What stands under a key.

    Raises
    ------
    NotLive
        If nothing does: then no cell holds it.
    """
    if key not in things:
        raise NotLive(str(key))
    return things[key]
