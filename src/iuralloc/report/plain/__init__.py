"""One page in plain words: who gets what, why, and what would break it; linear, for ears as well as eyes."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.audit.trail import Trail
from iuralloc.report.bilingual import each
from iuralloc.report.plain.benefit import benefit
from iuralloc.report.plain.disputed import disputed
from iuralloc.report.plain.ending import ending
from iuralloc.report.plain.equity import equity
from iuralloc.report.plain.opening import opening
from iuralloc.report.plain.part import Part
from iuralloc.report.plain.risk import risk
from iuralloc.report.view import View
from iuralloc.report.writers.screen import Screen
from iuralloc.report.writers.visible import visible


def plain_page(trail: Trail, only: str | None = None, *, language: str = "en", width: int = 80) -> str:
    """The page as text: a heading a line, then short sentences; Chinese first where both languages are wanted.

    Parameters
    ----------
    trail
        As `allocate` made it.
    only
        ``benefit``, ``equity``, ``risk`` or the id of a pool; all if absent.
    language
        ``en``, ``zh`` or ``both``.
    width
        Cells of a line.
    """
    pages = (_page(View(trail, one), only, width) for one in each(language))
    return "\n\n".join(pages) + "\n"


def _page(view: View, only: str | None, width: int) -> str:
    return "\n\n".join(_written(part, width) for part in _parts(view, only) if part.sentences)


def _parts(view: View, only: str | None) -> Iterator[Part]:
    yield opening(view)
    if only in {None, "benefit"}:
        yield from (benefit(view, pool) for pool in view.schedules("pool"))
    elif only not in {"equity", "risk"}:
        yield from (benefit(view, pool) for pool in view.schedules("pool", pool=only))
    if only in {None, "equity"}:
        yield equity(view)
    if only in {None, "risk"}:
        yield risk(view)
    if only is None:
        yield disputed(view)
    yield from ending(view, only)


def _written(part: Part, width: int) -> str:
    screen = Screen(width)
    lines = screen.wrapped(visible(part.heading), width)
    for sentence in part.sentences:
        lines += screen.wrapped(visible(sentence), width)
    return "\n".join(lines)
