"""The solvers as guides: silent, warm, and believed in nothing."""

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from iuralloc.lp import backend
from iuralloc.lp.program import Program, Row

F = Fraction
SOURCE = Path(__file__).parents[2] / "src"


def run(script: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=True,
    )  # fmt: skip


def test_solvers_say_nothing() -> None:
    """Their banner would stand in front of a table, or inside JSON."""
    done = run(
        "from fractions import Fraction as F\n"
        "from iuralloc.lp.backend import GrowingProgram, support\n"
        "from iuralloc.lp.program import Program, Row\n"
        "support(Program(('x',), {'x': F(1)}, (Row('r', {'x': F(1)}, '>=', F(2)),)))\n"
        "GrowingProgram([1], [F(0)]).run()\n"
    )

    assert (done.stdout, done.stderr) == ("", "")


def test_mathematics_without_programs_loads_no_solver() -> None:
    """A small contract would wait for packages that it does not need."""
    done = run(
        "import sys, iuralloc.problems.nearest.clash, iuralloc.problems.linear_production\n"
        "print(sorted({'numpy', 'pulp', 'highspy'} & set(sys.modules)))"
    )

    assert done.stdout.strip() == "[]"


def test_a_program_that_clashes_has_no_support() -> None:
    """After such an end the solver still holds numbers."""
    rows = (Row("low", {"x": F(1)}, ">=", F(2)), Row("high", {"x": F(1)}, "<=", F(1)))

    assert backend.support(Program(("x",), {"x": F(1)}, rows)) is None


@pytest.mark.parametrize(("status", "solution"), [(1, 2), (1, 0), (0, 1), (-1, 1)])
def test_both_words_of_the_solver_are_needed(monkeypatch: pytest.MonkeyPatch, status: int, solution: int) -> None:
    """A search cut short by its time limit calls itself optimal in one of the two."""
    import pulp

    def solve(stated: Any, *_: object) -> int:
        stated.sol_status = solution
        return status

    monkeypatch.setattr(pulp.LpProblem, "solve", solve)

    assert backend.support(Program(("x",), {"x": F(1)}, (Row("r", {"x": F(1)}, ">=", F(2)),))) is None


def test_a_program_grows_and_settles() -> None:
    """X + y least: first above x >= 1, then above x + 2 y >= 9, then with x - y fixed at 0."""
    program = backend.GrowingProgram([1, 1, 0], [F(0), F(0), F(0)])
    program.add_rows([F(1)], [((0,), (1,))])
    first = program.run()
    more = program.add_rows([F(9), F(0)], [((0, 1), (1, 2)), ((0, 1, 2), (1, -1, 1))])
    second = program.run()
    program.settle_row(more[1], F(0), 2)
    third = program.run()
    program.drop_rows([more[0]])
    fourth = program.run()

    readings = [
        reading and [round(value) for value in reading.values[:2]] for reading in (first, second, third, fourth)
    ]
    assert readings == [[1, 0], [1, 4], [3, 3], [1, 1]]


def test_a_program_without_end_is_not_read() -> None:
    """Its last numbers are no answer."""
    assert backend.GrowingProgram([-1], [F(0)]).run() is None
