"""Royalties worked out by hand: every number here was reckoned with a pencil, none was printed by the program."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest

from trails import Run, a_stranger_agrees, ran

HEAD: Final = """\
iuralloc: 1
currency: CNY
unit: 万元
round: {to: 0.01 yuan}
years: 2031..2033
parties: {uni: {kind: university}, inst: {kind: institute}}
"""
POOLS: Final = "pools: {licence: {amount: cells, split: {uni: 60%, inst: 40%}}}\n"


def by_year(run: Run, royalty: str, line: str) -> list[Fraction]:
    """A line in all three years; `owed` is the year itself."""
    stems = (f"{royalty}.{year}" for year in (2031, 2032, 2033))
    return [run.amount(stem if line == "owed" else f"{stem}.{line}") for stem in stems]


def exactly(texts: str) -> list[Fraction]:
    return [Fraction(text) for text in texts.split()]


# the licence of the hollow-fibre membrane ------------------------------------------------------------------------------

LICENCE: Final = (
    HEAD
    + """\
figures:
  sales: {2031: 420, 2032: 1_365, 2033: 2_740}
  returns: {2032: 45, 2033: 88.5}
  modules: {2032: 260, 2033: 655}
  cartridge_sales: {2031: 95, 2032: 310, 2033: 512}
  third_party: {2032: 58, 2033: 31.6}
  sublicence: {2033: 230}
  base: sales - returns + 40% of modules
  entry: {2031: 80, 2032: 40}
  milestone: {2032: 50}
royalties:
  membranes:
    on: base
    rate: {2031: 4%, 2032..: 3.5%}
    offset: {amount: 50% of third_party, floor: 2%, unused: carried, clause: "2.4"}
    minimum: {2031..2032: 30, 2033..: 36}
    credit: same year
    clause: "2.3, 2.5"
  cartridges:
    on: cartridge_sales
    rate: {tiers: [{upto: 200, rate: 5%}, {upto: 400, rate: 4%}, {rate: 3%}], per: licence, count: year, method: marginal}
    minimum: 12
    credit: carried
pools:
  licence: {amount: entry + membranes + cartridges + milestone + 15% of sublicence, split: {uni: 60%, inst: 40%}}
"""
)

#: by-hand.md of the example, section 1.1
MEMBRANES: Final = {
    "base": "420 1424 2913.5",
    "rate": "0.04 0.035 0.035",
    "before_offset": "16.8 49.84 101.9725",
    "offset_new": "0 29 15.8",
    "offset_in": "0 0 7.64",
    "floor": "8.4 28.48 58.27",
    "offset_allowed": "8.4 21.36 43.7025",
    "offset_taken": "0 21.36 23.44",
    "offset_out": "0 7.64 0",
    "royalty": "16.8 28.48 78.5325",
    "minimum": "30 30 36",
    "top_up": "13.2 1.52 0",
    "owed": "30 30 78.5325",
}

#: section 1.2
CARTRIDGES: Final = {
    "base": "95 310 512",
    "pays.1": "4.75 10 10",
    "pays.2": "0 4.4 8",
    "pays.3": "0 0 3.36",
    "royalty": "4.75 14.4 21.36",
    "minimum": "12 12 12",
    "top_up": "7.25 0 0",
    "above_minimum": "0 2.4 9.36",
    "credit_in": "0 7.25 4.85",
    "credit_used": "0 2.4 4.85",
    "credit_out": "7.25 4.85 0",
    "owed": "12 12 16.51",
}


@pytest.mark.parametrize(("royalty", "lines"), [("membranes", MEMBRANES), ("cartridges", CARTRIDGES)])
def test_every_line_of_the_licence(royalty: str, lines: dict[str, str]) -> None:
    """A line of the sheet that the parties sign would not be what the program prints."""
    run = ran(LICENCE)

    assert {line: by_year(run, royalty, line) for line in lines} == {line: exactly(row) for line, row in lines.items()}
    a_stranger_agrees(run)


def test_what_is_paid_for_each_year() -> None:
    """Section 1.3: 122, 132, 129.5425; the royalties in all 138.5325 and 40.51."""
    run = ran(LICENCE)

    paid = [run.amount(f"licence.{year}.amount") for year in (2031, 2032, 2033)]
    assert paid == exactly("122 132 129.5425")
    assert run.amount("membranes.sum") == Fraction("138.5325")
    assert run.amount("cartridges.sum") == Fraction("40.51")


def test_every_line_is_in_the_table_and_has_its_clause() -> None:
    """A line that only the trail knows is not signed; stacking is another clause than the rate."""
    run = ran(LICENCE)
    (record, _) = run.tables("royalty")

    assert [line for line, _, _ in record["lines"]] == [*MEMBRANES]
    assert run.figures["membranes.2032.offset_taken"]["ground"]["clause"] == "2.4"
    assert run.figures["membranes.2032"]["ground"]["clause"] == "2.3, 2.5"


# one clause at a time --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unused", "owed", "left"),
    [
        # 20, 40, 80; may be taken off 30, 40, 5; room 10, 20, 40. Lost: 10, 20, 75. Carried: 20 + 40 = 60 wait after 2031.
        ("lost", "10 20 75", "offset_lost 20 20 0"),
        ("carried", "10 20 40", "offset_out 20 40 5"),
    ],
)
def test_what_the_floor_stops_is_lost_or_carried(unused: str, owed: str, left: str) -> None:
    """A year would give another year's offset away, or bring it back."""
    royalty = f"on: {{2031: 500, 2032: 1_000, 2033: 2_000}}, rate: 4%, offset: {{amount: {{2031: 30, 2032: 40, 2033: 5}}, floor: 2%, unused: {unused}}}"
    run = ran(f"{HEAD}royalties: {{cells: {{{royalty}}}}}\n{POOLS}")
    word, _, values = left.partition(" ")

    assert by_year(run, "cells", "owed") == exactly(owed)
    assert by_year(run, "cells", word) == exactly(values)
    a_stranger_agrees(run)


@pytest.mark.parametrize(
    ("words", "new", "owed"),
    [
        # 8 % of 1 000 = 80; others get 70, 30, 200; ceiling 120: 30 too much, none, 160; the floor, 25, leaves 55.
        ("paid: third_party", "30 0 160", "50 80 25"),
        ("amount: third_party", "30 0 160", "50 80 25"),
        # Half of what others get is 35, 15, 100: 30, 0, 100 of it pass the ceiling.
        ("amount: 50% of third_party, paid: third_party", "30 0 100", "50 80 25"),
        # A quarter is 17.5, 7.5, 50.
        ("amount: 25% of third_party, paid: third_party", "17.5 0 50", "62.5 80 30"),
    ],
)
def test_an_aggregate_ceiling(words: str, new: str, owed: str) -> None:
    """Real numbers of a licence: 12 % in all, floor 2.5 %; nothing is taken off below the ceiling."""
    royalty = f"on: sales, rate: 8%, offset: {{{words}, ceiling: 12%, floor: 2.5%, unused: lost}}"
    figures = "figures: {sales: {2031..: 1_000}, third_party: {2031: 70, 2032: 30, 2033: 200}}\n"
    run = ran(f"{HEAD}{figures}royalties: {{cells: {{{royalty}}}}}\n{POOLS}")

    assert by_year(run, "cells", "offset_new") == exactly(new)
    assert by_year(run, "cells", "owed") == exactly(owed)
    a_stranger_agrees(run)


@pytest.mark.parametrize(
    ("credit", "owed"),
    [
        # Royalty 10, 30, 50; minimum 24.
        ("same year", "24 30 50"),
        # 14 are added in 2031; 6 of them are credited in 2032, 8 in 2033.
        ("carried", "24 24 42"),
        ("none", "34 54 74"),
    ],
)
def test_against_what_a_minimum_counts(credit: str, owed: str) -> None:
    """The three readings of a minimum differ by 14 and by 72 over three years."""
    royalty = f"on: {{2031: 200, 2032: 600, 2033: 1_000}}, rate: 5%, minimum: 24, credit: {credit}"
    run = ran(f"{HEAD}royalties: {{cells: {{{royalty}}}}}\n{POOLS}")

    assert by_year(run, "cells", "owed") == exactly(owed)
    a_stranger_agrees(run)


@pytest.mark.parametrize(
    ("losses", "counted", "owed"),
    [("ignored", "0 118 240", "0 5.9 12"), ("carried", "0 54 240", "0 2.7 12")],
)
def test_a_profit_royalty_in_a_year_of_loss(losses: str, counted: str, owed: str) -> None:
    """5 % of the profit of sales, −64, 118, 240: the loss counts as nothing, or 2032 makes it good first."""
    royalty = f"on: {{2031: -64, 2032: 118, 2033: 240}}, rate: 5%, losses: {losses}"
    run = ran(f"{HEAD}royalties: {{cells: {{{royalty}}}}}\n{POOLS}")

    assert by_year(run, "cells", "base_counted") == exactly(counted)
    assert by_year(run, "cells", "owed") == exactly(owed)
    a_stranger_agrees(run)


def test_money_for_each_piece() -> None:
    """12 000 pieces at 3 yuan are 36 000 yuan, 3.6 in 万元; 9 500 at 3.2 are 3.04."""
    royalty = "on: {2031: 12_000, 2032: 9_500}, rate: {2031: 3 yuan, 2032..: 3.2 yuan}"
    run = ran(f"{HEAD}royalties: {{cells: {{{royalty}}}}}\n{POOLS}")

    assert by_year(run, "cells", "owed") == exactly("3.6 3.04 0")
    assert run.figures["cells.2031.base"]["unit"] == "number"
    a_stranger_agrees(run)


def test_balances_from_before_the_file() -> None:
    """Offset 9, credit 5, loss 40.

    2031: base 540 − 40 = 500; 20 − 9 = 11, below the minimum of 12: credit 5 + 1. 2032: 40, credit 6 of 28: 34.
    2033: 40.
    """
    royalty = (
        "on: {2031: 540, 2032..: 1_000}, rate: 4%, offset: {amount: {2032: 0}, floor: 1%, unused: carried}, "
        "minimum: 12, credit: carried, losses: carried, so_far: {offset: 9, credit: 5, loss: 40}"
    )
    run = ran(f"{HEAD}royalties: {{cells: {{{royalty}}}}}\n{POOLS}")

    assert by_year(run, "cells", "base_counted") == exactly("500 1000 1000")
    assert by_year(run, "cells", "credit_out") == exactly("6 0 0")
    assert by_year(run, "cells", "owed") == exactly("12 34 40")
    a_stranger_agrees(run)


def test_bands_over_the_life_of_the_licence() -> None:
    """5 % up to 500, 4 % above, all years together: 300 → 15; 400 → 200 at 5 %, 200 at 4 % = 18; 100 → 4."""
    rate = "{tiers: [{upto: 500, rate: 5%}, {rate: 4%}], per: licence, count: life, method: marginal}"
    royalty = f"on: {{2031: 300, 2032: 400, 2033: 100}}, rate: {rate}"
    run = ran(f"{HEAD}royalties: {{cells: {{{royalty}}}}}\n{POOLS}")

    assert by_year(run, "cells", "owed") == exactly("15 18 4")
    a_stranger_agrees(run)


def test_a_royalty_rests_on_others_and_others_on_it() -> None:
    """The sublicensee owes 10 % of 200 and 300; 40 % of that is the base of the head licence, which a figure doubles."""
    text = f"""{HEAD}\
figures: {{twice: 2 * head, received: 40% of sub}}
royalties:
  head: {{on: received, rate: 50%}}
  sub: {{on: {{2031: 200, 2032: 300}}, rate: 10%}}
pools: {{licence: {{amount: twice, split: {{uni: 60%, inst: 40%}}}}}}
"""
    run = ran(text)

    assert by_year(run, "head", "owed") == exactly("4 6 0")
    assert [run.amount(f"licence.{year}.amount") for year in (2031, 2032, 2033)] == exactly("8 12 0")
    a_stranger_agrees(run)


def test_entry_fee_milestone_and_sublicences_by_stage() -> None:
    """Instalments fall in the year of their day; a sublicence share falls from stage to stage.

    Receipts 20 and 60 in the laboratory at 40 %, 100 and 250 in the market at 15 %: 8; 24 + 15; 37.5.
    """
    text = f"""{HEAD}\
phases: {{lab: {{}}, market: {{}}}}
figures:
  entry: {{2031-03-01: 80, 2031-11-30: 15, 2032-03-01: 40}}
  milestone: {{2032-06-15: 50}}
  stage: {{lab: 40%, market: 15%}}
  received: {{lab: {{2031: 20, 2032: 60}}, market: {{2032: 100, 2033: 250}}}}
  sublicences: sum(stage * received)
royalties: {{cells: {{on: {{2031..: 100}}, rate: 3%}}}}
pools: {{licence: {{amount: entry + cells + milestone + sublicences, split: {{uni: 60%, inst: 40%}}}}}}
"""
    run = ran(text)

    assert [run.amount(f"sublicences.{year}") for year in (2031, 2032, 2033)] == exactly("8 39 37.5")
    # 95 + 3 + 8; 40 + 3 + 50 + 39; 3 + 37.5.
    assert [run.amount(f"licence.{year}.amount") for year in (2031, 2032, 2033)] == exactly("106 132 40.5")
    a_stranger_agrees(run)
