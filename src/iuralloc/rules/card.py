"""The card that every rule carries, and the solution that it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from iuralloc.formula import Formula

#: the same words in each language: ``en`` and ``zh``
Words: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a rule wants to be told beside the problem.

    Parameters
    ----------
    name
        The key in a split, and the keyword of `Rule.solve`.
    kind
        ``number`` (a `Stated`) or ``number by party`` (a mapping from each party to a `Stated`).
    required
        Whether a contract must name it; what it need not name has its default in the rule.
    meaning
        For whoever writes a contract.
    """

    name: str
    kind: Literal["number", "number by party"]
    required: bool
    meaning: Words


@dataclass(frozen=True, slots=True)
class Solution:
    """What a rule gives each party, and the formula of each payoff.

    Parameters
    ----------
    payoff
        Exact, in the order of the parties.
    formulas
        For each party a formula with the value of its payoff, by a second road where the budget allows.
    guarantee
        How sure the payoff is: ``exact`` for what is computed in rationals from end to end.
    """

    payoff: Mapping[str, Fraction]
    formulas: Mapping[str, Formula]
    guarantee: str = "exact"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what commands, schema, documentation and tests have to know of it.

    Parameters
    ----------
    id
        As a contract names it.
    title
        The long title.
    kind
        ``allocation``: it may stand in a split.
    problem
        What it solves: ``game`` (a `GameProblem`) or ``division`` (a `Division`).
    parameters
        Keywords of `solve`.
    idea
        One sentence.
    references
        Citations.
    unique
        How it comes to one answer.
    solve
        Takes the problem and the parameters by keyword, returns a `Solution`.
    """

    id: str
    title: Words
    kind: Literal["allocation"]
    problem: Literal["game", "division"]
    parameters: tuple[Parameter, ...]
    idea: Words
    references: tuple[str, ...]
    unique: Words
    solve: Callable[..., Solution]
