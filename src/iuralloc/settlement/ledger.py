"""The ledger: every figure so far, every posting so far. It is never changed, only followed by the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from iuralloc.errors import Finding, Inconsistency
from iuralloc.formula import Data, Formula, Reference, Sum, Value


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a figure is what it is: the clause, where the contract says so, the rule, or a printed choice."""

    path: str = ""
    line: int = 0
    cell: str = ""
    clause: str = ""
    quote: str = ""
    evidence: str = ""
    note: str = ""
    rule: str = ""
    choice: str = ""

    def as_data(self) -> Data:
        """Only what there is."""
        words = {"path", "cell", "clause", "quote", "evidence", "note", "rule", "choice"}
        data: dict[str, str | int] = {word: getattr(self, word) for word in sorted(words) if getattr(self, word)}
        if self.line:
            data["line"] = self.line
        return data


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its id, what it is (for a table of words), its unit, value, formula and ground."""

    id: str
    label: Mapping[str, str]
    unit: str
    value: Value
    formula: Formula
    ground: Ground

    @property
    def amount(self) -> Fraction:
        """The value of a figure that is one number."""
        if not isinstance(self.value, Fraction):
            raise Inconsistency(f"{self.id} is a table where one number is wanted")
        return self.value

    @property
    def reference(self) -> Reference:
        """The operand by which other formulas name it."""
        return Reference(self.id)


@dataclass(frozen=True, slots=True)
class Posting:
    """Whole units of the smallest payable amount that a step gives to (or takes from) one recipient."""

    pool: str
    step: int
    recipient: tuple[str, ...]
    figure: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What the program chose because the contract is silent; always printed."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> Data:
        """Code and facts."""
        return {"code": self.code, "facts": dict(self.facts)}


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is settled: figures in the order they came, postings, choices, the plan of the tables."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    postings: tuple[Posting, ...] = ()
    choices: tuple[Choice, ...] = ()
    schedules: tuple[Data, ...] = ()
    findings: tuple[Finding, ...] = ()

    def look(self, figure: str) -> Value:
        """The value of a figure by its id."""
        return self.figures[figure].value

    def amount(self, figure: str) -> Fraction:
        """The value of a figure that is one number."""
        return self.figures[figure].amount

    def received(self, pool: str) -> dict[str, str]:
        """The figures of what each recipient at the top got in a pool, in order."""
        return {
            posting.recipient[0]: posting.figure
            for posting in self.postings
            if posting.pool == pool and len(posting.recipient) == 1
        }


class Draft:
    """The figures of one step while it is being written; `finish` makes the next ledger of it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._figures: dict[str, Figure] = {}
        self._postings: list[Posting] = []
        self._choices: list[Choice] = []
        self._schedules: list[Data] = []
        self._findings: list[Finding] = []

    def look(self, figure: str) -> Value:
        """The value of a figure, from this step or before it."""
        return (self._figures.get(figure) or self.ledger.figures[figure]).value

    def state(
        self,
        name: str,
        label: Mapping[str, str],
        unit: str,
        formula: Formula,
        ground: Ground,
        value: Value | None = None,
    ) -> Figure:
        """Add a figure; where a rule has found its value on another road, both must agree.

        Raises
        ------
        Inconsistency
            If the two roads differ, or the id is taken: a bug of the program.
        """
        if isinstance(formula, Reference):
            # A figure that equals another one is a sum of one term: a formula in its own right.
            formula = Sum.of(formula)
        computed = formula.value(self.look)
        if value is not None and computed != value:
            raise Inconsistency(f"two roads to {name} disagree: {computed} and {value}")
        if name in self._figures or name in self.ledger.figures:
            raise Inconsistency(f"the figure {name} is stated twice")
        figure = Figure(name, MappingProxyType(dict(label)), unit, computed, formula, ground)
        self._figures[name] = figure
        return figure

    def post(self, postings: Iterable[Posting]) -> None:
        """Add postings."""
        self._postings.extend(postings)

    def choose(self, code: str, **facts: str) -> None:
        """Add a choice; the same one is named once."""
        choice = Choice(code, facts)
        if choice not in self._choices and choice not in self.ledger.choices:
            self._choices.append(choice)

    def schedule(self, **record: Data) -> None:
        """Add a record of which figures make up a table."""
        self._schedules.append(record)

    def remark(self, finding: Finding) -> None:
        """Add a finding about the result."""
        self._findings.append(finding)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())

    def finish(self) -> Ledger:
        """The next ledger."""
        before = self.ledger
        return Ledger(
            {**before.figures, **self._figures},
            (*before.postings, *self._postings),
            (*before.choices, *self._choices),
            (*before.schedules, *self._schedules),
            (*before.findings, *self._findings),
        )
