"""The nearest division against a grid, and clashes against leaving a bound out."""

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.lp.certificate import least_point
from iuralloc.lp.program import Program, Row
from iuralloc.problems.nearest.clash import clash
from iuralloc.problems.nearest.division import Bounded, Nearest, nearest
from oracles.closest_on_a_grid import closest_on_a_grid
from problems.red import turns_red

F = Fraction


@st.composite
def bounded(draw: st.DrawFn, most: int = 4) -> Bounded:
    """Floors, caps, ratios and joint bounds that may or may not hold together."""
    parties = "ABCD"[: draw(st.integers(1, most))]
    small = st.integers(0, 6).map(F)
    party = st.sampled_from(parties)
    rows = [Row(f"floor {name}", {name: F(1)}, ">=", draw(small)) for name in draw(st.sets(party, max_size=3))]
    rows += [Row(f"cap {name}", {name: F(1)}, "<=", draw(small)) for name in draw(st.sets(party, max_size=3))]
    for one, other in draw(st.lists(st.tuples(party, party), max_size=2, unique=True)):
        times = draw(st.sampled_from([F(1, 2), F(1), F(2)]))
        pair = {one: F(1), other: -times} if one != other else {one: 1 - times}
        rows.append(Row(f"ratio {one}/{other}", pair, "<=", F(0)))
    for number in range(draw(st.integers(0, 2))):
        group = dict.fromkeys(draw(st.sets(party, min_size=1)), F(1))
        rows.append(Row(f"joint {number}", group, draw(st.sampled_from(["<=", ">=", "="])), draw(small)))
    return Bounded(F(draw(st.integers(0, 9))), {name: draw(small) for name in parties}, tuple(rows))


def no_grid_point_is_closer(find: Any, case: Bounded) -> None:
    """The nearest division need not lie on the grid; no division of the grid may be nearer than it."""
    found = find(case)
    reference = list(case.reference.values())
    best = closest_on_a_grid(
        reference, case.total, F(1, 2), F(-6), F(12),
        lambda x: all(row.holds(dict(zip(case.parties, x, strict=True))) for row in case.rows),
    )  # fmt: skip
    if found is None:
        assert best is None
        return
    assert all(row.holds(found.parts) for row in case.conditions())
    if best is not None:
        assert deviations(list(found.parts.values()), reference) <= deviations(list(best), reference)


def deviations(point: list[Fraction], reference: list[Fraction]) -> list[Fraction]:
    return sorted((abs(a - b) for a, b in zip(point, reference, strict=True)), reverse=True)


@settings(max_examples=60, deadline=None)
@given(bounded(3))
def test_no_division_of_the_grid_is_nearer(case: Bounded) -> None:
    """A level that settles too much would leave a later party further away than it need be."""
    no_grid_point_is_closer(nearest, case)


def test_any_division_that_keeps_the_bounds_is_seen_to_be_wrong() -> None:
    def first(case: Bounded) -> Nearest | None:
        found = least_point(Program(case.parties, {}, case.conditions()))
        return Nearest(found, ()) if isinstance(found, Mapping) else None

    turns_red(partial(no_grid_point_is_closer, first), bounded(2))


@settings(max_examples=120, deadline=None)
@given(bounded())
def test_of_bounds_that_clash_none_can_be_left_out_and_each_could_give(case: Bounded) -> None:
    """A party would be asked to give where giving does not help, or more than need be."""
    found = clash(case)
    assert (found is None) == (nearest(case) is not None)
    if found is None:
        return
    kept = [row for row in case.rows if row.name in found.bounds]

    assert nearest(Bounded(case.total, case.reference, tuple(kept))) is None
    for row in kept:
        others = [other for other in kept if other is not row]
        assert nearest(Bounded(case.total, case.reference, tuple(others))) is not None
        assert all(other.holds(found.without[row.name]) for other in others)
        ways = [1, -1] if row.relation == "=" else [1 if row.relation == "<=" else -1]
        gives = [(way * found.gives[row.name], way * found.gives[row.name] / 2) for way in ways]
        moved = [
            [
                nearest(Bounded(case.total, case.reference, (*others, moved_by(row, amount)))) is not None
                for amount in pair
            ]
            for pair in gives
        ]
        # So much is enough, half of it is not; of an equation, in one direction.
        assert [True, False] in moved


def moved_by(row: Row, amount: Fraction) -> Row:
    return Row(row.name, row.coefficients, row.relation, row.bound + amount)


def test_the_large_deviation_first_then_the_small_ones() -> None:
    """A is raised by 3; B and C, who have no bounds, share what that costs."""
    floor = Row("floor A", {"A": F(1)}, ">=", F(7))
    found = nearest(Bounded(F(12), {"A": F(4), "B": F(5), "C": F(3)}, (floor,)))

    assert found is not None
    assert found.parts == {"A": F(7), "B": F(7, 2), "C": F(3, 2)}


def test_a_ratio_gives_in_its_own_measure() -> None:
    """B may get at most half of what A gets, A at most 60 of 100: B would get 40, ten more than half of 60."""
    rows = (
        Row("cap A", {"A": F(1)}, "<=", F(60)),
        Row("ratio B/A", {"B": F(1), "A": F(-1, 2)}, "<=", F(0)),
    )
    found = clash(Bounded(F(100), {"A": F(50), "B": F(50)}, rows))

    assert found is not None
    assert found.gives == {"cap A": F(20, 3), "ratio B/A": F(10)}
