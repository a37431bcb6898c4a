"""Terms that bound a split, as entries of the file."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BeforeValidator

from iuralloc.contract.reading import entries_by_key, one_of, short_form
from iuralloc.contract.schema.fields import Dressed, Name, Sort
from iuralloc.contract.terms import Condition, read_condition

#: in what a deviation from the reference is counted
MEASURES: Final = ("points", "ratio")

ConditionField = Annotated[Condition | None, BeforeValidator(read_condition), Sort("condition")]


class Term(Dressed):
    """A condition that a split keeps, whatever its rule gives."""

    value: ConditionField = None
    """The condition in words, such as lake at least 22%."""
    asked_by: Name = None
    """The party that asks for it; named beside it where terms clash."""


TermEntries = Annotated[
    dict[Annotated[str, Sort("term id")], Annotated[Term, BeforeValidator(short_form("value"))]],
    BeforeValidator(entries_by_key()),
]
Measure = Annotated[str | None, BeforeValidator(one_of(*MEASURES))]
