"""How a workbook is made: names, text that stays text, the same bytes, what binds, pages, and who made each number."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from iuralloc.cli.app import app
from iuralloc.report import tabulate
from iuralloc.report.table import Cell, Column, Role, Table
from iuralloc.report.writers.documents import Layout
from iuralloc.report.writers.spreadsheet.style import INPUT, LIVE, TAKEN
from iuralloc.report.writers.xlsx import render
from workbooks.books import EXAMPLES, FIGURES, NAMES, OVERVIEW, book_of, example, figure_rows, opened, parts, trail_of
from workbooks.engine import FUNCTIONS, Engine, tokens

#: what a text can do to a workbook that takes it for more
HOSTILE: Final = (
    "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "<script>x</script>", "{{ x }}", "#evil[*x*]",
    "a\u202eb", "x" * 10_000, "]]>", "&amp;", "&P &G &[Picture]", "first\nsecond", "\U0001f9ea", "<r><t>x</t></r>",
    "{=1+1}", "_x0041_", "http://example.org", "1e5", "2027-01-01", "'quoted", "#REF!", '"OK"', "12345678901234567890",
)  # fmt: skip


def quoted(text: str) -> str:
    """A scalar of a contract, whatever it says."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\U{ord(c):08x}" for c in text) + '"'


def hostile(text: str) -> str:
    said = quoted(text)
    return f"""
iuralloc: 1
title: {said}
currency: CNY
round: {{to: 0.01}}
parties:
  a: {{name: {said}, kind: enterprise, clause: {said}}}
  b: {{name: B, name_zh: {said}, kind: university}}
pools:
  x:
    name: {said}
    amount: 100
    clause: {said}
    quote: {said}
    evidence: {said}
    note: {said}
    worth: {{a: 1, b: 2, a + b: 100}}
    split: shapley
    beside: [{{a: 1/3, b: 2/3}}]
"""


@pytest.mark.parametrize("name", NAMES)
def test_the_same_trail_gives_the_same_bytes(name: str) -> None:
    """A clock, a path or an order of a set in the file."""
    trail, data = example(name)

    assert book_of(trail) == data
    assert b"2000-01-01T00:00:00Z" in parts(data)["docProps/core.xml"]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_stands_once_and_tables_refer_to_it(name: str) -> None:
    """A number typed beside its figure, which would not follow it."""
    trail, data = example(name)
    book = opened(data)
    referring = sum(
        str(cell.value).startswith(f"={FIGURES}!")
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and sheet.title not in {OVERVIEW, FIGURES, "Rounding", "Games"}
    )

    assert [figure for figure, _ in figure_rows(book[FIGURES], trail)] == list(trail.figures)
    assert referring > len(trail.figures) // 5  # alike parties share a row


@pytest.mark.parametrize("name", NAMES)
def test_formulas_use_functions_of_2007_and_no_text_of_the_contract(name: str) -> None:
    """A function that is no name to an older program, or a piece of a contract that is computed."""
    for _, _, formula in Engine(example(name)[1]).formulas():
        named = {text for kind, text in tokens(formula[1:]) if kind == "name"}
        texts = {text for kind, text in tokens(formula[1:]) if kind == "text"}

        assert named <= set(FUNCTIONS)
        assert texts <= {'"OK"', '"DIFFERS"'}
        assert len(formula) <= 8192


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_more_than_text(text: str) -> None:
    """A formula from a name, markup from a clause, a link from a note: in a cell, a header or a sheet's name."""
    plain = Engine(book_of(trail_of(hostile("plain"))))
    data = book_of(trail_of(hostile(text)))
    engine = Engine(data)
    kinds = {
        (sheet.title, cell.coordinate): cell.data_type
        for sheet in engine.book
        for row in sheet.iter_rows()
        for cell in row
    }

    assert {(s, c): f for s, c, f in engine.formulas()} == {(s, c): f for s, c, f in plain.formulas()}
    assert "e" not in kinds.values()
    for name, content in parts(data).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)  # noqa: S314 - a file that we have written
        assert b"\x00" not in content or not name.endswith(".xml")
    rels = [content for name, content in parts(data).items() if name.endswith(".rels") and "worksheets" in name]
    assert not any(b"External" in content for content in rels)
    named = str(engine.book["parties"]["B3"].value)
    assert named.strip() or not text.strip()
    if text.isprintable() and len(text) < 100:
        assert text in named


def test_a_title_is_no_code_of_the_header() -> None:
    """`&P` in a title would print page numbers there, `&G` would ask for a picture."""
    sheet = opened(book_of(trail_of(hostile("&P &G &[Picture]"))))["parties"]

    assert "＆P" in str(sheet.oddHeader.left.text)
    assert "&" not in str(sheet.oddHeader.left.text)


def test_names_of_sheets_are_short_and_different() -> None:
    """A name that a spreadsheet refuses to open: 31 characters, no sign that it forbids, no two alike in any case."""
    pools = "".join(
        f"  {name}: {{amount: 1, split: {{a: 1/3, b: 2/3}}}}\n"
        for name in ("x" * 40, "x" * 39 + "Y", "figures_", "甲" * 35, "history")
    )
    text = (
        "iuralloc: 1\ntitle: t\ncurrency: CNY\nparties: {a: {name: A, kind: person}, b: {name: B, kind: person}}\n"
        f"pools:\n{pools}"
    )
    names = opened(book_of(trail_of(text))).sheetnames

    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_the_rounding_log_is_what_a_pencil_finds() -> None:
    """3475/6, 716/3 and 1315/6 of 万元 in yuan: 5791666 2/3, 2386666 2/3, 2191666 2/3; two odd units, by order."""
    engine = Engine(example("co-built-institute")[1])
    rows = [[engine.value("Rounding", f"{column}{row}") for column in "BFGHIJKLM"] for row in range(3, 7)]

    assert [row[0] for row in rows] == ["maker", "uni", "lab", "sum"]
    assert [row[2] for row in rows] == [5_791_666, 2_386_666, 2_191_666, 10_369_998]
    assert [row[3] for row in rows[:3]] == [0.666667] * 3
    assert [row[4] for row in rows[:3]] == [1, 2, 3]
    assert [row[5] for row in rows] == [1, 1, 0, 2]
    assert [row[6] for row in rows] == [5_791_667, 2_386_667, 2_191_666, 10_370_000]


TIGHT: Final = """
iuralloc: 1
title: Remainders that lie close together
currency: CNY
round: {to: 1}
parties: {a: {name: A, kind: person}, b: {name: B, kind: person}}
pools:
  x: {amount: 3, split: {a: 49.99999999%, b: 50.00000001%}}
  y: {amount: 3, split: {a: 40%, b: 60%}}
"""


def test_remainders_too_close_for_a_spreadsheet_are_taken_from_the_trail() -> None:
    """Rounded to six places both are one half, and the first would get the unit that the second is due."""
    trail = trail_of(TIGHT)
    engine = Engine(book_of(trail))
    made = {name: row[8] for name, row in figure_rows(engine.book[FIGURES], trail)}

    assert trail.amount("x.1.b") == 2
    assert made["x.1.settled"] == "proved in the trail, not recomputed here"
    assert made["y.1.settled"] == "on sheet Rounding"
    assert str(engine.book["Proved"]["E3"].value).startswith("rounded in the trail")


LARGE: Final = """
iuralloc: 1
title: Large amounts
currency: CNY
round: {to: 0.01}
parties: {a: {name: A, kind: person}, b: {name: B, kind: person}}
pools:
  x: {amount: %s, split: {a: 1/3, b: 2/3}}
"""


@pytest.mark.parametrize(
    ("amount", "beyond"), [("1000000000.00", False), ("1000000000.01", True), ("1e25", True), ("100", False)]
)
def test_a_workbook_says_where_only_the_trail_is_right_to_the_unit(amount: str, *, beyond: bool) -> None:
    """More than 10^11 payable units: 15 digits are no longer enough for them and what is computed on the way."""
    trail = trail_of(LARGE % amount)
    book = opened(book_of(trail))
    said = [str(row[0]) for row in book[OVERVIEW].iter_rows(values_only=True)]

    assert any(text.startswith("Some amounts here have more than") for text in said) is beyond
    if amount == "1e25":
        units = dict(figure_rows(book[FIGURES], trail))["x.amount"][6]
        assert units == "1," + ",".join(["000"] * 9)  # text: a number would lose its digits


def test_a_number_that_no_spreadsheet_has_is_text() -> None:
    """10^310 would be an error in the file, or infinity."""
    text = LARGE % "1e30" + "figures: {" + ", ".join(
        f"f{at}: {f'f{at - 1} * f{at - 1}' if at else '1e30'}" for at in range(5)
    ) + "}\n"  # fmt: skip
    trail = trail_of(text)
    book = opened(book_of(trail))
    row = dict(figure_rows(book[FIGURES], trail))["f4"]

    assert row[3] == row[4] == "1" + "0" * 480
    assert row[8] == "proved in the trail, not recomputed here"


def test_a_page_is_set_up_for_print() -> None:
    """A head that scrolls away, a table cut over many pages, a page without the digest."""
    trail, data = example("co-built-institute")
    book = opened(data)
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
        assert trail.digest in str(sheet.oddFooter.left.text)
        assert trail.contract["title"][:20] in str(sheet.oddHeader.left.text)
    assert book[FIGURES].freeze_panes == "B3"
    assert book[FIGURES].print_title_rows == "$2:$2"
    assert book[FIGURES].page_setup.orientation == "landscape"
    assert book["phases"].page_setup.orientation != "landscape"
    assert [book[FIGURES].column_dimensions[column].outlineLevel for column in "DEH"] == [0, 1, 0]


def test_colours_tell_who_made_a_number() -> None:
    """A value typed in that looks like one that is computed."""
    _, data = example("co-built-institute")
    book = opened(data)

    def color(sheet: str, cell: str) -> str:
        return "#" + str(book[sheet][cell].font.color.rgb)[2:]

    assert color("Inputs", "C3") == INPUT
    assert color(FIGURES, "D3") == LIVE
    assert color(FIGURES, "E3") == TAKEN
    total = next(row for row in book["profit.result"].iter_rows() if row[0].value == "sum")
    assert all(cell.font.bold for cell in total)


def written(rows: list[tuple[Cell, ...]]) -> Any:
    """One table on a sheet of its own, without a trail's figures."""
    head = Table("head", "Title", (), (Column(), Column()), ())
    columns = (Column("what"), Column("value", numeric=True))
    trail, _ = example("co-built-institute")
    return opened(render(trail, [head, Table("t", "Table", ("A note.",), columns, tuple(rows))], Layout()))["t"]


@pytest.mark.parametrize(
    ("text", "exact", "value", "pattern"),
    [
        ("1,037.00", "1037", 1037, "#,##0.00"),
        ("−0.5", "-1/2", -0.5, "#,##0.0"),
        ("3475/6", "3475/6", 3475 / 6, "#,##0.000000"),
        ("≈0.333333", "1/3", 1 / 3, "#,##0.000000"),
        ("12.5 %", "1/8", 0.125, "0.0%"),
        ("33.34 %", "1/3", 0.3334, "0.00%"),
        ("+3.00", "3", 3, "+#,##0.00;-+#,##0.00;#,##0.00"),
        ("1 … 6", "1", "1 … 6", "General"),
        ("3 of 7", "3", "3 of 7", "General"),
        ("5", "7", "5", "General"),
    ],
)
def test_numbers_look_as_in_the_report(text: str, exact: str, value: object, pattern: str) -> None:
    """Fewer digits than the annex has, a percentage as 0.125, or a text that became a number."""
    cell = written([(Cell("x"), Cell(text, exact=exact))])["B3"]

    assert cell.value == pytest.approx(value) if not isinstance(value, str) else cell.value == value
    assert cell.number_format == (pattern if pattern[0] != "+" else "+#,##0.00;-#,##0.00;#,##0.00")


def test_tables_without_grounds_are_written_as_they_are_printed() -> None:
    """A comparison holds figures of several contracts: a formula over those of one would be wrong."""
    sheet = written([(Cell("sum", Role.TOTAL), Cell("579.1667", Role.TOTAL, "5791667/10000", "profit.1.maker"))])

    assert sheet.parent.sheetnames == [OVERVIEW, "t"]
    assert Fraction(str(sheet["B3"].value)) == Fraction("579.1667")
    assert sheet["B3"].font.bold
    assert sheet["A5"].value == "A note."


def test_only_one_pool_still_holds_every_figure() -> None:
    """What one pool rests on is computed too; its tables are those that were asked for."""
    trail, _ = example("co-built-institute")
    book = opened(render(trail, tabulate(trail, "profit"), Layout()))

    assert "profit.result" in book.sheetnames
    assert "subsidy.result" not in book.sheetnames
    assert len(list(figure_rows(book[FIGURES], trail))) == len(trail.figures)


def test_a_file_is_written_by_its_name(tmp_path: Path) -> None:
    """`-o out.xlsx` as a user types it."""
    target = tmp_path / "out.xlsx"
    contract = EXAMPLES / "co-built-institute" / "contract.yaml"
    result = CliRunner().invoke(app, ["allocate", str(contract), "-o", str(target)])

    assert result.exit_code == 0, result.output
    assert target.read_bytes() == example("co-built-institute")[1]


@pytest.mark.parametrize(
    ("language", "sheet", "says"),
    [("zh", "数值", "各单元格是否一致"), ("both", "数值 Figures", "各单元格是否一致 / do all cells agree?")],
)
def test_a_workbook_speaks_chinese_and_both(language: str, sheet: str, says: str) -> None:
    """A sheet whose formulas point to a name that another language has; a word that stays English."""
    trail, plain = example("co-built-institute")
    engine, english = Engine(book_of(trail, language)), Engine(plain)
    values = [engine.value(sheet, f"D{row}") for row in range(3, 3 + len(trail.figures))]
    named = [str(row[0].value) for row in engine.book.worksheets[0].iter_rows()]

    assert says in named
    assert [value for value in values if not isinstance(value, str)] == [
        value
        for row in range(3, 3 + len(trail.figures))
        if not isinstance(value := english.value(FIGURES, f"D{row}"), str)
    ]
    assert len(engine.book.sheetnames) == len(english.book.sheetnames)
    checks = [engine.value(name, cell) for name, cell, formula in engine.formulas() if formula.startswith("=IF(AND(")]
    assert checks
    assert set(checks) == {"OK"}
