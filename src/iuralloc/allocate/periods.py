"""A pool as money flows: year after year, step after step; every year closes by itself, and so do all together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.allocate.balances import Opened, close_balances, tell_left
from iuralloc.allocate.life import Life, over_life, refuse_without_years
from iuralloc.allocate.schedules import names_of
from iuralloc.allocate.state import State
from iuralloc.allocate.waterfall import Frame, Waterfall, close, in_order
from iuralloc.contract.expression import Expression, Literal
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Entry, Keyed, Table
from iuralloc.contract.schema import PlanStep, Pool
from iuralloc.contract.schema.receipts import ACCRUED, Receipt
from iuralloc.formula import Constant, Data, Formula, Sum
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.settlement.settle import Payable, state_in_units, state_smallest
from iuralloc.situations.grounds import at_fault, ground_of, ground_of_amount
from iuralloc.situations.meanings import Broken
from iuralloc.situations.measures import YEAR, Evaluation, Measure, Vector


def flows(contract: Contract, state: State, pool: Pool) -> bool:
    """Whether a pool has steps, or an amount of every year; what is neither is divided once."""
    if pool.steps or isinstance(pool.amount, Table):
        return True
    if pool.amount is None or isinstance(pool.amount, Literal):
        return False
    return isinstance(_evaluation(contract, state, pool).measured(pool.amount), Vector)


def _evaluation(contract: Contract, state: State, pool: Pool) -> Evaluation:
    return Evaluation(contract.unit, state.meanings.at(pool.path), pool.path)


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of a pool (empty: a pool without years), the stem of its figures, and its amount."""

    year: str
    stem: str
    payable: Payable


class Periods:
    """Runs one pool that flows."""

    def __init__(self, contract: Contract, state: State, draft: Draft, name: str, among: tuple[str, ...]) -> None:
        self.contract = contract
        self.state = state
        self.draft = draft
        self.name = name
        self.pool: Pool = contract.document.pools[name]
        self.among = among
        self.opened: Opened | None = None
        self.life: Life | None = None

    def run(self) -> Vector:
        """State everything; gives what each got, by year where the pool runs by year."""
        unit = state_smallest(self.contract, self.draft, self.name, self.pool.round)
        opening = self.state.opening
        self.opened = Opened(opening, self.name) if opening else None
        self.life = Life(self.draft, self.name, self.pool, self.opened) if over_life(self.contract, self.pool) else None
        years, amount = self._years(unit)
        by_year = years[0].year != ""
        if not by_year:
            refuse_without_years(self.name, self.pool)
        self._refuse_what_has_no_years(by_year=by_year)
        payable = self._payable(years, amount, by_year=by_year)
        self.draft.schedule(
            table="pool", pool=self.name, kind=self.pool.kind or "income", amount=amount.id, payable=payable.id,
            unit=unit.id, among=list(self.among), flows=1, years=[year.year for year in years if by_year],
            **names_of(self.pool),
        )  # fmt: skip
        opened, life = (self.opened, self.life) if by_year else (None, None)
        games = self.state.games_paid
        waterfall = Waterfall(self.contract, self.draft, self.name, self.pool, self.among, unit, games, opened, life)
        got = {year.year: self._year(waterfall, year) for year in years}
        total = self._over_years(got, payable) if by_year else got[""]
        if by_year:
            close_balances(
                self.draft, self.name, waterfall.balances, life.running if life else {}, waterfall.counted or {}
            )
        elif self.state.opening is not None:
            tell_left(self.draft, self.state.opening, self.name, self.state.opening.pools.get(self.name, {}))
        if opened is not None:
            opened.tell(self.draft, self.name)
        self.draft.schedule(
            table="by-year", pool=self.name, unit=unit.id, total=payable.id,
            years=[
                [y.year, y.payable.total.id, f"{y.stem}.sum", f"{y.stem}.difference"] for y in years if by_year
            ],
            rows=[[who, [got[y.year][who].id if who in got[y.year] else None for y in years if by_year], figure.id]
                  for who, figure in total.items()],
            sum=f"{self.name}.sum", difference=f"{self.name}.difference",
        )  # fmt: skip
        if not by_year:
            return _vector(total)
        return Vector(YEAR, {year: _vector(figures) for year, figures in got.items()})

    # amounts --------------------------------------------------------------------------------------------------

    def _years(self, unit: Figure) -> tuple[list[_Year], Figure]:
        written = self.pool.amount
        if written is None:
            raise at_fault("pool-without-amount", self.pool.place, self.pool.path, pool=self.name)
        formulas = self._by_year(written)
        if isinstance(formulas, Measure):
            figure = self._amount("", self.name, formulas.value, formulas.formula)
            return [_Year("", self.name, state_in_units(self.draft, self.name, self.pool, figure, unit))], figure
        years: list[_Year] = []
        for year, measure in formulas.items():
            stem = f"{self.name}.{year}"
            figure = self._amount(year, stem, measure.value, measure.formula)
            if self.life is not None:
                years.append(_Year(year, stem, self.life.payable(stem, figure, unit)))
            else:
                years.append(_Year(year, stem, state_in_units(self.draft, stem, self.pool, figure, unit)))
        if not years:
            raise at_fault("pool-without-years", written.place, f"{self.pool.path}.amount", pool=self.name)
        parts = Sum.of(*(self.draft_figure(f"{year.stem}.amount").reference for year in years))
        label = {"say": "amount", "pool": self.name}
        return years, self.draft.state(f"{self.name}.amount", label, "amount", parts, Ground(rule="sum"))

    def draft_figure(self, name: str) -> Figure:
        """A figure of this pool by its id."""
        return next(figure for figure in self.draft if figure.id == name)

    def _by_year(self, written: Expression | Table) -> Measure | Mapping[str, Measure]:
        if isinstance(written, Table):
            return self._table(written)
        evaluation = _evaluation(self.contract, self.state, self.pool)
        if isinstance(written, Literal):
            return evaluation.amount(written)
        measured = evaluation.measured(written)
        if isinstance(measured, Measure) or measured.axis != YEAR:
            return evaluation.amount(written)
        # Year by year, so that a rate which does not speak of a year is named.
        return {year: self._in_year(year, written) for year in self.contract.calendar.names}

    def _in_year(self, year: str, written: Expression) -> Measure:
        meanings = self.state.meanings.in_year(year).at(self.pool.path)
        return Evaluation(self.contract.unit, meanings, self.pool.path).amount(written)

    def _complete(self, years: Mapping[str, Measure]) -> Mapping[str, Measure]:
        """Every year of the file: what is listed, else 0, which is printed."""
        names = self.contract.calendar.names
        missing = [year for year in names if year not in years]
        if missing:
            self.draft.choose("year-not-listed-is-zero", figure=f"{self.name}.amount", years=", ".join(missing))
        nothing = Measure(Fraction(0), Constant(Fraction(0)), money=True)
        return {year: years.get(year, nothing) for year in names}

    def _table(self, table: Table) -> Mapping[str, Measure]:
        parts: dict[str, list[Measure]] = {}
        rows: list[Data] = []
        for key, cell in table.cells:
            receipt = table.dressed.get(key.text)
            for year in self._years_of(key, receipt):
                if isinstance(cell, Table):
                    continue
                measure = self._in_year(year, cell)
                if isinstance(receipt, Receipt):
                    figure = self._receipt(key, receipt, year, measure)
                    rows.append(
                        {
                            "date": key.text,
                            "for": receipt.year.text if receipt.year else "",
                            "year": year,
                            "figure": figure.id,
                        }
                    )
                    measure = Measure(figure.amount, figure.reference, money=True)
                parts.setdefault(year, []).append(measure)
        if rows:
            self.draft.schedule(table="receipts", pool=self.name, rows=rows)
        return self._complete({year: _together(measures) for year, measures in parts.items()})

    def _years_of(self, key: Keyed, receipt: Entry | None) -> tuple[str, ...]:
        """The years in which an entry falls: those of its key, or the year that it is for where that is agreed."""
        years = self.contract.calendar.standing_for(key.text)
        if not isinstance(receipt, Receipt) or receipt.year is None or receipt.year.text in years:
            return years
        if self.pool.booked == ACCRUED:
            return (receipt.year.text,)
        if self.pool.booked is None:
            self.draft.choose("late-money-when-received", pool=self.name)
        return years

    def _receipt(self, key: Keyed, receipt: Receipt, year: str, measure: Measure) -> Figure:
        several = len(self.contract.calendar.standing_for(key.text)) > 1
        name = f"{self.name}.receipt.{re.sub(r'[^0-9]+', '_', key.text).strip('_')}{f'.{year}' if several else ''}"
        label = {"say": "receipt", "pool": self.name, "date": key.text}
        place = receipt.place_of_value("value")
        ground = ground_of(receipt, within=self.pool, place=place, path=f"{key.path}.value")
        return self.draft.state(name, label, "amount", measure.formula, ground)

    def _amount(self, year: str, stem: str, value: Fraction, formula: Formula) -> Figure:
        place = self.pool.place_of_value("amount")
        if value < 0:
            facts = {"pool": stem, "text": rational_text(value)}
            raise at_fault("negative-pool", place, f"{self.pool.path}.amount", **facts)
        ground = ground_of_amount(self.pool, place, f"{self.pool.path}.amount")
        label = {"say": "amount-of-year", "pool": self.name, "year": year}
        if not year:
            label = {"say": "amount", "pool": self.name}
        return self.draft.state(f"{stem}.amount", label, "amount", formula, ground)

    def _payable(self, years: list[_Year], amount: Figure, *, by_year: bool) -> Figure:
        """What is paid in all years: the amounts, or what they are in whole units."""
        if not by_year:
            return years[0].payable.total
        if all(year.payable.total.id == f"{year.stem}.amount" for year in years):
            return amount
        label = {"say": "payable", "pool": self.name}
        parts = Sum.of(*(year.payable.total.reference for year in years))
        return self.draft.state(f"{self.name}.payable", label, "amount", parts, Ground(rule="sum"))

    # years ----------------------------------------------------------------------------------------------------

    def _year(self, waterfall: Waterfall, year: _Year) -> dict[str, Figure]:
        plan = self.pool if self.pool.steps else _one_step(self.pool)
        frame = Frame(year.stem, (), year.payable.total, self.state.meanings, year.year)
        if waterfall.life is not None:
            waterfall.life.year = year.year
        course = waterfall.run(frame, plan, self.pool.inside)
        got = waterfall.totals(year.stem, course.paid)
        close(self.draft, year.stem, year.payable.total, got)
        waterfall.divide_deferred(frame, course.paid, got)
        self.draft.schedule(
            table="waterfall", pool=self.name, year=year.year, stem=year.stem, path=[], amount=year.payable.total.id,
            lines=course.lines, totals=[[who, figure.id] for who, figure in got.items()],
            sum=f"{year.stem}.sum", difference=f"{year.stem}.difference", unit=year.payable.unit.id,
        )  # fmt: skip
        return got

    def _over_years(self, got: Mapping[str, Mapping[str, Figure]], payable: Figure) -> dict[str, Figure]:
        everybody = dict.fromkeys(who for figures in got.values() for who in figures)
        total = {
            who: self.draft.state(
                f"{self.name}.{who}", {"say": "got-in-all-years", "pool": self.name, "party": who}, "amount",
                Sum.of(*(figures[who].reference for figures in got.values() if who in figures)), Ground(rule="sum"),
            )
            for who in in_order(self.contract, everybody)
        }  # fmt: skip
        close(self.draft, self.name, payable, total)
        return total

    def _refuse_what_has_no_years(self, *, by_year: bool) -> None:
        """A game is played once, and splits beside it are of one amount."""
        for word in ("worth", "synergies", "beside"):
            if word in self.pool.written() and (by_year or self.pool.steps):
                raise at_fault("not-read-yet", self.pool.place_of(word), f"{self.pool.path}.{word}", key=word)


def _vector(figures: Mapping[str, Figure]) -> Vector:
    return Vector("party", {who: Measure(f.amount, f.reference, money=True) for who, f in figures.items()})


def _together(measures: list[Measure]) -> Measure:
    if len(measures) == 1:
        return measures[0]
    total = sum((measure.value for measure in measures), Fraction(0))
    return Measure(total, Sum.of(*(measure.formula for measure in measures)), money=True)


def _one_step(pool: Pool) -> PlanStep:
    """The plan of a pool by year that divides its amount in one go, as a plan of one step."""
    if pool.to is None and pool.split is None:
        raise Broken
    grounds = {word: getattr(pool, word) for word in ("clause", "quote", "evidence", "note")}
    step = PlanStep.model_construct(to=pool.to, split=pool.split, **grounds)
    step._node = pool.tree  # noqa: SLF001 - it stands where the pool stands
    plan = PlanStep.model_construct(steps={"1": step})
    plan._node = pool.tree  # noqa: SLF001 - it stands where the pool stands
    return plan
