"""Dividends by draw, shared by weights: which sums of weights the groups of a draw have, and how many have each.

The groups are counted by how many members they take from each block of alike players, and by the sum of the weights
of these members: the last of the numbers of a choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import comb
from typing import TypeAlias

from iuralloc.problems.draw_shares import DrawShares, Shares
from iuralloc.problems.draws import Draw
from iuralloc.problems.levels import Partition
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.synergies import times as groups_of
from iuralloc.problems.weighted_values import common_multiple

#: players of one class with the same weight, from the block at one place of a draw
_Cell: TypeAlias = tuple[int, int]


class WeightShares(DrawShares):
    """Parts in proportion to weights, among the members of the highest class that a group has.

    Parameters
    ----------
    game
        The game by blocks of alike players.
    weights
        Whole numbers above 0, see `weighted_values.whole_weights`.
    classes
        Lowest first; one class where there are none.

    Examples
    --------
    Every pair of three; a pair of weights 1 and 2 shares 1/3 to 2/3.

    >>> from iuralloc.problems.draws import Term
    >>> from iuralloc.problems.synergies import Block
    >>> game = SynergyGame.of([Block("lab", ("a", "b", "c"))], [Term(((0,), (0,)), (), Fraction(1))])
    >>> WeightShares(game, {"a": 1, "b": 1, "c": 2}, ["abc"]).of(((0, 2),))
    [(('a', 'b'), Fraction(5, 6)), (('c',), Fraction(4, 3))]
    """

    def __init__(self, game: SynergyGame, weights: Mapping[str, int], classes: Partition) -> None:
        super().__init__(game)
        self._weights = weights
        self._rank = {member: rank for rank, members in enumerate(classes) for member in members}
        self._cells: list[dict[int, dict[int, list[str]]]] = []
        self._below: list[Counter[int]] = []
        for block in game.blocks:
            by_rank: dict[int, dict[int, list[str]]] = {}
            for member in block.members:
                by_rank.setdefault(self._rank[member], {}).setdefault(weights[member], []).append(member)
            self._cells.append(by_rank)
            self._below.append(Counter(self._rank[member] for member in block.members))

    def _shared(self, draw: Draw) -> Shares:
        if groups_of(draw, self.game.sizes) == 1:
            return list(self._of_one_group(draw))
        ranks = sorted({rank for block, _ in draw for rank in self._cells[block]})
        return [share for rank in ranks for share in self._of_class(draw, rank)]

    def _of_one_group(self, draw: Draw) -> Iterator[tuple[tuple[str, ...], Fraction]]:
        members = [member for block, _ in draw for member in self.game.blocks[block].members]
        self.count_steps(len(members))
        highest = max(self._rank[member] for member in members)
        sharing = [member for member in members if self._rank[member] == highest]
        whole = common_multiple([sum(self._weights[member] for member in sharing)])
        alike: dict[int, list[str]] = {}
        for member in sharing:
            alike.setdefault(self._weights[member], []).append(member)
        for weight, players in alike.items():
            yield tuple(players), Fraction(weight, whole)

    def _of_class(self, draw: Draw, rank: int) -> Iterator[tuple[tuple[str, ...], Fraction]]:
        """The parts of the members of one class: the others of a group are of lower classes."""
        most = tuple(count for _, count in draw)
        cells = {
            (place, weight): members
            for place, (block, _) in enumerate(draw)
            for weight, members in self._cells[block].get(rank, {}).items()
        }
        below = [sum(count for other, count in self._below[block].items() if other < rank) for block, _ in draw]
        counted = self._by_sum({cell: len(members) for cell, members in cells.items()}, most)
        for (place, weight), members in cells.items():
            by_sum: dict[int, int] = {}
            for (*taken, total), number in self._without(counted, (place, weight)).items():
                ways = number
                for other, (count, lower) in enumerate(zip(most, below, strict=True)):
                    left = count - taken[other] - (other == place)
                    ways *= comb(lower, left) if left >= 0 else 0
                if ways:
                    by_sum[total + weight] = by_sum.get(total + weight, 0) + ways
            whole = common_multiple(by_sum)
            part = Fraction(weight * sum(ways * (whole // total) for total, ways in by_sum.items()), whole)
            if part:
                yield tuple(members), part

    def _by_sum(self, cells: Mapping[_Cell, int], most: Sequence[int]) -> dict[tuple[int, ...], int]:
        """How many choices of members there are, by how many from each block and the sum of their weights."""
        found: dict[tuple[int, ...], int] = {(0,) * (len(most) + 1): 1}
        for (place, weight), count in cells.items():
            self.count_steps(len(found) * (min(count, most[place]) + 1))
            longer: dict[tuple[int, ...], int] = {}
            for (*taken, total), number in found.items():
                before = taken[place]
                for more in range(min(count, most[place] - before) + 1):
                    taken[place] = before + more
                    choice = (*taken, total + more * weight)
                    longer[choice] = longer.get(choice, 0) + number * comb(count, more)
            found = longer
        return found

    def _without(self, counted: Mapping[tuple[int, ...], int], cell: _Cell) -> dict[tuple[int, ...], int]:
        """The choices in which one given member of the cell is not: all, less those that take it to one without."""
        place, weight = cell
        self.count_steps(len(counted))
        found: dict[tuple[int, ...], int] = {}
        for exponents in sorted(counted, key=lambda exponents: exponents[place]):
            *taken, total = exponents
            taken[place] -= 1
            left = counted[exponents] - found.get((*taken, total - weight), 0)
            if left:
                found[exponents] = left
        return found
