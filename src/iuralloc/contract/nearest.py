"""The path of a file that a wrong one most resembles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final

from iuralloc.contract.paths import Step, Way, child, follow, path_text
from iuralloc.contract.source import Mapping, Node
from iuralloc.contract.source import Sequence as Listed
from iuralloc.contract.telling import near
from iuralloc.errors import Budget

#: paths of a file that a wrong one is compared with
_COMPARED: Final = 2_000


def nearest(root: Node, steps: Sequence[Step], way: Way, words: Collection[str] = ()) -> str:
    """The path of the file that a wrong one most resembles, or nothing.

    A key that is nearly the one written, and from which the path leads on; else a path that ends in the same
    keys, or nearly so, as where the section was left out.

    Parameters
    ----------
    root
        The file.
    steps, way
        The path, and how far it leads.
    words
        What the file could say where the path leads no further.
    """
    mended = _mended(way, words)
    if mended:
        return mended
    written = [step.text for step in steps]
    paths = list(islice(_paths(root), _COMPARED))
    said = [[str(key + 1) if isinstance(key, int) else key for key in keys] for keys in paths]
    last = near(written[-1], dict.fromkeys(texts[-1] for texts in said))
    for wanted in (written, [*written[:-1], last]):
        for keys, texts in zip(paths, said, strict=True):
            if texts[-1] == wanted[-1] and _in_order(wanted, texts):
                return path_text(keys)
    return ""


def _mended(way: Way, words: Collection[str]) -> str:
    """The path with the wrong step, and wrong ones after it, put right."""
    keys, node = list(way.keys), way.end
    for at, step in enumerate(way.left):
        found = follow(node, [step])
        if found.left and isinstance(node, Listed):
            return _in_entry(keys, node, way.left[at:])
        if found.left:
            own = list(node) if isinstance(node, Mapping) else []
            meant = near(step.text, [*own, *words] if at == 0 else own)
            if meant and meant not in own:
                # A word that the file could say, and does not yet.
                return path_text([*keys, meant]) if at == len(way.left) - 1 else ""
            found = follow(node, [Step(meant)]) if meant else found
        if found.left:
            return ""
        keys += found.keys
        node = found.end
    return path_text(keys)


def _in_entry(keys: Sequence[str | int], entries: Listed, left: Sequence[Step]) -> str:
    """The path through the first entry of a list from which it leads on, where the entry was not named."""
    ways = (follow(entry, left) for entry in entries)
    return next((path_text([*keys, at, *way.keys]) for at, way in enumerate(ways) if not way.left), "")


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)


def _paths(root: Node) -> Iterator[tuple[str | int, ...]]:
    """Every path of a file, those near the root first."""
    level: list[tuple[tuple[str | int, ...], Node]] = [((), root)]
    for _ in range(Budget.DEPTH):
        below: list[tuple[tuple[str | int, ...], Node]] = []
        for keys, node in level:
            below += [((*keys, key), child(node, key)) for key in _keys(node)]
        yield from (keys for keys, _ in below)
        level = below


def _keys(node: Node) -> list[str | int]:
    match node:
        case Mapping():
            return list(node)
        case Listed():
            return list(range(len(node)))
    return []
