"""The story that every rule is asked about: one small game, told for every sort of problem."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final, get_args

import pytest

from iuralloc.problems.bare import all_types, read_bare
from iuralloc.problems.kinds import ProblemKind
from iuralloc.rules import all_rules, equal, rule
from iuralloc.rules.card import Parameter, ParameterKind, Rule
from iuralloc.rules.running_example import PLAYERS, QUESTIONS, parameters_for, question_for, types_for
from iuralloc.rules.solving import solve

CARDS: Final = all_rules()


@pytest.mark.parametrize("type_", all_types(), ids=lambda type_: type_.id)
def test_every_type_of_game_is_told(type_: object) -> None:
    """A type that the story leaves out would stand on no page."""
    question = QUESTIONS[getattr(type_, "id", "")]

    assert set(read_bare(question.game).players) <= set(PLAYERS)
    assert {"en", "zh"} == set(question.words)
    assert all(question.words.values())


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_every_rule_has_an_answer(card: Rule) -> None:
    """An example without an answer shows nothing; one with a type that the rule does not take misleads."""
    question = question_for(card)

    assert solve(question.game, card.id, parameters_for(card)).answer
    assert question.game["type"] in types_for(card)


def test_the_same_game_in_three_forms() -> None:
    """Dividends and marginal contributions nets tell the worths of the first table."""
    by_worth = read_bare(QUESTIONS["tu"].game).problems["game"]().game
    by_dividends = read_bare(QUESTIONS["dividends"].game).problems["game"]().game

    for group, worth in QUESTIONS["tu"].game["worth"].items():
        assert worth == by_worth.worth(group.split("+")) == by_dividends.worth(group.split("+"))


@pytest.mark.parametrize(
    ("name", "firm", "univ", "inst"),
    [
        # six orders: 1, 1, 6, 4, 6, 6 for Firm in all 24
        ("shapley", 4, Fraction(7, 2), Fraction(5, 2)),
        # rights 2, 1, 1; hopes 6, 5, 3; six of ten of the way
        ("tau_value", Fraction(22, 5), Fraction(17, 5), Fraction(11, 5)),
        # each 4, but Inst claims only 2, and what is left goes on: 4, 4, 2
        ("cea", 4, 4, 2),
        # 15 are claimed and 5 are missing: 5/3 for each
        ("cel", Fraction(22, 3), Fraction(7, 3), Fraction(1, 3)),
        # more than half of 15: 5 are missing, half claims 9/2, 2, 1 lose 2, 2, 1
        ("talmud", 7, 2, 1),
        # 2/3 of three, 3/2 of two, 4 of one
        ("airport_shapley", Fraction(37, 6), Fraction(13, 6), Fraction(2, 3)),
        # 2 of Univ, 3 by two, 5 by three
        ("sequential_liability", Fraction(5, 3), Fraction(31, 6), Fraction(19, 6)),
        # one each, and half, a quarter, a quarter of 7
        ("nash_bargaining", Fraction(9, 2), Fraction(11, 4), Fraction(11, 4)),
        # room 3, 3, 2; four of eight
        ("mcrs", Fraction(9, 2), Fraction(7, 2), 2),
        # 4 + 10 (1/2 - 1/3) / 2 and so on
        ("modified_shapley", Fraction(29, 6), Fraction(10, 3), Fraction(11, 6)),
    ],
)
def test_answers_by_hand(name: str, firm: Fraction, univ: Fraction, inst: Fraction) -> None:
    """What the pages print for the best known rules, computed with a pencil."""
    card = rule(name)

    assert {"Firm": firm, "Univ": univ, "Inst": inst} == solve(
        question_for(card).game, name, parameters_for(card)
    ).answer


@pytest.mark.parametrize("kind", get_args(ParameterKind))
def test_a_new_parameter_has_an_example_by_its_kind(kind: ParameterKind) -> None:
    """Whoever plants a rule with a parameter of its own need not tell the story about it."""
    words = {"en": "New.", "zh": "新。"}
    card = replace(equal.RULE, parameters=(Parameter("brand_new", kind, required=True, meaning=words),))

    assert parameters_for(card)["brand_new"] is not None


@pytest.mark.parametrize("kind", get_args(ProblemKind))
def test_every_sort_of_problem_has_a_question(kind: ProblemKind) -> None:
    """A rule for a sort of problem that the story does not tell would have no page."""
    game = question_for(replace(equal.RULE, id="brand_new", problems=(kind,))).game

    assert kind in read_bare(game).problems
