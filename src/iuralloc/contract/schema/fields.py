"""Sorts of fields, and the entries that many others build on.

What stands below a field tells a reader what may be written there: editors show it, and the contract
reference is made of it (``contract.json_schema``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias

from pydantic import BeforeValidator

from iuralloc.contract.expression import Expression
from iuralloc.contract.reading import (
    Entry,
    Span,
    Table,
    Word,
    one_of,
    read_number,
    read_number_or_table,
    read_scalar,
    read_span,
    read_table,
    read_text,
    read_words,
)
from iuralloc.contract.source import Scalar

PARTY_KINDS: Final = (
    "enterprise", "university", "institute", "government", "finance", "commercial", "intermediary", "insurer",
    "person",
)  # fmt: skip
MEMBER_KINDS: Final = (*PARTY_KINDS, "laboratory", "school", "team", "office", "main contributors")
CONTRIBUTION_KINDS: Final = (
    "cash", "staff", "equipment", "site", "technology", "data", "channel", "grant", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sort:
    """What may be written in a field, by the name that ``contract.json_schema.sorts`` defines."""

    name: str


@dataclass(frozen=True, slots=True)
class Also:
    """What may be written in a field beside its long form, by the same names."""

    name: str


Id: TypeAlias = Annotated[str, Sort("id")]
PartyKey: TypeAlias = Annotated[str, Sort("party key")]
MemberId: TypeAlias = Annotated[str, Sort("member id")]
OtherId: TypeAlias = Annotated[str, Sort("other id")]
StepId: TypeAlias = Annotated[str, Sort("step id")]

Text = Annotated[str | None, BeforeValidator(read_text), Sort("text")]
EntryId = Annotated[str | None, BeforeValidator(read_text), Sort("entry id")]
Name = Annotated[str | None, BeforeValidator(read_text), Sort("name")]
Years = Annotated[Scalar | None, BeforeValidator(read_scalar), Sort("years")]
Day = Annotated[str | None, BeforeValidator(read_text), Sort("day")]
DayOrYear = Annotated[Scalar | None, BeforeValidator(read_scalar), Sort("day or year")]
Version = Annotated[str | None, BeforeValidator(read_text), Sort("version")]
Currency = Annotated[str | None, BeforeValidator(read_text), Sort("currency")]
UnitField = Annotated[Scalar | None, BeforeValidator(read_scalar), Sort("unit")]

Number = Annotated[Expression | None, BeforeValidator(read_number), Sort("number")]
Amount = Annotated[Expression | None, BeforeValidator(read_number), Sort("amount")]
Part = Annotated[Expression | None, BeforeValidator(read_number), Sort("part")]
Share = Annotated[Expression | None, BeforeValidator(read_number), Sort("share")]
Count = Annotated[Expression | None, BeforeValidator(read_number), Sort("count")]
Coin = Annotated[Expression | None, BeforeValidator(read_number), Sort("coin")]
Duration = Annotated[Span | None, BeforeValidator(read_span), Sort("duration")]

Weights = Annotated[Table | None, BeforeValidator(read_table), Sort("weights")]
Scores = Annotated[Table | None, BeforeValidator(read_table), Sort("scores")]
Worths = Annotated[Table | None, BeforeValidator(read_table), Sort("worths")]
Synergies = Annotated[Table | None, BeforeValidator(read_table), Sort("synergies")]
Shares = Annotated[Table | None, BeforeValidator(read_table), Sort("shares")]
Value = Annotated[Expression | Table | None, BeforeValidator(read_number_or_table), Sort("value")]
Amounts = Annotated[Expression | Table | None, BeforeValidator(read_number_or_table), Sort("amounts")]
Words = Annotated[tuple[Word, ...] | None, BeforeValidator(read_words), Sort("words")]


class Dressed(Entry):
    """An entry that may carry its grounds."""

    name: Text = None
    """What it is called in tables in English."""
    name_zh: Text = None
    """What it is called in tables in Chinese."""
    clause: Text = None
    """The clause of the contract that says it; printed beside the figure."""
    quote: Text = None
    """The words of the clause; printed beside the figure."""
    evidence: Text = None
    """The paper that proves it: an invoice, a report, a register; printed beside the figure."""
    note: Text = None
    """Whatever else a reader should know; printed beside the figure."""


class Rounding(Entry):
    """The smallest payable amount, and who gets the odd unit."""

    to: Coin = None
    """The smallest payable amount, such as 0.01 yuan; the smallest coin of the currency if absent."""
    ties: Annotated[str | None, BeforeValidator(one_of("order of parties"))] = None
    """Who gets the odd unit among equal remainders: whoever is listed first."""
    over: Annotated[str | None, BeforeValidator(one_of("life", "year"))] = None
    """Whether each year is rounded by itself (year, the default), or what was paid in all years so far (life)."""
