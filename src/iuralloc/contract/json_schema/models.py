"""The models that read a contract, as definitions of a schema: one walk over their fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BeforeValidator

from iuralloc.contract.json_schema.meanings import meaning_of, meanings_of
from iuralloc.contract.json_schema.shapes import may_be_empty, shape_of
from iuralloc.contract.json_schema.sorts import ref
from iuralloc.contract.reading import EntriesByKey, Entry, OneOf, ShortForm, read_list
from iuralloc.contract.schema.equity import read_payments
from iuralloc.contract.schema.fields import Also, Dressed, Sort
from iuralloc.errors import Inconsistency

Schema: TypeAlias = dict[str, Any]

#: readers that change nothing in what may be written beyond what the type of the field says
_PLAIN = (read_payments,)


class Definitions:
    """The definitions of a schema: sorts of fields as given, models as they are met."""

    def __init__(self, sorts: Mapping[str, Schema]) -> None:
        self._sorts = sorts
        self._models: dict[str, Schema] = {}

    def all(self, *, without: type[Entry]) -> Schema:
        """Every definition by its name, in order; the root stands elsewhere."""
        sorts = {name.replace(" ", "_"): schema for name, schema in self._sorts.items()}
        models = {name: schema for name, schema in self._models.items() if name != without.__name__}
        return dict(sorted({**sorts, **models}.items()))

    def of(self, model: type[Entry]) -> Schema:
        """The definition of a model, and of all models that its fields hold."""
        name = model.__name__
        if name not in self._models:
            self._models[name] = {}
            self._models[name] |= self._define(model)
        return self._models[name]

    def _define(self, model: type[Entry]) -> Schema:
        meanings = meanings_of(model)
        # What an entry is comes before what every entry may carry.
        grounds = set(Dressed.model_fields) if model is not Dressed else set()
        fields = sorted(model.model_fields.items(), key=lambda field: field[0] in grounds)
        shape = dict(shape_of(model.__name__))
        narrowed = shape.pop("properties", {})
        properties = {
            field.alias or name: {"description": meanings[name], **self._view(field.annotation, field.metadata)}
            for name, field in fields
            if narrowed.get(name, {}) is not None
        }
        for name, narrower in narrowed.items():
            if narrower is not None and name not in model.model_fields:
                # A word that no field holds: rules bring their parameters.
                properties[name] = narrower
            elif narrower is not None:
                properties[name] = {**properties[name], "allOf": [narrower]}
        head = {"title": model.__name__, "description": meaning_of(model), "type": "object"}
        return {**head, "properties": properties, "additionalProperties": False, **shape}

    def _view(self, hint: Any, metadata: Iterable[Any] = ()) -> Schema:
        """What may be written in a field: its sort if it names one, else what type and readers say."""
        if get_origin(hint) is Annotated:
            inner, *more = get_args(hint)
            return self._view(inner, more)
        notes = list(metadata)
        for note in notes:
            if isinstance(note, Sort):
                return self._sort(note.name)
        readers = [note.func for note in notes if isinstance(note, BeforeValidator)]
        schema = next((_enum(reader) for reader in readers if isinstance(reader, OneOf)), None) or self._typed(hint)
        for reader in readers:
            schema = self._read(schema, hint, reader)
        others = [self._sort(note.name) for note in notes if isinstance(note, Also)]
        return {"anyOf": [schema, *others]} if others else schema

    def _sort(self, name: str) -> Schema:
        if name not in self._sorts:
            raise Inconsistency(f"no definition says what may be written as {name}")
        return ref(name)

    def _read(self, schema: Schema, hint: Any, reader: Any) -> Schema:
        if isinstance(reader, ShortForm):
            field = _model(hint).model_fields[reader.key]
            short = self._view(field.annotation, field.metadata)
            return _told_apart(schema, short, reader) if reader.long else {"anyOf": [schema, short]}
        if reader is read_list:
            return {"anyOf": [schema, schema["items"]]}
        if isinstance(reader, OneOf | EntriesByKey) or reader in _PLAIN:
            return schema
        raise Inconsistency(f"the schema does not know the reader {reader!r}")

    def _typed(self, hint: Any) -> Schema:
        origin, parts = get_origin(hint), get_args(hint)
        if origin in {Union, UnionType}:
            (only,) = (part for part in parts if part is not NoneType)
            return self._view(only)
        if origin is dict:
            return self._mapping(*parts)
        if origin is list:
            return {"type": "array", "items": self._view(parts[0])}
        model = _model(hint)
        self.of(model)
        return ref(model.__name__)

    def _mapping(self, key: Any, value: Any) -> Schema:
        entry = self._view(value)
        if _may_be_null(value):
            entry = {"anyOf": [*entry.get("anyOf", [entry]), {"type": "null"}]}
        return {"type": "object", "propertyNames": self._view(key), "additionalProperties": entry}


def _enum(reader: OneOf) -> Schema:
    words: list[object] = list(reader.words)
    return {"enum": [*words, *(int(word) for word in reader.words if word.isdecimal())]}


def _told_apart(long: Schema, short: Schema, reader: ShortForm) -> Schema:
    """A short form that may be a mapping, too, is told from the long form by the words that it has not."""
    words = [{"required": [word]} for word in (reader.key, *reader.long)]
    return {"if": {"type": "object", "anyOf": words}, "then": long, "else": short}


def _model(hint: Any) -> type[Entry]:
    if not (isinstance(hint, type) and issubclass(hint, Entry)):
        raise Inconsistency(f"the schema does not know the type {hint!r}")
    return hint


def _may_be_null(hint: Any) -> bool:
    """Whether a key may be written with nothing after it: its entry may be empty then."""
    while get_origin(hint) in {Annotated, list}:
        hint = get_args(hint)[0]
    return isinstance(hint, type) and issubclass(hint, Entry) and may_be_empty(hint.__name__)
