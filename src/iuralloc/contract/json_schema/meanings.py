"""What the fields of a model mean: the docstrings below them, read from the source when somebody asks."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from iuralloc.contract.reading import Entry


def meaning_of(model: type[Entry]) -> str:
    """What an entry is."""
    return " ".join((inspect.getdoc(model) or "").split())


def meanings_of(model: type[Entry]) -> dict[str, str]:
    """What each field of an entry means, its own and those it takes over."""
    meanings: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        if issubclass(cls, Entry):
            meanings |= _below_fields(cls)
    return meanings


def _below_fields(cls: type[Entry]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, below in pairwise(_classes(cls.__module__).get(cls.__name__, ())):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = " ".join(text.split())
    return found


@cache
def _classes(module: str) -> Mapping[str, list[ast.stmt]]:
    """The statements of every class of a module, which is read once for all of them."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}
