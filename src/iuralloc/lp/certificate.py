"""Exact answers to linear programs, each with its proof; and one answer only, whoever was asked on the way.

A program has one of three outcomes: an optimum, proved by weights of its rows (J. von Neumann 1947; D. Gale,
H. W. Kuhn & A. W. Tucker 1951); a clash, proved by weights that add the rows up to nonsense (J. Farkas 1902);
or no end. A solver is asked for a support where the program is large; the simplex method in whole numbers goes on
from there, or without. Then, of all optimal points the one is taken whose first variable is nearest to 0
(of two, the one below 0), then the second, and so on; of all weights the same in the order of the rows. So neither
the solver nor its version shows in the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data
from iuralloc.lp.basis import Tick, no_tick
from iuralloc.lp.program import Program, Relation, Row
from iuralloc.lp.simplex import Contradiction, Endless, Equations, Solved, solve
from iuralloc.quantities import rational_text

#: rows times columns from which on it pays to load a solver
_GUIDED = 40_000


@dataclass(frozen=True, slots=True)
class Optimum:
    """The least value, where it is attained, and why there is none below.

    Parameters
    ----------
    value
        Of the objective.
    point
        Every variable's value.
    weights
        Every row's weight: not below 0 for an inequality, which is read as `>=`; of any sign for an equation.
        So weighted, the rows add up to at most the objective, and their bounds to the value.
    """

    value: Fraction
    point: Mapping[str, Fraction]
    weights: Mapping[str, Fraction]

    def as_data(self) -> Data:
        """Plain data; what is 0 is left out."""
        return {
            "value": rational_text(self.value),
            "point": {name: rational_text(value) for name, value in self.point.items() if value},
            "weights": {name: rational_text(value) for name, value in self.weights.items() if value},
        }


@dataclass(frozen=True, slots=True)
class Clash:
    """No point fulfils all rows: whole-numbered weights that add them up to `something not above 0 is above 0`."""

    weights: Mapping[str, Fraction]

    def as_data(self) -> Data:
        """Plain data; what is 0 is left out."""
        return {"weights": {name: rational_text(value) for name, value in self.weights.items() if value}}


@dataclass(frozen=True, slots=True)
class NoEnd:
    """The objective can be made as small as one likes."""


def optimum(program: Program, tick: Tick = no_tick, *, guided: bool | None = None) -> Optimum | Clash | NoEnd:
    """Solve a program.

    Parameters
    ----------
    program
        To be made small.
    tick
        Called at every step; raises to stop.
    guided
        Whether to ask a solver first; None to decide by size. The answer is the same.

    Raises
    ------
    Inconsistency
        If the answer does not pass its own check: never a guess.

    Examples
    --------
    >>> rows = (
    ...     Row("hours", {"x": Fraction(1), "y": Fraction(2)}, ">=", Fraction(4)),
    ...     Row("budget", {"x": Fraction(1), "y": Fraction(1)}, "<=", Fraction(3)),
    ... )
    >>> found = optimum(Program(("x", "y"), {"x": Fraction(1), "y": Fraction(3)}, rows, frozenset("xy")))
    >>> found.as_data()
    {'value': '5', 'point': {'x': '2', 'y': '1'}, 'weights': {'hours': '2', 'budget': '1'}}
    """
    found = least_point(program, tick, guided=guided)
    if not isinstance(found, Mapping):
        return found
    weights = row_weights(program, tick, guided=guided)
    answer = Optimum(program.value(found), found, weights)
    if not proves(program, answer):
        raise Inconsistency("the optimum of a program does not pass its own check")
    return answer


def proves(program: Program, answer: Optimum) -> bool:
    """Whether point and weights fulfil everything and come to the same value."""
    total, bounds = _added_up(program, answer.weights)
    return (
        program.holds(answer.point)
        and program.value(answer.point) == answer.value == bounds
        and all(answer.weights[row.name] >= 0 for row in program.rows if row.relation != "=")
        and all(
            total[name] == program.objective.get(name, 0)
            or (name in program.nonnegative and total[name] < program.objective.get(name, 0))
            for name in program.variables
        )
    )


def contradicts(program: Program, clash: Clash) -> bool:
    """Whether weights add the rows up to something that cannot be."""
    total, bounds = _added_up(program, clash.weights)
    return (
        bounds > 0
        and all(clash.weights[row.name] >= 0 for row in program.rows if row.relation != "=")
        and all(total[name] == 0 or (name in program.nonnegative and total[name] < 0) for name in program.variables)
    )


def least_point(
    program: Program, tick: Tick = no_tick, *, guided: bool | None = None
) -> Mapping[str, Fraction] | Clash | NoEnd:
    """The optimal point alone, without weights that would prove it."""
    form = _Form(program)
    found = solve(form.equations, form.objectives(), tick, _start(program, form, guided))
    if isinstance(found, Endless):
        return NoEnd()
    if isinstance(found, Contradiction):
        clash = Clash(form.oriented(found.prices))
        if not contradicts(program, clash):
            raise Inconsistency("a clash of rows does not pass its own check")
        return clash
    return form.point(found)


def row_weights(program: Program, tick: Tick = no_tick, *, guided: bool | None = None) -> Mapping[str, Fraction]:
    """The weights of the rows alone, of a program that has an optimum.

    Raises
    ------
    Inconsistency
        If it has none.
    """
    found = least_point(_dual(program), tick, guided=guided)
    if not isinstance(found, Mapping):
        raise Inconsistency("a program without an optimum is asked for the weights of its rows")
    return found


def signed(program: Program, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Weights of the rows as they are written: below 0 for ``<=``; what is 0 is left out.

    Examples
    --------
    >>> few = Row("few", {"x": Fraction(1)}, "<=", Fraction(3))
    >>> signed(Program(("x",), {}, (few,)), {"few": Fraction(2)})
    {'few': Fraction(-2, 1)}
    """
    return {row.name: weights[row.name] * _orientation(row.relation) for row in program.rows if weights[row.name]}


def _orientation(relation: Relation) -> int:
    return -1 if relation == "<=" else 1


def _added_up(program: Program, weights: Mapping[str, Fraction]) -> tuple[dict[str, Fraction], Fraction]:
    total, bounds = dict.fromkeys(program.variables, Fraction(0)), Fraction(0)
    for row in program.rows:
        weight = weights[row.name] * _orientation(row.relation)
        bounds += weight * row.bound
        for name, value in row.coefficients.items():
            total[name] += weight * value
    return total, bounds


def _dual(program: Program) -> Program:
    """The program whose variables are the weights of the rows; its value is the negative of the other's."""
    columns: dict[str, dict[str, Fraction]] = {name: {} for name in program.variables}
    for row in program.rows:
        for name, value in row.coefficients.items():
            columns[name][row.name] = value * _orientation(row.relation)
    return Program(
        tuple(row.name for row in program.rows),
        {row.name: -row.bound * _orientation(row.relation) for row in program.rows},
        tuple(
            Row(name, column, "<=" if name in program.nonnegative else "=", program.objective.get(name, Fraction(0)))
            for name, column in columns.items()
        ),
        frozenset(row.name for row in program.rows if row.relation != "="),
    )


def _start(program: Program, form: _Form, guided: bool | None) -> Sequence[int] | None:
    if guided is None:
        guided = len(form.equations.columns) * len(form.equations.target) >= _GUIDED
    if not guided:
        return None
    from iuralloc.lp.backend import support

    found = support(program)
    return None if found is None else form.columns_of(found.variables, found.rows)


class _Form:
    """A program as equations in whole numbers: a free variable is the difference of two, an inequality has a slack."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._scales = [
            lcm(row.bound.denominator, *(value.denominator for value in row.coefficients.values()))
            for row in program.rows
        ]
        self._parts: list[tuple[str, int]] = []
        for name in program.variables:
            self._parts += [(name, 1)] if name in program.nonnegative else [(name, 1), (name, -1)]
        self._slacks = [number for number, row in enumerate(program.rows) if row.relation != "="]
        columns = [
            tuple(
                int(sign * row.coefficients.get(name, Fraction(0)) * scale)
                for row, scale in zip(program.rows, self._scales, strict=True)
            )
            for name, sign in self._parts
        ]
        columns += [
            tuple(-_orientation(row.relation) if place == number else 0 for place, row in enumerate(program.rows))
            for number in self._slacks
        ]
        target = (int(row.bound * scale) for row, scale in zip(program.rows, self._scales, strict=True))
        self.equations = Equations(tuple(columns), tuple(target))

    def objectives(self) -> list[list[int]]:
        """The objective, and then how far from 0 each variable is, and on which side."""
        whole = lcm(*(value.denominator for value in self._program.objective.values()))
        rest = [0] * len(self._slacks)
        costs = [int(self._program.objective.get(name, Fraction(0)) * sign * whole) for name, sign in self._parts]
        found = [costs + rest]
        for name in self._program.variables:
            found.append([int(other == name) for other, _ in self._parts] + rest)
            if name not in self._program.nonnegative:
                found.append([int(other == name and sign > 0) for other, sign in self._parts] + rest)
        return found

    def point(self, found: Solved) -> dict[str, Fraction]:
        """The variables of the program."""
        point = dict.fromkeys(self._program.variables, Fraction(0))
        for (name, sign), weight in zip(self._parts, found.weights, strict=False):
            point[name] += sign * weight
        return point

    def oriented(self, prices: Sequence[int]) -> dict[str, Fraction]:
        """Prices of the equations as weights of the rows, in the smallest whole numbers."""
        weights = [
            price * scale * _orientation(row.relation)
            for row, price, scale in zip(self._program.rows, prices, self._scales, strict=True)
        ]
        common = gcd(*weights)
        return {row.name: Fraction(weight // common) for row, weight in zip(self._program.rows, weights, strict=True)}

    def columns_of(self, variables: Sequence[tuple[str, bool]], rows: Sequence[str]) -> list[int]:
        """The columns of a support: names of variables and whether they are below 0, names of rows not tight."""
        places = {part: number for number, part in enumerate(self._parts)}
        slack = {self._program.rows[row].name: len(self._parts) + place for place, row in enumerate(self._slacks)}
        parts = [(name, -1 if below and name not in self._program.nonnegative else 1) for name, below in variables]
        return [places[part] for part in parts] + [slack[name] for name in rows if name in slack]
