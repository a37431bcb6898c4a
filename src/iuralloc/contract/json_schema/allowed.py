"""What the file could say at a place: the schema followed key by key, beside what stands there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin

from pydantic import BeforeValidator

from iuralloc.contract.json_schema import json_schema
from iuralloc.contract.reading import Entry, ShortForm
from iuralloc.contract.schema import Document, Split
from iuralloc.contract.source import Mapping as Table
from iuralloc.contract.source import Node

Schema: TypeAlias = Mapping[str, Any]


@cache
def _schema() -> Schema:
    return json_schema()


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may stand at one place: the alternatives of the schema, all references followed."""

    alternatives: tuple[Schema, ...]

    @classmethod
    def at(cls, keys: Sequence[str | int], nodes: Sequence[Node]) -> Allowed:
        """What may stand at the end of a path whose nodes are known (the root first)."""
        here = cls(tuple(_flat(_schema())))
        for key, node in zip(keys, nodes, strict=False):
            here = here.like(node).below(key)
        return here

    def like(self, node: Node) -> Allowed:
        """Only the alternatives that fit best what stands there: an entry is no table of shares."""
        if not isinstance(node, Table) or not node:
            return self
        known = [len(node.keys() & one.get("properties", {}).keys()) for one in self.alternatives]
        best = max(known, default=0)
        if best == 0:
            return self
        return Allowed(tuple(one for one, count in zip(self.alternatives, known, strict=True) if count == best))

    def below(self, key: str | int) -> Allowed:
        """What may stand below a key, or as an entry of a list."""
        return Allowed(tuple(flat for one in self.alternatives for flat in _below(one, key)))

    @property
    def words(self) -> tuple[str, ...]:
        """The words that an entry may have here; ids that the user chooses are not among them."""
        found = (word for one in self.alternatives for word in (*one.get("properties", ()), *_patterned(one)))
        return tuple(dict.fromkeys(found))

    @property
    def free(self) -> bool:
        """Whether keys stand here that the user chooses."""
        return any(isinstance(one.get("additionalProperties"), Mapping) for one in self.alternatives)

    @property
    def listed(self) -> bool:
        """Whether a list may stand here."""
        return any("items" in one for one in self.alternatives)

    def says(self, word: str) -> bool:
        """Whether the word itself is something that the file may say here."""
        return any(word in one.get("enum", ()) or one.get("const") == word for one in self.alternatives)

    @property
    def short(self) -> str | None:
        """The word that a bare value stands for here; None where no entry has a short form."""
        forms = _short_forms()
        return next((forms[one["title"]] for one in self.alternatives if one.get("title") in forms), None)


def _flat(schema: Schema) -> Iterator[Schema]:
    """A schema and all that it refers to or offers, one behind the other."""
    yield schema
    reference = schema.get("$ref")
    if reference:
        yield from _flat(_schema()["$defs"][reference.rpartition("/")[2]])
    offered = (*schema.get("anyOf", ()), *schema.get("oneOf", ()), schema.get("then"), schema.get("else"))
    for one in offered:
        if isinstance(one, Mapping):
            yield from _flat(one)


def _below(schema: Schema, key: str | int) -> Iterator[Schema]:
    if isinstance(key, int):
        found = schema.get("items")
    else:
        named = {**schema.get("properties", {}), **dict(_patterned(schema).items())}
        found = named.get(key) or schema.get("additionalProperties")
    if isinstance(found, Mapping):
        yield from _flat(found)


def _patterned(schema: Schema) -> dict[str, Any]:
    """The words of patterns that allow one word each, such as ``^terms$``."""
    patterns = schema.get("patternProperties", {})
    return {pattern.strip("^$"): below for pattern, below in patterns.items() if pattern.strip("^$").isidentifier()}


@cache
def _short_forms() -> Mapping[str, str]:
    """The word that a bare value stands for, by the name of the entry."""
    found: dict[str, str] = {Split.__name__: "by"}
    seen: set[type[Entry]] = set()
    waiting: list[type[Entry]] = [Document]
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            for field in model.model_fields.values():
                waiting += _models(field.annotation, field.metadata, found)
    return found


def _models(hint: Any, notes: Sequence[Any], found: dict[str, str]) -> list[type[Entry]]:
    """The models that a field holds; those with a short form are noted."""
    metadata = getattr(hint, "__metadata__", None)
    if metadata is not None:
        return _models(get_args(hint)[0], metadata, found)
    if get_origin(hint) is not None:
        return [model for part in get_args(hint) for model in _models(part, (), found)]
    if not (isinstance(hint, type) and issubclass(hint, Entry)):
        return []
    for note in notes:
        if isinstance(note, BeforeValidator) and isinstance(note.func, ShortForm):
            found[hint.__name__] = note.func.key
    return [hint]
