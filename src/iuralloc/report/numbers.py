"""Digits, made once, at the end, from exact rationals: nothing is cut without a sign that says so."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Final

from iuralloc.quantities import decimal_text, finite_decimal
from iuralloc.settlement.apportion import apportion

MINUS: Final = "−"
ABOUT: Final = "≈"
#: what is longer is shown as a decimal, marked as rounded; the exact number stands in the trail
LONGEST: Final = 24
PLACES: Final = 6
_HUNDREDTH_OF_A_PERCENT: Final = Fraction(1, 10_000)


def grouped(decimal: str) -> str:
    """A plain decimal with thousands separators and a minus sign.

    Examples
    --------
    >>> grouped("-1234567.25"), grouped("999")
    ('−1,234,567.25', '999')
    """
    sign = MINUS if decimal.startswith("-") else ""
    whole, point, rest = decimal.lstrip("-").partition(".")
    return f"{sign}{int(whole):,}{point}{rest}"


def exact(value: Fraction) -> str:
    """A number in full: its decimal where that ends, else a fraction; a very long one rounded, with ``≈``.

    Examples
    --------
    >>> exact(Fraction(2091, 16)), exact(Fraction(3475, 6)), exact(Fraction(-1037))
    ('130.6875', '3475/6', '−1,037')
    >>> exact(Fraction(10**14, 3 * 10**13 + 1))
    '≈3.333333'
    """
    decimal = finite_decimal(value)
    if decimal is not None and len(decimal) <= LONGEST:
        return grouped(decimal)
    fraction = f"{value.numerator}/{value.denominator}".replace("-", MINUS)
    if value.denominator != 1 and len(fraction) <= LONGEST:
        return fraction
    return grouped(decimal) if decimal and value.denominator == 1 else about(value)


def about(value: Fraction) -> str:
    """A number rounded to six places, halves away from zero, with the sign that says so.

    Examples
    --------
    >>> about(Fraction(-2, 3))
    '≈−0.666667'
    """
    scaled = abs(value) * 10**PLACES
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return ABOUT + grouped(decimal_text(-units if value < 0 else units, PLACES))


def payable(value: Fraction, unit: Fraction) -> str:
    """An amount with the digits of the smallest payable amount.

    Examples
    --------
    >>> payable(Fraction(1037), Fraction(1, 10000)), payable(Fraction(150), Fraction(50))
    ('1,037.0000', '150')
    """
    decimal = finite_decimal(unit)
    if decimal is None:
        return exact(value)
    digits = len(decimal.partition(".")[2])
    units = value * 10**digits
    return grouped(decimal_text(units.numerator, digits)) if units.denominator == 1 else exact(value)


def percentages(shares: Sequence[Fraction]) -> tuple[str, ...]:
    """Parts of a whole as percentages that add up: hundredths of a percent by largest remainder.

    Examples
    --------
    >>> percentages([Fraction(1, 3)] * 3)
    ('33.34 %', '33.33 %', '33.33 %')
    """
    whole = sum(shares, Fraction(0))
    step = _HUNDREDTH_OF_A_PERCENT
    if (whole / step).denominator != 1:
        # Only a part of the whole is listed: what it adds up to is rounded first.
        steps = whole / step
        whole = step * ((2 * steps.numerator + steps.denominator) // (2 * steps.denominator))
    lines = apportion(whole, {str(at): share for at, share in enumerate(shares)}, step).lines
    return tuple(percent(line.units * step) for line in lines)


def percent(share: Fraction) -> str:
    """A part of a whole that is a whole number of hundredths of a percent.

    Examples
    --------
    >>> percent(Fraction(1))
    '100.00 %'
    """
    return f"{grouped(decimal_text(int(share / _HUNDREDTH_OF_A_PERCENT), 2))} %"


def alike(values: Sequence[Fraction]) -> tuple[str, ...]:
    """Numbers that are to be added by hand: fractions over one denominator, as long as they stay short.

    Examples
    --------
    >>> alike([Fraction(268, 3), Fraction(695, 6), Fraction(4)])
    ('536/6', '695/6', '24/6')
    >>> alike([Fraction(1, 4), Fraction(2)])
    ('0.25', '2')
    """
    common = lcm(*(value.denominator for value in values)) if values else 1
    if all(finite_decimal(value) is not None for value in values):
        return tuple(exact(value) for value in values)
    fractions = tuple(f"{int(value * common)}/{common}".replace("-", MINUS) for value in values)
    if max(map(len, fractions)) <= LONGEST:
        return fractions
    return tuple(exact(value) for value in values)


def count(number: int) -> str:
    """A number of things.

    Examples
    --------
    >>> count(5130)
    '5,130'
    """
    return f"{number:,}"


def points(share: Fraction) -> str:
    """A difference of two percentages, in points of a percent with two places.

    Examples
    --------
    >>> points(Fraction(-1, 8)), points(Fraction(1, 3)), points(Fraction(0))
    ('−12.50', '≈+33.33', '0.00')
    """
    hundredths = share * 10_000
    whole = (2 * abs(hundredths.numerator) + hundredths.denominator) // (2 * hundredths.denominator)
    sign = "" if whole == 0 else MINUS if share < 0 else "+"
    mark = "" if hundredths.denominator == 1 else ABOUT
    return f"{mark}{sign}{grouped(decimal_text(whole, 2))}"
