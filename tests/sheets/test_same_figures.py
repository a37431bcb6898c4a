"""A table in a sheet gives what the same table in the contract gives; the checker finds every number in its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import iuralloc
from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from iuralloc.verify import verify
from sheets.written import FROM, HEAD, POOL, read, values, workbook

_HEADINGS: Final = ("party", "kind", "value", "evidence", "note")
_KINDS: Final = ("cash", "technology", "equipment", "other")

#: cents below a number that a spreadsheet keeps in all its digits
cents = st.integers(1, 10**13)
notes = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20),
    st.sampled_from(
        ["=1+1", "@SUM(A1)", "<b>&amp;", "a;b,c\td", 'say "so"', "第一行\n第二行", "]]>", "{{ x }}", "_x0041_ "]
    ),
)
rows_of_table = st.lists(
    st.tuples(st.sampled_from(["maker", "lake", "coast"]), st.sampled_from(_KINDS), cents, notes),
    min_size=1,
    max_size=12,
)


def decimal(units: int) -> str:
    return f"{units // 100}.{units % 100:02}"


def in_yaml(rows: Sequence[tuple[str, str, int, str | None]]) -> str:
    """The same table as the contract itself would hold it."""
    lists: dict[str, list[str]] = {}
    for number, (party, kind, value, _) in enumerate(rows, start=1):
        entry = f"{{kind: {kind}, value: {decimal(value)}, evidence: paper {number}}}"
        lists.setdefault(party, []).append(entry)
    return "contributions:\n" + "".join(f"  {party}: [{', '.join(own)}]\n" for party, own in lists.items())


def amounts(trail: Trail) -> dict[str, Any]:
    return {name: record["value"] for name, record in trail.figures.items()}


def cells(rows: Sequence[tuple[str, str, int, str | None]], number: Callable[[int], Any]) -> list[list[Any]]:
    table = [
        [party, kind, number(value), f"paper {at}", note] for at, (party, kind, value, note) in enumerate(rows, start=1)
    ]
    return [list(_HEADINGS), *table]


@settings(max_examples=60, deadline=None)
@given(rows_of_table)
def test_workbook_gives_what_the_contract_gives(rows: list[tuple[str, str, int, str | None]]) -> None:
    """A number that is another one after its way through a spreadsheet."""
    expected = amounts(examine((HEAD + in_yaml(rows) + POOL).encode(), "contract.yaml").trail())
    # What openpyxl is given becomes binary, as whatever is typed into a spreadsheet.
    data = workbook(cells(rows, lambda units: float(Fraction(units, 100))))
    found = read(HEAD + FROM + POOL, inputs_xlsx=data)

    assert amounts(found.trail()) == expected
    report = verify(found.trail().text().encode(), (HEAD + FROM + POOL).encode(), None, {"inputs.xlsx": data})
    assert report.faults == ()
    # The unit and the smallest coin stand in the contract, all others in cells.
    assert report.readings == len(rows) + 3


@settings(max_examples=60, deadline=None)
@given(rows_of_table, st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_values_give_what_the_contract_gives(
    rows: list[tuple[str, str, int, str | None]], separator: str, encoding: str
) -> None:
    """A separator, a mark or an encoding that changes a number, or moves it to another row."""
    expected = amounts(examine((HEAD + in_yaml(rows) + POOL).encode(), "contract.yaml").trail())
    contract = HEAD + f"contributions: {{from: inputs.csv, encoding: {encoding.removesuffix('-sig')}}}\n" + POOL
    data = values(cells(rows, decimal), separator, encoding)
    found = read(contract, inputs_csv=data)

    assert amounts(found.trail()) == expected
    assert verify(found.trail().text().encode(), contract.encode(), None, {"inputs.csv": data}).faults == ()


def test_the_comparison_is_seen_red() -> None:
    """A reader that cuts what is behind the point: the tests above would have to notice."""
    rows: list[tuple[str, str, int, str | None]] = [("maker", "cash", 41525, None), ("lake", "cash", 23500, None)]
    expected = amounts(examine((HEAD + in_yaml(rows) + POOL).encode(), "contract.yaml").trail())
    found = read(HEAD + FROM + POOL, inputs_xlsx=workbook(cells(rows, lambda units: units // 100)))

    assert amounts(found.trail()) != expected


def test_every_given_names_its_cell() -> None:
    """A number that nobody can find again in the sheet."""
    data = workbook(
        [["Annex 2"], [], ["当事方", "类型", "金额（万元）"], ["maker", "现金", 415], ["lake", "技术", 235.5]]
    )
    trail = read(HEAD + FROM + POOL, inputs_xlsx=data).trail()
    found = trail.figures["contribution.lake.1"]

    assert found["formula"]["cell"] == ["inputs.xlsx", "Contributions", "C5"]
    assert found["formula"]["raw"] == "235.5"
    assert found["ground"]["cell"] == "inputs.xlsx!Contributions!C5"
    assert "line" not in found["ground"]
    assert [sheet["name"] for sheet in trail.contract["sheets"]] == ["inputs.xlsx"]


def test_tables_by_year_party_and_group() -> None:
    """A figure, an amount by year and the worths of a game, each by its own keys."""
    contract = (
        HEAD + "figures:\n  duty: {from: duty.csv, clause: '4'}\npools:\n"
        "  profit: {amount: {from: years.csv}, split: {by: duty}}\n"
        "  game: {worth: {from: worth.csv}, unlisted: superadditive, split: {by: shapley}}\n"
    )
    found = read(
        contract,
        duty_csv=values([["当事方", "金额"], ["maker", "1/2"], ["lake", "30%"], ["coast", "0.2"]]),
        years_csv=values([["year", "value"], ["2028年", "60"], ["2029", "140"]]),
        worth_csv=values(
            [
                ["联盟", "金额"],
                ["maker", "10"],
                ["lake", "0"],
                ["coast", "0"],
                ["maker + lake", "40"],
                ["maker + lake + coast", "100"],
            ]
        ),
    ).trail()

    # By hand: 60 x 1/2 = 30 and 140 x 30 % = 42; maker adds 10, then 40/2 of what is left of 40 and so on.
    assert [found.amount("profit.2028.maker"), found.amount("profit.2029.lake")] == [30, 42]
    # Dividends: maker 10, maker + lake 30, all 60: maker 10 + 15 + 20, lake 15 + 20, coast 20.
    assert [found.amount(f"game.1.exact.{party}") for party in ("maker", "lake", "coast")] == [45, 35, 20]


def test_columns_of_their_own() -> None:
    """A table with a column a year, as most people draw it."""
    contract = HEAD + "figures: {sales: {from: sales.csv}}\npools: {profit: {amount: 10, split: {by: total(sales)}}}\n"
    found = read(
        contract,
        sales_csv=values([["party", "2028", "2029"], ["maker", "1", "2"], ["lake", "3", ""], ["coast", "", "4"]]),
    )

    assert found.trail().amount("sales.maker.2029") == 2
    # 3, 3 and 4 of 10: what was sold in all years.
    assert [found.trail().amount(f"profit.1.{party}") for party in ("maker", "lake", "coast")] == [3, 3, 4]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace('"raw":"415.25"', '"raw":"415.26"'), "sheet"),
        (lambda text: text.replace('"Contributions","C2"', '"Contributions","C3"'), "sheet"),
        (lambda text: text.replace('"Contributions","C2"', '"Others","C2"'), "sheet"),
        (
            lambda text: text.replace('["inputs.xlsx","Contributions","C2"]', '["other.xlsx","Contributions","C2"]'),
            "sheet",
        ),
        (lambda text: text.replace('["inputs.xlsx","Contributions","C2"]', '["inputs.xlsx"]'), "sheet"),
        (lambda text: text.replace('"end":6,"kind":"given","line":2', '"end":5,"kind":"given","line":2'), "sheet"),
        (
            lambda text: re.sub(r'("name":"inputs.xlsx","sha256":)"[0-9a-f]{64}"', r'\1"' + "0" * 64 + '"', text),
            "sheet",
        ),
        (lambda text: text.replace(',"sheets":[', ',"sheet":['), "fields"),
    ],
)
def test_a_trail_that_lies_about_a_cell_is_found(change: Callable[[str], str], code: str) -> None:
    """A forged cell, text, row or digest that the checker lets pass."""
    data = workbook([["party", "kind", "value"], ["maker", "cash", 415.25], ["lake", "cash", 235]])
    contract = (HEAD + FROM + POOL).encode()
    text = read(HEAD + FROM + POOL, inputs_xlsx=data).trail().text()
    forged = change(text)

    assert forged != text
    assert verify(text.encode(), contract, None, {"inputs.xlsx": data}).faults == ()
    assert code in {fault.code for fault in verify(forged.encode(), contract, None, {"inputs.xlsx": data}).faults}


def test_a_sheet_that_is_not_given_or_another_is_a_fault() -> None:
    """A contract without its sheets is only half of what was computed."""
    data = workbook([["party", "kind", "value"], ["maker", "cash", 415.25], ["lake", "cash", 235]])
    contract = (HEAD + FROM + POOL).encode()
    trail = read(HEAD + FROM + POOL, inputs_xlsx=data).trail()
    other = workbook([["party", "kind", "value"], ["maker", "cash", 415.26], ["lake", "cash", 235]])

    assert iuralloc.verify(trail).green
    assert iuralloc.verify(trail, contract, sheets={"inputs.xlsx": data}).green
    assert not iuralloc.verify(trail, contract).green
    faults = iuralloc.verify(trail, contract, sheets={"inputs.xlsx": other}).faults
    assert {"contribution.maker.1"} <= {fault.figure for fault in faults}
