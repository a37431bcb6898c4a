"""The sheet of what is proved in the trail and not recomputed here: what no spreadsheet finds, group by group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.formula import Data
from iuralloc.quantities import finite_decimal, rational_text
from iuralloc.report.writers.spreadsheet.book import Sheet
from iuralloc.report.writers.spreadsheet.spots import Spot
from iuralloc.report.writers.spreadsheet.style import HEADING, NOTE, NUMBERS, TAKEN, TEXT, TITLE, Style
from iuralloc.report.writers.spreadsheet.workings import FIRST, Workings

_FIGURE, _PARTY, _VALUE, _EXACT, _WHY = range(5)


@dataclass(frozen=True, slots=True)
class Taken:
    """A value of a table that is taken from the trail.

    Parameters
    ----------
    figure
        The figure that holds the table.
    of
        Whose part it is, or how many members the group takes from each block of alike parties.
    value
        As the trail has it.
    kind
        How the figure is made.
    """

    figure: str
    of: str | tuple[int, ...]
    value: Fraction
    kind: str


def taken(workings: Workings) -> Iterator[Taken]:
    """Parts of divisions that are not rounded here, and dividends of games of many that formulas add up."""
    figures = workings.trail.figures
    for name, record in figures.items():
        kind = record["formula"]["kind"]
        if isinstance(record["value"], list) and name not in workings.payments:
            for party, part in record["value"]:
                yield Taken(name, party, Fraction(part), kind)
    drawn = (pair for record in figures.values() for pair in _drawn(record["formula"]))
    for game, draw in dict.fromkeys(drawn):
        value = figures[game]["value"]
        listed = {tuple(of): int(dividend) for of, dividend in value["dividends"]}
        yield Taken(game, draw, Fraction(listed.get(draw, 0), int(value["denominator"])), "dividend")


def _drawn(formula: Data) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The dividends that a formula names: game and make-up."""
    if isinstance(formula, list):
        for part in formula:
            yield from _drawn(part)
    elif isinstance(formula, dict):
        if formula.get("kind") == "dividend" and isinstance(formula["game"], str):
            yield formula["game"], tuple(formula["draw"])
        for part in formula.values():
            yield from _drawn(part)


def plan_proved(workings: Workings) -> None:
    """Give every such value its cell."""
    for row, each in enumerate(taken(workings), start=FIRST):
        spot = Spot(workings.sheets.proved, row, _VALUE)
        if isinstance(each.of, str):
            workings.plan.parts[each.figure, each.of] = spot
        else:
            workings.plan.dividends[each.figure, each.of] = spot


def write_proved(workings: Workings, sheet: Sheet) -> None:
    """Write the sheet."""
    speech, row = workings.speech, FIRST - 1
    sheet.prose(0, speech.say("sheet-proved-title"), TITLE)
    for column, code in enumerate(("figure", "sheet-whose", "value", "exact", "sheet-why")):
        sheet.text(row, column, speech.say(code), NUMBERS if column in {_VALUE, _EXACT} else HEADING)
    for row, each in enumerate(taken(workings), start=FIRST):
        sheet.text(row, _FIGURE, each.figure, TEXT)
        sheet.text(row, _PARTY, each.of if isinstance(each.of, str) else speech.draw(each.figure, each.of), TEXT)
        sheet.number(row, _VALUE, each.value, Style(workings.pattern(each.value, ""), TAKEN))
        exact = "" if finite_decimal(each.value) is not None else rational_text(each.value)
        sheet.text(row, _EXACT, exact, Style(right=True, color=TAKEN))
        code = f"sheet-why-{each.kind}"
        sheet.text(row, _WHY, speech.say(code if speech.knows(code) else "sheet-why-other"), TEXT)
    sheet.prose(row + 2, speech.say("sheet-proved-note"), NOTE)
    sheet.finish(FIRST - 1, frozen=2)
