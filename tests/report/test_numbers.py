"""Digits: exact where they can be, marked where they cannot, and percentages that add up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.report import numbers

FRACTIONS = st.fractions(min_value=-(10**12), max_value=10**12)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1037", "1,037"),
        ("-1037/4", "−259.25"),
        ("3475/6", "3475/6"),
        ("-3475/6", "−3475/6"),
        ("1/1000000", "0.000001"),
        ("0", "0"),
        # 26 characters as a fraction, and no finite decimal
        ("1000000000001/3000000000001", "≈0.333333"),
        # a whole number is never rounded, however long
        ("1" + 30 * "0", "1," + ",".join(10 * ["000"])),
        # 2^-40 has forty places: its fraction is shorter
        ("1/1099511627776", "1/1099511627776"),
    ],
)
def test_a_number_is_a_decimal_a_fraction_or_marked_as_rounded(value: str, expected: str) -> None:
    actual = numbers.exact(Fraction(value))

    assert expected == actual


@given(FRACTIONS)
def test_what_is_not_marked_is_the_number_itself(value: Fraction) -> None:
    shown = numbers.exact(value)
    plain = shown.replace(",", "").replace(numbers.MINUS, "-")

    if shown.startswith(numbers.ABOUT):
        assert abs(Fraction(Decimal(plain.removeprefix(numbers.ABOUT))) - value) <= Fraction(1, 2 * 10**6)
    else:
        assert Fraction(plain) == value


def test_a_rounded_number_goes_to_the_nearest_and_halves_away_from_zero() -> None:
    half = Fraction(5, 10**7)

    assert [numbers.about(value) for value in (half, -half, Fraction(1, 3))] == [
        "≈0.000001",
        "≈−0.000001",
        "≈0.333333",
    ]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("1/10000", "1,234.5000"), ("1/100", "1,234.50"), ("1/2", "1,234.5"), ("1/200", "1,234.500")],
)
def test_payable_amounts_have_the_digits_of_the_unit(unit: str, expected: str) -> None:
    assert expected == numbers.payable(Fraction("1234.5"), Fraction(unit))


def test_an_amount_that_is_finer_than_the_unit_is_not_cut() -> None:
    assert numbers.payable(Fraction(1, 8), Fraction(1, 10)) == "0.125"


def test_a_unit_without_a_decimal_shows_amounts_in_full() -> None:
    assert numbers.payable(Fraction(2, 3), Fraction(1, 3)) == "2/3"


def test_percentages_add_up_by_largest_remainder() -> None:
    # 47.2770…, 38.6812…, 14.0417… round down to 99.98: two hundredths go to .70 and to .27 over .12, .17
    parts = [Fraction(7040, 14891), Fraction(5760, 14891), Fraction(2091, 14891)]

    assert numbers.percentages(parts) == ("47.28 %", "38.68 %", "14.04 %")


@given(st.lists(st.fractions(min_value=0, max_value=10**6), min_size=1, max_size=60))
def test_percentages_always_make_a_hundred(weights: list[Fraction]) -> None:
    total = sum(weights)
    shares = [weight / total for weight in weights] if total else [Fraction(1, len(weights))] * len(weights)
    shown = [Decimal(text.removesuffix(" %")) for text in numbers.percentages(shares)]

    assert Decimal(100) == sum(shown)
    assert all(
        abs(Fraction(text) / 100 - share) < Fraction(1, 10_000) for text, share in zip(shown, shares, strict=True)
    )


def test_fractions_to_be_added_stand_over_one_denominator() -> None:
    products = [Fraction(268, 3), Fraction(695, 6), Fraction(292, 3), Fraction(830, 3), Fraction(3475, 6)]

    assert numbers.alike(products) == ("536/6", "695/6", "584/6", "1660/6", "3475/6")


def test_decimals_to_be_added_stay_decimals() -> None:
    assert numbers.alike([Fraction(3, 20), Fraction(1, 10), Fraction(1)]) == ("0.15", "0.1", "1")
