"""Workbooks (XLSX): the one sheet that is asked for, every number by its own digits.

The program's own reader, because none of the libraries tells what decides here: whether a cell is shown as a
percentage, holds a formula that nobody has computed, is hidden, or is one of several made one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from iuralloc.contract.sheets.grid import (
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    NotASheet,
    Shown,
    column_name,
    column_number,
)
from iuralloc.contract.sheets.number_format import BUILT_IN, shown
from iuralloc.contract.sheets.parts import Attributes, Parts
from iuralloc.contract.telling import near

_REF: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,4})?")
#: how XML carries a sign that it cannot
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WORKBOOK: Final = "xl/workbook.xml"
_YES: Final = frozenset({"1", "true"})
#: sheets that a finding lists
_LISTED: Final = 20


def read_workbook(data: bytes, file: str, sheet: str | None) -> Grid:
    """One sheet of a workbook: the one named, or the only one.

    Raises
    ------
    NotASheet
        ``sheet-old-format``, ``sheet-damaged``, ``sheet-too-large``, ``sheet-which``, ``sheet-unknown``.
    """
    parts = Parts(data)
    book = _Book()
    parts.read(_WORKBOOK, book.opened, lambda *_: None)
    name, identity, hidden = book.chosen(sheet)
    links = _Links()
    parts.read("xl/_rels/workbook.xml.rels", links.opened, lambda *_: None)
    strings, formats = _Strings(), _Formats()
    for part, reader in ((links.by_kind.get("sharedStrings"), strings), (links.by_kind.get("styles"), formats)):
        if part is not None:
            parts.read(part, reader.opened, reader.closed)
    cells = _Cells(strings.texts, formats.codes, since_1904=book.since_1904)
    parts.read(links.by_id.get(identity, ""), cells.opened, cells.closed)
    return cells.grid(file, name, hidden=hidden)


class _Book:
    """The sheets of a workbook by name, and how it counts days."""

    def __init__(self) -> None:
        self.since_1904 = False
        self.sheets: list[tuple[str, str, bool]] = []

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in _YES
        elif name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), hidden))

    def chosen(self, wanted: str | None) -> tuple[str, str, bool]:
        seen = [sheet for sheet in self.sheets if not sheet[2]]
        known = ", ".join(name for name, _, _ in self.sheets[:_LISTED])
        if wanted is None:
            if len(seen) != 1:
                raise NotASheet("sheet-which", known=known)
            return seen[0]
        found = next((sheet for sheet in self.sheets if sheet[0] == wanted), None)
        if found is None:
            names = [name for name, _, _ in self.sheets]
            raise NotASheet("sheet-unknown", sheet=wanted, near=near(wanted, names), known=known)
        return found


class _Links:
    """Which part is which."""

    def __init__(self) -> None:
        self.by_id: dict[str, str] = {}
        self.by_kind: dict[str, str] = {}

    def opened(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        self.by_id[attributes.get("Id", "")] = part
        self.by_kind.setdefault(attributes.get("Type", "").rpartition("/")[2], part)


class _Strings:
    """The texts that cells share; readings of Chinese characters beside them are no part of them."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._aside = 0

    def opened(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - as every reader of parts
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._aside += 1

    def closed(self, name: str, text: str) -> None:
        if name == "t" and not self._aside:
            self._pieces.append(text)
        elif name == "rPh":
            self._aside -= 1
        elif name == "si":
            self.texts.append("".join(self._pieces))


class _Formats:
    """The formats of cells by number."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self._own: dict[str, str] = {}
        self._inside = False

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self._own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "General")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            number = attributes.get("numFmtId", "0")
            known = BUILT_IN.get(int(number), "General") if number.isascii() and number.isdecimal() else "General"
            self.codes.append(self._own.get(number, known))

    def closed(self, name: str, text: str) -> None:  # noqa: ARG002 - as every reader of parts
        if name == "cellXfs":
            self._inside = False


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    sort: str
    style: str
    value: str | None = None
    pieces: list[str] = field(default_factory=list)
    formula: bool = False


class _Cells:
    """The cells of a sheet, in the order of the part."""

    def __init__(self, strings: list[str], formats: list[str], *, since_1904: bool) -> None:
        self._strings, self._formats, self._since_1904 = strings, formats, since_1904
        self._rows: dict[int, dict[int, Shown]] = {}
        self._row = self._column = self._count = self._aside = 0
        self._cell: _Cell | None = None
        self._hidden: set[str] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._merged: list[str] = []

    def opened(self, name: str, attributes: Attributes) -> None:
        match name:
            case "row":
                self._row = _whole(attributes.get("r"), self._row + 1)
                self._column = 0
                if attributes.get("hidden") in _YES or _whole(attributes.get("ht", "1").split(".")[0], 1) == 0:
                    self._hidden.add(str(self._row))
            case "c":
                found = _REF.fullmatch(attributes.get("r", ""))
                self._column = column_number(found[1]) if found else self._column + 1
                self._row = int(found[2]) if found else self._row
                if self._row > 1_048_576 or self._column > MOST_COLUMNS:  # noqa: PLR2004 - the last row there is
                    raise NotASheet("sheet-damaged", part="")
                self._cell = _Cell(self._row, self._column, attributes.get("t", "n"), attributes.get("s", "0"))
            case "rPh":
                self._aside += 1
            case "col" if attributes.get("hidden") in _YES:
                first = _whole(attributes.get("min"), 0)
                self._hidden_columns.append((first, _whole(attributes.get("max"), first)))
            case "mergeCell":
                self._merged.append(attributes.get("ref", ""))
            case _:
                pass

    def closed(self, name: str, text: str) -> None:
        cell = self._cell
        if name == "rPh":
            self._aside -= 1
        if cell is None:
            return
        if name == "v":
            cell.value = text
        elif name == "f":
            cell.formula = True
        elif name == "t" and not self._aside:
            cell.pieces.append(text)
        elif name == "c":
            self._cell = None
            self._add(cell)

    def _add(self, cell: _Cell) -> None:
        said = self._said(cell)
        if not said.text and not said.odd:
            return
        self._count += 1
        row = self._rows.setdefault(cell.row, {})
        if self._count > MOST_CELLS or len(self._rows) > MOST_ROWS or len(said.text) > MOST_CHARACTERS:
            raise NotASheet("sheet-too-large")
        row[cell.column] = said

    def _said(self, cell: _Cell) -> Shown:
        raw = (cell.value or "").strip()
        if cell.formula and not raw and cell.sort != "str":
            return Shown("", "sheet-formula-not-computed")
        match cell.sort:
            case "s":
                text = (
                    self._strings[int(raw)]
                    if raw.isascii() and raw.isdecimal() and int(raw) < len(self._strings)
                    else None
                )
                if text is None and raw:
                    raise NotASheet("sheet-damaged", part="")
                said = Shown(_text(text or ""))
            case "inlineStr":
                said = Shown(_text("".join(cell.pieces)))
            case "str":
                said = Shown(_text(cell.value or ""))
            case "b":
                said = Shown("true" if raw == "1" else "false")
            case "e":
                said = Shown(raw, "sheet-cell-error", {"text": raw})
            case "d":
                said = Shown(raw.removesuffix("Z").removesuffix("T00:00:00"))
            case _:
                said = self._number(raw, cell.style)
        return Shown(said.text, said.odd, said.facts, cell.formula)

    def _number(self, raw: str, style: str) -> Shown:
        if not raw:
            return Shown("")
        if _NUMBER.fullmatch(raw) is None:
            raise NotASheet("sheet-damaged", part="")
        at = int(style) if style.isascii() and style.isdecimal() else 0
        code = self._formats[at] if at < len(self._formats) else "General"
        return shown(raw, code, since_1904=self._since_1904)

    def grid(self, file: str, name: str, *, hidden: bool) -> Grid:
        columns = {number for row in self._rows.values() for number in row}
        unseen = {column_name(n) for n in columns if any(first <= n <= last for first, last in self._hidden_columns)}
        rows = {number for number in self._hidden if int(number) in self._rows}
        every = frozenset({*unseen, *rows, *({name} if hidden else ())})
        return Grid(file, name, _in_order(self._rows), every, tuple(self._merged[:MOST_ROWS]))


def _in_order(rows: Mapping[int, Mapping[int, Shown]]) -> dict[int, dict[int, Shown]]:
    return {number: dict(sorted(rows[number].items())) for number in sorted(rows)}


def _text(text: str) -> str:
    return _ESCAPED.sub(_unescaped, text).strip()


def _unescaped(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else sign


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) <= 7 else otherwise  # noqa: PLR2004 - digits of the last row
