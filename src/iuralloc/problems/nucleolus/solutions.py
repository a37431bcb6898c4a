"""Nucleolus, prenucleolus and per-capita nucleolus of a game of gains, each with its proof.

D. Schmeidler 1969, SIAM Journal on Applied Mathematics 17 (nucleolus); A. I. Sobolev 1975 (prenucleolus); J. H.
Grotte 1970 (excess for each member). The nucleolus is sought among imputations, where nobody gets less than
alone; the prenucleolus among all divisions of the total.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data
from iuralloc.lp.basis import Tick, no_tick
from iuralloc.problems.excesses import Excesses, Worths
from iuralloc.problems.nucleolus.proof import proof
from iuralloc.problems.nucleolus.search import UNGUIDED_PLAYERS, search
from iuralloc.problems.nucleolus.settled import Game, Level, Measure
from iuralloc.quantities import rational_text

Weights: TypeAlias = tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Nucleolus:
    """A division with its proof.

    Parameters
    ----------
    kind
        ``nucleolus``, ``prenucleolus`` or ``per_capita_nucleolus``.
    payoff
        Player by player.
    levels
        The proof; excesses in the unit of the payoff.
    """

    kind: str
    payoff: tuple[Fraction, ...]
    levels: tuple[Level, ...]

    def certificate(self) -> Data:
        """The proof as plain data: masks and numbers of players as numerals, amounts and weights as ``p/q``."""
        return {
            "kind": self.kind,
            "payoff": [rational_text(amount) for amount in self.payoff],
            "levels": [
                {
                    "excess": rational_text(level.excess),
                    "coalitions": weights_data(level.coalitions),
                    "floors": weights_data(level.floors),
                }
                for level in self.levels
            ],
        }


def weights_data(weights: Weights) -> Data:
    """Weights as plain data."""
    return [[str(number), rational_text(weight)] for number, weight in weights]


def nucleolus(
    players: int, worths: Worths, denominator: int = 1, *, tick: Tick = no_tick, guided: bool | None = None
) -> Nucleolus | None:
    """The imputation that makes the largest excess least, then the next, and so on.

    Parameters
    ----------
    players
        Their number.
    worths
        2^n whole numbers by mask over the denominator; for a burden, negated.
    denominator
        Above 0.
    tick
        Called inside the loops; raises to stop.
    guided
        Whether a solver guides the search; None to decide by the number of players. The answer is the same.

    Returns
    -------
    Nucleolus or None
        None if there is no imputation: alone the players could get more than all together.

    Examples
    --------
    >>> found = nucleolus(3, [0, 0, 0, 4, 0, 3, 2, 6])
    >>> [str(amount) for amount in found.payoff]
    ['3', '2', '1']
    >>> nucleolus(2, [0, 3, 3, 5]) is None
    True
    """
    return _solved("nucleolus", players, worths, denominator, tick, guided)


def prenucleolus(
    players: int, worths: Worths, denominator: int = 1, *, tick: Tick = no_tick, guided: bool | None = None
) -> Nucleolus:
    """The division of the total that makes the largest excess least, then the next; parameters as in `nucleolus`.

    Examples
    --------
    >>> [str(amount) for amount in prenucleolus(2, [0, 3, 4, 5]).payoff]
    ['2', '3']
    """
    found = _solved("prenucleolus", players, worths, denominator, tick, guided)
    if found is None:
        raise Inconsistency("a prenucleolus was not found")
    return found


def per_capita_nucleolus(
    players: int, worths: Worths, denominator: int = 1, *, tick: Tick = no_tick, guided: bool | None = None
) -> Nucleolus | None:
    """The imputation that makes the largest excess for each member least; as `nucleolus` otherwise.

    Examples
    --------
    >>> found = per_capita_nucleolus(3, [0, 0, 0, 6, 0, 0, 0, 12])
    >>> [str(amount) for amount in found.payoff], [str(level.excess) for level in found.levels]
    (['5', '5', '2'], ['-2', '-7/2'])
    """
    return _solved("per_capita_nucleolus", players, worths, denominator, tick, guided)


def _solved(
    kind: str, players: int, worths: Worths, denominator: int, tick: Tick, guided: bool | None
) -> Nucleolus | None:
    excesses = Excesses(players, worths, tick)
    alone = [excesses.worth(1 << number) for number in range(players)]
    bounded = kind != "prenucleolus"
    if bounded and sum(alone) > excesses.worth(excesses.everyone):
        return None
    measure: Measure = "per-capita" if kind == "per_capita_nucleolus" else "whole"
    game = Game(players, excesses, tuple(alone) if bounded else None, measure)
    point = search(game, tick, guided=players > UNGUIDED_PLAYERS if guided is None else guided)
    levels = proof(game, point, tick)
    if levels is None:
        raise Inconsistency("a nucleolus does not pass its own proof")
    return Nucleolus(
        kind,
        tuple(amount / denominator for amount in point.amounts()),
        tuple(Level(level.excess / denominator, level.coalitions, level.floors) for level in levels),
    )
