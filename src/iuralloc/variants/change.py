"""One change of a contract file after the other, each read again before the next: the text changes, not a copy in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from iuralloc.contract.paths import Step, follow, put, read_path, same
from iuralloc.contract.scenarios import Setting
from iuralloc.contract.sheets.fill import filled_tree
from iuralloc.contract.sheets.reference import is_reference
from iuralloc.contract.source import Mapping, Node, Scalar, Source
from iuralloc.contract.targets import Target, around, find_target, removal
from iuralloc.contract.tree import read_tree
from iuralloc.errors import ContractAtFault, Finding, Severity
from iuralloc.variants.notation import Notation
from iuralloc.variants.splice import Sheet, added, own_text, removed, replaced

#: what a table says of what is not in a file; also the word that removes
NONE = "none"


@dataclass(frozen=True, slots=True)
class Change:
    """One path of a contract that says something else than in the file it came from.

    Parameters
    ----------
    path
        As the file's findings write it.
    old, new
        What stood there and what stands there, on one line; ``none`` for nothing.
    scenario
        Which scenario set it; empty for the command line.
    clause
        Of the contract, from the entry that the path lies in.
    line
        Of the old value in the file it came from; for something new, of what it was added to, 0 for the whole file.
    cell
        Of the old value, where it stands in a sheet beside the file; `line` is its row then.
    """

    path: str
    old: str
    new: str
    scenario: str
    clause: str
    line: int
    cell: str = ""


def changed(source: Source, settings: Iterable[Setting]) -> tuple[Source, tuple[Change, ...]]:
    """A contract file with changes made in its text; everything else stays byte for byte.

    Raises
    ------
    ContractAtFault
        ``path-not-read``, ``path-leads-nowhere``, ``nothing-to-remove``: with the nearest path of the file;
        ``edit-not-possible`` where the file is written so that the change would say something else.
    """
    here, root = source, _tree(source)
    changes: dict[str, Change] = {}
    for setting in settings:
        here, root = _opened(here, root, setting.path)
        target = find_target(root, setting.path, setting.place)
        if isinstance(target, Finding):
            raise ContractAtFault([target])
        change, here, root = _made(here, root, target, setting)
        changes.pop(change.path, None)
        changes[change.path] = change
    before = filled_tree(source) or root
    return here, tuple(_seen_from(before, change) for change in changes.values())


def _opened(source: Source, root: Node, path: str) -> tuple[Source, Node]:
    """A file in which a path can be changed: a table from a sheet on the way is written out, every value as it is there."""
    way = follow(root, read_path(path) or ())
    if not way.left or not way.keys or not is_reference(way.end):
        return source, root
    filled = filled_tree(source)
    table = follow(filled, tuple(Step(str(key)) for key in way.keys)).end if filled is not None else way.end
    if not isinstance(table, Mapping) or not table or is_reference(table):
        return source, root
    sheet = Sheet(source.data)
    inside = any(map(sheet.in_brackets, way.nodes[:-1]))
    text = Notation.of(source).text(table, inside=inside)
    after = Source.from_bytes(replaced(sheet, way.nodes, way.keys, text), source.name, source.beside)
    read = read_tree(after, [])
    if read is None or not same(read, put(root, way.keys, table)):
        raise ContractAtFault([Finding("edit-not-possible", way.end.place, {"path": path}, path=way.text)])
    return after, read


def _seen_from(root: Node, change: Change) -> Change:
    """A change with old value and line as they were in the file that the first change was made in."""
    way = follow(root, read_path(change.path) or ())
    end = way.end
    if not way.left:
        silent = isinstance(end, Scalar) and end.empty
        place = (end.key_place or end.place) if silent else end.place
        old = Notation(json=False).text(end, inside=False)
        return replace(change, old=old, line=place.line, cell=place.cell.address)
    return replace(change, old=NONE, line=(end.key_place or end.place).line if way.keys else 0)


def _tree(source: Source) -> Node:
    findings: list[Finding] = []
    root = read_tree(source, findings)
    if root is None or any(finding.severity is Severity.ERROR for finding in findings):
        raise ContractAtFault(findings or [Finding("file-empty")])
    return root


def _made(source: Source, root: Node, target: Target, setting: Setting) -> tuple[Change, Source, Node]:
    value = None if removal(target, setting.value) else setting.value
    if value is None and target.new:
        raise ContractAtFault([Finding("nothing-to-remove", setting.place, {"path": target.text})])
    notation = Notation.of(source)
    after = Source.from_bytes(_edited(source, target, value, notation), source.name, source.beside)
    read = read_tree(after, [])
    if read is None or not same(read, target.put(root, value)):
        place = target.way.end.place
        raise ContractAtFault([Finding("edit-not-possible", place, {"path": target.text}, path=target.text)])
    new = Notation(json=False).text(value, inside=False) if value is not None else NONE
    return Change(target.text, NONE, new, setting.scenario, clause_of(target.way.nodes), 0), after, read


def clause_of(nodes: Sequence[Node]) -> str:
    """The clause of the innermost entry on a path that names one."""
    for node in reversed(nodes):
        clause = node.get("clause") if isinstance(node, Mapping) else None
        if isinstance(clause, Scalar):
            return clause.text
    return ""


def _edited(source: Source, target: Target, value: Node | None, notation: Notation) -> bytes:
    sheet, nodes, keys = Sheet(source.data), target.way.nodes, target.way.keys
    if value is None:
        return removed(sheet, nodes, keys)
    if not target.new:
        inside = any(map(sheet.in_brackets, nodes[:-1]))
        return replaced(sheet, nodes, keys, notation.text(value, inside=inside))
    for key in reversed(target.new[1:]):
        value = around(str(key), value)
    first = target.new[0]
    end = nodes[-1]
    key = notation.key(first) if isinstance(first, str) else ""
    if isinstance(end, Scalar) or target.short:
        entry = f"{key}: {notation.text(value, inside=True)}"
        own = own_text(sheet, end) or notation.text(end, inside=True)
        whole = f"{{{notation.key(target.short)}: {own}, {entry}}}" if target.short else f"{{{entry}}}"
        return replaced(sheet, nodes, keys, whole)
    inside = any(map(sheet.in_brackets, nodes))
    return added(sheet, nodes, key, notation.text(value, inside=inside))
