"""The level of capped parts: by hand, against a search bend by bend, and the formula that puts it forward."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from iuralloc.errors import Inconsistency, LimitReached
from iuralloc.formula import Constant
from iuralloc.problems.fineness import common_multiple, refuse_long_products, refuse_too_fine
from iuralloc.problems.level import Level, Row, level_of
from problems.red import turns_red

Find = Callable[[Sequence[Row], Fraction], Fraction | None]
F = Fraction

rows = st.lists(
    st.tuples(
        st.fractions(min_value=0, max_value=5, max_denominator=4),
        st.one_of(st.none(), st.fractions(min_value=-9, max_value=9, max_denominator=4)),
    ),
    min_size=1,
    max_size=6,
)
totals = st.fractions(min_value=-30, max_value=30, max_denominator=6)


def reached(parts: Sequence[Row], level: Fraction) -> Fraction:
    return sum((level * w if cap is None else min(cap, level * w) for w, cap in parts), F(0))


def the_parts_add_up_and_not_below(find: Find, case: tuple[Sequence[Row], Fraction]) -> None:
    parts, total = case
    level = find(parts, total)
    assume(level is not None)
    assert level is not None

    assert reached(parts, level) == total
    assert reached(parts, level - F(1, 10**9)) < total


def none_only_where_the_caps_are_too_low(find: Find, case: tuple[Sequence[Row], Fraction]) -> None:
    parts, total = case
    free = any(weight and cap is None for weight, cap in parts)
    most = sum((min(cap, F(0)) if not weight else cap for weight, cap in parts if cap is not None), F(0))

    assert (find(parts, total) is None) == (not free and (most < total or not any(weight for weight, _ in parts)))


def a_common_part(parts: Sequence[Row], total: Fraction) -> Fraction | None:
    """A foil: caps are not looked at."""
    weights = sum((weight for weight, _ in parts), F(0))
    return total / weights if weights else None


def the_largest(parts: Sequence[Row], total: Fraction) -> Fraction | None:
    """A foil: where all caps are met, any higher level would do as well."""
    level = level_of(parts, total)
    return None if level is None else level + (reached(parts, level + 1) == total)


@pytest.mark.parametrize("promise", [the_parts_add_up_and_not_below, none_only_where_the_caps_are_too_low])
def test_the_level_solves_its_equation(promise: Callable[[Find, tuple[Sequence[Row], Fraction]], None]) -> None:
    """The parts would not add up to the total, or an answer would be missed."""

    @given(st.tuples(rows, totals))
    def run(case: tuple[Sequence[Row], Fraction]) -> None:
        promise(level_of, case)

    run()


@pytest.mark.parametrize(
    ("promise", "foil"),
    [
        (the_parts_add_up_and_not_below, a_common_part),
        (the_parts_add_up_and_not_below, the_largest),
        (none_only_where_the_caps_are_too_low, a_common_part),
    ],
)
def test_a_wrong_level_is_seen(promise: Callable[[Find, tuple[Sequence[Row], Fraction]], None], foil: Find) -> None:
    turns_red(partial(promise, foil), st.tuples(rows, totals))


@pytest.mark.parametrize(
    ("caps", "total", "wanted"),
    [
        ([100, 200, 300], 0, 0),
        ([100, 200, 300], 300, 100),
        ([100, 200, 300], 450, 175),
        ([100, 200, 300], 600, 300),
        ([0, 0], 0, 0),
        ([100, None], 230, 130),
    ],
)
def test_levels_by_hand(caps: list[int | None], total: int, wanted: int) -> None:
    """450 is 100 and twice 175; at 600 every cap is met, and 300 is the smallest such level."""
    parts = [(F(1), None if cap is None else F(cap)) for cap in caps]

    assert level_of(parts, F(total)) == wanted


def formula(value: str) -> Level:
    one, seven, total = (Constant(F(number)) for number in (1, 7, 14))
    return Level(((one, seven), (one, seven)), total, F(value))


def test_a_formula_with_the_right_level_has_it() -> None:
    level = formula("7")

    assert level.value(lambda _: F(0)) == 7
    assert level.as_data()["rows"][0] == [{"kind": "constant", "value": "1"}, {"kind": "constant", "value": "7"}]
    assert [part.as_data()["value"] for part in level.parts()] == ["1", "7", "1", "7", "14"]


@pytest.mark.parametrize("value", ["6", "8", "15/2"])
def test_a_formula_with_another_level_is_a_bug(value: str) -> None:
    """8 makes 14 as well, but so does 7: a level that is not the smallest is not the one."""
    with pytest.raises(Inconsistency):
        formula(value).value(lambda _: F(0))


def test_a_negative_weight_is_a_bug() -> None:
    minus, total = Constant(F(-1)), Constant(F(5))
    level = replace(formula("7"), rows=((minus, None), (Constant(F(2)), None)), total=total, solved=F(5))

    with pytest.raises(Inconsistency):
        level.value(lambda _: F(0))


@pytest.mark.parametrize(
    "work",
    [
        lambda: refuse_too_fine(F(1, 10**300 + k) for k in range(20)),
        lambda: refuse_too_fine([F(10**2500)]),
        lambda: common_multiple(range(1, 20_000)),
        lambda: refuse_long_products([3] * 9_000),
        lambda: level_of([(F(1), F(1, 10**300 + k)) for k in range(20)], F(1)),
    ],
)
def test_numbers_too_long_to_add_up_are_refused(work: Callable[[], object]) -> None:
    """Without a limit the sum of a few thousand hostile fractions takes hours."""
    with pytest.raises(LimitReached) as refused:
        work()

    assert refused.value.findings[0].code == "denominator-too-large"
