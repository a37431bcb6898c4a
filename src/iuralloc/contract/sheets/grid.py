"""A sheet as a grid of texts: what every cell says, and what is odd about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

#: cells with something in them, and rows, that are read of one sheet
MOST_CELLS: Final = 100_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 16_384
#: characters of one cell: as many as a spreadsheet allows
MOST_CHARACTERS: Final = 32_767


class NotASheet(Exception):
    """A file that cannot be read as a sheet: the code of the finding, and its facts."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Shown:
    """What one cell says.

    Parameters
    ----------
    text
        As the spreadsheet shows it, digits in full; of a cell that cannot be taken, what it shows.
    odd
        The code of the finding that says why it cannot be taken, or may mislead; empty where nothing is odd.
    facts
        Of that finding.
    formula
        Whether the value was computed by the spreadsheet.
    """

    text: str
    odd: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet.

    Parameters
    ----------
    file, sheet
        The names of the file and of the sheet in it; the latter is empty for a text file of values.
    rows
        Row by row, numbered from 1, the cells that are not empty, by their column from 1.
    hidden
        Rows and columns that are not shown, such as ``7`` and ``C``; the name of the sheet if that is hidden.
    merged
        Ranges of cells made one, such as ``A2:A4``.
    """

    file: str
    sheet: str
    rows: Mapping[int, Mapping[int, Shown]]
    hidden: frozenset[str] = frozenset()
    merged: tuple[str, ...] = ()


def column_name(number: int) -> str:
    """The letters of a column.

    Examples
    --------
    >>> column_name(1), column_name(28), column_name(16384)
    ('A', 'AB', 'XFD')
    """
    name = ""
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def column_number(name: str) -> int:
    """The number of a column by its letters.

    Examples
    --------
    >>> column_number("AB")
    28
    """
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
