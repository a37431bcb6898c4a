"""Text for any width: nothing is cut, nothing is wider than the page, no name commands the terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from rich.cells import cell_len

from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from iuralloc.report import render_text, tabulate
from iuralloc.report.table import Cell, Column, Role, Table
from iuralloc.report.writers.visible import encodable, visible
from report.trails import ALLIANCE, INSTITUTE, TRAILS, example, made, one

WIDTHS = (20, 33, 40, 60, 80, 100, 120, 200)


@pytest.fixture(params=TRAILS)
def trail(request: pytest.FixtureRequest) -> Trail:
    """Each of the trails."""
    name: str = request.param
    return TRAILS[name]()


def small(*names: str, notes: tuple[str, ...] = ()) -> Table:
    rows = tuple((Cell(name), Cell("12,345.6789")) for name in names)
    return Table("small", "A title", notes, (Column("party"), Column("gets", numeric=True)), rows)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_page(trail: Trail, width: int) -> None:
    lines = render_text(tabulate(trail), width).splitlines()

    assert [line for line in lines if cell_len(line) > width] == []


@pytest.mark.parametrize("width", [width for width in WIDTHS if width >= 33])
def test_no_number_is_cut(trail: Trail, width: int) -> None:
    """Every number stands whole between white space or brackets, as often as tables show it."""
    tables = tabulate(trail)
    words = render_text(tables, width).split()
    numbers = [
        cell.text.split()[0]
        for found in tables
        for row in found.rows
        for cell, column in zip(row, found.columns, strict=True)
        if column.numeric and cell.text
    ]
    missing = [number for number in set(numbers) if words.count(number) < numbers.count(number)]

    assert len(numbers) > 100
    assert missing == []


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_id_is_cut(trail: Trail, width: int) -> None:
    text = render_text(tabulate(trail), width)
    first = {row[0].text.split(" … ")[0] for found in tabulate(trail) if "grounds" in found.id for row in found.rows}

    assert [name for name in first if f"\n{name} " not in text and f"\n{name}\n" not in text] == []


def test_nothing_is_left_out_where_texts_go_below_their_row(trail: Trail) -> None:
    tables = tabulate(trail)
    shown = render_text(tables, 60).split()
    words = {*shown, *(word.removesuffix(":") for word in shown)}

    for found in tables:
        for text in (*found.notes, *(cell.text for row in found.rows for cell in row)):
            whole = [word for word in visible(text).split() if cell_len(word) <= 48]
            assert set() == set(whole) - words, (found.id, text)


def test_a_table_that_fits_stands_in_columns() -> None:
    expected = "A title\n=======\nparty         gets\n-----  -----------\nmaker  12,345.6789\n甲方   12,345.6789\n"

    assert expected == render_text([small("maker", "甲方")], 40)


def test_a_table_that_does_not_fit_becomes_records() -> None:
    expected = "A title\n=======\na_party_with_a_long_i\nd_indeed\n  gets: 12,345.6789\n"

    assert expected == render_text([small("a_party_with_a_long_id_indeed")], 21)


def test_texts_without_room_stand_below_their_row() -> None:
    columns = (Column("figure"), Column("value", numeric=True), Column("how"), Column("ground"))
    row = (
        Cell("contribution.uni.researchers"),
        Cell("81"),
        Cell("54 × 18m × 3/8"),
        Cell("line 47; clause 3.5"),
    )
    text = render_text([Table("t", "T", (), columns, (row,))], 46)

    assert text.splitlines()[4:] == [
        "contribution.uni.researchers     81",
        "    how: 54 × 18m × 3/8",
        "    ground: line 47; clause 3.5",
    ]


def test_decimals_stand_below_each_other_at_the_point() -> None:
    rows = tuple((Cell("x"), Cell(text)) for text in ("380", "10.6875", "−1.5", "3475/6", "≈0.333333", "12 groups"))
    text = render_text([Table("t", "T", (), (Column("a"), Column("v", numeric=True)), rows)], 60)
    points = {line.index(".") for line in text.splitlines() if "." in line}

    assert len(points) == 1
    whole = next(line for line in text.splitlines() if "380" in line)
    assert whole.index("0") + 1 == points.pop()


def test_chinese_names_are_aligned_by_the_cells_they_take() -> None:
    text = render_text([one(tabulate(example(INSTITUTE)), "parties")], 120)
    lines = [line for line in text.splitlines() if line.endswith("1.1")]

    assert len(lines) == 3
    assert len({cell_len(line) for line in lines}) == 1


def test_a_long_chinese_name_is_broken_between_signs() -> None:
    name = "耐磨涂层联合研究院合作协议结算附件" * 3
    lines = render_text([small(name)], 40).splitlines()

    assert max(map(cell_len, lines)) <= 40
    assert name in "".join(re.findall(r"[\u4e00-\u9fff]+", "".join(lines)))


@pytest.mark.parametrize("markup", ["[/bold]", "[red]x[/red]", "[link=http://x]y[/link]", ":smile:", "\\[bold]"])
def test_markup_is_shown_as_it_stands(markup: str) -> None:
    for color in (False, True):
        assert markup in render_text([small(markup, notes=(markup,))], 60, color=color)


def test_markup_of_a_contract_is_inert() -> None:
    text = render_text(tabulate(made()), 200)

    assert "A [bold]deal[/bold]" in text
    assert "Evil [/red] Maker :smile: [link=x]y 甲方" in text


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("\x1b[31m", r"\x1b[31m"), ("\x07", r"\x07"), ("\x7f", r"\x7f"), ("\x9b", r"\x9b"),
        ("\u202e", r"\u202e"),
        ("\u2066", r"\u2066"), ("\u200f", r"\u200f"), ("\u200b", r"\u200b"), ("\u2028", r"\u2028"),
        ("\ufeff", r"\ufeff"), ("\udc80", r"\udc80"), ("\U000e0041", r"\U000e0041"),
    ],
)  # fmt: skip
def test_unseen_characters_are_shown_as_escapes(sign: str, shown: str) -> None:
    table = replace(small(f"a{sign}b", notes=(sign,)), title=sign, columns=(Column(sign), Column("", numeric=True)))
    text = render_text([table], 60)

    assert sign not in text
    assert f"a{shown}b" in text
    assert text.count(shown) == 4


@pytest.mark.parametrize("space", ["\n", "\r\n", "\t", "\u00a0", "\u3000"])
def test_white_space_stays_on_its_line(space: str) -> None:
    lines = render_text([small(f"a{space}b")], 60).splitlines()

    assert len(lines) == 5


def test_roles_are_seen_in_colour_only() -> None:
    total = Table("t", "T", (), (Column("a"),), ((Cell("x"),), (Cell("sum", Role.TOTAL),)))
    plain, coloured = (render_text([total], 60, color=color) for color in (False, True))

    assert "\x1b" not in plain
    assert "\x1b[1msum\x1b[0m" in coloured
    assert plain == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_the_width_of_a_pipe_is_what_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = tabulate(example(INSTITUTE))
    monkeypatch.setenv("COLUMNS", "70")

    assert render_text(tables, 70) == render_text(tables)


def test_a_stream_that_lacks_our_signs_loses_no_minus() -> None:
    text = render_text(tabulate(made()), 100)

    for encoding in ("gbk", "latin-1", "ascii"):
        plain = encodable(text, encoding)
        assert "126 ? 6" not in plain.encode(encoding, "replace").decode(encoding)
        assert "-0.75" in plain.encode(encoding, "replace").decode(encoding)


def test_the_same_text_comes_out_whatever_the_seed_of_hashes() -> None:
    code = (
        "from report.trails import *; from iuralloc.report import *; import hashlib;"
        "t = [example(INSTITUTE), example(ALLIANCE), made()];"
        "s = ''.join(render_text(tabulate(x), 80) + render_json(x, tabulate(x)) for x in t);"
        "print(hashlib.sha256(s.encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip

    assert len(said) == 1


def test_tables_are_made_without_a_terminal_library() -> None:
    """Start-up stays light: rich comes in where text is laid out, and not before."""
    code = (
        "import sys; from iuralloc.report.table import Table; import iuralloc.report.words;"
        "import iuralloc.report.numbers; import iuralloc.report;"
        "print(sorted({'rich', 'typer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout == "[]\n"


def test_a_short_mark_stays_in_its_row() -> None:
    """“each” below a row would say nothing about the numbers in it."""
    for width in (60, 72, 80):
        lines = render_text([one(tabulate(example(ALLIANCE)), "fund.result")], width).splitlines()
        assert not [line for line in lines if line.strip().endswith("   each") or line.strip() == "each"], width


def test_where_no_text_can_leave_a_row_a_number_goes_below_it_whole() -> None:
    columns = (Column("a"), *(Column(name, numeric=True) for name in ("b", "c", "d", "e")))
    row = (
        Cell("party"),
        *(Cell(text) for text in ("12,345.67", "1234567/7654321", "12,345.67", "12,345.67")),
    )
    text = render_text([Table("t", "T", (), columns, (row,))], 42)

    assert text.splitlines()[4:] == ["party  12,345.67  12,345.67  12,345.67", "    c: 1234567/7654321"]


CHINESE = """\
iuralloc: 1
currency: CNY
unit: 万元
parties:
  宏达: {kind: enterprise, clause: "1.1"}
  江海大学: {kind: university, members: {湿法冶金课题组: {members: {王敏之: {share: 50%}, 李强: {share: 50%}}}}}
phases: {研发: {}, 产业化: {}}
pools:
  利润: {amount: 1000, split: {宏达: 60%, 江海大学: 40%}, inside: {江海大学: {split: {湿法冶金课题组: 100%}}}}
risks:
  泄漏: {phase: 研发, probability: 10%, amount: 80}
  召回: {phase: 产业化, probability: 5%, amount: 80}
liability: {split: {宏达: 60%, 江海大学: 40%}}
"""


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_chinese_id_is_cut(width: int) -> None:
    """Chinese text may be broken anywhere; an id that is broken cannot be asked for."""
    tables = tabulate(examine(CHINESE.encode(), "contract.yaml").trail())
    lines = render_text(tables, width).splitlines()
    ids = {row[0].text.split(" … ")[0] for found in tables if "grounds" in found.id for row in found.rows}

    assert len(ids) > 30
    assert [name for name in ids if not any(re.match(rf"{re.escape(name)}( |$)", line) for line in lines)] == []


def test_chinese_headings_stay_together_where_there_is_room() -> None:
    """One sign on a line, with half of the page empty beside it, is no heading."""
    text = render_text(tabulate(examine(CHINESE.encode(), "contract.yaml").trail()), 80)
    heads = text.partition("Liability by phase, level and party")[2].splitlines()[2]

    assert {"宏达", "江海大学"} <= set(heads.split())


def test_long_chinese_headings_are_broken() -> None:
    """A heading of thirty cells over a column of one digit would push the others off the page."""
    rows = ((Cell("x"), Cell("1"), Cell("2")),)
    columns = (Column("party"), Column("湿法冶金联合课题组与材料学院", numeric=True), Column("all", numeric=True))

    assert max(map(cell_len, render_text([Table("t", "T", (), columns, rows)], 80).splitlines())) < 24
