"""Interest on what was settled too low or too high: from the end of each year to the day of the restatement."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction

from iuralloc.allocate.outcomes import Line
from iuralloc.contract.calendar import MOST_YEARS
from iuralloc.contract.days import DAYS, years_and_days
from iuralloc.contract.load import Contract
from iuralloc.contract.restatements import Restatement
from iuralloc.formula import Constant, Formula, Product, Quotient, Sum
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation, Fineness

_CHOICE = "resettled-interest"


@dataclass(slots=True)
class Factors:
    """What a difference of each year earns, as a part of it.

    Parameters
    ----------
    draft
        Where they are stated.
    rate
        Interest of a year; None where no interest is stated.
    compound
        Whether interest earns interest, whole year by whole year.
    text
        As written.
    until
        The day until which it runs.
    restated
        The entry that states it.
    stem
        Of the ids.
    """

    draft: Draft
    rate: Figure | None
    compound: bool
    text: str
    until: str
    restated: Restatement | None
    stem: str
    stated: dict[str, Figure] = field(default_factory=dict)

    @classmethod
    def of(
        cls, contract: Contract, draft: Draft, meanings: Meanings, found: tuple[Restatement, ...], stem: str
    ) -> Factors:
        """The interest that the restatements of a file agree on.

        Raises
        ------
        ContractAtFault
            Where the rate is no part, or below zero.
        """
        first = next((r for r in found if r.restated.interest is not None), None)
        until = max((r.as_of for r in found if r.day is not None), default="")
        if first is None or first.restated.interest is None:
            return cls(draft, None, compound=False, text="", until=until, restated=None, stem=stem)
        interest, path = first.restated.interest, f"{first.restated.path}.interest"
        measure = Evaluation(contract.unit, meanings.at(path), path).part(interest.rate)
        if measure.value < 0:
            raise at_fault("negative-amount", interest.place, path, text=interest.text)
        ground = ground_of(first.restated, within=first.entry, place=interest.place, path=path)
        rate = draft.state(f"{stem}.rate", {"say": "resettled-rate"}, "number", measure.formula, ground)
        return cls(draft, rate, interest.compound, interest.text, until, first, stem)

    def on(self, difference: Figure, line: Line) -> Formula:
        """Interest on the difference of one line.

        Raises
        ------
        ContractAtFault
            ``interest-without-day``: of a pool without years nobody knows since when.
        """
        if not line.year or int(line.year) < dt.MINYEAR:
            raise self._without_day(line)
        return Product((difference.reference, self._factor(line.year).reference))

    def _without_day(self, line: Line) -> Exception:
        entry = self.restated.restated if self.restated else None
        place, path = (entry.place_of("interest"), entry.path) if entry else (None, "")
        return at_fault("interest-without-day", place, path, pool=line.pool)

    def _factor(self, year: str) -> Figure:
        if year not in self.stated:
            due, until = dt.date(int(year), 12, 31), dt.date.fromisoformat(self.until)
            years, days = years_and_days(due, until)
            self._refuse_beyond(years)
            label = {"say": "resettled-factor", "year": year, "years": str(years), "days": str(days)}
            formula = self._over(years, days)
            ground = Ground(choice=_CHOICE)
            factor = self.draft.state(f"{self.stem}.factor.{year}", label, "number", formula, ground)
            if self.restated is not None:
                Fineness().add(factor.amount, self.restated.restated.place)
            self.stated[year] = factor
        return self.stated[year]

    def _refuse_beyond(self, years: int) -> None:
        """A slip in a year: interest on interest of more years than a file has makes numbers that nobody reads."""
        if years > MOST_YEARS and self.restated is not None:
            entry = self.restated.restated
            place, path = entry.place_of("as_of"), f"{entry.path}.as_of"
            raise at_fault("interest-too-long", place, path, until=self.until, limit=str(MOST_YEARS))

    def _over(self, years: int, days: int) -> Formula:
        """Rate × time; compound: whole years on each other, the days beyond them simple on top."""
        if self.rate is None:
            return Constant(Fraction(0))
        part = Quotient((Constant(Fraction(days)), Constant(Fraction(DAYS))))
        rate, one = self.rate.reference, Constant(Fraction(1))
        if not self.compound:
            return Product((rate, Sum.of(Constant(Fraction(years)), part)))
        year = Sum.of(one, rate)
        return Sum.of(Product((*(year for _ in range(years)), Sum.of(one, Product((rate, part))))), one, signs=(1, -1))
