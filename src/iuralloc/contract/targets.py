"""Where a change of a contract goes: the node at a path, or what may be added there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from iuralloc.contract.nearest import nearest
from iuralloc.contract.paths import Step, Way, follow, path_text, put, read_path
from iuralloc.contract.source import Mapping, Node, Scalar
from iuralloc.contract.source import Sequence as Listed
from iuralloc.errors import Finding, Place

if TYPE_CHECKING:
    from iuralloc.contract.json_schema.allowed import Allowed

#: keys that a finding lists
_LISTED: Final = 12


@dataclass(frozen=True, slots=True)
class Target:
    """Where a change goes.

    Parameters
    ----------
    way
        To the node that is replaced; where `new` is not empty, to the one that gets a new key.
    new
        Keys to be added below it, the outermost first; none where the path is in the file.
    short
        The word that the value there stands for, where it is a short form that must be written out.
    """

    way: Way
    new: tuple[str | int, ...] = ()
    short: str = ""

    @property
    def keys(self) -> tuple[str | int, ...]:
        """The whole path."""
        return (*self.way.keys, *self.new)

    @property
    def text(self) -> str:
        """The whole path, written as the file's findings write it."""
        return path_text(self.keys)

    @property
    def old(self) -> Node | None:
        """What stands there; None where it is to be added."""
        return None if self.new else self.way.end

    def put(self, root: Node, value: Node | None) -> Node:
        """The tree with the change made: what the file must say afterwards."""
        if not self.new:
            return put(root, self.way.keys, value)
        if value is None:
            raise KeyError(self.text)
        for key in reversed(self.new[1:]):
            value = around(str(key), value)
        if self.short:
            end = around(self.short, self.way.end)
            end[str(self.new[0])] = value
            return put(root, self.way.keys, end) if self.way.keys else end
        if isinstance(self.way.end, Scalar):
            # `lab:` without a value is an entry that says nothing yet.
            return put(root, self.way.keys, around(str(self.new[0]), value))
        return put(root, (*self.way.keys, self.new[0]), value)


def around(key: str, node: Node) -> Mapping:
    """A mapping of one key."""
    outer = Mapping(Place(0, 0, 1, 1), "")
    outer[key] = node
    return outer


def find_target(root: Node, path: str, place: Place | None = None, asked_at: str = "") -> Target | Finding:
    """Where a path leads, or why it leads nowhere.

    Parameters
    ----------
    root
        The file.
    path
        In its own keys.
    place, asked_at
        Where the path is written, if it stands in a file, and the path of that place.
    """
    steps = read_path(path)
    if steps is None:
        return Finding("path-not-read", place, {"path": path}, path=asked_at)
    way = follow(root, steps)
    if not way.left:
        return Target(way)
    target = _added(way)
    if target is not None:
        return target
    return _nowhere(root, path, steps, way, (place, asked_at))


def _added(way: Way) -> Target | None:
    """What the file does not say, and could say: one new key with all that stands below it."""
    from iuralloc.contract.json_schema.allowed import Allowed

    step, *rest = way.left
    end = way.end
    here = Allowed.at(way.keys, way.nodes)
    allowed = here.like(end)
    if isinstance(end, Listed):
        appended = step.number == len(end) + 1 and not rest
        return Target(way, (len(end),)) if appended else None
    if step.bracketed:
        # What stands alone is a list of one.
        again = follow(end, rest) if step.number == 1 and here.listed else None
        return _joined(way, again) if again is not None else None
    short = allowed.short if isinstance(end, Scalar) and not end.empty else _short_of_table(end, allowed)
    if short is not None and step.text == short:
        # A bare value is the short form of the entry: the word that it stands for is the value itself.
        return _joined(way, follow(end, rest))
    if isinstance(end, Scalar) and not end.empty and short is None:
        return None
    new = _new_keys(allowed, way.left, entry=short is not None)
    return Target(way, new, short or "") if new is not None else None


def _joined(way: Way, again: Way) -> Target | None:
    joined = Way((*way.nodes, *again.nodes[1:]), (*way.keys, *again.keys), again.left)
    if not again.left:
        return Target(joined)
    # A step further down may itself be one to add; the same step over again is not.
    return _added(joined) if len(again.left) < len(way.left) else None


def _short_of_table(end: Node, allowed: Allowed) -> str | None:
    """The word that a table stands for which is a short form: it has none of the words of the long one."""
    is_table = isinstance(end, Mapping) and bool(end) and not end.keys() & set(allowed.words)
    return allowed.short if is_table and allowed.short == "value" else None


def _new_keys(allowed: Allowed, steps: Sequence[Step], *, entry: bool) -> tuple[str | int, ...] | None:
    """The keys of the steps, where the file could say them: words at every step, an id of one's own only last."""
    here = allowed
    for at, step in enumerate(steps):
        last = at == len(steps) - 1
        if step.bracketed:
            return None
        own = here.free and last and not (entry and at == 0)
        if step.text not in here.words and not own:
            return None
        here = here.below(step.text)
    return tuple(step.text for step in steps)


def _nowhere(root: Node, path: str, steps: Sequence[Step], way: Way, asked: tuple[Place | None, str]) -> Finding:
    from iuralloc.contract.json_schema.allowed import Allowed

    end = way.end
    words = Allowed.at(way.keys, way.nodes).like(end).words
    known = list(map(str, end)) if isinstance(end, Mapping) else [f"[{n + 1}]" for n in range(_length(end))]
    facts = {
        "path": path, "step": way.left[0].text, "reached": way.text, "near": nearest(root, steps, way, words),
        "known": ", ".join([*known[:_LISTED], *(["…"] if len(known) > _LISTED else [])]),
    }  # fmt: skip
    place, at = asked
    return Finding("path-leads-nowhere", place or (end.key_place if way.keys else None), facts, path=at or way.text)


def _length(node: Node) -> int:
    return len(node) if isinstance(node, Listed) else 0


def removal(target: Target, value: Node) -> bool:
    """Whether a value is the word that removes: ``none``, where the file itself could not say it."""
    if not (isinstance(value, Scalar) and value.text == "none" and not value.quoted):
        return False
    from iuralloc.contract.json_schema.allowed import Allowed

    return not Allowed.at(target.keys, target.way.nodes).says("none")
