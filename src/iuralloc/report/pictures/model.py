"""Pictures before they are drawn: exact numbers, labels, and words for those who do not see them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: who, how much, and the number as tables print it."""

    label: str
    value: Fraction
    shown: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts beside each other; one below zero points the other way."""

    rows: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a waterfall: from what it began with to what it leaves; ``taken`` as tables print it."""

    label: str
    whom: str
    before: Fraction
    after: Fraction
    taken: str


@dataclass(frozen=True, slots=True)
class Fall:
    """A waterfall: what came in, and step by step what goes on."""

    amount: Bar
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A division in a triangle: its name, what each of the three gets, and whether it is the one that is settled."""

    label: str
    parts: tuple[Fraction, Fraction, Fraction]
    settled: bool


@dataclass(frozen=True, slots=True)
class Triangle:
    """The divisions among three: corners are all for one; the core by its corners in order, empty if there is none.

    `legend` says what is shaded, or that there is nothing to shade.
    """

    corners: tuple[str, str, str]
    whole: Fraction
    core: tuple[tuple[Fraction, Fraction, Fraction], ...]
    marks: tuple[Mark, ...]
    legend: str


@dataclass(frozen=True, slots=True)
class Span:
    """How far a party could go, and where it is: least, most, and what it gets."""

    label: str
    least: Bar
    most: Bar
    here: Bar


@dataclass(frozen=True, slots=True)
class Spans:
    """The range of each party, one below the other."""

    rows: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """Amounts in rows and columns; the larger, the darker. None where there is nothing."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[Bar | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One line of a chart: who, and its amount at every mark of the axis."""

    label: str
    points: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Courses:
    """Amounts along an axis, such as years."""

    axis: tuple[str, ...]
    rows: tuple[Course, ...]


Drawing: TypeAlias = Bars | Fall | Triangle | Spans | Heat | Courses


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of figures that a table has, too.

    Parameters
    ----------
    id
        Stable, such as ``profit.bars``.
    title
        What it shows.
    text
        The same in words, for those who do not see it.
    drawing
        What is drawn.
    """

    id: str
    title: str
    text: str
    drawing: Drawing
