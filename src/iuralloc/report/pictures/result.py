"""Who gets what: the bars of a pool."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from iuralloc.report.pictures.labels import MOST, bars, in_words
from iuralloc.report.pictures.model import Bars, Picture
from iuralloc.report.view import View

if TYPE_CHECKING:
    from iuralloc.report.annex.told import Told

TITLES: Final = {"income": "picture-gets", "cost": "picture-pays", "loss": "picture-bears"}


def who_gets_what(view: View, told: Told, pool: Mapping[str, Any]) -> Picture | None:
    """The bars of what a pool pays in all; None for a yardstick, or where there are too many to look at."""
    name, unit = str(pool["pool"]), pool["unit"]
    figures = paid(view, name)
    if unit is None or not figures:
        return None
    rows = bars(view, told, figures, unit)
    if len(rows) > MOST:
        return None
    title = told.short(TITLES[pool["kind"]], pool=name, unit=view.unit)
    return Picture(f"{name}.bars", title, in_words(told, rows), Bars(rows))


def paid(view: View, pool: str) -> list[tuple[str, str]]:
    """Who gets something of a pool in all, with the figure."""
    for record in view.schedules("by-year", pool=pool):
        return [(who, total) for who, _, total in record["rows"]]
    for split in view.schedules("split", pool=pool, beside=0, path=[]):
        return [(row["party"], row["paid"]) for row in split["rows"] if row["paid"]]
    return []
