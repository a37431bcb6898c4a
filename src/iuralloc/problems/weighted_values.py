"""The weighted Shapley value of a table, by its potential: one number for every group, from those of smaller ones.

S. Hart and A. Mas-Colell (1989), Potential, value, and consistency, Econometrica 57: a party gets its weight times
what the potential loses without it. With classes, those below have arrived before: E. Kalai and D. Samet (1987),
On weighted Shapley values, International Journal of Game Theory 16.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import Final, NoReturn

from iuralloc.errors import Finding, Inconsistency, LimitReached
from iuralloc.problems.dense import dense
from iuralloc.problems.levels import Partition, unions
from iuralloc.problems.tugame import TUGame, WorthGame, common_denominator

#: a payoff is a sum of fractions over sums of weights; what is longer could be neither printed nor checked
_BITS: Final = 4096


def whole_weights(weights: Mapping[str, Fraction]) -> dict[str, int]:
    """Weights as whole numbers without a common divisor: only their ratios count.

    Examples
    --------
    >>> whole_weights({"A": Fraction(1, 2), "B": Fraction(3, 4)})
    {'A': 2, 'B': 3}
    """
    scale = common_denominator(weights.values())
    whole = {party: int(weight * scale) for party, weight in weights.items()}
    common = gcd(*whole.values())
    return {party: weight // common for party, weight in whole.items()}


def common_multiple(sums: Iterable[int]) -> int:
    """The least common multiple of sums of weights: the denominator of the payoffs.

    Raises
    ------
    LimitReached
        ``weights-too-fine`` (fact ``digits``, the limit).

    Examples
    --------
    >>> common_multiple([2, 3, 4])
    12
    """
    common = 1
    for total in sums:
        common = lcm(common, total)
        if common.bit_length() > _BITS:
            refuse_fine()
    return common


def refuse_fine() -> NoReturn:
    """End the run with status 4: weights with so many digits give payoffs that nobody can print.

    Raises
    ------
    LimitReached
        ``weights-too-fine`` (fact ``digits``, the limit).
    """
    raise LimitReached([Finding("weights-too-fine", facts={"digits": str(len(str(1 << _BITS)))})])


def dual(game: WorthGame) -> WorthGame:
    """The dual game: a group is worth what all lose without it, v(N) - v(N without S).

    Examples
    --------
    >>> dual(WorthGame.of_whole_numbers("AB", 1, [0, 1, 2, 7])).worths
    (0, 5, 6, 7)
    """
    together = game.worths[-1]
    return WorthGame.of_whole_numbers(
        game.players, game.denominator, [together - worth for worth in reversed(game.worths)]
    )


def weighted_value(
    game: TUGame, weights: Mapping[str, int], classes: Partition, *, of_dual: bool = False
) -> dict[str, Fraction]:
    """The weighted Shapley value.

    Parameters
    ----------
    game
        Any game with a table.
    weights
        Above 0, see `whole_weights`.
    classes
        Lowest first.
    of_dual
        Of the dual game instead.

    Raises
    ------
    LimitReached
        ``weights-too-fine``; ``table-too-large`` or ``game-too-large``.

    Examples
    --------
    >>> game = WorthGame.of_whole_numbers("AB", 1, [0, 0, 0, 3])
    >>> {party: str(part) for party, part in weighted_value(game, {"A": 2, "B": 1}, ["AB"]).items()}
    {'A': '2', 'B': '1'}
    """
    table = dense(game)
    if not isinstance(table, WorthGame):
        from iuralloc.problems.array_values import weighted_value_of_array

        found = weighted_value_of_array(table, weights, classes, of_dual=of_dual)
    else:
        table = dual(table) if of_dual else table
        found = {}
        below = 0
        for members in classes:
            numbers = [table.players.index(member) for member in members]
            own = unions([1 << number for number in numbers])
            worths = [table.worths[below | group] - table.worths[below] for group in own]
            parts = _by_potential(worths, [weights[member] for member in members])
            found |= {member: part / table.denominator for member, part in zip(members, parts, strict=True)}
            below |= own[-1]
    return {player: found[player] for player in game.players}


def _by_potential(worths: Sequence[int], weights: Sequence[int]) -> list[Fraction]:
    """w(S) P(S) = v(S) + sum over i in S of w_i P(S without i), in whole numbers over one denominator."""
    sums = [0]
    for weight in weights:
        sums += [before + weight for before in sums]
    # The potential of S is the sum of dividend / weight over the groups in it: no other denominators occur.
    whole = common_multiple({total for total, dividend in zip(sums, _dividends(worths), strict=True) if dividend})
    bits = [(1 << place, weight) for place, weight in enumerate(weights)]
    potential = [0] * len(worths)
    for group in range(1, len(worths)):
        below = sum(weight * potential[group ^ bit] for bit, weight in bits if group & bit)
        potential[group], rest = divmod(whole * worths[group] + below, sums[group])
        if rest:
            raise Inconsistency("a potential has another denominator than the dividends below it")
    return [Fraction(weight * (potential[-1] - potential[-1 ^ bit]), whole) for bit, weight in bits]


def _dividends(worths: Sequence[int]) -> list[int]:
    dividends = list(worths)
    bit = 1
    while bit < len(dividends):
        for group in range(len(dividends)):
            if group & bit:
                dividends[group] -= dividends[group ^ bit]
        bit *= 2
    return dividends
