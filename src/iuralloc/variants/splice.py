"""Cutting and filling the bytes of a contract file: one value replaced, one entry added, one entry taken out.

All other lines stay byte for byte, comments and layout too. Nothing here decides whether the result says what it
should: whoever changes a file reads it again and compares.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as List
from dataclasses import dataclass
from typing import Final, TypeAlias

from iuralloc.contract.paths import child
from iuralloc.contract.source import Mapping, Node, Scalar, Sequence
from iuralloc.errors import Place

#: bytes from one position to another, and what stands there instead
Cut: TypeAlias = tuple[int, int, bytes]

_BLANK: Final = re.compile(rb"[ \t]*(#[^\n]*)?")
#: the colon behind a key; behind one that a question mark opens it stands on a line of its own
_COLON: Final = re.compile(rb"[ \t]*:")
_COLON_BELOW: Final = re.compile(rb"[ \t]*(?:#[^\n]*)?(?:\r?\n[ \t]*(?:#[^\n]*)?)*:")
_ASKED: Final = re.compile(rb"\?[ \t]+$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The bytes of a file, with what is known of its lines."""

    data: bytes

    @property
    def newline(self) -> bytes:
        """How lines end here."""
        return b"\r\n" if b"\r\n" in self.data else b"\n"

    def cut(self, *cuts: Cut) -> bytes:
        """The bytes with some of them replaced; the cuts do not overlap."""
        data = self.data
        for start, end, text in sorted(cuts, reverse=True):
            data = data[:start] + text + data[end:]
        return data

    def line_start(self, at: int) -> int:
        """Where the line begins that a position lies on."""
        return self.data.rfind(b"\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where that line ends, before the signs that end it."""
        end = self.data.find(b"\n", at)
        end = len(self.data) if end < 0 else end
        return end - (self.data[at:end].endswith(b"\r"))

    def lines(self, start: int, end: int) -> Cut:
        """All lines from one position to another, with their ends."""
        first, after = self.line_start(start), self.data.find(b"\n", end)
        return first, len(self.data) if after < 0 else after + 1, b""

    def in_brackets(self, node: Node) -> bool:
        """Whether a mapping or list is written between brackets."""
        return not isinstance(node, Scalar) and self.data[node.place.start : node.place.start + 1] in {b"{", b"["}

    def end_of(self, node: Node) -> int:
        """Where a node ends: behind its last sign that is no white space."""
        said = self.data[node.place.start : node.place.end]
        return node.place.start + len(said.rstrip())

    def key_start(self, start: int) -> int:
        """Where an entry begins whose key is known: perhaps a question mark stands before it."""
        asked = _ASKED.search(self.data[self.line_start(start) : start])
        return self.line_start(start) + asked.start() if asked else start

    def after_key(self, start: int, key_end: int) -> tuple[int, bytes]:
        """Where the value of a key begins, and what must be put before it."""
        if self.key_start(start) != start:
            below = _COLON_BELOW.match(self.data, key_end)
            return (below.end(), b" ") if below else (key_end, b": ")
        colon = _COLON.match(self.data, key_end)
        return (colon.end(), b" ") if colon else (key_end, b": ")

    def alone(self, start: int) -> bool:
        """Whether nothing but white space stands before a position on its line."""
        return not self.data[self.line_start(start) : start].strip()


def replaced(sheet: Sheet, nodes: List[Node], keys: List[str | int], text: str) -> bytes:
    """The file with another value at a path."""
    old, above, key = nodes[-1], nodes[-2], keys[-1]
    said = text.encode()
    if isinstance(old, Scalar) and not sheet.data[old.place.start : old.place.end].strip():
        if isinstance(above, Mapping) and isinstance(key, str):
            place = above.key_places[key]
            at, lead = sheet.after_key(place.start, place.end)
            return sheet.cut((at, at, lead + said))
        return sheet.cut((old.place.start, old.place.start, b" " + said))
    start, end = old.place.start, sheet.end_of(old)
    in_block = not isinstance(old, Scalar) and not sheet.in_brackets(old)
    if in_block and isinstance(above, Mapping) and isinstance(key, str):
        return sheet.cut(*_instead_of_block(sheet, above.key_places[key], start, end, said))
    return sheet.cut((start, end, said))


def _instead_of_block(sheet: Sheet, key: Place, start: int, end: int, said: bytes) -> tuple[Cut, ...]:
    """The value goes behind the key; the lines of the block below it go away."""
    at, lead = sheet.after_key(key.start, key.end)
    if sheet.line_start(at) == sheet.line_start(start):
        # Behind a question mark the block begins on the line of its colon.
        return ((start, end, said),)
    return (at, at, lead + said), sheet.lines(start, end)


def added(sheet: Sheet, nodes: List[Node], key: str, text: str) -> bytes:
    """The file with a new entry at the end of a mapping; `key` is empty for a list."""
    node = nodes[-1]
    entry = (f"{key}: {text}" if key else text).encode()
    if isinstance(node, Scalar):
        raise TypeError(node.path)
    last = _last(sheet, node)
    if last is None:
        # Between empty brackets; a block is never empty.
        start = node.place.start + 1
        blank = re.compile(rb"[ \t]*").match(sheet.data, start)
        return sheet.cut((start, blank.end() if blank else start, entry))
    if sheet.in_brackets(node):
        return sheet.cut(*_in_brackets(sheet, node, *last, entry))
    start, end = last
    return sheet.cut(_in_block(sheet, node, start, end, entry))


def _last(sheet: Sheet, node: Mapping | Sequence) -> tuple[int, int] | None:
    """Where the last entry of a mapping or list begins and ends."""
    spans = _spans(sheet, node)
    return spans[-1] if spans else None


def _spans(sheet: Sheet, node: Mapping | Sequence) -> list[tuple[int, int]]:
    """Where each entry begins and ends, its key included."""
    if isinstance(node, Sequence):
        return [(entry.place.start, sheet.end_of(entry)) for entry in node]
    spans = []
    for key, below in node.items():
        place = node.key_places[key]
        said = sheet.data[below.place.start : below.place.end].strip()
        at, lead = sheet.after_key(place.start, place.end)
        spans.append((sheet.key_start(place.start), sheet.end_of(below) if said else at if lead == b" " else place.end))
    return spans


def _in_brackets(sheet: Sheet, node: Node, start: int, end: int, entry: bytes) -> tuple[Cut, ...]:
    comma = re.compile(rb"\s*,").match(sheet.data, end)
    closed = sheet.end_of(node) - 1
    behind = comma.end() if comma and comma.end() <= closed else end
    mark = b"" if comma and comma.end() <= closed else b","
    line_end = sheet.line_end(behind)
    if not (sheet.alone(start) and line_end < closed and _only_blank(sheet, behind, line_end)):
        return ((behind, behind, mark + b" " + entry),)
    indent = sheet.data[sheet.line_start(start) : start]
    if mark and behind != line_end:
        # The comma stands before the comment of that line.
        return (behind, behind, mark), (line_end, line_end, sheet.newline + indent + entry)
    return ((line_end, line_end, mark + sheet.newline + indent + entry),)


def _only_blank(sheet: Sheet, start: int, end: int) -> bool:
    return _BLANK.fullmatch(sheet.data, start, end) is not None


def _in_block(sheet: Sheet, node: Mapping | Sequence, start: int, end: int, entry: bytes) -> Cut:
    if isinstance(node, Sequence):
        start = sheet.data.rfind(b"-", 0, start)
        entry = b"- " + entry
    line_start, line_end = sheet.line_start(start), sheet.line_end(end)
    # What stands before the first key may be the dash of a list.
    indent = b" " * len(sheet.data[line_start:start].decode(errors="replace"))
    return line_end, line_end, sheet.newline + indent + entry


def removed(sheet: Sheet, nodes: List[Node], keys: List[str | int]) -> bytes:
    """The file without the entry at a path."""
    above, key = nodes[-2], keys[-1]
    if isinstance(above, Scalar):
        raise TypeError(above.path)
    at = int(key) if isinstance(above, Sequence) else list(above).index(str(key))
    spans = _spans(sheet, above)
    start, end = spans[at]
    if sheet.in_brackets(above):
        return sheet.cut(*_out_of_brackets(sheet, spans, at))
    if len(spans) == 1:
        return _emptied(sheet, nodes[:-1], keys[:-1], b"{}" if isinstance(above, Mapping) else b"[]")
    if isinstance(above, Sequence):
        start = sheet.data.rfind(b"-", 0, start)
    if sheet.alone(start):
        return sheet.cut(sheet.lines(start, end))
    # The first entry stands behind the dash of a list: the next one takes its place.
    after = spans[at + 1][0]
    if isinstance(above, Sequence):
        after = sheet.data.rfind(b"-", 0, after)
    return sheet.cut((start, after, b""))


def _emptied(sheet: Sheet, nodes: List[Node], keys: List[str | int], empty: bytes) -> bytes:
    node = nodes[-1]
    start, end = node.place.start, sheet.end_of(node)
    above, key = (nodes[-2], keys[-1]) if keys else (None, None)
    if isinstance(above, Mapping) and isinstance(key, str):
        return sheet.cut(*_instead_of_block(sheet, above.key_places[key], start, end, empty))
    return sheet.cut((start, end, empty))


def _out_of_brackets(sheet: Sheet, spans: List[tuple[int, int]], at: int) -> tuple[Cut, ...]:
    start, end = spans[at]
    comma = re.compile(rb"\s*,[ \t]*").match(sheet.data, end)
    if comma:
        whole_line = sheet.alone(start) and _only_blank(sheet, comma.end(), sheet.line_end(comma.end()))
        return (sheet.lines(start, comma.end()),) if whole_line else ((start, comma.end(), b""),)
    if at == 0:
        return ((start, end, b""),)
    before = spans[at - 1][1]
    sign = before + sheet.data[before:start].find(b",")
    between = sheet.data[sign + 1 : start]
    if not between.strip():
        return ((sign, end, b""),)
    # A comment stands between: only the comma before it goes.
    return (sign, sign + 1, b""), (start, end, b"")


def own_text(sheet: Sheet, node: Node) -> str | None:
    """What a node says in its own signs, where it can be put between brackets as it stands."""
    if not sheet.in_brackets(node):
        return None
    said = sheet.data[node.place.start : sheet.end_of(node)]
    return None if b"\n" in said else said.decode()


def below(root: Node, keys: List[str | int]) -> list[Node]:
    """The nodes on a path, the root first."""
    nodes = [root]
    for key in keys:
        nodes.append(child(nodes[-1], key))
    return nodes
