"""The rounding log as a computation: whole units, remainders, ranks, odd units; a row for each share."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from iuralloc.report.table import Table
from iuralloc.report.writers.spreadsheet.book import Sheet
from iuralloc.report.writers.spreadsheet.payments import HELD, Payment, Share
from iuralloc.report.writers.spreadsheet.spots import Spot, span
from iuralloc.report.writers.spreadsheet.style import HEADING, LIVE, NOTE, NUMBERS, STRONG, TAKEN, TEXT, TITLE, Style
from iuralloc.report.writers.spreadsheet.workings import FIRST, Workings
from iuralloc.settlement.apportion import AT_LEAST

_DIVISION, _PARTY, _NAME, _EXACT, _UNIT, _IN_UNITS, _DOWN, _LEFT, _RANK, _ODD, _UNITS, _PAID, _TRAIL, _CHECK, _KEY = (
    range(15)
)
_CODES = (
    "figure", "party", "name", "exact", "smallest-payable", "sheet-in-units", "rounded-down", "remainder",
    "rank", "odd-unit", "units", "sheet-paid", "sheet-in-trail", "sheet-check", "sheet-remainder-held",
)  # fmt: skip
_WHOLE = "#,##0"
_SIX = "#,##0.000000"


def plan_rounding(workings: Workings) -> None:
    """Give every part that is rounded here its cell."""
    row = FIRST
    for payment in workings.payments.values():
        for share in payment.shares:
            workings.plan.parts[payment.figure, share.party] = Spot(workings.sheets.payments, row, _PAID)
            row += 1
        row += 1


def write_rounding(workings: Workings, sheet: Sheet, logs: Iterable[Table]) -> None:
    """Write the sheet; below it what the logs of the report say of ties and of terms.

    Parameters
    ----------
    workings
        The trail.
    sheet
        An empty one.
    logs
        The tables whose numbers stand here.
    """
    say = workings.speech.say
    sheet.prose(0, say("sheet-rounding-title"), TITLE)
    held = any(payment.within for payment in workings.payments.values())
    for column, code in enumerate(_CODES):
        if column != _KEY or held:
            sheet.text(FIRST - 1, column, say(code), HEADING if column < _EXACT or column == _CHECK else NUMBERS)
    row = FIRST
    for payment in workings.payments.values():
        _Division(workings, sheet, payment, row).write()
        row += len(payment.shares) + 1
    checks = [Spot(sheet.name, at, _CHECK) for at in (FIRST, row - 1)]
    workings.checks.ranges.append((span(checks, ""), row - FIRST))
    sheet.marked(FIRST, row - 1, _CHECK, workings.wrong)
    row = _notes(sheet, logs, row + 1)
    sheet.prose(row, say("sheet-rounding-note"), NOTE)
    sheet.finish(FIRST - 1, frozen=2)


def _notes(sheet: Sheet, logs: Iterable[Table], row: int) -> int:
    """What the logs say, each sentence under the title of its log."""
    for log in logs:
        if log.notes:
            sheet.prose(row, f"{log.title}: {' '.join(log.notes)}", NOTE)
            row += 1
    return row


class _Division:
    """The rows of one division, and its sum."""

    def __init__(self, workings: Workings, sheet: Sheet, payment: Payment, first: int) -> None:
        self.workings, self.sheet, self.payment = workings, sheet, payment
        self.first, self.last = first, first + len(payment.shares) - 1
        self.here, self.places = sheet.name, payment.places
        self.units = [payment.units(share) for share in payment.shares]
        self.keys = payment.keys(workings.exact)
        paid = [share.paid / payment.unit_value for share in payment.shares]
        self.odd = [every - units // 1 for every, units in zip(paid, self.units, strict=True)]

    def write(self) -> None:
        for at, share in enumerate(self.payment.shares):
            self._share(self.first + at, at, share)
        self._sum(self.last + 1)

    def _cell(self, row: int, column: int) -> str:
        return Spot(self.here, row, column).cell

    def _column(self, column: int, *, fixed: bool = False) -> str:
        cells = f"{self._cell(self.first, column)}:{self._cell(self.last, column)}"
        letters = cells.partition(":")[0].rstrip("0123456789")
        return f"{letters}${self.first + 1}:{letters}${self.last + 1}" if fixed else cells

    def _formula(
        self, row: int, column: int, formula: str, value: Fraction, pattern: str, *, total: bool = False
    ) -> None:
        self.sheet.formula(row, column, formula, value, Style(pattern, LIVE, bold=total, total=total))

    def _share(self, row: int, at: int, share: Share) -> None:
        payment, units = self.payment, self.units[at]
        self.sheet.text(row, _DIVISION, payment.figure, TEXT)
        self.sheet.text(row, _PARTY, share.party, TEXT)
        self.sheet.text(row, _NAME, self._name(share.party), TEXT)
        exact = self.workings.pattern(share.exact, "")
        self._formula(row, _EXACT, self.workings.operand(share.operand, self.here), share.exact, exact)
        unit = self.workings.operand(payment.unit, self.here)
        self._formula(row, _UNIT, unit, payment.unit_value, self.workings.pattern(payment.unit_value, ""))
        in_units = f"ROUND({self._cell(row, _EXACT)}/{self._cell(row, _UNIT)},{self.places})"
        self._formula(row, _IN_UNITS, in_units, units, _SIX)
        self._formula(row, _DOWN, f"INT({self._cell(row, _IN_UNITS)})", Fraction(units // 1), _WHOLE)
        left = f"ROUND({self._cell(row, _IN_UNITS)}-{self._cell(row, _DOWN)},{self.places})"
        self._formula(row, _LEFT, left, units - units // 1, _SIX)
        key = _KEY if payment.within else _LEFT
        if payment.within:
            self._held(row, at, share.party)
        ranked = f"RANK({self._cell(row, key)},{self._column(key, fixed=True)})"
        before = f"{self._column(key, fixed=True).partition(':')[0]}:{self._cell(row, key)}"
        equal = f"COUNTIF({before},{self._cell(row, key)})-1"
        self._formula(row, _RANK, f"{ranked}+{equal}", Fraction(self._rank(at)), _WHOLE)
        missing = Spot(self.here, self.last + 1, _ODD).cell
        self._formula(row, _ODD, f"IF({self._cell(row, _RANK)}<={missing},1,0)", self.odd[at], _WHOLE)
        together = f"{self._cell(row, _DOWN)}+{self._cell(row, _ODD)}"
        self._formula(row, _UNITS, together, share.paid / payment.unit_value, _WHOLE)
        paid = f"{self._cell(row, _UNITS)}*{self._cell(row, _UNIT)}"
        pattern = self.workings.pattern(share.paid, "amount")
        self._formula(row, _PAID, paid, share.paid, pattern)
        self._kept(row, share.paid, pattern)

    def _name(self, party: str) -> str:
        path = self.payment.figure.partition(".settled")[2].split(".")[1:]
        return self.workings.speech.name(*path, party)

    def _held(self, row: int, at: int, party: str) -> None:
        """The remainder by which the row is ranked: a term puts it first or last."""
        pieces, key = [self._cell(row, _LEFT)], self.keys[at]
        for bound_of, side, operand in self.payment.within:
            if bound_of == party:
                bound = f"({self.workings.operand(operand, self.here)})/{self._cell(row, _UNIT)}"
                limit, down = f"ROUND({bound},{self.places})", self._cell(row, _DOWN)
                if side == AT_LEAST:
                    pieces.append(f"IF({down}<{limit},{HELD},0)")
                else:
                    pieces.append(f"IF({down}+1>{limit},-{HELD},0)")
        self._formula(row, _KEY, f"ROUND({'+'.join(pieces)},{self.places})", key, _SIX)

    def _rank(self, at: int) -> int:
        key = self.keys[at]
        return 1 + sum(1 for other, found in enumerate(self.keys) if (-found, other) < (-key, at))

    def _sum(self, row: int) -> None:
        payment, say = self.payment, self.workings.speech.say
        total = Style(bold=True, total=True)
        for column in (_NAME, _LEFT, _RANK):
            self.sheet.text(row, column, "", total)
        self.sheet.text(row, _DIVISION, payment.figure, total)
        self.sheet.text(row, _PARTY, say("sum"), total)
        whole, unit = payment.total_value, payment.unit_value
        amount = self.workings.pattern(whole, "amount")
        self._formula(row, _EXACT, self.workings.operand(payment.total, self.here), whole, amount, total=True)
        self._formula(
            row,
            _UNIT,
            self.workings.operand(payment.unit, self.here),
            unit,
            self.workings.pattern(unit, ""),
            total=True,
        )
        in_units = f"ROUND({self._cell(row, _EXACT)}/{self._cell(row, _UNIT)},0)"
        self._formula(row, _IN_UNITS, in_units, whole / unit, _WHOLE, total=True)
        down = Fraction(sum(units // 1 for units in self.units))
        self._formula(row, _DOWN, f"SUM({self._column(_DOWN)})", down, _WHOLE, total=True)
        missing = f"{self._cell(row, _IN_UNITS)}-{self._cell(row, _DOWN)}"
        self._formula(row, _ODD, missing, whole / unit - down, _WHOLE, total=True)
        self._formula(row, _UNITS, f"SUM({self._column(_UNITS)})", whole / unit, _WHOLE, total=True)
        self._formula(row, _PAID, f"SUM({self._column(_PAID)})", whole, amount, total=True)
        self._kept(row, whole, amount, total=True)

    def _kept(self, row: int, value: Fraction, pattern: str, *, total: bool = False) -> None:
        self.sheet.number(row, _TRAIL, value, Style(pattern, TAKEN, bold=total, total=total))
        live, kept, unit = (self._cell(row, column) for column in (_PAID, _TRAIL, _UNIT))
        units = f"ROUND({live}/{unit},0)=ROUND({kept}/{unit},0)"
        check = self.workings.check(live, kept, value, self.payment.total_value, units)
        self.sheet.formula(row, _CHECK, check, "OK", STRONG if total else TEXT)
