"""A guide through the levels: a program of few coalitions in a warm solver, which grows by those it violates.

What it proposes is a basis for `solve_level`, which checks it and goes on in whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from iuralloc.lp.backend import GrowingProgram
from iuralloc.lp.basis import Tick
from iuralloc.problems.excesses import Point
from iuralloc.problems.nucleolus.level import Key
from iuralloc.problems.nucleolus.settled import Game, Settled

#: the solver sees worths about this large: far from its tolerance, with digits to spare
_SIZE = 1 << 10
#: below this part of the scale a violation is left to the exact method
_NEAR = Fraction(1, 10**8)
_ROUNDS = 2_000
#: what a solver sees is rounded to such parts of its scale
_FINE = 1 << 40


class Guide:
    """The levels of a game in floats: x_1 … x_n and the level e, which is made small."""

    def __init__(self, game: Game, tick: Tick) -> None:
        self._game, self._tick = game, tick
        players, everyone = game.players, game.excesses.everyone
        total = game.excesses.worth(everyone)
        # Around equal parts the numbers are small, whatever the total.
        self._centre = [total // players] * players
        self._scale = Fraction(max(game.excesses.bound, 1), _SIZE)
        lowest: list[Fraction | None] = [None] * players
        if game.floors is not None:
            lowest = [self._seen(1 << number, floor) for number, floor in enumerate(game.floors)]
        self._program = GrowingProgram([0] * players + [1], [*lowest, None])
        self._rows: dict[int, int] = {}
        self._masks: list[int] = []
        self._let_go: set[int] = set()
        self._add([everyone])
        self._program.settle_row(0, self._seen(everyone, Fraction(total)), players)
        self._settled = {everyone}
        self._paid: set[int] = set()
        singles = [1 << number for number in range(players)]
        self._add(list(dict.fromkeys([*singles, *(everyone ^ single for single in singles)])))

    def proposed(self) -> list[Key] | None:
        """A basis of the level beside what is settled, or None if the solver gives up."""
        for _ in range(_ROUNDS):
            self._tick()
            reading = self._program.run()
            if reading is None:
                return None
            point = self._point(reading.values[:-1])
            level = reading.values[-1] * self._scale
            if self._game.measure == "per-capita":
                point, level = point.raised(level), Fraction(0)
            found = self._game.excesses.proposals(point, level + self._scale * _NEAR)
            fresh = [mask for mask in found if mask not in self._rows]
            if not fresh:
                rows = [self._masks[row] for row in reading.tight_rows]
                keys: list[Key] = [("coalition", mask) for mask in rows if mask not in self._settled]
                if self._game.floors is None:
                    return keys
                # A solver may keep the floor of a player who is settled in the place of what settled it.
                floors = [number for number in reading.tight_columns if number < self._game.players]
                return keys + [("floor", number) for number in floors if number not in self._paid]
            self._add(fresh)
        return None

    def follow(self, settled: Settled) -> None:
        """Make equations of what has been settled since, and let go of what follows from them."""
        players = self._game.players
        fresh = {mask: payoff for mask, payoff in settled.payoffs.items() if mask not in self._settled}
        self._add([mask for mask in fresh if mask not in self._rows])
        for mask, payoff in fresh.items():
            self._program.settle_row(self._rows[mask], self._seen(mask, payoff), players)
        self._settled |= set(fresh)
        self._paid = {number for number in range(players) if settled.span.holds(1 << number)}
        left = [mask for mask in self._masks if mask not in self._let_go]
        decided = settled.span.within(np.array(left, dtype=np.int64)).tolist()
        self._program.drop_rows([self._rows[mask] for mask in decided if mask not in self._settled])
        self._let_go |= set(decided)

    def _point(self, values: Sequence[Fraction]) -> Point:
        """A point near what the solver sees, with one denominator for all that is soon multiplied."""
        unit, scale = _FINE * self._scale.denominator, self._scale.numerator
        seen = [value.numerator * _FINE // value.denominator for value in values]
        return Point.over(
            [centre * unit + value * scale for centre, value in zip(self._centre, seen, strict=True)], unit
        )

    def _add(self, masks: Sequence[int]) -> None:
        if not masks:
            return
        players = self._game.players
        rows = []
        for mask in masks:
            members = [number for number in range(players) if mask >> number & 1]
            rows.append(([*members, players], [1] * len(members) + [self._game.counts(mask)]))
        bounds = [self._seen(mask, self._game.excesses.worth(mask)) for mask in masks]
        for mask, row in zip(masks, self._program.add_rows(bounds, rows), strict=True):
            self._rows[mask] = row
            self._masks.append(mask)

    def _seen(self, mask: int, worth: Fraction | int) -> Fraction:
        centre = sum(value for number, value in enumerate(self._centre) if mask >> number & 1)
        return (worth - centre) / self._scale
