"""What players add by the size of the group: every form of a game gives the same as a list of all groups."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.problems.draws import Term
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import TUGame, WorthGame
from oracles.marginals_by_groups import marginals_by_groups
from problems.dense_games import array_games, counted_games, voting_games
from problems.random_games import fractions, synergy_games, worth_games
from problems.red import turns_red

View = Callable[[TUGame], Mapping[str, Sequence[int]]]


def by_size(game: TUGame) -> Mapping[str, Sequence[int]]:
    return game.marginals_by_size()


def as_listed(view: View, game: TUGame) -> None:
    listed = marginals_by_groups(game.players, lambda group: game.worth(sorted(group)))
    found = {player: [Fraction(sum_, game.denominator) for sum_ in row] for player, row in view(game).items()}
    assert listed == found


def smaller_first(game: TUGame) -> Mapping[str, Sequence[int]]:
    """Sizes counted without the player, turned round: right in the middle only."""
    return {player: row[::-1] for player, row in game.marginals_by_size().items()}


def all_alike(game: TUGame) -> Mapping[str, Sequence[int]]:
    """One player's sums for all."""
    first = next(iter(game.marginals_by_size().values()))
    return dict.fromkeys(game.players, first)


def of_machine_words(game: TUGame) -> Mapping[str, Sequence[int]]:
    """Sums that wrap round where a word is full."""
    rows = game.marginals_by_size()
    return {player: [(sum_ + 2**63) % 2**64 - 2**63 for sum_ in row] for player, row in rows.items()}


FORMS: list[tuple[str, st.SearchStrategy[TUGame], View]] = [
    ("by mask", worth_games(), smaller_first),
    ("array", array_games(), of_machine_words),
    ("array", array_games(), all_alike),
    ("synergies", synergy_games(6), smaller_first),
    ("votes", voting_games(), all_alike),
    ("counts", counted_games(), smaller_first),
]
TITLES = [f"{form}-{place}" for place, (form, _, _) in enumerate(FORMS)]


@pytest.mark.parametrize(("_form", "games", "_foil"), FORMS, ids=TITLES)
def test_the_sums_are_those_of_all_groups(_form: str, games: st.SearchStrategy[TUGame], _foil: View) -> None:
    """A form of a game would sum up something else."""

    @given(games)
    def run(game: TUGame) -> None:
        as_listed(by_size, game)

    run()


@pytest.mark.parametrize(("_form", "games", "foil"), FORMS, ids=TITLES)
def test_other_sums_are_seen_red(_form: str, games: st.SearchStrategy[TUGame], foil: View) -> None:
    turns_red(partial(as_listed, foil), games)


def by_table(view: Callable[[TUGame], WorthGame], game: TUGame) -> None:
    table = view(game)
    assert table.players == game.players
    assert all(table.worth(group) == game.worth(group) for group in _groups(game.players))


def _groups(players: Sequence[str]) -> list[list[str]]:
    return [[player for bit, player in enumerate(players) if mask >> bit & 1] for mask in range(1 << len(players))]


def of_the_others(game: TUGame) -> WorthGame:
    """Every group with the worth of who is not in it."""
    worths = [game.worth(set(game.players) - set(group)) for group in _groups(game.players)]
    return WorthGame.of(game.players, [Fraction(0), *worths[1:]])


@given(st.one_of(array_games(), voting_games(), counted_games(), synergy_games(6)))
def test_the_table_has_the_same_worths(game: TUGame) -> None:
    """What is checked group by group would be another game."""
    by_table(lambda form: form.table(), game)


def test_another_table_is_seen_red() -> None:
    turns_red(partial(by_table, of_the_others), voting_games())


@st.composite
def weighted(draw: st.DrawFn) -> tuple[TUGame, list[Fraction]]:
    game = draw(st.one_of(array_games(), voting_games(), counted_games(), synergy_games(6)))
    count = len(game.players)
    return game, draw(st.lists(fractions, min_size=count, max_size=count))


def weighted_sum(
    value: Callable[[TUGame, Sequence[Fraction]], Mapping[str, Fraction]], case: tuple[TUGame, Sequence[Fraction]]
) -> None:
    game, weights = case
    expected = {player: game.table().weighted_marginals(player, weights) for player in game.players}
    assert expected == value(game, weights)


@given(weighted())
def test_a_semivalue_weighs_the_sums(case: tuple[TUGame, list[Fraction]]) -> None:
    """The road by sizes, or by dividends, would lead elsewhere than that by groups."""
    weighted_sum(lambda game, weights: game.semivalue(weights), case)


def test_another_semivalue_is_seen_red() -> None:
    turns_red(partial(weighted_sum, lambda game, weights: game.semivalue(weights[::-1])), weighted())


def test_a_thousand_parties_with_synergies() -> None:
    """By hand: each earns 1 alone and 1 with the next, around a ring: 1 + 1 of 999 others, by binomials."""
    count = 1000
    blocks = [Block(f"party_{i}", (f"party_{i}",)) for i in range(count)]
    alone = [Term(((i,),), (), Fraction(1)) for i in range(count)]
    ring = [Term(((i,), ((i + 1) % count,)), (), Fraction(1)) for i in range(count)]
    game = SynergyGame.of(blocks, [*alone, *ring])
    row = game.marginals_by_size()["party_7"]

    assert len(row) == count
    assert row[:3] == [1, 999 + 2, comb(999, 2) + 2 * 998]
    assert row[-1] == 3


def test_players_who_are_alike_share_their_sums() -> None:
    """A thousand members of one block would hold a thousand lists."""
    game = SynergyGame.of([Block("lab", ("a", "b"))], [Term(((0,), (0,)), (), Fraction(3))])
    rows = game.marginals_by_size()

    assert rows["a"] is rows["b"]
