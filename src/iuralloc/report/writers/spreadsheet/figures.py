"""The sheet of figures: every figure of the trail once, computed anew, beside what the trail has."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from iuralloc.quantities import finite_decimal, rational_text
from iuralloc.report import numbers
from iuralloc.report.operands import figures_in
from iuralloc.report.writers.spreadsheet.book import OK, Sheet
from iuralloc.report.writers.spreadsheet.digits import DIGITS, fits
from iuralloc.report.writers.spreadsheet.group_sheet import group_checks
from iuralloc.report.writers.spreadsheet.spots import NotLive, Spot, span
from iuralloc.report.writers.spreadsheet.style import HEADING, LIVE, NOTE, NUMBERS, TAKEN, TEXT, TITLE, Style
from iuralloc.report.writers.spreadsheet.workings import FIRST, UNITS, Workings

_ID, _LABEL, _UNIT, _VALUE, _TRAIL, _EXACT, _UNITS, _CLAUSE, _MADE, _CHECK = range(10)
_CODES = (
    "figure", "sheet-label", "unit", "value", "sheet-in-trail", "exact", "sheet-payable-units", "clause", "sheet-made",
    "sheet-check",
)  # fmt: skip
_RIGHT: Final = frozenset({_VALUE, _TRAIL, _EXACT, _UNITS})
#: the column of the check on the sheet of the rounding log
_ROUNDING_CHECK: Final = 13
_SHORT: Final = 14
_WHOLE: Final = "#,##0"


def plan_figures(workings: Workings) -> None:
    """Give every figure that is one number its cell."""
    for row, (name, record) in enumerate(workings.trail.figures.items(), start=FIRST):
        if isinstance(record["value"], str):
            workings.plan.figures[name] = Spot(workings.sheets.figures, row, _VALUE)


def write_figures(workings: Workings, sheet: Sheet) -> None:
    """Write the sheet."""
    say = workings.speech.say
    sheet.prose(0, say("sheet-figures-title"), TITLE)
    # What stands there for tables, and why something is not computed, is longer than all the rest.
    for column in (_VALUE, _MADE, _CHECK):
        sheet.layout.narrow(column, _SHORT)
    for column, code in enumerate(_CODES):
        sheet.text(FIRST - 1, column, say(code), NUMBERS if column in _RIGHT else HEADING)
    row, live = FIRST - 1, 0
    for row, record in enumerate(workings.trail.figures.values(), start=FIRST):
        live += _Row(workings, sheet, row, record).write()
    workings.checks.ranges.append((span([Spot(sheet.name, at, _CHECK) for at in (FIRST, row)], ""), live))
    sheet.marked(FIRST, row, _CHECK, workings.wrong)
    sheet.prose(row + 2, say("sheet-figures-note"), NOTE)
    sheet.finish(FIRST - 1, {_TRAIL: _UNITS})


class _Row:
    """One figure."""

    def __init__(self, workings: Workings, sheet: Sheet, row: int, record: Mapping[str, Any]) -> None:
        self.workings, self.sheet, self.row, self.record = workings, sheet, row, record
        self.say = workings.speech.say

    def write(self) -> bool:
        """Write it; whether it is computed here."""
        record = self.record
        self._text(_ID, record["id"])
        self._text(_LABEL, self.workings.speech.label(record))
        self._text(_UNIT, self.workings.unit(record))
        self._text(_CLAUSE, str(record["ground"].get("clause", "")))
        if isinstance(record["value"], str):
            return self._number(Fraction(record["value"]))
        return self._table()

    def _text(self, column: int, text: str, style: Style = TEXT) -> None:
        self.sheet.text(self.row, column, text, style)

    def _cell(self, column: int) -> str:
        return Spot(self.sheet.name, self.row, column).cell

    def _number(self, value: Fraction) -> bool:
        pattern = self.workings.pattern(value, self.record["unit"])
        self.sheet.number(self.row, _TRAIL, value, Style(pattern, TAKEN))
        if finite_decimal(value) is None or not fits(value):
            self._text(_EXACT, rational_text(value), Style(right=True, color=TAKEN))
        units = self._units(value)
        try:
            formula = self.workings.formulas.text(self.record["formula"], self.sheet.name)
            if not fits(value):
                raise NotLive(self.record["id"])
        except NotLive:
            self.sheet.number(self.row, _VALUE, value, Style(pattern, TAKEN))
            self._text(_MADE, self.say("sheet-not-recomputed"), Style(color=TAKEN))
            self._text(_CHECK, self.say("sheet-taken"), Style(color=TAKEN))
            return False
        self.sheet.formula(self.row, _VALUE, formula, value, Style(pattern, LIVE))
        given = self.record["formula"]["kind"] == "given"
        self._text(_MADE, self.say("sheet-stated" if given else "sheet-recomputed"))
        check = self.workings.check(self._cell(_VALUE), self._cell(_TRAIL), value, self._sizes(), units)
        self.sheet.formula(self.row, _CHECK, check, OK, TEXT)
        return True

    def _units(self, value: Fraction) -> str:
        """Write the payable units of an amount; a condition on them where a spreadsheet can be held to it."""
        step = self.workings.step
        if self.record["unit"] != "amount" or not step or (value / step).denominator != 1:
            return ""
        units = value / step
        if len(str(abs(units.numerator))) > DIGITS:
            self._text(_UNITS, numbers.grouped(str(units.numerator)), Style(right=True, color=TAKEN))
            return ""
        self.sheet.number(self.row, _UNITS, units, Style(_WHOLE, TAKEN))
        if abs(units) > UNITS:
            return ""
        smallest = self.workings.formulas.spot("round").seen_from(self.sheet.name)
        return f"ROUND({self._cell(_VALUE)}/{smallest},0)={self._cell(_UNITS)}"

    def _sizes(self) -> Fraction:
        """The largest number that the formula rests on."""
        figures = self.workings.trail.figures
        values = (figures[name]["value"] for name in figures_in(self.record["formula"]))
        return max((abs(Fraction(value)) for value in values if isinstance(value, str)), default=Fraction(0))

    def _table(self) -> bool:
        """A table: where its rows are computed, and whether all of them agree."""
        name = self.record["id"]
        self._text(_VALUE, self.workings.speech.table(self.record), Style(right=True))
        checks, count = self._rows(name)
        if not checks:
            proved = isinstance(self.record["value"], list)
            where = self.workings.sheets.proved if proved else ""
            self._text(_MADE, self.say("sheet-not-recomputed"), Style(color=TAKEN))
            self._text(_CHECK, where or self.say("sheet-taken"), Style(color=TAKEN))
            return False
        self._text(_MADE, self.say("sheet-on", sheet=checks[0].sheet))
        agreeing = f'COUNTIF({span(checks, self.sheet.name)},"{OK}")={count}'
        self.sheet.formula(self.row, _CHECK, f'IF({agreeing},"{OK}","{self.workings.wrong}")', OK, TEXT)
        return True

    def _rows(self, name: str) -> tuple[list[Spot], int]:
        """The first and the last check of the rows of a table, and how many of them must agree."""
        workings = self.workings
        if name in workings.payments:
            spots = [workings.plan.parts[name, share.party] for share in workings.payments[name].shares]
            return [Spot(spot.sheet, spot.row, _ROUNDING_CHECK) for spot in (spots[0], spots[-1])], len(spots)
        if name in workings.games and name not in workings.partly:
            return group_checks(workings, name), len(workings.games[name].masks)
        return [], 0
