"""Figures named once."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from iuralloc.contract.reading import entries_by_key, one_of, short_form
from iuralloc.contract.schema.disputed import Claimed, RangeField, RestatedField
from iuralloc.contract.schema.fields import Dressed, Id, Scores, Value, Weights


class Figure(Dressed):
    """A number, a formula, a table, or scores with weights; a bare value is its short form."""

    LATER: ClassVar[frozenset[str]] = frozenset({"interest", "as_of"})
    VALUE: ClassVar[str] = "value"
    GIVES_WAY: ClassVar[frozenset[str]] = frozenset({"weights", "scores", "scaled"})
    value: Value = None
    """A number, a formula, or a table of them by party or by phase."""
    weights: Weights = None
    """How much each criterion counts; together 100 %."""
    scores: Scores = None
    """The points of each party in each criterion."""
    scaled: Annotated[str | None, BeforeValidator(one_of("at the end", "each first"))] = None
    """Whether scores are weighed as they stand, or each criterion is brought to parts of its sum first."""
    range: RangeField = None
    """Between which values it lies, where the parties do not agree: 15% .. 45%."""
    restated: RestatedField = None
    """What it was found to be later; both are computed, and the difference is settled."""
    claimed: Claimed = None
    """What somebody's own table says here: a number, or a table of them as the value has it."""


FigureEntries = Annotated[
    dict[Id, Annotated[Figure, BeforeValidator(short_form("value", "weights", "scores", "range"))]],
    BeforeValidator(entries_by_key(*Figure.model_fields)),
]
