"""The card that every rule carries, and the solution that it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from iuralloc.errors import Finding, Inconsistency
from iuralloc.formula import Data, Formula
from iuralloc.problems.kinds import ProblemKind

#: the same words in each language: ``en`` and ``zh``
Words: TypeAlias = Mapping[str, str]

#: what a rule gives back: an allocation divides a whole and may stand in a split; a set is described by its
#: bounds or one number; a test says yes or no; a transform makes other numbers of a game
Kind: TypeAlias = Literal["allocation", "set", "test", "transform"]

#: an answer: a number by party or group, a pair of bounds by party, one named number or truth, or none
Answer: TypeAlias = Mapping[str, Any]

#: exact: computed in rationals from end to end; certified: with a proof that needs no solver
Guarantee: TypeAlias = Literal["exact", "certified"]

#: the sorts of parameter that there are, and how each is written in a bare game
ParameterKind: TypeAlias = Literal[
    "number", "number by party", "allocation", "partition", "levels", "classes", "edges", "truth"
]

#: how a rule that is a formula comes to one answer
ONE_FORMULA: Final[Words] = MappingProxyType({"en": "It is one formula.", "zh": "由公式直接得出，唯一。"})

#: takes the name and the unit of a part that the formulas of all parties have in common, and the part; gives
#: the operand by which they refer to it: the part itself, or a figure that states it once
Share: TypeAlias = Callable[[str, str, Formula], Formula]

#: groups of parties
Partition: TypeAlias = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a rule wants to be told beside the problem.

    Parameters
    ----------
    name
        The key in a split, and the keyword of `Rule.solve`.
    kind
        ``number`` (a `Stated`); ``number by party`` (a `Stated` for each party); ``allocation`` (a rational for
        each party); ``partition`` (lists of parties that together name each once); ``levels`` (partitions,
        coarsest first); ``classes`` (a partition, lowest class first); ``edges`` (pairs of parties); ``truth``.
    required
        Whether a contract must name it; what need not be named has its default in the rule.
    meaning
        For whoever writes a contract.
    default
        What a bare game that does not name it is taken to say; empty where it must be named, too.
    money
        Whether its numbers are amounts, which a contract counts in its unit; else they are pure numbers, none of
        them below 0.
    partial
        Whether parties may be left out of a number by party: whoever has no cap is not capped.
    """

    name: str
    kind: ParameterKind
    required: bool
    meaning: Words
    default: Words = field(default_factory=dict)
    money: bool = False
    partial: bool = False


@dataclass(frozen=True)
class Solution:
    """What a rule answers, how sure it is, and on request the formula of each payoff.

    Parameters
    ----------
    answer
        Exact, in the order of the parties; None where the solution does not exist.
    state
        Makes for each party a formula with the value of its payoff, by a second road where the budget allows.
        Nobody pays for formulas that nobody asks for.
    sharing
        The same, where a long part stands in the formulas of all: it is given to a `Share` first.
    guarantee
        How sure the answer is.
    certificate
        The proof of a certified answer, as plain data.
    why
        Where there is no answer, the reason.
    taken
        Parameters that were not given to a bare game, and so have their default.

    Examples
    --------
    >>> solution = Solution({"maker": Fraction(4)})
    >>> solution.payoff["maker"], solution.guarantee
    (Fraction(4, 1), 'exact')
    """

    answer: Answer | None
    state: Callable[[], Mapping[str, Formula]] | None = None
    guarantee: Guarantee = "exact"
    certificate: Data = None
    why: Finding | None = None
    sharing: Callable[[Share], Mapping[str, Formula]] | None = None
    taken: tuple[str, ...] = ()

    @property
    def payoff(self) -> Mapping[str, Fraction]:
        """The answer of an allocation that exists."""
        if self.answer is None:
            raise Inconsistency("a payoff is asked of a solution that does not exist")
        return self.answer

    @cached_property
    def formulas(self) -> Mapping[str, Formula]:
        """For each party a formula with the value of its payoff."""
        return self.formulas_sharing(lambda _name, _unit, part: part)

    def formulas_sharing(self, share: Share) -> Mapping[str, Formula]:
        """The same formulas, with the parts that they have in common as `share` states them."""
        if self.sharing is not None:
            return self.sharing(share)
        if self.state is None:
            raise Inconsistency("formulas are asked of a solution that has none")
        return self.state()

    @classmethod
    def none(cls, code: str, **facts: str) -> Solution:
        """No answer, and the finding that says why."""
        return cls(None, why=Finding(code, facts=facts))


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
        Only an ``allocation`` may stand in a split.
    problems
        What it solves, in the order in which it looks for it.
    solve
        Takes one of these problems and the parameters by keyword, returns a `Solution`.
    idea
        One sentence.
    formula
        The formula as text, in the letters of the literature.
    use, avoid
        When it is the right rule, and when it is not.
    references
        Citations.
    views
        How it reads a game, cheapest first, in words.
    parameters
        Keywords of `solve`.
    axioms
        Ids of the axioms that it keeps; see `iuralloc.rules.axioms`.
    unique
        How it comes to one answer.
    measure
        For a rule that divides by a number of each party: the key of a split that states it; empty where none
        is needed, or where the split names the figure itself.
    """

    id: str
    title: Words
    kind: Kind
    problems: tuple[ProblemKind, ...]
    solve: Callable[..., Solution]
    idea: Words
    formula: str
    use: Words
    avoid: Words
    references: tuple[str, ...]
    views: tuple[Words, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    axioms: tuple[str, ...] = ()
    unique: Words = field(default_factory=lambda: ONE_FORMULA)
    measure: str = ""

    @property
    def needs_game(self) -> bool:
        """Whether a contract must say what each group could earn before the rule can stand in a split."""
        return "game" in self.problems and "division" not in self.problems

    @property
    def in_contracts(self) -> bool:
        """Whether a split can name it: an allocation of what a contract can state, a game or a division."""
        return self.kind == "allocation" and bool({"game", "division"} & set(self.problems))
