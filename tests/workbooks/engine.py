"""A spreadsheet of a few lines: it computes the formulas of a workbook in binary numbers, as Excel does.

It knows the functions of Excel 2007 that the workbooks use, and refuses all others. It shares no code with the
writer; LibreOffice computes the same in `test_recalculated`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from math import floor
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

_TOKENS: Final = re.compile(
    r"""(?P<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)(?![A-Za-z!])|(?P<text>"[^"]*")
    |(?P<cells>(?:(?:'(?:[^']|'')+'|\w+)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![(\w])
    |(?P<name>[A-Z]+)(?=\()|(?P<sign><=|>=|<>|[-+*/=<>(),])""",
    re.VERBOSE,
)
Value = Any


def tokens(formula: str) -> list[tuple[str, str]]:
    """The parts of a formula; anything else is refused."""
    found, at = list[tuple[str, str]](), 0
    while at < len(formula):
        match = _TOKENS.match(formula, at)
        assert match is not None, f"not understood: {formula[at:]!r} in {formula!r}"
        found.append((str(match.lastgroup), match[0]))
        at = match.end()
    return found


def rounded(number: float, places: float) -> float:
    """Halves away from zero, of the decimal that the number shows."""
    step = Decimal(1).scaleb(-int(places))
    return float(Decimal(repr(float(number))).quantize(step, ROUND_HALF_UP))


def _flat(values: tuple[Value, ...]) -> list[float]:
    flat: list[float] = []
    for value in values:
        flat += [each for each in value if not isinstance(each, str)] if isinstance(value, list) else [value]
    return flat


FUNCTIONS: Final[dict[str, Callable[..., Value]]] = {
    "SUM": lambda *values: sum(_flat(values)),
    "MIN": lambda *values: min(_flat(values)),
    "MAX": lambda *values: max(_flat(values)),
    "ABS": abs,
    "INT": floor,
    "ROUND": rounded,
    "AND": lambda *values: all(values),
    "IF": lambda condition, then, other: then if condition else other,
    "RANK": lambda number, among: 1 + sum(each > number for each in among),
    "COUNTIF": lambda among, wanted: sum(each == wanted for each in among),
}


class Engine:
    """A workbook, computed from its formulas; the values that stand in the file are not looked at."""

    def __init__(self, data: bytes) -> None:
        self.book = load_workbook(io.BytesIO(data))
        self._values: dict[tuple[str, str], Value] = {}

    def value(self, sheet: str, cell: str) -> Value:
        """What a cell comes to."""
        key = (sheet, cell)
        if key not in self._values:
            self._values[key] = None  # a circle shows itself as an empty cell
            content = self.book[sheet][cell].value
            formula = isinstance(content, str) and self.book[sheet][cell].data_type == "f"
            self._values[key] = _Reading(self, sheet, content[1:]).value() if formula else content
        return self._values[key]

    def range(self, sheet: str, cells: str) -> list[Value]:
        """What the cells of a range come to."""
        left, top, right, bottom = range_boundaries(cells.replace("$", ""))
        rows = self.book[sheet].iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right)
        return [self.value(sheet, cell.coordinate) for row in rows for cell in row if cell.value is not None]

    def formulas(self) -> Iterator[tuple[str, str, str]]:
        """Sheet, cell and text of every formula."""
        for sheet in self.book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        yield sheet.title, cell.coordinate, str(cell.value)


class _Reading:
    """One formula, read and computed from left to right."""

    def __init__(self, engine: Engine, sheet: str, formula: str) -> None:
        self._engine, self._sheet = engine, sheet
        self._tokens, self._at = tokens(formula), 0

    def value(self) -> Value:
        value = self._compared()
        assert self._at == len(self._tokens), f"something follows: {self._tokens[self._at :]}"
        return value

    def _sign(self, *signs: str) -> str:
        if self._at < len(self._tokens) and self._tokens[self._at] in [("sign", sign) for sign in signs]:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return ""

    def _compared(self) -> Value:
        left = self._sum()
        while sign := self._sign("=", "<>", "<=", ">=", "<", ">"):
            right = self._sum()
            left = {
                "=": left == right, "<>": left != right, "<=": left <= right, ">=": left >= right,
                "<": left < right, ">": left > right,
            }[sign]  # fmt: skip
        return left

    def _sum(self) -> Value:
        left = self._product()
        while sign := self._sign("+", "-"):
            right = self._product()
            left = left + right if sign == "+" else left - right
        return left

    def _product(self) -> Value:
        left = self._signed()
        while sign := self._sign("*", "/"):
            right = self._signed()
            left = left * right if sign == "*" else left / right
        return left

    def _signed(self) -> Value:
        return -self._signed() if self._sign("-") else self._single()

    def _single(self) -> Value:
        if self._sign("("):
            value = self._compared()
            assert self._sign(")")
            return value
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return float(text)
        if kind == "text":
            return text[1:-1]
        if kind == "cells":
            return self._cells(text)
        assert kind == "name", text
        return self._called(text)

    def _cells(self, text: str) -> Value:
        sheet, _, cells = text.rpartition("!")
        sheet = sheet.strip("'").replace("''", "'") if sheet else self._sheet
        cells = cells.replace("$", "")
        return self._engine.range(sheet, cells) if ":" in cells else self._engine.value(sheet, cells)

    def _called(self, name: str) -> Value:
        assert self._sign("(")
        arguments = [self._compared()]
        while self._sign(","):
            arguments.append(self._compared())
        assert self._sign(")")
        return FUNCTIONS[name](*arguments)
