"""Utopia, minimal rights and the tau value; worths and excesses: against their definitions, by every road."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.errors import LimitReached
from iuralloc.formula import Reference
from iuralloc.problems.array_values import as_array, highest_rights
from iuralloc.problems.counted import CountedGame
from iuralloc.problems.draws import Term
from iuralloc.problems.games import GameProblem
from iuralloc.problems.rights import MinimalRight, _by_make_up, _hopes, minimal_rights
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import Sense, WorthGame
from iuralloc.problems.voting import VotingGame
from iuralloc.rules import excess, shapley, tau_value, utopia, worth
from iuralloc.rules import minimal_rights as rights_rule
from iuralloc.rules.card import Solution
from oracles import bounds_of_games as bounds
from oracles.coalitions import coalitions, written
from problems.random_games import synergy_games, worth_games
from problems.red import turns_red
from rules.structures import Structured, either_way, games

Solve = Callable[[GameProblem], Solution]


def as_gains(solve: Solve) -> Solve:
    """A foil: a burden taken for a gain."""
    return lambda problem: solve(GameProblem(problem.game, problem.stated))


def alone(problem: GameProblem) -> Solution:
    """A foil: what each earns alone."""
    return Solution({player: problem.game.worth([player]) for player in problem.game.players})


def tau_of_any(problem: GameProblem) -> Solution:
    """A foil: an answer where there is none."""
    return shapley.solve(problem)


@st.composite
def with_a_tau_value(draw: st.DrawFn) -> Structured:
    """Games that mostly have one: what groups earn above their single members grows with their size."""
    count = draw(st.integers(1, 4))
    earned = st.fractions(min_value=0, max_value=2, max_denominator=3)
    singles = [draw(earned) for _ in range(count)]
    worths = [Fraction(0)]
    for mask in range(1, 1 << count):
        own = sum((singles[number] for number in range(count) if mask >> number & 1), Fraction(0))
        size = mask.bit_count()
        worths.append(own + size * (size - 1) * 2 + (draw(earned) if size > 1 else 0))
    sense: Sense = draw(st.sampled_from(["gain", "burden"]))
    sign = 1 if sense == "gain" else -1
    return Structured(WorthGame.of("ABCD"[:count], [sign * amount for amount in worths]), sense=sense)


# -- What holds ---------------------------------------------------------------------------------------------------


def hopes_are_what_all_lose(solve: Solve, case: Structured) -> None:
    assert solve(case.problem).answer == bounds.utopia(case.oracle)


def rights_are_what_is_left(solve: Solve, case: Structured) -> None:
    assert solve(case.problem).answer == bounds.minimal_rights(case.oracle)


def tau_lies_between(solve: Solve, case: Structured) -> None:
    solution, expected = solve(case.problem), bounds.tau_value(case.oracle)

    assert solution.answer == expected
    assert (solution.why is None) == (expected is not None)


def formulas_say_what_is_paid(solve: Solve, case: Structured) -> None:
    solution = solve(case.problem)

    if solution.answer is not None:
        assert case.values(solution.formulas) == solution.payoff


def stated_otherwise(problem: GameProblem) -> Solution:
    """A foil: paid by the tau value, stated by another."""
    return Solution(tau_value.solve(problem).answer, lambda: shapley.solve(problem).formulas)


Promise = Callable[[Solve, Structured], None]
PROMISES: list[tuple[Promise, Solve, st.SearchStrategy[Structured], Solve]] = [
    (hopes_are_what_all_lose, utopia.solve, either_way(games()), alone),
    (rights_are_what_is_left, rights_rule.solve, either_way(games()), as_gains(rights_rule.solve)),
    (tau_lies_between, tau_value.solve, either_way(games(4)), tau_of_any),
    (tau_lies_between, tau_value.solve, with_a_tau_value(), tau_of_any),
    (tau_lies_between, tau_value.solve, with_a_tau_value(), as_gains(tau_value.solve)),
    (formulas_say_what_is_paid, tau_value.solve, with_a_tau_value(), stated_otherwise),
]
TITLES = [f"{promise.__name__}-{place}" for place, (promise, *_) in enumerate(PROMISES)]


@pytest.mark.parametrize(("promise", "solve", "cases", "_foil"), PROMISES, ids=TITLES)
def test_the_promise_holds(promise: Promise, solve: Solve, cases: st.SearchStrategy[Structured], _foil: Solve) -> None:
    @given(cases)
    def run(case: Structured) -> None:
        promise(solve, case)

    run()


@pytest.mark.parametrize(("promise", "_solve", "cases", "foil"), PROMISES, ids=TITLES)
def test_the_promise_is_seen_broken(
    promise: Promise, _solve: Solve, cases: st.SearchStrategy[Structured], foil: Solve
) -> None:
    turns_red(partial(promise, foil), cases)


@given(with_a_tau_value())
def test_most_of_these_games_have_a_tau_value(case: Structured) -> None:
    """A property of games without any would hold of everything."""
    assert tau_value.solve(case.problem).answer is not None


# -- Other roads to the same figures ------------------------------------------------------------------------------


@given(either_way(synergy_games(7)))
def test_rights_by_make_up_as_by_table(case: Structured) -> None:
    assert isinstance(case.game, SynergyGame)
    found = _by_make_up(case.game, _hopes(case.game), case.sense)

    assert {player: Fraction(right, case.game.denominator) for player, right in found.items()} == minimal_rights(
        case.game, case.sense
    )


@pytest.mark.parametrize("times", [1, 1 << 56, 3**50])
@given(case=either_way(worth_games()))
def test_rights_on_an_array_as_on_a_list(case: Structured, times: int) -> None:
    game = case.game.table()
    larger = WorthGame(game.players, game.denominator, tuple(worth * times for worth in game.worths))
    found = highest_rights(as_array(larger), list(_hopes(larger).values()), 1 if case.sense == "gain" else -1)
    rights = [Fraction(right, times * game.denominator) for right in found]

    assert rights == list(minimal_rights(game, case.sense).values())


@given(either_way(games()))
def test_a_minimal_right_as_a_formula(case: Structured) -> None:
    formulas = {player: MinimalRight(Reference("game"), player, case.sense) for player in case.game.players}

    assert case.values(formulas) == minimal_rights(case.game, case.sense)


# -- Large games --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sense", ["gain", "burden"])
def test_three_kinds_beyond_any_table(sense: Any) -> None:
    """Firms earn 1 with each institute, 3 alone: all that matters is additive beyond pairs, so rights are known.

    In a group with k institutes whose hopes (all firms) are paid, a firm has 3 + k - k x firms left: none are best.
    In a burden the other way round all are: 3 + institutes - institutes x firms.
    """
    firms, institutes = (Block(name, tuple(f"{name}_{i}" for i in range(n))) for name, n in (("firm", 9), ("inst", 6)))
    game = SynergyGame.of([firms, institutes], [Term(((0,), (1,)), (), Fraction(1)), Term(((0,),), (), Fraction(3))])
    problem = GameProblem(game, Reference("game"), sense=sense)
    rights, hopes = rights_rule.solve(problem).answer, utopia.solve(problem).answer
    brute = brute_rights(9, 6, 1 if sense == "gain" else -1)

    assert hopes == dict.fromkeys(firms.members, Fraction(9)) | dict.fromkeys(institutes.members, Fraction(9))
    assert rights == dict.fromkeys(firms.members, brute[0]) | dict.fromkeys(institutes.members, brute[1])
    assert MinimalRight(Reference("game"), "inst_2", sense).value(lambda _: game) == brute[1]


def brute_rights(firms: int, institutes: int, sign: int) -> tuple[int, int]:
    """Over all numbers of firms and institutes in a group: its worth, less what the others hope for (9 each)."""
    left = {(f, i): f * i + 3 * f - 9 * (f + i - 1) for f in range(firms + 1) for i in range(institutes + 1) if f or i}
    best = [max(sign * rest for counts, rest in left.items() if counts[kind]) for kind in (0, 1)]
    return sign * best[0], sign * best[1]


def test_a_hundred_gloves() -> None:
    """Sixty left gloves for forty right ones: who is in excess can hope for nothing, and the others for everything."""
    left, right = [f"l{i}" for i in range(60)], [f"r{i}" for i in range(40)]
    game = CountedGame.gloves([*left, *right], left, right)
    payoff = tau_value.solve(GameProblem(game, Reference("game"))).payoff

    assert payoff == dict.fromkeys(left, 0) | dict.fromkeys(right, 1)


@pytest.mark.parametrize("count", [14, 18])
def test_a_vote_by_array(count: int) -> None:
    """All are needed: everybody can hope for all, insist on nothing, and gets an equal part."""
    voters = [f"v{i}" for i in range(count)]
    votes = VotingGame.of(voters, [Fraction(1)] * count, Fraction(count))

    assert tau_value.solve(GameProblem(votes, Reference("game"))).payoff == dict.fromkeys(voters, Fraction(1, count))


def test_make_ups_without_number_are_refused() -> None:
    game = SynergyGame.of([Block(f"p{i}", (f"p{i}",)) for i in range(40)], [Term(((0,), (1,)), (), Fraction(1))])

    with pytest.raises(LimitReached, match="make-ups-too-many"):
        tau_value.solve(GameProblem(game, Reference("game")))


# -- No answer ----------------------------------------------------------------------------------------------------


def test_why_there_is_no_tau_value() -> None:
    """Pairs that are worth too much give rights above hopes; a whole below all rights is out of reach."""
    crossed = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 9, 0, 9, 9, 10])
    spoiled = WorthGame.of_whole_numbers("AB", 1, [0, 6, 5, 4])
    dear = WorthGame.of_whole_numbers("ABC", 1, [0, 4, 4, 6, 4, 6, 6, 10])
    reasons = [tau_value.solve(GameProblem(game, Reference("game"))).why for game in (crossed, spoiled, dear)]

    assert [(reason.code, dict(reason.facts)) for reason in reasons if reason] == [
        ("tau-rights-above-hopes", {"party": "A", "right": "8", "hope": "1"}),
        ("tau-rights-above-hopes", {"party": "A", "right": "6", "hope": "-1"}),
        ("tau-whole-out-of-reach", {"whole": "10", "rights": "12", "hopes": "12"}),
    ]


# -- Worths and excesses ------------------------------------------------------------------------------------------


@given(either_way(games()), st.lists(st.fractions(-9, 9, max_denominator=4), min_size=7, max_size=7))
def test_every_group_with_its_worth_and_excess(case: Structured, amounts: list[Fraction]) -> None:
    paid = dict(zip(case.game.players, amounts, strict=False))
    groups = {written(group, case.game.players): case.game.worth(group) for group in coalitions(case.game.players)}

    assert worth.solve(case.problem).answer == groups
    assert excess.solve(case.problem, allocation=paid).answer == bounds.excesses(case.oracle, paid)


def test_a_worth_or_excess_off_by_one_is_seen() -> None:
    def one_more(case: Structured) -> None:
        found = worth.solve(case.problem).answer or {}
        raised: Mapping[str, Fraction] = {group: amount + 1 for group, amount in found.items()}
        expected = {
            written(group, case.game.players): case.game.worth(group) for group in coalitions(case.game.players)
        }

        assert raised == expected

    turns_red(one_more, either_way(games()))


@pytest.mark.parametrize(
    "solve", [worth.solve, partial(excess.solve, allocation=dict.fromkeys(map(str, range(17)), Fraction(0)))]
)
def test_no_list_of_more_than_2_to_the_16_groups(solve: Solve) -> None:
    game = SynergyGame.of([Block("firm", tuple(map(str, range(17))))], [Term(((0,),), (), Fraction(1))])

    with pytest.raises(LimitReached, match="groups-too-many"):
        solve(GameProblem(game, Reference("game")))


def test_sixteen_players_by_blocks_are_listed() -> None:
    """A game by blocks has no table of more than twelve; its groups can be listed all the same."""
    game = SynergyGame.of([Block("firm", tuple(f"f{i}" for i in range(16)))], [Term(((0,), (0,)), (), Fraction(1))])
    found = worth.solve(GameProblem(game, Reference("game"))).answer

    assert found is not None
    assert (len(found), found["f0"], found["f3+f9+f12"]) == (65535, 0, 3)
