"""Totals paid out in whole units: which of them a spreadsheet rounds as the trail does, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from iuralloc.audit.trail import Trail
from iuralloc.formula import Data
from iuralloc.report.writers.spreadsheet.digits import fits, nearly
from iuralloc.report.writers.spreadsheet.exact import Exact, guard
from iuralloc.report.writers.spreadsheet.spots import NotLive
from iuralloc.settlement.apportion import AT_LEAST

#: what is added to the remainder of a party that must, or must not, get an odd unit
HELD: Final = 2


@dataclass(frozen=True, slots=True)
class Share:
    """A row of a division into whole units.

    Parameters
    ----------
    party
        Whose it is.
    operand, exact
        What it is entitled to.
    paid
        What it gets, by the trail.
    """

    party: str
    operand: Data
    exact: Fraction
    paid: Fraction


@dataclass(frozen=True, slots=True)
class Payment:
    """A division into whole units.

    Parameters
    ----------
    figure
        The figure that holds it.
    total, unit
        Operands.
    total_value, unit_value
        Their values.
    shares
        By party, in order.
    within
        Bounds on single parties: party, side, operand.
    """

    figure: str
    total: Data
    unit: Data
    total_value: Fraction
    unit_value: Fraction
    shares: tuple[Share, ...]
    within: tuple[tuple[str, str, Data], ...]

    @property
    def places(self) -> int:
        """The places to which entitlements in units are rounded: as the largest of them allows."""
        largest = max(abs(share.exact) for share in self.shares)
        return guard(max(largest, abs(self.total_value)) / self.unit_value)

    def units(self, share: Share) -> Fraction:
        """The entitlement in units, rounded to six places (or fewer) as a spreadsheet does it."""
        return nearly(share.exact / self.unit_value, self.places)

    def keys(self, exact: Exact) -> list[Fraction]:
        """By what the rows are ranked: remainders, raised or lowered where a term decides."""
        keys: list[Fraction] = []
        for share in self.shares:
            units = self.units(share)
            key = units - units // 1
            for party, side, bound in self.within:
                if party == share.party:
                    key += _held(units, side, nearly(exact.value(bound) / self.unit_value, self.places))
            keys.append(key)
        return keys


def payments(trail: Trail, exact: Exact) -> dict[str, Payment]:
    """The divisions that a spreadsheet rounds as the trail does, by the figure that holds them.

    A spreadsheet ranks remainders of six places. Where these decide otherwise than the exact ones, it must not.
    """
    found: dict[str, Payment] = {}
    for name, record in trail.figures.items():
        if record["formula"]["kind"] == "apportioned":
            try:
                payment = _payment(name, record, exact)
            except NotLive:
                continue
            if _same(payment, exact):
                found[name] = payment
    return found


def _payment(name: str, record: Mapping[str, Any], exact: Exact) -> Payment:
    formula, paid = record["formula"], dict(record["value"])
    shares = tuple(
        Share(party, operand, exact.value(operand), Fraction(paid[party])) for party, operand in formula["shares"]
    )
    total, unit = exact.value(formula["total"]), exact.value(formula["unit"])
    if not all(map(fits, (total, unit, *(share.exact for share in shares)))):
        raise NotLive(name)
    within = tuple((party, side, bound) for party, side, bound in formula.get("within", ()))
    return Payment(name, formula["total"], formula["unit"], total, unit, shares, within)


def _same(payment: Payment, exact: Exact) -> bool:
    units = [payment.units(share) for share in payment.shares]
    keys = payment.keys(exact)
    missing = payment.total_value / payment.unit_value - sum(entitled // 1 for entitled in units)
    order = sorted(range(len(keys)), key=lambda at: (-keys[at], at))
    rank = {at: place for place, at in enumerate(order, start=1)}
    return all(
        (entitled // 1 + (rank[at] <= missing)) * payment.unit_value == payment.shares[at].paid
        for at, entitled in enumerate(units)
    )


def _held(units: Fraction, side: str, limit: Fraction) -> int:
    if side == AT_LEAST:
        return HELD if units // 1 < limit else 0
    return -HELD if units // 1 + 1 > limit else 0
