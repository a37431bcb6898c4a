"""Pictures as SVG: no script, no link, no font of its own; every mark has its number beside it."""

from __future__ import annotations

from iuralloc.report.pictures.model import Bars, Courses, Fall, Heat, Picture, Spans, Triangle
from iuralloc.report.pictures.svg.bars import draw_bars
from iuralloc.report.pictures.svg.courses import draw_courses
from iuralloc.report.pictures.svg.fall import draw_fall
from iuralloc.report.pictures.svg.heat import draw_heat
from iuralloc.report.pictures.svg.page import Page
from iuralloc.report.pictures.svg.spans import draw_spans
from iuralloc.report.pictures.svg.triangle import draw_triangle


def svg(picture: Picture) -> str:
    """A picture as SVG; the same picture gives the same text.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from iuralloc.report.pictures.model import Bar
    >>> text = svg(Picture("p", "Profit", "A: 3", Bars((Bar("A <b>", Fraction(3), "3"),))))
    >>> text[:4], "A &lt;b&gt;" in text, "<script" in text
    ('<svg', True, False)
    """
    page = Page()
    match picture.drawing:
        case Bars():
            draw_bars(page, picture.drawing)
        case Fall():
            draw_fall(page, picture.drawing)
        case Triangle():
            draw_triangle(page, picture.drawing)
        case Spans():
            draw_spans(page, picture.drawing)
        case Heat():
            draw_heat(page, picture.drawing)
        case Courses():
            draw_courses(page, picture.drawing)
    return page.text(picture.id, picture.title, picture.text)
