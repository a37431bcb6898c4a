"""Voting with weights: a group is worth 1 if its votes reach the quota, else 0."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import ClassVar, Final

from iuralloc.errors import Budget, Finding, Inconsistency, LimitReached
from iuralloc.formula import Data
from iuralloc.problems.coalition import mask_of, numbers_of
from iuralloc.problems.swings import bits_needed, swings_by_size
from iuralloc.problems.tugame import TUGame, WorthGame, common_denominator, refuse_beyond

#: 2 MB: up to here counting by weight takes no time to speak of, beyond it an array of few voters is quicker
_BITS_AT_ONCE: Final = 1 << 24
#: 128 MB
_BITS: Final = 1 << 30
#: every voter is added, and every weight that occurs is taken out again: some seconds
_BIT_STEPS: Final = 1 << 38


@dataclass(frozen=True, slots=True)
class VotingGame(TUGame):
    """A weighted voting game in whole votes; made by `of`.

    Parameters
    ----------
    players
        The voters.
    weights
        Their votes, at least 0, without a common divisor.
    quota
        The least number of votes that wins, above 0.

    Examples
    --------
    >>> council = VotingGame.of("ABC", [Fraction("0.5"), Fraction("0.25"), Fraction("0.25")], Fraction("0.6"))
    >>> council.weights, council.quota, council.worth("AC"), council.worth("BC")
    ((2, 1, 1), 3, Fraction(1, 1), Fraction(0, 1))
    >>> council.marginals_by_size()
    {'A': [0, 2, 1], 'B': [0, 1, 0], 'C': [0, 1, 0]}
    >>> council.as_data()
    {'quota': '3', 'weights': ['2', '1', '1']}
    """

    players: tuple[str, ...]
    weights: tuple[int, ...]
    quota: int
    denominator: ClassVar[int] = 1  # type: ignore[misc] # of this game it is always 1

    @classmethod
    def of(cls, players: Sequence[str], weights: Sequence[Fraction], quota: Fraction) -> VotingGame:
        """The game with these votes, brought to the least whole numbers; the quota is rounded up to a whole vote.

        Raises
        ------
        LimitReached
            ``denominator-too-large``.
        """
        if len(set(players)) != len(players) or len(weights) != len(players):
            raise Inconsistency("a voter stands twice, or has no votes")
        if quota <= 0 or any(weight < 0 for weight in weights):
            raise Inconsistency("votes below nothing, or a quota that nobody needs to reach")
        scale = common_denominator(weights)
        votes = [int(weight * scale) for weight in weights]
        common = gcd(*votes) or 1
        needed = -(-quota * scale // common)
        return cls(tuple(players), tuple(vote // common for vote in votes), int(needed))

    def worth(self, members: Iterable[str]) -> Fraction:
        """1 if the votes of the group reach the quota, else 0."""
        present = numbers_of(mask_of(members, self.players))
        return Fraction(sum(self.weights[number] for number in present) >= self.quota)

    def table(self) -> WorthGame:
        """The same game group by group.

        Raises
        ------
        LimitReached
            ``game-too-large`` beyond ``Budget.WORTH_PARTIES`` players.
        """
        refuse_beyond("game-too-large", len(self.players), Budget.WORTH_PARTIES)
        votes = [0]
        for weight in self.weights:
            votes += [below + weight for below in votes]
        return WorthGame.of_whole_numbers(self.players, 1, [int(sum_ >= self.quota) for sum_ in votes])

    def marginals_by_size(self) -> dict[str, list[int]]:
        """How often each voter is decisive, by the size of the group that it makes win.

        Voters with the same votes are counted once, and share one list.

        Raises
        ------
        LimitReached
            ``votes-too-fine`` for more than ``Budget.ARRAY_PARTIES`` voters with so many votes that counting
            by weight is too long; facts ``parties``, ``votes`` (to be reached, or to block) and ``limit``.
        """
        voters, different = len(self.players), len(set(self.weights))
        needed = bits_needed(self.weights, self.quota)
        if voters <= Budget.ARRAY_PARTIES and needed > _BITS_AT_ONCE:
            from iuralloc.problems.winning import array_of_votes

            return array_of_votes(self.players, self.weights, self.quota).marginals_by_size()
        most = min(_BITS, _BIT_STEPS // (voters + different))
        if needed > most:
            each = voters * (voters + 1)
            facts = {"parties": str(voters), "votes": str(needed // each), "limit": str(most // each)}
            raise LimitReached([Finding("votes-too-fine", facts=facts)])
        swings = swings_by_size(self.weights, self.quota)
        return {player: swings[weight] for player, weight in zip(self.players, self.weights, strict=True)}

    def as_data(self) -> Data:
        """``quota`` and ``weights``, as text."""
        return {"quota": str(self.quota), "weights": [str(weight) for weight in self.weights]}
