"""Lines of a width: English breaks between words, Chinese between characters, never inside a number or an id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_WIDE: Final = (
    r"\u1100-\u11ff\u2e80-\u303f\u3041-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
#: what never begins a line, and what never ends one
_CLOSING: Final = "，。、；：！？）》」』】〕〉”’％"
_OPENING: Final = "（《「『【〔〈“‘"
_PIECE: Final = re.compile(
    rf"[{_OPENING}]*(?:[{_WIDE}](?<![{_OPENING}{_CLOSING}])|(?:(?![{_OPENING}{_CLOSING}])[^{_WIDE}])+)?[{_CLOSING}]*"
    r"(?: [/%])?"
)
#: signs that no line begins with
_STAYS: Final = frozenset({"/", "%"})
#: what tells a sentence from a name: names are not broken where a line can hold them
_SENTENCE: Final = re.compile("[，。；：、]")


def wide(text: str) -> bool:
    """Whether a text has characters that take two cells.

    Examples
    --------
    >>> wide("party"), wide("“当事方”")
    (False, True)
    """
    return not text.isascii() and _HAS_WIDE.search(text) is not None


def broken(text: str, width: int) -> list[str]:
    """A text in lines of at most a width, in cells of the screen.

    Parameters
    ----------
    text
        On one line.
    width
        A word that is longer is cut.

    Examples
    --------
    >>> broken("金额为1,037.5万元；依据：条款4.1。", 14)
    ['金额为1,037.5', '万元；依据：条', '款4.1。']
    >>> broken("100.00 % of all", 8)
    ['100.00 %', 'of all']
    """
    lines: list[str] = []
    line = ""
    for space, piece in _pieces(text, width):
        joined = line + space + piece if line else piece
        if size(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *cut, line = _cut(piece, width)
        lines += cut
    return [*lines, line] if line or not lines else lines


@lru_cache(maxsize=4096)
def size(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _pieces(text: str, width: int) -> Iterator[tuple[str, str]]:
    """What is not broken, with the space before it."""
    before = ""
    for word in words_of(text):
        if not wide(word) or (size(word) <= width and not _SENTENCE.search(word)):
            yield before, word
        else:
            space = before
            for found in filter(None, _PIECE.findall(word)):
                yield space, found
                space = ""
        before = " "


def words_of(text: str) -> Iterator[str]:
    """Words between spaces; the sign of a percentage and a stroke stay with what they stand behind.

    Examples
    --------
    >>> list(words_of("份额 / share of 100.00 %"))
    ['份额 /', 'share', 'of', '100.00 %']
    """
    held = ""
    for word in text.split():
        if held and word in _STAYS:
            held += f" {word}"
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _cut(piece: str, width: int) -> list[str]:
    """A piece that is longer than a line in parts."""
    parts, part = [], ""
    for sign in piece:
        if part and size(part + sign) > width:
            parts.append(part)
            part = ""
        part += sign
    return [*parts, part]


_HAS_WIDE: Final = re.compile(f"[{_WIDE}]")
