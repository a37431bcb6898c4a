"""A scale: an amount, deductions from it one after another, and tiers of what is left, each with its own shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from iuralloc.errors import ContractAtFault, Finding, Inconsistency
from iuralloc.formula import Constant, Formula, Greatest, Least, Product
from iuralloc.problems.claims import less
from iuralloc.problems.division import Stated
from iuralloc.problems.fineness import refuse_too_fine
from iuralloc.quantities import rational_text

_NOTHING = Stated.of(0)


@dataclass(frozen=True, slots=True)
class Deduction:
    """What is taken off before the tiers: a rate of what is left at that point, or an amount."""

    to: str
    rate: Stated | None = None
    amount: Stated | None = None

    def of(self, left: Stated) -> Stated:
        """What is taken of what is left."""
        if self.rate is not None:
            return Stated(left.value * self.rate.value, Product((left.formula, self.rate.formula)))
        if self.amount is None:
            raise Inconsistency("a deduction is neither a rate nor an amount")
        return self.amount


@dataclass(frozen=True, slots=True)
class Tier:
    """A bracket up to an amount (None: without end), and the parts of it by recipient."""

    upto: Stated | None
    shares: Mapping[str, Stated] = field(hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shares", MappingProxyType(dict(self.shares)))


@dataclass(frozen=True, slots=True)
class Tiers:
    """An amount and its scale. Tiers are marginal: each holds for the part of the amount that lies in it."""

    amount: Stated
    deductions: tuple[Deduction, ...]
    tiers: tuple[Tier, ...]

    def __post_init__(self) -> None:
        ends = [tier.upto.value for tier in self.tiers if tier.upto is not None]
        shares = [share.value for tier in self.tiers for share in tier.shares.values()]
        taken = [part.value for entry in self.deductions for part in (entry.rate, entry.amount) if part is not None]
        refuse_too_fine([self.amount.value, *ends, *shares, *taken])

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who gets something, those of the deductions first."""
        names = [entry.to for entry in self.deductions]
        return tuple(dict.fromkeys([*names, *(name for tier in self.tiers for name in tier.shares)]))

    def deducted(self) -> tuple[list[tuple[str, Stated]], Stated]:
        """What each deduction takes, in order, and what is left for the tiers.

        Raises
        ------
        ContractAtFault
            ``deduction-above-rest`` (facts ``to``, ``amount``, ``left``).
        """
        left = self.amount
        taken = []
        for entry in self.deductions:
            part = entry.of(left)
            if part.value > left.value:
                amounts = {"amount": rational_text(part.value), "left": rational_text(left.value)}
                raise ContractAtFault([Finding("deduction-above-rest", facts={"to": entry.to, **amounts})])
            taken.append((entry.to, part))
            left = Stated(left.value - part.value, less(left.formula, part.formula))
        return taken, left

    def filled(self, left: Stated) -> list[Stated]:
        """How much of what is left lies in each tier."""
        parts: list[Stated] = []
        bottom = _NOTHING
        for tier in self.tiers:
            reached: Formula = left.formula
            top = left.value
            if tier.upto is not None:
                reached, top = Least((reached, tier.upto.formula)), min(top, tier.upto.value)
            if bottom is not _NOTHING:
                reached = Greatest((less(reached, bottom.formula), Constant(Fraction(0))))
            parts.append(Stated(max(top - bottom.value, Fraction(0)), reached))
            bottom = tier.upto or bottom
        return parts
