"""The sheet of what is proved in the trail and not recomputed here: divisions that no spreadsheet finds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from iuralloc.quantities import finite_decimal, rational_text
from iuralloc.report.writers.spreadsheet.book import Sheet
from iuralloc.report.writers.spreadsheet.spots import Spot
from iuralloc.report.writers.spreadsheet.style import HEADING, NOTE, NUMBERS, TAKEN, TEXT, TITLE, Style
from iuralloc.report.writers.spreadsheet.workings import FIRST, Workings

_FIGURE, _PARTY, _VALUE, _EXACT, _WHY = range(5)


def taken_tables(workings: Workings) -> Iterator[tuple[str, str, Fraction]]:
    """Figure, party and part of every division that is not rounded here."""
    for name, record in workings.trail.figures.items():
        if isinstance(record["value"], list) and name not in workings.payments:
            for party, part in record["value"]:
                yield name, party, Fraction(part)


def plan_proved(workings: Workings) -> None:
    """Give every such part its cell."""
    for row, (figure, party, _) in enumerate(taken_tables(workings), start=FIRST):
        workings.plan.parts[figure, party] = Spot(workings.sheets.proved, row, _VALUE)


def write_proved(workings: Workings, sheet: Sheet) -> None:
    """Write the sheet."""
    say, row = workings.speech.say, FIRST - 1
    sheet.prose(0, say("sheet-proved-title"), TITLE)
    for column, code in enumerate(("figure", "party", "value", "exact", "sheet-why")):
        sheet.text(row, column, say(code), NUMBERS if column in {_VALUE, _EXACT} else HEADING)
    for row, (figure, party, part) in enumerate(taken_tables(workings), start=FIRST):
        kind = workings.trail.figures[figure]["formula"]["kind"]
        sheet.text(row, _FIGURE, figure, TEXT)
        sheet.text(row, _PARTY, party, TEXT)
        sheet.number(row, _VALUE, part, Style(workings.pattern(part, ""), TAKEN))
        exact = "" if finite_decimal(part) is not None else rational_text(part)
        sheet.text(row, _EXACT, exact, Style(right=True, color=TAKEN))
        known = workings.speech.knows(f"sheet-why-{kind}")
        sheet.text(row, _WHY, say(f"sheet-why-{kind}") if known else say("sheet-why-other"), TEXT)
    sheet.prose(row + 2, say("sheet-proved-note"), NOTE)
    sheet.finish(FIRST - 1, frozen=2)
