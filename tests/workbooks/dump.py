"""A workbook as text that a reviewer can read: sheets, and how each figure is made, by names instead of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from iuralloc.audit.trail import Trail
from workbooks.books import CHECK, FIGURES, MADE, VALUE, figure_rows, opened

_CELL: Final = re.compile(r"(?:(\w+)!)?\$?([A-Z]{1,2})\$?(\d+)(?![\d(])")


def dump(data: bytes, trail: Trail) -> str:
    """Every sheet with its size and its formulas, then a line for each figure."""
    book, kept = opened(data), opened(data, values=True)
    lines = [_sheet(sheet) for sheet in book]
    names = dict(_names(book))
    values = dict(figure_rows(kept[FIGURES], trail))
    for name, row in figure_rows(book[FIGURES], trail):
        made = row[VALUE] if isinstance(row[VALUE], str) else ""
        shown = _named(made, names, FIGURES) if made.startswith("=") else made
        check = "checked" if str(row[CHECK]).startswith("=") else str(row[CHECK])
        lines.append(f"{name} {shown} -> {values[name][VALUE]} ({row[MADE]}; {check})")
    lines += [f"{cell.coordinate} {_named(str(cell.value), names)}" for cell in _first_division(book)]
    return "\n".join(lines) + "\n"


def _sheet(sheet: Any) -> str:
    formulas = sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    return f"[{sheet.title}] {sheet.max_row} x {sheet.max_column}, {formulas} formulas: {sheet['A1'].value}"


def _names(book: Any) -> Iterator[tuple[str, str]]:
    """What the cells with values on the sheets that compute are called."""
    for row in book[FIGURES].iter_rows(min_row=3):
        yield f"{FIGURES}!{row[VALUE].coordinate}", str(row[0].value)
    for sheet, at in (("Inputs", 2), ("Games", 2), ("Proved", 2), ("Rounding", 11)):
        if sheet in book.sheetnames:
            for row in book[sheet].iter_rows(min_row=3):
                yield f"{sheet}!{row[at].coordinate}", f"{sheet.lower()}[{row[0].value} {row[1].value}]"


def _named(formula: str, names: dict[str, str], sheet: str = "") -> str:
    def name(match: re.Match[str]) -> str:
        cell = f"{match[1] or sheet}!{match[2]}{match[3]}"
        return names.get(cell, match[0])

    return _CELL.sub(name, formula)


def _first_division(book: Any) -> Iterator[Any]:
    """The formulas of the first row of the rounding log, and of its sum."""
    if "Rounding" in book.sheetnames:
        sheet = book["Rounding"]
        first = str(sheet["A3"].value)
        last = max(row[0].row for row in sheet.iter_rows(min_row=3) if row[0].value == first)
        for row in (3, last):
            yield from (cell for cell in sheet[row] if cell.data_type == "f")
