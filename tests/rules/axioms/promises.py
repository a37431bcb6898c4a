"""All promises there are, and those that the card of a rule makes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from iuralloc.problems.kinds import ProblemKind
from iuralloc.rules import all_rules
from iuralloc.rules.axioms import DUAL_OF
from iuralloc.rules.card import Rule
from rules.axioms import of_divisions, of_every_problem, of_games
from rules.axioms.promise import Promise


@cache
def _all() -> dict[tuple[str, ProblemKind], Promise]:
    found = [*of_every_problem.promises(), *of_games.promises(), *of_divisions.promises()]
    table = {(promise.axiom, promise.kind): promise for promise in found}

    assert len(table) == len(found)
    return table


def tested() -> frozenset[str]:
    """The axioms that some promise tests."""
    return frozenset(axiom for axiom, _ in _all())


def of(card: Rule, axiom: str) -> list[Promise]:
    """The promises that a card makes by naming an axiom, one for each sort of problem for which it means something."""
    other = axiom.removeprefix(DUAL_OF)
    if axiom != other:
        makers = {"division": of_divisions.dual_of, "game": of_games.dual_of}
        return [makers[kind](other) for kind in card.problems if kind in makers]
    return [_all()[axiom, kind] for kind in card.problems if (axiom, kind) in _all()]


def made() -> Iterator[tuple[Rule, Promise]]:
    """Every promise of every rule, unasked."""
    for card in all_rules():
        for axiom in card.axioms:
            for promise in of(card, axiom):
                yield card, promise
