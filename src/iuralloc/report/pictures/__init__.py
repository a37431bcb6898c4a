"""Pictures of a trail: what is drawn, in which section of the annex; how it is drawn stands in `svg`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iuralloc.report.pictures.core import core_of_three, ranges_in_the_core
from iuralloc.report.pictures.equity import holders
from iuralloc.report.pictures.flows import falls, years
from iuralloc.report.pictures.model import Picture
from iuralloc.report.pictures.result import who_gets_what
from iuralloc.report.pictures.risk import phases_and_levels
from iuralloc.report.view import View

if TYPE_CHECKING:
    from iuralloc.report.annex.told import Told


def pictures(view: View, told: Told) -> Iterator[tuple[str, Picture]]:
    """Every picture with the id of the section where it stands.

    Parameters
    ----------
    view
        The trail.
    told
        The words.
    """
    for pool in view.schedules("pool"):
        place = f"pool.{pool['pool']}"
        found = [who_gets_what(view, told, pool), years(view, told, pool), *falls(view, told, pool)]
        found += [core_of_three(view, told, pool), ranges_in_the_core(view, told, pool)]
        yield from ((place, picture) for picture in found if picture is not None)
    for picture in (holders(view, told),):
        if picture is not None:
            yield "equity", picture
    for picture in (phases_and_levels(view, told),):
        if picture is not None:
            yield "risk", picture
