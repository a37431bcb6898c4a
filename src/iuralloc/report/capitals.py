"""The amounts of a result in Chinese capital numerals, as the annex of a Chinese contract has them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from iuralloc.report.numerals_zh import capital
from iuralloc.report.schedules.by_party import ByParty
from iuralloc.report.table import Row
from iuralloc.report.view import View

#: rows that are written out; of more only the sum is
_MOST: Final = 12


def in_capitals(view: View, laid: ByParty) -> str:
    """What each party gets and the sum in capital numerals; nothing but for yuan, and for a reader of Chinese.

    Parameters
    ----------
    view
        The trail.
    laid
        A table by party whose last numbers are what is paid, its sum line last.
    """
    if view.words.language != "zh" or view.trail.contract["currency"] != "CNY":
        return ""
    # What alike parties have together stands behind what each of them has.
    at = len(laid.columns) - (2 if laid.alike else 1)
    *parties, total = laid.rows
    shown = [*parties, total] if len(parties) <= _MOST else [total]
    return _note(view, shown, at)


def _note(view: View, rows: Sequence[Row], at: int) -> str:
    said = []
    for row in rows:
        amount = capital(Fraction(row[at].exact) * view.scale) if row[at].exact else ""
        if not amount:
            continue
        # Alike parties share a row: its third cell says that the amount is that of each.
        whose, name, apiece = (cell.text for cell in row[:3])
        if name:
            whose = view.say("capital-of", name=name, party=whose)
        said.append(view.say("capital-amount", whose=whose + apiece, amount=amount))
    return view.say("note-capitals", amounts=view.say("parts").join(said)) if said else ""
