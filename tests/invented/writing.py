"""A contract tree as text, in many hands: block or flow, quoted or bare, indented by one or by four, commented.

The program reports places in the file down to the byte; a printer with one style would hide every slip in them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeAlias


class Literally(str):
    """Text that must stand in the file character by character: a number, a formula, a name of a party."""

    __slots__ = ()


Node: TypeAlias = "str | Mapping[str, Node] | Sequence[Node]"

_BARE = re.compile(r"[^\W_][\w .%‰/()*+−<>~;$·-]*")
_NUMBER_IN_JSON = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_WORDS = frozenset({"null", "Null", "NULL", "true", "True", "false", "False"})
_COMMENTS = ("", " clause 7", " 第三条：各方确认", " {not: a mapping}, 'nor a quote", " 45% of what?", '\t"100 万元"')


def write(tree: Mapping[str, Node], seed: int) -> bytes:
    """The tree as a file; one seed, one hand."""
    return _Hand(Random(seed)).file(tree)


class _Hand:
    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.json = rng.random() < 0.1
        self.flow = rng.choice([0.1, 0.4, 0.9])
        self.quotes = rng.choice([0.0, 0.2, 0.7])
        self.talk = 0.0 if self.json else rng.choice([0.0, 0.1, 0.4])
        self.step = rng.choice([1, 2, 2, 4])

    def file(self, tree: Mapping[str, Node]) -> bytes:
        if self.json:
            return (self.in_flow(tree, 0) + "\n").encode()
        text = self.mapping(tree, 0)
        if self.rng.random() < 0.2:
            text = f"---{self.comment()}\n{text}" + ("...\n" if self.rng.random() < 0.5 else "")
        if self.rng.random() < 0.2:
            text = "# 合作协议 annex\n" + text
        if self.rng.random() < 0.1:
            text = text.replace("\n", "\r\n")
        mark = "\ufeff" if self.rng.random() < 0.1 else ""
        return (mark + text).encode()

    def mapping(self, node: Mapping[str, Node], indent: int) -> str:
        return "".join(
            self.before(indent) + " " * indent + self.entry(key, child, indent) for key, child in node.items()
        )

    def entry(self, key: str, child: Node, indent: int) -> str:
        name = self.scalar(Literally(key), flow=False)
        start = f"? {name}\n{' ' * indent}:" if self.rng.random() < 0.03 else f"{name}:"
        if isinstance(child, str):
            return f"{start}{self.gap()}{self.scalar(child, flow=False)}{self.comment()}\n"
        if not child:
            return start + (f" {{}}{self.comment()}\n" if self.rng.random() < 0.8 else f"{self.comment()}\n")
        if self.rng.random() < self.flow:
            return f"{start}{self.gap()}{self.in_flow(child, indent + 1)}{self.comment()}\n"
        below = (
            self.sequence(child, indent) if not isinstance(child, Mapping) else self.mapping(child, indent + self.step)
        )
        return f"{start}{self.comment()}\n{below}"

    def sequence(self, node: Sequence[Node], indent: int) -> str:
        indent += self.rng.choice([0, self.step])
        return "".join(self.before(indent) + self.item(child, indent) for child in node)

    def item(self, child: Node, indent: int) -> str:
        if isinstance(child, Mapping) and child and self.rng.random() >= self.flow:
            return " " * indent + "- " + self.mapping_of_item(child, indent + 2)
        text = self.scalar(child, flow=False) if isinstance(child, str) else self.in_flow(child, indent + 1)
        return f"{' ' * indent}-{self.gap()}{text}{self.comment()}\n"

    def mapping_of_item(self, child: Mapping[str, Node], indent: int) -> str:
        (first, value), *others = child.items()
        head = f"{self.scalar(Literally(first), flow=False)}:"
        head += (
            f" {self.scalar(value, flow=False)}" if isinstance(value, str) else f" {self.in_flow(value, indent + 1)}"
        )
        return f"{head}{self.comment()}\n" + self.mapping(dict(others), indent)

    def in_flow(self, node: Node, indent: int) -> str:
        if isinstance(node, str):
            return self.scalar(node, flow=True)
        if isinstance(node, Mapping):
            parts = [f"{self.key(key)}{self.in_flow(child, indent + 1)}" for key, child in node.items()]
            return "{" + self.joined(parts, indent) + "}"
        return "[" + self.joined([self.in_flow(child, indent + 1) for child in node], indent) + "]"

    def joined(self, parts: Sequence[str], indent: int) -> str:
        text = ""
        for number, part in enumerate(parts):
            if number:
                broken = self.rng.random() < 0.15
                text += f",{self.comment()}\n{' ' * (indent + self.rng.randint(0, 3))}" if broken else ", "
            text += part
        return text

    def key(self, key: str) -> str:
        name = self.scalar(Literally(key), flow=True)
        return f"{name}:" if name.startswith('"') and self.rng.random() < 0.3 else f"{name}: "

    def scalar(self, text: str, *, flow: bool) -> str:
        if self.json:
            bare = isinstance(text, Literally) and _NUMBER_IN_JSON.fullmatch(text) and self.rng.random() < 0.5
            return text if bare and not text.isalpha() else json.dumps(text, ensure_ascii=False)
        plain = text if flow else text.replace(",", "")
        bare = _BARE.fullmatch(plain) and text == text.strip() and text not in _WORDS
        if bare and self.rng.random() >= self.quotes:
            return text
        if "'" not in text and text.isprintable() and self.rng.random() < 0.5:
            return f"'{text}'"
        return json.dumps(text, ensure_ascii=False)

    def before(self, indent: int) -> str:
        if self.rng.random() >= self.talk / 2:
            return ""
        return self.rng.choice(["\n", f"{' ' * indent}#{self.rng.choice(_COMMENTS)}\n"])

    def comment(self) -> str:
        return f"{self.gap()}#{self.rng.choice(_COMMENTS)}" if self.rng.random() < self.talk else ""

    def gap(self) -> str:
        return " " * self.rng.choice([1, 1, 1, 2, 5])
