"""Dividends passed down levels of blocks to those who share them, as a formula that a stranger can recompute.

What a group adds beyond its smaller groups goes in equal parts to the largest blocks in which it has members,
there in equal parts to the blocks inside, and in the innermost to the members of the group: in equal parts, by
their weights, or only to those of the highest class among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar, TypeAlias

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data, Formula, Look, number
from iuralloc.problems.coalition import mask_of, numbers_of
from iuralloc.problems.levels import Partition, Path, paths
from iuralloc.problems.readings import game_behind
from iuralloc.problems.same_game import SameGame
from iuralloc.problems.tugame import WorthGame
from iuralloc.problems.weighted_values import dual

_Names: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SharedDividends(Formula):
    """What one player gets of the dividends of all groups; `of_all` makes one for each player.

    Parameters
    ----------
    game
        A game that can be written as a table.
    player
        One of its players.
    levels
        Partitions of the players, coarsest first, each dividing the blocks of the one before; perhaps none.
    weights
        Pairs of a player and its weight, for all players or for none: then all weigh the same.
    classes
        A partition, lowest class first; perhaps none.
    dual
        Whether the dividends are those of the dual game.
    """

    kind: ClassVar[str] = "shared_dividends"
    game: Formula
    player: str
    levels: tuple[_Names, ...]
    weights: tuple[tuple[str, Formula], ...]
    classes: _Names
    dual: bool

    @classmethod
    def of_all(
        cls,
        game: Formula,
        players: Sequence[str],
        levels: Sequence[Partition] = (),
        weights: Mapping[str, Formula] | None = None,
        classes: Partition = (),
        *,
        dual: bool = False,
    ) -> dict[str, Formula]:
        """The formula of each player.

        Examples
        --------
        >>> from iuralloc.formula import Reference
        >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 1, 0, 1, 1, 1])
        >>> found = SharedDividends.of_all(Reference("game"), "ABC", [["AB", "C"]])
        >>> {player: str(formula.value(lambda figure: game)) for player, formula in found.items()}
        {'A': '1/2', 'B': '1/2', 'C': '0'}
        """
        nested = tuple(_fixed(level) for level in levels)
        weighed = tuple((weights or {}).items())
        ranked = _fixed(classes)
        return {player: cls(game, player, nested, weighed, ranked, dual) for player in players}

    def value(self, look: Look) -> Fraction:
        """The sum of what reaches the player."""
        game = game_behind(self.game, look).table()
        weights = {player: number(operand, look) for player, operand in self.weights}
        ordered = tuple(weights[player] for player in game.players) if weights else ()
        return _all_shares(SameGame(game), self.levels, ordered, self.classes, self.dual)[self.player]

    def as_data(self) -> Data:
        """``game``, ``player``, ``levels``, ``weights`` by player, ``classes``, and ``dual`` as a truth value."""
        return {
            "kind": self.kind,
            "game": self.game.as_data(),
            "player": self.player,
            "levels": [[list(block) for block in level] for level in self.levels],
            "weights": [[player, operand.as_data()] for player, operand in self.weights],
            "classes": [list(members) for members in self.classes],
            "dual": self.dual,
        }

    def parts(self) -> tuple[Formula, ...]:
        """The game, then what states the weights."""
        return (self.game, *(operand for _, operand in self.weights))


def _fixed(partition: Partition) -> _Names:
    return tuple(tuple(block) for block in partition)


# The formulas of all players ask for the same shares.
@lru_cache(maxsize=4)
def _all_shares(
    same: SameGame[WorthGame],
    levels: tuple[_Names, ...],
    weights: tuple[Fraction, ...],
    classes: _Names,
    of_dual: bool,
) -> Mapping[str, Fraction]:
    if any(weight <= 0 for weight in weights):
        raise Inconsistency("a dividend is shared by weights that are not above zero")
    game = dual(same.game) if of_dual else same.game
    tree = _Tree(game.players, levels, weights, classes)
    # By divisor, so that only whole numbers are added up until the end.
    received: list[dict[Fraction, int]] = [{} for _ in game.players]
    for mask, dividend in enumerate(game.dividends()):
        if dividend:
            for member, divisor in tree.shared(mask):
                received[member][divisor] = received[member].get(divisor, 0) + dividend
    return {
        player: sum((total / divisor for divisor, total in own.items()), Fraction(0)) / game.denominator
        for player, own in zip(game.players, received, strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Block:
    mask: int
    inside: tuple[_Block, ...]


class _Tree:
    """Blocks in blocks, and how a group shares in the innermost."""

    def __init__(
        self, players: Sequence[str], levels: Sequence[Partition], weights: Sequence[Fraction], classes: Partition
    ) -> None:
        own = paths(players, levels)
        self._root = self._block((), own, len(levels))
        self._weights = tuple(weights) or (Fraction(1),) * len(players)
        self._classes = [mask_of(members, players) for members in reversed(classes)]
        self._ends: dict[int, list[tuple[int, Fraction]]] = {}

    def _block(self, path: Path, own: Sequence[Path], depth: int) -> _Block:
        mask = sum(1 << player for player, other in enumerate(own) if other[: len(path)] == path)
        if len(path) == depth:
            return _Block(mask, ())
        below = dict.fromkeys(other[: len(path) + 1] for other in own if other[: len(path)] == path)
        return _Block(mask, tuple(self._block(other, own, depth) for other in below))

    def shared(self, mask: int) -> Iterator[tuple[int, Fraction]]:
        """Who gets something of the dividend of a group, and by what it is divided for him."""
        yield from self._passed(mask, self._root, 1)

    def _passed(self, mask: int, block: _Block, divisor: int) -> Iterator[tuple[int, Fraction]]:
        if not block.inside:
            for member, among in self._innermost(mask & block.mask):
                yield member, among * divisor
            return
        touched = [inner for inner in block.inside if inner.mask & mask]
        for inner in touched:
            yield from self._passed(mask, inner, divisor * len(touched))

    def _innermost(self, mask: int) -> list[tuple[int, Fraction]]:
        found = self._ends.get(mask)
        if found is None:
            sharing = next((mask & among for among in self._classes if mask & among), mask)
            members = numbers_of(sharing)
            whole = sum((self._weights[member] for member in members), Fraction(0))
            found = [(member, whole / self._weights[member]) for member in members]
            self._ends[mask] = found
        return found
