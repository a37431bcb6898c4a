"""Whole units by largest remainder (Hamilton's method), with all that a rounding log prints.

M. L. Balinski and H. P. Young (1982), Fair Representation. What is paid adds up to the total, and nobody is
more than a unit away from the exact share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from iuralloc.errors import Inconsistency
from iuralloc.formula import Data, Formula, Look, PartyTable, number


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the rounding log.

    Parameters
    ----------
    party
        Who is paid.
    exact
        The exact share.
    floor
        Whole units in it, rounded down (for a negative share: away from zero).
    remainder
        What is left of it, in units: from 0 to below 1.
    extra
        1 if the party gets one of the missing units, else 0.
    units
        Units paid: floor + extra.
    rank
        Place among the remainders, the largest 1; equal ones in the order of the parties.
    """

    party: str
    exact: Fraction
    floor: int
    remainder: Fraction
    extra: int
    units: int
    rank: int


@dataclass(frozen=True, slots=True)
class Apportionment:
    """A total in whole units, party by party.

    Parameters
    ----------
    total, unit
        The amount paid and the smallest payable amount.
    missing
        Units that are left when all shares are rounded down.
    lines
        In the order of the parties.
    """

    total: Fraction
    unit: Fraction
    missing: int
    lines: tuple[Line, ...]

    @property
    def paid(self) -> dict[str, Fraction]:
        """What each party is paid: its units x the unit."""
        return {line.party: line.units * self.unit for line in self.lines}


def apportion(total: Fraction, shares: Mapping[str, Fraction], unit: Fraction) -> Apportionment:
    """Pay a total in whole units, as close to the exact shares as can be.

    Everyone gets the whole units of the share; the units still missing go one each to the largest remainders,
    equal ones to whom stands first.

    Raises
    ------
    Inconsistency
        If the total is no whole number of units, or the units missing are fewer than none or more than there
        are parties: then the shares were not those of this total.

    Examples
    --------
    >>> thirds = dict.fromkeys(["maker", "lake", "coast"], Fraction(100, 3))
    >>> log = apportion(Fraction(100), thirds, Fraction(1, 100))
    >>> [(line.party, line.floor, line.extra, line.rank) for line in log.lines]
    [('maker', 3333, 1, 1), ('lake', 3333, 0, 2), ('coast', 3333, 0, 3)]
    """
    if unit <= 0 or (total / unit).denominator != 1:
        raise Inconsistency("a total that is no whole number of units")
    units = {party: share / unit for party, share in shares.items()}
    floors = {party: exact.numerator // exact.denominator for party, exact in units.items()}
    remainders = {party: units[party] - floors[party] for party in units}
    missing = int(total / unit) - sum(floors.values())
    if not 0 <= missing <= len(floors):
        raise Inconsistency("shares that are not those of the total")
    # Sorting is stable: among equal remainders the order of the parties decides.
    by_remainder = sorted(remainders, key=remainders.__getitem__, reverse=True)
    ranks = {party: rank for rank, party in enumerate(by_remainder, start=1)}
    return Apportionment(
        total=total,
        unit=unit,
        missing=missing,
        lines=tuple(
            Line(
                party=party,
                exact=shares[party],
                floor=floors[party],
                remainder=remainders[party],
                extra=int(ranks[party] <= missing),
                units=floors[party] + int(ranks[party] <= missing),
                rank=ranks[party],
            )
            for party in shares
        ),
    )


@dataclass(frozen=True, slots=True)
class Apportioned(Formula):
    """A total paid out in whole units; its value is a table by party.

    Examples
    --------
    >>> from iuralloc.formula import Constant
    >>> half = Constant(Fraction(5, 2))
    >>> paid = Apportioned(Constant(Fraction(5)), Constant(Fraction(1)), (("lake", half), ("maker", half)))
    >>> paid.value(lambda figure: Fraction(0)).as_data()
    [['lake', '3'], ['maker', '2']]
    """

    kind: ClassVar[str] = "apportioned"
    total: Formula
    unit: Formula
    shares: tuple[tuple[str, Formula], ...]

    def value(self, look: Look) -> PartyTable:
        """What each party is paid, in the order of the shares."""
        shares = {party: number(operand, look) for party, operand in self.shares}
        if len(shares) != len(self.shares):
            raise Inconsistency("a party has two shares of one total")
        return PartyTable(apportion(number(self.total, look), shares, number(self.unit, look)).paid)

    def as_data(self) -> Data:
        """``total``, ``unit`` and ``shares`` by party."""
        return {
            "kind": self.kind,
            "total": self.total.as_data(),
            "unit": self.unit.as_data(),
            "shares": [[party, operand.as_data()] for party, operand in self.shares],
        }

    def parts(self) -> tuple[Formula, ...]:
        """The shares, the total, the unit: the order in which the record, keys sorted, mentions them."""
        return (*(operand for _, operand in self.shares), self.total, self.unit)
