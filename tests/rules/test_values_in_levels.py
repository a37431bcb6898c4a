"""The values of Owen and Winter: against all orders, by two roads, and what they become in special cases."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.formula import Reference
from iuralloc.problems.array_game import ArrayGame
from iuralloc.problems.array_values import as_array, value_in_levels_of_array
from iuralloc.problems.draws import Term
from iuralloc.problems.games import GameProblem
from iuralloc.problems.level_shares import LevelShares
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import WorthGame
from iuralloc.rules import owen, shapley, winter
from iuralloc.rules.card import Solution
from oracles import values_by_orders as orders
from oracles.shares_by_groups import down_the_levels, groups_of_draws, handed_out
from problems.random_games import synergy_games, worth_games
from problems.red import turns_red
from rules.structures import Blocks, Structured, games, in_levels

Solve = Callable[[GameProblem, Any], Solution]


def by_levels(problem: GameProblem, levels: Any) -> Solution:
    return winter.solve(problem, levels=levels)


def by_unions(problem: GameProblem, unions: Any) -> Solution:
    return owen.solve(problem, unions=unions)


def without_levels(problem: GameProblem, _: Any) -> Solution:
    """A foil: everybody for himself."""
    return shapley.solve(problem)


def turned_over(problem: GameProblem, levels: Any) -> Solution:
    """A foil: the finest level decides alone."""
    return winter.solve(problem, levels=levels[-1:])


def equally(problem: GameProblem, unions: Any) -> Solution:
    """A foil: the unions share alike, and inside all alike."""
    whole = problem.game.worth_of_all() / len(unions)
    return Solution({member: whole / len(union) for union in unions for member in union})


def mixed(problem: GameProblem, levels: Any) -> Solution:
    """A foil: paid by levels, stated without."""
    return Solution(winter.solve(problem, levels=levels).answer, lambda: shapley.solve(problem).formulas)


# -- What holds ---------------------------------------------------------------------------------------------------


def agrees_with_all_orders(solve: Solve, case: Structured) -> None:
    assert solve(case.problem, case.levels).payoff == orders.winter(case.oracle, case.levels)


def formulas_say_what_is_paid(solve: Solve, case: Structured) -> None:
    solution = solve(case.problem, case.levels)

    assert case.values(solution.formulas) == solution.payoff


def one_level_is_owen(solve: Solve, case: Structured) -> None:
    assert solve(case.problem, case.levels[0]).payoff == winter.solve(case.problem, levels=case.levels[:1]).payoff


def single_players_share_as_shapley(solve: Solve, case: Structured) -> None:
    alone = [[player] for player in case.game.players]

    assert solve(case.problem, alone).payoff == shapley.solve(case.problem).payoff


def one_union_shares_as_shapley(solve: Solve, case: Structured) -> None:
    assert solve(case.problem, [case.game.players]).payoff == shapley.solve(case.problem).payoff


def unions_share_as_shapley_among_unions(solve: Solve, case: Structured) -> None:
    unions = case.levels[0]
    names = [str(number) for number in range(len(unions))]
    worths = [
        case.game.worth([member for number, union in enumerate(unions) if mask >> number & 1 for member in union])
        for mask in range(1 << len(unions))
    ]
    quotient = shapley.solve(GameProblem(WorthGame.of(names, worths), Reference("game"))).payoff
    payoff = solve(case.problem, unions).payoff

    assert [sum(payoff[member] for member in union) for union in unions] == list(quotient.values())


PROMISES: list[tuple[Callable[[Solve, Structured], None], Solve, st.SearchStrategy[Structured], Solve]] = [
    (agrees_with_all_orders, by_levels, in_levels(games()), without_levels),
    (agrees_with_all_orders, by_levels, in_levels(games(), 2), turned_over),
    (formulas_say_what_is_paid, by_levels, in_levels(games()), mixed),
    (one_level_is_owen, by_unions, in_levels(games(), 1, 1), without_levels),
    (single_players_share_as_shapley, by_unions, in_levels(games()), equally),
    (one_union_shares_as_shapley, by_unions, in_levels(games()), equally),
    (unions_share_as_shapley_among_unions, by_unions, in_levels(games(), 1), without_levels),
]
TITLES = [f"{promise.__name__}-{place}" for place, (promise, *_) in enumerate(PROMISES)]


@pytest.mark.parametrize(("promise", "solve", "cases", "_foil"), PROMISES, ids=TITLES)
def test_the_promise_holds(
    promise: Callable[[Solve, Structured], None], solve: Solve, cases: st.SearchStrategy[Structured], _foil: Solve
) -> None:
    @given(cases)
    def run(case: Structured) -> None:
        promise(solve, case)

    run()


@pytest.mark.parametrize(("promise", "_solve", "cases", "foil"), PROMISES, ids=TITLES)
def test_the_promise_is_seen_broken(
    promise: Callable[[Solve, Structured], None], _solve: Solve, cases: st.SearchStrategy[Structured], foil: Solve
) -> None:
    turns_red(partial(promise, foil), cases)


# -- Other roads to the same payoffs ------------------------------------------------------------------------------

Road = Callable[[Structured], Mapping[str, Any]]


def by_draws(case: Structured) -> Mapping[str, Any]:
    assert isinstance(case.game, SynergyGame)
    return LevelShares(case.game, case.levels).payoff()


def by_sums_over_draws(case: Structured) -> Mapping[str, Any]:
    assert isinstance(case.game, SynergyGame)
    return case.values(LevelShares(case.game, case.levels).formulas(Reference("game")))


def on_an_array(case: Structured) -> Mapping[str, Any]:
    return value_in_levels_of_array(as_array(case.game.table()), case.levels)


def on_an_array_of_long_numbers(case: Structured) -> Mapping[str, Any]:
    """Worths that no machine word holds."""
    game, times = case.game.table(), 3**50
    long = as_array(WorthGame(game.players, game.denominator, tuple(worth * times for worth in game.worths)))
    return {player: amount / times for player, amount in value_in_levels_of_array(long, case.levels).items()}


def on_an_array_of_nearly_full_words(case: Structured) -> Mapping[str, Any]:
    """Worths that a machine word holds, and their sums not."""
    game, times = case.game.table(), 1 << 50
    full = ArrayGame.of_whole_numbers(game.players, game.denominator, np.array(game.worths, np.int64) * times)
    return {player: amount / times for player, amount in value_in_levels_of_array(full, case.levels).items()}


def reaches_the_same_payoffs(road: Road, case: Structured) -> None:
    assert road(case) == winter.solve(case.problem, levels=case.levels).payoff


@pytest.mark.parametrize("road", [by_draws, by_sums_over_draws])
def test_by_blocks_of_alike_players_as_by_table(road: Road) -> None:
    @given(in_levels(synergy_games(7)))
    def run(case: Structured) -> None:
        reaches_the_same_payoffs(road, case)

    run()


@pytest.mark.parametrize("road", [on_an_array, on_an_array_of_long_numbers, on_an_array_of_nearly_full_words])
def test_on_an_array_as_on_a_list(road: Road) -> None:
    @given(in_levels(worth_games()))
    def run(case: Structured) -> None:
        reaches_the_same_payoffs(road, case)

    run()


def test_another_road_is_seen_to_go_astray() -> None:
    turns_red(partial(reaches_the_same_payoffs, lambda case: shapley.solve(case.problem).payoff), in_levels(games()))


# -- Large games --------------------------------------------------------------------------------------------------


def alliance(sizes: tuple[int, ...]) -> SynergyGame:
    """Three kinds; firms earn alone, with institutes, and with two universities and an institute."""
    blocks = [
        Block(name, tuple(f"{name}_{i}" for i in range(size)))
        for name, size in zip(("firm", "uni", "inst"), sizes, strict=True)
    ]
    terms = [
        Term(((0,),), (), Fraction(3)),
        Term(((0,), (2,)), (), Fraction(3, 5)),
        Term(((2,), (2,)), (), Fraction(2, 5)),
        Term(((1,), (1,), (0, 2)), (), Fraction(-1, 7)),
    ]
    return SynergyGame.of(blocks, terms)


def mixed_unions(players: tuple[str, ...], *sizes: int) -> list[Blocks]:
    """Unions across the kinds, uneven, and teams of at most three inside."""
    unions = [players[start :: sizes[0]] for start in range(sizes[0])]
    unions = [unions[0] + unions[1], *unions[2:]]
    return [unions, [union[start : start + 3] for union in unions for start in range(0, len(union), 3)]]


@pytest.mark.parametrize("sizes", [(9, 4, 5), (11, 3, 8)])
def test_a_game_by_blocks_beyond_any_table(sizes: tuple[int, ...]) -> None:
    """Every group listed, and its dividend passed down by hand."""
    game = alliance(sizes)
    levels = mixed_unions(game.players, 5)
    dividends = {draw: Fraction(value, game.denominator) for draw, value in game.dividends.items()}
    groups = groups_of_draws([block.members for block in game.blocks], dividends)
    solution = winter.solve(GameProblem(game, Reference("game")), levels=levels)

    assert solution.payoff == handed_out(game.players, groups, down_the_levels(levels))
    assert {p: f.value(lambda _: game) for p, f in solution.formulas.items()} == solution.payoff


def test_a_thousand_parties_in_unions_of_ten() -> None:
    """Firms pair with institutes; a pair inside one union shares alike, as does one of two unions."""
    firms, institutes = (tuple(f"{name}_{i}" for i in range(500)) for name in ("firm", "inst"))
    game = SynergyGame.of([Block("firm", firms), Block("inst", institutes)], [Term(((0,), (1,)), (), Fraction(2))])
    unions = [firms[i : i + 5] + institutes[i : i + 5] for i in range(0, 500, 5)]
    payoff = owen.solve(GameProblem(game, Reference("game")), unions=unions).payoff

    assert set(payoff.values()) == {Fraction(500)}


@pytest.mark.parametrize("count", [13, 15])
def test_a_table_with_an_array_behind_it(count: int) -> None:
    """An airport of `count` stops, in unions of three: the array's payoffs are those of the formula's dividends."""
    worths = [mask.bit_length() ** 2 for mask in range(1 << count)]
    game = WorthGame.of_whole_numbers([f"stop_{i}" for i in range(count)], 3, worths)
    levels = mixed_unions(game.players, 4)
    solution = winter.solve(GameProblem(game, Reference("game")), levels=levels)

    assert {p: f.value(lambda _: game) for p, f in solution.formulas.items()} == solution.payoff
    assert sum(solution.payoff.values()) == game.worth_of_all()
