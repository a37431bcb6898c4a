"""Games by blocks of alike players: a dividend for each way to draw a group, instead of 2^n worths.

Fifty-three parties of three kinds have 2^53 groups but 5 130 make-ups, and a handful of dividends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import comb, gcd, prod
from types import MappingProxyType

from iuralloc.errors import Budget, Inconsistency
from iuralloc.formula import Data
from iuralloc.problems.coalition import numbers_of
from iuralloc.problems.draws import Draw, Expansion, Term, gathered, spread
from iuralloc.problems.tugame import TUGame, WorthGame, common_denominator, refuse_beyond


@dataclass(frozen=True, slots=True)
class Block:
    """Players that no term tells apart, under one name."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class SynergyGame(TUGame):
    """A game by blocks: the Harsanyi dividend of each single group by its draw, over one denominator.

    Made by `of`; the players are the members of the blocks, in the order of the blocks.

    Examples
    --------
    Each of three firms earns 4, and every pair of a firm and the laboratory 1/2 more.

    >>> firms, lab = Block("firm", ("firm_1", "firm_2", "firm_3")), Block("lab", ("lab",))
    >>> alone, paired = Term(((0,),), (), Fraction(4)), Term(((0,), (1,)), (), Fraction(1, 2))
    >>> game = SynergyGame.of([firms, lab], [alone, paired])
    >>> game.worth(["firm_1", "firm_3", "lab"]), game.worth_of_all()
    (Fraction(9, 1), Fraction(27, 2))
    >>> game.shapley()["lab"]
    Fraction(3, 4)
    >>> game.as_data()
    {'denominator': '2', 'dividends': [[[1, 0], '8'], [[1, 1], '1']]}
    """

    blocks: tuple[Block, ...]
    denominator: int
    dividends: Mapping[Draw, int]
    players: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        players = tuple(member for block in self.blocks for member in block.members)
        if len(set(players)) != len(players) or not all(block.members for block in self.blocks):
            raise Inconsistency("a player stands in two blocks, or a block is empty")
        object.__setattr__(self, "players", players)
        object.__setattr__(self, "dividends", MappingProxyType(dict(self.dividends)))

    @classmethod
    def of(cls, blocks: Sequence[Block], terms: Iterable[Term]) -> SynergyGame:
        """The game that the terms add up to.

        Raises
        ------
        LimitReached
            ``synergy-too-large`` or ``synergies-too-many``, see `Expansion.add`;
            ``denominator-too-large``.
        """
        terms = list(terms)
        denominator = common_denominator(term.value for term in terms)
        expansion = Expansion([len(block.members) for block in blocks])
        for term in terms:
            expansion.add(term.slots, term.without, int(term.value * denominator))
        common = gcd(denominator, *expansion.dividends.values())
        dividends = {draw: dividend // common for draw, dividend in expansion.dividends.items()}
        return cls(tuple(blocks), denominator // common, dividends)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many members each block has."""
        return tuple(len(block.members) for block in self.blocks)

    @cached_property
    def block_numbers(self) -> Mapping[str, int]:
        """The number of the block in which each player stands."""
        return {member: number for number, block in enumerate(self.blocks) for member in block.members}

    def worth(self, members: Iterable[str]) -> Fraction:
        """The worth of one group: for each draw, its dividend times how often the group contains it."""
        counts = [0] * len(self.blocks)
        distinct = set()
        for member in members:
            if member in distinct or member not in self.block_numbers:
                raise Inconsistency(f"{member} is no player, or stands twice in one group")
            distinct.add(member)
            counts[self.block_numbers[member]] += 1
        return self.worth_of_counts(counts)

    def worth_of_all(self) -> Fraction:
        """The worth of all players together."""
        return self.worth_of_counts(self.sizes)

    def worth_of_counts(self, counts: Sequence[int]) -> Fraction:
        """The worth of any group with this many members from each block."""
        total = sum(dividend * times(draw, counts) for draw, dividend in self.dividends.items())
        return Fraction(total, self.denominator)

    def worths_by_counts(self) -> Iterator[tuple[tuple[int, ...], int]]:
        """The worth, over the denominator, of every make-up of a group; makes no sense for a great many.

        Block after block the dividends are folded into fewer: what is left after the last is the worth.

        Examples
        --------
        >>> pair = SynergyGame.of([Block("lab", ("a", "b"))], [Term(((0,), (0,)), (), Fraction(3))])
        >>> list(pair.worths_by_counts())
        [((0,), 0), ((1,), 0), ((2,), 3)]
        """
        yield from _fold(self.sizes, (), dict(self.dividends))

    def shapley(self) -> dict[str, Fraction]:
        """The Shapley value: each group shares its dividend equally among its members.

        There are C = prod C(size_b, d_b) groups of a draw d; their dividends add up to C x dividend, a part
        d_b / |d| of that goes to block b, and its members, being alike, share it equally.
        """
        received = self._received()
        payoff: dict[str, Fraction] = {}
        for players, by_size in zip(self.blocks, received, strict=True):
            whole = sum((Fraction(amount, size) for size, amount in by_size.items()), Fraction(0))
            each = whole / (self.denominator * len(players.members))
            payoff.update(dict.fromkeys(players.members, each))
        return payoff

    def _received(self) -> list[dict[int, int]]:
        """For each block, by size: the dividends of the groups of that size, once for each of its members in them."""
        # By size of the group, so that only whole numbers are added until the end.
        received: list[dict[int, int]] = [{} for _ in self.blocks]
        for draw, dividend in self.dividends.items():
            size = sum(count for _, count in draw)
            total = dividend * times(draw, self.sizes)
            for block, count in draw:
                received[block][size] = received[block].get(size, 0) + total * count
        return received

    def marginals_by_size(self) -> dict[str, list[int]]:
        """What each player adds, by the size of the group; members of one block share one list.

        A group of s holds a given smaller one of t in C(n - t, s - t) ways, and a player adds the dividends of
        those smaller ones that hold it.

        Examples
        --------
        >>> pair = SynergyGame.of([Block("lab", ("a", "b"))], [Term(((0,), (0,)), (), Fraction(3))])
        >>> pair.marginals_by_size()
        {'a': [0, 3], 'b': [0, 3]}
        """
        count = len(self.players)
        found: dict[str, list[int]] = {}
        for players, by_size in zip(self.blocks, self._received(), strict=True):
            added = [0] * count
            for held, amount in by_size.items():
                each = amount // len(players.members)
                # C(n - t, k) from C(n - t, k - 1), which is a short step.
                ways = 1
                for more in range(count - held + 1):
                    added[held + more - 1] += each * ways
                    ways = ways * (count - held - more) // (more + 1)
            found.update(dict.fromkeys(players.members, added))
        return found

    def semivalue(self, weights: Sequence[Fraction]) -> dict[str, Fraction]:
        """As `TUGame.semivalue`, by dividends: what a dividend of t players is worth to one of them is found once.

        Examples
        --------
        >>> pair = SynergyGame.of([Block("lab", ("a", "b"))], [Term(((0,), (0,)), (), Fraction(3))])
        >>> pair.semivalue([Fraction(1, 2), Fraction(1, 2)])["a"]
        Fraction(3, 2)
        """
        received = self._received()
        count = len(self.players)
        part = {
            held: sum(
                (weights[size - 1] * comb(count - held, size - held) for size in range(held, count + 1)), Fraction(0)
            )
            for held in sorted({held for by_size in received for held in by_size})
        }
        payoff: dict[str, Fraction] = {}
        for players, by_size in zip(self.blocks, received, strict=True):
            whole = sum((part[held] * amount for held, amount in by_size.items()), Fraction(0))
            payoff.update(dict.fromkeys(players.members, whole / (self.denominator * len(players.members))))
        return payoff

    def dividend(self, counts: Sequence[int]) -> Fraction:
        """The dividend of each single group with this many members from each block; 0 if it has none."""
        return Fraction(self.dividends.get(gathered(counts), 0), self.denominator)

    def table(self) -> WorthGame:
        """The same game as a table by mask.

        Raises
        ------
        LimitReached
            ``game-too-large`` beyond ``Budget.TWO_ROADS_PARTIES`` players.
        """
        return self._table

    @cached_property
    def _table(self) -> WorthGame:
        refuse_beyond("game-too-large", len(self.players), Budget.TWO_ROADS_PARTIES)
        by_counts = dict(self.worths_by_counts())
        worths = []
        for mask in range(1 << len(self.players)):
            counts = [0] * len(self.blocks)
            for number in numbers_of(mask):
                counts[self.block_numbers[self.players[number]]] += 1
            worths.append(by_counts[tuple(counts)])
        return WorthGame.of_whole_numbers(self.players, self.denominator, worths)

    def as_data(self) -> Data:
        """``denominator`` and ``dividends``: pairs of a draw, with an entry for each block, and a number."""
        rows = sorted((spread(draw, len(self.blocks)), dividend) for draw, dividend in self.dividends.items())
        return {
            "denominator": str(self.denominator),
            "dividends": [[list(draw), str(dividend)] for draw, dividend in rows],
        }


def times(draw: Draw, counts: Sequence[int]) -> int:
    """How many groups of this draw lie in a group with `counts` members from each block.

    Examples
    --------
    >>> times(((0, 2), (2, 1)), (3, 9, 2))
    6
    """
    return prod(comb(counts[block], count) for block, count in draw)


def _fold(
    sizes: Sequence[int], counts: tuple[int, ...], left: Mapping[Draw, int]
) -> Iterator[tuple[tuple[int, ...], int]]:
    block = len(counts)
    if block == len(sizes):
        yield counts, left.get((), 0)
        return
    taking = [
        (draw[0][1], draw[1:], worth) if draw and draw[0][0] == block else (0, draw, worth)
        for draw, worth in left.items()
    ]
    for present in range(sizes[block] + 1):
        folded: dict[Draw, int] = {}
        for taken, rest, worth in taking:
            if taken <= present:
                folded[rest] = folded.get(rest, 0) + worth * comb(present, taken)
        yield from _fold(sizes, (*counts, present), folded)
