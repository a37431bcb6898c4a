"""The smallest payable amount, at the head and in a pool."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.expression import Literal
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Rounding
from iuralloc.errors import Finding
from iuralloc.quantities import Written


def check(contract: Contract) -> Iterator[Finding]:
    """`round: {to: …}` is one number above zero, and no percentage."""
    yield from _of(contract.document.round)
    for pool in contract.document.pools.values():
        yield from _of(pool.round)


def _of(rounding: Rounding | None) -> Iterator[Finding]:
    if rounding is None or rounding.to is None:
        return
    fits = isinstance(rounding.to, Literal) and rounding.to.quantity.value > 0
    if not fits or isinstance(rounding.to, Literal) and rounding.to.quantity.written is Written.PERCENT:
        yield Finding("round-not-an-amount", rounding.place_of_value("to"), path=f"{rounding.path}.to")
