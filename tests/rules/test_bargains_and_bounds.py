"""Bargaining and division between bounds: by hand, on games of blocks as on tables, and what is refused."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

import iuralloc
from iuralloc.errors import ContractAtFault, Inconsistency
from iuralloc.formula import Reference
from iuralloc.problems.bargain import Bargain
from iuralloc.problems.bounds import Bounds, simple_bounds
from iuralloc.problems.coalition import members_of
from iuralloc.problems.division import Stated
from iuralloc.problems.games import GameProblem
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.tugame import TUGame, WorthGame
from iuralloc.rules import rule
from problems.random_games import synergy_games, worth_games
from problems.red import turns_red

F = Fraction


def stated(**numbers: object) -> dict[str, Stated]:
    return {party: Stated.of(F(str(number))) for party, number in numbers.items()}


def test_a_cap_passes_its_part_on_by_weight() -> None:
    """Gain 40; B wants 20 and may have 5; the other 35 go 2 : 1."""
    bargain = Bargain(stated(A=0, B=10, C=0), Stated.of(50), stated(A=2, B=3, C=1), stated(B=15))
    solution = rule("nash_bargaining").solve(bargain)

    assert {"A": F(70, 3), "B": 15, "C": F(35, 3)} == solution.payoff
    assert solution.payoff == {party: formula.value(lambda _: F(0)) for party, formula in solution.formulas.items()}


def test_a_cap_below_the_walk_away_amount_holds() -> None:
    assert rule("nash_bargaining").solve(Bargain(stated(A=4, B=4), Stated.of(10), {}, stated(A=1))).payoff == {
        "A": 1,
        "B": 9,
    }


def test_of_a_burden_a_cap_is_the_most_that_is_paid() -> None:
    """Alone 60 and 40, together 80: both save 10, but A pays at most 45; B pays the rest."""
    game = {"type": "tu", "kind": "cost", "players": ["A", "B"], "worth": {"A": 60, "B": 40, "A+B": 80}}

    assert iuralloc.solve(game, "nash_bargaining").answer == {"A": 50, "B": 30}
    assert iuralloc.solve(game, "nash_bargaining", caps={"A": 45}).answer == {"A": 45, "B": 35}


def test_parameters_stand_in_for_what_the_game_says() -> None:
    game = {"type": "tu", "players": ["A", "B"], "worth": {"A": 6, "B": 4, "A+B": 20}}
    answer = iuralloc.solve(game, "nash_bargaining", walk_away={"B": 0, "A": 10}, weights={"A": 1, "B": 4}).answer

    assert answer == {"A": 12, "B": 8}
    assert list(answer) == ["A", "B"]


@pytest.mark.parametrize(
    ("extra", "code", "facts"),
    [
        ({"weights": stated(A=0, B=1)}, "weight-not-positive", {"party": "A", "weight": "0"}),
        ({"weights": stated(A=1, B="-1/2")}, "weight-not-positive", {"party": "B", "weight": "-1/2"}),
        ({"caps": stated(A=3, B=5)}, "caps-below-total", {"caps": "8", "total": "9"}),
    ],
)
def test_bargains_that_cannot_be_struck(extra: Mapping[str, Any], code: str, facts: dict[str, str]) -> None:
    with pytest.raises(ContractAtFault) as refused:
        rule("nash_bargaining").solve(Bargain(stated(A=1, B=2), Stated.of(9)), **extra)

    assert [(code, facts)] == [(finding.code, dict(finding.facts)) for finding in refused.value.findings]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Bargain({}, Stated.of(1)),
        lambda: Bargain(stated(A=1), Stated.of(1), stated(B=1)),
        lambda: Bargain(stated(A=1), Stated.of(1), {}, stated(B=1)),
        lambda: Bounds(stated(A=1), stated(B=1), Stated.of(1)),
        lambda: Bounds({}, {}, Stated.of(1)),
    ],
)
def test_numbers_of_other_parties_are_a_bug(make: Any) -> None:
    with pytest.raises(Inconsistency):
        make()


@pytest.mark.parametrize(
    ("high", "total", "wanted"),
    [
        ((5, 9), 8, {"A": F(31, 11), "B": F(57, 11)}),
        ((1, 2), 3, {"A": 1, "B": 2}),
        ((1, 2), 4, None),
        ((0, 3), 3, None),
    ],
)
def test_between_bounds(high: tuple[int, int], total: int, wanted: dict[str, Fraction] | None) -> None:
    """Room 4 and 7, 5 to give; bounds that coincide and are the total; that are not; rooms that cancel out."""
    bounds = Bounds(stated(A=1, B=2), stated(A=high[0], B=high[1]), Stated.of(total))
    solution = rule("mcrs").solve(bounds)

    assert wanted == solution.answer
    assert (solution.why.code if solution.why else "") == ("" if wanted else "bounds-without-room")


def written_out(game: TUGame) -> WorthGame:
    return WorthGame.of(
        game.players, [game.worth(members_of(mask, game.players)) for mask in range(1 << len(game.players))]
    )


def bounds_by_table(simple: Any, game: SynergyGame) -> None:
    by_blocks, by_table = (simple(GameProblem(one, Reference("game"))) for one in (game, written_out(game)))
    for one, other in ((by_blocks.low, by_table.low), (by_blocks.high, by_table.high)):
        for player, bound in one.items():
            assert bound.value == other[player].value == bound.formula.value(lambda _: game)


@given(synergy_games(6))
def test_bounds_of_blocks_are_those_of_the_table(game: SynergyGame) -> None:
    """What all lose without one of a block would be counted for the whole block."""
    bounds_by_table(simple_bounds, game)


def test_wrong_bounds_are_seen() -> None:
    def turned(problem: GameProblem) -> Bounds:
        bounds = simple_bounds(problem)
        return Bounds(bounds.high, bounds.low, bounds.total) if isinstance(problem.game, SynergyGame) else bounds

    turns_red(lambda game: bounds_by_table(turned, game), synergy_games(6))


@given(worth_games(1, 4))
def test_costs_and_savings_lead_to_the_same(game: WorthGame) -> None:
    """Simplified MCRS of costs is the negative of that of the negated game."""
    negated = WorthGame.of_whole_numbers(game.players, game.denominator, [-worth for worth in game.worths])
    one, other = (rule("mcrs_simple").solve(GameProblem(each, Reference("game"))).answer for each in (game, negated))

    assert (one is None) == (other is None)
    assert one is None or {player: -amount for player, amount in one.items()} == other
