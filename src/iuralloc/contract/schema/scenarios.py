"""Scenarios: named changes of the same file, asked for by `whatif`; they are no part of what is computed from it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from iuralloc.contract.reading import entries_by_key
from iuralloc.contract.schema.fields import Dressed, Id, Name, Sort
from iuralloc.contract.source import Mapping, Scalar
from iuralloc.contract.telling import collector_of, tell_empty, tell_shape


def read_overrides(node: Any, info: ValidationInfo) -> Mapping | None:
    """What a scenario sets: nodes by the path at which they would stand."""
    collector = collector_of(info)
    if not isinstance(node, Mapping):
        tell_shape(collector, node, "mapping")
        return None
    kept = Mapping(node.place, node.path, node.key_place)
    kept.key_places = node.key_places
    for path, value in node.items():
        if isinstance(value, Scalar) and value.empty:
            tell_empty(collector, node, path)
        else:
            kept[path] = value
    return kept


class Scenario(Dressed):
    """The same contract with some words changed, under a name of its own; nobody is paid by it."""

    based_on: Name = None
    """Another scenario, whose changes are made first."""
    set: Annotated[Any, BeforeValidator(read_overrides), Sort("overrides")] = None
    """What is changed: values by their paths in the file's own keys; none removes."""


ScenarioEntries = Annotated[dict[Id, Scenario], BeforeValidator(entries_by_key())]
