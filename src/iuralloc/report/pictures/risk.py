"""Phase by level as a heat map: where what is expected to be borne lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iuralloc.report import numbers
from iuralloc.report.pictures.model import Bar, Heat, Picture
from iuralloc.report.view import View

if TYPE_CHECKING:
    from iuralloc.report.annex.told import Told


def phases_and_levels(view: View, told: Told) -> Picture | None:
    """The matrix of expected burdens, all recipients of a level together; None where there is none."""
    for record in view.schedules("matrix"):
        rows = list(dict.fromkeys(str(row["phase"]) for row in record["rows"]))
        columns = sorted({str(row["level"]) for row in record["rows"]})
        sums = {
            (row["phase"], row["level"]): sum(
                (view.value(figure) for _, figure in row["cells"]), start=view.value("round") * 0
            )
            for row in record["rows"]
        }
        cells = tuple(
            tuple(
                Bar(f"{row} {column}", sums[row, column], numbers.exact(sums[row, column]))
                if (row, column) in sums
                else None
                for column in columns
            )
            for row in rows
        )
        names = _names(view)
        called = tuple(names.get(row, row) for row in rows)
        heads = tuple(f"{column} {told.short(f'level-{column}')}" for column in columns)
        said = [
            told.sentences("picture-cell", row=row, column=head, shown=cell.shown)[0]
            for row, line in zip(called, cells, strict=True)
            for head, cell in zip(heads, line, strict=True)
            if cell is not None
        ]
        text = told.sentences("picture-stop")[0].join(said)
        title = told.short("picture-heat", unit=view.unit)
        return Picture("risk.heat", title, text, Heat(heads, called, cells))
    return None


def _names(view: View) -> dict[str, str]:
    """The phases by their ids and names."""
    entries = [phase for record in view.schedules("phases") for phase in record["phases"]]
    return {str(phase["id"]): f"{phase['id']} {view.title(phase)}".strip() for phase in entries}
