"""How cells look, as properties of the library that writes them: who made a number is seen by its colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

#: a number that the contract states, one that is computed here, and one that is taken from the trail
INPUT: Final = "#1F4E9E"
LIVE: Final = "#000000"
TAKEN: Final = "#6E6E6E"
_RULE: Final = "#8A96A3"
_SHADE: Final = "#E8EDF3"


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a cell.

    Parameters
    ----------
    pattern
        The number format; empty for text.
    color
        Of the letters.
    size
        In points.
    bold, italic
        Of the letters.
    indent
        How deep it stands in a tree.
    right, left
        Whether it stands at the right edge (headings of numbers) or at the left one (numbers among text).
    prose
        Whether it is a sentence over the whole width.
    head, total
        Whether it is shaded, or has a line above it.
    """

    pattern: str = ""
    color: str = LIVE
    size: int = 10
    bold: bool = False
    italic: bool = False
    indent: int = 0
    right: bool = False
    left: bool = False
    prose: bool = False
    head: bool = False
    total: bool = False

    def properties(self) -> dict[str, Any]:
        """As the library wants them."""
        found: dict[str, Any] = {
            "font_size": self.size, "font_color": self.color, "bold": self.bold, "italic": self.italic,
            "valign": "top",
        }  # fmt: skip
        if self.pattern:
            found["num_format"] = self.pattern
            found |= {"align": "left", "indent": 1} if self.left else {"align": "right"}
            return found | self._lines()
        # The mark of quoted text: it stays text also when somebody has edited it.
        found |= {"quote_prefix": True, "text_wrap": True}
        if self.right:
            found["align"] = "right"
        elif not self.prose:
            # A little room, because a number may stand at the edge to the left.
            found |= {"align": "left", "indent": min(1 + self.indent, 15)}
        return found | self._lines()

    def _lines(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.head:
            found |= {"bg_color": _SHADE, "bottom": 1, "bottom_color": _RULE, "valign": "vcenter"}
        if self.total:
            found |= {"top": 1, "top_color": _RULE}
        return found


TITLE: Final = Style(size=14, bold=True, prose=True)
HEADING: Final = Style(bold=True, head=True)
NUMBERS: Final = Style(bold=True, head=True, right=True)
TEXT: Final = Style()
STRONG: Final = Style(bold=True)
NOTE: Final = Style(color="#444444", size=9, prose=True)
SECTION: Final = Style(bold=True, prose=True)
