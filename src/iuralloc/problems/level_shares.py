"""Dividends by draw, passed down levels of blocks: how often a player meets how many others at every level.

A player gets 1 / (1 + k) of what reaches its block for every level at which the group touches k other blocks
beside its own, and so in the end beside the other members. The groups of a draw are counted by polynomials: the
exponents of x say how many members were taken from each block of alike players, that of y how many blocks were touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import islice, product
from math import comb, prod
from typing import TypeAlias

from iuralloc.problems.draw_shares import DrawShares, Shares
from iuralloc.problems.draws import Draw
from iuralloc.problems.levels import Partition, Path, paths
from iuralloc.problems.polynomials import Coefficients, Exponents, places, times
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.synergies import times as groups_of

#: how many members of each block of a draw somebody holds
_Profile: TypeAlias = Exponents

#: blocks beside each other, by profile: how many there are of each
_Row: TypeAlias = frozenset[tuple[_Profile, int]]


class LevelShares(DrawShares):
    """Equal parts among the blocks that a group touches, level after level, then among its members.

    Parameters
    ----------
    game
        The game by blocks of alike players.
    levels
        Partitions of the players, coarsest first; perhaps none.

    Examples
    --------
    Two firms and a university; 6 for a firm with the university, the firms in one union.

    >>> from iuralloc.problems.draws import Term
    >>> from iuralloc.problems.synergies import Block
    >>> game = SynergyGame.of(
    ...     [Block("firm", ("f1", "f2")), Block("uni", ("u",))], [Term(((0,), (1,)), (), Fraction(6))]
    ... )
    >>> shares = LevelShares(game, [[("f1", "f2"), ("u",)]])
    >>> shares.of(((0, 1), (1, 1)))
    [(('f1', 'f2'), Fraction(1, 2)), (('u',), Fraction(1, 1))]
    """

    def __init__(self, game: SynergyGame, levels: Sequence[Partition]) -> None:
        super().__init__(game)
        own = paths(game.players, levels)
        self._depth = len(levels)
        self._path = dict(zip(game.players, own, strict=True))
        # For each block of alike players: how many of them stand in each block of each level.
        self._held: list[Counter[Path]] = [Counter() for _ in game.blocks]
        self._cells: list[dict[Path, list[str]]] = [{} for _ in game.blocks]
        for player, path in self._path.items():
            block = game.block_numbers[player]
            self._held[block].update(path[:depth] for depth in range(self._depth + 1))
            self._cells[block].setdefault(path, []).append(player)
        self._touched: dict[tuple[Exponents, _Row], list[Coefficients]] = {}
        self._averages: dict[tuple[Exponents, _Row, _Profile], Coefficients] = {}

    def _shared(self, draw: Draw) -> Shares:
        if groups_of(draw, self.game.sizes) == 1:
            return self._of_one_group(draw)
        most = tuple(count for _, count in draw)
        self._count_products(most, 1)
        profiles, rows = self._rows(draw)
        by_way: dict[tuple[int, tuple[tuple[_Row, _Profile], ...]], list[str]] = {}
        for place, (block, _) in enumerate(draw):
            for path, members in self._cells[block].items():
                way = tuple((rows[path[:depth]], profiles[path[: depth + 1]]) for depth in range(self._depth))
                way = (*way, (_members(profiles[path]), _one(place, len(most))))
                by_way.setdefault((place, way), []).extend(members)
        shares = []
        for (place, way), members in by_way.items():
            counted = self._average(most, *way[0])
            for row, profile in way[1:]:
                counted = times(counted, self._average(most, row, profile), most)
            wanted = tuple(count - (number == place) for number, count in enumerate(most))
            shares.append((tuple(members), Fraction(counted[places(most).index(wanted)])))
        return shares

    def _rows(self, draw: Draw) -> tuple[Mapping[Path, _Profile], Mapping[Path, _Row]]:
        """What every block of every level holds of the draw, and the blocks that are inside it."""
        held: dict[Path, list[int]] = {}
        for place, (block, _) in enumerate(draw):
            for path, count in self._held[block].items():
                held.setdefault(path, [0] * len(draw))[place] = count
        self.count_steps(10 * len(held) * len(draw))
        profiles = {path: tuple(counts) for path, counts in held.items()}
        inside: dict[Path, Counter[_Profile]] = {}
        for path, profile in profiles.items():
            if path:
                inside.setdefault(path[:-1], Counter())[profile] += 1
        return profiles, {path: frozenset(row.items()) for path, row in inside.items()}

    def _average(self, most: Exponents, row: _Row, own: _Profile) -> Coefficients:
        """The choices of members from the blocks beside a block, each over one more than the blocks it touches."""
        key = (most, row, own)
        found = self._averages.get(key)
        if found is None:
            # All blocks of the row are 1 + y x (what the block gives) each: the block itself is divided out.
            one = _taken(own, most)
            beside: Coefficients = [0] * len(one)
            total: list[Fraction | int] = [0] * len(one)
            for count, choices in enumerate(self._touching(most, row)):
                beside = [all_ - with_it for all_, with_it in zip(choices, times(one, beside, most), strict=True)]
                total = [sum_ + Fraction(number, count + 1) for sum_, number in zip(total, beside, strict=True)]
            found = self._averages[key] = total
        return found

    def _touching(self, most: Exponents, row: _Row) -> list[Coefficients]:
        """The choices of members from the blocks of a row, by how many of these are touched."""
        key = (most, row)
        if key not in self._touched:
            nothing = [1, *(0 for _ in places(most)[1:])]
            found: list[Coefficients] = [nothing]
            for profile, count in sorted(row):
                powers: list[Coefficients] = [nothing]
                while len(powers) <= min(count, sum(most)):
                    powers.append(times(powers[-1], _taken(profile, most), most))
                self._count_products(most, len(found) * len(powers))
                longer = [[0] * len(nothing) for _ in range(min(len(found) + len(powers) - 1, sum(most) + 1))]
                for touched, choices in enumerate(found):
                    for more, power in enumerate(powers[: len(longer) - touched]):
                        ways, into = comb(count, more), longer[touched + more]
                        for place, number in enumerate(times(choices, power, most)):
                            into[place] += ways * int(number)
                found = [*longer]
            self._touched[key] = found
        return self._touched[key]

    def _count_products(self, most: Exponents, count: int) -> None:
        self.count_steps(count * prod((limit + 1) * (limit + 2) // 2 for limit in most))

    def _of_one_group(self, draw: Draw) -> Shares:
        members = [member for block, _ in draw for member in self.game.blocks[block].members]
        self.count_steps(len(members) * (self._depth + 1))
        # A member counts as a block of its own below the innermost.
        touched: dict[Path, int] = Counter()
        for path in {self._path[member][:depth] for member in members for depth in range(1, self._depth + 1)}:
            touched[path[:-1]] += 1
        inside = Counter(self._path[member] for member in members)
        shares: dict[Fraction, list[str]] = {}
        for member in members:
            path = self._path[member]
            divisor = prod(touched[path[:depth]] for depth in range(self._depth)) * inside[path]
            shares.setdefault(Fraction(1, divisor), []).append(member)
        return [(tuple(players), part) for part, players in shares.items()]


def _one(place: int, length: int) -> _Profile:
    return tuple(int(number == place) for number in range(length))


def _members(profile: _Profile) -> _Row:
    """The members of an innermost block as a row of blocks of one."""
    return frozenset((_one(place, len(profile)), count) for place, count in enumerate(profile) if count)


def _taken(profile: _Profile, most: Exponents) -> Coefficients:
    """Every choice of at least one member of a block."""
    ways = [[comb(held, taken) for taken in range(count + 1)] for held, count in zip(profile, most, strict=True)]
    return [0, *(prod(own) for own in islice(product(*ways), 1, None))]
