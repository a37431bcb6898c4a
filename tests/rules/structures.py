"""Random games with unions, levels, weights, classes or edges, and the same games as the oracles take them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from hypothesis import strategies as st

from iuralloc.formula import Formula, Reference, Value
from iuralloc.problems.coalition import members_of
from iuralloc.problems.division import Stated
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import Sense, TUGame
from oracles.worths_of_games import Game
from problems.random_games import synergy_games, worth_games

Blocks = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Structured:
    """A game and what a rule is told beside it."""

    game: TUGame
    levels: Sequence[Blocks] = ()
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    classes: Blocks = ()
    edges: Sequence[tuple[str, str]] = ()
    sense: Sense = "gain"

    @property
    def problem(self) -> GameProblem:
        """The game, stated by a figure."""
        return GameProblem(self.game, Reference("game"), sense=self.sense)

    @property
    def stated(self) -> dict[str, Stated]:
        """The weights, each stated by a figure."""
        return {player: Stated(weight, Reference(f"weight.{player}")) for player, weight in self.weights.items()}

    @property
    def oracle(self) -> Game:
        """The game, every worth written out."""
        return as_written(self.game, cost=self.sense == "burden")

    def look(self, figure: str) -> Value:
        """The value of a figure."""
        return self.game if figure == "game" else self.weights[figure.removeprefix("weight.")]

    def values(self, formulas: Mapping[str, Formula]) -> dict[str, Value]:
        """What the formulas come to."""
        return {player: formula.value(self.look) for player, formula in formulas.items()}


def as_written(game: TUGame, *, cost: bool = False) -> Game:
    """A game with every worth written out."""
    groups = [members_of(mask, game.players) for mask in range(1, 1 << len(game.players))]
    return Game(game.players, {frozenset(group): game.worth(group) for group in groups}, cost)


def games(most: int = 5) -> st.SearchStrategy[TUGame]:
    """Games group by group, and by blocks."""
    return st.one_of(worth_games(most=most), synergy_games(most))


@st.composite
def partitions(draw: st.DrawFn, players: Sequence[str]) -> list[list[str]]:
    """Blocks in any order, members in any order."""
    marks = [draw(st.integers(0, len(players) - 1)) for _ in players]
    blocks = [[name for name, mark in zip(players, marks, strict=True) if mark == number] for number in set(marks)]
    return draw(st.permutations([list(draw(st.permutations(block))) for block in blocks]))


@st.composite
def in_levels(draw: st.DrawFn, of: st.SearchStrategy[TUGame], least: int = 0, most: int = 3) -> Structured:
    """A game with levels, each dividing the one before or leaving it as it is."""
    game = draw(of)
    levels: list[list[list[str]]] = []
    for _ in range(draw(st.integers(least, most))):
        above = levels[-1] if levels else [list(game.players)]
        levels.append([inside for block in above for inside in draw(partitions(block))])
    return Structured(game, levels=levels)


@st.composite
def weighted(draw: st.DrawFn, of: st.SearchStrategy[TUGame]) -> Structured:
    """A game with weights and classes."""
    game = draw(of)
    weight = st.sampled_from([Fraction(1), Fraction(2), Fraction(7, 2), Fraction(1, 3)])
    return Structured(
        game,
        weights={player: draw(weight) for player in game.players},
        classes=draw(st.one_of(st.just([list(game.players)]), partitions(game.players))),
    )


@st.composite
def on_networks(draw: st.DrawFn, of: st.SearchStrategy[TUGame], *, forest: bool = False) -> Structured:
    """A game with edges, some of them perhaps twice and in either direction; or without a circle."""
    game = draw(of)
    edges: list[tuple[str, str]] = []
    for place, player in enumerate(game.players):
        before = game.players[:place]
        if forest:
            linked = [before[draw(st.integers(0, place - 1))]] if place and draw(st.integers(0, 4)) else []
        else:
            linked = [other for other in before if draw(st.booleans())]
        edges += [draw(st.sampled_from([(player, other), (other, player)])) for other in linked]
    return Structured(game, edges=edges)


@st.composite
def either_way(draw: st.DrawFn, of: st.SearchStrategy[TUGame]) -> Structured:
    """A game of gains or of burdens."""
    return Structured(draw(of), sense=draw(st.sampled_from(["gain", "burden"])))
