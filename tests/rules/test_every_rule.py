"""What every allocation rule of a contract must keep, unasked: a rule is put here by being in the registry.

The strategies follow the cards, see `rules.drawn`.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import assume, given

from iuralloc.formula import Constant, Formula, Reference, Sum, Value
from iuralloc.problems.coalition import members_of
from iuralloc.problems.division import Division
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import WorthGame
from iuralloc.rules import all_rules
from iuralloc.rules.card import Rule, Solution
from problems.red import turns_red
from rules.drawn import Case, problems

IN_CONTRACTS = [rule for rule in all_rules() if rule.in_contracts]
#: a rule of games that does not divide the whole says so by not claiming efficiency
DIVIDING = [rule for rule in IN_CONTRACTS if "efficiency" in rule.axioms or not rule.needs_game]
Solve = Callable[..., Solution]


def without_formulas(rule: Rule) -> bool:
    """Whether a rule proves its answers by certificates alone, as only what is certified may."""
    if not rule.needs_game or any(parameter.required for parameter in rule.parameters):
        return False
    pair = WorthGame.of_whole_numbers(["uni", "firm"], 1, [0, 1, 2, 7])
    solution = rule.solve(GameProblem(pair, Reference("game")))
    bare = solution.state is None and solution.sharing is None
    assert not bare or solution.guarantee == "certified"
    return bare


#: certificates are checked, and broken, where they are made
STATED = [rule for rule in IN_CONTRACTS if not without_formulas(rule)]


def solved(solve: Solve, case: Case) -> Solution:
    """The solution; a problem that has none says why."""
    solution = solve(case.problem, **case.parameters)
    assert (solution.answer is None) == (solution.why is not None)
    assume(solution.answer is not None)
    return solution


def formulas_have_the_value_of_the_payoff(solve: Solve, case: Case) -> None:
    solution = solved(solve, case)
    assert dict(solution.payoff) == {party: formula.value(case.look) for party, formula in solution.formulas.items()}


def parts_in_common_may_be_figures(solve: Solve, case: Case) -> None:
    """As a contract states them: every part once, under a name of its own, and the formulas refer to it."""
    solution = solved(solve, case)
    stated: dict[str, Value] = dict(case.figures)

    def share(name: str, unit: str, part: Formula) -> Formula:
        assert unit in {"amount", "number", "table"}
        stated[f"part.{name}"] = part.value(stated.__getitem__)
        return Reference(f"part.{name}")

    formulas = solution.formulas_sharing(share)
    assert dict(solution.payoff) == {party: formula.value(stated.__getitem__) for party, formula in formulas.items()}


def the_whole_is_divided_among_the_parties(solve: Solve, case: Case) -> None:
    solution = solved(solve, case)

    assert case.parties == tuple(solution.payoff)
    assert case.whole == sum(solution.payoff.values())
    assert all(type(amount) is Fraction for amount in solution.payoff.values())


def the_order_of_the_parties_does_not_matter(solve: Solve, case: Case) -> None:
    there = solved(solve, case).payoff
    back = solve(reversed_problem(case.problem), **case.parameters).payoff

    assert there == back


def reversed_problem(problem: GameProblem | Division) -> GameProblem | Division:
    if isinstance(problem, Division):
        return replace(problem, weights=dict(reversed(list(problem.weights.items()))))
    game = problem.game
    players = game.players[::-1]
    worths = [game.worth(members_of(mask, players)) for mask in range(1 << len(players))]
    return replace(problem, game=WorthGame.of(players, worths))


PROMISES = [
    *((formulas_have_the_value_of_the_payoff, rule) for rule in STATED),
    *((parts_in_common_may_be_figures, rule) for rule in STATED),
    *((the_whole_is_divided_among_the_parties, rule) for rule in DIVIDING),
    *((the_order_of_the_parties_does_not_matter, rule) for rule in IN_CONTRACTS),
]


@pytest.mark.parametrize(("promise", "rule"), PROMISES, ids=lambda one: getattr(one, "id", None))
def test_every_rule_keeps_its_promises(promise: Callable[[Solve, Case], None], rule: Rule) -> None:
    """A rule would not divide the whole, favour who stands first, or print a formula of something else."""

    @given(problems(rule))
    def run(case: Case) -> None:
        promise(rule.solve, case)

    run()


def with_another_formula(rule: Rule, *arguments: Any, **parameters: Any) -> Solution:
    """A foil: the formula of the first party is about one unit more than it gets."""
    solution = rule.solve(*arguments, **parameters)
    if solution.answer is None:
        return solution
    first, formula = next(iter(solution.formulas.items()))
    wrong = {**solution.formulas, first: Sum.of(formula, Constant(Fraction(1)))}
    return replace(solution, state=lambda: wrong, sharing=None)


def with_nothing_for_the_first(rule: Rule, *arguments: Any, **parameters: Any) -> Solution:
    """A foil: whoever is listed first loses what it had, so the whole is not divided and order matters."""
    solution = rule.solve(*arguments, **parameters)
    if solution.answer is None:
        return solution
    return replace(solution, answer={**solution.payoff, next(iter(solution.payoff)): Fraction(0)})


FOILS = [
    (promise, foil, rule)
    for promise, foil, rules in (
        (formulas_have_the_value_of_the_payoff, with_another_formula, STATED),
        (parts_in_common_may_be_figures, with_another_formula, STATED),
        (the_whole_is_divided_among_the_parties, with_nothing_for_the_first, DIVIDING),
        (the_order_of_the_parties_does_not_matter, with_nothing_for_the_first, IN_CONTRACTS),
    )
    for rule in rules
]


@pytest.mark.parametrize(("promise", "foil", "rule"), FOILS, ids=lambda one: getattr(one, "id", None))
def test_every_promise_is_seen_broken(
    promise: Callable[[Solve, Case], None], foil: Callable[..., Solution], rule: Rule
) -> None:
    """A promise that no wrong rule breaks promises nothing."""
    turns_red(partial(promise, partial(foil, rule)), problems(rule))
