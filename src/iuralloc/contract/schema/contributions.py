"""What parties bring."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from iuralloc.contract.reading import entries_by_key, one_of, read_list, short_form
from iuralloc.contract.schema.disputed import Claimed, RangeField, RestatedField
from iuralloc.contract.schema.fields import (
    CONTRIBUTION_KINDS,
    Amount,
    Dressed,
    Duration,
    EntryId,
    Name,
    Part,
    PartyKey,
)


class Contribution(Dressed):
    """What a party brings: an accepted value, or what it follows from."""

    LATER: ClassVar[frozenset[str]] = frozenset({"date", "paid", "vests", "guaranteed"})
    VALUE: ClassVar[str] = "value"
    GIVES_WAY: ClassVar[frozenset[str]] = frozenset({"price", "residual", "life", "used", "use", "rent", "rate"})
    id: EntryId = None
    """A short name of the entry; its number in the list if absent."""
    kind: Annotated[str | None, BeforeValidator(one_of(*CONTRIBUTION_KINDS))] = None
    """What it is. Equipment, sites and staff may have their value computed."""
    value: Amount = None
    """The value that was accepted."""
    appraised: Amount = None
    """The value that an appraiser found; it stands beside the accepted value and changes nothing."""
    phase: Name = None
    """The phase of the work that it belongs to."""
    price: Amount = None
    """Equipment: what it cost. Its value is (price - residual) / life x used x use."""
    residual: Amount = None
    """Equipment: what it is worth at the end of its life; 0 if absent."""
    life: Duration = None
    """Equipment: years of useful life, such as 7y."""
    used: Duration = None
    """Equipment, site, staff: time for which it is used here, such as 18m."""
    use: Part = None
    """Equipment: part of that time, or of the equipment, that is used here, such as 40%."""
    rent: Amount = None
    """Site: market rent of a year. Its value is rent x used."""
    rate: Amount = None
    """Staff: cost of a year. Its value is rate x used."""
    range: RangeField = None
    """Between which values it lies, where the parties do not agree: 84 .. 120."""
    restated: RestatedField = None
    """What it was found to be worth later; both are computed, and the difference is settled."""
    claimed: Claimed = None
    """What somebody's own table says it is worth."""


ContributionEntries = Annotated[
    dict[
        PartyKey,
        Annotated[list[Annotated[Contribution, BeforeValidator(short_form("value"))]], BeforeValidator(read_list)],
    ],
    BeforeValidator(entries_by_key(*Contribution.model_fields)),
]
