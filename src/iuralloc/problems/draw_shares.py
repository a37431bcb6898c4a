"""Dividends of a game by blocks, shared draw by draw: what every player gets of all groups of one make-up.

A value that is linear in the game is known from how it shares each dividend. All groups of a draw have the same
dividend, so a player's part in it is one number: the sum of its parts over those groups of the draw in which it
gets something. A rule says how this number is found without listing the groups.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import comb, prod
from typing import Final, TypeAlias

from iuralloc.errors import Finding, LimitReached
from iuralloc.formula import Formula, Sum
from iuralloc.problems.draws import Draw, spread
from iuralloc.problems.readings import DividendOf
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.weighted_values import common_multiple

#: players who are alike, and the part of each
Shares: TypeAlias = Sequence[tuple[tuple[str, ...], Fraction]]

#: steps that the sharing of one game may take: some seconds
_STEPS: Final = 20_000_000


class DrawShares(ABC):
    """The parts of all players in the dividends of a game, by draw.

    Parameters
    ----------
    game
        The game by blocks.
    """

    def __init__(self, game: SynergyGame) -> None:
        self.game = game
        self._found: dict[Draw, Shares] = {}
        self._steps = 0

    def of(self, draw: Draw) -> Shares:
        """What each player gets of a dividend of 1 of every group of the draw; who gets nothing may be left out.

        Raises
        ------
        LimitReached
            ``sharing-too-long`` (fact ``limit``).
        """
        found = self._found.get(draw)
        if found is None:
            found = self._found[draw] = self._shared(draw)
        return found

    @abstractmethod
    def _shared(self, draw: Draw) -> Shares: ...

    def count_steps(self, steps: int) -> None:
        """Stop before the work begins, where it would take too long.

        Raises
        ------
        LimitReached
            ``sharing-too-long`` (fact ``limit``).
        """
        self._steps += steps
        if self._steps > _STEPS:
            raise LimitReached([Finding("sharing-too-long", facts={"limit": str(_STEPS)})])

    def payoff(self) -> dict[str, Fraction]:
        """The value of the game, player by player.

        Raises
        ------
        LimitReached
            ``weights-too-fine`` where a payoff would have thousands of digits; ``sharing-too-long``.
        """
        # By denominator, so that only whole numbers are added until the end.
        received: dict[str, dict[int, int]] = {player: {} for player in self.game.players}
        for draw, dividend in self.game.dividends.items():
            for players, part in self.of(draw):
                amount, below = part.numerator * dividend, part.denominator
                for player in players:
                    own = received[player]
                    own[below] = own.get(below, 0) + amount
        payoff: dict[str, Fraction] = {}
        for player, own in received.items():
            # Divisors are sums of weights, and each of them may be another.
            common_multiple(own)
            whole = sum((Fraction(total, below) for below, total in own.items()), Fraction(0))
            payoff[player] = whole / self.game.denominator
        return payoff

    def formulas(self, stated: Formula) -> dict[str, Formula]:
        """The same value as sums of coefficient x dividend; alike players share one formula.

        Parameters
        ----------
        stated
            The operand whose value is the game.
        """
        terms: dict[str, list[tuple[Fraction, Formula]]] = {player: [] for player in self.game.players}
        rows = sorted((spread(draw, len(self.game.blocks)), draw) for draw in self.game.dividends)
        for counts, draw in rows:
            dividend = DividendOf(stated, counts)
            for players, part in self.of(draw):
                for player in players:
                    terms[player].append((part, dividend))
        alike: dict[tuple[tuple[int, Fraction], ...], Sum] = {}
        found: dict[str, Formula] = {}
        for player, own in terms.items():
            key = tuple((id(dividend), part) for part, dividend in own)
            found[player] = alike.setdefault(key, Sum(tuple(own)))
        return found


class DualShares(DrawShares):
    """The parts in the dual game, from those in the game itself.

    The dual of "all of T are there" is "one of T is there", a sum of the groups R in T with alternating signs:
    so T passes (-1)^(|R| + 1) of its dividend to every R. A group R of a draw r lies in
    prod C(n_b - r_b, d_b - r_b) groups of a draw d.

    Parameters
    ----------
    of_game
        How the dividends of the game itself would be shared.
    """

    def __init__(self, of_game: DrawShares) -> None:
        super().__init__(of_game.game)
        self._of_game = of_game

    def _shared(self, draw: Draw) -> Shares:
        self.count_steps(100 * prod(count + 1 for _, count in draw))
        received: dict[tuple[str, ...], Fraction] = {}
        for smaller, ways in self._within(draw):
            for players, part in self._of_game.of(smaller):
                received[players] = received.get(players, Fraction(0)) + ways * part
        return tuple(received.items())

    def _within(self, draw: Draw) -> Iterator[tuple[Draw, int]]:
        for counts in product(*(range(count + 1) for _, count in draw)):
            if any(counts):
                ways = prod(
                    comb(self.game.sizes[block] - less, count - less)
                    for (block, count), less in zip(draw, counts, strict=True)
                )
                smaller = tuple((block, less) for (block, _), less in zip(draw, counts, strict=True) if less)
                yield smaller, ways if sum(counts) % 2 else -ways
