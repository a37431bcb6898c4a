"""A linear program as a person reads it: named variables, named rows, exact numbers, always to be made small."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from iuralloc.errors import Inconsistency
from iuralloc.quantities import rational_text

Relation: TypeAlias = Literal["<=", "=", ">="]
_RELATIONS = ("<=", "=", ">=")


@dataclass(frozen=True, slots=True)
class Row:
    """One condition: a weighted sum of variables that is at most, exactly or at least a bound.

    Examples
    --------
    >>> print(Row("budget", {"x": Fraction(1), "y": Fraction(-1, 2)}, "<=", Fraction(3)).text())
    budget: x - 1/2 y <= 3
    """

    name: str
    coefficients: Mapping[str, Fraction]
    relation: Relation
    bound: Fraction

    def text(self) -> str:
        """The row on one line."""
        return f"{self.name}: {_sum_text(self.coefficients)} {self.relation} {rational_text(self.bound)}"

    def reaches(self, point: Mapping[str, Fraction]) -> Fraction:
        """What the weighted sum comes to at a point."""
        return sum((value * point[name] for name, value in self.coefficients.items()), Fraction(0))

    def holds(self, point: Mapping[str, Fraction]) -> bool:
        """Whether the condition holds at a point."""
        reached = self.reaches(point)
        return (
            (self.relation != ">=" or reached >= self.bound)
            and (self.relation != "<=" or reached <= self.bound)
            and (self.relation != "=" or reached == self.bound)
        )


@dataclass(frozen=True, slots=True)
class Program:
    """Make a weighted sum as small as some conditions allow.

    Parameters
    ----------
    variables
        Different names; the order decides between answers that are equally good.
    objective
        What is made small; a variable that is not named counts 0.
    rows
        Conditions with different names.
    nonnegative
        Variables that may not be below 0; the others are free.

    Raises
    ------
    Inconsistency
        If a name stands twice, or a row or the objective names what is no variable.

    Examples
    --------
    >>> rows = (Row("hours", {"x": Fraction(1), "y": Fraction(2)}, ">=", Fraction(4)),)
    >>> print(Program(("x", "y"), {"x": Fraction(3), "y": Fraction(1)}, rows, frozenset("xy")).text())
    minimise
      3 x + y
    subject to
      hours: x + 2 y >= 4
    with
      x, y >= 0
    """

    variables: tuple[str, ...]
    objective: Mapping[str, Fraction]
    rows: tuple[Row, ...]
    nonnegative: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        known = set(self.variables)
        named = [self.objective, dict.fromkeys(self.nonnegative), *(row.coefficients for row in self.rows)]
        if (
            len(known) != len(self.variables)
            or len({row.name for row in self.rows}) != len(self.rows)
            or any(set(names) - known for names in named)
            or any(row.relation not in _RELATIONS for row in self.rows)
        ):
            raise Inconsistency("a program names something twice, or what is no variable of it")

    def text(self) -> str:
        """The program on a page."""
        lines = ["minimise", f"  {_sum_text(self.objective)}", "subject to", *(f"  {row.text()}" for row in self.rows)]
        signed = [name for name in self.variables if name in self.nonnegative]
        free = [name for name in self.variables if name not in self.nonnegative]
        if signed or free:
            lines.append("with")
        if signed:
            lines.append(f"  {', '.join(signed)} >= 0")
        if free:
            lines.append(f"  {', '.join(free)} free")
        return "\n".join(lines)

    def value(self, point: Mapping[str, Fraction]) -> Fraction:
        """The objective at a point."""
        return sum((value * point[name] for name, value in self.objective.items()), Fraction(0))

    def holds(self, point: Mapping[str, Fraction]) -> bool:
        """Whether every condition holds at a point."""
        return all(point[name] >= 0 for name in self.nonnegative) and all(row.holds(point) for row in self.rows)


def _sum_text(coefficients: Mapping[str, Fraction]) -> str:
    text = ""
    for name, value in coefficients.items():
        if value:
            size = "" if abs(value) == 1 else f"{rational_text(abs(value))} "
            sign = (" - " if value < 0 else " + ") if text else ("-" if value < 0 else "")
            text += f"{sign}{size}{name}"
    return text or "0"
