"""The lines of a contract that a finding speaks of, with a caret right under the place, in any script."""

from __future__ import annotations

import textwrap
from typing import Final

from iuralloc.contract.source import Source
from iuralloc.errors import Place
from iuralloc.report.breaking import broken, size, wide

#: lines that are shown of a place that goes over several
_LINES: Final = 3
_CUT: Final = "…"

#: signs that move or hide what stands around them, besides control characters
_HIDDEN: Final = frozenset({
    *"\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe\uffff",
    *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), *map(chr, range(0xE0000, 0xE0080)),
})  # fmt: skip


def visible(text: str) -> str:
    r"""Text with everything that is not seen, or moves the cursor, as an escape.

    Examples
    --------
    >>> visible("a\u202eb\tc")
    'a<U+202E>b<U+0009>c'
    """
    return "".join(map(_shown, text))


def excerpt(source: Source, place: Place, width: int) -> list[str]:
    """The first lines of a place under their numbers; where it lies on one line, carets under it."""
    first, last = place.line, _last_line(source, place)
    shown = range(first, min(last, first + _LINES - 1) + 1)
    digits = len(str(shown[-1]))
    room = width - digits - 6
    lines: list[str] = []
    for number in shown:
        start = place.column - 1 if number == first else 0
        line, cells, carets = _window(source.line(number), start, _end(source, place, number), room)
        lines.append(f"   {number:>{digits}} | {line}".rstrip())
        if first == last:
            lines.append(f"   {'':{digits}} | {' ' * cells}{'^' * carets}")
    if last > shown[-1]:
        lines.append(f"   {'':{digits}} | {_CUT}")
    return lines


def excerpt_of_cell(place: Place, width: int) -> list[str]:
    """What a cell says, under its column and row, with carets where a part of it is meant.

    Examples
    --------
    >>> from iuralloc.errors import Cell
    >>> excerpt_of_cell(Place(2, 4, 7, 3, Cell("inputs.xlsx", "Contributions", "B7", "4 l5")), 80)
    ['   B7 | 4 l5', '      |   ^^']
    """
    cell = place.cell
    room = width - len(cell.ref) - 6
    lines = cell.text.splitlines() or [""]
    start = place.column - 1
    length = len(cell.text.encode("utf-8", "replace")[place.start : place.end].decode("utf-8", "replace"))
    line, before, carets = _window(lines[0], start, start + length, room)
    shown = [f"   {cell.ref} | {line}".rstrip()]
    if len(lines) == 1 and line:
        shown.append(f"   {'':{len(cell.ref)}} | {' ' * before}{'^' * carets}")
    return shown


def wrapped(text: str, width: int) -> list[str]:
    """A sentence in lines of the screen; Chinese characters take two columns."""
    if not text:
        return []
    if cells(text) <= width:
        return [text]
    return broken(text, width) if wide(text) else textwrap.wrap(text, width)


def cells(text: str) -> int:
    """Columns of the screen that a text takes."""
    return size(text)


def _shown(character: str) -> str:
    if character in _HIDDEN or not (character.isprintable() or character == " "):
        return f"<U+{ord(character):04X}>"
    return character


def _said(source: Source, place: Place) -> str:
    """The characters of a place, without the white space behind them unless they are nothing else."""
    said = source.data[place.start : place.end].decode("utf-8", "replace")
    return said.rstrip() or said.rstrip("\r\n")


def _last_line(source: Source, place: Place) -> int:
    """The line on which the last character of a place stands that is no white space."""
    return place.line + _said(source, place).count("\n")


def _end(source: Source, place: Place, number: int) -> int:
    """Where a place ends on one of its lines, in characters of the line."""
    said = _said(source, place).split("\n")
    before = place.column - 1 if number == place.line else 0
    at = number - place.line
    return before + len(said[at].rstrip("\r")) if at < len(said) else before


def _window(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """The part of a line around a place, the columns before the place in it, and how many carets it gets."""
    shown = [_shown(character) for character in line[: end + 4 * room]]
    start, end = min(start, len(shown)), max(min(end, len(shown)), start)
    left = 0
    # Too long: what stands before the place is cut first, then what stands behind it.
    while left < start and cells("".join(shown[left:start])) > room // 3 and cells("".join(shown[left:])) > room:
        left += max((start - left) // 8, 1)
    head = _CUT if left else ""
    text = ""
    for sign in shown[left:]:
        if cells(head + text + sign) > room - 1:
            text += _CUT
            break
        text += sign
    before = cells(head + "".join(shown[left:start]))
    carets = max(min(cells("".join(shown[start:end])), room - before), 1)
    return head + text, before, carets
