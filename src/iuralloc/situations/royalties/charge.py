"""What the rate makes of a base: one rate for all of it, or bands with a rate each."""

from __future__ import annotations

from dataclasses import dataclass, field

from iuralloc.formula import Formula, Product
from iuralloc.settlement.ledger import Figure
from iuralloc.situations.grounds import ground_of
from iuralloc.situations.meanings import Broken
from iuralloc.situations.measures import Measure
from iuralloc.situations.royalties.by_year import RoyaltyYear
from iuralloc.situations.tiers import Counted, ends_of, rated


@dataclass(frozen=True, slots=True)
class Charge:
    """A rate in force in a year.

    Parameters
    ----------
    at
        The royalty in its year.
    rate
        The one rate; None where bands have several.
    """

    at: RoyaltyYear
    rate: Measure | None

    @classmethod
    def of(cls, at: RoyaltyYear) -> Charge:
        """The rate that holds in the year."""
        if at.entry.bands is not None:
            return cls(at, None)
        rate = at.rate(at.entry, "rate")
        if rate is None:
            raise Broken
        return cls(at, rate)

    @property
    def by_piece(self) -> bool:
        """Whether the rate is money for each piece; then the base is a number of pieces."""
        return self.rate is not None and self.rate.money

    @property
    def unit(self) -> str:
        """The unit of the base."""
        return "number" if self.by_piece else "amount"

    def on(self, base: Figure, before: Counted) -> Charged:
        """What is due for a base, by the one rate or band by band; states rate and bands."""
        at, tiers = self.at, self.at.entry.bands
        if self.rate is not None:
            unit = "amount" if self.by_piece else "number"
            stated = at.state("rate", self.rate.formula, at.written(at.entry, "rate"), unit=unit)
            return Charged(Product((stated.reference, base.reference)))
        if tiers is None:
            raise Broken
        evaluation = at.evaluation(tiers.path)
        ends = ends_of(evaluation, tiers, tiers.tiers, at.contract.calendar, at.year)
        ground = ground_of(at.entry, path=tiers.path, place=tiers.place, rule="royalty_bands")

        def write(word: str, number: str, unit: str, formula: Formula) -> Figure:
            return at.state(f"{word}.{number}" if number else word, formula, ground, unit=unit)

        found = rated(write, evaluation, tiers, base, before, ends)
        rows = [
            [str(number), found.filled.ends[number - 1].id if number <= len(ends) else None, rate.id, part.id, pay.id]
            for number, (rate, part, pay) in enumerate(
                zip(found.rates, found.filled.parts, found.pays, strict=True), start=1
            )
        ]
        return Charged(found.total.reference, found.counted, rows)


@dataclass(frozen=True, slots=True)
class Charged:
    """What is due for a base.

    Parameters
    ----------
    formula
        What it comes to.
    counted
        What bands over life have counted.
    bands
        A row for each band: its number, its upper end, its rate, what lies in it, what that gives; all by figures.
    """

    formula: Formula
    counted: Counted = field(default_factory=Counted)
    bands: list[list[str | None]] = field(default_factory=list)
