"""Neutral tables: what stands in them and what each cell is for; writers only lay out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Role(StrEnum):
    """What a cell is for; a writer decides how that looks."""

    BODY = "body"
    HEAD = "head"
    TOTAL = "total"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry of a table.

    Parameters
    ----------
    text
        What a reader sees.
    role
        What it is for.
    exact
        Where it shows a number: that number as a rational in lowest terms.
    figure
        The id of the figure it shows; for alike parties the first and the last of them.
    indent
        How deep it stands in a tree.
    """

    text: str = ""
    role: Role = Role.BODY
    exact: str = ""
    figure: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it holds numbers (or text)."""

    heading: str = ""
    numeric: bool = False


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report.

    Parameters
    ----------
    id
        Stable, such as ``profit.result``.
    title, notes
        Sentences above and below it.
    columns, rows
        Every row has a cell for every column.

    Examples
    --------
    >>> Table("t", "Parties", (), (Column("party"),), ((Cell("maker"),),)).rows[0][0].text
    'maker'
    """

    id: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(self.id)


def table(
    id_: str, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], notes: Iterable[str] = ()
) -> Table:
    """A table without the columns in which no row has an entry, and without empty notes.

    Examples
    --------
    >>> columns = [Column("party"), Column("clause")]
    >>> table("t", "Parties", columns, [(Cell("maker"), Cell())]).columns
    (Column(heading='party', numeric=False),)
    """
    lines = [tuple(row) for row in rows]
    kept = [at for at in range(len(columns)) if not lines or any(row[at].text for row in lines)]
    return Table(
        id_,
        title,
        tuple(note for note in notes if note),
        tuple(columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in lines),
    )
