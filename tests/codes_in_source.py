"""The findings that the program can make, read from its own text: codes, and the facts that go with them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).parent.parent / "src" / "iuralloc"

#: calls that make a finding, and which of their arguments is the code
_MAKERS: Final = {
    "Finding": 0, "at_fault": 0, "NotAFormula": 0, "NotANumber": 0, "add": 0, "_tell": None, "refuse_beyond": 0,
    "nobody": None, "NotASheet": 0, "NotBeside": 0, "Shown": 1, "refuse": 0, "none": 0,
}  # fmt: skip

#: where the facts stand in `Finding(code, place, facts)`
_FACTS: Final = 2

#: codes that a number carries until somebody who knows its place tells them: their facts come there
_CARRIED: Final = "NotANumber"


@dataclass(frozen=True)
class Site:
    """One place in the program that makes a finding: its codes, and its facts as far as the text shows them."""

    where: str
    codes: frozenset[str]
    facts: frozenset[str]
    #: whether all facts could be read: not so where they come in a mapping made elsewhere
    whole: bool


def sites(paths: Iterator[Path] | None = None) -> list[Site]:
    """Every place that makes a finding."""
    found: list[Site] = []
    for path in sorted(paths or SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                found.extend(_of_function(path.name, function))
    return found


def _of_function(file: str, function: ast.FunctionDef) -> Iterator[Site]:
    for node in _own(function):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "replace":
            # A finding that is told by another code than it was made with.
            yield from _told_anew(file, node, function)
        if name not in _MAKERS:
            continue
        codes = frozenset(code for argument in node.args[:2] for code in _texts(argument, function) if _is_code(code))
        if codes and name != _CARRIED:
            facts, whole = _facts(node, function)
            yield Site(f"{file}:{node.lineno}", codes, frozenset(facts), whole)
        elif codes:
            yield Site(f"{file}:{node.lineno}", codes, frozenset(), whole=False)
    # `code, facts = "not-read-yet", {…}` and the like: the code stands beside its facts, not in the call.
    for node in _own(function):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            first, second = node.elts
            if isinstance(first, ast.Constant) and isinstance(second, ast.Dict) and _is_code(first.value):
                keys, whole = _keys(second, function)
                yield Site(f"{file}:{node.lineno}", frozenset({str(first.value)}), frozenset(keys), whole)


def _told_anew(file: str, call: ast.Call, function: ast.FunctionDef) -> Iterator[Site]:
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    code, facts = given.get("code"), given.get("facts")
    if isinstance(code, ast.Constant) and facts is not None:
        keys, whole = _keys(facts, function)
        yield Site(f"{file}:{call.lineno}", frozenset({str(code.value)}), frozenset(keys), whole)


def _own(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function without those of functions inside it, which are visited by themselves."""
    stack: list[ast.AST] = list(function.body)
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, ast.FunctionDef):
            stack.extend(ast.iter_child_nodes(node))


def _is_code(text: object) -> bool:
    return (
        isinstance(text, str)
        and text == text.lower()
        and text.isascii()
        and (("-" in text.strip("-") and " " not in text and "=" not in text) or text == "circle")
    )


def _texts(argument: ast.expr, function: ast.FunctionDef) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_texts(body, function), *_texts(orelse, function))
        case ast.Name(id="code"):
            for node in _own(function):
                if isinstance(node, ast.Assign) and any(getattr(to, "id", "") == "code" for to in node.targets):
                    yield from _texts(node.value, function)


def _facts(call: ast.Call, function: ast.FunctionDef) -> tuple[set[str], bool]:
    keys: set[str] = set()
    whole = True
    for keyword in call.keywords:
        if keyword.arg is None or keyword.arg == "facts":
            more, clear = _keys(keyword.value, function)
            keys, whole = keys | more, whole and clear
        else:
            keys.add(keyword.arg)
    if getattr(call.func, "id", "") == "refuse_beyond":
        return {"parties", "limit"}, True
    if getattr(call.func, "id", "") == "refuse":
        # Its second argument is the field.
        return {*keys, "field"}, whole
    for place, argument in enumerate(call.args[1:], start=1):
        if isinstance(argument, ast.Call) and place == _FACTS:
            whole = False
        elif isinstance(argument, ast.Dict | ast.DictComp) or getattr(argument, "id", "") == "facts":
            more, clear = _keys(argument, function)
            keys, whole = keys | more, whole and clear
    return keys, whole


def _keys(value: ast.expr, function: ast.FunctionDef) -> tuple[set[str], bool]:
    """The keys of a mapping of facts, and whether they are all."""
    if isinstance(value, ast.Dict):
        keys: set[str] = set()
        whole = True
        for key, inner in zip(value.keys, value.values, strict=True):
            if key is None:
                more, clear = _keys(inner, function)
                keys, whole = keys | more, whole and clear
            elif isinstance(key, ast.Constant):
                keys.add(str(key.value))
        return keys, whole
    if isinstance(value, ast.DictComp) and isinstance(value.generators[0].iter, ast.Tuple):
        return {str(item.value) for item in value.generators[0].iter.elts if isinstance(item, ast.Constant)}, True
    if isinstance(value, ast.Name):
        return _assigned(value.id, function)
    return set(), False


def _assigned(name: str, function: ast.FunctionDef) -> tuple[set[str], bool]:
    keys: set[str] = set()
    whole, seen = True, False
    for node in _own(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=to)], value=value) if to == name:
                more, clear = _keys(value, function)
                keys, whole, seen = keys | more, whole and clear, True
            case ast.AugAssign(target=ast.Name(id=to), value=value) if to == name:
                more, _ = _keys(value, function)
                keys |= more
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=to), slice=ast.Constant(value=key))]) if (
                to == name
            ):
                keys.add(str(key))
            case ast.Assign(targets=[ast.Tuple(elts=elements)]) if any(getattr(e, "id", "") == name for e in elements):
                whole = False
    return keys, whole and seen
