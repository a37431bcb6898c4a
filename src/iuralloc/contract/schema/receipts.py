"""The amount of a pool: a number, or what came in by year and by day, perhaps for another year."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, ValidationInfo

from iuralloc.contract.expression import Expression
from iuralloc.contract.reading import Table, read_number, read_number_or_table, read_scalar, read_table
from iuralloc.contract.schema.fields import Dressed, Sort
from iuralloc.contract.source import Mapping, Scalar
from iuralloc.contract.telling import collector_of

RECEIVED, ACCRUED = "received", "accrued"
#: in which year money falls that is for another one
BOOKED: Final = (RECEIVED, ACCRUED)


class Receipt(Dressed):
    """What came in on a day: with its evidence, and with the year that it is for."""

    value: Annotated[Expression | None, BeforeValidator(read_number), Sort("amount")] = None
    """How much; below zero for what was given back."""
    year: Annotated[Scalar | None, BeforeValidator(read_scalar), Sort("one year")] = Field(default=None, alias="for")
    """The year that it is for, where that is not the year of the day."""


def read_amount(node: Any, info: ValidationInfo) -> Expression | Table | None:
    """The amount of a pool: one number or formula, or a table of them by year and day; an entry may be dressed."""
    collector = collector_of(info)
    if not isinstance(node, Mapping):
        return read_number_or_table(node, info)
    if "value" in node:
        collector.add("not-read-yet", node.place, node.path, key="amount: {value: …}")
        return None
    plain, dressed = Mapping(node.place, node.path, node.key_place), {}
    plain.key_places = node.key_places
    for key, below in node.items():
        if isinstance(below, Mapping) and "value" in below:
            dressed[key] = Receipt.model_validate(below, context=collector)
            plain[key] = below["value"]
        else:
            plain[key] = below
    table = read_table(plain, info)
    return replace(table, dressed=dressed) if table is not None else None


Receipts = Annotated[Expression | Table | None, BeforeValidator(read_amount), Sort("receipts")]
