"""How nodes become fields: one reader a sort of value; what cannot be read becomes a finding, and the rest goes on.

pydantic holds the shape (and, with it, the JSON Schema); these readers make sure that it never has to raise:
a faulty field is told and left out, so that all findings of a file come at once.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, ValidationInfo, model_validator

from iuralloc.contract.expression import Expression, NotAFormula, read_expression
from iuralloc.contract.source import Mapping, Node, Scalar, Sequence, wrap
from iuralloc.errors import Budget, Finding, Place, Severity
from iuralloc.quantities import NotANumber, Quantity, read_duration

#: words that every entry may carry one day
LATER_EVERYWHERE: Final = frozenset({"claimed", "private", "restated"})

_ID = re.compile(r"[^\W\d]\w*")


@dataclass(slots=True)
class Collector:
    """The findings of one reading, in the order in which they are met."""

    findings: list[Finding] = field(default_factory=list)

    def add(
        self, code: str, place: Place | None, path: str, severity: Severity = Severity.ERROR, **facts: str
    ) -> None:
        """Tell one thing."""
        self.findings.append(Finding(code, place, facts, severity, path))


def collector_of(info: ValidationInfo) -> Collector:
    """The collector that travels with a validation."""
    collector = info.context
    if not isinstance(collector, Collector):
        raise TypeError("a contract is read through `load`, which brings the collector")
    return collector


def near(word: str, known: Iterable[str]) -> str:
    """The known word that a misspelt one most resembles, or nothing."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def child_path(path: str, key: str) -> str:
    """The path of an entry below a path; a key with other signs than letters and digits is quoted."""
    shown = key if _ID.fullmatch(key) else f'"{key}"'
    return f"{path}.{shown}" if path else shown


class Entry(BaseModel):
    """An entry of the contract: knows its node, refuses unknown words, and those that are not read yet."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, extra="forbid")

    #: words of the vocabulary that this edition does not read
    LATER: ClassVar[frozenset[str]] = frozenset()

    _node: Mapping = PrivateAttr()

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, node: Any, handler: ModelWrapValidatorHandler[Any], info: ValidationInfo) -> Any:
        collector = collector_of(info)
        if not isinstance(node, Mapping):
            tell_shape(collector, node, "mapping")
            node = Mapping(node.place, node.path)
        entry = handler(cls._known(node, collector))
        entry._node = node  # noqa: SLF001 - its own attribute, set once where it is made
        return entry

    @classmethod
    def _known(cls, node: Mapping, collector: Collector) -> Mapping:
        # A Mapping again, not a plain dict: pydantic runs this twice on a model that holds itself.
        names = {info.alias or name for name, info in cls.model_fields.items()}
        kept = Mapping(node.place, node.path)
        kept.key_places = node.key_places
        for key, value in node.items():
            if key in names:
                if isinstance(value, Scalar) and value.empty:
                    collector.add("empty-value", node.key_places[key], child_path(node.path, key), key=key)
                else:
                    kept[key] = value
                continue
            cls._tell_unknown(key, value, node, names, collector)
        return kept

    @classmethod
    def _tell_unknown(cls, key: str, value: Node, node: Mapping, names: set[str], collector: Collector) -> None:
        place, path = node.key_places[key], child_path(node.path, key)
        if key in cls.LATER or key in LATER_EVERYWHERE:
            collector.add("not-read-yet", place, path, key=key)
        elif re.fullmatch(r"[0-9]{3}", key) and isinstance(value, Scalar) and value.empty:
            collector.add("comma-splits-number", place, path, digits=key)
        else:
            collector.add("unknown-key", place, path, key=key, near=near(key, names), known=", ".join(sorted(names)))

    @property
    def place(self) -> Place:
        """Where the entry stands."""
        return self._node.place

    @property
    def path(self) -> str:
        """Its path in the contract's keys."""
        return self._node.path

    def place_of(self, key: str) -> Place:
        """Where a key of the entry stands; the entry itself where the key is absent."""
        return self._node.key_places.get(key, self._node.place)

    def written(self) -> frozenset[str]:
        """The words of the entry that were written and could be read in their place."""
        return frozenset(self._node)

    def written_as_found(self) -> frozenset[str]:
        """All words that stand in the entry, those too that are not read yet or were told."""
        return frozenset(self._node.key_places)

    def keys_of(self, section: str) -> MappingOf[str, Place]:
        """The places of the keys below one word of the entry."""
        below = self._node.get(section)
        return below.key_places if isinstance(below, Mapping) else {}

    def place_of_value(self, key: str) -> Place:
        """Where the value of a key stands."""
        return self._node[key].place if key in self._node else self._node.place


def tell_shape(collector: Collector, node: Node, wanted: str) -> None:
    """Tell that a node has another shape than the one wanted (``mapping``, ``list``, ``text``)."""
    found = "text" if isinstance(node, Scalar) else "list" if isinstance(node, Sequence) else "mapping"
    collector.add("wrong-shape", node.place, node.path, wanted=wanted, found=found)


def read_text(node: Any, info: ValidationInfo) -> str | None:
    """Words as written."""
    if isinstance(node, Scalar):
        return node.text
    tell_shape(collector_of(info), node, "text")
    return None


def read_number(node: Any, info: ValidationInfo) -> Expression | None:
    """A number or a formula."""
    collector = collector_of(info)
    if not isinstance(node, Scalar):
        tell_shape(collector, node, "text")
        return None
    if node.text in {"true", "false", "True", "False"} and not node.quoted:
        collector.add("boolean-is-no-number", node.place, node.path, text=node.text)
        return None
    try:
        return read_expression(node)
    except NotAFormula as error:
        collector.add(error.code, node.place, node.path, **error.facts)
        return None


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time as written."""

    quantity: Quantity
    raw: str
    place: Place


def read_span(node: Any, info: ValidationInfo) -> Span | None:
    """A span of time, such as ``7y``."""
    collector = collector_of(info)
    if not isinstance(node, Scalar):
        tell_shape(collector, node, "text")
        return None
    try:
        quantity = read_duration(node.text)
    except NotANumber as error:
        collector.add(error.code, node.place, node.path, text=node.text)
        return None
    if not node.literal:
        collector.add("number-not-literal", node.place, node.path, text=node.text)
        return None
    return Span(quantity, node.raw, node.place)


def one_of(*words: str, later: tuple[str, ...] = ()) -> Callable[[Any, ValidationInfo], str | None]:
    """A reader of one word of a closed list; words of `later` are not read yet."""

    def read(node: Any, info: ValidationInfo) -> str | None:
        collector = collector_of(info)
        if not isinstance(node, Scalar):
            tell_shape(collector, node, "text")
            return None
        if node.text in words:
            return node.text
        if node.text in later:
            collector.add("not-read-yet", node.place, node.path, key=node.text)
            return None
        facts = {"word": node.text, "near": near(node.text, words), "known": ", ".join(words)}
        collector.add("unknown-word", node.place, node.path, **facts)
        return None

    return read


@dataclass(frozen=True, slots=True)
class Keyed:
    """A key of a mapping whose keys are written by the user, with its place."""

    text: str
    place: Place
    path: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of numbers by key, perhaps nested: ``{trial: {maker: 73%}}``; keys in the order written."""

    cells: tuple[tuple[Keyed, Expression | Table], ...]
    place: Place
    path: str


def read_table(node: Any, info: ValidationInfo) -> Table | None:
    """A table of numbers and formulas, at any depth."""
    collector = collector_of(info)
    if not isinstance(node, Mapping):
        tell_shape(collector, node, "mapping")
        return None
    cells: list[tuple[Keyed, Expression | Table]] = []
    for key, below in node.items():
        cell: Expression | Table | None
        if isinstance(below, Scalar) and below.empty:
            code = "comma-splits-number" if re.fullmatch(r"[0-9]{3}", key) else "empty-value"
            collector.add(code, node.key_places[key], child_path(node.path, key), key=key, digits=key)
            continue
        cell = read_table(below, info) if isinstance(below, Mapping) else read_number(below, info)
        if cell is not None:
            cells.append((Keyed(key, node.key_places[key], child_path(node.path, key)), cell))
    return Table(tuple(cells), node.place, node.path)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a list, with its place."""

    text: str
    place: Place
    path: str


def read_words(node: Any, info: ValidationInfo) -> tuple[Word, ...] | None:
    """A list of words; a single word counts as a list of one."""
    nodes = node if isinstance(node, Sequence) else [node]
    words = []
    for item in nodes:
        if not isinstance(item, Scalar):
            tell_shape(collector_of(info), item, "text")
            continue
        words.append(Word(item.text, item.place, item.path))
    return tuple(words)


def entries_by_key(node: Any, info: ValidationInfo) -> MappingOf[str, Node]:
    """A mapping from ids to entries; empty entries (``lab: {}`` or ``lab:``) are allowed."""
    if isinstance(node, Scalar) and node.empty:
        return {}
    if not isinstance(node, Mapping):
        tell_shape(collector_of(info), node, "mapping")
        return {}
    if len(node) > Budget.MEMBERS:
        collector_of(info).add("too-many-parties", node.place, node.path, limit=str(Budget.MEMBERS))
        return {}
    return {
        key: Mapping(below.place, below.path) if isinstance(below, Scalar) and below.empty else below
        for key, below in node.items()
    }


def short_form(key: str, *long: str) -> Callable[[Any], Any]:
    """A reader before the model: a bare value stands for ``{key: value}``.

    So does a mapping that has none of the words of the long form, where such words are named.
    """

    def lengthen(node: Any) -> Any:
        if isinstance(node, Mapping) and (not long or any(word in node for word in (key, *long))):
            return node
        return wrap(node, key)

    return lengthen
