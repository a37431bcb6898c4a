"""Royalties by hand, year after year: parcels in a queue, money walked through bands; slow, obvious, and independent.

An offset or a credit is a queue of parcels, the oldest first; what is used is taken from its front, parcel by parcel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

#: upper end (None: without end) and rate of a band
Band = tuple[Fraction | None, Fraction]


@dataclass(frozen=True)
class Terms:
    """What a royalty clause says; `credit` is empty where there is no minimum, `unused` where there is no offset."""

    bands: Sequence[Band]
    method: str = "marginal"
    life: bool = False
    losses: str = ""
    unused: str = ""
    floor: Fraction = Fraction(0)
    ceiling: Fraction | None = None
    credit: str = ""


@dataclass(frozen=True)
class Year:
    """One year: the base, what may be taken off, what others are paid, the minimum."""

    base: Fraction
    offset: Fraction = Fraction(0)
    paid: Fraction = Fraction(0)
    minimum: Fraction = Fraction(0)


@dataclass
class Book:
    """What goes from one year to the next."""

    loss: Fraction = Fraction(0)
    counted: Fraction = Fraction(0)
    offsets: list[Fraction] = field(default_factory=list)
    credits: list[Fraction] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """What a year comes to."""

    royalty: Fraction
    taken: Fraction
    lost: Fraction
    owed: Fraction
    offset_left: Fraction
    credit_left: Fraction
    loss_left: Fraction


def one_year(terms: Terms, year: Year, book: Book) -> Line:
    """Reckon one year and bring the book up to date."""
    base = _after_losses(terms, year.base, book)
    gross = _through_bands(terms, base, book)
    royalty, lost = gross, Fraction(0)
    if terms.unused:
        royalty, lost = _stacked(terms, year, base, gross, book)
    return Line(
        royalty, gross - royalty, lost, _lifted(terms, year, royalty, book), sum(book.offsets, Fraction(0)),
        sum(book.credits, Fraction(0)), book.loss,
    )  # fmt: skip


def _after_losses(terms: Terms, base: Fraction, book: Book) -> Fraction:
    if base < 0:
        if terms.losses == "carried":
            book.loss -= base
        return Fraction(0)
    while book.loss and base:
        step = min(base, book.loss)
        book.loss, base = book.loss - step, base - step
    return base


def _through_bands(terms: Terms, base: Fraction, book: Book) -> Fraction:
    """Walk the base through the bands, from where the years before have left off where they count together."""
    start = book.counted if terms.life else Fraction(0)
    if terms.life:
        book.counted += base
    if terms.method == "slab":
        reached = start + base
        return base * next(rate for end, rate in terms.bands if end is None or reached <= end)
    owed, at, left = Fraction(0), start, base
    for end, rate in terms.bands:
        if end is not None and at >= end:
            continue
        here = left if end is None or left <= end - at else end - at
        owed, at, left = owed + here * rate, at + here, left - here
    return owed


def _stacked(terms: Terms, year: Year, base: Fraction, gross: Fraction, book: Book) -> tuple[Fraction, Fraction]:
    """The royalty after the offset, and what of the offset is lost."""
    new = year.offset
    if terms.ceiling is not None:
        too_much = gross + year.paid - terms.ceiling * base
        if too_much < new:
            new = too_much if too_much > 0 else Fraction(0)
    book.offsets.append(new)
    royalty, bottom = gross, terms.floor * base
    while book.offsets and royalty > bottom:
        step = min(book.offsets[0], royalty - bottom)
        royalty -= step
        _use(book.offsets, step)
    if terms.unused == "carried":
        return royalty, Fraction(0)
    lost = sum(book.offsets, Fraction(0))
    book.offsets.clear()
    return royalty, lost


def _lifted(terms: Terms, year: Year, royalty: Fraction, book: Book) -> Fraction:
    """What is owed once the minimum is looked at."""
    if terms.credit == "none":
        return royalty + year.minimum
    if royalty < year.minimum:
        if terms.credit == "carried":
            book.credits.append(year.minimum - royalty)
        return year.minimum
    owed = royalty
    while terms.credit == "carried" and book.credits and owed > year.minimum:
        step = min(book.credits[0], owed - year.minimum)
        owed -= step
        _use(book.credits, step)
    return owed


def _use(queue: list[Fraction], step: Fraction) -> None:
    queue[0] -= step
    if not queue[0]:
        queue.pop(0)
