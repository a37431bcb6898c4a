"""Money as it came in, day by day, where the file says more of it than the year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from iuralloc.report.ground import ground_text
from iuralloc.report.table import Cell, Column, Table, table
from iuralloc.report.view import View


def receipts(view: View, pool: Mapping[str, Any]) -> Table | None:
    """A row for each receipt: when it came, for which year, in which year it falls; None where there is none."""
    say = view.say
    rows = [
        (
            Cell(row["date"]), Cell(row["for"]), Cell(row["year"]), view.exact(row["figure"]),
            Cell(ground_text(view, view.ground(row["figure"]))),
        )
        for record in view.schedules("receipts", pool=pool["pool"])
        for row in record["rows"]
    ]  # fmt: skip
    if not rows:
        return None
    columns = [
        *(Column(say(code)) for code in ("came-on", "for-year", "falls-in")),
        Column(say("value"), numeric=True), Column(say("ground")),
    ]  # fmt: skip
    return table(f"{pool['pool']}.receipts", say("title-receipts", pool=pool["pool"], unit=view.unit), columns, rows)
