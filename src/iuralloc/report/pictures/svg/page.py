"""A page to draw on, in whole tenths of a pixel: where a mark stands follows from exact numbers by whole division."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from iuralloc.report.breaking import size as cells
from iuralloc.report.writers.visible import visible

#: width of every picture, in tenths of a pixel
WIDTH: Final = 7200
#: one cell of text (a Chinese character takes two), and the height of a line
CELL: Final = 66
LINE: Final = 180
SIZE: Final = 120

INK: Final = "#1b1f24"
FAINT: Final = "#6b7280"
RULE: Final = "#c9ced6"
#: one dark and one light tone, told apart in grey print and by all eyes
BAR: Final = "#2f5d8a"
LIGHT: Final = "#c8d9ea"
WARM: Final = "#b4531a"
_FONTS: Final = "Noto Sans, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, WenQuanYi Micro Hei, Arial, sans-serif"


def cut(text: str, most: int) -> str:
    """A text that fits in so many cells; what is cut ends in a sign that says so (the table has it whole).

    Examples
    --------
    >>> cut("Qingyan Pump Works", 10), cut("青岩泵业", 8)
    ('Qingyan P…', '青岩泵业')
    """
    shown = visible(text)
    if cells(shown) <= most:
        return shown
    while shown and cells(shown) > most - 1:
        shown = shown[:-1]
    return f"{shown}…"


def scaled(value: Fraction, whole: Fraction, room: int) -> int:
    """A length on the page: the part of the room that a value is of the whole, in whole tenths of a pixel.

    Examples
    --------
    >>> scaled(Fraction(1, 3), Fraction(1), 1000), scaled(Fraction(5), Fraction(0), 1000)
    (333, 0)
    """
    return int(room * value / whole) if whole else 0


def tenths(length: int) -> str:
    """A length as SVG writes it."""
    sign = "-" if length < 0 else ""
    whole, tenth = divmod(abs(length), 10)
    return f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"


@dataclass(slots=True)
class Page:
    """What has been drawn so far, and how far down."""

    parts: list[str] = field(default_factory=list)
    height: int = 0

    def write(
        self,
        at: tuple[int, int],
        text: str,
        *,
        anchor: str = "start",
        ink: str = INK,
        size: int = SIZE,
        bold: bool = False,
    ) -> None:
        """A text; `at` is where its line begins, ends or has its middle."""
        weight = ' font-weight="bold"' if bold else ""
        self.parts.append(
            f'<text x="{tenths(at[0])}" y="{tenths(at[1])}" text-anchor="{anchor}" fill="{ink}" '
            f'font-size="{tenths(size)}"{weight}>{escape(visible(text))}</text>'
        )

    def box(self, at: tuple[int, int], size: tuple[int, int], fill: str, stroke: str = "none") -> None:
        """A rectangle from its upper left corner."""
        self.parts.append(
            f'<rect x="{tenths(at[0])}" y="{tenths(at[1])}" width="{tenths(size[0])}" height="{tenths(size[1])}" '
            f'fill="{fill}" stroke="{stroke}"/>'
        )

    def line(
        self, one: tuple[int, int], two: tuple[int, int], ink: str = RULE, width: int = 10, dash: str = ""
    ) -> None:
        """A straight line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<line x1="{tenths(one[0])}" y1="{tenths(one[1])}" x2="{tenths(two[0])}" y2="{tenths(two[1])}" '
            f'stroke="{ink}" stroke-width="{tenths(width)}"{dashed}/>'
        )

    def shape(
        self, points: list[tuple[int, int]], fill: str, stroke: str, *, closed: bool = True, dash: str = ""
    ) -> None:
        """A figure with corners, or an open line through points."""
        tag = "polygon" if closed else "polyline"
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        drawn = " ".join(f"{tenths(x)},{tenths(y)}" for x, y in points)
        self.parts.append(f'<{tag} points="{drawn}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"{dashed}/>')

    def dot(self, at: tuple[int, int], radius: int, fill: str, stroke: str = INK) -> None:
        """A round mark."""
        self.parts.append(
            f'<circle cx="{tenths(at[0])}" cy="{tenths(at[1])}" r="{tenths(radius)}" fill="{fill}" stroke="{stroke}"/>'
        )

    def text(self, id_: str, title: str, told: str) -> str:
        """The whole picture, with its name and what it tells for those who do not see it."""
        name = quoteattr(f"{id_}-title")[1:-1]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {tenths(WIDTH)} {tenths(self.height)}" '
            f'width="{tenths(WIDTH)}" height="{tenths(self.height)}" '
            f'role="img" aria-labelledby="{name} {name}-desc" font-family="{_FONTS}">'
            f'<title id="{name}">{escape(visible(title))}</title><desc id="{name}-desc">{escape(visible(told))}</desc>'
            + "".join(self.parts)
            + "</svg>"
        )
