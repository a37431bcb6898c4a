"""The corners of the core in the triangle, against every pair of bounds tried one by one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, TypeAlias, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.formula import Reference
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import TUGame
from iuralloc.report.pictures import core as drawn
from iuralloc.report.pictures.core import corners_of_core

Sense: TypeAlias = Literal["gain", "burden"]

PLAYERS = ("a", "b", "c")
worths = st.lists(st.integers(-4, 9), min_size=7, max_size=7)


def problem(values: Sequence[int], sense: Sense) -> GameProblem:
    """A game of three by bit mask, without the empty group."""
    return GameProblem(TUGame.from_table(PLAYERS, [0, *values]), Reference("v"), Reference("v.all"), sense)


def in_core(values: Sequence[int], sense: Sense, parts: Sequence[Fraction]) -> bool:
    """By the definition: no group does better without the others."""
    sign = -1 if sense == "burden" else 1
    for mask in range(1, 8):
        got = sum((parts[at] for at in range(3) if mask >> at & 1), Fraction(0))
        if sign * got < sign * values[mask - 1]:
            return False
    return sum(parts) == values[6]


def tight(values: Sequence[int], parts: Sequence[Fraction]) -> int:
    """How many groups get just their worth; two of them, that are not of one bound, make a corner."""
    return sum(
        sum((parts[at] for at in range(3) if mask >> at & 1), Fraction(0)) == values[mask - 1] for mask in range(1, 7)
    )


def corners_are_corners(values: Sequence[int], sense: Sense) -> None:
    """Every corner is in the core, and two groups get just their worth there."""
    for corner in drawn.corners_of_core(problem(values, sense)):
        assert in_core(values, sense, corner)
        assert tight(values, corner) >= 2


def nothing_of_the_core_lies_outside(values: Sequence[int], sense: Sense) -> None:
    """A division in the core, of a fine grid, is no further out than a corner in any of six directions."""
    corners = drawn.corners_of_core(problem(values, sense))
    for first in range(-16, 19):
        for second in range(-16, 19):
            parts = (Fraction(first, 2), Fraction(second, 2), values[6] - Fraction(first + second, 2))
            if not in_core(values, sense, parts):
                continue
            assert corners
            for at in range(3):
                assert min(c[at] for c in corners) <= parts[at] <= max(c[at] for c in corners)


PROPERTIES = (corners_are_corners, nothing_of_the_core_lies_outside)


@given(values=worths, sense=st.sampled_from(get_args(Sense)))
def test_corners(values: list[int], sense: Sense) -> None:
    """The shaded field of the triangle is not the core."""
    for check in PROPERTIES:
        check(values, sense)


@pytest.mark.parametrize("check", PROPERTIES)
def test_a_wrong_core_is_noticed(check: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A core that forgets its last corner, or takes gains for burdens, passes."""

    def foil(found: GameProblem) -> tuple[drawn.Point, ...]:
        corners = corners_of_core(found)
        if check is corners_are_corners:
            return (*corners, (Fraction(99), Fraction(-99), Fraction(found.game.worth(PLAYERS))))
        return corners[:-1]

    monkeypatch.setattr(drawn, "corners_of_core", foil)
    with pytest.raises(AssertionError):
        check([0, 0, 0, 0, 0, 0, 6], "gain")  # type: ignore[operator]
