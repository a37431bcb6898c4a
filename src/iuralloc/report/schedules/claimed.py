"""What somebody's own table says beside what was computed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from iuralloc.quantities import rational_text
from iuralloc.report import numbers
from iuralloc.report.table import Cell, Column, Table, table
from iuralloc.report.view import View

_VERDICTS: Final = {
    "confirmed": "verdict-claimed-confirmed", "within-unit": "verdict-claimed-within-unit",
    "differs": "verdict-claimed-differs", "open": "verdict-claimed-open",
}  # fmt: skip


def claimed(view: View, pool: str | None = None) -> Table | None:
    """One row for every number that is claimed; None where there is none."""
    rows = [row for record in view.schedules("claimed") for row in record["rows"] if _of(row, pool)]
    if not rows:
        return None
    codes = ("figure", "clause", "computed-here", "claimed-here", "claimed-less-computed", "verdict")
    texts = {"figure", "clause", "verdict"}
    columns = [Column(view.say(code), code not in texts) for code in codes]
    return table("claimed", view.say("title-claimed", unit=view.unit), columns, [_row(view, row) for row in rows])


def _of(row: Mapping[str, Any], pool: str | None) -> bool:
    return pool is None or str(row["name"]).split(".")[0] == pool


def _row(view: View, row: Mapping[str, Any]) -> tuple[Cell, ...]:
    difference = Cell()
    if row["difference"] is not None:
        moved = view.value(row["difference"])
        text = numbers.exact(moved)
        difference = Cell(f"+{text}" if moved > 0 else text, exact=rational_text(moved), figure=row["difference"])
    return (
        Cell(row["name"]), Cell(row["clause"]), view.exact(row["computed"]), view.exact(row["claimed"]), difference,
        Cell(view.say(_VERDICTS[row["verdict"]])),
    )  # fmt: skip
