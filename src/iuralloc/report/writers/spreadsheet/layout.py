"""How wide columns are, how high sentences: a Chinese character takes the room of two Latin ones."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

#: characters; a longer text is broken
_NARROWEST, _WIDEST = 6, 52
#: what one more column takes where a sentence needs room
_SPARE: Final = 9
#: a sentence has at least this much room
_ROOM: Final = 84
#: what a page upright holds at a readable size
_UPRIGHT: Final = 96


class Layout:
    """The columns of one sheet."""

    def __init__(self) -> None:
        self._widths: dict[int, int] = {}

    def text(self, column: int, width: int) -> None:
        """Make room for a text, up to where it is broken."""
        self._grow(column, min(width, _WIDEST))

    def number(self, column: int, width: int) -> None:
        """Make room for a number; numbers are never broken."""
        self._grow(column, width)

    def _grow(self, column: int, width: int) -> None:
        self._widths[column] = max(self._widths.get(column, _NARROWEST), width)

    def widths(self) -> list[int]:
        """The width of every column, with a little room."""
        count = max(self._widths, default=-1) + 1
        return [self._widths.get(column, _NARROWEST) + 2 for column in range(count)]

    @property
    def wide(self) -> bool:
        """Whether a page has to lie on its side."""
        return sum(self.widths()) > _UPRIGHT

    def across(self) -> tuple[int, int]:
        """The last column that a sentence goes over, and how many characters fit on its line."""
        widths = self.widths()
        last, room = len(widths) - 1, sum(widths)
        while room < _ROOM:
            last, room = last + 1, room + _SPARE
        return max(last, 0), room


def width_of(text: str) -> int:
    """The room that a text takes.

    Examples
    --------
    >>> width_of("uni"), width_of("南禾大学")
    (3, 8)
    """
    return cell_len(text)


def lines_of(text: str, room: int) -> int:
    """How many lines a text takes; a little is added, because words are not broken.

    Examples
    --------
    >>> lines_of("short", 40), lines_of("南禾大学" * 10, 40)
    (1, 3)
    """
    width = cell_len(text)
    return 1 if width <= room else width * 11 // (10 * room) + 1
