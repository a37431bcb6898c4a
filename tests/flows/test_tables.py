"""Tables of pools that flow: the steps once as agreed, then the years; what is at rest is said, not printed."""

from __future__ import annotations

from iuralloc.allocate import examine
from iuralloc.report import tabulate
from iuralloc.report.table import Table

FILE = """\
iuralloc: 1
title: waterfall
currency: CNY
years: 2030..2032
parties: {maker: {}, town: {count: 3}}
pools:
  rents:
    amount: {2030: 0, 2031: %s, 2032: 90}
    steps:
      levy: {name: levy of the maker, to: maker, amount: 10%% of rest, at_most: 20, clause: "4.1"}
      claim: {to: maker, amount: {2031: 12}, unpaid: carried at 5%%, clause: "4.2"}
      shared:
        clause: "4.3"
        steps:
          half: {split: {by: equal}, amount: 1/2 of whole}
          rest: {split: {each town: 1/3}}
"""


def tables(amount: int = 0, text: str = FILE) -> dict[str, Table]:
    trail = examine((text % amount).encode(), "contract.yaml").trail()
    return {table.id: table for table in tabulate(trail)}


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


def test_the_steps_are_told_once_with_their_words_and_clauses() -> None:
    """A table by year without clauses: nobody finds the sentence that a step comes from."""
    table = tables()["rents.steps"]

    assert [column.heading for column in table.columns] == ["step", "name", "as written", "its balance", "clause"]
    assert texts(table) == [
        ("levy", "levy of the maker", "to: maker, amount: 10% of rest, at_most: 20", "", "4.1"),
        ("claim", "", "to: maker, amount: {2031: 12}, unpaid: carried at 5%", "still owed", "4.2"),
        ("shared", "", "", "", "4.3"),
        ("half", "", "split: {by: equal}, amount: 1/2 of whole", "", ""),
        ("rest", "", "split: {each town: 1/3}", "", ""),
    ]
    assert [row[0].indent for row in table.rows] == [0, 0, 0, 1, 1]


def test_a_year_at_rest_has_no_table_and_is_named() -> None:
    """Pages of nothing; or a year that is gone without a word."""
    found = tables()

    assert "rents.2030.waterfall" not in found
    assert any("in 2030: no table" in note for note in found["rents.result"].notes)


def test_a_year_in_which_something_is_owed_is_printed() -> None:
    """A claim that grows in a year without money, and nobody sees it."""
    found = tables()
    balances = {row[0]: row[-1] for row in texts(found["rents.2031.waterfall"])}

    assert balances["claim"] == "12.00"


def test_alike_parties_stand_in_one_line_with_their_number() -> None:
    """46 parties in 46 lines a year; or one line that does not say for how many it stands."""
    # 90 less the levy of 9, less the claim of 12 with 0.60 of interest: 68.40 is shared, by halves of 34.20.
    table = tables()["rents.2032.waterfall"]
    lines = texts(table)

    assert lines[0] == ("comes in", "", "", "", "", "90.00", "")
    assert lines[1] == ("levy", "9.00", "maker", "", "9.00", "81.00", "")
    assert lines[2] == ("claim", "12.60", "maker", "", "12.60", "68.40", "0.00")
    assert lines[3] == ("shared", "68.40", "by its own steps:", "", "", "0.00", "")
    assert lines[4] == ("half", "34.20", "maker", "", "8.55", "34.20", "")
    assert lines[5] == ("", "", "town_1 … town_3", "3 ×", "8.55", "", "")
    assert lines[6] == ("rest", "34.20", "town_1 … town_3", "3 ×", "11.40", "0.00", "")
    assert lines[7][0] == "sum"


def test_costs_are_paid_and_not_got() -> None:
    """A table of costs that says who gets them."""
    costs = FILE.replace("    amount:", "    kind: cost\n    amount:", 1)

    assert "who pays how much in which year" in tables(text=costs)["rents.result"].title
    assert "who gets how much in which year" in tables()["rents.result"].title
