"""What no sheet may do: lead out of the folder, eat memory, hide something, or be read as something else."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest

from iuralloc.allocate import examine
from iuralloc.contract.sheets.beside import Files, Folder, NotBeside
from iuralloc.contract.sheets.grid import NotASheet
from iuralloc.contract.sheets.workbook import read_workbook
from iuralloc.errors import LimitReached
from iuralloc.report.findings import render_findings
from iuralloc.verify import verify
from sheets.written import FROM, HEAD, POOL, part_of, read, shared, told, values, with_part, workbook

SOUND: Final = workbook([["party", "kind", "value"], ["maker", "cash", 415], ["lake", "cash", 235]])
SHARED: Final = shared([["party", "kind", "value"], ["maker", "cash", 415], ["lake", "cash", 235]])
PAGE: Final = "xl/worksheets/sheet1.xml"
STRINGS: Final = "xl/sharedStrings.xml"

_NAMES: Final = [
    "../inputs.xlsx", "/etc/inputs.xlsx", "a/../../inputs.xlsx", "C:/inputs.xlsx", "a\\inputs.xlsx", "./inputs.xlsx",
    "https://host/inputs.xlsx", "//host/inputs.xlsx", "a//inputs.xlsx", "~\x00.xlsx", " inputs.xlsx", "x" * 300 + ".xlsx",
    "\u202einputs.xlsx", "file:inputs.xlsx", "a|inputs.xlsx",
]  # fmt: skip


@pytest.mark.parametrize("name", _NAMES)
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    """A contract that makes the program read any file of its user."""
    (tmp_path / "inputs.xlsx").write_bytes(SOUND)
    folder = tmp_path / "contracts"
    folder.mkdir()

    with pytest.raises(NotBeside, match="sheet-not-beside"):
        Folder(folder).read(name)
    with pytest.raises(NotBeside, match="sheet-not-beside"):
        Files({name: SOUND}).read(name)


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    """A link beside the contract to a file that its user may read, and whoever wrote it may not."""
    (tmp_path / "inputs.xlsx").write_bytes(SOUND)
    folder = tmp_path / "contracts"
    folder.mkdir()
    (folder / "linked.xlsx").symlink_to(tmp_path / "inputs.xlsx")
    (folder / "below").symlink_to(tmp_path)
    (folder / "own.xlsx").write_bytes(SOUND)
    (folder / "inside.xlsx").symlink_to(folder / "own.xlsx")

    for name in ("linked.xlsx", "below/inputs.xlsx"):
        with pytest.raises(NotBeside, match="sheet-not-beside"):
            Folder(folder).read(name)
    assert Folder(folder).read("inside.xlsx") == SOUND


def test_a_pipe_or_a_folder_is_no_sheet(tmp_path: Path) -> None:
    """Opening a pipe waits for ever."""
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "folder.xlsx").mkdir()

    for name in ("pipe.xlsx", "folder.xlsx"):
        with pytest.raises(NotBeside, match="sheet-not-found"):
            Folder(tmp_path).read(name)


def test_every_variant_reads_the_same_bytes(tmp_path: Path) -> None:
    """A sheet saved between two computations: base and variant would rest on different tables."""
    (tmp_path / "inputs.xlsx").write_bytes(SOUND)
    folder = Folder(tmp_path)
    first = folder.read("inputs.xlsx")
    (tmp_path / "inputs.xlsx").write_bytes(b"other")

    assert folder.read("inputs.xlsx") == first


def _bomb(declared: int) -> bytes:
    """A part that unpacks to far more than is read."""
    return with_part(SOUND, PAGE, b"<worksheet><sheetData>" + b" " * declared)


ENTITIES: Final = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8))
    + b"]><sst><si><t>&i;</t></si></sst>"
)

_HOSTILE: Final[dict[str, tuple[bytes, str]]] = {
    "nothing": (b"", "sheet-damaged"),
    "no archive": (b"PK\x03\x04" + bytes(100), "sheet-damaged"),
    "cut short": (SOUND[:1500], "sheet-damaged"),
    "an older format": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "sheet-old-format"),
    "entities": (with_part(SHARED, STRINGS, ENTITIES), "sheet-damaged"),
    "entities in UTF-16": (with_part(SHARED, STRINGS, ENTITIES.decode().encode("utf-16")), "sheet-damaged"),
    "no XML": (with_part(SOUND, PAGE, b"<worksheet><sheetData>"), "sheet-damaged"),
    "deep": (with_part(SOUND, PAGE, b"<a>" * 50_000), "sheet-damaged"),
    "a string that is not there": (
        with_part(SHARED, PAGE, part_of(SHARED, PAGE).replace(b"<v>0</v>", b"<v>99</v>")), "sheet-damaged",
    ),
    "no number": (with_part(SOUND, PAGE, part_of(SOUND, PAGE).replace(b"<v>415</v>", b"<v>NaN</v>")), "sheet-damaged"),
    "too long a number": (
        with_part(SOUND, PAGE, part_of(SOUND, PAGE).replace(b"<v>415</v>", b"<v>" + b"9" * 5000 + b"</v>")), "sheet-damaged",
    ),
    "an external sheet": (
        with_part(
            SOUND,
            "xl/_rels/workbook.xml.rels",
            part_of(SOUND, "xl/_rels/workbook.xml.rels").replace(b"/xl/worksheets/sheet1.xml", b"/../../etc/passwd"),
        ),
        "sheet-damaged",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_workbooks_end_in_a_finding(name: str) -> None:
    """A traceback, a hang, or memory eaten up by a file of a few kilobytes."""
    data, code = _HOSTILE[name]

    assert told(read(HEAD + FROM + POOL, inputs_xlsx=data)) == [(code, "")]
    trail = read(HEAD + FROM + POOL, inputs_xlsx=SOUND).trail().text().encode()
    assert not verify(trail, (HEAD + FROM + POOL).encode(), None, {"inputs.xlsx": data}).green


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_bomb(60_000_000), id="unpacked"),
        pytest.param(bytes(5_000_001), id="bytes"),
        pytest.param(
            with_part(
                SOUND,
                PAGE,
                b"<worksheet><sheetData>"
                + b"".join(b'<row r="%d"><c r="A%d" t="b"><v>1</v></c></row>' % (n, n) for n in range(1, 20_100))
                + b"</sheetData></worksheet>",
            ),
            id="rows",
        ),
    ],
)
def test_what_is_too_large_is_a_limit(data: bytes) -> None:
    """A limit is no fault of the contract: it ends with status 4."""
    with pytest.raises(LimitReached, match="sheet-too-large"):
        read(HEAD + FROM + POOL, inputs_xlsx=data)


def test_texts_in_the_cell_or_shared_are_one() -> None:
    """Two ways to write a text, both in use."""
    both = [read(HEAD + FROM + POOL, inputs_xlsx=data) for data in (SOUND, SHARED)]

    assert b"<v>0</v>" in part_of(SHARED, PAGE)
    assert [told(found) for found in both] == [[], []]
    assert both[0].trail().figures == both[1].trail().figures


def test_rows_that_are_only_declared_cost_nothing() -> None:
    """A sheet whose table was emptied once keeps a million rows in its dimension, and some in its last row."""
    page = re.sub(rb'<dimension ref="[^"]*" ?/>', b'<dimension ref="A1:XFD1048576"/>', part_of(SOUND, PAGE))
    page = page.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>')

    assert told(read(HEAD + FROM + POOL, inputs_xlsx=with_part(SOUND, PAGE, page))) == []


def test_a_text_that_begins_like_a_formula_is_text() -> None:
    """`=1+1` typed as text: neither computed nor taken for a number."""
    data = workbook(
        [["party", "kind", "value", "note"], ["maker", "cash", "=1+1", "@SUM(A1)"], ["lake", "cash", 235, None]]
    )
    found = read(HEAD + FROM + POOL, inputs_xlsx=data)

    assert [(f.code, f.place.cell.address if f.place else "") for f in found.findings] == [
        ("formula-not-read", "inputs.xlsx!Contributions!C2")
    ]


@pytest.mark.parametrize(
    "text",
    ["\x1b[31mred", "a\u202eb", "_x0007_", "x" * 32_000, "<script>alert(1)</script>", "{{ 7*7 }}", "]]>", "'; --"],
)
def test_hostile_text_stays_text(text: str) -> None:
    """A cell that moves the cursor, or becomes markup, where its finding is printed."""
    rows = [["party", "kind", "value"], [text, "cash", "1"]]
    found = read(HEAD + "contributions: {from: inputs.csv}\n" + POOL, inputs_csv=values(rows))
    shown = render_findings(found.findings, b"", "contract.yaml", 80, "both")

    assert found.findings
    assert all(sign.isprintable() or sign == "\n" for sign in shown)


def _set(cell: str, value: object = None, form: str = "General") -> Callable[[Any, Any], None]:
    def change(_: Any, page: Any) -> None:
        page[cell] = value
        page[cell].number_format = form

    return change


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        ("0%", 0.45, "45%"),
        ("0.0%", 0.455, "45.5%"),
        ("General", 0.1 + 0.2, "0.3"),
        ("#,##0.00", 1234.5, "1234.5"),
        ('#,##0"万元"', 120, "120 万元"),
        ("[$¥-804]#,##0.00", 7, "7 CNY"),
        ("[$-409]#,##0;[Red]-#,##0", -7, "-7"),
        ("0.00E+00", 12345, "12345"),
        ("@", "2/3", "2/3"),
        ("General", "１２．５％", "１２．５％"),
        ("General", True, "true"),
    ],
)
def test_a_cell_says_what_is_shown(form: str, value: object, text: str) -> None:
    """A percentage read as a hundredth of itself, or an amount without the unit that stands beside it."""
    data = workbook([["party"]], change=_set("A2", value, form))

    assert read_workbook(data, "inputs.xlsx", None).rows[2][1].text == text


def test_days_are_days() -> None:
    """Days counted from 1900, and from 1904: four years between the two."""
    import datetime as dt

    import openpyxl.utils.datetime as excel_days

    def since_1904(book: Any, page: Any) -> None:
        book.epoch = excel_days.CALENDAR_MAC_1904
        page["A2"] = dt.date(2027, 4, 15)

    for change in (_set("A2", dt.date(2027, 4, 15), "yyyy/m/d"), since_1904):
        assert read_workbook(workbook([["x"]], change=change), "a.xlsx", None).rows[2][1].text == "2027-04-15"


def test_cells_are_what_another_reader_reads() -> None:
    """Our reader against one that shares no code with it: text, numbers, where they stand."""
    import random

    calamine = pytest.importorskip("python_calamine")
    random_ = random.Random(7)
    rows = [
        [
            random_.choice([None, "文字", "a b", "x\ny", random_.randrange(10**9), random_.randrange(10**7) / 100])
            for _ in range(6)
        ]
        for _ in range(40)
    ]
    rows[0] = ["a", "b", "c", "d", "e", "f"]
    data = workbook(rows)
    grid = read_workbook(data, "a.xlsx", "Contributions")
    other = calamine.CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()

    for number, row in enumerate(other, start=1):
        for column, value in enumerate(row, start=1):
            said = grid.rows.get(number, {}).get(column)
            expected = value if isinstance(value, str) else f"{value:.15g}"
            assert (said.text if said else "") == expected


@pytest.mark.parametrize("name", ["Contribution", "contributions", ""])
def test_a_sheet_is_meant_by_its_very_name(name: str) -> None:
    """Another sheet than the one signed."""
    with pytest.raises(NotASheet, match="sheet-unknown"):
        read_workbook(SOUND, "inputs.xlsx", name)


def test_totals_are_checked_and_left_out() -> None:
    """A subtotal, a grand total, both right; and neither counted."""
    rows = [
        ["party", "kind", "value"], ["maker", "cash", "10"], ["maker", "staff", "20"], ["小计", "", "30"],
        ["lake", "cash", "5"], ["小计", "", "5"], ["合 计", "", "35"],
    ]  # fmt: skip
    contract = HEAD + "contributions: {from: inputs.csv, totals: checked}\n" + POOL
    found = read(contract, inputs_csv=values(rows))

    assert told(found) == []
    assert found.trail().amount("contribution.maker") == 30
    rows[-1][-1] = "36"
    assert told(read(contract, inputs_csv=values(rows))) == [("sheet-total-wrong", "C7")]


def test_a_digest_is_enforced() -> None:
    """The sheet that was signed, and no other."""
    import hashlib

    digest = hashlib.sha256(SOUND).hexdigest()
    contract = HEAD + f"contributions: {{from: inputs.xlsx, sha256: {digest}}}\n" + POOL

    assert told(read(contract, inputs_xlsx=SOUND)) == []
    assert told(read(contract, inputs_xlsx=SOUND + b"\0")) == [("sheet-changed", "")]


def test_bytes_alone_have_no_folder() -> None:
    """Standard input, and whoever hands over bytes without a folder."""
    found = examine((HEAD + FROM + POOL).encode(), "-")

    assert told(found) == [("sheet-without-folder", "")]
