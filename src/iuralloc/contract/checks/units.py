"""Two units for one pool: 45 万元 here and 450 000 yuan there invites the slip of a power of ten."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.exchange import literals_in
from iuralloc.contract.expression import Literal
from iuralloc.contract.load import Contract
from iuralloc.contract.names import in_table
from iuralloc.contract.schema import Pool
from iuralloc.errors import Finding
from iuralloc.quantities import Quantity, Written


def check(contract: Contract) -> Iterator[Finding]:
    """All amounts of a pool (its amount, its worths or synergies) are in one unit; so are those in each currency."""
    for name, pool in contract.document.pools.items():
        units: dict[str, dict[int, Literal]] = {}
        for literal in _amounts(pool):
            scale, currency = _unit(contract, literal.quantity)
            # A currency without a rate is told where it is read; with one it is no slip.
            units.setdefault(currency, {}).setdefault(scale, literal)
        for alike in (alike for alike in units.values() if len(alike) > 1):
            first, second, *_ = sorted(alike.values(), key=lambda literal: literal.place.start)
            facts = {"pool": name, "first": first.raw, "second": second.raw, "line": first.place.where}
            yield Finding("two-units", second.place, facts, path=pool.path)


def _unit(contract: Contract, quantity: Quantity) -> tuple[int, str]:
    if quantity.written is Written.MONEY:
        return quantity.scale, quantity.currency or contract.unit.currency
    return contract.unit.scale, contract.unit.currency


def _amounts(pool: Pool) -> Iterator[Literal]:
    if isinstance(pool.amount, Literal):
        yield pool.amount
    else:
        for amount in in_table(pool.amount):
            yield from (literal for literal in literals_in(amount) if literal.quantity.written is Written.MONEY)
    for table in (pool.worth, pool.synergies):
        for _, cell in table.cells if table else ():
            if isinstance(cell, Literal):
                yield cell
