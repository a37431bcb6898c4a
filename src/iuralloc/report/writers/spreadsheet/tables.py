"""Tables of the report as sheets: a number that a figure has is a reference to the sheet of figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from iuralloc.report.numbers import ABOUT, MINUS
from iuralloc.report.table import Cell, Column, Role, Row, Table
from iuralloc.report.writers.spreadsheet.book import Sheet
from iuralloc.report.writers.spreadsheet.digits import PLACES, fits, nearly, places_pattern
from iuralloc.report.writers.spreadsheet.spots import Spot
from iuralloc.report.writers.spreadsheet.style import HEADING, LIVE, NOTE, NUMBERS, SECTION, TAKEN, TITLE, Style

_NUMBER: Final = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?(?:/([0-9]+))?( ?%)?")
_HEAD: Final = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as a table shows it.

    Parameters
    ----------
    printed
        What the digits say.
    pattern
        The number format that shows these digits.
    places
        How many decimals there are, of the number and not of its percentage.
    """

    printed: Fraction
    pattern: str
    places: int


def shown(text: str) -> Shown | None:
    """The number that a text shows, and its format; None where the text is more than a number.

    Examples
    --------
    >>> shown("−1,037.50"), shown("55.85 %").pattern, shown("3475/6").pattern, shown("1 … 6")
    (Shown(printed=Fraction(-2075, 2), pattern='#,##0.00', places=2), '0.00%', '#,##0.000000', None)
    """
    plain = text.removeprefix(ABOUT).replace(MINUS, "-").replace(",", "")
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return None
    sign, whole, decimals, bottom, percent = match.groups()
    places = len(decimals or "")
    value = Fraction(f"{sign}{whole}.{decimals or 0}")
    if bottom is not None:
        if places or percent or not int(bottom):
            return None
        return Shown(value / int(bottom), places_pattern(PLACES), PLACES)
    if percent:
        return Shown(value / 100, f"0.{'0' * places}%" if places else "0%", places + 2)
    pattern = places_pattern(places)
    return Shown(value, f"+{pattern};-{pattern};{pattern}" if sign == "+" else pattern, places)


class TableSheets:
    """Writes tables.

    Parameters
    ----------
    figures
        The cells of figures by id, and their values; empty where nothing is computed.
    """

    def __init__(self, figures: Mapping[str, tuple[Spot, Fraction]]) -> None:
        self.figures = figures

    def write(self, sheet: Sheet, table: Table) -> None:
        """One table on its own sheet."""
        sheet.prose(0, table.title, TITLE)
        row = self.headings(sheet, _HEAD, table.columns)
        for line in table.rows:
            self._row(sheet, row, line, table.columns)
            row += 1
        for note in table.notes:
            row += 1
            sheet.prose(row, note, NOTE)
        sheet.finish(_HEAD if any(column.heading for column in table.columns) else None)

    def stacked(self, sheet: Sheet, title: str, tables: Sequence[Table]) -> None:
        """Tables of the same make below each other, under the headings of the one that has most of them."""
        columns = max((table.columns for table in tables), key=len)
        sheet.prose(0, title, TITLE)
        row = self.headings(sheet, _HEAD, columns)
        for table in tables:
            sheet.prose(row, table.title, SECTION)
            row += 1
            for line in table.rows:
                self._row(sheet, row, _aligned(line, table.columns, columns), columns)
                row += 1
            for note in table.notes:
                sheet.prose(row, note, NOTE)
                row += 1
            row += 1
        sheet.finish(_HEAD)

    def headings(self, sheet: Sheet, row: int, columns: Sequence[Column]) -> int:
        """Write the headings; gives the next row."""
        if not any(column.heading for column in columns):
            return row
        for at, column in enumerate(columns):
            sheet.text(row, at, column.heading, NUMBERS if column.numeric else HEADING)
        return row + 1

    def _row(self, sheet: Sheet, row: int, cells: Row, columns: Sequence[Column]) -> None:
        total = any(cell.role is Role.TOTAL for cell in cells)
        for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            if not (column.numeric and cell.exact and self._number(sheet, row, at, cell, total=total)):
                bold = total or cell.role in {Role.TOTAL, Role.HEAD}
                right = column.numeric and cell.text != ""
                style = Style(bold=bold, italic=cell.role is Role.NOTE, indent=cell.indent, right=right, total=total)
                sheet.text(row, at, cell.text, style)

    def _number(self, sheet: Sheet, row: int, at: int, cell: Cell, *, total: bool) -> bool:
        """Write a number, if the text is one that says what the cell holds."""
        seen, exact = shown(cell.text), Fraction(cell.exact)
        if seen is None or not fits(exact) or abs(seen.printed - exact) > Fraction(1, 10**seen.places):
            return False
        bold = total or cell.role is Role.HEAD
        spot = self._spot(cell, exact)
        # A percentage that was rounded so that all add up is what is printed, not what its figure rounds to.
        agreed = nearly(exact, seen.places) == seen.printed or "%" not in seen.pattern
        if spot is None or not agreed:
            value = exact if agreed else seen.printed
            sheet.number(row, at, value, Style(seen.pattern, TAKEN, bold=bold, total=total))
        else:
            sheet.formula(row, at, spot.seen_from(sheet.name), exact, Style(seen.pattern, LIVE, bold=bold, total=total))
        return True

    def _spot(self, cell: Cell, exact: Fraction) -> Spot | None:
        """The cell of the figure that a cell shows; of alike parties that of the first."""
        spot, value = self.figures.get(cell.figure.partition(" ")[0], (None, None))
        return spot if value == exact else None


def _aligned(cells: Row, columns: Sequence[Column], wanted: Sequence[Column]) -> Row:
    """A row under other headings: an empty cell where its table has no such column."""
    by_heading = {column.heading: cell for column, cell in zip(columns, cells, strict=True)}
    return tuple(by_heading.get(column.heading, Cell()) for column in wanted)
