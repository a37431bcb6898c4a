"""Bytes to a tree of plain nodes, each of which knows where it stands.

YAML 1.2 and JSON are read by one parser, as a stream of events, so that positions survive, no scalar is turned
into a number on the way, and depth and size are bounded before anything is built.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Final, TypeAlias

from iuralloc.errors import Budget, ContractAtFault, Finding, LimitReached, Place

_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """One scalar as written: its text, the characters of the file it came from, and its place."""

    text: str
    raw: str
    place: Place
    path: str
    quoted: bool

    @property
    def empty(self) -> bool:
        """Nothing was written, or the word for nothing."""
        return not self.quoted and self.text in {"", "~", "null", "Null", "NULL"}

    @property
    def literal(self) -> bool:
        """The text stands in the file character by character (quotation marks apart), on one line."""
        return self.text == (self.raw[1:-1] if self.quoted else self.raw)


class Mapping(dict[str, "Node"]):
    """A mapping in the order written, with the places of its keys."""

    def __init__(self, place: Place, path: str) -> None:
        super().__init__()
        self.place = place
        self.path = path
        self.key_places: dict[str, Place] = {}

    def wrapped(self, key: str) -> Mapping:
        """A mapping that holds this one under one key: what a short form stands for."""
        return wrap(self, key)


class Sequence(list["Node"]):
    """A list with its place."""

    def __init__(self, place: Place, path: str) -> None:
        super().__init__()
        self.place = place
        self.path = path


Node: TypeAlias = Scalar | Mapping | Sequence


def wrap(node: Node, key: str) -> Mapping:
    """The long form ``{key: node}`` of a short form, at the place of the short form."""
    outer = Mapping(node.place, node.path)
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
    """

    name: str
    data: bytes
    text: str
    offset: int
    _bytes_before: tuple[int, ...] = field(repr=False)

    @classmethod
    def from_bytes(cls, data: bytes, name: str) -> Source:
        """Decode; refuses what is no UTF-8 and what passes the budget."""
        if len(data) > Budget.BYTES:
            facts = {"size": str(len(data)), "limit": str(Budget.BYTES)}
            raise LimitReached([Finding("file-too-large", facts=facts)])
        offset = len(_BOM) if data.startswith(_BOM) else 0
        try:
            text = data[offset:].decode("utf-8")
        except UnicodeDecodeError as error:
            facts = {"at": str(error.start + offset), "guess": _guess_encoding(data)}
            raise ContractAtFault([Finding("not-utf8", facts=facts)]) from error
        bytes_before = () if text.isascii() else tuple(accumulate(map(_width, text), initial=0))
        return cls(name, data, text, offset, bytes_before)

    @property
    def sha256(self) -> str:
        """Digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def place(self, start: int, end: int, line: int, column: int) -> Place:
        """A place from character positions of the parser; line and column counted from 0."""
        return Place(self.byte(start), self.byte(end), line + 1, column + 1)

    def byte(self, character: int) -> int:
        """Byte offset of a character."""
        return self.offset + (self._bytes_before[character] if self._bytes_before else character)

    def line(self, number: int) -> str:
        """A line by its number from 1, without its end."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""


def _width(character: str) -> int:
    return len(character.encode("utf-8"))


def _guess_encoding(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "UTF-16"
    if b"\x00" in data:
        return "binary"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "Latin-1"
    return "GBK"


def read_tree(source: Source, findings: list[Finding]) -> Node | None:
    """The tree of nodes; what is wrong with the notation goes to `findings`."""
    return _Reader(source, findings).read()


class _Reader:
    """Builds the tree from the parser's events with a stack of its own: no recursion, no surprise."""

    def __init__(self, source: Source, findings: list[Finding]) -> None:
        self.source = source
        self.findings = findings
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[tuple[str, Place] | None] = []
        self.root: Node | None = None
        self.nodes = 0
        self.documents = 0
        #: keys that were written twice, or are no plain text: their value is read and dropped
        self.dropped = 0

    def read(self) -> Node | None:
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            for event in self._events():
                self._take(event)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = None if mark is None else self.source.place(mark.index, mark.index, mark.line, mark.column)
            facts = {"problem": str(error.problem or error.context or "")}
            self.findings.append(Finding("not-yaml", place, facts))
            return None
        except YAMLError as error:
            self.findings.append(Finding("not-yaml", None, {"problem": str(error).split("\n")[0]}))
            return None
        return self.root

    def _events(self) -> Iterator[Any]:
        from ruamel.yaml import YAML

        yield from YAML(typ="safe", pure=True).parse(self.source.text)

    def _take(self, event: Any) -> None:
        match type(event).__name__:
            case "ScalarEvent":
                self._scalar(event)
            case "MappingStartEvent" | "SequenceStartEvent":
                self._open(event)
            case "MappingEndEvent" | "SequenceEndEvent":
                self.stack.pop()
                self.keys.pop()
            case "AliasEvent":
                self._refuse(event, "alias-not-read", {"name": str(event.anchor)})
                self._add(Scalar("", "", self._place(event), self._path(), quoted=False))
            case "DocumentStartEvent":
                self.documents += 1
                if self.documents > 1:
                    raise ContractAtFault([*self.findings, Finding("two-documents", self._place(event))])
            case _:
                pass

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        return self.source.place(start.index, end.index, start.line, start.column)

    def _refuse(self, event: Any, code: str, facts: dict[str, str]) -> None:
        self.findings.append(Finding(code, self._place(event), facts, path=self._path()))

    def _count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > Budget.NODES:
            facts = {"limit": str(Budget.NODES)}
            raise LimitReached([Finding("too-many-entries", self._place(event), facts)])
        if event.anchor is not None:
            self._refuse(event, "alias-not-read", {"name": str(event.anchor)})
        if event.tag is not None and str(event.tag) not in {"", "!"}:
            self._refuse(event, "tag-not-read", {"tag": str(event.tag)})

    def _open(self, event: Any) -> None:
        self._count(event)
        if len(self.stack) >= Budget.DEPTH:
            facts = {"limit": str(Budget.DEPTH)}
            raise ContractAtFault([*self.findings, Finding("nested-too-deeply", self._place(event), facts)])
        sort = Mapping if type(event).__name__ == "MappingStartEvent" else Sequence
        if self.stack and isinstance(self.stack[-1], Mapping) and self.keys[-1] is None:
            self._refuse(event, "key-not-text", {})
            self.keys[-1] = ("", self._place(event))
        node = sort(self._place(event), self._path())
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)

    def _scalar(self, event: Any) -> None:
        self._count(event)
        place = self._place(event)
        if any("\ud800" <= character <= "\udfff" for character in event.value):
            self._refuse(event, "lone-surrogate", {})
            event.value = ""
        if self.stack and isinstance(self.stack[-1], Mapping) and self.keys[-1] is None:
            self._key(event, place)
            return
        start, end = event.start_mark.index, event.end_mark.index
        raw = self.source.text[start:end]
        self._add(Scalar(event.value, raw, place, self._path(), quoted=event.style in {"'", '"'}))

    def _key(self, event: Any, place: Place) -> None:
        mapping = self.stack[-1]
        assert isinstance(mapping, Mapping)
        key = event.value
        if key in mapping.key_places:
            first = mapping.key_places[key]
            self._refuse(event, "duplicate-key", {"key": key, "first": str(first.line)})
            self.keys[-1] = ("", place)
            return
        if key == "<<":
            self._refuse(event, "alias-not-read", {"name": "<<"})
        mapping.key_places[key] = place
        self.keys[-1] = (key, place)

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
            return
        key = self.keys[-1]
        assert key is not None
        if key[0]:
            parent[key[0]] = node
        self.keys[-1] = None

    def _path(self) -> str:
        if not self.stack:
            return ""
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            return f"{parent.path}[{len(parent) + 1}]"
        key = self.keys[-1][0] if self.keys[-1] else ""
        shown = f'"{key}"' if any(character in key for character in " .+[]") else key
        return f"{parent.path}.{shown}" if parent.path else shown
