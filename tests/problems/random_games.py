"""Random games, splits and divisions for property tests; small, so that the oracles keep up."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from hypothesis import strategies as st

from iuralloc.problems.draws import Term
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import TUGame, WorthGame

NAMES = ("maker", "lake", "coast", "bank", "smelter", "mine", "port")

fractions = st.fractions(min_value=-20, max_value=20, max_denominator=6)


@st.composite
def worth_games(draw: st.DrawFn, least: int = 1, most: int = 5) -> WorthGame:
    """Any game group by group."""
    count = draw(st.integers(least, most))
    others = draw(st.lists(fractions, min_size=(1 << count) - 1, max_size=(1 << count) - 1))
    return WorthGame.of(NAMES[:count], [Fraction(0), *others])


@st.composite
def block_sizes(draw: st.DrawFn, most: int = 7) -> list[Block]:
    """One to four blocks, `most` players in all."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4).filter(lambda sizes: sum(sizes) <= most))
    return [Block(name, tuple(f"{name}_{i}" for i in range(size))) for name, size in zip(NAMES, sizes, strict=False)]


class Synergetic(NamedTuple):
    """Blocks and the terms of a game of theirs."""

    blocks: Sequence[Block]
    terms: Sequence[Term]

    @property
    def game(self) -> SynergyGame:
        """What the terms add up to."""
        return SynergyGame.of(self.blocks, self.terms)


@st.composite
def synergetic(draw: st.DrawFn, most: int = 7) -> Synergetic:
    """Blocks, and terms that may name blocks twice, draw more than there are, and exclude whom they draw."""
    blocks = draw(block_sizes(most))
    numbers = st.integers(0, len(blocks) - 1)
    slot = st.lists(numbers, min_size=1, max_size=len(blocks), unique=True).map(tuple)
    term = st.builds(
        Term,
        slots=st.lists(slot, min_size=1, max_size=3).map(tuple),
        without=st.lists(numbers, max_size=2, unique=True).map(tuple),
        value=fractions,
    )
    return Synergetic(blocks, draw(st.lists(term, max_size=4)))


def synergy_games(most: int = 7) -> st.SearchStrategy[SynergyGame]:
    """Any game by blocks."""
    return synergetic(most).map(lambda case: case.game)


class Split(NamedTuple):
    """A game and a division of it, fair or not."""

    game: TUGame
    payoffs: Mapping[str, Fraction]


@st.composite
def splits(draw: st.DrawFn, games: st.SearchStrategy[TUGame]) -> Split:
    """Few different payoffs, so that players of one block are often alike and often not."""
    game = draw(games)
    amounts = st.sampled_from([Fraction(0), Fraction(1), Fraction(7, 2), Fraction(-1, 3)])
    return Split(game, {player: draw(amounts) for player in game.players})


@st.composite
def parts_of_one(draw: st.DrawFn, parties: Sequence[str]) -> dict[str, Fraction]:
    """Parts that make a whole, some of them perhaps 0."""
    pieces = [draw(st.integers(0, 9)) for _ in parties]
    pieces[draw(st.integers(0, len(pieces) - 1))] += 1
    return {party: Fraction(piece, sum(pieces)) for party, piece in zip(parties, pieces, strict=True)}
