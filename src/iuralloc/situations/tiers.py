"""Bands: how much of an amount lies in each, and what that gives, from least, greatest, sum and product alone.

Nothing here knows where figures stand: whoever asks gives a `Write`, which states a figure under a word and the
number of a band, and the functions give back what they have stated. The file is long because steps, splits and
whoever else has a scale need all of it together: ends, what lies between them, rates, caps, what is carried on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod
from typing import Final

from iuralloc.contract.calendar import Calendar
from iuralloc.contract.expression import Expression, text_of
from iuralloc.contract.reading import Table
from iuralloc.contract.schema.tiers import Band, Counting, ShareBand, Tiers
from iuralloc.errors import Place
from iuralloc.formula import Constant, Formula, Greatest, Least, Product, Quotient, Rounded, Sum
from iuralloc.problems.division import Stated
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Figure
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.measures import Evaluation

#: states a figure of the bands: its word, the number of the band (empty: of all), its unit, its formula
Write = Callable[[str, str, str, Formula], Figure]

NOTHING: Final = Constant(Fraction(0))
ONE: Final = Constant(Fraction(1))
#: the key under which balances of all bands together stand
ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class Counted:
    """What the bands carry from one year to the next where they count over all years.

    Parameters
    ----------
    amount
        What was counted; None before the first year.
    paid
        What bands with a cap have given, by their number, and all of them under `ALL`.
    """

    amount: Figure | None = None
    paid: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """How much of an amount lies in each band.

    Parameters
    ----------
    ends
        The upper ends of all bands but the last, as they hold in the year.
    parts
        What lies in each band; together the amount.
    after
        What has been counted with this amount.
    """

    ends: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    after: Figure | None


@dataclass(frozen=True, slots=True)
class Rated:
    """What bands with rates give of an amount.

    Parameters
    ----------
    filled
        How much lay in each band.
    rates, pays
        The rate of each band, and what it gives.
    total
        What all of them give.
    counted
        What is carried to the next year.
    """

    filled: Filled
    rates: tuple[Figure, ...]
    pays: tuple[Figure, ...]
    total: Figure
    counted: Counted


def rated(
    write: Write, evaluation: Evaluation, tiers: Tiers, amount: Figure, before: Counted, ends: Sequence[Stated]
) -> Rated:
    """Put an amount through bands with rates.

    Parameters
    ----------
    write
        States the figures.
    evaluation
        Of the formulas of rates and caps.
    tiers
        The bands as written.
    amount
        What is put through them.
    before
        What was counted before.
    ends
        The upper ends in force, as `ends_of` reads them.

    Raises
    ------
    ContractAtFault
        ``band-rate-out-of-range``, ``negative-amount``.
    """
    filled = fill(write, evaluation, tiers, amount, before, ends)
    rates = tuple(_rate(write, evaluation, band, number) for number, band in enumerate(tiers.tiers, start=1))
    life = tiers.count == "life"
    paid: dict[str, Figure] = {}
    pays: list[Figure] = []
    for number, (band, rate, part) in enumerate(zip(tiers.tiers, rates, filled.parts, strict=True), start=1):
        gives: Formula = Product((rate.reference, part.reference))
        pay = _capped(write, evaluation, band, band.cap, str(number), gives, before if life else Counted())
        pays.append(pay)
        if life and band.cap is not None:
            paid[str(number)] = _running(write, str(number), pay, before)
    together = Sum.of(*(pay.reference for pay in pays))
    total = _capped(write, evaluation, tiers, tiers.cap, "", together, before if life else Counted())
    if life and tiers.cap is not None:
        paid[ALL] = _running(write, "", total, before)
    return Rated(filled, rates, tuple(pays), total, Counted(filled.after, paid) if life else Counted())


def _rate(write: Write, evaluation: Evaluation, band: Band, number: int) -> Figure:
    measure = evaluation.part(band.rate)  # type: ignore[arg-type]  # a check has refused a band without one
    if not 0 <= measure.value <= 1:
        facts = {"value": rational_text(measure.value), "band": str(number)}
        raise at_fault("band-rate-out-of-range", band.place_of_value("rate"), band.path, **facts)
    return write("rate", str(number), "number", measure.formula)


def _capped(
    write: Write, evaluation: Evaluation, entry: Band | Tiers, cap: Expression | None, number: str, gives: Formula,
    before: Counted,
) -> Figure:  # fmt: skip
    if cap is not None:
        limit = amount_of(evaluation, cap, entry.place_of_value("cap"), f"{entry.path}.cap")
        room = limit.formula
        earlier = before.paid.get(number or ALL)
        if earlier is not None:
            room = Greatest((Sum.of(room, earlier.reference, signs=(1, -1)), NOTHING))
        gives = Least((gives, room))
    return write("pays", number, "amount", gives)


def _running(write: Write, number: str, pay: Figure, before: Counted) -> Figure:
    """What a band with a cap, or all together, have given in all."""
    earlier = before.paid.get(number or ALL)
    parts = (pay.reference,) if earlier is None else (earlier.reference, pay.reference)
    return write("given", number, "amount", Sum.of(*parts))


def fill(
    write: Write, evaluation: Evaluation, tiers: Counting, amount: Figure, before: Counted, ends: Sequence[Stated]
) -> Filled:
    """How much of an amount lies in each band, on top of what was counted before; states the figures."""
    stated = tuple(write("upto", str(number), "amount", end.formula) for number, end in enumerate(ends, start=1))
    earlier = _before(write, evaluation, tiers, before)
    after: Figure | None = None
    if tiers.count == "life":
        parts = (amount.reference,) if earlier is None else (earlier.reference, amount.reference)
        after = write("counted", "", "amount", Sum.of(*parts))
    if tiers.method == "slab":
        return Filled(stated, _slab(write, stated, amount, after), after)
    formulas = marginal(amount.reference, earlier.reference if earlier else None, [end.reference for end in stated])
    lying = tuple(write("part", str(number), "amount", formula) for number, formula in enumerate(formulas, start=1))
    return Filled(stated, lying, after)


def _before(write: Write, evaluation: Evaluation, tiers: Counting, before: Counted) -> Figure | None:
    if tiers.count != "life" or before.amount is not None:
        return before.amount
    if tiers.so_far is None:
        return None
    stated = amount_of(evaluation, tiers.so_far, tiers.place_of_value("so_far"), f"{tiers.path}.so_far")
    return write("so_far", "", "amount", stated.formula)


def marginal(amount: Formula, before: Formula | None, ends: Sequence[Formula]) -> tuple[Formula, ...]:
    """What lies in each band of an amount on top of another: one formula for each end, and one above the last.

    Examples
    --------
    >>> of = [Constant(Fraction(number)) for number in (70, 30, 50, 80)]
    >>> [str(part.value(lambda _: Fraction(0))) for part in marginal(of[0], of[1], of[2:])]
    ['20', '30', '20']
    """
    top = amount if before is None else Sum.of(before, amount)
    parts: list[Formula] = []
    for number, end in enumerate((*ends, None)):
        reached: Formula = top if end is None else Least((top, end))
        floor = [bottom for bottom in (before, ends[number - 1] if number else None) if bottom is not None]
        if not floor:
            parts.append(reached)
            continue
        bottom: Formula = Greatest(tuple(floor)) if len(floor) > 1 else floor[0]
        parts.append(Greatest((Sum.of(reached, bottom, signs=(1, -1)), NOTHING)))
    return tuple(parts)


def beyond(counted: Formula, end: Formula) -> Formula:
    """1 if more is counted than the end of a band, which belongs to it; else 0. Both are not below zero.

    ⌈counted / end⌉ − 1, held between 0 and 1.

    Examples
    --------
    >>> end = Constant(Fraction(50))
    >>> [int(beyond(Constant(Fraction(n)), end).value(lambda _: Fraction(0))) for n in (0, 50, 51, 200)]
    [0, 0, 1, 1]
    """
    ratio = Quotient((Sum.of(counted, signs=(-1,)), end))
    above = Sum.of(Rounded(ratio, ONE, "down"), ONE, signs=(-1, -1))
    return Greatest((Least((above, ONE)), NOTHING))


def _slab(write: Write, ends: Sequence[Figure], amount: Figure, after: Figure | None) -> tuple[Figure, ...]:
    """All of the amount in the band that what is counted has reached."""
    counted = (after or amount).reference
    above = [
        write("beyond", str(number), "number", beyond(counted, end.reference))
        for number, end in enumerate(ends, start=1)
    ]
    parts: list[Figure] = []
    for number in range(len(ends) + 1):
        lower: Formula = above[number - 1].reference if number else ONE
        here = lower if number == len(ends) else Sum.of(lower, above[number].reference, signs=(1, -1))
        parts.append(write("part", str(number + 1), "amount", Product((amount.reference, here))))
    return tuple(parts)


# ends -----------------------------------------------------------------------------------------------------------


def ends_of(
    evaluation: Evaluation, tiers: Counting, bands: Sequence[Band | ShareBand], calendar: Calendar, year: str,
    persons: Stated | None = None,
) -> tuple[Stated, ...]:  # fmt: skip
    """The upper ends of the bands as they hold in a year: as written, times the index, times the persons.

    Parameters
    ----------
    evaluation
        Of their formulas.
    tiers, bands
        As written.
    calendar, year
        For an index by year; the year is empty where there are none.
    persons
        How many inventors there are, where the bands are of each of them.

    Raises
    ------
    ContractAtFault
        ``bands-not-rising``, ``band-index-not-above-zero``, ``year-not-listed``, ``years-without-pool-by-year``.
    """
    index = _index(evaluation, tiers, calendar, year)
    factors = [factor for factor in (index, persons) if factor is not None]
    scale = prod((factor.value for factor in factors), start=Fraction(1))
    ends: list[Stated] = []
    last = Fraction(0)
    for number, band in enumerate(bands[:-1], start=1):
        place = band.place_of_value("upto")
        measure = evaluation.amount(band.upto)  # type: ignore[arg-type]  # a check has refused a band without end
        if measure.value <= last:
            facts = {"band": str(number), "text": rational_text(measure.value), "before": rational_text(last)}
            raise at_fault("bands-not-rising", place, band.path, **facts)
        last = measure.value
        formula = Product((measure.formula, *(f.formula for f in factors))) if factors else measure.formula
        ends.append(Stated(measure.value * scale, formula))
    return tuple(ends)


def _index(evaluation: Evaluation, tiers: Counting, calendar: Calendar, year: str) -> Stated | None:
    written = tiers.index
    if written is None:
        return None
    place, path = tiers.place_of_value("index"), f"{tiers.path}.index"
    expression: Expression | None
    if isinstance(written, Table):
        if not year:
            raise at_fault("years-without-pool-by-year", place, path, key="index")
        cells = (cell for key, cell in written.cells if year in calendar.standing_for(key.text))
        expression = next((cell for cell in cells if not isinstance(cell, Table)), None)
        if expression is None:
            raise at_fault("year-not-listed", place, path, name="index", year=year)
    else:
        expression = written
    measure = evaluation.part(expression)
    if measure.value <= 0:
        facts = {"text": text_of(expression), "value": rational_text(measure.value)}
        raise at_fault("band-index-not-above-zero", expression.place, path, **facts)
    return measure.stated


def amount_of(evaluation: Evaluation, expression: Expression, place: Place, path: str) -> Stated:
    """An amount that bands name; refused where it is below zero."""
    measure = evaluation.amount(expression)
    if measure.value < 0:
        facts = {"party": path, "text": rational_text(measure.value)}
        raise at_fault("negative-amount", place, path, **facts)
    return measure.stated
