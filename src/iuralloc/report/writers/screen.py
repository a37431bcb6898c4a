"""Cells of a screen: how wide text is there, where it may be broken, and how roles look in colour."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from iuralloc.report.table import Role

if TYPE_CHECKING:
    from rich.console import Console

_STYLES: Final[Mapping[Role, str]] = {Role.HEAD: "bold", Role.TOTAL: "bold", Role.NOTE: "dim", Role.BODY: ""}
#: an id of a figure: who reads it wants to type it
_ID: Final = re.compile(r"[^\W\d]\w*(?:\.\w+)+")
_FEW_SIGNS: Final = 8
_WIDE: Final = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")


class Screen:
    """A page of a width.

    Examples
    --------
    >>> screen = Screen(12)
    >>> screen.size("青岩泵业"), screen.wrapped("青岩泵业 pump works", 10)
    (8, ['青岩泵业', 'pump works'])
    """

    def __init__(self, width: int, *, color: bool = False) -> None:
        self.width = width
        self.color = color

    def size(self, text: str) -> int:
        """How many cells a text takes."""
        return len(text) if text.isascii() else _size(text)

    def longest_word(self, text: str) -> int:
        """The cells of the longest part that must not be broken; Chinese may be broken anywhere but in an id."""
        parts = (part for word in text.split() for part in ([word] if _ID.fullmatch(word) else _WIDE.split(word)))
        return max(map(self.size, parts), default=0)

    def least_heading(self, text: str) -> int:
        """The cells that a heading takes at least: those of its longest word, of Chinese a few signs on a line."""
        return max([self.longest_word(text), *(min(self.size(word), _FEW_SIGNS) for word in text.split())])

    def wrapped(self, text: str, width: int) -> list[str]:
        """A text in lines of at most a width, broken between words where that can be."""
        if self.size(text) <= width:
            return [text]
        return [line.rstrip() for line in _lines(text, max(width, 2))]

    def padded(self, text: str, width: int, *, right: bool = False) -> str:
        """A text filled up with spaces."""
        fill = " " * (width - self.size(text))
        return fill + text if right else text + fill

    def styled(self, text: str, role: Role) -> str:
        """A text in the look of its role."""
        if not self.color or not _STYLES[role] or not text:
            return text
        from rich.color import ColorSystem
        from rich.style import Style

        return Style.parse(_STYLES[role]).render(text, color_system=ColorSystem.STANDARD)


@lru_cache(maxsize=4096)
def _size(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _lines(text: str, width: int) -> list[str]:
    from rich.text import Text

    return [line.plain for line in Text(text).wrap(_console(), width, overflow="fold")]


@lru_cache(maxsize=1)
def _console() -> Console:
    from rich.console import Console

    return Console(file=io.StringIO(), width=100, color_system=None)
