"""What stands beside one figure: its restated value, the range that it or what it rests on lies in."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.report.schedules.grounds import value_cell
from iuralloc.report.view import View


def stands_beside(view: View, figure: str) -> str:
    """In words, what else a figure may be; nothing where nobody says anything of it."""
    return view.say("parts").join(_parts(view, figure))


def _parts(view: View, figure: str) -> Iterator[str]:
    figures = view.trail.figures
    second = figures.get(f"restated.{figure}")
    if second is not None:
        yield view.say("explain-restated", value=value_cell(view, second).text, figure=second["id"])
    for record in view.schedules("ranges"):
        rows = (row for result in record["results"] for row in result["rows"] if row["settled"] == figure)
        for row in rows:
            least, most = (value_cell(view, figures[row[word]]).text for word in ("least", "most"))
            facts = {"figure_least": row["least"], "figure_most": row["most"]}
            yield view.say("explain-range", least=least, most=most, **facts)
        for spot in record["spots"]:
            if figure.split(".", maxsplit=1)[0] == spot["name"]:
                yield view.say("explain-contested", low=spot["low"], high=spot["high"])
