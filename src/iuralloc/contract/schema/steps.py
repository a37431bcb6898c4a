"""Fields of the steps of a plan: parts of an amount, taken one after the other, in one year or year after year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, ValidationInfo

from iuralloc.contract.expression import Expression, NotAFormula, read_expression
from iuralloc.contract.reading import Table, read_number_or_table, read_table, tell_number
from iuralloc.contract.schema.fields import Sort
from iuralloc.contract.source import Scalar, part_of
from iuralloc.contract.telling import collector_of, near, tell_shape
from iuralloc.errors import Place

#: recipients of steps that are nobody: money that leaves, that is kept, that the contract leaves open
OUTSIDE, RESERVE, UNALLOCATED = "outside", "reserve", "unallocated"
NOBODY: Final = (OUTSIDE, RESERVE, UNALLOCATED)

COSTS: Final = ("tax", "direct", "upkeep", "research", "fee")

#: what may become of a claim that could not be paid
_UNPAID: Final = re.compile(r"\s*(lost|carried)(?:\s+at\s+(?P<rate>.+?)(?P<compound>\s+compound)?)?\s*")


@dataclass(frozen=True, slots=True)
class Unpaid:
    """What becomes of a claim that the money did not reach: lost, or carried, perhaps with interest.

    `rate` is a year's interest; simple unless `compound`.
    """

    carried: bool
    rate: Expression | None
    compound: bool
    text: str
    place: Place


def read_unpaid(node: Any, info: ValidationInfo) -> Unpaid | None:
    """``lost``, ``carried``, ``carried at 5%``, ``carried at 5% compound``."""
    collector = collector_of(info)
    if not isinstance(node, Scalar):
        tell_shape(collector, node, "text")
        return None
    found = _UNPAID.fullmatch(node.text)
    if found is None or (found[1] == "lost" and found["rate"]):
        known = ("lost", "carried", "carried at 5%", "carried at 5% compound")
        facts = {"word": node.text, "near": near(node.text, known), "known": ", ".join(known)}
        collector.add("unknown-word", node.place, node.path, **facts)
        return None
    rate: Expression | None = None
    if found["rate"]:
        part = part_of(node, found.start("rate"), found.end("rate"))
        try:
            rate = read_expression(part)
        except NotAFormula as error:
            tell_number(collector, part, error)
            return None
        collector.count_formula(part.text, part.place)
    text = " ".join(node.text.split())
    return Unpaid(found[1] == "carried", rate, found["compound"] is not None, text, node.place)


AmountByYear = Annotated[Expression | Table | None, BeforeValidator(read_number_or_table), Sort("amount by year")]
#: the same, or bands of an amount, which the step reads under a word of its own
AmountOrBands = Annotated[Expression | Table | None, BeforeValidator(read_number_or_table), Sort("amount or bands")]
UnpaidField = Annotated[Unpaid | None, BeforeValidator(read_unpaid), Sort("unpaid")]
Released = Annotated[Table | None, BeforeValidator(read_table), Sort("released")]
