"""What the fields of a model mean: the docstrings below them, read from the source when somebody asks."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from textwrap import dedent

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
    body = ast.parse(dedent(inspect.getsource(cls))).body[0]
    statements = body.body if isinstance(body, ast.ClassDef) else []
    found: dict[str, str] = {}
    for field, below in pairwise(statements):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = " ".join(text.split())
    return found
