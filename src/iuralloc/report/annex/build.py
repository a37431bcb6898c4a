"""Tables gathered into the sections of an annex, in the order in which an office files them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iuralloc.audit.trail import Trail
from iuralloc.report.annex.model import Annex, Section
from iuralloc.report.table import Table
from iuralloc.report.view import View


def annex_of(trail: Trail, tables: Sequence[Table], language: str = "en") -> Annex:
    """The annex of a trail.

    Parameters
    ----------
    trail
        As `allocate` made it.
    tables
        As `tabulate` gave them, in the same language.
    language
        ``en``, ``zh`` or ``both``.
    """
    view = View(trail, "en" if language == "both" else language)
    head, *rest = tables
    facts = tuple((row[0].text, " ".join(cell.text for cell in row[1:] if cell.text)) for row in head.rows)
    return Annex(head.title, language, facts, tuple(_sections(rest)), tuple(_signing(view)))


def _sections(tables: Iterable[Table]) -> Iterable[Section]:
    gathered: dict[str, list[Table]] = {}
    for table in tables:
        gathered.setdefault(table.id.split(".", 1)[0], []).append(table)
    for id_, group in gathered.items():
        yield Section(id_, group[0].title, (), tuple(group))


def _signing(view: View) -> Iterable[str]:
    for record in view.schedules("parties"):
        for party in record["parties"]:
            yield view.title(party) or str(party["id"])
