"""Where things stand: cells of the sheets that compute, and how a formula names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_PLAIN: Final = re.compile(r"[A-Za-z]{4,}")
#: a run of cells as long as this is named by its ends
_RUN: Final = 3


class NotLive(Exception):
    """A spreadsheet cannot compute this, or not faithfully; the trail can, and its value is written."""


def column_letters(column: int) -> str:
    """The letters of a column, counted from 0.

    Examples
    --------
    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(701), column_letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters, rest = "", column + 1
    while rest:
        rest, sign = divmod(rest - 1, 26)
        letters = chr(ord("A") + sign) + letters
    return letters


def sheet_reference(sheet: str) -> str:
    """The name of a sheet as a formula writes it.

    Examples
    --------
    >>> sheet_reference("Figures"), sheet_reference("it's")
    ('Figures', "'it''s'")
    """
    if _PLAIN.fullmatch(sheet):
        return sheet
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell: sheet, row and column counted from 0."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The cell without its sheet, such as ``D5``."""
        return f"{column_letters(self.column)}{self.row + 1}"

    def seen_from(self, sheet: str) -> str:
        """As a formula on a sheet names it.

        Examples
        --------
        >>> Spot("Figures", 4, 3).seen_from("Figures"), Spot("Figures", 4, 3).seen_from("profit.result")
        ('D5', 'Figures!D5')
        """
        return self.cell if sheet == self.sheet else f"{sheet_reference(self.sheet)}!{self.cell}"

    def follows(self, other: Spot) -> bool:
        """Whether it stands right below another one."""
        return (self.sheet, self.row, self.column) == (other.sheet, other.row + 1, other.column)


def span(spots: Sequence[Spot], sheet: str) -> str:
    """Cells below each other, named by the first and the last.

    Examples
    --------
    >>> span([Spot("Figures", row, 3) for row in (4, 5, 6)], "Inputs")
    'Figures!D5:D7'
    """
    return f"{spots[0].seen_from(sheet)}:{spots[-1].cell}"


def runs(spots: Sequence[Spot]) -> list[list[Spot]]:
    """Cells in runs of those that stand below each other; short runs are taken apart.

    Examples
    --------
    >>> [len(run) for run in runs([Spot("s", row, 0) for row in (1, 2, 3, 7, 8)])]
    [3, 1, 1]
    """
    found: list[list[Spot]] = []
    for spot in spots:
        if found and spot.follows(found[-1][-1]):
            found[-1].append(spot)
        else:
            found.append([spot])
    return [part for run in found for part in ([run] if len(run) >= _RUN else [[spot] for spot in run])]
