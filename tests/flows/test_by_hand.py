"""Waterfalls worked out by hand: every number here was reckoned with a pencil, none was printed by the program."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest

from trails import Run, a_stranger_agrees, ran

HEAD: Final = """\
iuralloc: 1
currency: CNY
unit: 万元
round: {to: 0.01 万元}
years: 2027..2029
parties:
  maker: {kind: enterprise}
  lake: {kind: university, members: {team: 70%, school: 30%}}
  coast: {kind: institute}
"""


def amounts(run: Run, *figures: str) -> list[Fraction]:
    return [run.amount(figure) for figure in figures]


def exactly(*texts: str) -> list[Fraction]:
    return [Fraction(text) for text in texts]


def test_one_year_of_percentages_and_caps() -> None:
    """100: tax 3; 35 % of the 97 left would be 33.95, the cap says 20; 77 at 47 : 31 : 22."""
    run = ran(
        HEAD
        + """\
pools:
  project:
    amount: 100
    steps:
      tax: {to: outside, amount: 3% of whole}
      advance: {to: maker, amount: 35% of rest, at_most: 20}
      shared: {split: {maker: 47%, lake: 31%, coast: 22%}}
"""
    )

    assert amounts(run, "project.tax.took", "project.advance.took") == exactly("3", "20")
    assert amounts(run, "project.maker", "project.lake", "project.coast") == exactly("56.19", "23.87", "16.94")
    assert amounts(run, "project.shared.lake.team", "project.shared.lake.school") == exactly("16.71", "7.16")
    assert amounts(run, "project.sum", "project.difference") == exactly("100", "0")
    a_stranger_agrees(run)


def test_recoupment_of_an_advance() -> None:
    """K10: advance 300; 40 % of 134, then of 452: 53.6 and 180.8, balance 65.6; in the third year the balance ends it."""
    run = ran(
        HEAD
        + """\
pools:
  project:
    amount: {2027: 134, 2028: 452, 2029: 400}
    steps:
      advance: {to: maker, amount: 40% of rest, until: 300}
      shared: {split: {maker: 50%, lake: 50%}}
"""
    )

    took = amounts(run, *(f"project.{year}.advance.took" for year in (2027, 2028, 2029)))
    room = amounts(run, *(f"project.{year}.advance.room" for year in (2027, 2028, 2029)))

    assert took == exactly("53.6", "180.8", "65.6")
    assert room == exactly("246.4", "65.6", "0")
    assert amounts(run, "project.maker", "project.lake") == exactly("643", "343")
    a_stranger_agrees(run)


def test_a_grant_is_given_back_up_to_its_limit() -> None:
    """K18: 10 % of what is left, up to 200: of 1 500 and 900 it takes 150 and 50."""
    run = ran(
        HEAD
        + """\
pools:
  project:
    amount: {2027: 1_500, 2028: 900}
    steps: {grant: {to: outside, amount: 10% of rest, until: 200}, shared: {to: maker}}
"""
    )

    assert amounts(run, *(f"project.{year}.outside" for year in (2027, 2028, 2029))) == exactly("150", "50", "0")
    a_stranger_agrees(run)


@pytest.mark.parametrize(
    ("unpaid", "took", "owing"),
    [
        # 18.55 a year; 10, 20 and 100 come in.
        ("lost", ["10", "18.55", "18.55"], None),
        ("carried", ["10", "20", "25.65"], ["8.55", "7.1", "0"]),
        # Simple, 10 %: 2028 adds 0.855, 2029 adds 10 % of the 7.1 that is left of the claims. The money pays interest
        # first: of 20 in 2028 0.855, and 19.145 of the claims of 27.1, which leaves 7.955.
        ("carried at 10%", ["10", "20", "27.30"], ["8.55", "7.955", "0.0005"]),
        # Compound: 8.55 × 1.1 + 18.55 = 27.955, − 20 = 7.955; × 1.1 + 18.55 = 27.3005.
        ("carried at 10% compound", ["10", "20", "27.30"], ["8.55", "7.955", "0.0005"]),
    ],
)
def test_preferred_return(unpaid: str, took: list[str], owing: list[str] | None) -> None:
    """7 % of 265 is 18.55 a year; what is short is lost, or carried, with interest or without."""
    run = ran(
        HEAD
        + f"""\
pools:
  project:
    amount: {{2027: 10, 2028: 20, 2029: 100}}
    steps:
      preferred: {{to: coast, amount: 7% of 265, unpaid: {unpaid}}}
      shared: {{to: maker}}
"""
    )
    years = (2027, 2028, 2029)

    assert amounts(run, *(f"project.{year}.preferred.took" for year in years)) == exactly(*took)
    if owing is not None:
        last = "owing_in_all" if unpaid == "carried at 10%" else "owing"
        assert amounts(run, *(f"project.{year}.preferred.{last}" for year in years)) == exactly(*owing)
    a_stranger_agrees(run)


def test_simple_interest_bears_none() -> None:
    """Nothing comes in for two years: simple 8.55 has 0.855 a year, compound has interest on the interest."""
    text = (
        HEAD
        + """\
pools:
  project:
    amount: {2027: 10, 2028: 0, 2029: 100}
    steps:
      preferred: {to: coast, amount: 18.55, unpaid: UNPAID}
      shared: {to: maker}
"""
    )
    simple = ran(text.replace("UNPAID", "carried at 10%"))
    compound = ran(text.replace("UNPAID", "carried at 10% compound"))

    # 8.55 + 18.55 + 18.55 = 45.65; interest 0.855 in 2028 and 10 % of 27.10 in 2029: 3.565.
    assert simple.amount("project.2029.preferred.owed") == Fraction("49.215")
    # (8.55 × 1.1 + 18.55) × 1.1 + 18.55 = 27.955 × 1.1 + 18.55.
    assert compound.amount("project.2029.preferred.owed") == Fraction("49.3005")


def test_costs_are_repaid_oldest_first() -> None:
    """80 % of the whole at most: 20.8 of 31 in 2027; 2028 first the 10.2 of the lake, then 9 of the coast."""
    run = ran(
        HEAD
        + """\
figures: {costs: {lake: {2027: 31}, coast: {2028: 9}}}
pools:
  project:
    amount: {2027: 26, 2028: 20, 2029: 50}
    steps:
      filing: {refund: costs, at_most: 80% of whole}
      shared: {to: maker}
"""
    )
    # 2028: at most 16: 10.2 to the lake, 5.8 to the coast; 2029: 3.2 to the coast.
    assert amounts(run, "project.2027.filing.lake", "project.2027.filing.owing") == exactly("20.8", "10.2")
    assert amounts(run, "project.2028.filing.lake", "project.2028.filing.coast") == exactly("10.2", "5.8")
    assert amounts(run, "project.2029.filing.coast", "project.2029.filing.owing") == exactly("3.2", "0")
    assert amounts(run, "project.2029.maker") == exactly("46.8")
    a_stranger_agrees(run)


def test_costs_of_one_year_are_repaid_in_proportion() -> None:
    """10 for costs of 30 and 15: two thirds and a third, to the coin: 6.67 and 3.33."""
    run = ran(
        HEAD
        + """\
figures: {costs: {lake: 30, coast: 15}}
pools:
  project: {amount: 50, steps: {filing: {refund: costs, at_most: 10}, shared: {to: maker}}}
"""
    )

    assert amounts(run, "project.lake", "project.coast", "project.maker") == exactly("6.67", "3.33", "40")
    a_stranger_agrees(run)


def test_a_reserve_gives_back_what_it_holds() -> None:
    """5 % of 100 and of 200 are kept, then of 300; in 2029 all 30 go to the steps that follow."""
    run = ran(
        HEAD
        + """\
pools:
  project:
    amount: {2027: 100, 2028: 200, 2029: 300}
    steps:
      cushion: {to: reserve, amount: 5% of rest, released: {2029: 100%}}
      shared: {to: maker}
"""
    )

    assert amounts(run, *(f"project.{year}.cushion.held" for year in (2027, 2028, 2029))) == exactly("5", "15", "0")
    assert amounts(run, *(f"project.{year}.maker" for year in (2027, 2028, 2029))) == exactly("95", "190", "315")
    assert amounts(run, "project.reserve", "project.maker", "project.difference") == exactly("0", "600", "0")
    a_stranger_agrees(run)


def test_a_minimum_guarantee_comes_first() -> None:
    """12 a year for the university before all others, carried: 5 comes in 2027, so 19 are due in 2028."""
    run = ran(
        HEAD
        + """\
pools:
  project:
    amount: {2027: 5, 2028: 40, 2029: 40}
    steps: {least: {to: lake, amount: 12, unpaid: carried}, shared: {split: {maker: 60%, lake: 40%}}}
"""
    )

    assert amounts(run, *(f"project.{year}.lake" for year in (2027, 2028, 2029))) == exactly("5", "27.4", "23.2")
    a_stranger_agrees(run)


def test_steps_within_a_step() -> None:
    """60 % of 200 runs through steps of its own: 10 % of its 120 to the coast, the rest in halves."""
    run = ran(
        HEAD
        + """\
pools:
  project:
    amount: 200
    steps:
      big:
        amount: 60% of whole
        steps: {fee: {to: coast, amount: 10% of whole}, halves: {split: {maker: 50%, lake: 50%}}}
      small: {to: maker}
"""
    )

    assert amounts(run, "project.big.fee.took", "project.big.halves.took") == exactly("12", "108")
    assert amounts(run, "project.maker", "project.lake", "project.coast") == exactly("134", "54", "12")
    a_stranger_agrees(run)


def test_steps_inside_a_party() -> None:
    """What reaches the university goes through steps there: 4 a year at most to the school, the rest to the team."""
    run = ran(
        HEAD
        + """\
pools:
  project:
    amount: {2027: 10, 2028: 30}
    split: {maker: 50%, lake: 50%}
    inside: {lake: {steps: {first: {to: school, amount: 4, unpaid: lost}, then: {to: team}}}}
"""
    )

    assert amounts(run, "project.2027.lake.school", "project.2027.lake.team") == exactly("4", "1")
    assert amounts(run, "project.2028.lake.school", "project.2028.lake.team") == exactly("4", "11")
    a_stranger_agrees(run)


def test_another_order_gives_another_result() -> None:
    """35 % of the rest after a tax of 10 is 31.5 of 90; before it, 35 of 100."""
    text = (
        HEAD
        + """\
pools:
  project:
    amount: 100
    steps:
      tax: {to: outside, amount: 10% of whole}
      advance: {to: maker, amount: 35% of rest}
      shared: {to: lake}
"""
    )
    written = ran(text)
    turned = ran(text.replace("    steps:", "    order: [advance, tax, shared]\n    steps:"))

    assert written.amount("project.maker") == Fraction("31.5")
    assert turned.amount("project.maker") == 35


def test_a_late_receipt_falls_in_the_year_of_its_date() -> None:
    """15 due for 2027 and paid on 3 January 2028 belongs to 2028, beside what else came in then."""
    run = ran(
        HEAD
        + """\
pools:
  project: {amount: {2027-11-30: 10, 2028-01-03: 15, 2028-12-31: 5, 2029: 1}, to: maker}
"""
    )

    assert amounts(run, *(f"project.{year}.maker" for year in (2027, 2028, 2029))) == exactly("10", "20", "1")


def test_total_adds_up_over_years() -> None:
    """A tenth of all sales of three years, once: a figure over years in a pool without them."""
    run = ran(
        HEAD
        + """\
figures: {sales: {2027: 910, 2028..: 45}}
pools:
  fees: {amount: 10% of total(sales), to: maker}
  yearly: {amount: 1% of sales, to: lake}
"""
    )

    assert run.amount("fees.1.maker") == 100
    assert amounts(run, "yearly.2027.lake", "yearly.2029.lake", "yearly.lake") == exactly("9.1", "0.45", "10")


def test_a_pool_may_rest_on_another_year_by_year() -> None:
    """A second pool is a part of what the maker got of the first in the same year."""
    run = ran(
        HEAD
        + """\
pools:
  project: {amount: {2027: 10, 2028: 30}, split: {maker: 50%, lake: 50%}}
  bonus: {amount: 20% of project.maker, to: coast}
"""
    )

    assert amounts(run, "bonus.2027.coast", "bonus.2028.coast", "bonus.2029.coast") == exactly("1", "3", "0")


def test_steps_inside_a_party_run_once_a_year() -> None:
    """What two steps give the university in a year, 10 + 20, is one amount there: 4 to the school once, not twice."""
    run = ran(
        HEAD
        + """\
pools:
  project:
    amount: {2027: 50, 2028: 2, 2029: 50}
    steps:
      fee: {to: lake, amount: 20% of whole}
      shared: {split: {maker: 50%, lake: 50%}}
    inside: {lake: {steps: {first: {to: school, amount: 4, unpaid: carried at 10%}, then: {to: team}}}}
"""
    )

    # 2027: 10 + 20 = 30; 2028: 0.4 + 0.8 = 1.2, short of 4 by 2.8; 2029: 30, of which 2.8 × 1.1 + 4 = 7.08.
    assert amounts(run, "project.2027.lake.school", "project.2027.lake.team") == exactly("4", "26")
    assert amounts(run, "project.2028.lake.school", "project.2028.lake.team") == exactly("1.2", "0")
    assert amounts(run, "project.2029.lake.school", "project.2029.lake.team") == exactly("7.08", "22.92")
    a_stranger_agrees(run)
