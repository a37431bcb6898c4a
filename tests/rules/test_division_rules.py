"""Proportional, equal and agreed shares, and the corrected Shapley value: by hand, and where they refuse."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.errors import ContractAtFault, Inconsistency
from iuralloc.formula import Constant, Reference
from iuralloc.problems.division import Division, Stated
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import WorthGame
from iuralloc.rules import rule, shapley
from problems.random_games import fractions, worth_games

TRADERS = GameProblem(
    WorthGame.of_whole_numbers(["firm", "uni", "lab"], 1, [0, 1, 1, 7, 1, 5, 4, 10]), Reference("game")
)
FACTOR = {"firm": "0.47", "uni": "0.31", "lab": "0.22"}


def stated(text: str | int) -> Stated:
    return Stated(Fraction(text), Constant(Fraction(text)))


def table(numbers: Mapping[str, str]) -> dict[str, Stated]:
    return {party: stated(text) for party, text in numbers.items()}


def refusal(name: str, problem: object, **parameters: object) -> list[tuple[str, dict[str, str]]]:
    with pytest.raises(ContractAtFault) as refused:
        rule(name).solve(problem, **parameters)
    return [(finding.code, dict(finding.facts)) for finding in refused.value.findings]


def test_who_took_out_more_than_it_put_in_has_a_negative_share() -> None:
    """90 by 4, -1: 4/3 and -1/3 of it."""
    problem = Division(stated(90), table({"maker": "4", "lake": "-1"}))

    assert rule("proportional").solve(problem).payoff == {"maker": 120, "lake": -30}


@pytest.mark.parametrize(("weights", "total"), [({"A": "0"}, "0"), ({"A": "1/2", "B": "-3"}, "-5/2")])
def test_weights_that_do_not_add_up_to_more_than_nothing(weights: dict[str, str], total: str) -> None:
    problem = Division(stated(90), table(weights))

    assert [("weights-sum-to-zero", {"sum": total})] == refusal("proportional", problem)


def test_a_sum_that_a_figure_states_is_used_by_the_formulas() -> None:
    total = Stated(Fraction(100), Reference("contribution.total"))
    problem = Division(stated(90), table({"maker": "75", "lake": "25"}), total)
    formula = rule("proportional").solve(problem).formulas["maker"]

    assert list(formula.figures()) == ["contribution.total"]
    assert formula.value(lambda _: Fraction(100)) == Fraction(135, 2)


def test_a_sum_that_is_another_is_a_bug() -> None:
    with pytest.raises(Inconsistency):
        Division(stated(90), table({"maker": "75"}), stated(76))


def test_an_amount_for_nobody_is_a_bug() -> None:
    with pytest.raises(Inconsistency):
        Division(stated(90), {})


def test_agreed_shares_may_leave_something() -> None:
    problem = Division(stated(200), table({"maker": "45%".replace("%", "/100"), "lake": "1/2"}))

    assert rule("shares").solve(problem).payoff == {"maker": 90, "lake": 100}


def test_agreed_shares_may_not_give_away_more_than_there_is() -> None:
    problem = Division(stated(200), table({"maker": "3/5", "lake": "1/2"}))

    assert refusal("shares", problem) == [("shares-exceed-whole", {"sum": "11/10"})]


def test_equal_shares_do_not_look_at_weights() -> None:
    problem = Division(stated(-10), table({"maker": "0", "lake": "0", "coast": "9"}))

    assert dict.fromkeys(["maker", "lake", "coast"], Fraction(-10, 3)) == rule("equal").solve(problem).payoff


@pytest.mark.parametrize(
    ("strength", "firm"), [("0", Fraction(4)), ("1/2", Fraction(281, 60)), ("1", Fraction(161, 30))]
)
def test_the_corrected_value_by_strength(strength: str, firm: Fraction) -> None:
    """4 + strength x 10 x (0.47 - 1/3)."""
    solution = rule("modified_shapley").solve(TRADERS, factor=table(FACTOR), strength=stated(strength))

    assert firm == solution.payoff["firm"] == solution.formulas["firm"].value(lambda _: TRADERS.game)


def test_the_worth_of_all_is_a_figure_where_there_is_one() -> None:
    problem = GameProblem(TRADERS.game, Reference("game"), Reference("game.all"))
    formula = rule("modified_shapley").solve(problem, factor=table(FACTOR), strength=stated(1)).formulas["firm"]

    assert list(formula.figures()) == ["game", "game.all"]
    assert formula.value(lambda name: TRADERS.game if name == "game" else Fraction(10)) == Fraction(161, 30)


@pytest.mark.parametrize(
    ("factor", "strength", "wanted"),
    [
        (FACTOR | {"lab": "0.23"}, "1", [("factor-not-one", {"sum": "101/100"})]),
        (FACTOR, "-1/9", [("strength-out-of-range", {"strength": "-1/9"})]),
        (
            FACTOR | {"lab": "0"},
            "11/10",
            [("factor-not-one", {"sum": "39/50"}), ("strength-out-of-range", {"strength": "11/10"})],
        ),
    ],
)
def test_corrections_that_are_refused(
    factor: dict[str, str], strength: str, wanted: list[tuple[str, dict[str, str]]]
) -> None:
    assert wanted == refusal("modified_shapley", TRADERS, factor=table(factor), strength=stated(strength))


def test_a_factor_of_other_parties_is_a_bug() -> None:
    with pytest.raises(Inconsistency):
        rule("modified_shapley").solve(TRADERS, factor=table({"firm": "1"}), strength=stated(1))


@given(worth_games(1, 4), st.fractions(min_value=0, max_value=1, max_denominator=7))
def test_with_equal_factors_nothing_is_corrected(game: WorthGame, strength: Fraction) -> None:
    problem = GameProblem(game, Reference("game"))
    even = Fraction(1, len(game.players))
    factor = dict.fromkeys(game.players, Stated(even, Constant(even)))
    solution = rule("modified_shapley").solve(problem, factor=factor, strength=Stated(strength, Constant(strength)))

    assert shapley.solve(problem).payoff == solution.payoff


@given(fractions, fractions)
def test_in_proportion_two_amounts_are_divided_as_their_sum(one: Fraction, other: Fraction) -> None:
    weights = table({"maker": "7/3", "lake": "2", "coast": "-1"})

    def share(amount: Fraction) -> Fraction:
        estate = Stated(amount, Constant(amount))
        return rule("proportional").solve(Division(estate, weights)).payoff["lake"]

    assert share(one) + share(other) == share(one + other)
