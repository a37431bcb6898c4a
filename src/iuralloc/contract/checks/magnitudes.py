"""One amount far above all others: written in yuan, perhaps, in a file that counts in 10 000 yuan."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from iuralloc.contract.expression import Expression, Literal
from iuralloc.contract.load import Contract
from iuralloc.contract.names import in_table
from iuralloc.errors import Finding, Place, Severity
from iuralloc.quantities import Written

#: how many other amounts there must be for a middle one to mean anything
_OTHERS: Final = 3


def check(contract: Contract) -> Iterator[Finding]:
    """A warning at a bare amount that would sit well among the others if it were in single units."""
    unit = contract.unit
    if unit.scale < 1_000:  # noqa: PLR2004 - `thousand`, the least unit in which this slip is made
        return
    amounts = list(_bare(contract))
    values = sorted(amount for amount, _, _, _ in amounts)
    if len(values) <= _OTHERS:
        return
    # The middle one of all: a slip or two among the amounts do not move it far.
    middle = values[(len(values) - 1) // 2]
    for amount, raw, place, path in amounts:
        # In yuan an amount is 10 000 times as large; nature makes some of them a tenth of the middle one.
        if amount * 10 >= middle * unit.scale:
            facts = {"text": raw, "unit": unit.raw, "currency": unit.currency, "scale": str(unit.scale)}
            yield Finding("perhaps-another-unit", place, facts, Severity.WARNING, path)


def _bare(contract: Contract) -> Iterator[tuple[Fraction, str, Place, str]]:
    document = contract.document
    for entries in document.contributions.values():
        for entry in entries:
            for word in ("value", "price", "rent", "rate"):
                yield from _literal(getattr(entry, word), f"{entry.path}.{word}")
    for pool in document.pools.values():
        for amount in in_table(pool.amount):
            yield from _literal(amount, f"{pool.path}.amount")


def _literal(amount: Expression | None, path: str) -> Iterator[tuple[Fraction, str, Place, str]]:
    if isinstance(amount, Literal):
        quantity = amount.quantity
        if quantity.written is Written.NUMBER and quantity.value > 0:
            yield quantity.value, amount.raw, amount.place, path
