"""Games with transferable worth: what every group of players could earn, or would pay, on its own.

Letters of the literature: N all players, n their number, S a group, v(S) its worth, v(no one) = 0.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any, Final, Literal, TypeAlias

from iuralloc.errors import Budget, Finding, Inconsistency, LimitReached
from iuralloc.formula import Data
from iuralloc.problems.coalition import mask_of

#: whether a worth is something to have (profit, saving) or something to pay (cost, loss)
Sense: TypeAlias = Literal["gain", "burden"]


#: beyond this the worths of a game have not one denominator but a product of many: 300 digits each
_DENOMINATOR_BITS: Final = 1024


class TUGame(ABC):
    """A game in one of its forms; as the value of a figure it is a table.

    The order of the players is that of the contract; no answer depends on it.
    """

    players: tuple[str, ...]
    #: of every worth and of everything that is summed up from them
    denominator: int

    @staticmethod
    def from_table(players: Sequence[str], worths: Any, scale: int | None = None) -> TUGame:
        """The game with these worths by mask, player i being bit i.

        Parameters
        ----------
        players
            Their names, at most ``Budget.ARRAY_PARTIES``.
        worths
            2^n numbers, the first (nobody's) 0: a NumPy array of whole numbers, of floats or of objects, or a
            sequence. An array of ``int64`` is not copied and must not be changed afterwards. Objects are whole
            numbers, `Fraction`, `Decimal`, text such as ``"7/12"``, or floats. A float is taken as it is if it
            is a whole number.
        scale
            Other floats stand for k / `scale` with a whole number k: each must be the very float that
            is nearest to that number, and nearest to no other one with this `scale`. So 0.1 is a tenth
            if the scale is 10 or 100, and is refused if it is 8. Numbers that are exact need no scale.

        Raises
        ------
        LimitReached
            ``game-too-large`` for more players; ``denominator-too-large``.
        ContractAtFault
            ``worths-wrong-length``, ``worth-of-nobody``, ``worth-not-finite``, ``worth-not-exact``,
            ``scale-not-read``, ``number-not-read``, ``field-no-list``; ``player-twice``, ``player-not-named``,
            ``players-missing``.

        Examples
        --------
        >>> game = TUGame.from_table("AB", [0, 0.1, 0.25, 1.5], scale=100)
        >>> game.worth("A"), game.worth_of_all(), game.denominator
        (Fraction(1, 10), Fraction(3, 2), 20)
        """
        from iuralloc.problems.table_reading import read_table

        return read_table(players, worths, scale)

    @abstractmethod
    def worth(self, members: Iterable[str]) -> Fraction:
        """The worth of one group; nobody's is 0."""

    def worth_of_all(self) -> Fraction:
        """The worth of all players together."""
        return self.worth(self.players)

    @abstractmethod
    def table(self) -> WorthGame:
        """The same game as a table by mask; refused with `LimitReached` where it would be too long."""

    @abstractmethod
    def marginals_by_size(self) -> Mapping[str, Sequence[int]]:
        """What each player adds to the groups of each size, over the denominator of the game.

        Entry s - 1 is the sum of v(S) - v(S without the player) over all groups S of s players that hold
        the player. Every semivalue is a weighted sum of it (P. Dubey, A. Neyman and R. J. Weber 1981,
        Mathematics of Operations Research 6). Players who are alike may share one sequence.
        """

    def semivalue(self, weights: Sequence[Fraction]) -> dict[str, Fraction]:
        """What each player adds, weighted by the size of the group that it makes.

        Parameters
        ----------
        weights
            One for each size of group, the player counted: the first for the player alone.

        Examples
        --------
        >>> WorthGame.of_whole_numbers("AB", 1, [0, 1, 2, 7]).semivalue([Fraction(1, 2)] * 2)
        {'A': Fraction(3, 1), 'B': Fraction(4, 1)}
        """
        whole = lcm(*(weight.denominator for weight in weights))
        factors = [weight.numerator * (whole // weight.denominator) for weight in weights]
        marginals = self.marginals_by_size()
        # Players who are alike may share one sequence: it is weighed once, and kept so that it stays itself.
        found: dict[int, tuple[Sequence[int], Fraction]] = {}
        payoff: dict[str, Fraction] = {}
        for player in self.players:
            added = marginals[player]
            if id(added) not in found:
                total = sum(factor * sum_ for factor, sum_ in zip(factors, added, strict=True))
                found[id(added)] = added, Fraction(total, whole * self.denominator)
            payoff[player] = found[id(added)][1]
        return payoff

    @abstractmethod
    def as_data(self) -> Data:
        """The game as the trail carries it."""


def refuse_beyond(code: str, parties: int, limit: int) -> None:
    """End the run with status 4 if there are more parties than the budget allows.

    Raises
    ------
    LimitReached
        With the code given; its facts are ``parties`` and ``limit``.

    Examples
    --------
    >>> refuse_beyond("cover-too-large", 13, 12)
    Traceback (most recent call last):
    ...
    iuralloc.errors.LimitReached: cover-too-large
    """
    if parties > limit:
        raise LimitReached([Finding(code, facts={"parties": str(parties), "limit": str(limit)})])


def common_denominator(numbers: Iterable[Fraction]) -> int:
    """The least common denominator of the numbers of a game.

    Raises
    ------
    LimitReached
        ``denominator-too-large`` (fact ``digits``, the limit) where every number of a large table would be
        hundreds of digits long: thousands of fractions with nothing in common are an attack, not a contract.

    Examples
    --------
    >>> common_denominator([Fraction(1, 4), Fraction(5, 6), Fraction(2)])
    12
    """
    denominator = 1
    for value in numbers:
        denominator = lcm(denominator, value.denominator)
        if denominator.bit_length() > _DENOMINATOR_BITS:
            digits = str(len(str(1 << _DENOMINATOR_BITS)))
            raise LimitReached([Finding("denominator-too-large", facts={"digits": digits})])
    return denominator


@dataclass(frozen=True, slots=True)
class WorthGame(TUGame):
    """A game group by group: whole numbers by mask over one denominator.

    Made by `of` or `of_whole_numbers`, which see to it that the denominator is the least common one.

    Parameters
    ----------
    players
        At most ``Budget.WORTH_PARTIES``, in the order of their bits.
    denominator
        Above 0.
    worths
        2^n whole numbers; the worth of a group is its entry / denominator, the first entry (nobody) is 0.

    Examples
    --------
    >>> game = WorthGame.of("AB", [Fraction(0), Fraction(1), Fraction(1, 2), Fraction(3)])
    >>> game.worth("B"), game.worth_of_all()
    (Fraction(1, 2), Fraction(3, 1))
    >>> game.as_data()
    {'denominator': '2', 'worths': ['0', '2', '1', '6']}
    """

    players: tuple[str, ...]
    denominator: int
    worths: tuple[int, ...]

    @classmethod
    def of(cls, players: Sequence[str], worths: Sequence[Fraction]) -> WorthGame:
        """The game with these worths by mask.

        Raises
        ------
        LimitReached
            ``game-too-large`` beyond ``Budget.WORTH_PARTIES`` players; ``denominator-too-large``.
        """
        denominator = common_denominator(worths)
        return cls.of_whole_numbers(players, denominator, [int(worth * denominator) for worth in worths])

    @classmethod
    def of_whole_numbers(cls, players: Sequence[str], denominator: int, worths: Sequence[int]) -> WorthGame:
        """The game with worths `worths[mask]` / `denominator`, brought to the least denominator.

        Raises
        ------
        LimitReached
            ``game-too-large`` beyond ``Budget.WORTH_PARTIES`` players.
        """
        refuse_beyond("game-too-large", len(players), Budget.WORTH_PARTIES)
        if len(worths) != 1 << len(players) or worths[0] or len(set(players)) != len(players):
            raise Inconsistency("a game is not one worth for each group of different players, nothing for nobody")
        common = gcd(denominator, *worths)
        return cls(tuple(players), denominator // common, tuple(worth // common for worth in worths))

    def worth(self, members: Iterable[str]) -> Fraction:
        """The worth of one group, looked up."""
        return Fraction(self.worths[mask_of(members, self.players)], self.denominator)

    def table(self) -> WorthGame:
        """The game itself."""
        return self

    def dividends(self) -> list[int]:
        """The Harsanyi dividend of every group by mask, over the denominator of the game.

        The dividend of S is what S adds beyond all its smaller groups: v(S) = sum of the dividends of the
        groups in S (J. C. Harsanyi 1963, International Economic Review 4). Found by Moebius inversion: for
        each player take from every group with the player the entry of the group without.

        Examples
        --------
        >>> WorthGame.of_whole_numbers("AB", 1, [0, 1, 2, 7]).dividends()
        [0, 1, 2, 4]
        """
        dividends = list(self.worths)
        for number in range(len(self.players)):
            bit = 1 << number
            for start in range(bit, len(dividends), 2 * bit):
                for mask in range(start, start + bit):
                    dividends[mask] -= dividends[mask - bit]
        return dividends

    def weighted_marginals(self, player: str, weights: Sequence[Fraction]) -> Fraction:
        """What a player adds to the groups it stands in, weighted by the size of the group.

        Parameters
        ----------
        player
            One of the players.
        weights
            One for each size of group, the player counted: the first for the player alone.

        Examples
        --------
        >>> WorthGame.of_whole_numbers("AB", 1, [0, 1, 2, 7]).weighted_marginals("A", [Fraction(1, 2)] * 2)
        Fraction(3, 1)
        """
        added = self._added(self.players.index(player))
        total = sum((weight * sum_ for weight, sum_ in zip(weights, added, strict=True)), Fraction(0))
        return total / self.denominator

    def marginals_by_size(self) -> dict[str, list[int]]:
        """What each player adds, by the size of the group: all groups are looked at for each player.

        Examples
        --------
        >>> WorthGame.of_whole_numbers("AB", 1, [0, 1, 2, 7]).marginals_by_size()
        {'A': [1, 5], 'B': [2, 6]}
        """
        return {player: self._added(number) for number, player in enumerate(self.players)}

    def _added(self, number: int) -> list[int]:
        bit = 1 << number
        added = [0] * len(self.players)
        for start in range(bit, len(self.worths), 2 * bit):
            for mask in range(start, start + bit):
                added[mask.bit_count() - 1] += self.worths[mask] - self.worths[mask - bit]
        return added

    def as_data(self) -> Data:
        """``denominator`` and ``worths`` by mask, as text."""
        return {"denominator": str(self.denominator), "worths": [str(worth) for worth in self.worths]}
