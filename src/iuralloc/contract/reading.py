"""How nodes become fields: one reader a sort of value; what cannot be read becomes a finding, and the rest goes on.

pydantic holds the shape (and, with it, the JSON Schema); these readers make sure that it never has to raise:
a faulty field is told and left out, so that all findings of a file come at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, ValidationInfo, model_validator

from iuralloc.contract.alternatives import CONTESTED, LOW, Spot, ends_of
from iuralloc.contract.expression import Expression, Literal, NotAFormula, read_expression
from iuralloc.contract.slips import FULL_WIDTH, full_width_in
from iuralloc.contract.source import Mapping, Node, Scalar, Sequence, wrap
from iuralloc.contract.telling import (
    Collector,
    child_path,
    collector_of,
    half_formula,
    is_slip,
    near,
    tell_empty,
    tell_shape,
)
from iuralloc.errors import Budget, Finding, LimitReached, Place
from iuralloc.quantities import NotANumber, Quantity, read_duration

#: signs for money that stand for more than one currency, or in a place that no number has
CURRENCY_SIGNS: Final = {"¥": "CNY", "￥": "CNY", "€": "EUR", "$": "USD", "£": "GBP"}

#: words that an entry carries beside what it says: names, and why
GROUNDS: Final = frozenset({"name", "name_zh", "clause", "quote", "evidence", "note"})

#: words that every entry may carry one day
LATER_EVERYWHERE: Final = frozenset({"private"})

#: words about a value that stand only where the value does
DISPUTED: Final = frozenset({"claimed", "restated", "range"})


class Entry(BaseModel):
    """An entry of the contract: knows its node, refuses unknown words, and those that are not read yet."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, extra="forbid")

    #: words of the vocabulary that this edition does not read
    LATER: ClassVar[frozenset[str]] = frozenset()

    #: the word of the value that a `range` or `restated` beside it is about; nothing where neither may stand
    VALUE: ClassVar[str] = ""
    #: words that give way to a restated value
    GIVES_WAY: ClassVar[frozenset[str]] = frozenset()

    _node: Mapping = PrivateAttr()

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, node: Any, handler: ModelWrapValidatorHandler[Any], info: ValidationInfo) -> Any:
        collector = collector_of(info)
        if not isinstance(node, Mapping):
            tell_shape(collector, node, "mapping")
            node = Mapping(node.place, node.path, node.key_place)
        if cls.VALUE:
            node = cls._with_value(node, collector)
        entry = handler(cls._known(node, collector))
        entry._node = node  # noqa: SLF001 - its own attribute, set once where it is made
        return entry

    @classmethod
    def _known(cls, node: Mapping, collector: Collector) -> Mapping:
        # A Mapping again, not a plain dict: pydantic runs this twice on a model that holds itself.
        names = cls.words()
        kept = Mapping(node.place, node.path, node.key_place)
        kept.key_places = node.key_places
        for key, value in node.items():
            if key in names:
                if isinstance(value, Scalar) and value.empty:
                    tell_empty(collector, node, key)
                else:
                    kept[key] = value
                continue
            cls._tell_unknown(key, value, node, names, collector)
        return kept

    @classmethod
    def _with_value(cls, node: Mapping, collector: Collector) -> Mapping:
        """The entry with the value that it is read with: restated, an end of its range, or as it stands."""
        if collector.alternative.restated and isinstance(restated := node.get("restated"), Mapping):
            value = restated.get("value")
            if value is None:
                return node
            other = _replaced(node, cls.VALUE, value, without=cls.GIVES_WAY | {"range"})
            for word in GROUNDS & restated.keys() & cls.words():
                other[word], other.key_places[word] = restated[word], restated.key_places[word]
            return other
        stated, range_ = node.get(cls.VALUE), node.get("range")
        if "range" in cls.words() and isinstance(range_, Scalar) and isinstance(stated, Scalar):
            value = _one_of_range(stated, range_, node, collector)
            return node if value is None else _replaced(node, cls.VALUE, value)
        return node

    @classmethod
    def _tell_unknown(cls, key: str, value: Node, node: Mapping, names: set[str], collector: Collector) -> None:
        place, path = node.key_places[key], child_path(node.path, key)
        if key in cls.LATER or key in LATER_EVERYWHERE:
            collector.add("not-read-yet", place, path, key=key)
        elif key in DISPUTED:
            collector.add("disputed-not-here", place, path, key=key)
        elif isinstance(value, Scalar) and value.empty and is_slip(key):
            tell_empty(collector, node, key)
        else:
            collector.add("unknown-key", place, path, key=key, near=near(key, names), known=", ".join(sorted(names)))

    @classmethod
    def words(cls) -> set[str]:
        """The words that such an entry may have."""
        return {info.alias or name for name, info in cls.model_fields.items()}

    @property
    def tree(self) -> Mapping:
        """The entry as it was read: its keys and nodes."""
        return self._node

    @property
    def place(self) -> Place:
        """Where the entry stands."""
        return self._node.place

    @property
    def key_place(self) -> Place:
        """Where the key stands that leads to the entry; the entry itself where there is none."""
        return self._node.key_place or self._node.place

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


def _replaced(node: Mapping, word: str, value: Node, without: frozenset[str] = frozenset()) -> Mapping:
    """An entry in which a word has another value, which stands elsewhere in the file."""
    other = Mapping(node.place, node.path, node.key_place)
    other |= {key: below for key, below in node.items() if key not in without}
    other.key_places = {key: place for key, place in node.key_places.items() if key not in without}
    other[word] = value
    other.key_places[word] = value.place
    return other


def _one_of_range(stated: Scalar, range_: Scalar, node: Mapping, collector: Collector) -> Scalar | None:
    """What an entry with a range is read with; None where the range or the value beside it has to be told."""
    ends = ends_of(range_)
    if ends is None or ends_of(stated) is not None:
        return None
    settled = stated.text.strip() != CONTESTED
    spot = collector.spots.setdefault(range_.path, Spot(range_.path, *ends, settled, node.path))
    end = collector.alternative.ends.get(range_.path)
    if end is None:
        return stated if settled else spot.low
    return spot.end(end)


def read_text(node: Any, info: ValidationInfo) -> str | None:
    """Words as written."""
    if isinstance(node, Scalar):
        return node.text
    tell_shape(collector_of(info), node, "text")
    return None


def read_scalar(node: Any, info: ValidationInfo) -> Scalar | None:
    """One value with its place, whatever it says."""
    if isinstance(node, Scalar):
        return node
    tell_shape(collector_of(info), node, "text")
    return None


_LAW = re.compile(r"[A-Z]{2}(-[A-Z]{2,3})?")


def read_number(node: Any, info: ValidationInfo) -> Expression | None:
    """A number or a formula."""
    collector = collector_of(info)
    if not isinstance(node, Scalar):
        tell_shape(collector, node, "text")
        return None
    if node.text in {"true", "false", "True", "False"} and not node.quoted:
        collector.add("boolean-is-no-number", node.place, node.path, text=node.text)
        return None
    if node.text in _LATER_NUMBERS:
        collector.add("not-read-yet", node.place, node.path, key=node.text)
        return None
    if node.text == CONTESTED:
        collector.add("contested-without-range", node.place, node.path)
        return None
    ends = ends_of(node) if node.literal else None
    try:
        if ends is not None:
            return _end_of_range(node, ends, collector)
        expression = read_expression(node)
        if not isinstance(expression, Literal):
            collector.count_formula(node.text, node.place)
        return expression
    except NotAFormula as error:
        tell_number(collector, node, error)
        return None


def _end_of_range(node: Scalar, ends: tuple[Scalar, Scalar], collector: Collector) -> Expression | None:
    """A number written as a range: the end that is asked for, where ranges may stand; both must be readable."""
    if not node.path.startswith(_MAY_RANGE) or _NO_RANGE.search(node.path):
        collector.add("range-not-here", node.place, node.path, text=node.text)
        return None
    spot = collector.spots.setdefault(node.path, Spot(node.path, *ends, settled=False, name=node.path))
    low, high = read_ends(ends, collector)
    return high if collector.alternative.ends.get(spot.path, LOW) != LOW else low


def read_ends(ends: tuple[Scalar, Scalar], collector: Collector) -> tuple[Expression, Expression]:
    """Both ends of a range; told where the lower one is above the upper one.

    Raises
    ------
    NotAFormula
        Where an end cannot be read.
    """
    low, high = read_expression(ends[0]), read_expression(ends[1])
    for end, read in zip(ends, (low, high), strict=True):
        if not isinstance(read, Literal):
            collector.count_formula(end.text, end.place)
    comparable = isinstance(low, Literal) and isinstance(high, Literal) and low.quantity.scale == high.quantity.scale
    if comparable and low.quantity.value > high.quantity.value:  # type: ignore[union-attr]
        collector.add("range-upside-down", ends[0].place, ends[0].path, low=ends[0].text, high=ends[1].text)
    return low, high


#: sections in which a number may be a range
_MAY_RANGE: Final = ("figures.", "contributions.", "pools.")
#: entries in them in which it may not
_NO_RANGE: Final = re.compile(r"\.(restated|claimed|range|round|exchange)(\.|$)")
#: words for numbers that a later edition reads
_LATER_NUMBERS: Final = frozenset({"none", "statutory", "founding"})
_RANGE: Final = re.compile(r"\S.*\.\.\s*\S.*|.+\bto\b.+")
_INFINITE: Final = frozenset({"inf", "nan", "infinity"})


def tell_number(collector: Collector, node: Scalar, error: NotAFormula) -> None:
    """Tell what cannot be read as a number or a formula, with the slip that explains it where one is seen."""
    place, path, text = node.place, node.path, node.text.strip()
    sign = full_width_in(text)
    coin = next((sign for sign in CURRENCY_SIGNS if sign in text), "")
    if error.code not in {"formula-not-read", "not-a-number", "ambiguous-number"}:
        collector.add(error.code, place, path, **error.facts)
    elif half_formula(text) and not node.quoted:
        collector.add("comma-splits-formula", place, path, text=text)
    elif sign:
        collector.add("full-width-sign", place, path, sign=sign, meant=FULL_WIDTH[sign])
    elif coin:
        collector.add("currency-sign", place, path, sign=coin, near=CURRENCY_SIGNS[coin])
    elif _RANGE.fullmatch(text):
        collector.add("range-not-read", place, path, text=text)
    elif text.lstrip("+-.").casefold() in _INFINITE:
        collector.add("not-a-number", place, path, text=text)
    else:
        collector.add(error.code, place, path, **error.facts)


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


@dataclass(frozen=True, slots=True)
class OneOf:
    """A reader of one word of a closed list."""

    words: tuple[str, ...]

    def __call__(self, node: Any, info: ValidationInfo) -> str | None:
        """The word, if it is one of the list."""
        collector = collector_of(info)
        if not isinstance(node, Scalar):
            tell_shape(collector, node, "text")
            return None
        if node.text in self.words:
            return node.text
        facts = {"word": node.text, "near": near(node.text, self.words), "known": ", ".join(self.words)}
        collector.add("unknown-word", node.place, node.path, **facts)
        return None


@dataclass(frozen=True, slots=True)
class OneLaw(OneOf):
    """A reader of the law that fills gaps: the laws of countries and provinces are not read yet."""

    def __call__(self, node: Any, info: ValidationInfo) -> str | None:
        """The word, if it is one of the list."""
        if isinstance(node, Scalar) and _LAW.fullmatch(node.text):
            collector_of(info).add("not-read-yet", node.place, node.path, key=node.text)
            return None
        return OneOf.__call__(self, node, info)


def one_of(*words: str) -> OneOf:
    """A reader of one word of a closed list."""
    return OneOf(words)


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
    #: what else an entry says of itself, by its key
    dressed: MappingOf[str, Entry] = field(default_factory=dict)


def read_table(node: Any, info: ValidationInfo) -> Table | None:
    """A table of numbers and formulas, at any depth."""
    collector = collector_of(info)
    if not isinstance(node, Mapping):
        tell_shape(collector, node, "mapping")
        return None
    cells: list[tuple[Keyed, Expression | Table]] = []
    for key, below in node.items():
        cell: Expression | Table | None
        if key in GROUNDS:
            collector.add("word-in-table", node.key_places[key], child_path(node.path, key), word=key)
            continue
        if isinstance(below, Scalar) and below.empty:
            tell_empty(collector, node, key)
            continue
        cell = read_table(below, info) if isinstance(below, Mapping) else read_number(below, info)
        if cell is not None:
            cells.append((Keyed(key, node.key_places[key], child_path(node.path, key)), cell))
    return Table(tuple(cells), node.place, node.path)


def read_number_or_table(node: Any, info: ValidationInfo) -> Expression | Table | None:
    """A number or a formula, or a table of them."""
    return read_table(node, info) if isinstance(node, Mapping) else read_number(node, info)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a list, with its place."""

    text: str
    place: Place
    path: str


def read_words(node: Any, info: ValidationInfo) -> tuple[Word, ...] | None:
    """A list of words; a single word counts as a list of one."""
    nodes = node if isinstance(node, Sequence) else [node]
    collector = collector_of(info)
    words = []
    for item in nodes:
        sign = full_width_in(item.text) if isinstance(item, Scalar) else ""
        if not isinstance(item, Scalar):
            tell_shape(collector, item, "text")
        elif sign:
            collector.add("full-width-sign", item.place, item.path, sign=sign, meant=FULL_WIDTH[sign])
        else:
            words.append(Word(item.text, item.place, item.path))
    return tuple(words)


@dataclass(frozen=True, slots=True)
class EntriesByKey:
    """A reader of a mapping from ids to entries; empty entries (``lab: {}`` or ``lab:``) are allowed.

    Parameters
    ----------
    own
        Words of an entry that nobody takes for an id: one among the ids stands too far to the left.
    """

    own: tuple[str, ...]

    def __call__(self, node: Any, info: ValidationInfo) -> MappingOf[str, Node]:
        """The entries by their keys."""
        collector = collector_of(info)
        if isinstance(node, Scalar) and node.empty:
            return {}
        if not isinstance(node, Mapping):
            tell_shape(collector, node, "mapping")
            return {}
        if len(node) > Budget.MEMBERS:
            facts = {"limit": str(Budget.MEMBERS)}
            raise LimitReached([Finding("too-many-entries", node.place, facts, path=node.path)])
        entries: dict[str, Node] = {}
        for key, below in node.items():
            if isinstance(below, Scalar) and below.empty:
                entries[key] = Mapping(below.place, below.path, node.key_places[key])
            elif key in self.own and entries:
                _outdented(collector, node, key, next(reversed(entries.items())))
            else:
                entries[key] = below
        return entries


def entries_by_key(*own: str) -> EntriesByKey:
    """A reader of a mapping from ids to entries, in which the words `own` stand too far to the left."""
    return EntriesByKey(own)


def _outdented(collector: Collector, node: Mapping, key: str, before: tuple[str, Node]) -> None:
    name, entry = before
    if isinstance(entry, Mapping):
        # The entry above has what it seems to lack: nothing more is told of it.
        entry.key_places.setdefault(key, node.key_places[key])
    collector.add("indent-too-small", node.key_places[key], child_path(node.path, name), key=key, entry=name)


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A reader before the model: a bare value stands for ``{key: value}``.

    So does a mapping that has none of the words of the long form, where such words are named; one that only
    names its grounds is a long form that says nothing.
    """

    key: str
    long: tuple[str, ...]

    def __call__(self, node: Any) -> Any:
        """The long form."""
        words = {self.key, *self.long}
        if isinstance(node, Mapping) and (not self.long or words & node.keys() or node.keys() <= GROUNDS):
            return node
        return wrap(node, self.key)


def short_form(key: str, *long: str) -> ShortForm:
    """A reader of the short form of an entry: a bare value for ``{key: value}``."""
    return ShortForm(key, long)


def read_list(node: Any) -> list[Any]:
    """A list; what stands alone is a list of one."""
    return list(node) if isinstance(node, Sequence) else [node]
