"""Rationals as a spreadsheet holds them: numerals in formulas, values beside them, patterns of digits.

A spreadsheet computes with binary numbers of 53 bits, about 15 decimal digits. Nothing is computed that way here:
digits are made from whole numbers, and what a spreadsheet cannot hold is not offered to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from iuralloc.quantities import finite_decimal

#: digits that a spreadsheet reads and shows of a number
DIGITS: Final = 15
#: digits that name a binary number of 53 bits without doubt
_SIGNIFICANT: Final = 17
#: powers of ten beyond which a spreadsheet has no number
_EXPONENT: Final = 300
#: places that are shown of a number whose decimals do not end, or go on for long
PLACES: Final = 6
_LONGEST: Final = 10


@dataclass(frozen=True, slots=True)
class Digits:
    """The digits of a number, as a file has them; no text to a spreadsheet.

    Examples
    --------
    >>> f"{Digits.of(Fraction(3475, 6))}", f"{Digits.of(Fraction(-1, 8))}"
    ('5.7916666666666667E2', '-0.125')
    """

    text: str

    @classmethod
    def of(cls, value: Fraction) -> Digits:
        """The decimal where it ends soon, else the first significant digits."""
        decimal = finite_decimal(value)
        return cls(decimal if decimal is not None and len(decimal) <= DIGITS else scientific(value))

    def __str__(self) -> str:
        return self.text


def fits(value: Fraction) -> bool:
    """Whether a spreadsheet has a number there at all, however rough.

    Examples
    --------
    >>> fits(Fraction(10**20, 3)), fits(Fraction(10**400)), fits(Fraction(1, 10**400))
    (True, False, False)
    """
    limit = 10**_EXPONENT
    return not value or Fraction(1, limit) < abs(value) < limit


def scientific(value: Fraction) -> str:
    """The first seventeen digits of a number and its power of ten, the last one rounded.

    Examples
    --------
    >>> scientific(Fraction(2, 3)), scientific(Fraction(-(10**20)) - 7), scientific(Fraction(0))
    ('6.6666666666666667E-1', '-1E20', '0')
    >>> scientific(1 - Fraction(1, 10**30))
    '1E0'
    """
    if not value:
        return "0"
    size = abs(value)
    power = len(str(size.numerator)) - len(str(size.denominator))
    if size < _ten(power):
        power -= 1
    scaled = size * _ten(_SIGNIFICANT - 1 - power)
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole)
    power += len(digits) - _SIGNIFICANT
    rest = digits[1:].rstrip("0")
    return f"{'-' if value < 0 else ''}{digits[0]}{'.' if rest else ''}{rest}E{power}"


def _ten(power: int) -> Fraction:
    whole = 10 ** abs(power)
    return Fraction(whole) if power >= 0 else Fraction(1, whole)


def literal(value: Fraction) -> str:
    """A rational as a formula writes it: whole, as a quotient, or by its first digits where these are too long.

    Examples
    --------
    >>> literal(Fraction(7)), literal(Fraction(-5, 12)), literal(Fraction(1, 8))
    ('7', '-5/12', '0.125')
    """
    decimal = finite_decimal(value)
    if decimal is not None and len(decimal) <= DIGITS:
        return decimal
    top, bottom = str(value.numerator), str(value.denominator)
    if value.denominator != 1 and max(len(top.lstrip("-")), len(bottom)) <= DIGITS:
        return f"{top}/{bottom}"
    return scientific(value)


def pattern(value: Fraction, step: Fraction | None = None) -> str:
    """The number format of a value: the digits of the payable unit, its own where they end, or six places.

    Examples
    --------
    >>> pattern(Fraction(5), Fraction(1, 100)), pattern(Fraction(1, 8)), pattern(Fraction(1, 3)), pattern(Fraction(7))
    ('#,##0.00', '#,##0.000', '#,##0.000000', '#,##0')
    """
    shown = step if step is not None and (value / step).denominator == 1 else value
    decimal = finite_decimal(shown)
    places = len(decimal.partition(".")[2]) if decimal is not None else PLACES
    return places_pattern(places if places <= _LONGEST else PLACES)


def places_pattern(places: int) -> str:
    """A number format with thousands separators and so many places."""
    return f"#,##0.{'0' * places}" if places else "#,##0"


def nearly(value: Fraction, places: int) -> Fraction:
    """What a spreadsheet's ROUND gives: halves away from zero.

    Examples
    --------
    >>> nearly(Fraction(-5, 2), 0), nearly(Fraction(2, 3), 2)
    (Fraction(-3, 1), Fraction(67, 100))
    """
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(-whole if value < 0 else whole, 10**places)
