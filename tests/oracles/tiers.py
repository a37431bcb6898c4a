"""Bands by hand: coin after coin through a marginal scale, one look at the line for a slab; slow and obvious."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Scale:
    """Ends of all bands but the last, which is without end, and the rate of each band."""

    ends: tuple[int, ...]
    rates: tuple[Fraction, ...]

    def band_at(self, counted: int) -> int:
        """The band in which a sum lies: an end belongs to the band below it."""
        for number, end in enumerate(self.ends):
            if counted <= end:
                return number
        return len(self.ends)


def coin_by_coin(scale: Scale, amount: int, before: int = 0) -> tuple[int, ...]:
    """How many coins of an amount lie in each band, each laid on top of those before it."""
    lying = [0] * len(scale.rates)
    for coin in range(before + 1, before + amount + 1):
        lying[scale.band_at(coin)] += 1
    return tuple(lying)


def marginal(scale: Scale, amount: int, before: int = 0) -> Fraction:
    """What a marginal scale gives."""
    lying = coin_by_coin(scale, amount, before)
    return sum((rate * coins for rate, coins in zip(scale.rates, lying, strict=True)), Fraction(0))


def slab(scale: Scale, amount: int, before: int = 0) -> Fraction:
    """What a slab gives: the rate of the band that all that is counted has reached, for all of the amount."""
    return scale.rates[scale.band_at(before + amount)] * amount


def over_life(scale: Scale, amounts: Sequence[int], *, by_slab: bool = False) -> list[Fraction]:
    """Year after year, on top of all earlier years."""
    given, before = [], 0
    for amount in amounts:
        given.append((slab if by_slab else marginal)(scale, amount, before))
        before += amount
    return given


def anew(scale: Scale, amounts: Sequence[int], *, by_slab: bool = False) -> list[Fraction]:
    """Every year for itself."""
    return [(slab if by_slab else marginal)(scale, amount) for amount in amounts]
