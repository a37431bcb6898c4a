"""A contract as an editor reads it before it holds it to the schema."""

from __future__ import annotations

import re
from typing import Any

from iuralloc.contract.source import Mapping, Node, Sequence, Source
from iuralloc.contract.tree import read_tree


def as_an_editor_reads(data: bytes) -> Any:
    """The contract as plain values, by the core schema of YAML 1.2; None where the notation is at fault."""
    findings: list[Any] = []
    tree = read_tree(Source.from_bytes(data, "contract.yaml"), findings)
    return None if tree is None or findings else _plain(tree)


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key: _plain(below) for key, below in node.items()}
    if isinstance(node, Sequence):
        return [_plain(below) for below in node]
    if node.quoted:
        return node.text
    if node.empty:
        return None
    if node.text in {"true", "false"}:
        return node.text == "true"
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", node.text):
        return float(node.text)
    return node.text
