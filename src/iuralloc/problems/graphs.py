"""Who can work together directly: a graph of the parties, its connected groups, and the game that it leaves.

Letters of the literature: g the edges, S|g the connected parts of a group. R. B. Myerson (1977), Graphs and
cooperation in games, Mathematics of Operations Research 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar, TypeAlias

from iuralloc.formula import Data, Formula, Look
from iuralloc.problems.readings import game_behind
from iuralloc.problems.same_game import SameGame
from iuralloc.problems.tugame import WorthGame

#: pairs of players
Edges: TypeAlias = Sequence[Sequence[str]]


def neighbours(players: Sequence[str], edges: Iterable[Sequence[str]]) -> tuple[int, ...]:
    """For each player the mask of those whom an edge joins to it.

    Examples
    --------
    >>> neighbours("ABC", [("A", "B"), ("C", "B")])
    (2, 5, 2)
    """
    place = {player: number for number, player in enumerate(players)}
    found = [0] * len(players)
    for one, other in edges:
        found[place[one]] |= 1 << place[other]
        found[place[other]] |= 1 << place[one]
    return tuple(found)


def connected_groups(beside: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every connected group once, each with those outside it whom an edge joins to a member.

    Each group grows from its first player, by one of those beside it at a time; who has been passed over stays out.

    Examples
    --------
    >>> sorted(connected_groups((2, 5, 2)))
    [(1, 2), (2, 5), (3, 4), (4, 2), (6, 1), (7, 0)]
    """
    for first in range(len(beside)):
        yield 1 << first, beside[first]
        # Group, those around it, those who stay out of it, and those by whom it may still grow.
        passed = (1 << first) - 1
        growing = [(1 << first, beside[first], passed, beside[first] & ~passed)]
        while growing:
            group, around, out, left = growing.pop()
            if not left:
                continue
            bit = left & -left
            out |= bit
            growing.append((group, around, out, left ^ bit))
            wider = group | bit
            border = (around | beside[bit.bit_length() - 1]) & ~wider
            yield wider, border
            growing.append((wider, border, out, border & ~out))


def is_forest(beside: Sequence[int]) -> bool:
    """Whether no edges make a circle: then one path at most leads from one player to another.

    Examples
    --------
    >>> is_forest((2, 5, 2)), is_forest((6, 5, 3))
    (True, False)
    """
    edges = sum(mask.bit_count() for mask in beside) // 2
    seen, parts = 0, 0
    for first in range(len(beside)):
        if not seen >> first & 1:
            parts += 1
            seen |= part_of(first, beside)
    return edges == len(beside) - parts


def part_of(first: int, beside: Sequence[int]) -> int:
    """The mask of all whom edges join to a player, over others or directly.

    Examples
    --------
    >>> part_of(0, (2, 1, 0))
    3
    """
    found, border = 1 << first, 1 << first
    while border:
        bit = border & -border
        border ^= bit
        new = beside[bit.bit_length() - 1] & ~found
        found, border = found | new, border | new
    return found


@dataclass(frozen=True, slots=True)
class Restricted(Formula):
    """The game that a graph leaves: a group is worth what its connected parts are worth together.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 1, 0, 1, 1, 3])
    >>> Restricted(Reference("game"), (("A", "B"), ("B", "C"))).value(lambda figure: game).worths
    (0, 0, 0, 1, 0, 0, 1, 3)
    """

    kind: ClassVar[str] = "restricted"
    game: Formula
    edges: tuple[tuple[str, str], ...]

    def value(self, look: Look) -> WorthGame:
        """The table of that game."""
        return _restricted(SameGame(game_behind(self.game, look).table()), self.edges)

    def as_data(self) -> Data:
        """``game``, and ``edges`` as pairs of players."""
        return {"kind": self.kind, "game": self.game.as_data(), "edges": [list(edge) for edge in self.edges]}

    def parts(self) -> tuple[Formula, ...]:
        """The game."""
        return (self.game,)


# The marginal contributions of all players are read from the same table.
@lru_cache(maxsize=4)
def _restricted(same: SameGame[WorthGame], edges: tuple[tuple[str, str], ...]) -> WorthGame:
    game = same.game
    beside = neighbours(game.players, edges)
    around = [0] * len(game.worths)
    worths = [0] * len(game.worths)
    for group in range(1, len(worths)):
        first = group & -group
        around[group] = around[group ^ first] | beside[first.bit_length() - 1]
        part = first
        while (grown := (part | around[part]) & group) != part:
            part = grown
        worths[group] = game.worths[part] + worths[group ^ part]
    return WorthGame.of_whole_numbers(game.players, game.denominator, worths)


def arrival_shares(members: int, around: int) -> tuple[Fraction, Fraction]:
    """What a member, and what one of those around, adds to the game "all members are there, nobody around is".

    The Shapley values of that game: (c - 1)! b! / (c + b)! and - c! (b - 1)! / (c + b)!; of one around where
    there is none, 0. A connected group is a part of S just in these cases (O. Skibski, T. P. Michalak, T. Rahwan
    and M. Wooldridge 2014, Algorithms for the Shapley and Myerson values in graph-restricted games, AAMAS).

    Examples
    --------
    >>> arrival_shares(2, 1)
    (Fraction(1, 6), Fraction(-1, 3))
    """
    member, beside = Fraction(1, members), Fraction(-1, around) if around else Fraction(0)
    for number in range(1, around + 1):
        member *= Fraction(number, members + number)
        beside *= Fraction(number, members + number)
    return member, beside
