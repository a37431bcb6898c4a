"""Measures: what a formula of the contract comes to, as one number, or by party or phase.

A measure keeps its dimension. Bare numbers are pure numbers; where an amount is wanted, a pure number is read in
the unit of the contract. Money plus a pure number, and money times money, are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final, TypeAlias

from iuralloc.contract.expression import Call, Expression, Literal, Name, Operation, text_of
from iuralloc.contract.load import Unit
from iuralloc.errors import Finding, LimitReached, Place
from iuralloc.formula import Constant, Formula, Given, Greatest, Least, Product, Quotient, Reference, Sum
from iuralloc.problems.division import Stated
from iuralloc.quantities import Written
from iuralloc.situations.grounds import at_fault


@dataclass(frozen=True, slots=True)
class Measure:
    """One number with the formula that states it; `money` says that it is an amount in the unit of the contract."""

    value: Fraction
    formula: Formula
    money: bool

    @property
    def unit(self) -> str:
        """The unit as the trail names it."""
        return "amount" if self.money else "number"

    @property
    def stated(self) -> Stated:
        """As problems take it."""
        return Stated(self.value, self.formula)


@dataclass(frozen=True, slots=True)
class Vector:
    """Measures by party or by phase, in order; perhaps vectors again."""

    axis: str
    entries: Mapping[str, Measured]


Measured: TypeAlias = Measure | Vector

#: the axis of what is stated by year; it is the outermost of a vector
YEAR: Final = "year"
#: what a name stands for; raises where it stands for nothing
Meaning: TypeAlias = Callable[[Name], Measured]


#: bits of a number: a thousand digits; what is finer comes of an attack, or of a slip in a formula
_BITS: Final = 4096


class Fineness:
    """Sees to it that numbers can be added up: the denominator of their sum must not outgrow all sense."""

    def __init__(self) -> None:
        self._common = 1

    def add(self, number: Fraction, place: Place) -> None:
        """Take one more number in.

        Raises
        ------
        LimitReached
            ``number-too-large``.
        """
        self._common = lcm(self._common, number.denominator)
        if max(self._common.bit_length(), number.numerator.bit_length()) > _BITS:
            facts = {"digits": str(_BITS * 3 // 10)}
            raise LimitReached([Finding("number-too-large", place, facts)])


#: a sum of more terms than these is stated once, where every party's figure would write it out
LONG_SUM: Final = 12


class Evaluation:
    """Evaluates formulas of the contract under a meaning of names.

    `share` states a long sum as a figure of its own and gives the measure that refers to it.
    """

    def __init__(
        self, unit: Unit, meaning: Meaning, path: str, share: Callable[[Measure], Measure] | None = None
    ) -> None:
        self.share = share
        self.unit = unit
        self.meaning = meaning
        self.path = path

    def measured(self, expression: Expression) -> Measured:
        """The value of a formula, by party where it is one."""
        match expression:
            case Literal():
                return literal(self.unit, expression, self.path)
            case Name():
                return self.meaning(expression)
            case Call():
                return self._call(expression)
            case Operation():
                left, right = self.measured(expression.left), self.measured(expression.right)
                return self._apply(expression, left, right)

    def number(self, expression: Expression) -> Measure:
        """The value of a formula that must be one number."""
        measured = self.measured(expression)
        if isinstance(measured, Vector):
            raise at_fault("table-where-number", expression.place, self.path, by=measured.axis)
        return measured

    def amount(self, expression: Expression) -> Measure:
        """The value of a formula that must be an amount; a pure number is read in the unit of the contract."""
        if isinstance(expression, Literal):
            if expression.quantity.written is Written.PERCENT:
                raise at_fault("percent-of-what", expression.place, self.path, text=expression.raw)
            return literal(self.unit, expression, self.path, read_as="amount")
        measure = self.number(expression)
        return Measure(measure.value, measure.formula, money=True)

    def part(self, expression: Expression) -> Measure:
        """The value of a formula that must be a part of something: a pure number, no amount."""
        measure = self.number(expression)
        if measure.money:
            raise at_fault("amount-where-part", expression.place, self.path, text=text_of(expression))
        return measure

    def _call(self, call: Call) -> Measured:
        if call.function == "total":
            return self._total(call)
        arguments = [self.measured(argument) for argument in call.arguments]
        if not arguments:
            raise at_fault("function-of-nothing", call.place, self.path, name=call.function)
        if call.function == "sum":
            return self._sum(call, arguments)
        result = arguments[0]
        for argument in arguments[1:]:
            result = self._joined(call, result, argument)
        return result

    def _total(self, call: Call) -> Measured:
        """What is stated by year, over all years, also where a step of one year asks for it."""
        overall = getattr(self.meaning, "over_years", None)
        evaluation = Evaluation(self.unit, overall() if overall else self.meaning, self.path, self.share)
        measured = [evaluation.measured(argument) for argument in call.arguments]
        if len(measured) != 1 or not isinstance(measured[0], Vector) or measured[0].axis != YEAR:
            raise at_fault("total-of-no-years", call.place, self.path)
        return added(list(measured[0].entries.values()))

    def _sum(self, call: Call, arguments: list[Measured]) -> Measured:
        table = arguments[0]
        if len(arguments) != 1 or isinstance(table, Measure):
            raise at_fault("sum-of-a-number", call.place, self.path, name=call.function)
        if table.axis == YEAR and any(isinstance(part, Vector) for part in table.entries.values()):
            # By year and party, or by year and phase: the sum is over these, in every year.
            return Vector(YEAR, {year: self._sum(call, [part]) for year, part in table.entries.items()})
        parts = [part for part in table.entries.values() if isinstance(part, Measure)]
        if len(parts) != len(table.entries):
            raise at_fault("table-where-number", call.place, self.path, by=table.axis)
        fineness = Fineness()
        for part in parts:
            fineness.add(part.value, call.place)
        total = Measure(
            sum((part.value for part in parts), Fraction(0)),
            Sum.of(*(part.formula for part in parts)),
            any(part.money for part in parts),
        )
        return self.share(total) if self.share is not None and len(parts) > LONG_SUM else total

    def _joined(self, call: Call, left: Measured, right: Measured) -> Measured:
        def join(first: Measure, second: Measure) -> Measure:
            self._same_dimension(call.place, first, second)
            if call.function == "min":
                return Measure(min(first.value, second.value), Least((first.formula, second.formula)), first.money)
            return Measure(max(first.value, second.value), Greatest((first.formula, second.formula)), first.money)

        return self._spread(call.place, join, left, right)

    def _apply(self, operation: Operation, left: Measured, right: Measured) -> Measured:
        def join(first: Measure, second: Measure) -> Measure:
            result = self._operate(operation, first, second)
            Fineness().add(result.value, operation.place)
            return result

        return self._spread(operation.place, join, left, right)

    def _operate(self, operation: Operation, left: Measure, right: Measure) -> Measure:
        place = operation.place
        match operation.operator:
            case "+" | "-":
                self._same_dimension(place, left, right)
                sign = 1 if operation.operator == "+" else -1
                total = Sum.of(left.formula, right.formula, signs=(1, sign))
                return Measure(left.value + sign * right.value, total, left.money)
            case "/":
                if right.value == 0:
                    raise at_fault("division-by-zero", operation.right.place, self.path)
                if right.money and not left.money:
                    raise at_fault("number-over-amount", place, self.path)
                quotient = Quotient((left.formula, right.formula))
                return Measure(left.value / right.value, quotient, left.money and not right.money)
            case _:
                if left.money and right.money:
                    raise at_fault("amount-times-amount", place, self.path)
                product = Product((left.formula, right.formula))
                return Measure(left.value * right.value, product, left.money or right.money)

    def _same_dimension(self, place: Place, left: Measure, right: Measure) -> None:
        if left.money is not right.money:
            raise at_fault("amount-and-number", place, self.path, unit=self.unit.raw or self.unit.currency)

    def _spread(
        self, place: Place, join: Callable[[Measure, Measure], Measure], left: Measured, right: Measured
    ) -> Measured:
        """Two numbers, a number and every entry of a table, or entry by entry where both tables have one."""
        if isinstance(left, Measure) and isinstance(right, Measure):
            return join(left, right)
        if isinstance(left, Measure) and isinstance(right, Vector):
            return Vector(right.axis, {k: self._spread(place, join, left, v) for k, v in right.entries.items()})
        if isinstance(left, Vector) and isinstance(right, Measure):
            return Vector(left.axis, {k: self._spread(place, join, v, right) for k, v in left.entries.items()})
        if isinstance(left, Vector) and isinstance(right, Vector) and {left.axis, right.axis} != {left.axis}:
            # What is by year and what is not: the latter holds in every year.
            if left.axis == YEAR:
                return Vector(YEAR, {k: self._spread(place, join, v, right) for k, v in left.entries.items()})
            if right.axis == YEAR:
                return Vector(YEAR, {k: self._spread(place, join, left, v) for k, v in right.entries.items()})
        if not isinstance(left, Vector) or not isinstance(right, Vector) or left.axis != right.axis:
            raise at_fault("two-sorts-of-tables", place, self.path)
        shared = [key for key in left.entries if key in right.entries]
        entries = {key: self._spread(place, join, left.entries[key], right.entries[key]) for key in shared}
        return Vector(left.axis, entries)


def literal(unit: Unit, number: Literal, path: str, *, read_as: str = "number") -> Measure:
    """A number of the contract as a measure; amounts with a unit are brought to the unit of the contract."""
    quantity = number.quantity
    if quantity.written is Written.MONEY:
        if quantity.currency and quantity.currency != unit.currency:
            return _converted(unit, number, path)
        read_as = "amount"
    value = unit.convert(quantity)
    if not number.raw:
        # The sign of `-x`: it stands in the file as a sign, not as a number.
        return Measure(value, Constant(value), money=False)
    if number.brought:
        # A policy that is shipped has brought it: there are no bytes of the contract to read it from again.
        return Measure(value, Constant(value), read_as == "amount")
    return Measure(value, Given(value, number.raw, number.place, read_as), read_as == "amount")


def _converted(unit: Unit, number: Literal, path: str) -> Measure:
    """An amount in a foreign currency, at the rate of exchange that the contract has fixed."""
    quantity = number.quantity
    rate = unit.rate(quantity.currency)
    if rate is None:
        facts = {"currency": quantity.currency, "unit": unit.currency, "text": number.raw}
        raise at_fault("currency-without-exchange", number.place, path, **facts)
    foreign = unit.convert(quantity)
    read: Formula = Given(foreign, number.raw, number.place, "amount", quantity.currency)
    formula = Product((Constant(foreign) if number.brought else read, Reference(rate.figure)))
    return Measure(foreign * rate.value, formula, money=True)


def added(parts: list[Measured]) -> Measured:
    """The sum of measures of one form; of tables entry by entry, over all keys that any of them has."""
    if all(isinstance(part, Measure) for part in parts):
        measures = [part for part in parts if isinstance(part, Measure)]
        total = sum((measure.value for measure in measures), Fraction(0))
        return Measure(total, Sum.of(*(m.formula for m in measures)), any(m.money for m in measures))
    tables = [part for part in parts if isinstance(part, Vector)]
    keys = dict.fromkeys(key for table in tables for key in table.entries)
    rows = {key: added([table.entries[key] for table in tables if key in table.entries]) for key in keys}
    return Vector(tables[0].axis, rows)


def year_outermost(measured: Measured) -> Measured:
    """A table in which years stand outside, whatever was written: by party and year becomes by year and party."""
    if not isinstance(measured, Vector) or measured.axis == YEAR:
        return measured
    rows = {key: year_outermost(below) for key, below in measured.entries.items()}
    if not any(isinstance(row, Vector) and row.axis == YEAR for row in rows.values()):
        return measured
    years = dict.fromkeys(
        y for row in rows.values() if isinstance(row, Vector) and row.axis == YEAR for y in row.entries
    )
    by_year: dict[str, Measured] = {}
    for year in years:
        at = {
            key: row.entries.get(year) if isinstance(row, Vector) and row.axis == YEAR else row
            for key, row in rows.items()
        }
        by_year[year] = Vector(measured.axis, {key: below for key, below in at.items() if below is not None})
    return Vector(YEAR, by_year)


def select(measured: Measured, keys: tuple[str, ...]) -> Measured | None:
    """The entry of a table under keys, each found on whatever axis has it; None where there is none."""
    for key in keys:
        if not isinstance(measured, Vector):
            return None
        if key in measured.entries:
            measured = measured.entries[key]
            continue
        below = {
            outer: entry.entries[key]
            for outer, entry in measured.entries.items()
            if isinstance(entry, Vector) and key in entry.entries
        }
        if not below:
            return None
        measured = Vector(measured.axis, below)
    return measured
