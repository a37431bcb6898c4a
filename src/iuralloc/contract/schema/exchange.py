"""What a foreign currency is worth, fixed once."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator

from iuralloc.contract.expression import Expression
from iuralloc.contract.reading import Entry, Table, entries_by_key, read_number_or_table
from iuralloc.contract.schema.fields import Day, Sort, Text

CurrencyKey: TypeAlias = Annotated[str, Sort("currency")]


class Exchange(Entry):
    """A rate of exchange, fixed once: amounts in that currency are converted at it where they enter, exactly."""

    rate: Annotated[Expression | Table | None, BeforeValidator(read_number_or_table), Sort("rate of exchange")] = None
    """How many units of the contract's currency one unit of the foreign currency is worth, such as 7.1."""
    date: Day = None
    """The day on which the rate was fixed, such as 2029-03-31."""
    clause: Text = None
    """The clause of the contract that says it."""
    quote: Text = None
    """The words of the clause."""
    evidence: Text = None
    """The paper that proves it, such as the bulletin that publishes the rate."""
    note: Text = None
    """Whatever else a reader should know."""


ExchangeEntries = Annotated[dict[CurrencyKey, Exchange], BeforeValidator(entries_by_key(*Exchange.model_fields))]
