"""A heat map: a field for each phase and level, its number in it, the darker the larger."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from iuralloc.report.breaking import broken
from iuralloc.report.breaking import size as cells
from iuralloc.report.pictures.model import Heat
from iuralloc.report.pictures.svg.page import CELL, INK, LINE, RULE, WIDTH, Page, cut, scaled
from iuralloc.report.writers.visible import visible

_FIELD: Final = 420
#: from light to dark; each step is told apart in grey print, too
_TONES: Final = ("#f3f6fa", "#d9e4f0", "#b3cbe2", "#7fa5cb", "#4c7fb0", "#1f4e79")
_DARK: Final = 3
_MOST_LABEL: Final = 30
_MOST_LINES: Final = 5


def draw_heat(page: Page, heat: Heat) -> None:
    """Draw the fields; one without an amount is empty and crossed out by a thin line."""
    left = max((cells(cut(row, _MOST_LABEL)) for row in heat.rows), default=0) * CELL + 120
    wide = (WIDTH - left) // max(len(heat.columns), 1)
    lines = [_lines(column, wide // CELL - 1) for column in heat.columns]
    head = max(map(len, lines), default=0) * LINE + 80
    largest = max((cell.value for row in heat.cells for cell in row if cell), default=Fraction(0))
    for at, words in enumerate(lines):
        for number, word in enumerate(words):
            page.write(
                (left + at * wide + wide // 2, LINE + number * LINE - 40), word, anchor="middle", bold=not number
            )
    for down, (row, line) in enumerate(zip(heat.rows, heat.cells, strict=True)):
        top = head + down * _FIELD
        page.write((left - 80, top + _FIELD // 2 + 40), cut(row, _MOST_LABEL), anchor="end")
        for across, cell in enumerate(line):
            corner = (left + across * wide, top)
            tone = scaled(cell.value, largest, len(_TONES) - 1) if cell else 0
            page.box(corner, (wide, _FIELD), _TONES[tone] if cell else "#ffffff", RULE)
            if cell is None:
                page.line((corner[0], top + _FIELD), (corner[0] + wide, top), RULE, 6)
                continue
            ink = "#ffffff" if tone > _DARK else INK
            page.write((corner[0] + wide // 2, top + _FIELD // 2 + 40), cell.shown, anchor="middle", ink=ink)
    page.height = head + len(heat.rows) * _FIELD + 20


def _lines(text: str, room: int) -> list[str]:
    """A heading on at most five lines that fit; words stay whole where they can, and what is left out is marked."""
    lines = [cut(line, room) for line in broken(visible(text), max(room, 2))]
    return (
        [*lines[: _MOST_LINES - 1], cut(" ".join(lines[_MOST_LINES - 1 :]), room)]
        if len(lines) > _MOST_LINES
        else lines
    )
