"""Rates of exchange as a contract fixes them, and where amounts in a foreign currency stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from iuralloc.contract.expression import Call, Expression, Literal, Operation
from iuralloc.contract.schema.exchange import Exchange
from iuralloc.quantities import Written

_CODE: Final = re.compile("[A-Z]{3}")
#: the word of the contract, and of the ids of rates
EXCHANGE: Final = "exchange"


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a foreign currency is worth in the contract's currency, and the figure that states it."""

    currency: str
    value: Fraction
    figure: str
    literal: Literal


def rates_of(entries: Mapping[str, Exchange], own: str, pool: str = "") -> tuple[Rate, ...]:
    """The rates that can be used; what is wrong with the others is told by their check.

    Parameters
    ----------
    entries
        As the head or a pool has them.
    own
        The currency of the contract.
    pool
        The pool that they hold for; empty for those of the head.
    """
    found = ((code, entry.rate) for code, entry in entries.items() if _CODE.fullmatch(code) and code != own)
    stem = f"{pool}.{EXCHANGE}" if pool else EXCHANGE
    return tuple(
        Rate(code, rate.quantity.value, f"{stem}.{code}", rate)
        for code, rate in found
        if isinstance(rate, Literal) and is_rate(rate)
    )


def is_rate(rate: Literal) -> bool:
    """Whether a number can be a rate: pure, no percentage, above zero."""
    return rate.quantity.written is Written.NUMBER and rate.quantity.value > 0


def literals_in(expression: Expression) -> Iterator[Literal]:
    """The numbers that stand in a formula, in its order."""
    match expression:
        case Literal():
            yield expression
        case Operation(_, left, right):
            yield from literals_in(left)
            yield from literals_in(right)
        case Call(_, arguments, _):
            for argument in arguments:
                yield from literals_in(argument)
