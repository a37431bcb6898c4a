"""A game as an array by mask: every one of 2^n worths in a machine word, for up to 24 players."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from iuralloc.errors import Budget, Inconsistency
from iuralloc.formula import Data
from iuralloc.problems.coalition import mask_of
from iuralloc.problems.sums_by_size import HALF, WORD, WholeNumbers, half_of, sums_by_size
from iuralloc.problems.tugame import TUGame, WorthGame, refuse_beyond

#: a piece that stays in a processor's cache
_PIECE_BITS: Final = 16
#: rows of fewer than 2^4 numbers are short
_SHORT_ROWS: Final = 4


# Compared as the thing it is: two arrays of millions of worths are not compared by a stray ``==``.
@dataclass(frozen=True, slots=True, eq=False)
class ArrayGame(TUGame):
    """A game group by group: whole numbers by mask over one denominator, in an array.

    `TUGame.from_table` reads one from whatever holds the worths; `of_whole_numbers` takes an array as it is.

    Parameters
    ----------
    players
        At most ``Budget.ARRAY_PARTIES``, in the order of their bits.
    denominator
        Above 0.
    worths
        2^n whole numbers as ``int64``, or as objects where a machine word does not hold one of them. The first
        (nobody's) is 0. The game cannot change it; whoever made it must not.
    bound
        The largest worth, whatever its sign, over the denominator.

    Examples
    --------
    >>> game = ArrayGame.of_whole_numbers("AB", 2, np.array([0, 2, 1, 6]))
    >>> game.worth("B"), game.worth_of_all(), game.marginals_by_size()
    (Fraction(1, 2), Fraction(3, 1), {'A': [2, 5], 'B': [1, 4]})
    >>> game.dividends().tolist(), game.as_data()
    ([0, 2, 1, 3], {'denominator': '2', 'worths': ['0', '2', '1', '6']})
    """

    players: tuple[str, ...]
    denominator: int
    worths: WholeNumbers
    bound: int

    @classmethod
    def of_whole_numbers(cls, players: Sequence[str], denominator: int, worths: WholeNumbers) -> ArrayGame:
        """The game with worths `worths[mask]` / `denominator`; an array is viewed, not copied.

        Raises
        ------
        LimitReached
            ``game-too-large`` beyond ``Budget.ARRAY_PARTIES`` players.
        """
        refuse_beyond("game-too-large", len(players), Budget.ARRAY_PARTIES)
        if worths.shape != (1 << len(players),) or len(set(players)) != len(players) or worths[0]:
            raise Inconsistency("a game is not one worth for each group of different players, nothing for nobody")
        if worths.dtype not in {np.dtype(np.int64), np.dtype(object)}:
            raise Inconsistency("the worths of a game are no whole numbers")
        own = worths.view()
        own.flags.writeable = False
        return cls(tuple(players), denominator, own, _largest(own))

    def worth(self, members: Iterable[str]) -> Fraction:
        """The worth of one group, looked up."""
        return Fraction(int(self.worths[mask_of(members, self.players)]), self.denominator)

    def table(self) -> WorthGame:
        """The same game without an array.

        Raises
        ------
        LimitReached
            ``game-too-large`` beyond ``Budget.WORTH_PARTIES`` players.
        """
        refuse_beyond("game-too-large", len(self.players), Budget.WORTH_PARTIES)
        return WorthGame.of_whole_numbers(self.players, self.denominator, self.worths.tolist())

    def marginals_by_size(self) -> dict[str, list[int]]:
        """What each player adds, by the size of the group; every worth is looked at twice in all."""
        sums = sums_by_size(self.worths, self.bound)
        return {player: sums.marginals(number) for number, player in enumerate(self.players)}

    def dividends(self) -> WholeNumbers:
        """The Harsanyi dividend of every group by mask, over the denominator of the game.

        By Moebius inversion, see `WorthGame.dividends`; machine words where they hold every dividend, else objects.
        """
        if self.worths.dtype == object or self.bound << len(self.players) < WORD:
            return _inverted(self.worths.copy())
        lower, upper = (_inverted(half_of(self.worths, half)) for half in (1, 2))
        together: WholeNumbers = lower.astype(object) + (upper.astype(object) << HALF)
        return together

    def as_data(self) -> Data:
        """``denominator`` and ``worths`` by mask, as text.

        Raises
        ------
        LimitReached
            ``game-too-large`` beyond ``Budget.WORTH_PARTIES`` players.
        """
        return self.table().as_data()


def _largest(worths: WholeNumbers) -> int:
    """The largest number, whatever its sign; a piece is read from memory once for both ends."""
    ends = (
        abs(int(end))
        for piece in worths.reshape(-1, 1 << min(len(worths).bit_length() - 1, _PIECE_BITS))
        for end in (piece.min(), piece.max())
    )
    return max(ends)


def _inverted(worths: WholeNumbers) -> WholeNumbers:
    """Turn worths into dividends, in place: piece by piece for the players whose bits a piece holds."""
    players = len(worths).bit_length() - 1
    held = min(players, _PIECE_BITS)
    for piece in worths.reshape(-1, 1 << held):
        for number in range(held):
            _take_from_groups_with(piece, number)
    for number in range(held, players):
        _take_from_groups_with(worths, number)
    return worths


def _take_from_groups_with(worths: WholeNumbers, number: int) -> None:
    bit = 1 << number
    if number < _SHORT_ROWS:
        # Few long steps are quicker than many short rows.
        for offset in range(bit):
            worths[bit + offset :: 2 * bit] -= worths[offset :: 2 * bit]
    else:
        pairs = worths.reshape(-1, 2, bit)
        pairs[:, 1] -= pairs[:, 0]
