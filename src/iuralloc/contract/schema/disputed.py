"""What is said about a value beside the value: what it was restated to, between what it lies, what somebody claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, ValidationInfo

from iuralloc.contract.alternatives import ends_of
from iuralloc.contract.expression import Expression, NotAFormula, read_expression
from iuralloc.contract.reading import Table, read_ends, read_number_or_table, tell_number
from iuralloc.contract.schema.fields import Day, Dressed, Sort, Value
from iuralloc.contract.source import Scalar, part_of
from iuralloc.contract.telling import collector_of, near, tell_shape
from iuralloc.errors import Place

_INTEREST: Final = re.compile(r"\s*(?P<rate>\S.*?)(?:\s+(?P<how>simple|compound))?\s*")


@dataclass(frozen=True, slots=True)
class Interest:
    """Interest of a year on a difference; simple unless `compound`."""

    rate: Expression
    compound: bool
    text: str
    place: Place


def read_interest(node: Any, info: ValidationInfo) -> Interest | None:
    """``4%``, ``4% simple``, ``4% compound``."""
    collector = collector_of(info)
    if not isinstance(node, Scalar):
        tell_shape(collector, node, "text")
        return None
    found = _INTEREST.fullmatch(node.text)
    if found is None:
        known = ("4%", "4% simple", "4% compound")
        facts = {"word": node.text, "near": near(node.text, known), "known": ", ".join(known)}
        collector.add("unknown-word", node.place, node.path, **facts)
        return None
    part = part_of(node, found.start("rate"), found.end("rate"))
    try:
        rate = read_expression(part)
    except NotAFormula as error:
        tell_number(collector, part, error)
        return None
    collector.count_formula(part.text, part.place)
    return Interest(rate, found["how"] == "compound", " ".join(node.text.split()), node.place)


@dataclass(frozen=True, slots=True)
class Range:
    """Both ends of a range."""

    low: Expression
    high: Expression
    text: str
    place: Place
    path: str


def read_range(node: Any, info: ValidationInfo) -> Range | None:
    """``15% .. 45%``."""
    collector = collector_of(info)
    if not isinstance(node, Scalar):
        tell_shape(collector, node, "text")
        return None
    ends = ends_of(node) if node.literal else None
    if ends is None:
        collector.add("range-not-read", node.place, node.path, text=node.text)
        return None
    try:
        low, high = read_ends(ends, collector)
    except NotAFormula as error:
        tell_number(collector, node, error)
        return None
    return Range(low, high, node.text, node.place, node.path)


InterestField = Annotated[Interest | None, BeforeValidator(read_interest), Sort("interest")]
RangeField = Annotated[Range | None, BeforeValidator(read_range), Sort("range")]
Claimed = Annotated[Expression | Table | None, BeforeValidator(read_number_or_table), Sort("value")]


class Restated(Dressed):
    """A value as it was found later: audited after reported, measured after agreed, appraised anew."""

    value: Value = None
    """The number, the formula or the table that holds after all; a table lists every line of the first one."""
    as_of: Day = None
    """The day of the finding; interest runs until then."""
    interest: InterestField = None
    """Interest of a year on what was paid too little or too much, such as 4%, 4% simple, 4% compound."""


RestatedField = Restated | None
