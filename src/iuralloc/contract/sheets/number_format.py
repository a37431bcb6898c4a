"""How a spreadsheet shows a number: the sign behind it, percentages, dates, and digits that it leaves out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from iuralloc.contract.sheets.grid import Shown

#: formats that a workbook names by number alone (ECMA-376 part 1, 18.8.30), those of East Asian dates with them
BUILT_IN: Final = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    48: "##0.0E+0", 49: "@",
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
}  # fmt: skip

#: what a sign of money beside a number stands for; the words that the contract itself knows stay as they are
SIGNS: Final = {"¥": "CNY", "￥": "CNY", "€": "EUR", "£": "GBP", "$": "USD", "US$": "USD", "RMB": "CNY"}

#: digits that a spreadsheet keeps
_DIGITS: Final = 15
_BINARY: Final = 53
_NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[0-9]*)\.?(?P<part>[0-9]*)(?:[eE](?P<exponent>[+-]?[0-9]{1,4}))?"
)
_PARTS: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[[^\]]*\]|(?P<plain>.)'
)
_DATE: Final = re.compile(r"[ymdhsYMDHS年月日]")
_EXPONENT: Final = 30


@dataclass(frozen=True, slots=True)
class Digits:
    """A number of a workbook: a whole number times a power of ten, no more digits than mean something."""

    digits: int
    power: int

    @classmethod
    def read(cls, raw: str) -> Digits:
        """Read a number as XML writes it.

        Examples
        --------
        >>> Digits.read("0.30000000000000004").text, Digits.read("1.5E2").text, Digits.read("-0.50").text
        ('0.3', '150', '-0.5')
        """
        found = _NUMBER.fullmatch(raw)
        if found is None:
            raise ValueError(raw)
        digits, power = int(found["whole"] + found["part"] or "0"), int(found["exponent"] or 0) - len(found["part"])
        if len(str(digits)) > _DIGITS and abs(power) <= 2 * _EXPONENT:
            digits, power = _as_kept(digits, power)
        return cls(-digits if found["sign"] == "-" else digits, power)

    @property
    def size(self) -> int:
        """The power of ten of its first digit."""
        return len(str(abs(self.digits))) + self.power - 1 if self.digits else 0

    @property
    def places(self) -> int:
        """Digits behind the point that are not zero at the end."""
        _, point, part = self.text.partition(".")
        return len(part) if point else 0

    @property
    def text(self) -> str:
        """The number in digits, with a point where it needs one."""
        return decimal_text(self.digits * 10 ** max(self.power, 0), max(-self.power, 0), trim=True)

    def to_places(self, places: int) -> str:
        """The number as it is shown with so many digits behind the point."""
        scaled = Fraction(self.digits) * Fraction(10) ** (self.power + places)
        half_up = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
        return decimal_text(half_up if scaled >= 0 else -half_up, places)


def _as_kept(digits: int, power: int) -> tuple[int, int]:
    """What 15 digits show of a number with more: a spreadsheet keeps it in 53 binary digits, and rounds those."""
    first = len(str(digits)) + power - _DIGITS
    exact = Fraction(digits) * Fraction(10) ** power
    shift = exact.numerator.bit_length() - exact.denominator.bit_length() - _BINARY
    shift += exact >= Fraction(2) ** (shift + _BINARY)
    kept = _half_even(exact / Fraction(2) ** shift) * Fraction(2) ** shift
    return _half_even(kept / Fraction(10) ** first), first


def _half_even(value: Fraction) -> int:
    whole, rest = divmod(value.numerator, value.denominator)
    return whole + (2 * rest > value.denominator or (2 * rest == value.denominator and whole % 2 == 1))


def decimal_text(digits: int, places: int, *, trim: bool = False) -> str:
    """A whole number of decimal units in digits.

    Examples
    --------
    >>> decimal_text(-1250, 3), decimal_text(-1250, 3, trim=True), decimal_text(7, 0)
    ('-1.250', '-1.25', '7')
    """
    text = str(abs(digits)).rjust(places + 1, "0")
    whole, part = text[: len(text) - places], text[len(text) - places :]
    part = part.rstrip("0") if trim else part
    return f"{'-' * (digits < 0)}{whole}{'.' * bool(part)}{part}"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What the format of a cell says: digits, dates and signs apart."""

    digits: str
    sign: str

    @classmethod
    def read(cls, code: str) -> NumberFormat:
        """The first section of a format, for what is above zero.

        Examples
        --------
        >>> NumberFormat.read('#,##0.00"万元";[Red]-0')
        NumberFormat(digits='#,##0.00', sign='万元')
        """
        digits = sign = ""
        for part in _PARTS.finditer(code):
            if part["plain"] == ";":
                break
            literal = part["quoted"] or part["escaped"] or part["money"] or ""
            if part["plain"] in SIGNS or part["plain"] in {"元", "万", "亿"}:
                literal = part["plain"]
            elif part["plain"]:
                digits += part["plain"]
            sign += literal
        return cls(digits.strip(), "".join(character for character in sign if character not in " ()+-,"))


def shown(raw: str, code: str, *, since_1904: bool = False) -> Shown:
    """What a cell with a number says: the digits in full, a percentage as one, a day as the calendar has it.

    Parameters
    ----------
    raw
        The number as the workbook writes it: binary, at up to 17 digits, of which 15 mean something.
    code
        The format of the cell.
    since_1904
        How the workbook counts days.

    Examples
    --------
    >>> shown("0.10000000000000001", "General").text, shown("0.125", "0.0%").text, shown("46493", "yyyy/m/d").text
    ('0.1', '12.5%', '2027-04-16')
    >>> shown("12.345", "0.00").odd
    'sheet-shows-rounded'
    """
    form = NumberFormat.read(code)
    value = Digits.read(raw)
    if abs(value.size) > _EXPONENT:
        return Shown(raw, "sheet-number-format", {"format": code, "text": raw})
    digits = form.digits
    if digits == "@" or digits.casefold() in {"general", "g/通用格式", ""}:
        return Shown(value.text + _sign(form.sign))
    if _DATE.search(digits.replace("General", "")):
        return _day(value, code, since_1904=since_1904)
    if digits.rstrip("%)").endswith(",") or "/" in digits or "‰" in digits or digits.count("%") > 1:
        return Shown(value.text, "sheet-number-format", {"format": code, "text": value.text})
    percent = "%" in digits
    value = Digits(value.digits, value.power + 2) if percent else value
    text = value.text + ("%" if percent else "") + _sign(form.sign)
    return _rounded(value, digits, text)


def _rounded(value: Digits, digits: str, text: str) -> Shown:
    """A number that has more digits than are seen is told: who signs the table sees the others."""
    places = len(digits.partition(".")[2].rstrip("%) ")) if "." in digits else 0
    if value.places <= places or "E" in digits or "e" in digits:
        return Shown(text)
    shown_as = value.to_places(places) + "%" * text.count("%")
    return Shown(text, "sheet-shows-rounded", {"text": text, "shown": shown_as})


def _sign(sign: str) -> str:
    return f" {SIGNS.get(sign, sign)}" if sign else ""


def _day(value: Digits, code: str, *, since_1904: bool) -> Shown:
    """A day by its number; times of a day are refused, and the first months of 1900, which workbooks count wrongly."""
    first = dt.date(1904, 1, 1) if since_1904 else dt.date(1899, 12, 30)
    earliest = 0 if since_1904 else 61
    if value.places or not earliest <= int(value.text) <= (dt.date.max - first).days:
        return Shown(value.text, "sheet-number-format", {"format": code, "text": value.text})
    return Shown((first + dt.timedelta(days=int(value.text))).isoformat())
