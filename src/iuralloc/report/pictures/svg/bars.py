"""Bars: who to the left, the amount as a bar, its number behind the bar."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from iuralloc.report.breaking import size as cells
from iuralloc.report.pictures.model import Bars
from iuralloc.report.pictures.svg.page import BAR, CELL, INK, WARM, WIDTH, Page, cut, scaled

_ROW: Final = 260
_THICK: Final = 160
_MOST_LABEL: Final = 38


def draw_bars(page: Page, bars: Bars) -> None:
    """Draw them, the line of zero where it belongs; what is below zero is hollow and points to the left."""
    labels = [cut(row.label, _MOST_LABEL) for row in bars.rows]
    left = max(map(cells, labels), default=0) * CELL + 100
    right = max((cells(row.shown) for row in bars.rows), default=0) * CELL + 100
    values = [Fraction(0), *(row.value for row in bars.rows)]
    low, high = min(values), max(values)
    # A bar below zero has its number to the left.
    spare = right if low < 0 else 0
    room = WIDTH - left - right - spare
    zero = left + spare + scaled(-low, high - low, room)
    for at, (label, row) in enumerate(zip(labels, bars.rows, strict=True)):
        top = 20 + at * _ROW
        page.write((left - 80, top + _THICK - 30), label, anchor="end")
        long = scaled(abs(row.value), high - low, room)
        if row.value < 0:
            page.box((zero - long, top), (long, _THICK), "#ffffff", WARM)
            page.write((zero - long - 50, top + _THICK - 30), row.shown, anchor="end")
        else:
            page.box((zero, top), (long, _THICK), BAR)
            page.write((zero + long + 50, top + _THICK - 30), row.shown)
    page.height = 40 + len(labels) * _ROW
    page.line((zero, 0), (zero, page.height - 40), INK)
