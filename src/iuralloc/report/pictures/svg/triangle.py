"""All divisions among three as a triangle: a corner is all for one; the nearer to it, the more that party gets."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from iuralloc.report.pictures.model import Triangle
from iuralloc.report.pictures.svg.page import BAR, CELL, FAINT, INK, LIGHT, WARM, WIDTH, Page, cut, scaled

_SIDE: Final = 4200
#: the height of a triangle with equal sides: √3 / 2 of the side, in whole tenths
_HIGH: Final = 3637
_TOP: Final = 300
_LEFT: Final = (WIDTH - _SIDE) // 2
_MOST_LABEL: Final = 40


def draw_triangle(page: Page, triangle: Triangle) -> None:
    """Draw it: the core shaded, or none; a full mark for the split that is settled, hollow ones for the others."""

    def at(parts: tuple[Fraction, Fraction, Fraction]) -> tuple[int, int]:
        # The first party's corner is above, the second's to the left, the third's to the right.
        first, _, third = parts
        high = scaled(first, triangle.whole, _HIGH)
        across = scaled(third, triangle.whole, _SIDE) + scaled(first, triangle.whole, _SIDE // 2)
        return _LEFT + across, _TOP + _HIGH - high

    top, left, right = (_LEFT + _SIDE // 2, _TOP), (_LEFT, _TOP + _HIGH), (_LEFT + _SIDE, _TOP + _HIGH)
    page.shape([top, left, right], "#ffffff", FAINT)
    first, second, third = (cut(corner, _MOST_LABEL) for corner in triangle.corners)
    page.write((top[0], top[1] - 80), first, anchor="middle")
    page.write((max(left[0], 40 + len(second) * CELL // 2), left[1] + 200), second, anchor="middle")
    page.write((min(right[0], WIDTH - 40 - len(third) * CELL // 2), right[1] + 200), third, anchor="middle")
    corners = [at(corner) for corner in triangle.core]
    if len(corners) > 1:
        page.shape(corners, LIGHT, BAR)
    elif corners:
        page.dot(corners[0], 30, LIGHT, BAR)
    for number, mark in enumerate(triangle.marks, start=1):
        point = at(mark.parts)
        page.dot(point, 45, WARM if mark.settled else "#ffffff", INK)
        page.write((point[0] + 70, point[1] - 40), str(number), bold=True)
    _key(page, triangle)


def _key(page: Page, triangle: Triangle) -> None:
    line = _TOP + _HIGH + 480
    for number, mark in enumerate(triangle.marks, start=1):
        page.dot((160, line - 40), 45, WARM if mark.settled else "#ffffff", INK)
        page.write((280, line), f"{number}  {cut(mark.label, 90)}")
        line += 200
    if triangle.core:
        page.box((115, line - 90), (90, 90), LIGHT, BAR)
    page.write((280, line), triangle.legend)
    page.height = line + 100
