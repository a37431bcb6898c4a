"""Cells of a screen: how wide text is there, where it may be broken, and how roles look in colour."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from iuralloc.report.breaking import broken, size, words_of
from iuralloc.report.table import Role

_STYLES: Final[Mapping[Role, str]] = {Role.HEAD: "bold", Role.TOTAL: "bold", Role.NOTE: "dim", Role.BODY: ""}
#: an id of a figure: who reads it wants to type it
_ID: Final = re.compile(r"[^\W\d]\w*(?:\.\w+)+")
_FEW_SIGNS: Final = 10
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
        return size(text)

    def longest_word(self, text: str) -> int:
        """The cells of the longest part that must not be broken; Chinese may be broken anywhere but in an id."""
        parts = (part for word in text.split() for part in ([word] if _ID.fullmatch(word) else _WIDE.split(word)))
        return max(map(self.size, parts), default=0)

    def least_heading(self, text: str) -> int:
        """The cells that a heading takes at least: those of its longest word, of Chinese a few signs on a line."""
        return max([self.longest_word(text), *(min(self.size(word), _FEW_SIGNS) for word in words_of(text))])

    def wrapped(self, text: str, width: int) -> list[str]:
        """A text in lines of at most a width, broken between words where that can be."""
        if self.size(text) <= width:
            return [text]
        return broken(text, max(width, 2))

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
