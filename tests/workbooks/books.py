"""Workbooks to test: of the examples, of other contracts, and with one thing wrong."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from openpyxl import load_workbook

from iuralloc.allocate import allocate, load
from iuralloc.audit.trail import Trail
from iuralloc.contract.sheets.beside import Folder
from iuralloc.report import tabulate
from iuralloc.report.writers.documents import Layout
from iuralloc.report.writers.xlsx import render

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
NAMES: Final = sorted(path.parent.name for path in EXAMPLES.glob("*/contract.yaml"))
FIGURES: Final = "Figures"
OVERVIEW: Final = "Overview"
#: columns of the sheet of figures, counted from 0
VALUE, KEPT, UNITS, MADE, CHECK = 3, 4, 6, 8, 9

#: games that the examples have not: claims, links, groups that are not listed
GAMES: Final = """
iuralloc: 1
title: Games of all makes
currency: CNY
round: {to: 0.01}
parties: {a: {name: A, kind: enterprise}, b: {name: B, kind: university}, c: {name: C, kind: institute}}
figures:
  owed: {a: 100, b: 200, c: 300}
pools:
  linked:
    amount: 100
    among: [a, b, c]
    worth: {a: 10, b: 5, c: 0, a + b: 40, a + c: 30, b + c: 20, a + b + c: 100}
    split: {by: myerson, edges: [[a, b], [b, c]]}
    beside: [shapley, {by: tau_value}, {by: nucleolus}]
  gaps:
    amount: 90
    among: [a, b, c]
    worth: {a: 9, b: 6, c: 0, a + b: 40, a + b + c: 90}
    unlisted: superadditive
    split: shapley
  zero:
    amount: 70
    among: [a, b, c]
    worth: {a + b: 40, a + b + c: 70}
    unlisted: 0
    split: shapley
  estate:
    amount: 100.01
    split: {by: random_arrival, claims: owed}
    beside: [{by: talmud, claims: owed}, {by: cea, claims: owed}]
"""


def trail_of(text: str | bytes) -> Trail:
    """The trail of a contract."""
    return allocate(load(text if isinstance(text, bytes) else text.encode(), "contract.yaml"))


def book_of(trail: Trail, language: str = "en") -> bytes:
    """The workbook of a trail."""
    return render(trail, tabulate(trail, language=language), Layout(language))


@cache
def example(name: str) -> tuple[Trail, bytes]:
    """The trail of an example and its workbook."""
    trail = allocate(load((EXAMPLES / name / "contract.yaml").read_bytes(), "contract.yaml", Folder(EXAMPLES / name)))
    return trail, book_of(trail)


def opened(data: bytes, *, values: bool = False) -> Any:
    """A workbook as openpyxl reads it: formulas, or the values that stand beside them."""
    return load_workbook(io.BytesIO(data), data_only=values)


def parts(data: bytes) -> dict[str, bytes]:
    """The files inside a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def planted(data: bytes, sheet: str, cell: str, *, formula: str | None = None, value: str | None = None) -> bytes:
    """A workbook with another formula, or another value beside it, in one cell."""
    files = parts(data)
    listed = ET.fromstring(files["xl/workbook.xml"])  # noqa: S314 - a file that we have written
    names = [each.attrib["name"] for each in listed.iter() if "sheetId" in each.attrib]
    part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
    pattern = re.compile(rf'(<c r="{cell}"[^>]*>)<f>(.*?)</f><v>(.*?)</v>'.encode())
    match = pattern.search(files[part])
    assert match is not None, f"no formula in {sheet}!{cell}"
    of, kept = (formula or match[2].decode()), (value or match[3].decode())
    files[part] = files[part].replace(match[0], match[1] + f"<f>{of}</f><v>{kept}</v>".encode(), 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def figure_rows(sheet: Any, trail: Trail) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The rows of the sheet of figures by the id of the figure."""
    for row in sheet.iter_rows(min_row=3, values_only=True):
        if row[0] in trail.figures:
            yield str(row[0]), row


def slips(sheet: Any, trail: Trail) -> list[str]:
    """Figures whose value on a sheet of figures is not that of the trail: to nine digits, and to the payable unit."""
    found: list[str] = []
    seen = dict(figure_rows(sheet, trail))
    step = trail.amount("round")
    for name, record in trail.figures.items():
        if isinstance(record["value"], str):
            exact, shown = Fraction(record["value"]), Fraction(seen[name][VALUE])
            off = abs(shown - exact)
            whole = record["unit"] == "amount" and (exact / step).denominator == 1
            if off > max(Fraction(1), abs(exact)) / 10**9 or (whole and off * 2 >= step):
                found.append(f"{name}: {seen[name][VALUE]}, not {exact}")
    return found


def live(sheet: Any, trail: Trail) -> int:
    """How many figures are computed on the sheet."""
    return sum(row[CHECK] == "OK" for _, row in figure_rows(sheet, trail))
