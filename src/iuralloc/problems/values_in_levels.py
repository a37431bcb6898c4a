"""The value of a game by levels of cooperation, from what every party adds on its arrival.

With no level it is the Shapley value, with one the value of G. Owen (1977, Values of games with a priori unions,
Mathematical Economics and Game Theory, 76-88), with more that of E. Winter (1989).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import prod

from iuralloc.problems.dense import dense
from iuralloc.problems.levels import Partition, Standing, arrival_weights, standings, unions
from iuralloc.problems.tugame import TUGame, WorthGame


def value_in_levels(game: TUGame, levels: Sequence[Partition]) -> dict[str, Fraction]:
    """What each party adds on average over all orders in which every block arrives in one go.

    Raises
    ------
    LimitReached
        ``table-too-large`` or ``game-too-large``, see `dense`.

    Examples
    --------
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 1, 0, 1, 1, 1])
    >>> {party: str(part) for party, part in value_in_levels(game, [["AB", "C"]]).items()}
    {'A': '1/2', 'B': '1/2', 'C': '0'}
    """
    table = dense(game)
    if isinstance(table, WorthGame):
        found: dict[str, Fraction] = {}
        for standing in standings(table.players, levels):
            found |= _of_members(table, standing)
    else:
        from iuralloc.problems.array_values import value_in_levels_of_array

        found = value_in_levels_of_array(table, levels)
    return {player: found[player] for player in game.players}


def _of_members(game: WorthGame, standing: Standing) -> dict[str, Fraction]:
    """The values of the members of one innermost block: the Shapley value of what they add to what is around."""
    around, scale = _around(standing)
    inside = unions([1 << number for number in standing.members])
    worths = [sum(weight * game.worths[outside | group] for outside, weight in around) for group in inside]
    weights, whole = arrival_weights(len(standing.members))
    found = {}
    for place, number in enumerate(standing.members):
        bit = 1 << place
        added = sum(
            weights[group.bit_count()] * (worths[group | bit] - worth)
            for group, worth in enumerate(worths)
            if not group & bit
        )
        found[game.players[number]] = Fraction(added, whole * scale * game.denominator)
    return found


def _around(standing: Standing) -> tuple[list[tuple[int, int]], int]:
    """Every choice of whole blocks that may come before an innermost block, with its weight, and their scale."""
    levels = []
    for others in standing.others:
        weights, _ = arrival_weights(len(others) + 1)
        levels.append([(mask, weights[chosen.bit_count()]) for chosen, mask in enumerate(unions(others))])
    scale = prod(arrival_weights(len(others) + 1)[1] for others in standing.others)
    choices = [(sum(mask for mask, _ in choice), prod(weight for _, weight in choice)) for choice in product(*levels)]
    return choices, scale
