"""Random royalties: the oracle agrees, a stranger agrees, offsets and credits are not lost; each property seen red."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iuralloc.formula import Constant, Least, Product, Rounded, Sum
from iuralloc.situations.royalties import opening
from oracles.royalties import Book, one_year
from royalties.drawn import HEAD, Drawn, percent, royalties, written
from trails import Run, a_stranger_agrees, ran

SOME: Final = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOTHING: Final = Fraction(0)


def line(run: Run, year: int, word: str) -> Fraction:
    """A line of a year; nothing where the royalty has no such line."""
    figure = f"cells.{year}.{word}" if word else f"cells.{year}"
    return run.amount(figure) if figure in run.figures else NOTHING


@SOME
@given(royalties())
def test_the_oracle_agrees(drawn: Drawn) -> None:
    """A year owes, takes off, or carries another sum than the plain loops do."""
    run, book = ran(drawn.text), Book()

    for year, facts in zip(drawn.years, drawn.facts, strict=True):
        expected = one_year(drawn.terms, facts, book)
        assert line(run, year, "royalty") == expected.royalty
        assert line(run, year, "offset_taken") == expected.taken
        assert line(run, year, "offset_lost") == expected.lost
        assert line(run, year, "") == expected.owed
        assert line(run, year, "offset_out") == expected.offset_left
        assert line(run, year, "credit_out") == expected.credit_left
        assert line(run, year, "loss_out") == expected.loss_left


@SOME
@given(royalties())
def test_a_stranger_agrees_on_every_figure(drawn: Drawn) -> None:
    """A figure of a royalty would not be what its formula says."""
    a_stranger_agrees(ran(drawn.text))


# properties, each with a foil --------------------------------------------------------------------------------------


def the_minimum_is_owed(run: Run, drawn: Drawn) -> bool:
    """Whatever is credited, no year owes less than its minimum."""
    return all(line(run, year, "") >= line(run, year, "minimum") for year in drawn.years)


def no_offset_is_lost_unseen(run: Run, drawn: Drawn) -> bool:
    """In every year: carried in + new = taken + carried on + lost, and what is carried on comes in."""
    before = NOTHING
    for year in drawn.years:
        came, new, taken = (line(run, year, f"offset_{word}") for word in ("in", "new", "taken"))
        on, lost = line(run, year, "offset_out"), line(run, year, "offset_lost")
        if came != before or came + new != taken + on + lost or min(came, new, taken, on, lost) < 0:
            return False
        before = on
    return True


def the_floor_is_kept(run: Run, drawn: Drawn) -> bool:
    """An offset never brings the royalty below its floor, unless it was there without."""
    return all(
        line(run, year, "royalty") >= min(line(run, year, "floor"), line(run, year, "before_offset"))
        for year in drawn.years
        if drawn.terms.unused
    )


def credit_is_never_negative(run: Run, drawn: Drawn) -> bool:
    """Nobody is credited what was never added, and over all years what is owed is the royalty plus the open credit."""
    if any(line(run, year, "credit_out") < 0 for year in drawn.years):
        return False
    royalty = sum((line(run, year, "royalty") for year in drawn.years), NOTHING)
    owed = sum((line(run, year, "") for year in drawn.years), NOTHING)
    return drawn.terms.credit != "carried" or owed == royalty + line(run, drawn.years[-1], "credit_out")


@SOME
@given(royalties(credit=("same year", "carried", "none")))
def test_no_year_owes_less_than_its_minimum(drawn: Drawn) -> None:
    """A credit or an offset that eats into the minimum."""
    assert the_minimum_is_owed(ran(drawn.text), drawn)


@SOME
@given(royalties())
def test_no_offset_is_lost_unseen(drawn: Drawn) -> None:
    """An offset that is neither taken, nor carried, nor shown as lost."""
    assert no_offset_is_lost_unseen(ran(drawn.text), drawn)


@SOME
@given(royalties(bands=1))
def test_the_floor_is_kept(drawn: Drawn) -> None:
    """An offset without its brake."""
    assert the_floor_is_kept(ran(drawn.text), drawn)


@SOME
@given(royalties(credit=("carried",)))
def test_credit_is_never_negative(drawn: Drawn) -> None:
    """A credit that is used twice."""
    assert credit_is_never_negative(ran(drawn.text), drawn)


def in_two(rate: Fraction, amount: int, part: int) -> str:
    """One base under one royalty, and cut in two under two of the same rate."""
    parts = "\n".join(
        f"  {name}: {{on: {{2028: {base}}}, rate: {written(rate)}}}"
        for name, base in (("both", amount), ("first", part), ("second", amount - part))
    )
    return f"{HEAD.format(first=2028, last=2028)}royalties:\n{parts}\npools: {{licence: {{amount: both, to: uni}}}}\n"


def two_products_owe_what_one_does(run: Run) -> bool:
    """A flat rate does not care over how many royalties a base is spread."""
    return run.amount("both.2028") == run.amount("first.2028") + run.amount("second.2028")


@SOME
@given(st.integers(0, 100), st.integers(0, 5_000), st.integers(0, 100))
def test_splitting_a_base_over_two_royalties_changes_nothing(tenths: int, amount: int, cut: int) -> None:
    """A flat rate that is rounded, or that looks at the size of the base."""
    assert two_products_owe_what_one_does(ran(in_two(percent(tenths), amount, amount * cut // 100)))


FOIL: Final = f"""\
{HEAD.format(first=2028, last=2030)}\
royalties:
  cells:
    on: {{2028: 500, 2029: 1_000, 2030: 2_000}}
    rate: 4%
    offset: {{amount: {{2028: 30, 2029: 40, 2030: 5}}, floor: 2%, unused: carried}}
    minimum: 30
    credit: CREDIT
pools: {{licence: {{amount: cells, to: uni}}}}
"""


def foil(credit: str) -> Drawn:
    """A royalty in which every brake is used: gross 20, 40, 80; floors 10, 20, 40; minimum 30."""
    from oracles.royalties import Terms

    terms = Terms(((None, Fraction("0.04")),), unused="carried", floor=Fraction("0.02"), credit=credit)
    return Drawn((2028, 2029, 2030), terms, (), FOIL.replace("CREDIT", credit))


def forgets_offsets(patch: pytest.MonkeyPatch) -> None:
    """Every year begins without the offset of the one before."""
    right = opening.next_opening
    patch.setattr(
        "iuralloc.situations.royalties.course.next_opening", lambda at, last: right(at, replace(last, offset=None))
    )


def planted(module: str, name: str, wrong: Any) -> Callable[[pytest.MonkeyPatch], None]:
    """A wrong formula in one of the modules of royalties."""
    return lambda patch: patch.setattr(f"iuralloc.situations.royalties.{module}.{name}", wrong)


@pytest.mark.parametrize(
    ("holds", "credit", "plant"),
    [
        (the_minimum_is_owed, "same year", planted("minimum", "Greatest", Least)),
        (no_offset_is_lost_unseen, "same year", forgets_offsets),
        (the_floor_is_kept, "same year", planted("stacking", "Least", lambda of: of[0])),
        (credit_is_never_negative, "carried", planted("minimum", "Least", lambda of: Sum.of(*of))),
    ],
)
def test_a_property_is_seen_red(
    holds: Callable[[Run, Drawn], bool],
    credit: str,
    plant: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A property that a wrong rule does not break shows nothing."""
    drawn = foil(credit)

    assert holds(ran(drawn.text), drawn)
    plant(monkeypatch)
    assert not holds(ran(drawn.text), drawn)


def test_splitting_is_seen_red(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each royalty rounded by itself: 3 % of 50 and of 51 are 1.5 and 1.53, of 101 they are 3.03."""
    text = in_two(Fraction("0.03"), 101, 50)

    assert two_products_owe_what_one_does(ran(text))
    rounded = planted("charge", "Product", lambda of: Rounded(Product(of), Constant(Fraction(1))))
    rounded(monkeypatch)
    assert not two_products_owe_what_one_does(ran(text))
