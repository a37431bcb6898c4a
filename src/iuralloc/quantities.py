"""Numbers as people write them, read exactly, and rationals as text.

A number is read from its characters; no float stands anywhere on the way. `verify.py` has a grammar of its
own for the same language, so that neither can hide a slip of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from iuralloc.errors import Budget

#: currencies whose smallest coin is known (digits after the point, ISO 4217)
COIN_DIGITS: Final[Mapping[str, int]] = MappingProxyType({
    "AUD": 2, "BRL": 2, "CAD": 2, "CHF": 2, "CLP": 0, "CNY": 2, "CZK": 2, "DKK": 2, "EUR": 2, "GBP": 2,
    "HKD": 2, "HUF": 2, "IDR": 2, "ILS": 2, "INR": 2, "ISK": 0, "JPY": 0, "KRW": 0, "KWD": 3, "MOP": 2,
    "MXN": 2, "MYR": 2, "NOK": 2, "NZD": 2, "PHP": 2, "PLN": 2, "RUB": 2, "SAR": 2, "SEK": 2, "SGD": 2,
    "THB": 2, "TND": 3, "TRY": 2, "TWD": 2, "UAH": 2, "USD": 2, "VND": 0, "ZAR": 2,
})  # fmt: skip

MULTIPLIERS: Final[Mapping[str, int]] = MappingProxyType({
    "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000,
    "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
})  # fmt: skip

#: words for a currency beside its ISO code
CURRENCY_WORDS: Final[Mapping[str, str]] = MappingProxyType({"元": "CNY", "yuan": "CNY", "RMB": "CNY"})

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:_[0-9]+)*)"
_PLAIN = rf"{_DIGITS}(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{{1,9}})?"
_MULTIPLIER = "|".join(MULTIPLIERS)
_CURRENCY = "|".join([*CURRENCY_WORDS, "[A-Z]{3}"])
NUMBER_PATTERN: Final = re.compile(
    rf"(?P<sign>[+-]?)(?P<top>{_PLAIN})(?:/(?P<bottom>{_PLAIN}))?"
    rf"\s*(?:(?P<percent>[%‰])|(?P<multiplier>{_MULTIPLIER})?\s*(?P<currency>{_CURRENCY})?)"
)
UNIT_PATTERN: Final = re.compile(rf"(?P<multiplier>{_MULTIPLIER})?\s*(?P<currency>{_CURRENCY})?")
_AMBIGUOUS = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+.*|[+-]?[0-9]+,[0-9]{1,2}(?:[^0-9].*)?|.*,[0-9]{4,}.*")
DURATION_PATTERN: Final = re.compile(rf"(?P<number>{_PLAIN}(?:/{_PLAIN})?)\s*(?P<unit>[ym])")


class Written(StrEnum):
    """In what form a number was written."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: its exact value and what was written behind it.

    Parameters
    ----------
    value
        The value, percent and per mille already divided, multipliers (``万``) and currencies not yet applied.
    written
        Its form.
    scale
        What a multiplier word makes of it: 10 000 for ``万``; 1 without one.
    currency
        The ISO code of a currency word or code; empty where none was written.
    """

    value: Fraction
    written: Written
    scale: int = 1
    currency: str = ""


class NotANumber(ValueError):
    """The text is no number; `code` says why: ``not-a-number``, ``ambiguous-number``, ``number-too-long``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_quantity(text: str) -> Quantity:
    """Read one number: digits with ``_`` or thousands commas, a point, a fraction, a percentage, an amount.

    Full-width digits and signs are folded first. What could be read in two ways is refused.

    Raises
    ------
    NotANumber
        With the code of the reason.

    Examples
    --------
    >>> read_quantity("1,384.5").value
    Fraction(2769, 2)
    >>> read_quantity("１２．５％").value
    Fraction(1, 8)
    >>> read_quantity("118万元")
    Quantity(value=Fraction(118, 1), written=<Written.MONEY: 'money'>, scale=10000, currency='CNY')
    >>> read_quantity("1.000,00")
    Traceback (most recent call last):
    ...
    iuralloc.quantities.NotANumber: ambiguous-number
    """
    folded = _fold(text).replace("−", "-")
    if len(folded) > Budget.NUMBER_CHARACTERS:
        raise NotANumber("number-too-long" if folded[:1].isdigit() else "not-a-number")
    match = NUMBER_PATTERN.fullmatch(folded)
    if match is None:
        raise NotANumber("ambiguous-number" if _AMBIGUOUS.fullmatch(folded) else "not-a-number")
    value = _exact(match["top"])
    if match["bottom"] is not None:
        bottom = _exact(match["bottom"])
        if bottom == 0:
            raise NotANumber("not-a-number")
        value /= bottom
    if match["sign"] == "-":
        value = -value
    if match["percent"]:
        return Quantity(value / (100 if match["percent"] == "%" else 1000), Written.PERCENT)
    if match["multiplier"] or match["currency"]:
        currency = match["currency"] or ""
        return Quantity(
            value,
            Written.MONEY,
            MULTIPLIERS.get(match["multiplier"] or "", 1),
            CURRENCY_WORDS.get(currency, currency),
        )
    return Quantity(value, Written.NUMBER)


def read_duration(text: str) -> Quantity:
    """Read a span of time in years: ``7y`` or ``18m``.

    Examples
    --------
    >>> read_duration("18m").value
    Fraction(3, 2)
    """
    folded = _fold(text)
    match = DURATION_PATTERN.fullmatch(folded) if len(folded) <= Budget.NUMBER_CHARACTERS else None
    if match is None:
        raise NotANumber("not-a-duration")
    top, _, bottom = match["number"].partition("/")
    divisor = _exact(bottom) if bottom else Fraction(1)
    if divisor == 0:
        raise NotANumber("not-a-duration")
    years = _exact(top) / divisor
    return Quantity(years if match["unit"] == "y" else years / 12, Written.YEARS)


def read_unit(text: str) -> tuple[int, str]:
    """Read the unit of a file: its multiplier and, if one is written, the currency.

    Examples
    --------
    >>> read_unit("万元")
    (10000, 'CNY')
    >>> read_unit("thousand")
    (1000, '')
    """
    folded = _fold(text)
    if folded == "1":
        return 1, ""
    match = UNIT_PATTERN.fullmatch(folded)
    if match is None or not folded:
        raise NotANumber("unit-unknown")
    currency = match["currency"] or ""
    return MULTIPLIERS.get(match["multiplier"] or "", 1), CURRENCY_WORDS.get(currency, currency)


def _fold(text: str) -> str:
    """Full-width signs as plain ones; raised, lowered and circled digits are no digits of a number."""
    if any(sign.isdigit() and not sign.isdecimal() for sign in text):
        return ""
    return unicodedata.normalize("NFKC", text).strip()


def _exact(digits: str) -> Fraction:
    mantissa, _, exponent = digits.replace(",", "").replace("_", "").lower().partition("e")
    if exponent and abs(int(exponent)) > Budget.EXPONENT:
        raise NotANumber("number-too-long")
    return Fraction(mantissa) * Fraction(10) ** int(exponent or 0)


def rational_text(value: Fraction) -> str:
    """A rational in lowest terms as ``p/q``, or ``p`` where it is whole.

    Examples
    --------
    >>> rational_text(Fraction(6, 4)), rational_text(Fraction(-8, 4))
    ('3/2', '-2')
    """
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def finite_decimal(value: Fraction) -> str | None:
    """The whole decimal expansion of a rational, or None where it does not end.

    Examples
    --------
    >>> finite_decimal(Fraction(-1, 8)), finite_decimal(Fraction(1, 3)), finite_decimal(Fraction(7))
    ('-0.125', None, '7')
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    digits = max(twos, fives)
    return decimal_text(value.numerator * 10**digits // value.denominator, digits)


def decimal_text(units: int, digits: int) -> str:
    """A whole number of the smallest units as a decimal with `digits` places.

    Examples
    --------
    >>> decimal_text(-5, 2), decimal_text(123, 0)
    ('-0.05', '123')
    """
    sign = "-" if units < 0 else ""
    body = str(abs(units)).rjust(digits + 1, "0")
    return sign + (f"{body[:-digits]}.{body[-digits:]}" if digits else body)
