"""The weighted Shapley value and that of the dual: against all orders, by every road, and in special cases."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import given

from iuralloc.errors import ContractAtFault, LimitReached
from iuralloc.formula import Reference
from iuralloc.problems.array_values import as_array, weighted_value_of_array
from iuralloc.problems.division import Stated
from iuralloc.problems.draw_shares import DrawShares, DualShares
from iuralloc.problems.draws import Term
from iuralloc.problems.games import GameProblem
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import WorthGame
from iuralloc.problems.weight_shares import WeightShares
from iuralloc.problems.weighted_values import whole_weights
from iuralloc.rules import shapley, weighted_shapley, weighted_shapley_dual
from iuralloc.rules.card import Solution
from oracles import values_by_orders as orders
from oracles.shares_by_groups import backwards, by_weight, groups_of_draws, handed_out
from problems.random_games import synergy_games, worth_games
from problems.red import turns_red
from rules.structures import Structured, games, weighted

Solve = Callable[..., Solution]
Oracle = Callable[..., Mapping[str, Fraction]]
FAMILIES: list[tuple[Solve, Oracle]] = [
    (weighted_shapley.solve, orders.weighted_shapley),
    (weighted_shapley_dual.solve, orders.weighted_shapley_dual),
]
BOTH = pytest.mark.parametrize(("solve", "oracle"), FAMILIES, ids=["game", "dual"])


def without_weights(problem: GameProblem, **_: Any) -> Solution:
    """A foil: all weigh the same."""
    return shapley.solve(problem)


# -- What holds ---------------------------------------------------------------------------------------------------


def agrees_with_all_orders(solve: Solve, oracle: Oracle, case: Structured) -> None:
    payoff = solve(case.problem, weights=case.stated, classes=case.classes).payoff

    assert payoff == oracle(case.oracle, case.weights, case.classes)


def formulas_say_what_is_paid(solve: Solve, _: Oracle, case: Structured) -> None:
    solution = solve(case.problem, weights=case.stated, classes=case.classes)

    assert case.values(solution.formulas) == solution.payoff


def only_ratios_count(solve: Solve, _: Oracle, case: Structured) -> None:
    larger = {player: Stated.of(weight * 7 / 3) for player, weight in case.weights.items()}

    assert solve(case.problem, weights=larger).payoff == solve(case.problem, weights=case.stated).payoff


def equal_weights_are_shapley(solve: Solve, _: Oracle, case: Structured) -> None:
    equal = dict.fromkeys(case.game.players, Stated.of(Fraction(5, 2)))

    assert solve(case.problem, weights=equal).payoff == shapley.solve(case.problem).payoff
    assert solve(case.problem).payoff == shapley.solve(case.problem).payoff


def classes_alone_weigh_all_alike(solve: Solve, oracle: Oracle, case: Structured) -> None:
    ones = dict.fromkeys(case.game.players, Fraction(1))

    assert solve(case.problem, classes=case.classes).payoff == oracle(case.oracle, ones, case.classes)


def doubled_for_the_first(problem: GameProblem, **given: Any) -> Solution:
    """A foil: an absolute amount of weight is added to one party, and where there are no weights, too."""
    weights = dict(given.get("weights") or dict.fromkeys(problem.game.players, Stated.of(1)))
    first = problem.game.players[0]
    weights[first] = Stated.of(weights[first].value + 1)
    return weighted_shapley.solve(problem, **{**given, "weights": weights})


def paid_otherwise(problem: GameProblem, **given: Any) -> Solution:
    """A foil: paid without weights, stated with them."""
    return Solution(shapley.solve(problem).answer, lambda: weighted_shapley.solve(problem, **given).formulas)


def of_the_game_of_losses(problem: GameProblem, **given: Any) -> Solution:
    """A foil: the other family of the two."""
    return weighted_shapley.solve(problem, **given)


Promise = Callable[[Solve, Oracle, Structured], None]
PROMISES: list[tuple[Promise, Solve]] = [
    (agrees_with_all_orders, without_weights),
    (formulas_say_what_is_paid, paid_otherwise),
    (only_ratios_count, doubled_for_the_first),
    (equal_weights_are_shapley, doubled_for_the_first),
    (classes_alone_weigh_all_alike, without_weights),
]


@BOTH
@pytest.mark.parametrize("promise", [promise for promise, _ in PROMISES])
def test_the_promise_holds(promise: Promise, solve: Solve, oracle: Oracle) -> None:
    @given(weighted(games()))
    def run(case: Structured) -> None:
        promise(solve, oracle, case)

    run()


@pytest.mark.parametrize(("promise", "foil"), PROMISES)
def test_the_promise_is_seen_broken(promise: Promise, foil: Solve) -> None:
    turns_red(partial(promise, foil, orders.weighted_shapley), weighted(games()))


def test_the_two_families_are_told_apart() -> None:
    check = partial(agrees_with_all_orders, of_the_game_of_losses, orders.weighted_shapley_dual)

    turns_red(check, weighted(games()))


# -- Other roads to the same payoffs ------------------------------------------------------------------------------


def by_draws(case: Structured, *, of_dual: bool) -> DrawShares:
    assert isinstance(case.game, SynergyGame)
    shares = WeightShares(case.game, whole_weights(case.weights), case.classes)
    return DualShares(shares) if of_dual else shares


def solved(case: Structured, *, of_dual: bool) -> Mapping[str, Any]:
    solve = weighted_shapley_dual.solve if of_dual else weighted_shapley.solve
    return solve(case.problem, weights=case.stated, classes=case.classes).payoff


@pytest.mark.parametrize("of_dual", [False, True])
@given(case=weighted(synergy_games(7)))
def test_by_blocks_of_alike_players_as_by_table(case: Structured, *, of_dual: bool) -> None:
    shares = by_draws(case, of_dual=of_dual)

    assert shares.payoff() == solved(case, of_dual=of_dual)
    assert case.values(shares.formulas(Reference("game"))) == shares.payoff()


@pytest.mark.parametrize("times", [1, 1 << 54, 3**50])
@pytest.mark.parametrize("of_dual", [False, True])
@given(case=weighted(worth_games()))
def test_on_an_array_as_on_a_list(case: Structured, times: int, *, of_dual: bool) -> None:
    """Worths with room in a machine word, without, and longer than one."""
    game, weights = case.game.table(), whole_weights(case.weights)
    larger = as_array(WorthGame(game.players, game.denominator, tuple(worth * times for worth in game.worths)))
    found = weighted_value_of_array(larger, weights, case.classes, of_dual=of_dual)

    assert {player: amount / times for player, amount in found.items()} == solved(case, of_dual=of_dual)


def test_another_road_is_seen_to_go_astray() -> None:
    def one_class_only(case: Structured) -> None:
        astray = Structured(case.game, weights=case.weights, classes=[case.game.players])

        assert by_draws(astray, of_dual=False).payoff() == solved(case, of_dual=False)

    turns_red(one_class_only, weighted(synergy_games(7)))


# -- Large games --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("of_dual", [False, True])
def test_a_game_by_blocks_beyond_any_table(*, of_dual: bool) -> None:
    """Every group listed, and its dividend shared by hand."""
    blocks = [Block(name, tuple(f"{name}_{i}" for i in range(7))) for name in ("firm", "inst")]
    terms = [Term(((0,), (0, 1), (1,)), (), Fraction(1)), Term(((0,), (1,)), (), Fraction(3, 2))]
    game = SynergyGame.of(blocks, terms)
    weights = {player: Fraction(1 + number % 3) for number, player in enumerate(game.players)}
    classes = [game.players[::4], [player for number, player in enumerate(game.players) if number % 4]]
    stated = {player: Stated.of(weight) for player, weight in weights.items()}
    solve = weighted_shapley_dual.solve if of_dual else weighted_shapley.solve
    solution = solve(GameProblem(game, Reference("game")), weights=stated, classes=classes)
    hand = by_weight(weights, classes)
    dividends = {draw: Fraction(value, game.denominator) for draw, value in game.dividends.items()}
    groups = groups_of_draws([block.members for block in game.blocks], dividends)

    assert solution.payoff == handed_out(game.players, groups, backwards(hand) if of_dual else hand)
    assert {p: f.value(lambda _: game) for p, f in solution.formulas.items()} == solution.payoff


@pytest.mark.parametrize("of_dual", [False, True])
def test_a_table_with_an_array_behind_it(*, of_dual: bool) -> None:
    """Thirteen parties: the array's payoffs are those of the formula's dividends."""
    worths = [mask.bit_length() * mask.bit_count() for mask in range(1 << 13)]
    game = WorthGame.of_whole_numbers([f"stop_{i}" for i in range(13)], 2, worths)
    weights = {player: Stated.of(1 + number % 4) for number, player in enumerate(game.players)}
    solve = weighted_shapley_dual.solve if of_dual else weighted_shapley.solve
    solution = solve(
        GameProblem(game, Reference("game")), weights=weights, classes=[game.players[:5], game.players[5:]]
    )

    assert {p: f.value(lambda _: game) for p, f in solution.formulas.items()} == solution.payoff
    assert sum(solution.payoff.values()) == game.worth_of_all()


# -- Refusals -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("weight", [0, Fraction(-1, 2)])
def test_a_weight_must_be_above_zero(weight: Fraction) -> None:
    game = WorthGame.of_whole_numbers("AB", 1, [0, 1, 2, 7])
    weights = {"A": Stated.of(weight), "B": Stated.of(1)}

    with pytest.raises(ContractAtFault) as refusal:
        weighted_shapley.solve(GameProblem(game, Reference("game")), weights=weights)

    finding = refusal.value.findings[0]
    assert (finding.code, finding.facts["party"], finding.facts["weight"]) == (
        "weight-not-positive", "A", str(weight),
    )  # fmt: skip


@pytest.mark.parametrize("count", [12, 14])
def test_weights_of_many_digits_are_refused(count: int) -> None:
    """Each sum of weights is another divisor: the payoff would have thousands of digits."""
    game = WorthGame.of_whole_numbers(
        [f"p{i}" for i in range(count)], 1, [mask.bit_count() ** 2 for mask in range(1 << count)]
    )
    cubes = WorthGame(game.players, 1, tuple(mask.bit_count() ** 9 for mask in range(1 << count)))
    weights = {player: Stated.of(Fraction(10_007**number, 3)) for number, player in enumerate(game.players)}

    with pytest.raises(LimitReached, match="weights-too-fine"):
        weighted_shapley.solve(GameProblem(cubes, Reference("game")), weights=weights)


def test_pairs_alone_bear_finer_weights() -> None:
    """Only the sums that share a dividend count: with squares of sizes, pairs."""
    game = WorthGame.of_whole_numbers([f"p{i}" for i in range(9)], 1, [mask.bit_count() ** 2 for mask in range(1 << 9)])
    weights = {player: Fraction(10_007 + 3**number) for number, player in enumerate(game.players)}
    payoff = weighted_shapley.solve(
        GameProblem(game, Reference("game")), weights={player: Stated.of(weight) for player, weight in weights.items()}
    ).payoff

    for player, weight in weights.items():
        pairs = sum(2 * weight / (weight + other) for name, other in weights.items() if name != player)
        assert payoff[player] == 1 + pairs
