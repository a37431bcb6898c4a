"""A file of plain data, such as a bare game: JSON or YAML to mappings, lists and the texts of numbers.

No number passes through a float: what has a point or an exponent stays text, to be read exactly. Places are
looked up only when there is something to tell.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Sequence as List
from dataclasses import replace
from typing import Any, Final

from iuralloc.contract.source import Mapping, Node, Scalar, Sequence, Source
from iuralloc.contract.tree import read_tree
from iuralloc.errors import Budget, ContractAtFault, Finding, LimitReached, Place, Severity

#: bytes of a JSON file: a table of a million worths is ten of them
JSON_BYTES: Final = 40_000_000
_DIGITS: Final = 1_000
_NUMBER: Final = re.compile(r"[+-]?[0-9]+")
_STEP: Final = re.compile(r'"((?:[^"\\]|\\.)*)"|\[([0-9]+)\]|([^.\["]+)')


def read_plain(data: bytes, name: str) -> Any:
    r"""The data that a file holds.

    Parameters
    ----------
    data
        JSON, or YAML without tags and aliases.
    name
        Of the file, for findings.

    Raises
    ------
    ContractAtFault
        With place and remedy, for what cannot be read; ``game-empty`` where there is nothing; ``duplicate-key`` for a key that stands twice.
    LimitReached
        ``file-too-large``.

    Examples
    --------
    >>> read_plain(b'{"estate": 0.1, "claims": {"A": 2}}', "game.json")
    {'estate': '0.1', 'claims': {'A': 2}}
    >>> read_plain("estate: 1/3\nclaims: {甲: 2}".encode(), "game.yaml")
    {'estate': '1/3', 'claims': {'甲': '2'}}
    """
    if len(data) > JSON_BYTES:
        facts = {"size": str(len(data)), "limit": str(JSON_BYTES), "what": "bytes"}
        raise LimitReached([Finding("file-too-large", facts=facts)])
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            parse_float=str,
            parse_int=_whole,
            parse_constant=str,
            object_pairs_hook=_without_twins,
        )
    except (ValueError, RecursionError) as error:
        if len(data) > Budget.BYTES:
            facts = {"problem": "no JSON, too long for YAML"}
            raise ContractAtFault([Finding("not-yaml", _where(error, data), facts)]) from error
    return _plain(_tree(data, name))


def _where(error: Exception, data: bytes) -> Place | None:
    """Where the reader of JSON gave up, if it says so."""
    if not isinstance(error, json.JSONDecodeError):
        return None
    mark = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    start = mark + len(error.doc[: error.pos].encode())
    return Place(start, min(start + 1, len(data)), error.lineno, error.colno)


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= _DIGITS else text


class _Twins(ValueError):
    """A key stands twice in one mapping; the reader of YAML says where."""


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise _Twins
    return table


def _tree(data: bytes, name: str) -> Node:
    findings: list[Finding] = []
    tree = read_tree(Source.from_bytes(data, name), findings)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise ContractAtFault(errors)
    if tree is None:
        raise ContractAtFault([Finding("game-empty")])
    return tree


def _plain(node: Node) -> Any:
    """Texts and what they hold; what looks like nothing or a truth is that."""
    match node:
        case Mapping():
            return {key: _plain(value) for key, value in node.items()}
        case Sequence():
            return [_plain(value) for value in node]
        case Scalar() if node.empty:
            return None
        case Scalar() if not node.quoted and node.text in {"true", "false"}:
            return node.text == "true"
        case Scalar():
            return node.text
    raise TypeError(type(node))


def placed(findings: List[Finding], data: bytes, name: str) -> tuple[Finding, ...]:
    """Findings with the places of the fields that they name.

    A finding whose path leads nowhere gets the place of the last field on the way.

    Examples
    --------
    >>> found = placed([Finding("player-unknown", path='game.worth."A+C"')], b'{"worth": {"A+C": 1}}', "game.json")
    >>> found[0].place
    Place(start=11, end=16, line=1, column=12)
    """
    try:
        tree = read_tree(Source.from_bytes(data, name), [])
    except (ContractAtFault, LimitReached):
        return tuple(findings)
    return tuple(_placed(finding, tree) for finding in findings)


def _placed(finding: Finding, tree: Node | None) -> Finding:
    steps = [next(filter(None, match)) for match in _STEP.findall(finding.path)]
    if steps[:1] == ["game"] and not (isinstance(tree, Mapping) and "game" in tree):
        steps = steps[1:]
    place = finding.place
    node = tree
    for step in steps:
        if isinstance(node, Mapping) and step in node:
            place, node = node.key_places.get(step, node[step].place), node[step]
        elif isinstance(node, Sequence) and _NUMBER.fullmatch(step) and 0 < int(step) <= len(node):
            node = node[int(step) - 1]
            place = node.place
        else:
            break
    return replace(finding, place=place) if place is not None else finding
