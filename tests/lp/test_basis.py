"""The inverse of a basis undoes its columns, whichever order they are eliminated in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.lp.basis import Basis, NotABasis
from problems.red import turns_red

Columns: TypeAlias = tuple[list[list[int]], list[int]]


@st.composite
def columns(draw: st.DrawFn) -> Columns:
    """As many columns as rows, often with few entries, and a target."""
    size = draw(st.integers(1, 6))
    column = st.lists(st.one_of(st.integers(-1, 1), st.integers(-(10**12), 10**12)), min_size=size, max_size=size)
    return draw(st.lists(column, min_size=size, max_size=size)), draw(column)


def undoes(case: Columns, target_of: Callable[[list[int]], list[int]] = list) -> None:
    """Whether each column is its own unit times the determinant, and the weighted columns come to the target."""
    own, target = case
    try:
        basis = Basis(list(enumerate(own)), target_of(target))
    except NotABasis:
        return
    size, weights = len(target), basis.weights()
    assert basis.determinant > 0
    for number, column in enumerate(own):
        assert basis.image(column) == [basis.determinant * (place == number) for place in range(size)]
    assert [sum(weights[number] * column[row] for number, column in enumerate(own)) for row in range(size)] == target


@settings(deadline=None)
@given(columns())
def test_a_basis_undoes_its_columns(case: Columns) -> None:
    """Weights or prices of a simplex step would be wrong."""
    undoes(case)


def test_a_target_upside_down_is_seen_to_be_wrong() -> None:
    """The foil takes the rows of the target in another order."""
    turns_red(lambda case: undoes(case, lambda target: target[::-1]), columns())


@pytest.mark.parametrize("own", [[[0]], [[1, 2], [2, 4]], [[1, 0, 0], [0, 1, 0], [1, 1, 0]]])
def test_columns_that_depend_on_each_other_are_no_basis(own: list[list[int]]) -> None:
    """A division by 0 would come of it, or a wrong inverse."""
    with pytest.raises(NotABasis):
        Basis(list(enumerate(own)), [1] * len(own))
