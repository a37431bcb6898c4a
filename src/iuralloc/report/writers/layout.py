"""How wide each column becomes, and which texts go below their row where the page is narrow.

Numbers and ids are never cut: a column is at least as wide as its longest number or its longest word. Where
that does not fit, the widest texts leave the line and stand below it; at last each row becomes a record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

#: spaces between columns
GAP: Final = 2
#: a text column that is narrower than this is no pleasure to read; where nothing else helps, it is borne
_READABLE: Final = 24
_BORNE: Final = 12
#: a text that takes more lines than this is moved below its row
_LINES: Final = Fraction(5, 2)
#: a text as short as this stays in its row
_SHORT: Final = 8


@dataclass(frozen=True, slots=True)
class Breadth:
    """How much room a column takes.

    Parameters
    ----------
    natural
        Cells of the screen that its longest entry takes on one line.
    word
        Cells of its longest number or word that cannot be broken.
    numeric
        Whether it holds numbers, which are never broken.
    """

    natural: int
    word: int
    numeric: bool

    def least(self, readable: int) -> int:
        """The narrowest that still reads well."""
        return self.natural if self.numeric else max(self.word, min(self.natural, readable))


@dataclass(frozen=True, slots=True)
class Plan:
    """Widths of the columns that stand side by side, and the columns whose texts go below their row."""

    widths: dict[int, int]
    below: tuple[int, ...]


def plan(columns: Sequence[Breadth], width: int) -> Plan | None:
    """Place columns in a width; None where rows have to become records.

    The first column stays: it names the row.

    Examples
    --------
    >>> short, number, text = Breadth(6, 6, False), Breadth(9, 9, True), Breadth(70, 12, False)
    >>> plan([short, number, text], 100)
    Plan(widths={0: 6, 1: 9, 2: 70}, below=())
    >>> plan([short, number, text], 50)
    Plan(widths={0: 6, 1: 9, 2: 31}, below=())
    >>> plan([short, number, text], 30)
    Plan(widths={0: 6, 1: 9}, below=(2,))
    """
    return (
        _placed(columns, width, _READABLE)
        or _placed(columns, width, _READABLE, numbers_too=True)
        or _placed(columns, width, _BORNE, numbers_too=True)
    )


def _placed(columns: Sequence[Breadth], width: int, readable: int, *, numbers_too: bool = False) -> Plan | None:
    beside, below = list(range(len(columns))), list[int]()
    while True:
        # A row that has a line below it anyway takes further texts there rather than break them.
        lines = 1 if below else _LINES
        widths = _widths(columns, beside, width, readable)
        texts = [at for at in beside[1:] if not columns[at].numeric and columns[at].natural > _SHORT]
        crowded = [at for at in texts if widths is None or columns[at].natural > lines * widths[at]]
        if widths is not None and not crowded:
            return Plan(widths, tuple(sorted(below)))
        if not crowded and numbers_too:
            crowded = _spare_numbers(columns, beside)
        if not crowded:
            return None
        moved = max(crowded, key=lambda at: (columns[at].natural, -at))
        beside.remove(moved)
        below.append(moved)


def _spare_numbers(columns: Sequence[Breadth], beside: Sequence[int]) -> list[int]:
    """Columns of numbers that may go below the row: as long as most of them stay."""
    here = [at for at in beside[1:] if columns[at].numeric]
    every = sum(column.numeric for column in columns)
    return here if 2 * (len(here) - 1) > every else []


def _widths(columns: Sequence[Breadth], beside: Sequence[int], width: int, readable: int) -> dict[int, int] | None:
    room = width - GAP * (len(beside) - 1)
    least = {at: columns[at].least(readable) for at in beside}
    widths = {at: columns[at].natural for at in beside}
    if sum(least.values()) > room:
        return None
    while sum(widths.values()) > room:
        # The widest texts give way first, and together.
        wide = [at for at in beside if widths[at] > least[at]]
        widest = max(widths[at] for at in wide)
        for at in wide:
            if widths[at] == widest and sum(widths.values()) > room:
                widths[at] -= 1
    return widths
