"""The first sheet: what this workbook is, whether it agrees with its trail, and where everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from iuralloc.report.table import Table
from iuralloc.report.writers.spreadsheet.book import OK, Sheet
from iuralloc.report.writers.spreadsheet.speech import Speech
from iuralloc.report.writers.spreadsheet.style import (
    HEADING,
    INPUT,
    LIVE,
    NOTE,
    SECTION,
    STRONG,
    TAKEN,
    TEXT,
    TITLE,
    Style,
)
from iuralloc.report.writers.spreadsheet.workings import Workings

_COUNT = "#,##0"


class Overview:
    """Writes the first sheet from above to below."""

    def __init__(self, speech: Speech, sheet: Sheet) -> None:
        self.say, self.sheet, self.row = speech.say, sheet, 0

    def head(self, table: Table) -> None:
        """Title and facts."""
        self.sheet.prose(0, table.title, TITLE)
        self.row = 2
        for cells in table.rows:
            label, *rest = (cell.text for cell in cells)
            self.sheet.text(self.row, 0, label, STRONG)
            self.sheet.text(self.row, 1, " ".join(filter(None, rest)), TEXT)
            self.row += 1
        for note in table.notes:
            self.sheet.prose(self.row, note, NOTE)
            self.row += 1

    def checks(self, workings: Workings) -> None:
        """Whether all cells that are computed agree with the trail, in one cell; and what binds where they do not."""
        say, checks = self.say, workings.checks
        self.row += 1
        self.sheet.text(self.row, 0, say("sheet-overall"), HEADING)
        agreed = f'IF({checks.agreeing()}={checks.count},"{OK}","{workings.wrong}")'
        self.sheet.formula(self.row, 1, agreed, OK, Style(bold=True, size=14, head=True))
        self.sheet.marked(self.row, self.row, 1, workings.wrong)
        count = Fraction(checks.count)
        self._number("sheet-agreeing", checks.agreeing(), count)
        self._number("sheet-expected", "", count)
        self.row += 1
        codes = ["sheet-what-binds", *(["sheet-beyond"] if workings.beyond else []), "sheet-changed"]
        for code in codes:
            self.row += 1
            self.sheet.prose(self.row, say(code), SECTION if code == "sheet-beyond" else NOTE)
        for code, color in (("sheet-blue", INPUT), ("sheet-black", LIVE), ("sheet-grey", TAKEN)):
            self.row += 1
            self.sheet.prose(self.row, say(code), Style(color=color, size=9, prose=True))
        self.row += 1

    def _number(self, code: str, formula: str, value: Fraction) -> None:
        self.row += 1
        self.sheet.text(self.row, 0, self.say(code), TEXT)
        if formula:
            self.sheet.formula(self.row, 1, formula, value, Style(_COUNT, LIVE, left=True))
        else:
            self.sheet.number(self.row, 1, value, Style(_COUNT, TAKEN, left=True))

    def contents(self, sheets: Sequence[tuple[str, str]]) -> None:
        """Every sheet with its title, and the way there."""
        self.row += 1
        self.sheet.text(self.row, 0, self.say("sheet-name"), HEADING)
        self.sheet.text(self.row, 1, self.say("sheet-contents"), HEADING)
        for name, title in sheets:
            self.row += 1
            self.sheet.link(self.row, 0, name, name, Style(color=INPUT))
            self.sheet.text(self.row, 1, title, TEXT)
        self.sheet.finish(None)
