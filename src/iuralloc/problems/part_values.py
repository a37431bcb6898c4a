"""The value of a game that a graph leaves, from its connected groups, without its table.

A connected group that nobody beside it has joined keeps its worth; so its worth counts for its members as often as
these are there before all beside it, and against those beside it as often as one of them comes last (R. B. Myerson 1977).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations, islice, product
from typing import Final

from iuralloc.errors import Budget, Finding, LimitReached
from iuralloc.formula import Formula, Sum
from iuralloc.problems.coalition import members_of, numbers_of
from iuralloc.problems.draw_shares import DrawShares, Shares
from iuralloc.problems.draws import Draw
from iuralloc.problems.graphs import Edges, arrival_shares, connected_groups, is_forest, neighbours
from iuralloc.problems.readings import WorthOf
from iuralloc.problems.synergies import SynergyGame, times
from iuralloc.problems.tugame import TUGame, WorthGame

#: connected groups that are looked at one by one
_GROUPS: Final = 1 << Budget.WORTH_PARTIES
_STEPS: Final = 20_000_000


class PartValues:
    """The connected groups of a game under a graph.

    Parameters
    ----------
    game
        The game.
    groups
        Pairs of masks: a connected group, and those beside it.

    Examples
    --------
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 1, 0, 0, 1, 1])
    >>> {player: str(part) for player, part in PartValues.of(game, ["AB", "BC"]).payoff().items()}
    {'A': '1/6', 'B': '2/3', 'C': '1/6'}
    """

    def __init__(self, game: TUGame, groups: Sequence[tuple[int, int]]) -> None:
        self._game = game
        self._groups = groups
        self._worth = _reader(game)

    @classmethod
    def of(cls, game: TUGame, edges: Edges) -> PartValues:
        """The values under these edges.

        Raises
        ------
        LimitReached
            ``graph-too-dense`` (facts ``parties`` and ``limit``) where more groups are connected than can be
            looked at.
        """
        found = cls.if_few(game, edges)
        if found is None:
            facts = {"parties": str(len(game.players)), "limit": str(_most_groups(game))}
            raise LimitReached([Finding("graph-too-dense", facts=facts)])
        return found

    @classmethod
    def if_few(cls, game: TUGame, edges: Edges) -> PartValues | None:
        """The values under these edges, or None where too many groups are connected."""
        most = _most_groups(game)
        groups = list(islice(connected_groups(neighbours(game.players, edges)), most + 1))
        return cls(game, groups) if len(groups) <= most else None

    def payoff(self) -> dict[str, Fraction]:
        """What each player gets, in whole numbers by the sizes of groups up to the end."""
        members: list[dict[tuple[int, int], int]] = [{} for _ in self._game.players]
        others: list[dict[tuple[int, int], int]] = [{} for _ in self._game.players]
        for group, around in self._groups:
            worth = self._worth(group)
            if worth:
                size = (group.bit_count(), around.bit_count())
                for rows, mask in ((members, group), (others, around)):
                    for number in numbers_of(mask):
                        rows[number][size] = rows[number].get(size, 0) + worth
        return {
            player: (
                sum((total * arrival_shares(*size)[0] for size, total in members[number].items()), Fraction(0))
                + sum((total * arrival_shares(*size)[1] for size, total in others[number].items()), Fraction(0))
            )
            / self._game.denominator
            for number, player in enumerate(self._game.players)
        }

    def formulas(self, stated: Formula) -> dict[str, Formula]:
        """The same as sums of coefficient x worth of a connected group."""
        terms: list[list[tuple[Fraction, Formula]]] = [[] for _ in self._game.players]
        for group, around in self._groups:
            if self._worth(group):
                worth = WorthOf(stated, members_of(group, self._game.players))
                member, beside = arrival_shares(group.bit_count(), around.bit_count())
                for mask, part in ((group, member), (around, beside)):
                    for number in numbers_of(mask):
                        terms[number].append((part, worth))
        return {player: Sum(tuple(own)) for player, own in zip(self._game.players, terms, strict=True)}


def _reader(game: TUGame) -> Callable[[int], int]:
    """The worth of a group by its mask, over the denominator of the game."""
    if isinstance(game, WorthGame):
        return game.worths.__getitem__
    if len(game.players) > Budget.TWO_ROADS_PARTIES:
        from iuralloc.problems.array_game import ArrayGame

        if isinstance(game, ArrayGame):
            worths = game.worths
            return lambda mask: int(worths[mask])
    return lambda mask: int(game.worth(members_of(mask, game.players)) * game.denominator)


def _most_groups(game: TUGame) -> int:
    if isinstance(game, SynergyGame):
        return min(_GROUPS, _STEPS // (len(game.players) + len(game.dividends)))
    return _GROUPS


class TreeShares(DrawShares):
    """Equal parts among those who are needed to connect a group, where edges make no circle.

    Then the smallest connected group that holds a group is one only: all on the paths between its members.
    (G. Owen 1986, Values of graph-restricted games, SIAM Journal on Algebraic and Discrete Methods 7.)

    Parameters
    ----------
    game
        The game by blocks.
    edges
        Without a circle, see `of`.
    """

    def __init__(self, game: SynergyGame, edges: Edges) -> None:
        super().__init__(game)
        beside = neighbours(game.players, edges)
        self._order = _outwards(beside)
        place = {number: rank for rank, number in enumerate(self._order)}
        self._towards: dict[str, int] = {}
        for rank, number in enumerate(self._order):
            inner = [place[other] for other in numbers_of(beside[number]) if place[other] < rank]
            above = self._towards[game.players[self._order[inner[0]]]] if inner else 0
            self._towards[game.players[number]] = above | 1 << rank

    @classmethod
    def if_few(cls, game: SynergyGame, edges: Edges) -> TreeShares | None:
        """The shares, or None where edges make a circle or too many groups have a dividend."""
        groups = sum(times(draw, game.sizes) for draw in game.dividends)
        if groups * len(game.players) > _STEPS or not is_forest(neighbours(game.players, edges)):
            return None
        return cls(game, edges)

    def _shared(self, draw: Draw) -> Shares:
        choices = product(*(combinations(self.game.blocks[block].members, count) for block, count in draw))
        held = Counter(self._connected([member for members in choice for member in members]) for choice in choices)
        if len(held) == 1:
            ((connected, count),) = held.items()
            return [(self._players(connected), Fraction(count, connected.bit_count()))] if connected else []
        received: dict[str, dict[int, int]] = {}
        for connected, count in held.items():
            size = connected.bit_count()
            for player in self._players(connected):
                by_size = received.setdefault(player, {})
                by_size[size] = by_size.get(size, 0) + count
        shares: dict[Fraction, list[str]] = {}
        for player, by_size in received.items():
            part = sum((Fraction(count, size) for size, count in by_size.items()), Fraction(0))
            shares.setdefault(part, []).append(player)
        return [(tuple(players), part) for part, players in shares.items()]

    def _players(self, ranks: int) -> tuple[str, ...]:
        # The bits of a long mask, read off at once.
        numbers = (self._order[rank] for rank, bit in enumerate(reversed(f"{ranks:b}")) if bit == "1")
        return tuple(self.game.players[number] for number in numbers)

    def _connected(self, group: Sequence[str]) -> int:
        """All on the paths between the members, by rank; nobody where no path leads from one to another."""
        some, common = 0, -1
        for member in group:
            some |= self._towards[member]
            common &= self._towards[member]
        # The last rank on all ways from the root: there the paths part.
        return some & ~common | 1 << common.bit_length() - 1 if common else 0


def _outwards(beside: Sequence[int]) -> list[int]:
    """Players in an order in which everybody but a first one stands after the neighbour towards it."""
    order: list[int] = []
    seen = 0
    for first in range(len(beside)):
        if not seen >> first & 1:
            seen |= 1 << first
            order.append(first)
            done = len(order) - 1
            while done < len(order):
                new = beside[order[done]] & ~seen
                order.extend(numbers_of(new))
                seen |= new
                done += 1
    return order
