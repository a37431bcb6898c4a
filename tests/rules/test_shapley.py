"""What is special to the Shapley value: orders of arrival, and two roads; its axioms are tested with those of all rules."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.errors import Budget
from iuralloc.formula import Reference
from iuralloc.problems.draws import Term
from iuralloc.problems.games import GameProblem
from iuralloc.problems.readings import DividendOf, Marginals
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import TUGame, WorthGame
from iuralloc.rules import shapley
from oracles.shapley_by_orders import shapley_by_orders
from problems.random_games import synergy_games, worth_games
from problems.red import turns_red

Value = Callable[[TUGame], Mapping[str, Fraction]]


def value(game: TUGame) -> Mapping[str, Fraction]:
    return shapley.solve(GameProblem(game, Reference("game"))).payoff


def by_orders(rule: Value, game: TUGame) -> None:
    assert shapley_by_orders(game.players, lambda group: game.worth(sorted(group))) == rule(game)


def banzhaf(game: TUGame) -> Mapping[str, Fraction]:
    """All groups weigh the same: it does not fill the whole."""
    weights = [Fraction(1, 2 ** (len(game.players) - 1))] * len(game.players)
    return {player: game.table().weighted_marginals(player, weights) for player in game.players}


def equally(game: TUGame) -> Mapping[str, Fraction]:
    return dict.fromkeys(game.players, game.worth_of_all() / len(game.players))


PROMISES: list[tuple[Callable[[Value, Any], None], st.SearchStrategy[Any], Value]] = [
    (by_orders, worth_games(), banzhaf),
    (by_orders, synergy_games(6), equally),
]
TITLES = [f"{promise.__name__}-{place}" for place, (promise, _, _) in enumerate(PROMISES)]


@pytest.mark.parametrize(("promise", "games", "_foil"), PROMISES, ids=TITLES)
def test_the_promise_holds(promise: Callable[[Value, Any], None], games: st.SearchStrategy[Any], _foil: Value) -> None:
    @given(games)
    def run(case: Any) -> None:
        promise(value, case)

    run()


@pytest.mark.parametrize(("promise", "games", "foil"), PROMISES, ids=TITLES)
def test_the_promise_is_seen_broken(
    promise: Callable[[Value, Any], None], games: st.SearchStrategy[Any], foil: Value
) -> None:
    turns_red(partial(promise, foil), games)


def test_the_three_traders_by_hand() -> None:
    """A joins six orders adding 1, 1, 6, 6, 4, 6: in all 24, a sixth is 4."""
    game = WorthGame.of_whole_numbers("ABC", 1, [0, 1, 1, 7, 1, 5, 4, 10])

    assert {"A": 4, "B": Fraction(7, 2), "C": Fraction(5, 2)} == value(game)


def many(count: int) -> WorthGame:
    """An airport of `count` stops: a group pays for its farthest stop, number i at i + 1."""
    worths = [mask.bit_length() for mask in range(1 << count)]
    return WorthGame.of_whole_numbers([f"stop_{i}" for i in range(count)], 1, worths)


@pytest.mark.parametrize("count", [Budget.TWO_ROADS_PARTIES, Budget.TWO_ROADS_PARTIES + 1])
def test_both_roads_reach_the_airport(count: int) -> None:
    """Each stretch is shared by all who fly at least so far (S. C. Littlechild and G. Owen 1973)."""
    shares = [sum(Fraction(1, count - stretch) for stretch in range(i + 1)) for i in range(count)]

    assert shares == list(value(many(count)).values())


def test_up_to_twelve_a_game_by_blocks_has_marginals_for_a_formula_and_above_dividends() -> None:
    """Up to twelve a second road, above them what is short."""
    for count, kind in ((12, Marginals), (13, DividendOf)):
        firms = Block("firm", tuple(f"firm_{i}" for i in range(count)))
        game = SynergyGame.of([firms], [Term(((0,), (0,)), (), Fraction(1))])
        solution = shapley.solve(GameProblem(game, Reference("game")))
        formula = solution.formulas["firm_3"]

        assert isinstance(next(iter([*formula.parts(), formula])) if kind is DividendOf else formula, kind)
        assert formula.value(lambda _: game) == Fraction(count - 1, 2)  # noqa: B023 - used at once


def test_the_weights_are_those_of_all_orders() -> None:
    for players in range(1, 8):
        weights = shapley.marginal_weights(players)

        assert sum(w * comb(players - 1, before) for before, w in enumerate(weights)) == 1
