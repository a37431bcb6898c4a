"""What the sheets that compute share: trail and words, the plan of the cells, formulas, and checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from iuralloc.audit.trail import Trail
from iuralloc.formula import Data
from iuralloc.report.writers.spreadsheet.book import OK, Book
from iuralloc.report.writers.spreadsheet.digits import fits, literal, pattern
from iuralloc.report.writers.spreadsheet.exact import Exact
from iuralloc.report.writers.spreadsheet.formulas import Formulas
from iuralloc.report.writers.spreadsheet.games import Groups, small_games
from iuralloc.report.writers.spreadsheet.payments import Payment, payments
from iuralloc.report.writers.spreadsheet.plan import Plan
from iuralloc.report.writers.spreadsheet.readings import Reading, ReadingKey, readings
from iuralloc.report.writers.spreadsheet.speech import Speech
from iuralloc.report.writers.spreadsheet.spots import NotLive

#: the first row of entries: a title and the headings stand above
FIRST: Final = 2
#: whole units beyond which a spreadsheet may no longer be right to the unit
UNITS: Final = 10**11
#: sizes beyond which the room for rough digits grows with the size
_ROUGH: Final = 10**6


@dataclass(frozen=True, slots=True)
class Sheets:
    """The names of the sheets that compute."""

    figures: str
    readings: str
    payments: str
    games: str
    proved: str


@dataclass(frozen=True, slots=True)
class Checks:
    """Where checks stand: a range and how many cells of it must say OK."""

    ranges: list[tuple[str, int]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """All checks together."""
        return sum(count for _, count in self.ranges)

    def agreeing(self) -> str:
        """A formula: how many checks say OK."""
        return "+".join(f'COUNTIF({cells},"{OK}")' for cells, _ in self.ranges) or "0"


class Workings:
    """A trail, read for a workbook that computes."""

    def __init__(self, trail: Trail, speech: Speech, book: Book) -> None:
        self.trail, self.speech, self.book = trail, speech, book
        self.exact = Exact(trail)
        self.plan = Plan()
        self.formulas = Formulas(self.plan, self.exact)
        self.readings: Mapping[ReadingKey, Reading] = readings(trail)
        self.payments: Mapping[str, Payment] = payments(trail, self.exact)
        self.games: Mapping[str, Groups] = small_games(trail, self.exact)
        self.step = trail.amount("round") if "round" in trail.figures else None
        self.wrong = speech.say("sheet-differs")
        self.sheets = Sheets(
            *(
                book.names.new(speech.sheet(code))
                for code in ("sheet-figures", "sheet-inputs", "sheet-rounding", "sheet-games", "sheet-proved")
            )
        )
        self.checks = Checks()
        #: games of which some groups are taken from the trail
        self.partly: set[str] = set()

    def check(self, live: str, kept: str, value: Fraction, sizes: Fraction, units: str = "") -> str:
        """A formula that says whether a live cell agrees with the value of the trail.

        Parameters
        ----------
        live, kept
            The two cells.
        value
            What the trail has.
        sizes
            The largest number in the computation: where large ones are subtracted, more digits are rough.
        units
            A condition on whole units, or nothing.
        """
        room = f"1E-9*MAX(1,ABS({kept}))"
        largest = max(abs(value), sizes)
        if largest > _ROUGH:
            room = f"1E{len(str(largest // 1)) - 9}"
        close = f"ABS({live}-{kept})<={room}"
        return f'IF({f"AND({close},{units})" if units else close},"{OK}","{self.wrong}")'

    def operand(self, operand: Data, here: str) -> str:
        """The formula of an operand, or its value as a numeral where a spreadsheet cannot compute it."""
        try:
            return self.formulas.text(operand, here)
        except NotLive:
            return literal(self.exact.value(operand))

    def pattern(self, value: Fraction, unit: str) -> str:
        """The number format of a value: amounts in the digits of the smallest payable amount."""
        return pattern(value, self.step if unit == "amount" else None)

    def unit(self, record: Mapping[str, Any]) -> str:
        """The unit of a figure in words."""
        if record["unit"] == "amount":
            return self.speech.unit
        return self.speech.say("sheet-years") if record["unit"] == "years" else ""

    @property
    def beyond(self) -> bool:
        """Whether an amount has more payable units than a spreadsheet can be trusted with, or is no number there."""
        values = [
            (Fraction(record["value"]), record["unit"])
            for record in self.trail.figures.values()
            if isinstance(record["value"], str)
        ]
        step = self.step
        return any(
            not fits(value) or (unit == "amount" and step and abs(value / step) > UNITS) for value, unit in values
        )
