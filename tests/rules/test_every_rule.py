"""What every allocation rule must keep, unasked: a rule is put here by being in the registry.

The strategies follow the cards: a number is drawn from 0 to 1, a number by party so that all make a whole,
and the weights of a division likewise.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.formula import Constant, Reference, Sum, Value
from iuralloc.problems.coalition import members_of
from iuralloc.problems.division import Division, Stated
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import TUGame, WorthGame
from iuralloc.rules import all_rules
from iuralloc.rules.card import Rule, Solution
from problems.random_games import NAMES, fractions, parts_of_one, synergy_games, worth_games
from problems.red import turns_red

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
Solve = Callable[..., Solution]


@dataclass(frozen=True)
class Case:
    """A problem, its parameters, the figures that its formulas rest on, and what it divides."""

    problem: GameProblem | Division
    parameters: Mapping[str, Stated | Mapping[str, Stated]]
    figures: Mapping[str, Value]
    whole: Fraction
    parties: tuple[str, ...]

    def look(self, figure: str) -> Value:
        """The value of a figure."""
        return self.figures[figure]


@st.composite
def problems(draw: st.DrawFn, rule: Rule) -> Case:
    figures: dict[str, Value] = {}

    def stated(name: str, amount: Fraction) -> Stated:
        figures[name] = amount
        return Stated(amount, Reference(name))

    def by_party(name: str, parties: tuple[str, ...]) -> dict[str, Stated]:
        parts = draw(parts_of_one(parties))
        return {party: stated(f"{name}.{party}", part) for party, part in parts.items()}

    problem: GameProblem | Division
    if rule.problem == "game":
        game: TUGame = draw(st.one_of(worth_games(), synergy_games(6)))
        figures["game"] = game
        problem = GameProblem(game, Reference("game"))
        whole, parties = game.worth_of_all(), game.players
    else:
        parties = tuple(draw(st.permutations(NAMES))[: draw(st.integers(1, 5))])
        whole = draw(fractions)
        problem = Division(stated("estate", whole), by_party("weight", parties))
    parameters: dict[str, Stated | Mapping[str, Stated]] = {}
    for parameter in rule.parameters:
        if parameter.kind == "number":
            amount = draw(st.fractions(min_value=0, max_value=1, max_denominator=9))
            parameters[parameter.name] = stated(parameter.name, amount)
        else:
            parameters[parameter.name] = by_party(parameter.name, parties)
    return Case(problem, parameters, figures, whole, parties)


def formulas_have_the_value_of_the_payoff(solve: Solve, case: Case) -> None:
    solution = solve(case.problem, **case.parameters)
    assert solution.payoff == {party: formula.value(case.look) for party, formula in solution.formulas.items()}


def the_whole_is_divided_among_the_parties(solve: Solve, case: Case) -> None:
    solution = solve(case.problem, **case.parameters)
    assert case.parties == tuple(solution.payoff) == tuple(solution.formulas)
    assert case.whole == sum(solution.payoff.values())
    assert all(type(amount) is Fraction for amount in solution.payoff.values())


def the_order_of_the_parties_does_not_matter(solve: Solve, case: Case) -> None:
    there = solve(case.problem, **case.parameters).payoff
    back = solve(reversed_problem(case.problem), **case.parameters).payoff
    assert there == back


def reversed_problem(problem: GameProblem | Division) -> GameProblem | Division:
    if isinstance(problem, Division):
        return replace(problem, weights=dict(reversed(list(problem.weights.items()))))
    game = problem.game
    players = game.players[::-1]
    worths = [game.worth(members_of(mask, players)) for mask in range(1 << len(players))]
    return replace(problem, game=WorthGame.of(players, worths))


@RULES
@pytest.mark.parametrize(
    "promise",
    [
        formulas_have_the_value_of_the_payoff,
        the_whole_is_divided_among_the_parties,
        the_order_of_the_parties_does_not_matter,
    ],
)
def test_every_rule_keeps_its_promises(promise: Callable[[Solve, Case], None], rule: Rule) -> None:
    @given(problems(rule))
    def run(case: Case) -> None:
        promise(rule.solve, case)

    run()


def with_another_formula(rule: Rule, *arguments: Any, **parameters: Any) -> Solution:
    """A foil: the formula of the first party is about one unit more than it gets."""
    solution = rule.solve(*arguments, **parameters)
    first, formula = next(iter(solution.formulas.items()))
    wrong = {**solution.formulas, first: Sum.of(formula, Constant(Fraction(1)))}
    return replace(solution, formulas=wrong)


def with_nothing_for_the_first(rule: Rule, *arguments: Any, **parameters: Any) -> Solution:
    """A foil: whoever is listed first loses what it had, so the whole is not divided and order matters."""
    solution = rule.solve(*arguments, **parameters)
    return replace(solution, payoff={**solution.payoff, next(iter(solution.payoff)): Fraction(0)})


@RULES
@pytest.mark.parametrize(
    ("promise", "foil"),
    [
        (formulas_have_the_value_of_the_payoff, with_another_formula),
        (the_whole_is_divided_among_the_parties, with_nothing_for_the_first),
        (the_order_of_the_parties_does_not_matter, with_nothing_for_the_first),
    ],
)
def test_every_promise_is_seen_broken(
    promise: Callable[[Solve, Case], None], foil: Callable[..., Solution], rule: Rule
) -> None:
    turns_red(partial(promise, partial(foil, rule)), problems(rule))
