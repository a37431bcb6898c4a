"""The words of a workbook: of one language, or Chinese beside English in every cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from iuralloc.audit.trail import Trail
from iuralloc.report.bilingual import beside, each
from iuralloc.report.descent import label_text
from iuralloc.report.schedules.grounds import value_cell
from iuralloc.report.sentence import draw_text
from iuralloc.report.view import View


class Speech:
    """Says things about a trail.

    Parameters
    ----------
    trail
        The one that is written.
    language
        ``en``, ``zh`` or ``both``.
    """

    def __init__(self, trail: Trail, language: str) -> None:
        self._views = tuple(View(trail, one) for one in each(language))

    def say(self, code: str, /, **facts: str) -> str:
        """The sentence of a code."""
        return beside(*(view.say(code, **facts) for view in self._views))

    def sheet(self, code: str) -> str:
        """The name of a sheet, in which no stroke may stand."""
        return " ".join(view.say(code) for view in self._views)

    def knows(self, code: str) -> bool:
        """Whether there is a sentence for a code."""
        return self._views[0].words.knows(code)

    def name(self, *path: str) -> str:
        """The names of a party or member."""
        return beside(*(view.name(*path) for view in self._views))

    @property
    def unit(self) -> str:
        """The unit of all amounts."""
        return self._views[0].unit

    def draw(self, game: str, draw: Sequence[int]) -> str:
        """How many a group takes from each block of a game of alike parties."""
        return beside(*(draw_text(view, _sizes(view, game), draw) for view in self._views))

    def label(self, record: Mapping[str, Any]) -> str:
        """What a figure is."""
        return beside(*(label_text(view, record) for view in self._views))

    def table(self, record: Mapping[str, Any]) -> str:
        """The value of a figure that is a table, in words."""
        return beside(*(value_cell(view, record).text for view in self._views))


def _sizes(view: View, game: str) -> list[tuple[str, int]]:
    return [(name, len(members)) for name, members in view.formula(game)["blocks"]]
