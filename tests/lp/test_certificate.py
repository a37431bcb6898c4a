"""Programs against corners by hand, with a guide and without, and outcomes that prove themselves."""

from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.errors import Inconsistency
from iuralloc.lp import certificate
from iuralloc.lp.basis import Basis, NotABasis
from iuralloc.lp.certificate import Clash, NoEnd, Optimum, contradicts, optimum, proves
from iuralloc.lp.program import Program, Row
from oracles.square_systems import only_solution
from problems.red import turns_red

F = Fraction


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Up to three variables and four rows; many ties, clashes, and programs without end."""
    names = "xyz"[: draw(st.integers(1, 3))]
    number = st.sampled_from([F(n, d) for n in (-3, -1, 0, 1, 2) for d in (1, 2)])
    rows = tuple(
        Row(f"row {i}", {name: draw(number) for name in names}, draw(st.sampled_from(["<=", ">=", "="])), draw(number))
        for i in range(draw(st.integers(0, 4)))
    )
    signed = frozenset(draw(st.sets(st.sampled_from(names))))
    return Program(tuple(names), {name: draw(number) for name in names}, rows, signed)


def corner_values(program: Program) -> list[Fraction]:
    """The objective at every corner of what the rows allow."""
    unit = [Row(name, {name: F(1)}, ">=", F(0)) for name in program.variables if name in program.nonnegative]
    found = []
    for tight in combinations([*program.rows, *unit], len(program.variables)):
        matrix = [[row.coefficients.get(name, F(0)) for name in program.variables] for row in tight]
        corner = only_solution(matrix, [row.bound for row in tight])
        if corner is not None:
            point = dict(zip(program.variables, corner, strict=True))
            if program.holds(point):
                found.append(program.value(point))
    return found


def outcome_proves_itself(solve: Any, program: Program) -> None:
    found = solve(program)
    corners = corner_values(program)
    if isinstance(found, Optimum):
        assert proves(program, found)
        assert not corners or found.value == min(corners)
    elif isinstance(found, Clash):
        assert contradicts(program, found)
        assert corners == []
    else:
        # Without end downwards, but not below where it is fenced in.
        fence = Row("fence", program.objective, ">=", F(-1000))
        fenced = optimum(Program(program.variables, program.objective, (*program.rows, fence), program.nonnegative))
        assert isinstance(found, NoEnd)
        assert isinstance(fenced, Optimum)
        assert fenced.value == -1000


@settings(max_examples=300, deadline=None)
@given(programs())
def test_every_outcome_proves_itself(program: Program) -> None:
    """An optimum that is none, or a clash that is none, would be printed with a proof of nothing."""
    outcome_proves_itself(optimum, program)


def test_the_optimum_of_another_program_is_seen_to_be_wrong() -> None:
    def without_the_last_row(program: Program) -> Any:
        found = optimum(Program(program.variables, program.objective, program.rows[:-1], program.nonnegative))
        if isinstance(found, Optimum) and program.rows:
            return Optimum(found.value, found.point, {**found.weights, program.rows[-1].name: F(0)})
        return optimum(program)

    turns_red(partial(outcome_proves_itself, without_the_last_row), programs())


@settings(max_examples=100, deadline=None)
@given(programs())
def test_a_guide_changes_nothing(program: Program) -> None:
    """The version of a solver would show in a trail."""
    assert optimum(program, guided=True) == optimum(program, guided=False)


def test_the_order_of_the_rows_changes_no_point() -> None:
    """Of many optimal points the first in the order of the variables is taken."""
    rows = [Row(f"row {i}", {"x": F(1), "y": F(1)}, ">=", F(bound)) for i, bound in enumerate((4, 6, 5))]
    for order in (rows, rows[::-1]):
        found = optimum(Program(("x", "y"), {"x": F(1), "y": F(1)}, tuple(order), frozenset("xy")))
        assert isinstance(found, Optimum)
        assert found.point == {"x": 0, "y": 6}


def test_an_answer_that_fails_its_check_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong answer would be printed as if it had been checked."""
    program = Program(("x",), {"x": F(1)}, (Row("floor", {"x": F(1)}, ">=", F(3)),))
    monkeypatch.setattr(certificate, "row_weights", lambda *_, **__: {"floor": F(1, 2)})

    with pytest.raises(Inconsistency):
        optimum(program)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Program(("x", "x"), {}, ()),
        lambda: Program(("x",), {"y": F(1)}, ()),
        lambda: Program(("x",), {}, (Row("r", {"x": F(1)}, "=", F(1)),) * 2),
        lambda: Program(("x",), {}, (Row("r", {"x": F(1)}, "<", F(1)),)),  # type: ignore[arg-type]
    ],
)
def test_a_program_that_names_things_twice_is_a_bug(build: Any) -> None:
    """Two rows of one name would share one weight."""
    with pytest.raises(Inconsistency):
        build()


def test_columns_that_depend_on_each_other_are_no_basis() -> None:
    """Their inverse would be made of divisions by 0."""
    for columns in ([("a", (1, 2)), ("b", (2, 4))], [("a", (1, 2))]):
        with pytest.raises(NotABasis):
            Basis(columns, (1, 1))


def test_a_cycle_of_ties_ends() -> None:
    """E. M. L. Beale's program of 1955, on which the simplex method without a rule for ties goes round for ever."""
    names = ("x", "y", "z", "w")
    rows = (
        Row("one", {"x": F(1, 4), "y": F(-60), "z": F(-1, 25), "w": F(9)}, "<=", F(0)),
        Row("two", {"x": F(1, 2), "y": F(-90), "z": F(-1, 50), "w": F(3)}, "<=", F(0)),
        Row("three", {"z": F(1)}, "<=", F(1)),
    )
    objective = {"x": F(-3, 4), "y": F(150), "z": F(-1, 50), "w": F(6)}
    found = optimum(Program(names, objective, rows, frozenset(names)))

    assert isinstance(found, Optimum)
    assert found.value == F(-1, 20)
