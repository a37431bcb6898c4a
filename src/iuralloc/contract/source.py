"""A contract file as it lies on the disk, and the plain nodes that it is read into: each knows where it stands."""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final, TypeAlias

from iuralloc.contract.sheets.beside import Beside, Nothing
from iuralloc.errors import Budget, ContractAtFault, Finding, LimitReached, Place

_BOM: Final = b"\xef\xbb\xbf"

#: lines that are read: the parser takes some microseconds for each, whatever stands on it
_LINES: Final = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """One scalar as written: its text, the characters of the file it came from, and its place."""

    text: str
    raw: str
    place: Place
    path: str
    quoted: bool
    #: where the key stands that leads to it
    key_place: Place | None = None
    #: it stands in no contract: the program has brought it, and its place is that of the word that asked for it
    brought: bool = False

    @property
    def empty(self) -> bool:
        """Nothing was written, or the word for nothing."""
        return not self.quoted and self.text in {"", "~", "null", "Null", "NULL"}

    @property
    def literal(self) -> bool:
        """The text stands in the file character by character (quotation marks apart), on one line."""
        return self.text == (self.raw[1:-1] if self.quoted else self.raw)


def part_of(node: Scalar, start: int, end: int) -> Scalar:
    """A part of a text as a text of its own, at its place in the file, without the blanks around it."""
    text = node.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if node.brought:
        return replace(node, text=text, raw=text, quoted=False)
    before = node.place.start + int(node.quoted) + len(node.text[:start].encode())
    column = node.place.column + int(node.quoted) + start
    place = Place(before, before + len(text.encode()), node.place.line, column, node.place.cell)
    return replace(node, text=text, raw=text, place=place, quoted=False)


class Mapping(dict[str, "Node"]):
    """A mapping in the order written, with the places of its keys."""

    def __init__(self, place: Place, path: str, key_place: Place | None = None) -> None:
        super().__init__()
        self.place = place
        self.path = path
        self.key_place = key_place
        self.key_places: dict[str, Place] = {}
        #: the path of the plan for which a policy has brought it here; empty where it stands here itself
        self.used_at = ""


class Sequence(list["Node"]):
    """A list with its place."""

    def __init__(self, place: Place, path: str, key_place: Place | None = None) -> None:
        super().__init__()
        self.place = place
        self.path = path
        self.key_place = key_place


Node: TypeAlias = Scalar | Mapping | Sequence


def wrap(node: Node, key: str) -> Mapping:
    """The long form ``{key: node}`` of a short form, at the place of the short form."""
    outer = Mapping(node.place, node.path, node.key_place)
    outer[key] = node
    outer.key_places[key] = node.place
    return outer


@dataclass(frozen=True, slots=True)
class Source:
    """A contract file as it lies on the disk.

    Parameters
    ----------
    name
        Base name, ``-`` for standard input.
    data
        The bytes.
    text
        The characters, without a byte order mark.
    offset
        Bytes before the first character: those of the mark.
    beside
        Reads files that lie beside it, by the names that the contract gives them; None where there is no folder.
    """

    name: str
    data: bytes
    text: str
    offset: int
    _bytes_before: array[int] = field(repr=False)
    _line_starts: array[int] = field(repr=False)
    #: where the sheets come from that it names
    beside: Beside = field(default=Nothing(), repr=False, compare=False)

    @classmethod
    def from_bytes(cls, data: bytes, name: str, beside: Beside | None = None) -> Source:
        """Decode; refuses what is no UTF-8 and what passes the budget.

        Raises
        ------
        LimitReached
            ``file-too-large``.
        ContractAtFault
            ``not-utf8``.
        """
        for size, limit, what in (
            (len(data), Budget.BYTES, "bytes"),
            (data.count(b"\n") + 1, _LINES, "lines"),
        ):
            if size > limit:
                facts = {"size": str(size), "limit": str(limit), "what": what}
                raise LimitReached([Finding("file-too-large", facts=facts)])
        offset = len(_BOM) if data.startswith(_BOM) else 0
        if b"\x00" in data and _guess_encoding(data) == "UTF-16":
            # Latin letters in two bytes each are UTF-8, too, with a zero between every two of them.
            raise ContractAtFault([Finding("not-utf8", facts={"line": "1", "guess": "UTF-16"})])
        try:
            text = data[offset:].decode("utf-8")
        except UnicodeDecodeError as error:
            at = error.start + offset
            facts = {"line": str(data.count(b"\n", 0, at) + 1), "guess": _guess_encoding(data)}
            raise ContractAtFault([Finding("not-utf8", facts=facts)]) from error
        return cls.from_text(text, name, data, offset, beside)

    @classmethod
    def from_text(cls, text: str, name: str, data: bytes, offset: int = 0, beside: Beside | None = None) -> Source:
        """A source whose characters are known already."""
        # Two numbers by character: only where a character is more than a byte is there anything to count.
        widths = [] if text.isascii() else map(_width, text)
        starts = array("Q", [0, *(end.end() for end in re.finditer("\n", text))])
        return cls(name, data, text, offset, array("Q", accumulate(widths, initial=0)), starts, beside or Nothing())

    @property
    def sha256(self) -> str:
        """Digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def place(self, start: int, end: int) -> Place:
        """A place from character positions.

        Lines end with a line feed and with nothing else, as the checker of trails counts them.
        """
        line = bisect_right(self._line_starts, start)
        return Place(self.byte(start), self.byte(end), line, start - self._line_starts[line - 1] + 1)

    def byte(self, character: int) -> int:
        """Byte offset of a character."""
        return self.offset + (character if len(self._bytes_before) == 1 else self._bytes_before[character])

    def line(self, number: int) -> str:
        """A line by its number from 1, without its end."""
        if not 0 < number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : len(self.text) if end < 0 else end].removesuffix("\r")

    def start_of(self, number: int) -> int:
        """The character at which a line begins."""
        return self._line_starts[number - 1]


def _width(character: str) -> int:
    return len(character.encode("utf-8"))


def _guess_encoding(data: bytes) -> str:
    """What a file that is no UTF-8 may be: the program it came from can be told by that."""
    sample = data[:100_000]
    zeros = (sample[::2].count(0), sample[1::2].count(0))
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or max(zeros) > len(sample) // 8 > 4 * min(zeros):
        return "UTF-16"
    if any(zeros):
        return "binary"
    # A Chinese character is two bytes, seldom alone; an accented letter stands between plain ones.
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", sample)]
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "Latin-1"
    return "GBK" if 2 * runs.count(1) < len(runs) else "Latin-1"
