"""The numbers of sections: figures for those of the annex, letters for appendices."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from iuralloc.report.annex.model import Annex, Section


def numbered(annex: Annex) -> Iterator[tuple[str, Section]]:
    """Sections with their numbers, in order."""
    letters = iter(ascii_uppercase)
    for at, section in enumerate(annex.sections, start=1):
        yield (f"{annex.labels['appendix']} {next(letters)}" if section.appendix else str(at)), section
