"""How wide columns are, how high sentences: a Chinese character takes the room of two Latin ones."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

#: characters; a longer text is broken
_NARROWEST, _WIDEST = 6, 48
#: a word as long as this is not broken: a digest; in Chinese, a few characters
_UNBROKEN: Final = 72
_WORD: Final = 12
#: what one more column takes where a sentence needs room
_SPARE: Final = 9
#: a sentence has at least this much room
_ROOM: Final = 84
#: what a page upright holds at a readable size
_UPRIGHT: Final = 104
_LYING: Final = 165


class Layout:
    """The columns of one sheet, and the texts that may have to be broken."""

    def __init__(self) -> None:
        self._natural: dict[int, int] = {}
        self._least: dict[int, int] = {}
        self._narrow: dict[int, int] = {}
        self._texts: dict[int, list[tuple[int, int, str]]] = {}

    def narrow(self, column: int, width: int) -> None:
        """Break the texts of a column where they are longer than most of them; said before they are written."""
        self._narrow[column] = width

    def text(self, row: int, column: int, text: str, indent: int = 0) -> None:
        """Make room for a text, up to where it is broken; what has no spaces is kept whole as long as it can be."""
        word = max((cell_len(word) for word in text.split()), default=0)
        least = min(word, _UNBROKEN if text.isascii() else _WORD) + indent
        natural = min(cell_len(text) + indent, self._narrow.get(column, _WIDEST))
        self._grow(column, max(natural, least), least)
        self._texts.setdefault(row, []).append((column, indent, text))

    def number(self, column: int, width: int) -> None:
        """Make room for a number; numbers are never broken."""
        self._grow(column, width + 1, width + 1)

    def _grow(self, column: int, natural: int, least: int) -> None:
        self._natural[column] = max(self._natural.get(column, _NARROWEST), natural)
        self._least[column] = max(self._least.get(column, _NARROWEST), least)

    def widths(self) -> list[int]:
        """The width of every column, with a little room; the widest texts give way until a page holds them."""
        count = max(self._natural, default=-1) + 1
        widths = [self._natural.get(column, _NARROWEST) + 2 for column in range(count)]
        least = [self._least.get(column, _NARROWEST) + 2 for column in range(count)]
        while sum(widths) > _LYING and any(map(int.__gt__, widths, least)):
            at = max(range(count), key=lambda column: (widths[column] > least[column], widths[column]))
            widths[at] -= 1
        return widths

    def heights(self, widths: list[int]) -> dict[int, int]:
        """How many lines a row takes, where it is more than one; widths count digits of 11 points, texts have 10."""
        lines = {
            row: max(lines_of(text, widths[column] * 11 // 10 - 1 - indent) for column, indent, text in texts)
            for row, texts in self._texts.items()
        }
        return {row: count for row, count in lines.items() if count > 1}

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


def lines_of(text: str, room: int) -> int:
    """How many lines a text takes: words go to the next line whole, Chinese is broken anywhere.

    Examples
    --------
    >>> lines_of("short", 40), lines_of("南禾大学" * 10, 40), lines_of("one two three", 8)
    (1, 2, 2)
    """
    lines, used = 1, 0
    for word in text.split(" "):
        width = cell_len(word)
        if used and used + 1 + (width if word.isascii() else 2) > room:
            lines, used = lines + 1, 0
        used += width + (1 if used else 0)
        lines, used = lines + max(0, used - 1) // room, (max(0, used - 1) % room + 1) if used else 0
    return lines
