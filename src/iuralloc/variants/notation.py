"""A value on one line, as it may stand in a contract file: YAML in flow style, or JSON where the file is JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from iuralloc.contract.source import Mapping, Node, Scalar, Sequence, Source
from iuralloc.errors import Place
from iuralloc.quantities import rational_text

_JSON_WORD: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false|null")
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NOWHERE: Final = Place(0, 0, 1, 1)


@dataclass(frozen=True, slots=True)
class Notation:
    """How values are written in one file.

    Parameters
    ----------
    json
        Whether the file is JSON, and has to stay so.

    Examples
    --------
    >>> Notation(json=False).text(node_of({"by": "equal", "note": "a, b"}), inside=False)
    '{by: equal, note: "a, b"}'
    >>> Notation(json=True).text(node_of({"upto": 45, "rate": "75%"}), inside=False)
    '{"upto": 45, "rate": "75%"}'
    """

    json: bool

    @classmethod
    def of(cls, source: Source) -> Notation:
        """The notation of a file."""
        if not source.text.lstrip().startswith("{"):
            return cls(json=False)
        try:
            json.loads(source.text, parse_float=str, parse_int=str)
        except (ValueError, RecursionError):
            return cls(json=False)
        return cls(json=True)

    def text(self, node: Node, *, inside: bool) -> str:
        """A value; `inside` says that it will stand between brackets, where commas end it."""
        match node:
            case Mapping():
                pairs = (f"{self.key(key)}: {self.text(below, inside=True)}" for key, below in node.items())
                return "{" + ", ".join(pairs) + "}"
            case Sequence():
                return "[" + ", ".join(self.text(below, inside=True) for below in node) + "]"
        return self._scalar(node, inside=inside)

    def key(self, key: str) -> str:
        """A key of a mapping."""
        plain = not self.json and _plain(key, inside=True) and ":" not in key
        return key if plain else _quoted(key)

    def _scalar(self, node: Scalar, *, inside: bool) -> str:
        if node.empty:
            return "null"
        if self.json:
            bare = not node.quoted and _JSON_WORD.fullmatch(node.text)
            return node.text if bare else _quoted(node.text)
        one_line = node.raw.isprintable() and node.raw[:1] in {"'", '"'}
        if node.quoted and one_line:
            return node.raw
        return node.text if not node.quoted and _plain(node.text, inside=inside) else _quoted(node.text)


def _plain(text: str, *, inside: bool) -> bool:
    """Whether a text needs no signs of quotation to be read as itself."""
    first, second = text[:1], text[1:2]
    starts = first not in _INDICATORS or (first in "-?:" and second not in {"", " ", *",[]{}"})
    ends = bool(text) and text.strip() == text and not text.endswith(":") and text.isprintable()
    apart = ": " not in text and " #" not in text and text[:3] not in {"---", "..."}
    return starts and ends and apart and not (inside and any(sign in text for sign in ",[]{}"))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=not text.isprintable())


def node_of(value: Any) -> Node:
    """A value of Python as a node: mappings, lists, text, whole numbers, fractions, truths, None for nothing.

    Raises
    ------
    TypeError
        For anything else; a binary float is no exact number.
    """
    match value:
        case Mapping() | Sequence() | Scalar():
            return value
        case str():
            return _scalar(value, quoted=value in {"", "~", "null", "Null", "NULL", "true", "false"})
        case None:
            return _scalar("null")
        case bool():
            return _scalar("true" if value else "false")
        case int() | Fraction():
            return _scalar(rational_text(Fraction(value)))
        case MappingOf():
            mapping = Mapping(_NOWHERE, "")
            mapping.update({str(key): node_of(below) for key, below in value.items()})
            return mapping
        case SequenceOf() if not isinstance(value, bytes):
            listed = Sequence(_NOWHERE, "")
            listed.extend(map(node_of, value))
            return listed
    raise TypeError(f"{type(value).__name__}: a contract holds text, whole numbers, fractions, lists and mappings")


def _scalar(text: str, *, quoted: bool = False) -> Scalar:
    return Scalar(text, json.dumps(text) if quoted else text, _NOWHERE, "", quoted)
