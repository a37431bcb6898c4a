"""The splits of a pool beside each other, with what the core test says of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from iuralloc.report.schedules.by_party import Measured, by_party, line_below
from iuralloc.report.schedules.core import verdict
from iuralloc.report.table import Cell, Role, Table, table
from iuralloc.report.view import View


def comparison(view: View, pool: Mapping[str, Any], splits: Sequence[Mapping[str, Any]]) -> Table | None:
    """What each party gets by each split; nothing where there is only one."""
    if len(splits) == 1:
        return None
    parties = list(dict.fromkeys(row["party"] for split in splits for row in split["rows"]))
    laid = by_party(view, parties, [_measured(view, pool, split) for split in splits])
    rows = list(laid.rows)
    if any(split["core"] for split in splits):
        verdicts = [Cell(verdict(view, split), Role.NOTE) for split in splits]
        rows.append(line_below(view.say("core"), verdicts, rows[-1], Role.NOTE))
    notes = [
        view.say("note-comparison" if pool["unit"] else "note-comparison-yardstick"),
        view.say("note-each") if laid.alike else "",
    ]
    title = view.say("title-comparison", pool=pool["pool"], unit=view.unit)
    return table(f"{pool['pool']}.comparison", title, laid.columns, rows, notes)


def _measured(view: View, pool: Mapping[str, Any], split: Mapping[str, Any]) -> Measured:
    heading = view.split(split)
    if not split["beside"] and pool["unit"]:
        heading = view.say("paid-split", split=heading)
    if pool["unit"]:
        cells = {row["party"]: view.payable(row["paid"], pool["unit"]) for row in split["rows"]}
        return Measured(heading, cells, view.payable(split["sum"], pool["unit"]))
    cells = {row["party"]: view.exact(row["exact"]) for row in split["rows"]}
    return Measured(heading, cells, view.exact(split["total"]))
