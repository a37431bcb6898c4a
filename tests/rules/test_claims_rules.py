"""Rules for claims: the axioms that tell them apart, averages over arrivals, what they refuse, large conflicts."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.errors import ContractAtFault, LimitReached
from iuralloc.formula import Reference
from iuralloc.problems.arrivals import average_arrivals
from iuralloc.problems.claims_game import claims_game
from iuralloc.problems.division import Division, Stated
from iuralloc.problems.games import GameProblem
from iuralloc.rules import rule, shapley
from oracles import claims_by_bends
from problems.random_games import NAMES
from problems.red import turns_red

Awards = Mapping[str, Fraction]
Divide = Callable[[Awards, Fraction], Awards]
RULES = ("cea", "cel", "talmud", "piniles", "adjusted_proportional", "random_arrival")
F = Fraction


def conflict(claims: Awards, estate: Fraction) -> Division:
    return Division(Stated.of(estate), {party: Stated.of(claim) for party, claim in claims.items()})


def awards(name: str) -> Divide:
    return lambda claims, estate: rule(name).solve(conflict(claims, estate)).payoff


@st.composite
def conflicts(draw: st.DrawFn, most: int = 5) -> tuple[dict[str, Fraction], Fraction]:
    """Claims, some alike and some nothing, and an estate from nothing to all of them."""
    amounts = st.one_of(st.fractions(0, 20, max_denominator=4), st.sampled_from([F(0), F(3), F(10)]))
    claims = {party: draw(amounts) for party in NAMES[: draw(st.integers(1, most))]}
    part = draw(st.one_of(st.fractions(0, 1, max_denominator=8), st.just(F(1, 2))))
    return claims, part * sum(claims.values())


def as_the_oracle(name: str, divide: Divide, case: tuple[Awards, Fraction]) -> None:
    claims, estate = case

    assert divide(claims, estate) == getattr(claims_by_bends, name)(claims, estate)


@pytest.mark.parametrize("name", RULES)
def test_the_awards_are_those_of_the_definition(name: str) -> None:
    """One rule would be another, or wrong at a bend."""

    @given(conflicts())
    def run(case: tuple[Awards, Fraction]) -> None:
        as_the_oracle(name, awards(name), case)

    run()


@pytest.mark.parametrize(("name", "other"), list(zip(RULES, (*RULES[1:], RULES[0]), strict=True)))
def test_no_rule_passes_for_another(name: str, other: str) -> None:
    turns_red(partial(as_the_oracle, name, awards(other)), conflicts())


def losses_as_awards(divide: Divide, dual: Divide, case: tuple[Awards, Fraction]) -> None:
    claims, estate = case
    lost = dual(claims, sum(claims.values()) - estate)

    assert divide(claims, estate) == {party: claim - lost[party] for party, claim in claims.items()}


@pytest.mark.parametrize(
    ("name", "dual"),
    [("cea", "cel"), ("cel", "cea"), *((name, name) for name in ("talmud", "adjusted_proportional", "random_arrival"))],
)
def test_what_is_dual_is_dual(name: str, dual: str) -> None:
    """A rule that calls itself self-dual would treat losses in another way than awards."""

    @given(conflicts())
    def run(case: tuple[Awards, Fraction]) -> None:
        losses_as_awards(awards(name), awards(dual), case)

    run()


@pytest.mark.parametrize("name", ["cea", "cel", "piniles"])
def test_what_is_not_self_dual_is_seen(name: str) -> None:
    turns_red(partial(losses_as_awards, awards(name), awards(name)), conflicts())


def as_the_value_of_the_game(divide: Divide, case: tuple[Awards, Fraction]) -> None:
    claims, estate = case
    game = claims_game(estate, claims)

    assert divide(claims, estate) == shapley.solve(GameProblem(game, Reference("game"))).payoff


@given(conflicts(7))
def test_arrivals_are_the_value_of_the_game(case: tuple[Awards, Fraction]) -> None:
    """Sums of halves met in the middle would miss a group."""
    as_the_value_of_the_game(lambda claims, estate: average_arrivals(estate, claims), case)


def test_other_awards_are_not_that_value() -> None:
    turns_red(partial(as_the_value_of_the_game, awards("talmud")), conflicts())


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize(
    ("claims", "estate", "wanted"),
    [
        ({"A": 10, "B": 20}, 31, [("claims-below-estate", {"sum": "30", "estate": "31"})]),
        ({"A": 10, "B": -20}, 5, [("claim-negative", {"party": "B", "value": "-20"})]),
        (
            {"A": -1, "B": -2},
            -5,
            [
                ("claim-negative", {"party": "A", "value": "-1"}),
                ("claim-negative", {"party": "B", "value": "-2"}),
                ("estate-negative", {"value": "-5"}),
            ],
        ),
    ],
)
def test_what_is_no_conflict_of_claims(name: str, claims: dict[str, int], estate: int, wanted: list[Any]) -> None:
    """Somebody would get more than the claim, or less than nothing."""
    with pytest.raises(ContractAtFault) as refused:
        rule(name).solve(conflict({party: F(claim) for party, claim in claims.items()}, F(estate)))

    assert wanted == [(finding.code, dict(finding.facts)) for finding in refused.value.findings]


@pytest.mark.parametrize("name", RULES)
def test_nothing_is_divided_where_nobody_claims(name: str) -> None:
    assert awards(name)({"A": F(0), "B": F(0)}, F(0)) == {"A": 0, "B": 0}


@pytest.mark.parametrize("name", RULES[:-1])
def test_five_thousand_claimants(name: str) -> None:
    """Comparing every claim with every other would take 25 million steps."""
    claims = {f"p{number}": F(number, 7) for number in range(5_000)}
    estate = sum(claims.values(), F(0)) / 3

    assert sum(awards(name)(claims, estate).values()) == estate


def test_arrivals_of_twenty_four_and_of_more() -> None:
    """24! orders are not walked through, and beyond that nothing is begun."""
    claims = {f"p{number}": F(number) for number in range(1, 26)}
    fewer = dict(list(claims.items())[:24])

    assert sum(average_arrivals(F(100), fewer).values()) == 100
    with pytest.raises(LimitReached) as refused:
        average_arrivals(F(100), claims)
    assert refused.value.findings[0].code == "claimants-too-many"


def test_formulas_of_arrivals_end_with_the_table() -> None:
    claims = {f"p{number}": F(number) for number in range(1, 18)}

    with pytest.raises(LimitReached) as refused:
        _ = rule("random_arrival").solve(conflict(claims, F(50))).formulas
    assert refused.value.findings[0].code == "game-too-large"
