"""Terms as rows over the recipients of a split, with the formulas of their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from iuralloc.contract.expression import text_of
from iuralloc.contract.schema import Term
from iuralloc.contract.terms import Condition
from iuralloc.formula import Constant, Formula, Product, Sum
from iuralloc.lp.program import Relation, Row
from iuralloc.problems.division import Stated
from iuralloc.problems.nearest.formula import StatedRow
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.settlement.settle import Level
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.measures import Evaluation, Measure, Vector

#: the rows that the program adds: where no reference is below zero, nobody is taken there
BELOW_ZERO: Final = "nobody-below-zero"

_ONE: Final = Constant(Fraction(1))
_NOTHING: Final = Constant(Fraction(0))


@dataclass(frozen=True, slots=True)
class Scene:
    """Where terms stand: what is divided among whom, in which unit, and how their names are read.

    `resolve` gives the recipients that a name stands for, None where it stands for somebody who has no part.
    """

    draft: Draft
    level: Level
    evaluation: Evaluation
    whole: Stated
    unit: Figure
    recipients: tuple[str, ...]
    resolve: Callable[[str], tuple[str, ...] | None]


@dataclass(frozen=True, slots=True)
class Bound:
    """One row that a term makes, and the figure of its bound.

    Parameters
    ----------
    term, entry, condition
        The id of the term, its entry, and what it says.
    who, of
        The recipients whose sum is bound, and those of whose sum the bound is a multiple.
    factor
        The multiple; None where the bound is an amount.
    bound
        The amount, strictness included; for a multiple the unit of a strict one, else nothing.
    name
        Of the row: the id of the term, with the recipient where each of a group is bound.
    """

    term: str
    entry: Term
    condition: Condition
    name: str
    who: tuple[str, ...]
    of: tuple[str, ...]
    factor: Measure | None
    bound: Stated

    @property
    def relation(self) -> Relation:
        """As the mathematics writes it."""
        return ">=" if self.condition.least else "<="

    @property
    def single(self) -> bool:
        """Whether it is a bound on the part of one recipient alone."""
        return len(self.who) == 1 and self.factor is None

    @property
    def row(self) -> Row:
        """The row in numbers."""
        return Row(
            self.name, {party: value for party, (value, _) in self._sides().items()}, self.relation, self.bound.value
        )

    @property
    def stated(self) -> StatedRow:
        """The row in operands."""
        terms = tuple((formula, party) for party, (_, formula) in self._sides().items())
        return StatedRow(self.name, terms, self.relation, self.bound.formula)

    def _sides(self) -> dict[str, tuple[Fraction, Formula]]:
        """The coefficient of each recipient: 1 on the one side, less the multiple on the other."""
        sides: dict[str, tuple[Fraction, Formula]] = {party: (Fraction(1), _ONE) for party in self.who}
        if self.factor is not None:
            for party in self.of:
                there = party in sides
                terms = [(Fraction(-1), self.factor.formula)]
                formula = Sum(((Fraction(1), _ONE), *terms) if there else tuple(terms))
                sides[party] = (int(there) - self.factor.value, formula)
        return sides


def below_zero(recipients: tuple[str, ...]) -> Iterator[tuple[Row, StatedRow]]:
    """That nobody gets less than nothing."""
    for party in recipients:
        name = f"{BELOW_ZERO}.{party}"
        yield Row(name, {party: Fraction(1)}, ">=", Fraction(0)), StatedRow(name, ((_ONE, party),), ">=", _NOTHING)


def bounds_of(scene: Scene, name: str, term: Term, condition: Condition) -> Iterator[Bound]:
    """The rows of one term; states the figures of their bounds.

    Raises
    ------
    ContractAtFault
        ``term-names-no-recipient``, ``term-bare-number``, ``term-beyond-whole``, ``term-negative``,
        ``table-where-number``, ``figure-misses-party``.
    """
    each = condition.each
    if condition.of:
        factor = scene.evaluation.part(condition.bound)
        if factor.value < 0:
            raise at_fault("term-negative", condition.bound.place, term.path, text=text_of(condition.bound))
        slack = _strictly(scene, condition, Stated(Fraction(0), _NOTHING))
        of = _standing(scene, name, term, condition.of)
        for row, who in _rows(scene, name, term, condition):
            yield Bound(name, term, condition, row, who, of, factor, slack)
        return
    measured = scene.evaluation.measured(condition.bound)
    if isinstance(measured, Measure):
        bound = _amount(scene, term, condition, measured)
        figure = _state(scene, "term", name, term, bound)
        for row, who in _rows(scene, name, term, condition):
            yield Bound(name, term, condition, row, who, (), None, figure)
        return
    for row, who in _rows(scene, name, term, condition):
        bound = _amount(scene, term, condition, _entry(scene, term, condition, measured, who))
        word, own = ("apiece", f"{name}.{who[0]}") if each else ("term", name)
        yield Bound(name, term, condition, row, who, (), None, _state(scene, word, own, term, bound))


def _rows(scene: Scene, name: str, term: Term, condition: Condition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of each row and whom it binds: one row for all named, or one for each of a group."""
    each = condition.each
    if each is not None:
        for party in _standing(scene, name, term, each.name):
            yield f"{name}.{party}", (party,)
        return
    named = (party for slot in condition.key.slots for party in _standing(scene, name, term, slot.name))
    yield name, tuple(dict.fromkeys(named))


def _standing(scene: Scene, name: str, term: Term, party: str) -> tuple[str, ...]:
    standing = scene.resolve(party)
    if not standing:
        facts = {"term": name, "party": party, "pool": scene.level.pool}
        raise at_fault("term-names-no-recipient", term.place_of_value("value"), term.path, **facts)
    return standing


def _entry(scene: Scene, term: Term, condition: Condition, table: Vector, who: tuple[str, ...]) -> Measure:
    """The bound of one recipient, from a figure by party."""
    place = condition.bound.place
    if len(who) != 1 or table.axis != "party":
        raise at_fault("table-where-number", place, term.path, by=table.axis)
    entry = table.entries.get(who[0])
    if not isinstance(entry, Measure):
        facts = {"party": who[0], "figure": text_of(condition.bound), "pool": scene.level.pool}
        raise at_fault("figure-misses-party", place, term.path, **facts)
    return entry


def _amount(scene: Scene, term: Term, condition: Condition, measure: Measure) -> Stated:
    """The bound as an amount: a part is one of what is divided; a strict bound is left by one unit."""
    text, place = text_of(condition.bound), condition.bound.place
    if measure.value < 0:
        raise at_fault("term-negative", place, term.path, text=text)
    if measure.money:
        return _strictly(scene, condition, measure.stated)
    if measure.value > 1:
        # A bare figure of 30 is money to whoever wrote it, and thirty times the whole to whoever reads it.
        raise at_fault("term-bare-number", place, term.path, text=text)
    part = Product((measure.formula, scene.whole.formula))
    return _strictly(scene, condition, Stated(measure.value * scene.whole.value, part))


def _strictly(scene: Scene, condition: Condition, bound: Stated) -> Stated:
    """A strict bound is left by one unit of what is paid: without that there would be no nearest division."""
    if not condition.strict:
        return bound
    sign = 1 if condition.least else -1
    formula = Sum.of(bound.formula, scene.unit.reference, signs=(1, sign))
    if bound.formula is _NOTHING:
        formula = Sum(((Fraction(sign), scene.unit.reference),))
    return Stated(bound.value + sign * scene.unit.amount, formula)


def _state(scene: Scene, word: str, own: str, term: Term, bound: Stated) -> Stated:
    path = ".".join(scene.level.path)
    label = {"say": "term", "term": own, "pool": scene.level.pool, "party": path}
    figure = scene.draft.state(scene.level.figure(word, own), label, "amount", bound.formula, ground_of_term(term))
    return Stated(figure.amount, figure.reference)


def ground_of_term(term: Term) -> Ground:
    """Clause, quote, evidence and note of a term, at its own line."""
    return ground_of(term, place=term.place_of_value("value"))
