"""Excesses in fixed point against excesses in fractions, and spans against ranks."""

from fractions import Fraction
from functools import partial

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.problems.excesses import Excesses, Point
from iuralloc.problems.span import Span
from oracles.square_systems import only_solution
from problems.array_games import Table, tables
from problems.red import turns_red

amounts = st.one_of(
    st.fractions(-20, 20, max_denominator=7),
    st.fractions(-(10**12), 10**12, max_denominator=10**9),
    st.integers(-(10**40), 10**40).map(Fraction),
)


@st.composite
def places(draw: st.DrawFn) -> tuple[Table, list[Fraction]]:
    """A game and a point, near to it or far."""
    table = draw(tables(2, 7))
    near = [Fraction(worth) for worth in table.worths[1 : table.players + 1]]
    point = [a + draw(st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 10**9)])) for a in near]
    if draw(st.booleans()):
        point = draw(st.lists(amounts, min_size=table.players, max_size=table.players))
    return table, point


def as_in_fractions(factor: int, case: tuple[Table, list[Fraction]]) -> None:
    table, point = case
    excesses = Excesses(table.players, table.worths)
    value, masks = excesses.largest(Point.of([amount * factor for amount in point]))
    wanted = {
        mask: table.worths[mask] - sum(point[i] for i in range(table.players) if mask >> i & 1)
        for mask in range(1, (1 << table.players) - 1)
    }
    top = max(wanted.values())

    assert (value, sorted(masks.tolist())) == (top, [mask for mask, own in wanted.items() if own == top])


@settings(max_examples=300, deadline=None)
@given(places())
def test_the_largest_excess_is_that_in_fractions(case: tuple[Table, list[Fraction]]) -> None:
    """Numbers of forty digits beside thirds: where 64 bits overflow silently, another coalition would win."""
    as_in_fractions(1, case)


def test_a_point_twice_as_large_is_seen_to_be_wrong() -> None:
    turns_red(partial(as_in_fractions, 2), places())


def test_an_array_of_64_bits_is_not_copied() -> None:
    """At 24 players a copy would double the memory."""
    worths = np.arange(1 << 6)

    assert Excesses(6, worths).worths is worths


def test_what_is_left_out_is_not_seen() -> None:
    """A settled coalition would stop every later level."""
    excesses = Excesses(3, [0, 9, 8, 1, 7, 1, 1, 10])
    span = Span(3)
    for mask in (0b111, 0b001):
        span.add(mask)
    excesses.exclude(span.members())

    assert excesses.largest(Point.of([Fraction(0)] * 3))[1].tolist() == [2]


@st.composite
def families(draw: st.DrawFn) -> tuple[int, list[int]]:
    """Some coalitions of a few players."""
    players = draw(st.integers(1, 5))
    return players, draw(st.lists(st.integers(1, (1 << players) - 1), max_size=4))


def as_by_rank(skipped: int, case: tuple[int, list[int]]) -> None:
    players, family = case
    span = Span(players)
    for mask in family[skipped:]:
        span.add(mask)

    assert sorted(span.members().tolist()) == [
        mask for mask in range(1 << players) if rank_stays(players, family, mask)
    ]


def rank_stays(players: int, family: list[int], mask: int) -> bool:
    """Whether the coalition is a mixture of the family: some independent part of it has just one such mixture."""
    columns: list[int] = []
    for member in family:
        if not mixes(players, columns, member):
            columns.append(member)
    return mixes(players, columns, mask)


def mixes(players: int, columns: list[int], mask: int) -> bool:
    # Independent columns: least squares have one answer; it is a mixture if it leaves nothing.
    vectors = [[Fraction(column >> i & 1) for i in range(players)] for column in columns]
    target = [Fraction(mask >> i & 1) for i in range(players)]
    normal = [[sum((a * b for a, b in zip(u, w, strict=True)), Fraction(0)) for w in vectors] for u in vectors]
    right = [sum((a * b for a, b in zip(u, target, strict=True)), Fraction(0)) for u in vectors]
    weights = only_solution(normal, right) if columns else []
    assert weights is not None
    mixed = [sum((w * v[i] for w, v in zip(weights, vectors, strict=True)), Fraction(0)) for i in range(players)]
    return mixed == target


@settings(max_examples=150, deadline=None)
@given(families())
def test_the_span_holds_the_mixtures_and_nothing_else(case: tuple[int, list[int]]) -> None:
    """A coalition wrongly taken as settled would be overlooked; one wrongly taken as open would stop the search."""
    as_by_rank(0, case)


def test_a_span_that_forgets_one_is_seen_to_be_wrong() -> None:
    turns_red(partial(as_by_rank, 1), families())
