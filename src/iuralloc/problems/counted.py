"""Games in which only the numbers count: a worth for each make-up of a group from blocks of alike players."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import comb, gcd, prod
from types import MappingProxyType
from typing import TypeAlias

from iuralloc.errors import Budget, Finding, Inconsistency, LimitReached
from iuralloc.formula import Data
from iuralloc.problems.coalition import mask_of, numbers_of
from iuralloc.problems.synergies import Block
from iuralloc.problems.tugame import TUGame, WorthGame, common_denominator, refuse_beyond

#: how many members a group has from each block
Counts: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class CountedGame(TUGame):
    """A game by blocks: the worth of every make-up of a group, over one denominator; made by `of` or `gloves`.

    Parameters
    ----------
    players
        The members of the blocks, in any order.
    blocks
        Players who are alike.
    denominator
        Above 0.
    worths
        For each vector of counts, 0 for nobody.

    Examples
    --------
    >>> market = CountedGame.gloves("ABC", left="AB", right="C")
    >>> market.worth("AB"), market.worth("AC"), market.marginals_by_size()
    (Fraction(0, 1), Fraction(1, 1), {'A': [0, 1, 0], 'B': [0, 1, 0], 'C': [0, 2, 1]})
    """

    players: tuple[str, ...]
    blocks: tuple[Block, ...]
    denominator: int
    worths: Mapping[Counts, int] = field(hash=False)

    def __post_init__(self) -> None:
        members = [member for block in self.blocks for member in block.members]
        if len(set(members)) != len(members) or sorted(members) != sorted(self.players):
            raise Inconsistency("the blocks do not name every player once")
        object.__setattr__(self, "worths", MappingProxyType(dict(self.worths)))

    @classmethod
    def of(
        cls, blocks: Sequence[Block], worth: Callable[[Counts], Fraction], players: Sequence[str] | None = None
    ) -> CountedGame:
        """The game in which a group is worth what its counts are worth.

        Parameters
        ----------
        blocks
            Blocks of alike players.
        worth
            Asked once for every vector of counts but that of nobody.
        players
            The order in which the players are named, if it is not that of the blocks.

        Raises
        ------
        LimitReached
            ``make-ups-too-many`` beyond ``Budget.CORE_TYPES`` vectors of counts (facts ``make_ups`` and ``limit``);
            ``denominator-too-large``.
        """
        make_ups = prod(len(block.members) + 1 for block in blocks)
        if make_ups > Budget.CORE_TYPES:
            facts = {"make_ups": str(make_ups), "limit": str(Budget.CORE_TYPES)}
            raise LimitReached([Finding("make-ups-too-many", facts=facts)])
        named = tuple(players) if players is not None else tuple(member for block in blocks for member in block.members)
        exact = {counts: worth(counts) if any(counts) else Fraction(0) for counts in _make_ups(blocks)}
        denominator = common_denominator(exact.values())
        whole = {counts: int(value * denominator) for counts, value in exact.items()}
        common = gcd(denominator, *whole.values())
        worths = {counts: value // common for counts, value in whole.items()}
        return cls(named, tuple(blocks), denominator // common, worths)

    @classmethod
    def gloves(cls, players: Sequence[str], left: Sequence[str], right: Sequence[str]) -> CountedGame:
        """A glove market: a group is worth the number of its pairs of a left and a right glove.

        Players who stand on neither side have no glove (L. S. Shapley and M. Shubik 1969, Journal of Economic
        Theory 1).

        Raises
        ------
        LimitReached
            ``make-ups-too-many``, see `of`.
        """
        bare = tuple(player for player in players if player not in {*left, *right})
        # Two sides always, so that there are pairs to count; an empty side has no members and no counts.
        blocks = [Block("left", tuple(left)), Block("right", tuple(right))]
        if bare:
            blocks.append(Block("none", bare))
        return cls.of(blocks, lambda counts: Fraction(min(counts[:2])), players)

    def worth(self, members: Iterable[str]) -> Fraction:
        """The worth of the group's counts, looked up."""
        mask = mask_of(members, self.players)
        return Fraction(self.worths[self._counts(mask, self._block_numbers())], self.denominator)

    def table(self) -> WorthGame:
        """The same game group by group.

        Raises
        ------
        LimitReached
            ``game-too-large`` beyond ``Budget.WORTH_PARTIES`` players.
        """
        refuse_beyond("game-too-large", len(self.players), Budget.WORTH_PARTIES)
        numbers = self._block_numbers()
        worths = [self.worths[self._counts(mask, numbers)] for mask in range(1 << len(self.players))]
        return WorthGame.of_whole_numbers(self.players, self.denominator, worths)

    def marginals_by_size(self) -> dict[str, list[int]]:
        """What each player adds, by the size of the group; members of one block share one list.

        For each make-up and each block in it: how many groups of it hold a given member, times what one member
        less makes the worth smaller.
        """
        sizes = [len(block.members) for block in self.blocks]
        rows = [[0] * len(self.players) for _ in self.blocks]
        ways = [[comb(size, count) for count in range(size + 1)] for size in sizes]
        for counts, worth in self.worths.items():
            differences = [
                (block, count, worth - self.worths[(*counts[:block], count - 1, *counts[block + 1 :])])
                for block, count in enumerate(counts)
                if count
            ]
            if any(difference for _, _, difference in differences):
                groups = prod(of_block[count] for of_block, count in zip(ways, counts, strict=True))
                for block, count, difference in differences:
                    # Of all these groups, count / size hold a given member.
                    rows[block][sum(counts) - 1] += groups * count * difference
        found: dict[str, list[int]] = {}
        for alike, row, size in zip(self.blocks, rows, sizes, strict=True):
            found.update(dict.fromkeys(alike.members, [total // size for total in row] if size else row))
        return {player: found[player] for player in self.players}

    def as_data(self) -> Data:
        """``denominator``, ``blocks`` of players and ``worths``: pairs of counts and a number."""
        return {
            "denominator": str(self.denominator),
            "blocks": [list(block.members) for block in self.blocks],
            "worths": [[list(counts), str(worth)] for counts, worth in sorted(self.worths.items())],
        }

    def _block_numbers(self) -> list[int]:
        numbers = {member: number for number, block in enumerate(self.blocks) for member in block.members}
        return [numbers[player] for player in self.players]

    def _counts(self, mask: int, block_numbers: Sequence[int]) -> Counts:
        counts = [0] * len(self.blocks)
        for number in numbers_of(mask):
            counts[block_numbers[number]] += 1
        return tuple(counts)


def _make_ups(blocks: Sequence[Block]) -> Iterator[Counts]:
    yield from product(*(range(len(block.members) + 1) for block in blocks))
