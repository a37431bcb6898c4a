"""Copies of a plan for the place where a policy is used: with the names that its parties bear there."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace
from typing import Final

from iuralloc.contract.schema.parameters import split_parameters
from iuralloc.contract.schema.steps import NOBODY
from iuralloc.contract.source import Mapping, Node, Scalar, Sequence
from iuralloc.contract.telling import child_path
from iuralloc.errors import Place

_GROUNDS: Final = ("clause", "quote", "evidence", "note")


@dataclass(frozen=True, slots=True)
class Copy:
    """Copies the plan of one policy.

    Parameters
    ----------
    used_at
        The path of the plan that uses it.
    roles
        Who bears its names there.
    place
        Of the word that asks for a shipped policy: what it brings stands there. None for one of the file.
    given
        What the file gives a shipped policy, by the names under which its plan asks for it.
    evidence
        The source of a shipped policy.
    """

    used_at: str
    roles: MappingOf[str, str]
    place: Place | None = None
    given: MappingOf[str, Node] = field(default_factory=dict)
    evidence: str = ""
    #: names that are borne by one in the same table of shares: which, and by whom
    met: list[tuple[str, str, str]] = field(default_factory=list)

    def plan(self, node: Mapping, below: str = "") -> Mapping:
        """A plan, or a step."""
        copy = self._empty(node, below)
        for key, value in node.items():
            path = child_path(below, key)
            if self._left_out(value):
                continue
            if key == "to" and isinstance(value, Scalar):
                self._put(copy, node, key, self._named(value, path))
            elif key == "split":
                self._put(copy, node, key, self._split(value, path))
            elif key in {"steps", "inside"} and isinstance(value, Mapping):
                entries = self._empty(value, path)
                for name, entry in value.items():
                    inner = child_path(path, name)
                    placed = self.plan(entry, inner) if isinstance(entry, Mapping) else self._any(entry, inner)
                    self._put(entries, value, name, placed, self._role(name) if key == "inside" else name)
                self._put(copy, node, key, entries)
            else:
                self._put(copy, node, key, self._any(value, path))
        if self.place is not None and self.evidence and "evidence" not in copy:
            # A shipped plan rests on its source, whichever step it is.
            copy["evidence"] = Scalar(self.evidence, self.evidence, self.place, copy.path, quoted=False, brought=True)
            copy.key_places["evidence"] = self.place
        return copy

    def _split(self, node: Node, below: str) -> Node:
        if not isinstance(node, Mapping) or {"by", "amounts"} & node.keys():
            return self._any(node, below)
        bands = node.get("tiers")
        if bands is None:
            return self._shares(node, below)
        copy = self._any(node, below)
        if isinstance(copy, Mapping) and isinstance(bands, Sequence):
            listed = Sequence(*self._at(bands, f"{below}.tiers"))
            for number, band in enumerate(bands, start=1):
                listed.append(self._band(band, f"{below}.tiers[{number}]"))
            copy["tiers"] = listed
        return copy

    def _band(self, node: Node, below: str) -> Node:
        copy = self._any(node, below)
        if isinstance(node, Mapping) and isinstance(copy, Mapping) and "shares" in node:
            shares = node["shares"]
            copy["shares"] = self._shares(shares, f"{below}.shares") if isinstance(shares, Mapping) else shares
        return copy

    def _shares(self, node: Mapping, below: str) -> Mapping:
        copy = self._empty(node, below)
        borne: dict[str, str] = {}
        for key, value in node.items():
            name = self._role(key)
            if name in borne:
                self.met.append((borne[name], key, name))
            borne[name] = key
            self._put(copy, node, key, self._any(value, child_path(below, key)), name)
        return copy

    def _any(self, node: Node, below: str) -> Node:
        """What names nobody: numbers, words, tables by year."""
        if isinstance(node, Scalar):
            return self.given[_asked(node)] if self.place is not None and _asked(node) else self._leaf(node, below)
        if isinstance(node, Sequence):
            listed = Sequence(*self._at(node, below))
            listed.extend(self._any(value, f"{below}[{number}]") for number, value in enumerate(node, start=1))
            return listed
        copy = self._empty(node, below)
        for key, value in node.items():
            if not self._left_out(value):
                self._put(copy, node, key, self._any(value, child_path(below, key)))
        return copy

    def _leaf(self, scalar: Scalar, below: str) -> Scalar:
        if self.place is None:
            return scalar
        place, path, _ = self._at(scalar, below)
        return replace(scalar, place=place, path=path, key_place=place, brought=True)

    def _named(self, scalar: Scalar, below: str) -> Scalar:
        name = self._role(scalar.text)
        copy = self._leaf(scalar, below)
        return copy if name == scalar.text else replace(copy, text=name, raw=name, quoted=False)

    def _role(self, key: str) -> str:
        return self.roles.get(key, key)

    def _left_out(self, node: Node) -> bool:
        """What the file could have given, and did not."""
        asked = _asked(node)
        return self.place is not None and asked != "" and asked not in self.given

    def _put(self, copy: Mapping, node: Mapping, key: str, value: Node, name: str = "") -> None:
        copy[name or key] = value
        copy.key_places[name or key] = self.place or node.key_places[key]

    def _empty(self, node: Mapping, below: str) -> Mapping:
        copy = Mapping(*self._at(node, below))
        copy.used_at = self.used_at
        return copy

    def _at(self, node: Node, below: str) -> tuple[Place, str, Place | None]:
        if self.place is None:
            return node.place, node.path, node.key_place
        path = f"{self.used_at}.policy"
        return self.place, f"{path}.{below}" if below else path, self.place


def _asked(node: Node) -> str:
    """The name under which a plan asks for something: ``<costs>``."""
    text = node.text if isinstance(node, Scalar) else ""
    return text[1:-1] if text.startswith("<") and text.endswith(">") else ""


def names_of_plan(node: Mapping) -> tuple[str, ...]:
    """The names of parties and members that a plan uses."""
    return tuple(dict.fromkeys(name for name in _names(node) if name not in NOBODY))


def _names(node: Mapping) -> Iterator[str]:
    to = node.get("to")
    if isinstance(to, Scalar):
        yield to.text
    split = node.get("split")
    if isinstance(split, Mapping) and not {"by", *split_parameters()} & split.keys():
        yield from _sharing(split)
    for word in ("steps", "inside"):
        below = node.get(word)
        if isinstance(below, Mapping):
            yield from below if word == "inside" else ()
            for entry in below.values():
                if isinstance(entry, Mapping):
                    yield from _names(entry)


def _sharing(split: Mapping) -> Iterator[str]:
    bands = split.get("tiers")
    if bands is None:
        yield from (key for key in split if key not in {"terms", "measure"})
        return
    for band in bands if isinstance(bands, Sequence) else ():
        shares = band.get("shares") if isinstance(band, Mapping) else None
        yield from shares if isinstance(shares, Mapping) else ()
