"""Polynomials in several variables, cut off where an exponent is larger than asked for: they count choices."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import TypeAlias

#: one exponent for each variable
Exponents: TypeAlias = tuple[int, ...]

#: the number before each product of powers, in the order of `places`
Coefficients: TypeAlias = Sequence[Fraction | int]


def places(most: Exponents) -> list[Exponents]:
    """All exponents that are not cut off, in order; the first is that of the constant.

    Examples
    --------
    >>> places((1, 2))
    [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]
    """
    return list(product(*(range(limit + 1) for limit in most)))


def times(one: Coefficients, other: Coefficients, most: Exponents) -> list[Fraction | int]:
    """The product, without what has a larger exponent than `most` in any variable.

    Examples
    --------
    >>> times([1, 2], [1, 3], (1,))
    [1, 5]
    """
    found: list[Fraction | int] = [0] * len(one)
    for number, pairs in zip(one, _products(most), strict=True):
        if number:
            for right, into in pairs:
                factor = other[right]
                if factor:
                    found[into] += number * factor
    return found


# One game multiplies thousands of times under the same limits.
@lru_cache(maxsize=64)
def _products(most: Exponents) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each place the places by which it may be multiplied, and where that leads."""
    own = places(most)
    number = {exponents: place for place, exponents in enumerate(own)}
    return tuple(
        tuple(
            (number[right], number[tuple(a + b for a, b in zip(left, right, strict=True))])
            for right in product(*(range(limit - taken + 1) for limit, taken in zip(most, left, strict=True)))
        )
        for left in own
    )
