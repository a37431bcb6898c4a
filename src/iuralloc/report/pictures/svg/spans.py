"""Ranges: for each party a line from its least to its most, and a mark where it stands."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from iuralloc.report.breaking import size as cells
from iuralloc.report.pictures.model import Spans
from iuralloc.report.pictures.svg.page import BAR, CELL, INK, LIGHT, RULE, WIDTH, Page, cut, scaled

_ROW: Final = 330
_MOST_LABEL: Final = 30


def draw_spans(page: Page, spans: Spans) -> None:
    """Draw them on one scale; least and most stand at the ends, what the party gets above its mark."""
    labels = [cut(row.label, _MOST_LABEL) for row in spans.rows]
    widest = max(cells(bar.shown) for row in spans.rows for bar in (row.least, row.most, row.here)) * CELL
    left = max(map(cells, labels)) * CELL + widest + 220
    room = WIDTH - left - widest - 120
    low = min(min(row.least.value, row.here.value) for row in spans.rows)
    high = max(max(row.most.value, row.here.value) for row in spans.rows)

    def along(value: Fraction) -> int:
        return left + scaled(value - low, high - low, room)

    for at, (label, row) in enumerate(zip(labels, spans.rows, strict=True)):
        middle = 200 + at * _ROW
        page.write((left - widest - 160, middle + 40), label, anchor="end")
        begin, end, here = along(row.least.value), along(row.most.value), along(row.here.value)
        page.line((left, middle), (left + room, middle), RULE, 6)
        page.box((begin, middle - 40), (max(end - begin, 10), 80), LIGHT, BAR)
        page.write((begin - 50, middle + 40), row.least.shown, anchor="end")
        page.write((end + 50, middle + 40), row.most.shown)
        page.line((here, middle - 80), (here, middle + 80), INK, 30)
        page.write((here, middle - 100), row.here.shown, anchor="middle", bold=True)
    page.height = 120 + len(labels) * _ROW
