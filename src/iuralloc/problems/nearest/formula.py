"""The nearest division as a formula: what it is near to, what it keeps, and the proof level by level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data, Formula, Look, PartyTable, number
from iuralloc.lp.program import Relation, Row
from iuralloc.problems.nearest.division import Bounded, Nearest
from iuralloc.quantities import rational_text

#: names of the two sides of a deviation, behind the party; of the same length
ABOVE: Final = " above"
BELOW: Final = " below"


@dataclass(frozen=True, slots=True)
class StatedRow:
    """A bound whose numbers are operands: a weighted sum of parts that is at least, exactly or at most a bound."""

    name: str
    terms: tuple[tuple[Formula, str], ...]
    relation: Relation
    bound: Formula

    def row(self, look: Look) -> Row:
        """The bound in numbers."""
        coefficients = {party: number(coefficient, look) for coefficient, party in self.terms}
        return Row(self.name, coefficients, self.relation, number(self.bound, look))

    def as_data(self) -> Data:
        """Name, ``terms`` (pairs of coefficient and party), relation and bound."""
        return {
            "name": self.name,
            "terms": [[coefficient.as_data(), party] for coefficient, party in self.terms],
            "relation": self.relation,
            "bound": self.bound.as_data(),
        }


@dataclass(frozen=True, slots=True)
class NearestDivision(Formula):
    """The division that keeps all rows and lies nearest to a reference; its value is a table by party.

    Parameters
    ----------
    reference
        By party, in order.
    total
        What the parts add up to.
    scale
        In what the deviation of each party is counted; empty where it is counted in points.
    rows
        What is kept.
    found
        The answer, and the weights that prove it.
    """

    kind: ClassVar[str] = "nearest"
    reference: tuple[tuple[str, Formula], ...]
    total: Formula
    scale: tuple[tuple[str, Formula], ...]
    rows: tuple[StatedRow, ...]
    found: Nearest

    def problem(self, look: Look) -> Bounded:
        """What was solved, in numbers."""
        reference = {party: number(operand, look) for party, operand in self.reference}
        scale = {party: number(operand, look) for party, operand in self.scale}
        return Bounded(number(self.total, look), reference, tuple(row.row(look) for row in self.rows), scale)

    def value(self, look: Look) -> PartyTable:
        """The answer, after it was found to add up and to keep all rows."""
        problem = self.problem(look)
        if any(not row.holds(self.found.parts) for row in problem.conditions()):
            raise Inconsistency("a nearest division that breaks a bound")
        return PartyTable(self.found.parts)

    def as_data(self) -> Data:
        """Operands, the answer, and for each level the deviation and the weights of the rows."""
        return {
            "kind": self.kind,
            "reference": [[party, operand.as_data()] for party, operand in self.reference],
            "total": self.total.as_data(),
            "scale": [[party, operand.as_data()] for party, operand in self.scale],
            "rows": [row.as_data() for row in self.rows],
            "answer": [[party, rational_text(part)] for party, part in self.found.parts.items()],
            "levels": list(self._levels()),
        }

    def _levels(self) -> Iterator[Data]:
        """The levels above 0; then, where somebody is left who gets the reference, that there is no more to prove."""
        left = {party for party, _ in self.reference}
        for step in self.found.steps:
            if step.deviation:
                weights = [[name, rational_text(weight)] for name, weight in step.weights.items()]
                yield {"deviation": rational_text(step.deviation), "weights": weights}
                left -= {name[: -len(ABOVE)] for name in step.weights if name.endswith((ABOVE, BELOW))}
        if left:
            yield {"deviation": "0", "weights": []}

    def parts(self) -> tuple[Formula, ...]:
        """References, of each row bound and coefficients, scales, total: the order of the written record."""
        rows = [part for row in self.rows for part in (row.bound, *(coefficient for coefficient, _ in row.terms))]
        scale = (operand for _, operand in self.scale)
        return (*(operand for _, operand in self.reference), *rows, *scale, self.total)
