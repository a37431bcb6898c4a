"""Numbers whose common denominator would not fit on a page: refused before anything is computed from them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import Final

from iuralloc.errors import Finding, LimitReached

#: about 2 400 digits: a published fraction may have a thousand, and the parts of ten thousand parties as many
_BITS: Final = 8_192


def refuse_too_fine(numbers: Iterable[Fraction]) -> None:
    """Make sure that sums of the numbers stay short.

    Raises
    ------
    LimitReached
        ``denominator-too-large`` (fact ``digits``, the limit).

    Examples
    --------
    >>> refuse_too_fine([Fraction(1, 3), Fraction(10**2_500, 7)])
    Traceback (most recent call last):
    ...
    iuralloc.errors.LimitReached: denominator-too-large
    """
    denominator = 1
    for number in numbers:
        denominator = lcm(denominator, number.denominator)
        _within(max(denominator.bit_length(), number.numerator.bit_length()))


def common_multiple(numbers: Iterable[int]) -> int:
    """The least common multiple of whole numbers that sums are divided by.

    Raises
    ------
    LimitReached
        ``denominator-too-large``.

    Examples
    --------
    >>> common_multiple([4, 6, 1])
    12
    """
    multiple = 1
    for number in numbers:
        multiple = lcm(multiple, number)
        _within(multiple.bit_length())
    return multiple


def refuse_long_products(numbers: Iterable[int]) -> None:
    """Make sure that the product of whole numbers, which somebody divides by, stays short.

    Raises
    ------
    LimitReached
        ``denominator-too-large``.
    """
    bits = 0
    for number in numbers:
        bits += number.bit_length()
        _within(bits)


def _within(bits: int) -> None:
    if bits > _BITS:
        raise LimitReached([Finding("denominator-too-large", facts={"digits": str(_BITS * 3 // 10)})])
