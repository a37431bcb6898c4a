"""Characters to a tree of plain nodes.

YAML 1.2 and JSON are read by one parser, as a stream of events, so that positions survive, no scalar is turned
into a number on the way, and depth and size are bounded before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from iuralloc.contract.slips import slip_of
from iuralloc.contract.source import Mapping, Node, Scalar, Sequence, Source
from iuralloc.errors import Budget, ContractAtFault, Finding, LimitReached, Place, Severity

#: faults of notation after which reading ends: whoever has so many has one, over and over
MOST_FAULTS: Final = 200

#: what the parser may raise on a hostile file besides its own errors, such as a version number of 5 000 digits
_PARSER_FAILS: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)

#: characters that YAML does not allow, whatever they stand in
_NOT_ALLOWED: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: the parser takes the square of its length for a tag: as long as this, it is no tag but an attack
_LONG_TAG: Final = re.compile(r"!(?=[\w\-#;/?:@&=+$,.!~*'()\[\]%<>]{1000})", re.ASCII)

#: bidi controls, zero-width signs and control characters: what is read is not what is seen
_HIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def read_tree(source: Source, findings: list[Finding]) -> Node | None:
    """The tree of nodes; what is wrong with the notation goes to `findings`.

    Raises
    ------
    ContractAtFault
        With all findings so far, where it makes no sense to read on.
    LimitReached
        ``too-many-entries``.
    """
    return _Reader(source, findings).read()


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read; a mapping holds the key whose value comes next."""

    node: Mapping | Sequence
    #: the character at which it begins
    start: int
    key: str | None = None
    #: whether the value of the key is kept: not so after a key that was told
    kept: bool = True
    #: the key under which the node itself stands
    under: str = ""
    #: whether a key was told that is no text
    odd: bool = False

    @property
    def wants_key(self) -> bool:
        return isinstance(self.node, Mapping) and self.key is None


_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BLANK: Final = re.compile(r"^[ \t]*\t[ \t]*(?=\r?$)", re.MULTILINE)
_NO_LINE_ENDS: Final = {0x85: " ", 0x2028: " ", 0x2029: " "}


class _Reader:
    """Builds the tree from the parser's events with a stack of its own: no recursion, no surprise."""

    def __init__(self, source: Source, findings: list[Finding]) -> None:
        self.source = source
        self.findings = findings
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.nodes = 0
        self.documents = 0
        #: the character behind the last thing that was read
        self.last = 0
        #: how deep the last key that was no text stood: what is inside it is not told again
        self.odd_key: int | None = None

    def read(self) -> Node | None:
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        if not self._readable():
            return None
        try:
            for event in self._events():
                self._take(event)
        except MarkedYAMLError as error:
            slip = slip_of(self.source, error)
            # What follows `*` or `&` on a line makes no sense to the parser, for the reason that was told.
            if not any(told.place and slip.place and told.place.line == slip.place.line for told in self.findings):
                self.findings.append(slip)
            return None
        except (YAMLError, *_PARSER_FAILS) as error:
            facts = {"problem": str(error).split("\n", maxsplit=1)[0][:100]}
            self.findings.append(Finding("not-yaml", self.source.place(self.last, self.last), facts))
            return None
        return self.root

    def _readable(self) -> bool:
        """Whether the parser may see the text at all.

        Raises
        ------
        LimitReached
            ``too-many-entries``.
        """
        odd = _NOT_ALLOWED.search(self.source.text)
        if odd is not None:
            place = self.source.place(odd.start(), odd.end())
            self.findings.append(Finding("control-character", place, {"sign": f"U+{ord(odd[0]):04X}"}))
        tag = _LONG_TAG.search(self.source.text)
        if tag is not None:
            place = self.source.place(tag.start(), tag.end())
            self.findings.append(Finding("tag-not-read", place, {"tag": "!"}))
        entries = sum(map(self.source.text.count, ",[{"))
        if entries > Budget.NODES:
            # Whatever stands between so many commas and brackets, it is more than would be read.
            raise LimitReached([Finding("too-many-entries", None, {"limit": str(Budget.NODES)})])
        return odd is None and tag is None

    def _events(self) -> Iterator[Any]:
        from ruamel.yaml import YAML

        # To the parser these end a line, as in YAML 1.1; in YAML 1.2 only CR and LF do.
        text = self.source.text.translate(_NO_LINE_ENDS)
        # Nor does it pass over a tab on an empty line, as YAML does. Both times as many characters as before.
        text = _BLANK.sub(lambda blank: " " * len(blank[0]), text)
        yield from YAML(typ="safe", pure=True).parse(text)

    def _take(self, event: Any) -> None:
        match type(event).__name__:
            case "ScalarEvent":
                self._scalar(event)
            case "MappingStartEvent" | "SequenceStartEvent":
                self._start(event)
            case "MappingEndEvent" | "SequenceEndEvent":
                self._end(event, self.open.pop())
            case "AliasEvent":
                self._alias(event)
            case "DocumentStartEvent":
                self.documents += 1
                if self.documents > 1:
                    raise ContractAtFault([*self.findings, Finding("two-documents", self._place(event))])
            case _:
                pass

    def _place(self, event: Any) -> Place:
        return self.source.place(event.start_mark.index, event.end_mark.index)

    def _tell(
        self, event: Any, code: str, *, severity: Severity = Severity.ERROR, path: str = "", **facts: str
    ) -> None:
        self.findings.append(Finding(code, self._place(event), facts, severity, path or self._path()))
        if len(self.findings) >= MOST_FAULTS:
            raise ContractAtFault(self.findings)

    def _count(self, event: Any) -> None:
        self.nodes += 1
        self.last = event.end_mark.index
        if self.nodes > Budget.NODES:
            facts = {"limit": str(Budget.NODES)}
            raise LimitReached([Finding("too-many-entries", self._place(event), facts)])
        if event.anchor is not None:
            self._tell(event, "alias-not-read", name=str(event.anchor)[:60])
        if _tagged(event):
            self._tell(event, "tag-not-read", tag=str(event.tag).replace("tag:yaml.org,2002:", "!!")[:60])

    def _start(self, event: Any) -> None:
        self._count(event)
        if len(self.open) >= Budget.DEPTH:
            facts = {"limit": str(Budget.DEPTH)}
            raise LimitReached([Finding("nested-too-deeply", self._place(event), facts)])
        sort = Mapping if type(event).__name__ == "MappingStartEvent" else Sequence
        node = sort(self._place(event), self._path(), self._key_place())
        under = (self.open[-1].key or "") if self.open else ""
        if self.open and self.open[-1].wants_key:
            if self.odd_key is None or len(self.open) <= self.odd_key:
                self._tell(event, "key-not-text")
                self.odd_key = len(self.open)
            self.open[-1].odd = True
            self._drop_value()
        elif self.open and _tagged(event) and isinstance(self.open[-1].node, Mapping):
            self.open[-1].key, self.open[-1].kept = None, True
        else:
            self._add(node)
        self.open.append(_Open(node, event.start_mark.index, under=under))

    def _end(self, event: Any, closed: _Open) -> None:
        """Say where it ends; drop what was nothing but a key that was told, as ``{{ amount }}`` of a template."""
        # A block ends where the next thing begins, comments between them; it is shown up to its last word.
        in_brackets = event.end_mark.index > event.start_mark.index
        self.last = event.end_mark.index if in_brackets else self.last
        closed.node.place = self.source.place(closed.start, max(self.last, closed.start))
        if closed.odd and not closed.node and self.open and isinstance(self.open[-1].node, Mapping):
            self.open[-1].node.pop(closed.under, None)

    def _alias(self, event: Any) -> None:
        if not self.open or self.open[-1].kept:
            self._tell(event, "alias-not-read", name=str(event.anchor)[:60])
        if not self.open:
            return
        if self.open[-1].wants_key:
            self._drop_value()
        else:
            self.open[-1].key, self.open[-1].kept = None, True

    def _drop_value(self) -> None:
        self.open[-1].key, self.open[-1].kept = "", False

    def _scalar(self, event: Any) -> None:
        self._count(event)
        place = self._place(event)
        if _SURROGATE.search(event.value):
            # JSON writes a sign beyond the first plane as two escapes, which the parser leaves as they are.
            event.value = event.value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        if _SURROGATE.search(event.value):
            self._tell(event, "lone-surrogate")
            event.value = _SURROGATE.sub("\ufffd", event.value)
        if self.open and isinstance(self.open[-1].node, Mapping) and self.open[-1].key is None:
            self._key(event, place, self.open[-1].node)
            return
        hidden = _HIDDEN.search(event.value)
        if hidden is not None:
            sign = f"U+{ord(hidden[0]):04X}"
            self._tell(event, "hidden-character", severity=Severity.WARNING, sign=sign)
        # With a tag or an anchor before it the scalar is refused already, for a better reason than its form.
        plain = event.anchor is None and not _tagged(event)
        raw = self.source.text[event.start_mark.index : event.end_mark.index] if plain else event.value
        quoted = event.style in {"'", '"'}
        self._add(Scalar(event.value, raw, place, self._path(), quoted, self._key_place()))

    def _key(self, event: Any, place: Place, mapping: Mapping) -> None:
        key = event.value
        if key in mapping.key_places:
            path = f"{mapping.path}.{key}".lstrip(".")
            self._tell(event, "duplicate-key", path=path, key=key, first=str(mapping.key_places[key].line))
            self._drop_value()
            return
        if key == "<<":
            self._tell(event, "alias-not-read", name="<<")
            self._drop_value()
            return
        mapping.key_places[key] = place
        self.open[-1].key = key

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent.node, Sequence):
            parent.node.append(node)
            return
        if parent.key is not None and parent.kept:
            parent.node[parent.key] = node
        parent.key, parent.kept = None, True

    def _key_place(self) -> Place | None:
        parent = self.open[-1] if self.open else None
        if parent is None or not isinstance(parent.node, Mapping) or parent.key is None:
            return None
        return parent.node.key_places.get(parent.key)

    def _path(self) -> str:
        if not self.open:
            return ""
        parent = self.open[-1]
        if isinstance(parent.node, Sequence):
            return f"{parent.node.path}[{len(parent.node) + 1}]"
        key = parent.key or ""
        if not key:
            return parent.node.path
        shown = f'"{key}"' if any(character in key for character in " .+[]") else key
        return f"{parent.node.path}.{shown}" if parent.node.path else shown


def _tagged(event: Any) -> bool:
    return event.tag is not None and str(event.tag) not in {"", "!"}


def hidden_sign(text: str) -> str:
    r"""The first sign of a text that is not seen, or that moves what stands around it, by its number.

    Examples
    --------
    >>> hidden_sign("a\u202eb"), hidden_sign("a b")
    ('U+202E', '')
    """
    found = _HIDDEN.search(text.replace("\r", "")) or _SURROGATE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
