"""What a step carries from one year to the next, as figures: limits used, claims owed, money held, costs outstanding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from iuralloc.contract.expression import Expression
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Table
from iuralloc.contract.schema import PlanStep
from iuralloc.formula import Formula, Rounded, number
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.settlement.settle import Level
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation, Measure
from iuralloc.situations.tiers import Counted

#: a step whatever the year, and the place in the tree where its plan runs
Key: TypeAlias = tuple[str, tuple[str, ...]]
REST: Final = Ground(rule="rest")


@dataclass(frozen=True, slots=True)
class Balance:
    """What a step hands on.

    Parameters
    ----------
    taken
        What it has taken towards its limit in all.
    owing, accrued
        What is owed of earlier claims, and simple interest on it that is not paid yet.
    held
        What a reserve holds.
    outstanding
        Costs that are not repaid, by year and party, the oldest first.
    counted
        What its bands have counted.
    """

    taken: Figure | None = None
    owing: Figure | None = None
    accrued: Figure | None = None
    held: Figure | None = None
    outstanding: Mapping[tuple[str, str], Figure] = field(default_factory=dict)
    counted: Counted = field(default_factory=Counted)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a step finds: where its figures stand, the whole and the rest of its plan, names for what was left.

    Parameters
    ----------
    contract, draft
        The file, and what is being stated.
    level
        Where its figures stand.
    whole, rest
        The amount of the plan, and what earlier steps have left of it.
    left
        What steps have left under a name.
    meanings
        Of names in its formulas, in its year.
    year
        Empty in a pool without years.
    unit
        The smallest payable amount.
    """

    contract: Contract
    draft: Draft
    level: Level
    whole: Figure
    rest: Figure
    left: Mapping[str, Figure]
    meanings: Meanings
    year: str
    unit: Figure

    @property
    def step(self) -> str:
        """The step whatever the year: its pool, and the ids of the steps around it."""
        return self.level.stem.replace(f".{self.year}.", ".", 1) if self.year else self.level.stem

    def evaluation(self, path: str) -> Evaluation:
        """What evaluates formulas that may speak of the whole, the rest, and what was left under a name."""
        named = {"whole": self.whole, "rest": self.rest, **self.left}
        words = {word: Measure(figure.amount, figure.reference, money=True) for word, figure in named.items()}
        return Evaluation(self.contract.unit, self.meanings.at(path, **words), path)

    def state(self, word: str, formula: Formula, ground: Ground, recipient: str = "") -> Figure:
        """State a figure of the step under a word: what it took, what it is owed, what it holds."""
        say = f"step-{word.partition('.')[0].replace('_', '-')}"
        label = {"say": say, "step": self.level.stem, "party": ".".join((*self.level.path, recipient)).strip(".")}
        if "." in word:
            label["year"] = word.partition(".")[2]
        return self.draft.state(self.level.figure(word, recipient), label, "amount", formula, ground)

    def whole_units(self, formula: Formula, *, down: bool) -> Formula:
        """A formula brought to whole units, where it is none: down, or halves away from zero."""
        if (number(formula, self.draft.look) / self.unit.amount).denominator == 1:
            return formula
        if not down:
            self.draft.choose("step-rounded-to-units", step=self.step)
        return Rounded(formula, self.unit.reference, "down") if down else Rounded(formula, self.unit.reference)


def in_force(ahead: Ahead, step: PlanStep, word: str) -> Expression | None:
    """What a field of a step says in the year: its one formula, or the entry of the year; None where there is none."""
    written = getattr(step, word)
    if not isinstance(written, Table):
        return written  # type: ignore[no-any-return]
    if not ahead.year:
        raise at_fault("years-without-pool-by-year", written.place, f"{step.path}.{word}", key=word)
    return next(_cells(ahead, written), None)


def _cells(ahead: Ahead, table: Table) -> Iterator[Expression]:
    for key, cell in table.cells:
        if not isinstance(cell, Table) and ahead.year in ahead.contract.calendar.standing_for(key.text):
            yield cell


def amount_of(ahead: Ahead, step: PlanStep, word: str, expression: Expression) -> Stated:
    """An amount that a step names; refused where it is below zero."""
    path = f"{step.path}.{word}"
    measure = ahead.evaluation(path).amount(expression)
    if measure.value < 0:
        facts = {"party": ahead.level.stem, "text": rational_text(measure.value)}
        raise at_fault("negative-amount", expression.place, path, **facts)
    return measure.stated
