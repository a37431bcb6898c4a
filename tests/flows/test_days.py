"""From a day to its year and its phase: parts of a year, late receipts, corrections, phases by days."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.test_by_hand import HEAD, amounts, exactly
from iuralloc.allocate import examine
from iuralloc.contract.calendar import DAY_COUNTS, part_of_year
from oracles import calendar_days
from trails import Refused, Run, a_stranger_agrees, ran

DAYS: Final = st.dates(dt.date(2019, 1, 1), dt.date(2033, 12, 31))
COUNTED: Final = {
    "actual/365": calendar_days.over_365,
    "actual/actual": calendar_days.over_the_year,
    "30/360": calendar_days.by_months_of_30,
}


def _day(date: dt.date) -> calendar_days.Day:
    return date.year, date.month, date.day


@pytest.mark.parametrize("basis", DAY_COUNTS)
@settings(max_examples=60, deadline=None)
@given(st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))))
def test_days_are_counted_one_by_one(basis: str, span: tuple[dt.date, dt.date]) -> None:
    """A leap day, the end of February or of a month counted otherwise than a walk over the days counts it."""
    first, last = span

    assert part_of_year(first, last, basis) == COUNTED[basis](_day(first), _day(last))


@settings(max_examples=60, deadline=None)
@given(st.lists(DAYS, min_size=3, max_size=3).map(sorted), st.sampled_from(["actual/365", "actual/actual"]))
def test_parts_add_up(days: list[dt.date], basis: str) -> None:
    """A day would be counted twice, or not at all, where one part ends and the next begins."""
    first, middle, last = days

    assert part_of_year(first, middle, basis) + part_of_year(middle, last, basis) == part_of_year(first, last, basis)


@pytest.mark.parametrize(
    ("first", "last", "basis", "part"),
    [
        # The 29 days of February 2028, and the same span in 2029.
        ("2028-02-01", "2028-03-01", "actual/365", "29/365"),
        ("2029-02-01", "2029-03-01", "actual/365", "28/365"),
        ("2028-01-01", "2029-01-01", "actual/365", "366/365"),
        ("2028-01-01", "2029-01-01", "actual/actual", "1"),
        # 184 days of 2027 and 91 of 2028: (184 × 366 + 91 × 365) / (365 × 366).
        ("2027-07-01", "2028-04-01", "actual/actual", "100559/133590"),
        ("2028-01-31", "2028-02-29", "30/360", "29/360"),
        ("2028-01-31", "2028-03-31", "30/360", "60/360"),
        ("2028-01-15", "2028-03-31", "30/360", "76/360"),
    ],
)
def test_by_hand(first: str, last: str, basis: str, part: str) -> None:
    """Days counted on a paper calendar."""
    assert part_of_year(dt.date.fromisoformat(first), dt.date.fromisoformat(last), basis) == Fraction(part)


def test_another_basis_is_not_guessed() -> None:
    """A slip in a word would count by some other rule."""
    with pytest.raises(ValueError, match="actual/360"):
        part_of_year(dt.date(2028, 1, 1), dt.date(2028, 2, 1), "actual/360")
    with pytest.raises(ValueError, match="before"):
        part_of_year(dt.date(2028, 2, 1), dt.date(2028, 1, 1))


@pytest.mark.parametrize(
    ("days", "first"),
    [
        # From 1 July 2028, 184 days are left: 36.6 × 184 / 365 is 18.4504…, of which a unit's part is carried on.
        ("", "18.45"),
        ("days: actual/365\n", "18.45"),
        ("days: actual/actual\n", "18.4"),
        ("days: 30/360\n", "18.3"),
    ],
)
def test_a_claim_of_part_of_a_year(days: str, first: str) -> None:
    """The claim of the year in which it began is counted by another basis than the file names."""
    run = ran(
        HEAD
        + days
        + """\
pools:
  project:
    amount: {2027: 100, 2028: 100, 2029: 100}
    steps: {preferred: {to: coast, amount: 36.6, date: 2028-07-01, unpaid: carried}, shared: {to: maker}}
"""
    )

    assert amounts(run, *(f"project.{year}.coast" for year in (2027, 2028, 2029))) == exactly("0", first, "36.6")
    a_stranger_agrees(run)


LATE: Final = (
    HEAD
    + """\
pools:
  project:
    BOOKED
    amount:
      2027: 10
      2028-03-02: 40
      2029-02-14: {value: 15, for: 2028, evidence: bank statement 7}
      2029-05-01: {value: -4, for: 2028}
      2029: 12
    split: {maker: 50%, lake: 50%}
"""
)


@pytest.mark.parametrize(
    ("booked", "by_year"),
    [
        # 12 + 15 − 4 came in 2029.
        ("clause: '3'", ("10", "40", "23")),
        ("booked: received", ("10", "40", "23")),
        # 40 + 15 − 4 are for 2028.
        ("booked: accrued", ("10", "51", "12")),
    ],
)
def test_money_for_another_year(booked: str, by_year: tuple[str, ...]) -> None:
    """A late receipt and a correction fall in the year in which they came, or in the year that they are for."""
    run = ran(LATE.replace("BOOKED", booked))

    assert amounts(run, *(f"project.{year}.amount" for year in (2027, 2028, 2029))) == exactly(*by_year)
    assert run.amount("project.receipt.2029_02_14") == 15
    assert run.figures["project.receipt.2029_02_14"]["ground"]["evidence"] == "bank statement 7"
    a_stranger_agrees(run)


def test_a_correction_takes_no_year_below_zero() -> None:
    """More given back than came in would divide a debt that nobody agreed to."""
    with pytest.raises(Refused, match="negative-pool"):
        ran(LATE.replace("BOOKED", "booked: received").replace("value: -4", "value: -40"))


def choices(run: Run) -> set[str]:
    import json

    return {choice["code"] for choice in json.loads(run.trail)["choices"]}


def test_the_choice_is_printed_only_where_it_was_made() -> None:
    """The rule that decides the year would go unsaid; or stand there though the file says it."""
    assert "late-money-when-received" in choices(ran(LATE.replace("BOOKED", "clause: '3'")))
    assert "late-money-when-received" not in choices(ran(LATE.replace("BOOKED", "booked: received")))


PHASED: Final = """\
iuralloc: 1
currency: CNY
parties: {maker: {kind: enterprise}, lake: {kind: university}}
phases: {trial: {from: 2028, until: 2028-06-30}, sale: {from: 2028-07-01}}
figures: {duty: {trial: {maker: 55%, lake: 45%}, sale: {maker: 20%, lake: 80%}}}
liability: {split: {by: duty}}
events: {fire: {date: DATE, amount: 100}}
pools: {fees: {amount: 1, to: maker}}
"""


@pytest.mark.parametrize(("date", "maker"), [("2028-01-01", 55), ("2028-06-30", 55), ("2028-07-01", 20)])
def test_a_day_has_a_phase(date: str, maker: int) -> None:
    """The last day of a phase belongs to it, the next one to the next."""
    run = ran(PHASED.replace("DATE", date))

    (ladder,) = run.tables("ladder")
    assert ladder["phase"] == ("trial" if maker == 55 else "sale")
    assert maker in {run.amount(name) for name in run.figures if name.endswith(".maker") and name.startswith("fire.")}


def test_a_day_of_no_phase_is_named() -> None:
    """A loss before the first phase would be borne by nobody's rule."""
    found = examine(PHASED.replace("DATE", "2027-12-31").encode(), "contract.yaml").findings

    assert "day-in-no-phase" in {finding.code for finding in found}
