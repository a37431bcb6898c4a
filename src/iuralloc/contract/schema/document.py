"""The whole file."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from iuralloc.contract.calendar import DAY_COUNTS
from iuralloc.contract.reading import Entry, OneLaw, entries_by_key, one_of
from iuralloc.contract.schema.contributions import ContributionEntries
from iuralloc.contract.schema.equity import Equity
from iuralloc.contract.schema.exchange import ExchangeEntries
from iuralloc.contract.schema.fields import (
    Also,
    Currency,
    Day,
    Id,
    OtherId,
    Rounding,
    Text,
    UnitField,
    Version,
    Words,
    Years,
)
from iuralloc.contract.schema.figures import FigureEntries
from iuralloc.contract.schema.opening import OpeningEntry
from iuralloc.contract.schema.parties import Party, Phase
from iuralloc.contract.schema.plans import Policy, Pool
from iuralloc.contract.schema.risk import Event, Liability, Risk
from iuralloc.contract.schema.royalties import RoyaltyEntries
from iuralloc.contract.schema.scenarios import ScenarioEntries


class Document(Entry):
    """A contract of industry-university-research cooperation, as iuralloc reads it."""

    LATER: ClassVar[frozenset[str]] = frozenset({
        "resolutions", "offers",
        "based_on", "claim", "award", "positions", "tables", "party", "size",
    })  # fmt: skip
    iuralloc: Version = None
    """The version of this notation: 1."""
    title: Text = None
    """The title in English."""
    title_zh: Text = None
    """The title in Chinese."""
    date: Day = None
    """The day of the contract, such as 2027-04-15; what is due by then counts as paid in."""
    law: Annotated[str | None, BeforeValidator(OneLaw(("none",)))] = None
    """Which law fills gaps: none."""
    currency: Currency = None
    """The currency by its three letters, such as CNY."""
    unit: UnitField = None
    """In what bare amounts are counted, such as 万元 or thousand; 1 if absent."""
    exchange: ExchangeEntries = Field(default_factory=dict)
    """What one unit of a foreign currency is worth in this one, each fixed once, by the letters of the currency."""
    years: Years = None
    """The years of the file, such as 2027..2031; from the first to the last that its tables name, if absent."""
    days: Annotated[str | None, BeforeValidator(one_of(*DAY_COUNTS))] = None
    """How days become parts of a year: actual/365 (the default), actual/actual, 30/360."""
    opening: OpeningEntry = None
    """The trail of the years before: its closing balances are the opening balances of these."""
    round: Rounding | None = None
    """The smallest payable amount of the whole file, and who gets the odd unit."""
    parties: Annotated[dict[Id, Party], BeforeValidator(entries_by_key(*Party.model_fields))] = Field(
        default_factory=dict
    )
    """Who signs, each under a short name of its own; the order written counts."""
    others: Annotated[dict[OtherId, Party], BeforeValidator(entries_by_key(*Party.model_fields))] = Field(
        default_factory=dict
    )
    """Who gets or bears something without being a party: insurer, bank, guarantor."""
    groups: Annotated[dict[Id, Words], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """Names for several parties, such as partners: [maker, lake]."""
    phases: Annotated[dict[Id, Phase], BeforeValidator(entries_by_key(*Phase.model_fields))] = Field(
        default_factory=dict
    )
    """Stretches of the work, in order."""
    contributions: Annotated[ContributionEntries, Also("sheet")] = Field(default_factory=dict)
    """What each party brings: an amount, an entry, or a list of them, by party or by `each` group; or a sheet."""
    figures: FigureEntries = Field(default_factory=dict)
    """Facts, rates, scores and formulas, named once and used by name wherever a number may stand."""
    royalties: RoyaltyEntries = Field(default_factory=dict)
    """What a licensee owes by year: a base, a rate, and what becomes of offsets and minima between years."""
    pools: Annotated[dict[Id, Pool], BeforeValidator(entries_by_key(*Pool.model_fields))] = Field(default_factory=dict)
    """Amounts of money, each with a plan that divides it."""
    policies: Annotated[dict[Id, Policy], BeforeValidator(entries_by_key(*Policy.model_fields))] = Field(
        default_factory=dict
    )
    """Plans written once, each under a name; pools, steps and parties use them by it."""
    equity: Equity | None = None
    """A company: who subscribed what for its capital, and who holds how much."""
    risks: Annotated[dict[Id, Risk], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """Losses that may happen, by phase, with probability and amount."""
    liability: Liability | None = None
    """Who bears what the risks' own steps leave."""
    events: Annotated[dict[Id, Event], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """Losses that happened, or are supposed to; they use caps up in the order of their dates."""
    scenarios: ScenarioEntries = Field(default_factory=dict)
    """The same contract with some words changed, by names; `iuralloc whatif` computes them side by side."""
