"""Whole units by largest remainder (Hamilton's method), with all that a rounding log prints.

M. L. Balinski and H. P. Young (1982), Fair Representation. What is paid adds up to the total, and nobody is
more than a unit away from the exact share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from iuralloc.errors import Inconsistency
from iuralloc.problems.division import Stated
from iuralloc.problems.fineness import refuse_too_fine


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


@dataclass(frozen=True, slots=True)
class Held:
    """Whom a bound on its own part holds to one side: those who must get a missing unit, and those who must not."""

    up: frozenset[str] = frozenset()
    down: frozenset[str] = frozenset()


def held_by(shares: Mapping[str, Fraction], unit: Fraction, bounds: Iterable[tuple[str, bool, Fraction]]) -> Held:
    """Whose units a bound decides; the shares themselves keep all bounds.

    Parameters
    ----------
    shares, unit
        As for `apportion`.
    bounds
        Of a party: whether it is a least amount, not a largest one; the amount.

    Examples
    --------
    >>> shares = {"maker": Fraction(7, 2), "lake": Fraction(5, 2)}
    >>> held_by(shares, Fraction(1), [("lake", True, Fraction(5, 2)), ("maker", False, Fraction(7, 2))])
    Held(up=frozenset({'lake'}), down=frozenset({'maker'}))
    """
    up, down = set(), set()
    for party, least, bound in bounds:
        floor = shares[party] // unit
        if least and floor * unit < bound:
            up.add(party)
        elif not least and (floor + 1) * unit > bound:
            down.add(party)
    return Held(frozenset(up), frozenset(down))


def can_hold(total: Fraction, shares: Mapping[str, Fraction], unit: Fraction, held: Held) -> bool:
    """Whether as many units are missing as those held up need, and no more than those not held down can take."""
    missing = total / unit - sum(share // unit for share in shares.values())
    return not held.up & held.down and len(held.up) <= missing <= len(shares) - len(held.down)


def apportion(
    total: Fraction, shares: Mapping[str, Fraction], unit: Fraction, held: Held | None = None
) -> Apportionment:
    """Pay a total in whole units, as close to the exact shares as can be.

    Everyone gets the whole units of the share; the units still missing go one each to the largest remainders,
    equal ones to whom stands first. Those held up come before all others, those held down get none.

    Raises
    ------
    Inconsistency
        If the total is no whole number of units, or the units missing are fewer than none or more than there
        are parties: then the shares were not those of this total; or if those held cannot all be.

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
    held = held or Held()
    if not can_hold(total, shares, unit, held):
        raise Inconsistency("bounds on single parts that whole units cannot keep")
    # Sorting is stable: among equal remainders the order of the parties decides.
    by_remainder = sorted(remainders, key=remainders.__getitem__, reverse=True)
    ranks = {party: rank for rank, party in enumerate(by_remainder, start=1)}
    free = [party for party in by_remainder if party not in held.up | held.down]
    served = held.up | set(free[: missing - len(held.up)])
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
                extra=int(party in served),
                units=floors[party] + int(party in served),
                rank=ranks[party],
            )
            for party in shares
        ),
    )


@dataclass(frozen=True, slots=True)
class Rounding:
    """Amounts to be brought to whole units so that they add up to a total.

    Parameters
    ----------
    amounts
        By party; among equal remainders the order decides.
    unit
        Above 0.
    total
        None for the sum of the amounts.
    """

    amounts: Mapping[str, Stated] = field(hash=False)
    unit: Stated
    total: Stated | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "amounts", MappingProxyType(dict(self.amounts)))
        stated = [self.unit, *self.amounts.values(), *([self.total] if self.total else [])]
        refuse_too_fine(number.value for number in stated)

    @property
    def whole(self) -> Fraction:
        """What the rounded amounts add up to."""
        if self.total is not None:
            return self.total.value
        return sum((amount.value for amount in self.amounts.values()), Fraction(0))
