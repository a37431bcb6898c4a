"""Tables as CSV, one below the other: title, headings, rows, notes, an empty line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction

from iuralloc.quantities import finite_decimal
from iuralloc.report.table import Cell, Table
from iuralloc.report.writers.visible import visible

#: what a spreadsheet would take for the beginning of a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render_csv(tables: Iterable[Table]) -> str:
    """All tables as comma-separated values; numbers plain, without thousands separators.

    A number whose decimals do not end stands as a fraction behind an apostrophe: without it a spreadsheet would
    make a date of 5/12. The same sign stands before any text that could begin a formula.

    Examples
    --------
    >>> from iuralloc.report.table import Column
    >>> rows = ((Cell("=1+1"), Cell("1,037.00", exact="1037")), (Cell("lake"), Cell("5/12", exact="5/12")))
    >>> print(render_csv([Table("t", "Profit", (), (Column("party"), Column("gets", numeric=True)), rows)]))
    Profit
    party,gets
    '=1+1,1037
    lake,'5/12
    <BLANKLINE>
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        writer.writerows(_lines(table))
    return stream.getvalue()


def _lines(table: Table) -> Iterator[list[str]]:
    yield [_text(table.title)]
    if any(column.heading for column in table.columns):
        yield [_text(column.heading) for column in table.columns]
    for row in table.rows:
        yield [
            _number(cell) if column.numeric and cell.exact else _indented(cell)
            for column, cell in zip(table.columns, row, strict=True)
        ]
    for note in table.notes:
        yield [_text(note)]


def _indented(cell: Cell) -> str:
    # Levels of a tree by no-break spaces: a spreadsheet drops plain ones at the beginning.
    return "\u00a0\u00a0" * cell.indent + _text(cell.text)


def _number(cell: Cell) -> str:
    if cell.text.endswith("%"):
        return _text(cell.text.replace("−", "-").replace(" ", ""), plain=True)
    value = Fraction(cell.exact)
    return finite_decimal(value) or f"'{value}"


def _text(text: str, *, plain: bool = False) -> str:
    shown = visible(text)
    return f"'{shown}" if shown.startswith(_FORMULA) and not plain else shown
