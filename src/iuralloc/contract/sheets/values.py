"""Files of values (CSV): comma, semicolon or tab between them, quoted where needed."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Final

from iuralloc.contract.sheets.grid import MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Grid, NotASheet, Shown

#: encodings that a contract can declare; without a word it is UTF-8, with or without a mark
ENCODINGS: Final = ("utf-8", "gb18030")
#: the first of those that stand most often outside quotation marks on the first line
SEPARATORS: Final = (",", ";", "\t")


def read_values(data: bytes, file: str, encoding: str = "utf-8") -> tuple[Grid, str]:
    r"""The grid of a file of values, and what separates its values.

    Raises
    ------
    NotASheet
        ``sheet-encoding``, ``sheet-damaged``, ``sheet-too-large``.

    Examples
    --------
    >>> grid, separator = read_values("party;value\nlake;2,5\n".encode(), "inputs.csv")
    >>> separator, grid.rows[2][2].text
    (';', '2,5')
    """
    if len(data) * 4 < len(data) + data.count(0) * 8:
        raise NotASheet("sheet-encoding", declared=encoding, guess="UTF-16")
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        raise NotASheet("sheet-encoding", declared=encoding, guess=_guess(data, encoding)) from error
    separator = _separator(text)
    rows: dict[int, dict[int, Shown]] = {}
    cells = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            said = {at: Shown(value.strip()) for at, value in enumerate(row, start=1) if value.strip()}
            cells += len(said)
            too_wide = len(row) > MOST_COLUMNS or any(len(value) > MOST_CHARACTERS for value in row)
            if cells > MOST_CELLS or number > MOST_ROWS or too_wide:
                raise NotASheet("sheet-too-large")
            if said:
                rows[number] = said
    except csv.Error as error:
        raise NotASheet("sheet-damaged", part="") from error
    return Grid(file, "", rows), separator


def _guess(data: bytes, encoding: str) -> str:
    other = "gb18030" if encoding == "utf-8" else "utf-8"
    try:
        data.decode(other)
    except UnicodeDecodeError:
        return ""
    return other


def _separator(text: str) -> str:
    line = next((line for line in text.splitlines() if line.strip()), "")
    outside = Counter("".join(line.split('"')[::2]))
    return max(SEPARATORS, key=lambda sign: outside[sign])
