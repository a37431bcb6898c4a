"""Sheets as others write them: workbooks by openpyxl or by hand, files of values by the standard library."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl

from iuralloc.allocate import Examined, examine
from iuralloc.contract.sheets.beside import Files

HEAD = """iuralloc: 1
currency: CNY
unit: 万元
round: {to: 0.01 yuan}
parties: {maker: {}, lake: {}, coast: {}}
"""
POOL = "pools:\n  profit: {amount: 1_000, split: {by: contribution}}\n"
FROM = "contributions: {from: inputs.xlsx}\n"

Cells = Sequence[Sequence[Any]]


def workbook(rows: Cells, *, sheet: str = "Contributions", change: Callable[[Any, Any], None] | None = None) -> bytes:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                cell = page.cell(number, column)
                cell.value = value
                if isinstance(value, str):
                    # A text that begins with an equals sign is no formula.
                    cell.data_type = "s"
    if change is not None:
        change(book, page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shared(rows: Cells) -> bytes:
    """A workbook by another writer, one that keeps every text once for all cells."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Contributions")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                page.write(number, column, value)
    return out.getvalue()


def values(rows: Cells, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A file of values."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(
        [["" if value is None else str(value) for value in row] for row in rows]
    )
    return out.getvalue().encode(encoding)


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    """A workbook with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


def part_of(data: bytes, part: str) -> bytes:
    """One part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(part)


def read(contract: str, **files: bytes) -> Examined:
    """A contract with sheets beside it; ``inputs_xlsx=…`` is the file ``inputs.xlsx``."""
    beside = {name.replace("_xlsx", ".xlsx").replace("_csv", ".csv"): data for name, data in files.items()}
    return examine(contract.encode(), "contract.yaml", Files(beside))


def told(examined: Examined) -> list[tuple[str, str]]:
    """Codes of findings, each with its cell."""
    return [(f.code, f.place.cell.ref if f.place else "") for f in examined.findings]
