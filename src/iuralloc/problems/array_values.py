"""Values of games too large for lists: levels, weights, graphs and rights, on an array by mask and exact.

Everything is added up in machine words. Where they do not hold what may come up, the worths are taken apart into
digits so small that they do, and what comes of the digits is put together again in Python's own numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import prod
from typing import Final

import numpy as np
from numpy.typing import NDArray

from iuralloc.problems.array_game import ArrayGame
from iuralloc.problems.dense import WIDE_PARTIES
from iuralloc.problems.levels import Partition, Standing, arrival_weights, standings
from iuralloc.problems.sums_by_size import WORD, WholeNumbers, sums_by_size
from iuralloc.problems.tugame import WorthGame, refuse_beyond
from iuralloc.problems.weighted_values import common_multiple, refuse_fine

#: a sum of digits stays below 2^62
_SAFE_BITS: Final = 62

Masks = NDArray[np.int64]


def as_array(game: WorthGame) -> ArrayGame:
    """The same game as an array."""
    return ArrayGame.of_whole_numbers(game.players, game.denominator, _narrow(game.worths))


def value_in_levels_of_array(game: ArrayGame, levels: Sequence[Partition]) -> dict[str, Fraction]:
    """What each party adds on average over all orders in which every block arrives in one go.

    The blocks around an innermost block are folded, level by level, into the average of what its members find
    there: what is left is a game of the members, and its Shapley value.

    Examples
    --------
    >>> game = ArrayGame.of_whole_numbers("ABC", 1, np.array([0, 0, 0, 1, 0, 1, 1, 1]))
    >>> {party: str(part) for party, part in value_in_levels_of_array(game, [["AB", "C"]]).items()}
    {'A': '1/2', 'B': '1/2', 'C': '0'}
    """
    found: dict[str, Fraction] = {}
    for standing in standings(game.players, levels):
        found |= _of_members(game, standing)
    return found


def _of_members(game: ArrayGame, standing: Standing) -> dict[str, Fraction]:
    axes = [_unions(others) for others in standing.others if others]
    inside = _unions([1 << number for number in standing.members])
    groups = inside
    for axis in reversed(axes):
        groups = (axis[:, None] + groups).reshape(-1)
    worths = game.worths[groups] if axes else game.worths[inside]
    around = [arrival_weights(len(others) + 1) for others in standing.others if others]
    scale = prod(whole for _, whole in around)
    totals = [0] * len(standing.members)
    weights, whole = arrival_weights(len(standing.members))
    bits = _SAFE_BITS - scale.bit_length()
    for shift, digits in _digits(worths, game.bound, bits):
        table = digits
        for ways, _ in around:
            table = _folded(table, ways)
        sums = sums_by_size(table, scale << bits)
        for place in range(len(totals)):
            added = sum(weight * sum_ for weight, sum_ in zip(weights, sums.marginals(place), strict=True))
            totals[place] += added << shift
    below = scale * whole * game.denominator
    return {
        game.players[number]: Fraction(total, below) for number, total in zip(standing.members, totals, strict=True)
    }


def _folded(table: WholeNumbers, ways: Sequence[int]) -> WholeNumbers:
    """Weigh the choices of the outermost axis by their size, and add them up: one entry for what is inside."""
    parts = [table.reshape(1 << (len(ways) - 1), -1)]
    while len(parts[0]) > 1:
        half = len(parts[0]) // 2
        parts = [
            parts[0][:half],
            *(more[:half] + fewer[half:] for fewer, more in pairwise(parts)),
            parts[-1][half:],
        ]
    folded: WholeNumbers = sum(part[0] * way for part, way in zip(parts, ways, strict=True))
    return folded


def weighted_value_of_array(
    game: ArrayGame, weights: Mapping[str, int], classes: Partition, *, of_dual: bool = False
) -> dict[str, Fraction]:
    """The weighted Shapley value: dividends added up by the sum of the weights that share them.

    Raises
    ------
    LimitReached
        ``table-too-large`` beyond 20 players; ``weights-too-fine``.
    """
    refuse_beyond("table-too-large", len(game.players), WIDE_PARTIES)
    worths, bound = (_dual(game.worths, game.bound), 2 * game.bound) if of_dual else (game.worths, game.bound)
    found: dict[str, Fraction] = {}
    below = 0
    for members in classes:
        own = _unions([1 << game.players.index(member) for member in members])
        base = below
        below |= int(own[-1])
        within = _less(worths[base + own], worths[base : base + 1], bound)
        block = ArrayGame.of_whole_numbers(members, 1, within)
        parts = _by_sums(block, [weights[member] for member in members])
        found |= {member: part / game.denominator for member, part in zip(members, parts, strict=True)}
    return found


def _by_sums(game: ArrayGame, weights: Sequence[int]) -> list[Fraction]:
    if sum(weights) >= WORD:
        refuse_fine()
    sums = np.zeros(1, np.int64)
    for weight in weights:
        sums = np.concatenate((sums, sums + weight))
    dividends = game.dividends()
    groups = np.flatnonzero(dividends)
    if not len(groups):
        return [Fraction(0) for _ in weights]
    groups = groups[np.argsort(sums[groups], kind="stable")]
    different, starts = np.unique(sums[groups], return_index=True)
    totals = [int(total) for total in different]
    whole = common_multiple(totals)
    ordered = dividends[groups]
    received = [0] * len(weights)
    largest = max(abs(int(ordered.min())), abs(int(ordered.max())))
    for shift, digits in _digits(ordered, largest, _SAFE_BITS - len(weights)):
        for number in range(len(weights)):
            held = np.add.reduceat(digits * (groups >> number & 1), starts)
            received[number] += (
                sum(int(part) * (whole // total) for part, total in zip(held, totals, strict=True) if part) << shift
            )
    return [Fraction(weight * part, whole) for weight, part in zip(weights, received, strict=True)]


def _dual(worths: WholeNumbers, bound: int) -> WholeNumbers:
    return _less(worths[-1:], worths[::-1], bound)


def restricted_array(game: ArrayGame, neighbours: Sequence[int]) -> ArrayGame:
    """The game in which a group is worth what its connected parts are worth.

    Parameters
    ----------
    game
        At most 20 players.
    neighbours
        For each player the mask of those whom an edge joins to it.

    Raises
    ------
    LimitReached
        ``table-too-large``.

    Examples
    --------
    >>> game = ArrayGame.of_whole_numbers("ABC", 1, np.array([0, 0, 0, 1, 0, 1, 1, 3]))
    >>> restricted_array(game, [2, 5, 2]).worths.tolist()
    [0, 0, 0, 1, 0, 0, 1, 3]
    """
    players = len(game.players)
    refuse_beyond("table-too-large", players, WIDE_PARTIES)
    beside = np.zeros(1, np.int64)
    for mask in neighbours:
        beside = np.concatenate((beside, beside | mask))
    groups = np.arange(1 << players, dtype=np.int64)
    part = groups & -groups
    while True:
        grown = (part | beside[part]) & groups
        if np.array_equal(grown, part):
            break
        part = grown
    fits = game.bound * players < WORD
    worths = game.worths if fits else game.worths.astype(object)
    total = worths[part]
    rest = groups ^ part
    # Groups that are still to be taken apart, part after part.
    left = np.flatnonzero(rest)
    while len(left):
        first = part[rest[left]]
        total[left] += worths[first]
        rest[left] ^= first
        left = left[rest[left] != 0]
    return ArrayGame.of_whole_numbers(game.players, game.denominator, total)


def highest_rights(game: ArrayGame, hopes: Sequence[int], sign: int) -> list[int]:
    """For each player the most that any of its groups has left when the others get what they hope for.

    Parameters
    ----------
    game
        The game, in whole numbers.
    hopes
        What each player hopes for, over the denominator of the game.
    sign
        1, or -1 for a burden: then it is the least that is left to pay.

    Examples
    --------
    >>> game = ArrayGame.of_whole_numbers("ABC", 1, np.array([0, 0, 0, 60, 0, 60, 60, 72]))
    >>> highest_rights(game, [12, 12, 12], 1)
    [48, 48, 48]
    """
    fits = game.bound + sum(map(abs, hopes)) < WORD
    claimed = np.zeros(1, np.int64 if fits else object)
    for hope in hopes:
        claimed = np.concatenate((claimed, claimed + hope))
    left = game.worths - claimed
    best = []
    for number, hope in enumerate(hopes):
        with_player = left.reshape(-1, 2, 1 << number)[:, 1]
        best.append(int(with_player.max() if sign > 0 else with_player.min()) + hope)
    return best


def _unions(masks: Sequence[int]) -> Masks:
    found = np.zeros(1, np.int64)
    for mask in masks:
        found = np.concatenate((found, found + mask))
    return found


def _narrow(worths: Sequence[int]) -> WholeNumbers:
    fits = all(-WORD < worth < WORD for worth in worths)
    return np.array(worths, np.int64 if fits else object)


def _less(worths: WholeNumbers, others: WholeNumbers, bound: int) -> WholeNumbers:
    """Differences of worths, in Python's own numbers where machine words do not hold them."""
    if 2 * bound < WORD or worths.dtype == object:
        return worths - others
    return worths.astype(object) - others


def _digits(worths: WholeNumbers, bound: int, bits: int) -> Iterator[tuple[int, WholeNumbers]]:
    """Numbers taken apart: each is the sum of its digits shifted to the left, and no digit is beyond 2^bits."""
    shift = 0
    rest = worths
    while bound >> shift >= 1 << bits:
        yield shift, (rest & (1 << bits) - 1).astype(np.int64)
        rest, shift = rest >> bits, shift + bits
    yield shift, rest.astype(np.int64)
