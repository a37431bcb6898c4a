"""Royalties: what a licensee owes year after year, and what becomes of offsets, minima and losses between years."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BeforeValidator

from iuralloc.contract.expression import Expression
from iuralloc.contract.reading import Entry, Table, entries_by_key, one_of, read_number_or_table
from iuralloc.contract.schema.fields import Amount, Dressed, Id, Sort
from iuralloc.contract.schema.steps import AmountByYear
from iuralloc.contract.schema.tiers import SAID, Tiers
from iuralloc.contract.source import Mapping
from iuralloc.contract.telling import Collector

#: what becomes of an offset that a year could not use
UNUSED: Final = ("lost", "carried")
#: against what the payment of a minimum counts
CREDITS: Final = ("same year", "carried", "none")
#: what becomes of a base below zero
LOSSES: Final = ("ignored", "carried")

Base = Annotated[Expression | Table | None, BeforeValidator(read_number_or_table), Sort("base by year")]

RateByYear = Annotated[Expression | Table | None, BeforeValidator(read_number_or_table), Sort("rate by year")]


#: the same, or bands of the base, which the royalty reads under a word of its own
Rate = Annotated[Expression | Table | None, BeforeValidator(read_number_or_table), Sort("rate or bands")]


class Offset(Dressed):
    """What the licensee takes off the royalty because it pays others, too (royalty stacking)."""

    amount: AmountByYear = None
    """What may be taken off, such as 50% of third_party; where there is a ceiling, all that is `paid` if absent."""
    paid: AmountByYear = None
    """What is paid to others in all, where a ceiling speaks of it; the `amount` if absent."""
    floor: RateByYear = None
    """The rate of the same base below which the offset does not bring the royalty."""
    ceiling: RateByYear = None
    """The rate of the same base that the royalty and what others are paid must pass before anything is taken off."""
    unused: Annotated[str | None, BeforeValidator(one_of(*UNUSED))] = None
    """What becomes of an offset that the floor stops: lost, or carried to the next year."""


class SoFar(Entry):
    """What a royalty brings along from the years before the file."""

    offset: Amount = None
    """Offset that is still to be taken."""
    credit: Amount = None
    """Credit for minima that were paid."""
    loss: Amount = None
    """Loss that later bases make good."""


class Royalty(Dressed):
    """A royalty: a figure by year, used by its name wherever a number may stand."""

    on: Base = None
    """The base: price, sales, profit or added output, a figure or a formula by year."""
    rate: Rate = None
    """The rate: one for all years, by year, or `tiers`, bands of the base with a rate each."""
    bands: Tiers | None = None
    """The bands of `rate: {tiers: …}`; written there, not under this word."""
    offset: Offset | None = None
    """What is taken off because others are paid, too."""
    minimum: AmountByYear = None
    """What is owed at least in a year."""
    credit: Annotated[str | None, BeforeValidator(one_of(*CREDITS))] = None
    """Whether the royalty counts towards the minimum of the same year only, or what was added is carried as a credit
    to later years, or the minimum is owed beside it (none)."""
    losses: Annotated[str | None, BeforeValidator(one_of(*LOSSES))] = None
    """What becomes of a base below zero: ignored (it counts as 0), or carried against later bases."""
    so_far: SoFar | None = None
    """Balances from the years before the file; nothing if absent."""

    @classmethod
    def words(cls) -> set[str]:
        """The words that a royalty may have; its bands stand under `rate`."""
        return super().words() - {"bands"}

    @classmethod
    def _known(cls, node: Mapping, collector: Collector) -> Mapping:
        kept = super()._known(node, collector)
        written = kept.get("rate")
        if isinstance(written, Mapping) and {"tiers", *SAID} & written.keys():
            kept["bands"] = kept.pop("rate")
        return kept


RoyaltyEntries = Annotated[dict[Id, Royalty], BeforeValidator(entries_by_key(*Royalty.model_fields))]
