"""Games of more players than a list by mask holds, as arrays: no fraction, and no loop, for each group."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import comb, prod

import numpy as np

from iuralloc.problems.array_game import ArrayGame
from iuralloc.problems.counted import CountedGame
from iuralloc.problems.draws import spread
from iuralloc.problems.sums_by_size import WORD, WholeNumbers
from iuralloc.problems.synergies import Block, SynergyGame, times


def array_of_synergies(game: SynergyGame) -> ArrayGame:
    """The game of these dividends: block after block every number of members sums up what fewer are worth.

    Raises
    ------
    LimitReached
        ``game-too-large`` beyond ``Budget.ARRAY_PARTIES`` players.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from iuralloc.problems.draws import Term
    >>> labs, firm = Block("lab", ("A", "B")), Block("firm", ("C",))
    >>> game = SynergyGame.of([labs, firm], [Term(((0,), (1,)), (), Fraction(3)), Term(((0,), (0,)), (), Fraction(-1))])
    >>> array_of_synergies(game).worths.tolist()
    [0, 0, 0, -1, 0, 3, 3, 5]
    """
    bound = sum(abs(dividend) * times(draw, game.sizes) for draw, dividend in game.dividends.items())
    # No sum of some dividends is larger than that of all, whatever their signs.
    worths: WholeNumbers = np.zeros([size + 1 for size in game.sizes], np.int64 if bound < WORD else object)
    for draw, dividend in game.dividends.items():
        worths[spread(draw, len(game.sizes))] = dividend
    for axis, size in enumerate(game.sizes):
        along = np.moveaxis(worths, axis, 0)
        for present in range(size, 0, -1):
            for taken in range(present):
                along[present] += along[taken] * comb(present, taken)
    return _group_by_group(game.players, game.blocks, game.denominator, worths.ravel())


def array_of_counts(game: CountedGame) -> ArrayGame:
    """The game of alike players, the worth of whose groups is known by counts.

    Raises
    ------
    LimitReached
        ``game-too-large`` beyond ``Budget.ARRAY_PARTIES`` players.

    Examples
    --------
    >>> array_of_counts(CountedGame.gloves("ABC", "AC", "B")).worths.tolist()
    [0, 0, 0, 1, 0, 0, 1, 1]
    """
    sizes = [len(block.members) for block in game.blocks]
    worths = np.zeros([size + 1 for size in sizes], object)
    for counts, worth in game.worths.items():
        worths[counts] = worth
    return _group_by_group(game.players, game.blocks, game.denominator, _words(worths.ravel()))


def array_of_longest(players: Sequence[str], denominator: int, costs: Sequence[int]) -> ArrayGame:
    """The game in which a group costs as much as the dearest of its members.

    Examples
    --------
    >>> array_of_longest("ABC", 1, [2, 5, 3]).worths.tolist()
    [0, 2, 5, 5, 3, 3, 5, 5]
    """
    worths = _words(np.array([0, *costs], object))
    table = worths[:1]
    for cost in worths[1:]:
        table = np.concatenate([table, np.maximum(table, cost)])
    return ArrayGame.of_whole_numbers(players, denominator, table)


def array_of_estate(players: Sequence[str], denominator: int, estate: int, claims: Sequence[int]) -> ArrayGame:
    """The game in which a group is worth what the claims of the others leave of the estate.

    Examples
    --------
    >>> array_of_estate("AB", 1, 5, [3, 4]).worths.tolist()
    [0, 1, 2, 5]
    """
    fits = estate + sum(claims) < WORD
    table = np.array([estate - sum(claims)], np.int64 if fits else object)
    for claim in claims:
        table = np.concatenate([table, table + claim])
    left = np.maximum(table, 0)
    # Nobody is worth nothing, also where the estate is larger than all claims.
    left[0] = 0
    return ArrayGame.of_whole_numbers(players, denominator, left)


def _group_by_group(
    players: Sequence[str], blocks: Sequence[Block], denominator: int, worths: WholeNumbers
) -> ArrayGame:
    """From worths by counts, the last block's counts running fastest, to worths by mask."""
    lengths = [len(block.members) + 1 for block in blocks]
    steps = list(accumulate(lengths, lambda whole, length: whole // length, initial=prod(lengths)))[1:]
    own = {member: step for block, step in zip(blocks, steps, strict=True) for member in block.members}
    places = np.zeros(1, np.int64)
    for player in players:
        places = np.concatenate([places, places + own[player]])
    return ArrayGame.of_whole_numbers(players, denominator, worths[places])


def _words(numbers: WholeNumbers) -> WholeNumbers:
    """As machine words if they hold every number."""
    return numbers.astype(np.int64) if all(-WORD <= number < WORD for number in numbers.tolist()) else numbers
