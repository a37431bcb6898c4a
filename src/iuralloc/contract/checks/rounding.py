"""The smallest payable amount, at the head and in a pool."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.expression import Expression, Literal
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Rounding
from iuralloc.errors import Finding, Severity
from iuralloc.quantities import Written, rational_text


def check(contract: Contract) -> Iterator[Finding]:
    """`round: {to: …}` is one amount above zero; a bare one should say whether it means yuan or 10 000 yuan."""
    for rounding in (contract.document.round, *(pool.round for pool in contract.document.pools.values())):
        if rounding is not None and rounding.to is not None:
            yield from _of(contract, rounding, rounding.to)


def _of(contract: Contract, rounding: Rounding, to: Expression) -> Iterator[Finding]:
    place, path = rounding.place_of_value("to"), f"{rounding.path}.to"
    quantity = to.quantity if isinstance(to, Literal) else None
    if quantity is None or quantity.value <= 0 or quantity.written is Written.PERCENT:
        yield Finding("round-not-an-amount", place, path=path)
        return
    currency, unit = quantity.currency, contract.unit
    if currency and currency != unit.currency:
        facts = {"currency": currency, "unit": unit.currency, "text": rational_text(quantity.value)}
        yield Finding("other-currency-not-here", place, facts, path=path)
    elif quantity.written is Written.NUMBER and unit.scale != 1:
        facts = {"text": to.raw if isinstance(to, Literal) else "", "unit": unit.raw, "currency": unit.currency}
        yield Finding("round-without-unit", place, facts, Severity.WARNING, path)
