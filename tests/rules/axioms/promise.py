"""A promise: an axiom for one sort of problem, with cases aimed at it, the property, and a foil that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from hypothesis.strategies import SearchStrategy

from iuralloc.problems.kinds import ProblemKind
from iuralloc.rules.card import Rule
from rules.axioms.posed import Payoff, Posed, Solve

#: makes a wrong rule, perhaps of a right one
Foil: TypeAlias = Callable[[Solve], Solve]


@dataclass(frozen=True)
class Promise:
    """What is drawn for a rule, what must hold of it, and a rule of which it does not hold."""

    axiom: str
    kind: ProblemKind
    cases: Callable[[Rule], SearchStrategy[Any]]
    holds: Callable[[Solve, Any], None]
    foil: Foil


def the_first_gets_one_more(solve: Solve) -> Solve:
    """A foil: whoever is listed first gets a unit that nobody else misses."""

    def foil(posed: Posed) -> Payoff:
        answer = solve(posed)
        return {key: amount + (place == 0) for place, (key, amount) in enumerate(answer.items())}

    return foil


def a_wrong_rule(rule: Solve) -> Foil:
    """A foil that is a rule of its own, whatever the right one is."""
    return lambda _: rule


def everybody_gets_one_more(solve: Solve) -> Solve:
    """A foil: a unit for each, in whatever unit the amounts are."""
    return lambda posed: {player: amount + Fraction(1) for player, amount in solve(posed).items()}
