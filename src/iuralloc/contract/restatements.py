"""Everything that a file restates, in its order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from iuralloc.contract.alternatives import node_of
from iuralloc.contract.load import Contract, read_date
from iuralloc.contract.schema import Contribution, Figure, Pool
from iuralloc.contract.schema.disputed import Restated

#: whoever pays the pools, or gets back what they lose; no party bears this name
PAYER: Final = "payer"


@dataclass(frozen=True, slots=True)
class Restatement:
    """One entry that is restated."""

    name: str
    entry: Figure | Contribution | Pool
    restated: Restated

    @property
    def node(self) -> str:
        """The step of the fold that it belongs to."""
        return node_of(self.entry.path)

    @property
    def as_of(self) -> str:
        """The day as written; empty where there is none."""
        return self.restated.as_of or ""

    @property
    def day(self) -> dt.date | None:
        """The day, if the calendar has it."""
        return read_date(self.as_of) if self.as_of else None

    @property
    def evidence(self) -> str:
        """What proves it."""
        return self.restated.evidence or ""

    @property
    def clause(self) -> str:
        """The clause that provides for it, else that of the entry."""
        return self.restated.clause or self.entry.clause or ""


def restatements(contract: Contract) -> tuple[Restatement, ...]:
    """All entries with a restated value, in the order of the file."""
    document = contract.document
    entries: Iterator[Figure | Contribution | Pool] = (
        entry
        for entries in ((c for own in document.contributions.values() for c in own), document.figures.values(), document.pools.values())
        for entry in entries
    )  # fmt: skip
    found = [entry for entry in entries if entry.restated is not None and entry.restated.value is not None]
    found.sort(key=lambda entry: entry.place.start)
    return tuple(
        Restatement(entry.path.removeprefix("figures."), entry, entry.restated) for entry in found if entry.restated
    )
