"""Paths: where something stands in a contract, in the file's own keys, such as ``contributions.maker[2].value``."""

from __future__ import annotations

import re
from collections.abc import Sequence as List
from dataclasses import dataclass
from typing import Final

from iuralloc.contract.source import Mapping, Node, Scalar, Sequence
from iuralloc.contract.telling import child_path
from iuralloc.errors import Budget

#: characters of a path: forty keys of some length
_CHARACTERS: Final = 1_000
_STEP: Final = re.compile(
    r"""\s*(?:"(?P<double>(?:[^"\\]|\\["\\])*)"|'(?P<single>[^']*)'|(?P<plain>[^."'\[\]]+?))\s*(?=[.\[]|$)"""
    r"""|\[\s*(?P<bracketed>[^\[\]"']+?)\s*\]\s*(?=[.\[]|$)"""
)
_SIGN: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'[^']*'|[^"'=])*?=""")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: a key, or the number or id of an entry of a list."""

    text: str
    bracketed: bool = False

    @property
    def number(self) -> int | None:
        """The number of an entry, counted from 1; None for what is no number."""
        text = self.text
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(Budget.NODES)) else None


def read_path(text: str) -> tuple[Step, ...] | None:
    """Read a path; None where it is none.

    Parameters
    ----------
    text
        Keys with dots between them, numbers or ids of list entries in brackets; a key that holds a dot, a
        bracket or a sign of quotation stands in quotation marks.

    Examples
    --------
    >>> [step.text for step in read_path('pools.fees.worth."maker + lake"')]
    ['pools', 'fees', 'worth', 'maker + lake']
    >>> read_path("contributions.maker[2]")[-1]
    Step(text='2', bracketed=True)
    >>> read_path("pools..fees") is None, read_path("pools[") is None
    (True, True)
    """
    if len(text) > _CHARACTERS:
        return None
    steps: list[Step] = []
    at = 0
    while at < len(text):
        after_dot = bool(steps) and text[at] == "."
        found = _STEP.match(text, at + after_dot)
        bracketed = found is not None and found["bracketed"] is not None
        if found is None or (bool(steps) and after_dot == bracketed):
            return None
        quoted = re.sub(r'\\(["\\])', r"\1", found["double"]) if found["double"] is not None else found["single"]
        steps.append(Step(next(t for t in (quoted, found["plain"], found["bracketed"]) if t is not None), bracketed))
        at = found.end()
    return tuple(steps) if 0 < len(steps) <= Budget.DEPTH else None


def read_setting(text: str) -> tuple[str, str] | None:
    """``PATH=VALUE`` as path and value; None where there is no sign ``=`` outside quotation marks.

    Examples
    --------
    >>> read_setting('votes."a = b"={x: 1}')
    ('votes."a = b"', '{x: 1}')
    """
    found = _SIGN.match(text)
    return (text[: found.end() - 1].strip(), text[found.end() :].strip()) if found else None


@dataclass(frozen=True, slots=True)
class Way:
    """How far a path leads into a file.

    Parameters
    ----------
    nodes
        The root, then the node below each key.
    keys
        Keys of mappings, and positions in lists from 0.
    left
        The steps that lead no further.
    """

    nodes: tuple[Node, ...]
    keys: tuple[str | int, ...]
    left: tuple[Step, ...]

    @property
    def end(self) -> Node:
        """The last node."""
        return self.nodes[-1]

    @property
    def text(self) -> str:
        """The path as far as it leads, written as the file's findings write it."""
        return path_text(self.keys)

    def without_last(self) -> Way:
        """The way to the node above."""
        return Way(self.nodes[:-1], self.keys[:-1], self.left)


def path_text(keys: List[str | int]) -> str:
    """A path from keys, and positions from 0.

    Examples
    --------
    >>> path_text(["contributions", "each smelter", 1, "value"])
    'contributions."each smelter"[2].value'
    """
    text = ""
    for key in keys:
        if isinstance(key, int):
            text += f"[{key + 1}]"
        elif '"' in key or "\\" in key:
            escaped = re.sub(r'(["\\])', r"\\\1", key)
            text += f'{"." if text else ""}"{escaped}"'
        else:
            text = child_path(text, key)
    return text


def follow(root: Node, steps: List[Step]) -> Way:
    """Follow a path as far as it leads."""
    nodes, keys = [root], list[str | int]()
    for at, step in enumerate(steps):
        key = _key(nodes[-1], step)
        if key is None:
            return Way(tuple(nodes), tuple(keys), tuple(steps[at:]))
        keys.append(key)
        nodes.append(child(nodes[-1], key))
    return Way(tuple(nodes), tuple(keys), ())


def child(node: Node, key: str | int) -> Node:
    """The node below a key, or at a position."""
    match node, key:
        case Mapping(), str():
            return node[key]
        case Sequence(), int():
            return node[key]
    raise KeyError(key)


def _key(node: Node, step: Step) -> str | int | None:
    match node:
        case Mapping():
            return step.text if step.text in node and not step.bracketed else None
        case Sequence():
            named = (at for at, entry in enumerate(node) if _id(entry) == step.text)
            number = step.number
            return next(named, number - 1 if number is not None and 0 < number <= len(node) else None)
    return None


def _id(entry: Node) -> str | None:
    own = entry.get("id") if isinstance(entry, Mapping) else None
    return own.text if isinstance(own, Scalar) else None


def put(root: Node, keys: List[str | int], value: Node | None) -> Node:
    """A tree with another node at a path, or without one; what did not change is shared.

    A key that is not there is added at the end, and so is the position behind the last of a list.
    """
    if not keys:
        if value is None:
            raise KeyError(keys)
        return value
    key, *below = keys
    if isinstance(root, Mapping) and isinstance(key, str):
        copy = Mapping(root.place, root.path, root.key_place)
        copy.key_places = root.key_places
        copy.update(root)
        _put(copy, key, put(root[key], below, value) if below else value)
        return copy
    if isinstance(root, Sequence) and isinstance(key, int):
        entries = Sequence(root.place, root.path, root.key_place)
        entries.extend(root)
        if below:
            entries[key] = put(root[key], below, value)
        elif value is None:
            del entries[key]
        else:
            entries[key:] = [value, *entries[key + 1 :]]
        return entries
    raise KeyError(key)


def _put(copy: Mapping, key: str, value: Node | None) -> None:
    if value is None:
        del copy[key]
    else:
        copy[key] = value


def same(left: Node, right: Node) -> bool:
    """Whether two trees say the same, wherever and however they are written."""
    match left, right:
        case Mapping(), Mapping():
            return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
        case Sequence(), Sequence():
            return len(left) == len(right) and all(map(same, left, right))
        case Scalar(), Scalar():
            return (left.empty and right.empty) or (left.text == right.text and left.empty == right.empty)
    return False
