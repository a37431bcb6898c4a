"""A waterfall as a waterfall: what came in, then each step takes its part from the top, and the rest goes on."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from iuralloc.report.breaking import size as cells
from iuralloc.report.pictures.model import Fall
from iuralloc.report.pictures.svg.page import BAR, CELL, FAINT, LIGHT, RULE, WARM, WIDTH, Page, cut, scaled

_ROW: Final = 260
_THICK: Final = 160
_MOST_LABEL: Final = 44


def draw_fall(page: Page, fall: Fall) -> None:
    """Draw it from the top down: a full bar of what came in, then a floating bar for each step.

    A dark part is taken, the light one below it goes on; where a step gives back more than it takes, what goes on
    grows, and its part is hollow.
    """
    names = [fall.amount.label, *(f"{s.label} → {s.whom}" if s.whom else s.label for s in fall.stages)]
    labels = [cut(name, _MOST_LABEL) for name in names]
    numbers = [fall.amount.shown, *(stage.taken for stage in fall.stages)]
    left = max(map(cells, labels)) * CELL + 100
    right = max(map(cells, numbers)) * CELL + 100
    room = WIDTH - left - right
    most = max(fall.amount.value, *(s.before for s in fall.stages), *(s.after for s in fall.stages), Fraction(0))
    wide = scaled(fall.amount.value, most, room)
    page.write((left - 80, 20 + _THICK - 30), labels[0], anchor="end", bold=True)
    page.box((left, 20), (wide, _THICK), BAR)
    page.write((left + wide + 50, 20 + _THICK - 30), fall.amount.shown, bold=True)
    for at, stage in enumerate(fall.stages, start=1):
        top = 20 + at * _ROW
        begin, end = scaled(stage.before, most, room), scaled(stage.after, most, room)
        low, high = min(begin, end), max(begin, end)
        grows = end > begin
        page.line((left + begin, top - _ROW + _THICK), (left + begin, top), FAINT, 8, "3 2")
        page.box((left, top + _THICK // 2 - 20), (low, 40), LIGHT)
        page.box(
            (left + low, top), (max(high - low, 10), _THICK), "#ffffff" if grows else BAR, WARM if grows else "none"
        )
        page.write((left - 80, top + _THICK - 30), labels[at], anchor="end")
        page.write((left + high + 50, top + _THICK - 30), stage.taken)
    page.height = 40 + len(labels) * _ROW
    page.line((left, 0), (left, page.height - 40), RULE)
