"""How much room a table wants on a page of paper: numbers are never cut, headings and words beside them may be broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from iuralloc.report.breaking import broken, wide
from iuralloc.report.breaking import size as cells
from iuralloc.report.table import Column, Table
from iuralloc.report.writers.visible import visible

#: cells that a column of text takes at least where it is longer, and at most where others want room, too
LONG: Final = 26
_WIDEST: Final = 64
#: an id of at most so many cells is never broken
_ID: Final = 36
#: words above or among numbers are broken to lines of so many cells: of more only where that is not enough
_WORDS: Final = (24, 18, 12)
#: between two columns
_GAP: Final = 2
#: signs behind which a long id may be broken
_JOINTS: Final = frozenset("._/+-")
#: signs beside which a line may end anyway
_CHINESE: Final = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]+")
#: a sign without width, at which a line may end
_BREAK: Final = "\u200b"


@dataclass(frozen=True, slots=True)
class Room:
    """What a column holds, and how wide it wants to be.

    Parameters
    ----------
    texts
        The heading and then one text for each row; lines of one text are parted by line feeds.
    natural
        Cells of the longest line.
    numeric
        Whether it holds numbers: its lines are not broken any further.
    """

    texts: tuple[str, ...]
    natural: int
    numeric: bool

    @property
    def long(self) -> bool:
        """Whether its text may be broken to fit."""
        return not self.numeric and self.natural > LONG

    @property
    def least(self) -> int:
        """Cells without which it cannot be read: an id of usual length stays whole."""
        return max(LONG, min(max(map(_longest_word, self.texts)), _ID)) if self.long else self.natural


def widths(columns: Sequence[Room], room: int) -> tuple[int, ...]:
    """Cells that each column gets of a line: what it needs, and texts their part of what is left.

    Examples
    --------
    >>> widths((Room(("x" * 8,), 8, False), Room(("a b " * 20,), 80, False)), 100)
    (8, 88)
    """
    spare = max(room - needed(columns), 0)
    wanted = [min(column.natural, _WIDEST) - column.least if column.long else 0 for column in columns]
    long = sum(column.long for column in columns)
    whole = sum(wanted)
    return tuple(
        column.least + (spare * part // whole if whole else spare // long) if column.long else column.natural
        for column, part in zip(columns, wanted, strict=True)
    )


def rooms(table: Table, width: int) -> tuple[Room, ...]:
    r"""The columns of a table; where they do not fit as they are, words beside numbers are broken.

    Examples
    --------
    >>> from iuralloc.report.table import Cell
    >>> columns = (Column("party"), Column("contribution * conversion", numeric=True))
    >>> table = Table("t", "Splits", (), columns, ((Cell("maker"), Cell("623.9118")),))
    >>> [room.texts[0] for room in rooms(table, 100)], needed(rooms(table, 100))
    (['party', 'contribution * conversion'], 34)
    >>> rooms(table, 30)[1].texts, needed(rooms(table, 30))
    (('contribution *\nconversion', '623.9118'), 23)
    """
    made = tuple(_room(column, _texts(table, at)) for at, column in enumerate(table.columns))
    for most in _WORDS:
        if needed(made) <= width:
            break
        made = tuple(
            _room(column, _folded(_texts(table, at), most)) if column.numeric else made[at]
            for at, column in enumerate(table.columns)
        )
    return made


def needed(columns: Sequence[Room]) -> int:
    """Cells that columns take at least, side by side."""
    return sum(column.least + _GAP for column in columns)


def breakable(text: str, width: int) -> str:
    """A text of whose words none is wider than a column: longer ones may be broken, at a joint where there is one.

    Small letters take less than a cell, so that a little more than the width has room.

    Examples
    --------
    >>> breakable("profit.1.exact", 20), breakable("liability.left.phase", 14).split("\u200b")
    ('profit.1.exact', ['liability.', 'left.', 'phase'])
    """
    width = width * 9 // 8
    if cells(text) <= width:
        return text
    return " ".join(word if _longest(word) <= width else _jointed(word, width) for word in text.split(" "))


def _texts(table: Table, at: int) -> tuple[str, ...]:
    return (visible(table.columns[at].heading), *(visible(row[at].text) for row in table.rows))


def _room(column: Column, texts: tuple[str, ...]) -> Room:
    natural = max(cells(line) for text in texts for line in text.split("\n"))
    return Room(texts, natural, column.numeric)


def _folded(texts: Sequence[str], most: int) -> tuple[str, ...]:
    """Words in lines of so many cells, where the numbers are no longer; a number stays on its line."""
    width = max([most, *(cells(text) for text in texts if _number(text))])
    return tuple(text if _number(text) else "\n".join(broken(text, width)) for text in texts)


def _number(text: str) -> bool:
    return not any(sign.isalpha() for sign in text)


def _longest_word(text: str) -> int:
    return max(map(_longest, text.split()), default=0)


def _longest(word: str) -> int:
    return max(map(cells, _CHINESE.split(word)))


def _jointed(word: str, width: int) -> str:
    """The word with places to break; at a Chinese character a line may end anyway."""
    made, run = "", 0
    for sign in word:
        run = 0 if wide(sign) else run + cells(sign)
        if run > width:
            made, run = made + _BREAK, cells(sign)
        made += sign
        if sign in _JOINTS:
            made, run = made + _BREAK, 0
    return made.removesuffix(_BREAK)
