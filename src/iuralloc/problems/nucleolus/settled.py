"""What the levels found so far have settled: coalitions whose payoff is known, and all that follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

import numpy as np

from iuralloc.problems.excesses import Excesses, Point
from iuralloc.problems.span import Masks, Span, totals

#: whether the discontent of a coalition is its excess, or its excess for each member
Measure: TypeAlias = Literal["whole", "per-capita"]


@dataclass(frozen=True, slots=True)
class Game:
    """A game for the levels: its worths are whole numbers, its individual bounds too.

    Parameters
    ----------
    players
        Their number.
    excesses
        The scan of all coalitions; what it leaves out is set by `Settled`.
    floors
        What no player may fall below, by number; None where nothing but the total binds.
    measure
        Of the discontent.
    """

    players: int
    excesses: Excesses
    floors: tuple[int, ...] | None
    measure: Measure

    def counts(self, mask: int) -> int:
        """What an excess of a coalition is divided by."""
        return mask.bit_count() if self.measure == "per-capita" else 1

    def sizes(self, masks: Masks) -> Masks:
        """How many players each coalition has."""
        return totals([1] * self.players, masks)

    def column(self, mask: int, *, counted: bool = True) -> list[int]:
        """The vector of a coalition, and behind it what its discontent counts; 0 for what is settled."""
        return [*(mask >> number & 1 for number in range(self.players)), self.counts(mask) if counted else 0]

    def largest(self, point: Point) -> tuple[Fraction, Masks]:
        """The largest discontent at a point, and whose it is, small coalitions first.

        For each member, the largest is sought by raising everybody's payoff by the largest found so far, until
        nobody is above it (W. Dinkelbach 1967, Management Science 13).
        """
        value, masks = self.excesses.largest(point)
        if self.measure == "per-capita":
            level = value / int(masks[0]).bit_count()
            while True:
                value, masks = self.excesses.largest(point.raised(level))
                if value == 0:
                    break
                level += value / int(masks[0]).bit_count()
            value = level
        return value, masks[np.lexsort((masks, self.sizes(masks)))]

    def above(self, point: Point, level: Fraction) -> tuple[Fraction, int]:
        """By how much excesses pass what a level allows, at most, and the first coalition that does so."""
        if self.measure == "per-capita":
            point, level = point.raised(level), Fraction(0)
        value, masks = self.excesses.largest(point)
        return value - level, int(masks[0])


class Settled:
    """Coalitions with known payoffs, independent of each other: that of all, then those the levels bring."""

    __slots__ = ("_game", "payoffs", "span")

    def __init__(self, game: Game) -> None:
        self._game = game
        self.span = Span(game.players)
        self.payoffs: dict[int, Fraction] = {}
        everyone = (1 << game.players) - 1
        self.settle({everyone: Fraction(game.excesses.worth(everyone))})

    @property
    def complete(self) -> bool:
        """Whether every payoff is known."""
        return self.span.rank == self._game.players

    def settle(self, payoffs: Mapping[int, Fraction]) -> None:
        """Add coalitions, and leave out all that they decide from the scan."""
        for mask, payoff in payoffs.items():
            if self.span.add(mask):
                self.payoffs[mask] = payoff
        if not self.complete:
            self._game.excesses.exclude(self.span.members())

    def settle_level(self, level: Level) -> None:
        """Settle what a level has shown to be the same in every optimum."""
        game = self._game
        payoffs = {mask: game.excesses.worth(mask) - level.excess * game.counts(mask) for mask, _ in level.coalitions}
        self.settle(payoffs | {1 << number: Fraction(game.floors[number]) for number, _ in level.floors if game.floors})


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the proof: no division does better here, and these coalitions are why.

    Parameters
    ----------
    excess
        The largest discontent outside of what is settled; no smaller one is possible.
    coalitions
        Masks with weights above 0; times what each counts they sum to 1, and with the floors they add up to
        something that is settled. All of them attain the excess.
    floors
        Numbers of players who get what they could have alone, with weights above 0.
    """

    excess: Fraction
    coalitions: tuple[tuple[int, Fraction], ...]
    floors: tuple[tuple[int, Fraction], ...]
