"""Courses: the amount of each party at every mark of an axis; lines differ by their dashes and marks."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from iuralloc.report.breaking import size as cells
from iuralloc.report.pictures.model import Courses
from iuralloc.report.pictures.svg.page import BAR, CELL, FAINT, INK, RULE, SIZE, WARM, WIDTH, Page, cut, scaled

_HIGH: Final = 2600
_TOP: Final = 160
_MOST_LABEL: Final = 30
#: line, ink and mark of each row: told apart without colour
_DASHES: Final = ("", "6 3", "2 2", "8 3 2 3", "", "6 3", "2 2", "8 3 2 3")
_INKS: Final = (BAR, WARM, INK, FAINT, WARM, BAR, FAINT, INK)
_SIGNS: Final = "ABCDEFGH"


def draw_courses(page: Page, courses: Courses) -> None:
    """Draw the lines; each begins and ends with its letter, and the letters are told below with their last numbers."""
    values = [point.value for row in courses.rows for point in row.points]
    low, high = min(Fraction(0), *values), max(Fraction(0), *values)
    widest = max(cells(point.shown) for row in courses.rows for point in row.points) * CELL
    left, room = widest + 160, WIDTH - widest - 160 - 300
    step = room // max(len(courses.axis) - 1, 1)

    def up(value: Fraction) -> int:
        return _TOP + _HIGH - scaled(value - low, high - low, _HIGH)

    largest = max((point for row in courses.rows for point in row.points), key=lambda point: point.value)
    for mark, shown in ((high, largest.shown), (Fraction(0), "0")):
        page.line((left, up(mark)), (left + room, up(mark)), RULE)
        page.write((left - 60, up(mark) + 40), shown, anchor="end", ink=FAINT)
    for at, year in enumerate(courses.axis):
        page.write((left + at * step, _TOP + _HIGH + 200), year, anchor="middle")
    for at, row in enumerate(courses.rows):
        points = [(left + across * step, up(point.value)) for across, point in enumerate(row.points)]
        page.shape(points, "none", _INKS[at], closed=False, dash=_DASHES[at])
        for point in points:
            page.dot(point, 22, "#ffffff", _INKS[at])
        # Letters of lines that end at one height stand beside each other.
        ends = [up(other.points[-1].value) for other in courses.rows[:at]]
        same = sum(abs(end - points[-1][1]) < SIZE for end in ends)
        page.write((points[-1][0] + 60 + 110 * same, points[-1][1] + 40), _SIGNS[at], ink=_INKS[at], bold=True)
    _key(page, courses, _TOP + _HIGH + 420)


def _key(page: Page, courses: Courses, top: int) -> None:
    labels = [cut(row.label, _MOST_LABEL) for row in courses.rows]
    # Numbers begin a text of their own: behind an Arabic name they would run from right to left.
    begin = 800 + max(map(cells, labels)) * CELL + 100
    for at, (label, row) in enumerate(zip(labels, courses.rows, strict=True)):
        line = top + at * 200
        page.write((100, line), _SIGNS[at], ink=_INKS[at], bold=True)
        page.line((250, line - 40), (700, line - 40), _INKS[at], 15, _DASHES[at])
        told = ", ".join(f"{year} {point.shown}" for year, point in zip(courses.axis, row.points, strict=True))
        page.write((800, line), label)
        page.write((begin, line), cut(told, (WIDTH - begin) // CELL))
    page.height = top + len(courses.rows) * 200
