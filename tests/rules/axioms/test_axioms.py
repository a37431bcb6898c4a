"""Every rule keeps every axiom that its card names; the axiom's own foil does not; nobody is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

from effort import many
from iuralloc.problems.kinds import ProblemKind
from iuralloc.rules import (
    all_rules,
    cea,
    cel,
    equal,
    owen,
    prenucleolus,
    proportional,
    random_arrival,
    shapley,
    talmud,
    winter,
)
from iuralloc.rules.axioms import DUAL_OF, all_axioms, axiom
from iuralloc.rules.card import Rule, Solution
from problems.red import turns_red
from rules.axioms import promises
from rules.axioms.posed import NoAnswerError, Solve, by_card
from rules.axioms.promise import Promise

MADE: Final = list(promises.made())
EVERY_PROMISE = pytest.mark.parametrize(
    ("card", "promise"), MADE, ids=[f"{card.id}-{promise.axiom}-{promise.kind}" for card, promise in MADE]
)
#: a rule that hardly ever answers would keep any promise
_LEAST_ANSWERED: Final = 10


def check(promise: Promise, solve: Solve, cases: SearchStrategy[Any]) -> None:
    """Try the property on many cases, and want it to mean something on some of them."""
    answered = 0

    @settings(max_examples=many(40))
    @given(cases)
    def run(case: Any) -> None:
        nonlocal answered
        try:
            promise.holds(solve, case)
        except NoAnswerError:
            return
        answered += 1

    run()
    assert answered >= _LEAST_ANSWERED


def where_it_answers(holds: Callable[[Solve, Any], None], solve: Solve, case: Any) -> None:
    """The property, where the rule that a foil is made of has a solution."""
    try:
        holds(solve, case)
    except NoAnswerError:
        return


@EVERY_PROMISE
def test_the_rule_keeps_it(card: Rule, promise: Promise) -> None:
    check(promise, by_card(card, promise.kind), promise.cases(card))


@EVERY_PROMISE
def test_its_foil_breaks_it(card: Rule, promise: Promise) -> None:
    """On the cases that are drawn for this rule: else its test would prove nothing."""
    foil = promise.foil(by_card(card, promise.kind))

    turns_red(partial(where_it_answers, promise.holds, foil), promise.cases(card))


@pytest.mark.parametrize("card", all_rules(), ids=lambda card: card.id)
def test_every_axiom_on_a_card_is_known_and_tested(card: Rule) -> None:
    """A promise that nobody can read, or that no test refutes."""
    for name in card.axioms:
        assert axiom(name).id == name
        assert promises.of(card, name), f"{name} means nothing for {', '.join(card.problems)}"
    assert len(set(card.axioms)) == len(card.axioms)


@pytest.mark.parametrize("card", all_rules(), ids=lambda card: card.id)
def test_every_rule_promises_something(card: Rule) -> None:
    """An allocation that names no axiom is tested by nothing here."""
    assert card.axioms or card.kind != "allocation"


def test_every_axiom_has_a_test() -> None:
    """An axiom that no promise tests may be named in vain."""
    assert {each.id for each in all_axioms()} == promises.tested()


def test_the_dual_of_a_rule_is_an_axiom_of_its_own() -> None:
    assert axiom(f"{DUAL_OF}cel").statement["en"] == "What there is is divided as cel divides what is missing."
    for name in (DUAL_OF, "modesty"):
        with pytest.raises(KeyError):
            axiom(name)


#: cards that promise too much: a rule, the axiom that it does not keep, and for which problem
PLANTED: Final[list[tuple[Rule, str, ProblemKind]]] = [
    (equal.RULE, "covariance", "game"),
    (equal.RULE, "individual-rationality", "game"),
    (equal.RULE, "claims-bounded", "division"),
    (equal.RULE, "self-dual", "division"),
    (shapley.RULE, "core-if-any", "game"),
    (shapley.RULE, "individual-rationality", "game"),
    (shapley.RULE, "davis-maschler-consistency", "game"),
    (proportional.RULE, "truncation", "division"),
    (proportional.RULE, "minimal-rights-first", "division"),
    (proportional.RULE, "contested-garment", "division"),
]


@pytest.mark.parametrize(("card", "name", "kind"), PLANTED, ids=[f"{c.id}-{name}" for c, name, _ in PLANTED])
def test_a_card_that_promises_too_much_is_found_out(card: Rule, name: str, kind: ProblemKind) -> None:
    """A property too weak to tell a rule that keeps it from one that does not."""
    boasting = replace(card, axioms=(*card.axioms, name))
    promise = next(promise for promise in promises.of(boasting, name) if promise.kind == kind)

    turns_red(partial(where_it_answers, promise.holds, by_card(boasting, kind)), promise.cases(boasting))


def test_the_test_of_every_rule_is_red_for_it() -> None:
    """The very test that runs for each card, on a card that promises too much."""
    boasting = replace(equal.RULE, axioms=("null-player",))
    (promise,) = promises.of(boasting, "null-player")

    with pytest.raises(AssertionError):
        test_the_rule_keeps_it(boasting, promise)


def test_a_rule_that_never_answers_keeps_nothing() -> None:
    """A promise that means nothing for want of answers."""
    silent = replace(equal.RULE, solve=lambda _: Solution.none("no-solution"), axioms=("efficiency",))
    promise = promises.of(silent, "efficiency")[0]

    with pytest.raises(AssertionError):
        test_the_rule_keeps_it(silent, promise)


#: axioms that a rule keeps though its card names others: the properties are not too strong either
ALSO_KEPT: Final[list[tuple[Rule, str]]] = [
    *((shapley.RULE, name) for name in (
        "self-dual", "strong-monotonicity", "coalitional-monotonicity", "aggregate-monotonicity",
        "balanced-contributions", "scale",
    )),
    *((proportional.RULE, name) for name in (
        "claims-bounded", "self-dual", "consistency", "composition-up", "composition-down", "resource-monotone",
        "claims-monotone", "order-of-losses", "scale",
    )),
    *((talmud.RULE, name) for name in ("truncation", "minimal-rights-first", "contested-garment")),
    *((random_arrival.RULE, name) for name in ("truncation", "minimal-rights-first", "contested-garment")),
    (cea.RULE, "truncation"),
    (cel.RULE, "minimal-rights-first"),
    (owen.RULE, "quotient-game"),
    (winter.RULE, "quotient-game"),
    (prenucleolus.RULE, "davis-maschler-consistency"),
]  # fmt: skip


@pytest.mark.parametrize(("card", "name"), ALSO_KEPT, ids=[f"{c.id}-{name}" for c, name in ALSO_KEPT])
def test_what_the_literature_proves_is_kept(card: Rule, name: str) -> None:
    """A property too strong would refuse what is proved of the rule."""
    for promise in promises.of(card, name):
        check(promise, by_card(card, promise.kind), promise.cases(card))
