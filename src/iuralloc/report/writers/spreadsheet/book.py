"""The workbook while it is written: sheets, styles, and cells that are text, number or formula and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from iuralloc.quantities import rational_text
from iuralloc.report import numbers
from iuralloc.report.writers.spreadsheet.digits import Digits, fits
from iuralloc.report.writers.spreadsheet.layout import Layout, lines_of
from iuralloc.report.writers.spreadsheet.names import Names
from iuralloc.report.writers.spreadsheet.style import Style
from iuralloc.report.writers.visible import visible

#: no clock is read: the same trail gives the same bytes
_CREATED: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a file of this format has no zones
#: characters that a cell holds; a file that says more is refused by some readers
_LONGEST: Final = 30_000
_TITLE: Final = 100
_LINE: Final = 14
OK: Final = "OK"


class Book:
    """A workbook.

    Parameters
    ----------
    title
        Of the contract; stands in the header of every page.
    digest
        Of the trail; stands in the footer.
    page
        What the footer says of pages, with ``&P`` and ``&N``.
    """

    def __init__(self, title: str, digest: str, page: str) -> None:
        self._bytes = BytesIO()
        self._book = xlsxwriter.Workbook(
            self._bytes,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self._book.set_properties({"title": safe(title)[:_TITLE], "created": _CREATED})
        self._styles: dict[Style, Any] = {}
        self._title, self._digest, self._page = title, digest, page
        self.names = Names()

    def style(self, style: Style) -> Any:
        """A style as the library knows it."""
        if style not in self._styles:
            self._styles[style] = self._book.add_format(style.properties())
        return self._styles[style]

    def sheet(self, name: str) -> Sheet:
        """A new sheet at the end, under a name that `names` has given."""
        sheet = self._book.add_worksheet(name)
        # An ampersand begins a code in headers; the wide one is read as the same sign.
        title = safe(self._title)[:_TITLE].replace("&", "＆")
        sheet.set_header(f"&L&9{_apart(title)}&R&9{_apart(name)}")
        sheet.set_footer(f"&L&8{_apart(self._digest)}&R&8{_apart(self._page)}")
        return Sheet(self, name, sheet)

    def close(self) -> bytes:
        """The bytes of the file."""
        self._book.close()
        return self._bytes.getvalue()


class Sheet:
    """One sheet; it learns how wide its columns are from what is written."""

    def __init__(self, book: Book, name: str, sheet: Any) -> None:
        self.name = name
        self.layout = Layout()
        self._book, self._sheet = book, sheet
        self._prose: list[tuple[int, str, Style]] = []

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Text; it never becomes a formula, a number or a link."""
        if text:
            shown = safe(text)
            self.layout.text(row, column, shown, 1 + 2 * style.indent)
            self._sheet.write_string(row, column, shown, self._book.style(style))
        elif style.head or style.total:
            self._sheet.write_blank(row, column, None, self._book.style(style))

    def number(self, row: int, column: int, value: Fraction, style: Style) -> None:
        """A number; one beyond all bounds of spreadsheets becomes text."""
        if not fits(value):
            self.text(row, column, rational_text(value), Style(color=style.color))
            return
        self.layout.number(column, _breadth(value, style))
        self._sheet.write_number(row, column, value, self._book.style(style))

    def formula(self, row: int, column: int, formula: str, value: Fraction | str, style: Style) -> None:
        """A formula, with the value that it has in the trail beside it in the file."""
        shown: str | Digits = value if isinstance(value, str) else Digits.of(value)
        self.layout.number(column, len(value) if isinstance(value, str) else _breadth(value, style))
        self._sheet.write_formula(row, column, f"={formula}", self._book.style(style), shown)

    def link(self, row: int, column: int, sheet: str, text: str, style: Style) -> None:
        """Text that leads to another sheet."""
        doubled = sheet.replace("'", "''")
        self.layout.text(row, column, safe(text))
        self._sheet.write_url(row, column, f"internal:'{doubled}'!A1", self._book.style(style), safe(text))

    def prose(self, row: int, text: str, style: Style) -> None:
        """A sentence over the whole width; it is set when the widths are known."""
        self._prose.append((row, safe(text), style))

    def marked(self, first: int, last: int, column: int, wrong: str) -> None:
        """Show in red what a check says where it fails."""
        red = self._book.style(Style(color="#9C0006", bold=True, pattern="General"))
        options = {"type": "cell", "criteria": "==", "value": f'"{wrong}"', "format": red}
        self._sheet.conditional_format(first, column, last, column, options)

    def finish(self, head: int | None, grouped: Mapping[int, int] | None = None, *, frozen: int = 1) -> None:
        """Set widths and the page.

        Parameters
        ----------
        head
            The row of the headings, which stays in sight and is repeated on every page.
        grouped
            Columns that can be folded away: first and last.
        frozen
            How many columns stay in sight.
        """
        widths = self.layout.widths()
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        for first, last in (grouped or {}).items():
            for column in range(first, last + 1):
                self._sheet.set_column(column, column, widths[column], None, {"level": 1})
        for row, lines in self.layout.heights(widths).items():
            self._sheet.set_row(row, lines * _LINE)
        for row, text, style in self._prose:
            self._sentence(row, text, style)
        if head is not None:
            self._sheet.freeze_panes(head + 1, frozen)
            self._sheet.repeat_rows(head)
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        if self.layout.wide:
            self._sheet.set_landscape()

    def _sentence(self, row: int, text: str, style: Style) -> None:
        last, room = self.layout.across()
        if last:
            self._sheet.merge_range(row, 0, row, last, "", self._book.style(style))
        self._sheet.write_string(row, 0, text, self._book.style(style))
        size = _LINE * style.size // 10 + 2
        self._sheet.set_row(row, lines_of(text, room * 10 // style.size) * size)


def safe(text: str) -> str:
    r"""Text as a cell may hold it: on one line, nothing unseen, not too long, and never a piece of the file's markup.

    Examples
    --------
    >>> safe("a\x00b\n=1+1"), safe("<r>x</r>")
    ('a\\x00b =1+1', ' <r>x</r>')
    """
    shown = visible(text)
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST]}…"
    # The library takes such a text for markup of its own and would write it as it stands.
    return f" {shown}" if shown.startswith("<r>") else shown


def _apart(text: str) -> str:
    # A digit right behind a size would be read as part of it.
    return f" {text}" if text[:1].isdigit() else text


def _breadth(value: Fraction, style: Style) -> int:
    """Characters that a number takes, with its separators and places."""
    places = len(style.pattern.partition(".")[2].rstrip("%"))
    whole = len(numbers.grouped(str(abs(value.numerator) // value.denominator)))
    return whole + places + (1 if places else 0) + (value < 0)
