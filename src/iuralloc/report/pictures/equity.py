"""Who holds the capital, as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iuralloc.report.pictures.labels import MOST, bars, in_words
from iuralloc.report.pictures.model import Bars, Picture
from iuralloc.report.view import View

if TYPE_CHECKING:
    from iuralloc.report.annex.told import Told


def holders(view: View, told: Told) -> Picture | None:
    """The bars of the holdings; None where the contract has no company."""
    for record in view.schedules("equity"):
        split = next(view.schedules("split", pool="equity", beside=0, path=[]))
        rows = bars(view, told, [(row["party"], row["paid"]) for row in split["rows"]], record["unit"])
        if len(rows) <= MOST:
            return Picture("equity.bars", told.short("picture-holds", unit=view.unit), in_words(told, rows), Bars(rows))
    return None
