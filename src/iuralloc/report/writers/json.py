"""Tables as JSON: every number as text, shown and exact."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

from iuralloc.audit.trail import Trail
from iuralloc.formula import Data
from iuralloc.report.table import Cell, Role, Table
from iuralloc.report.writers.visible import escaped

FORMAT: Final = "iuralloc-tables/1"


def render_json(trail: Trail, tables: Iterable[Table], findings: Iterable[Mapping[str, Data]] = ()) -> str:
    """All tables in one object, with the digest of the trail they were made of.

    Parameters
    ----------
    trail
        The trail.
    tables
        As `tabulate` made them.
    findings
        What there is to remark, as plain data.

    Examples
    --------
    >>> render_json(Trail({}, {}, (), (), (), {}), ()).splitlines()[2:4]
    ['"findings":[', '],']
    """
    lines = ["{", f'"digest":{_line(trail.digest)},']
    lines += ['"findings":[', *_listed(_line(dict(finding)) for finding in findings), "],"]
    lines += [
        f'"format":{_line(FORMAT)},',
        '"tables":[',
        *_listed(_table(found) for found in tables),
        "]",
        "}",
        "",
    ]
    return escaped("\n".join(lines))


def _line(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _listed(records: Iterable[str]) -> list[str]:
    lines = list(records)
    return [line + "," for line in lines[:-1]] + lines[-1:]


def _table(found: Table) -> str:
    """A table with a line for each row; keys in the order of the alphabet."""
    columns = [{"heading": column.heading, "numeric": column.numeric} for column in found.columns]
    rows = _listed(_line([_cell(cell) for cell in row]) for row in found.rows)
    opening = f'{{"columns":{_line(columns)},"id":{_line(found.id)},"notes":{_line(list(found.notes))},"rows":['
    return "\n".join([opening, *rows, f'],"title":{_line(found.title)}}}'])


def _cell(cell: Cell) -> Data:
    data: dict[str, Data] = {"shown": cell.text}
    if cell.exact:
        data["exact"] = cell.exact
    if cell.figure:
        data["figure"] = cell.figure
    if cell.role is not Role.BODY:
        data["role"] = str(cell.role)
    if cell.indent:
        data["indent"] = cell.indent
    return data
