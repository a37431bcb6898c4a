"""The Shapley value of games too large for two roads, in every form; known answers by hand."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.errors import Budget
from iuralloc.formula import Reference
from iuralloc.problems.counted import CountedGame
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import TUGame
from iuralloc.problems.voting import VotingGame
from iuralloc.rules import banzhaf, shapley
from oracles.shapley_by_orders import shapley_by_orders
from problems.dense_games import array_games, counted_games, voting_games
from problems.red import turns_red

Value = Callable[[TUGame], Mapping[str, Fraction]]


def value(game: TUGame) -> Mapping[str, Fraction]:
    return shapley.solve(GameProblem(game, Reference("game"))).payoff


def by_sizes(game: TUGame) -> Mapping[str, Fraction]:
    """The road of large games, taken by small ones."""
    return game.semivalue(shapley.marginal_weights(len(game.players)))


def by_orders(rule: Value, game: TUGame) -> None:
    assert shapley_by_orders(game.players, lambda group: game.worth(sorted(group))) == rule(game)


GAMES: st.SearchStrategy[TUGame] = st.one_of(array_games(), voting_games(), counted_games())


@pytest.mark.parametrize("rule", [value, by_sizes], ids=["by dividends", "by sizes"])
def test_both_roads_lead_to_the_average_over_all_orders(rule: Value) -> None:
    """A game with an array, votes or counts would get another value than the one group by group."""

    @given(GAMES)
    def run(game: TUGame) -> None:
        by_orders(rule, game)

    run()


def test_the_average_over_groups_is_seen_red() -> None:
    turns_red(partial(by_orders, lambda game: banzhaf.solve(GameProblem(game, Reference("game"))).payoff), GAMES)


@pytest.mark.parametrize("count", [Budget.TWO_ROADS_PARTIES, Budget.TWO_ROADS_PARTIES + 1, 18, 20])
def test_an_airport_as_an_array(count: int) -> None:
    """Stop i costs i + 1; each stretch is shared by all who fly so far (S. C. Littlechild and G. Owen 1973)."""
    worths = np.zeros(1, np.int64)
    for stop in range(count):
        worths = np.concatenate((worths, np.full(1 << stop, stop + 1)))
    shares = [sum(Fraction(1, count - stretch) for stretch in range(i + 1)) for i in range(count)]

    assert list(value(TUGame.from_table([f"stop_{i}" for i in range(count)], worths)).values()) == shares


def test_a_large_amount_is_divided_to_the_last_unit() -> None:
    """Unanimity of three among 14, for more than a machine word holds: a third each, the others nothing."""
    amount, count = 10**21 + 1, 14
    worths = [amount if mask & 0b10000000100001 == 0b10000000100001 else 0 for mask in range(1 << count)]
    payoff = value(TUGame.from_table([str(i) for i in range(count)], worths))

    assert payoff == {str(i): Fraction(amount, 3) if i in {0, 5, 13} else 0 for i in range(count)}


def test_a_council_of_fifteen() -> None:
    """A motion needs all five permanent members and four of ten others: 421/2145 each, the others 4/2145.

    L. S. Shapley and M. Shubik (1954), American Political Science Review 48, on the Security Council; today's size.
    """
    players = [f"permanent_{i}" for i in range(5)] + [f"elected_{i}" for i in range(10)]
    payoff = value(VotingGame.of(players, [Fraction(7)] * 5 + [Fraction(1)] * 10, Fraction(39)))

    assert payoff["permanent_2"] == Fraction(421, 2145)
    assert payoff["elected_9"] == Fraction(4, 2145)


def test_a_market_of_many_gloves_on_either_side() -> None:
    """As many left gloves as right ones: all are alike, and each gets half a pair."""
    sides = [[f"{side}_{i}" for i in range(100)] for side in ("left", "right")]
    payoff = value(CountedGame.gloves([*sides[0], *sides[1]], *sides))

    assert set(payoff.values()) == {Fraction(1, 2)}
