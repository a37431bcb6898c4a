"""The superadditive cover: what a group that no clause lists can do by splitting up.

Groups that cannot form together, or that nobody has thought of, are never worth a silent zero: they go
their ways in listed groups and as single players. A group that is listed keeps its listed worth, even where
it would do better apart, because that is what the contract says.
"""

from __future__ import annotations

from collections.abc import Mapping

from iuralloc.errors import Budget
from iuralloc.problems.tugame import Sense, refuse_beyond


def superadditive_cover(players: int, listed: Mapping[int, int], sense: Sense = "gain") -> list[int]:
    """Fill up a table of worths by splitting every group that is not listed in the best way.

    Parameters
    ----------
    players
        How many there are.
    listed
        Worth by mask, all over one denominator. A single player that is not listed is worth 0.
    sense
        In a ``gain`` the best splitting is the dearest, in a ``burden`` the cheapest.

    Returns
    -------
    list of int
        A worth for each mask over the same denominator; 0 for nobody.

    Raises
    ------
    LimitReached
        ``cover-too-large`` beyond ``Budget.COVER_PARTIES`` players: 3^n splittings would be compared.

    Examples
    --------
    >>> superadditive_cover(3, {0b001: 4, 0b011: 9, 0b100: 2})
    [0, 4, 0, 9, 2, 6, 2, 11]
    """
    refuse_beyond("cover-too-large", players, Budget.COVER_PARTIES)
    better = max if sense == "gain" else min
    blocks = {1 << number: 0 for number in range(players)} | dict(listed)
    # Two tables: a listed group keeps its worth in `worths`, but may still be split up inside a larger one.
    apart = [0] * (1 << players)
    worths = list(apart)
    for mask in range(1, 1 << players):
        # The lowest player's block is chosen first, so that each splitting is met once.
        lowest = mask & -mask
        others = mask ^ lowest
        best = blocks[lowest] + apart[others]
        some = others
        while some:
            block = blocks.get(lowest | some)
            if block is not None:
                best = better(best, block + apart[others ^ some])
            some = (some - 1) & others
        apart[mask] = best
        worths[mask] = blocks.get(mask, best)
    return worths
