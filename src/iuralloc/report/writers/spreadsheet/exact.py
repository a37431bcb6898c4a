"""The exact value of an operand, to see beforehand whether a spreadsheet's rounding would come to the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import prod
from types import MappingProxyType
from typing import Any, Final

from iuralloc.audit.trail import Trail
from iuralloc.formula import Data
from iuralloc.report.writers.spreadsheet.digits import nearly
from iuralloc.report.writers.spreadsheet.readings import value_of
from iuralloc.report.writers.spreadsheet.spots import NotLive

#: places to which a quotient of units is rounded first, so that what is whole is not a hair below it; digits of a
#: number that are not rough, with one to spare
_PLACES: Final = 6
_SURE: Final = 14
DOWN: Final = "down"


class Exact:
    """Values of operands of a trail."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail
        self._scale = int(trail.contract["unit"]["scale"]) if trail.contract else 1

    def value(self, operand: Data) -> Fraction:
        """The value of a figure, or of a formula of plain arithmetic.

        Raises
        ------
        NotLive
            If the formula is more than arithmetic.
        """
        if isinstance(operand, str):
            return self._trail.amount(operand)
        kind = operand["kind"]
        if kind == "given":
            return value_of(operand, self._scale)
        if kind == "constant":
            return Fraction(operand["value"])
        if kind == "sum":
            terms = ((Fraction(factor), self.value(term)) for factor, term in operand["terms"])
            return sum((factor * term for factor, term in terms), Fraction(0))
        if kind in _OF_SEVERAL:
            return _OF_SEVERAL[kind]([self.value(part) for part in operand["of"]])
        if kind == "rounded":
            return self._rounded(operand)
        if kind == "entry" and isinstance(operand["of"], str):
            table = dict(self._trail.figures[operand["of"]]["value"])
            return Fraction(table[operand["key"]])
        raise NotLive(kind)

    def _rounded(self, operand: Mapping[str, Any]) -> Fraction:
        unit = self.value(operand["unit"])
        units = self.value(operand["of"]) / unit
        return unit * (units // 1 if operand["mode"] == DOWN else nearly(units, 0))


def _product(values: list[Fraction]) -> Fraction:
    return prod(values, start=Fraction(1))


def _quotient(values: list[Fraction]) -> Fraction:
    dividend, divisor = values
    return dividend / divisor


_OF_SEVERAL: Final[Mapping[str, Callable[[list[Fraction]], Fraction]]] = MappingProxyType(
    {"product": _product, "quotient": _quotient, "least": min, "greatest": max}
)


def guard(units: Fraction) -> int:
    """The places to which a number of units is rounded first: six, and fewer where large numbers have rough digits.

    Examples
    --------
    >>> guard(Fraction(5_791_666)), guard(Fraction(5 * 10**10)), guard(Fraction(10**20))
    (6, 3, 0)
    """
    return max(0, min(_PLACES, _SURE - len(str(abs(units) // 1))))


def rounds_alike(units: Fraction, mode: str) -> bool:
    """Whether rounding to a few places first changes nothing: a spreadsheet has to, because its quotients are rough.

    Examples
    --------
    >>> rounds_alike(Fraction(5, 2), "half away from zero"), rounds_alike(Fraction(24_999_999, 10**7), DOWN)
    (True, True)
    >>> rounds_alike(Fraction(29_999_999, 10**7), DOWN)
    False
    """
    guarded = nearly(units, guard(units))
    if mode == DOWN:
        return guarded // 1 == units // 1
    return nearly(guarded, 0) == nearly(units, 0)
