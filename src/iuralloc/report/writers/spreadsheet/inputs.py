"""The sheet of inputs: every number that the contract states, once, in the order of the contract."""

from __future__ import annotations

from iuralloc.report.writers.spreadsheet.book import Sheet
from iuralloc.report.writers.spreadsheet.digits import pattern
from iuralloc.report.writers.spreadsheet.spots import Spot
from iuralloc.report.writers.spreadsheet.style import HEADING, INPUT, NOTE, NUMBERS, TEXT, TITLE, Style
from iuralloc.report.writers.spreadsheet.workings import FIRST, Workings

_LINE, _WRITTEN, _VALUE, _UNIT, _WHERE, _CLAUSE = range(6)


def plan_inputs(workings: Workings) -> None:
    """Give every reading its cell."""
    for row, key in enumerate(workings.readings, start=FIRST):
        workings.plan.readings[key] = Spot(workings.sheets.readings, row, _VALUE)


def write_inputs(workings: Workings, sheet: Sheet) -> None:
    """Write the sheet."""
    say = workings.speech.say
    sheet.prose(0, say("sheet-inputs-title"), TITLE)
    codes = ("sheet-line", "sheet-as-written", "value", "unit", "sheet-where", "clause")
    for column, code in enumerate(codes):
        sheet.text(FIRST - 1, column, say(code), NUMBERS if column in {_LINE, _VALUE} else HEADING)
    units = {"amount": workings.speech.unit, "years": say("sheet-years"), "number": ""}
    for row, reading in enumerate(workings.readings.values(), start=FIRST):
        sheet.text(row, _LINE, reading.where, Style(right=True))
        sheet.text(row, _WRITTEN, reading.raw, TEXT)
        percent = reading.raw.strip("\"'").endswith(("%", "％"))
        shown = f"{pattern(reading.value * 100)}%" if percent else pattern(reading.value)
        sheet.number(row, _VALUE, reading.value, Style(color=INPUT, pattern=shown))
        sheet.text(row, _UNIT, reading.foreign or units[reading.read_as], TEXT)
        sheet.text(row, _WHERE, str(reading.ground.get("path", "")), TEXT)
        sheet.text(row, _CLAUSE, str(reading.ground.get("clause", "")), TEXT)
    sheet.prose(FIRST + len(workings.readings) + 1, say("sheet-inputs-note"), NOTE)
    sheet.finish(FIRST - 1, frozen=0)
