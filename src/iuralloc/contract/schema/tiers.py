"""Bands of an amount: each with a rate, or with shares of its own; what they count is said, never assumed."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from iuralloc.contract.expression import Expression
from iuralloc.contract.reading import Entry, Table, one_of, read_list, read_number_or_table
from iuralloc.contract.schema.fields import Amount, Count, Number, Shares, Sort

#: of whom the bands are, over what they count, and how they hold; none has a default
PER: Final = ("invention", "inventor", "licence")
COUNT: Final = ("life", "year")
METHOD: Final = ("marginal", "slab")
SAID: Final = {"per": PER, "count": COUNT, "method": METHOD}

Index = Annotated[Expression | Table | None, BeforeValidator(read_number_or_table), Sort("index")]


class Band(Entry):
    """One band: up to an amount (the last: whatever is above), and the rate that holds in it."""

    upto: Amount = None
    """The upper end, which belongs to the band; the last band has none."""
    rate: Number = None
    """The part that is taken of what lies in the band."""
    cap: Amount = None
    """At most so much from this band: each year, or in all, as `count` says."""


class ShareBand(Entry):
    """One band: up to an amount (the last: whatever is above), and the shares that hold in it."""

    upto: Amount = None
    """The upper end, which belongs to the band; the last band has none."""
    shares: Shares = None
    """Who gets which part of what lies in the band."""


class Counting(Entry):
    """What all bands have in common: of whom they are, over what they count, how they hold."""

    per: Annotated[str | None, BeforeValidator(one_of(*PER))] = None
    """Of what the ends of the bands are: one invention, each inventor, one licence. No default."""
    count: Annotated[str | None, BeforeValidator(one_of(*COUNT))] = None
    """Over what the bands count: life (all years, running on) or year (each year anew). No default."""
    method: Annotated[str | None, BeforeValidator(one_of(*METHOD))] = None
    """Marginal (each band for what lies in it) or slab (the band reached, for all of it). No default."""
    index: Index = None
    """What the ends are multiplied by: 1.04, or by year {2028: 1.04, 2029: 1.09}, each against the ends as written."""
    so_far: Amount = None
    """What was counted before the first year of the file; nothing if absent. Only with count: life."""
    persons: Count = None
    """With per: inventor, how many there are; if absent, the members of who gets it are counted."""


class Tiers(Counting):
    """Bands with rates: what is taken of an amount, band by band."""

    tiers: Annotated[list[Band], BeforeValidator(read_list)] = Field(default_factory=list)
    """The bands, the lowest first."""
    of: Amount = None
    """The amount that is put through the bands; in a step `rest` if absent."""
    cap: Amount = None
    """At most so much of all bands together: each year, or in all, as `count` says."""


class ShareTiers(Counting):
    """Bands with shares: how an amount is divided, band by band."""

    tiers: Annotated[list[ShareBand], BeforeValidator(read_list)] = Field(default_factory=list)
    """The bands, the lowest first."""
