"""The only file that knows a solver: PuLP for one program, HiGHS for one that grows. It guides and never decides.

What comes out is a support: which rows and variables are at their bounds. Every number is computed from it again
in rationals, so a wrong status or a rounded value costs time and no more. Values that leave this file are the
exact fractions that the floats stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import highspy
import numpy as np

from iuralloc.lp.program import Program

#: a guide that takes longer than this is given up: the rational simplex needs none
TIME_LIMIT_SECONDS = 60
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Support:
    """What a solver believes about an optimum of a program.

    Parameters
    ----------
    variables
        Names of those that are not at a bound, and whether they seem to be below 0.
    rows
        Names of those that are not tight.
    """

    variables: tuple[tuple[str, bool], ...]
    rows: tuple[str, ...]


def support(program: Program) -> Support | None:
    """Ask PuLP and HiGHS once; None where both words of the solver do not say that it has found an optimum.

    Examples
    --------
    >>> from iuralloc.lp.program import Row
    >>> row = Row("hours", {"x": Fraction(1), "y": Fraction(2)}, ">=", Fraction(4))
    >>> support(Program(("x", "y"), {"x": Fraction(1), "y": Fraction(1)}, (row,), frozenset("xy")))
    Support(variables=(('y', False),), rows=())
    """
    import pulp

    stated, variables = _stated(program, pulp)
    solver = _interruptible(pulp)(msg=False)
    status = stated.solve(solver)
    if status != pulp.LpStatusOptimal or stated.sol_status != pulp.LpSolutionOptimal:
        return None
    basis = stated.solverModel.getBasis()
    basic = highspy.HighsBasisStatus.kBasic
    rows = [row.name for row, state in zip(program.rows, basis.row_status, strict=True) if state == basic]
    # PuLP lists variables by its own names, and only those that stand in a row or the objective.
    states = {variable.name: basis.col_status[number] for number, variable in enumerate(stated.variables())}
    chosen = [
        (name, variable.varValue < 0) for name, variable in variables.items() if states.get(variable.name) == basic
    ]
    return Support(tuple(chosen), tuple(rows))


def _stated(program: Program, pulp: Any) -> tuple[Any, dict[str, Any]]:
    """The program for PuLP, under plain names: a solver may mangle others."""
    stated = pulp.LpProblem("program", pulp.LpMinimize)
    variables = {
        name: stated.add_variable(f"x{number:06}", lowBound=0 if name in program.nonnegative else None)
        for number, name in enumerate(program.variables)
    }
    stated += pulp.LpAffineExpression([(variables[name], float(value)) for name, value in program.objective.items()])
    senses = {"<=": pulp.LpConstraintLE, "=": pulp.LpConstraintEQ, ">=": pulp.LpConstraintGE}
    for number, row in enumerate(program.rows):
        terms = pulp.LpAffineExpression([(variables[name], float(value)) for name, value in row.coefficients.items()])
        stated += pulp.LpConstraint(terms, sense=senses[row.relation], name=f"r{number:06}", rhs=float(row.bound))
    return stated, variables


def _interruptible(pulp: Any) -> Any:
    class Interruptible(pulp.HiGHS):  # type: ignore[misc]
        """HiGHS that stops at Ctrl-C, which PuLP's own does not before it has ended, and that prints nothing."""

        def createAndConfigureSolver(self, lp: Any) -> None:  # noqa: N802 - PuLP's name
            lp.solverModel = _quiet()

        def callSolver(self, lp: Any) -> None:  # noqa: N802 - PuLP's name
            lp.solverModel.HandleKeyboardInterrupt = True
            lp.solverModel.HandleUserInterrupt = True
            lp.solverModel.solve()

    return Interruptible


def _quiet() -> highspy.Highs:
    class Quiet(highspy.Highs):  # type: ignore[misc]
        """HiGHS that is told to be silent before it has a chance to introduce itself."""

        def enableCallbacks(self) -> None:  # noqa: N802 - highspy's name
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()

    solver = Quiet()
    options = {
        "output_flag": False, "presolve": "off", "threads": 1, "time_limit": float(TIME_LIMIT_SECONDS),
        "primal_feasibility_tolerance": _TOLERANCE, "dual_feasibility_tolerance": _TOLERANCE,
    }  # fmt: skip
    for option, value in options.items():
        solver.setOptionValue(option, value)
    return solver


@dataclass(frozen=True, slots=True)
class Reading:
    """What a solver believes about an optimum of a growing program, by number.

    Parameters
    ----------
    values
        Of the variables, as the fractions that the floats are.
    tight_rows, tight_columns
        Those outside of the solver's basis.
    """

    values: tuple[Fraction, ...]
    tight_rows: tuple[int, ...]
    tight_columns: tuple[int, ...]


class GrowingProgram:
    """A program in a solver that is kept warm: rows are added or changed, and it goes on from where it stood.

    Parameters
    ----------
    costs
        One for each variable; the sum is made small.
    lowest
        A lower bound for each variable, or None.

    Examples
    --------
    >>> program = GrowingProgram([1, 1], [Fraction(0), Fraction(0)])
    >>> row = program.add_rows([Fraction(4)], [((0, 1), (1, 2))])
    >>> reading = program.run()
    >>> [str(value) for value in reading.values], reading.tight_rows, reading.tight_columns
    (['0', '2'], (0,), (0,))
    """

    def __init__(self, costs: Sequence[int], lowest: Sequence[Fraction | None]) -> None:
        self._solver = _quiet()
        for cost, low in zip(costs, lowest, strict=True):
            self._solver.addCol(
                float(cost), -highspy.kHighsInf if low is None else float(low), highspy.kHighsInf, 0, [], []
            )
        self._rows = 0

    def add_rows(self, bounds: Sequence[Fraction], rows: Sequence[tuple[Sequence[int], Sequence[int]]]) -> range:
        """Add rows `sum of coefficients times columns >= bound`; gives their numbers."""
        first, self._rows = self._rows, self._rows + len(rows)
        starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])[:-1].astype(np.int32)
        columns = np.fromiter((column for numbers, _ in rows for column in numbers), dtype=np.int32)
        values = np.fromiter((value for _, numbers in rows for value in numbers), dtype=np.float64)
        lower = np.array([float(bound) for bound in bounds])
        upper = np.full(len(rows), highspy.kHighsInf)
        self._solver.addRows(len(rows), lower, upper, len(values), starts, columns, values)
        return range(first, self._rows)

    def settle_row(self, row: int, value: Fraction, column: int) -> None:
        """Make a row an equation without one of its columns."""
        self._solver.changeCoeff(row, column, 0.0)
        self._solver.changeRowBounds(row, float(value), float(value))

    def drop_rows(self, rows: Sequence[int]) -> None:
        """Let rows bind no longer."""
        for row in rows:
            self._solver.changeRowBounds(row, -highspy.kHighsInf, highspy.kHighsInf)

    def run(self) -> Reading | None:
        """Go on to an optimum; None if the solver does not say that it has found one."""
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        basis, basic = self._solver.getBasis(), highspy.HighsBasisStatus.kBasic
        values = self._solver.getSolution().col_value
        return Reading(
            tuple(Fraction(value) for value in values),
            tuple(number for number, state in enumerate(basis.row_status) if state != basic),
            tuple(number for number, state in enumerate(basis.col_status) if state != basic),
        )
