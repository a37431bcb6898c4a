"""Chinese capital numerals, as amounts stand in contracts: nothing in them can be changed by a stroke of the pen."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
#: places within four digits, and what each four digits are counted in
_PLACES: Final = ("仟", "佰", "拾", "")
_MYRIADS: Final = ("", "万", "亿", "万")
#: the group of 10^8, whose name also stands behind the digits of 10^12: 壹万亿
_OF_MYRIADS: Final = 2
_FEN: Final = 100
#: a yuan more is beyond four groups of four digits
_LIMIT: Final = 10**16


def capital(yuan: Fraction) -> str:
    """An amount of yuan in capital numerals.

    Parameters
    ----------
    yuan
        In yuan, not in the unit of a contract.

    Returns
    -------
    str
        Empty for what is no whole number of fen, or 10^16 yuan and more: it is not rounded to fit.

    Notes
    -----
    By the rules for filling in bills and settlement vouchers (Payment and Settlement Measures of the People's Bank
    of China, 1997, annex 1): 整 stands after yuan and after jiao, not after fen; a run of zeros is one 零, also where
    jiao are none and fen are some.

    Examples
    --------
    >>> capital(Fraction("140950.50")), capital(Fraction("10005.03")), capital(Fraction("-0.05"))
    ('壹拾肆万零玖佰伍拾元伍角整', '壹万零伍元零叁分', '负伍分')
    >>> capital(Fraction(0)), capital(Fraction(1, 3))
    ('零元整', '')
    """
    fen = yuan * _FEN
    if fen.denominator != 1 or abs(yuan) >= _LIMIT:
        return ""
    whole, rest = divmod(abs(fen.numerator), _FEN)
    sign = "负" if yuan < 0 else ""
    return sign + (_whole(whole) + "元" if whole or not rest else "") + _parts(rest, below_yuan=whole > 0)


def _parts(fen: int, *, below_yuan: bool) -> str:
    """Jiao and fen, with the zero between yuan and fen."""
    jiao, fen = divmod(fen, 10)
    text = _DIGITS[jiao] + "角" if jiao else ("零" if fen and below_yuan else "")
    return text + (_DIGITS[fen] + "分" if fen else "整")


def _whole(number: int) -> str:
    """A whole number; one zero stands for all that are skipped before the next digit."""
    return "".join(_signs(number)) or _DIGITS[0]


def _signs(number: int) -> Iterator[str]:
    groups = [number // 10_000**at % 10_000 for at in range(len(_MYRIADS))]
    begun, zeros = False, False
    for at in reversed(range(len(_MYRIADS))):
        digits = [groups[at] // 10 ** (3 - place) % 10 for place in range(4)]
        for digit, place in zip(digits, _PLACES, strict=True):
            if not digit:
                zeros = begun
                continue
            yield ("零" if zeros else "") + _DIGITS[digit] + place
            begun, zeros = True, False
        if groups[at] or (at == _OF_MYRIADS and groups[at + 1]):
            yield _MYRIADS[at]
