"""The annex as a Word document: real headings, real tables with repeated heads, fonts for Chinese, pages numbered."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docx import Document

from iuralloc.audit.trail import Trail
from iuralloc.report.annex import Annex, Section, annex_of
from iuralloc.report.annex.numbered import numbered
from iuralloc.report.table import Table
from iuralloc.report.writers.documents import Layout
from iuralloc.report.writers.visible import visible
from iuralloc.report.writers.word.archive import repacked
from iuralloc.report.writers.word.page import header_and_footer, turned
from iuralloc.report.writers.word.style import set_styles
from iuralloc.report.writers.word.table import add_facts, add_signatures, add_table, lies_across

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

#: text whose characters XML cannot hold is shown as escapes
_BODY: Final = "Body Text"


def render(trail: Trail, tables: Sequence[Table], layout: Layout) -> bytes:
    """The document; the same trail gives the same bytes.

    Parameters
    ----------
    trail, tables
        As for `annex_of`.
    layout
        Its language; where it has a template, that is filled instead of ours.

    Raises
    ------
    Unwritable
        If the template is none, is unsafe, or asks for what there is not.
    """
    if layout.template is not None:
        from iuralloc.report.writers.word.template import filled

        return repacked(filled(trail, tables, layout))
    stream = io.BytesIO()
    _document(annex_of(trail, tables, layout.language)).save(stream)
    return repacked(stream.getvalue())


def _document(annex: Annex) -> WordDocument:
    document = Document()
    set_styles(document, annex)
    header_and_footer(document.sections[0], annex)
    document.add_paragraph(visible(annex.title), style="Title")
    document.add_paragraph(visible(annex.subtitle), style="Subtitle")
    add_facts(document, annex.facts)
    signed = False
    for number, section in numbered(annex):
        if section.appendix and not signed:
            add_signatures(document, annex)
        _section(document, annex, number, section, fresh=section.appendix and not signed)
        signed = signed or section.appendix
    if not signed:
        add_signatures(document, annex)
    return document


def _section(document: WordDocument, annex: Annex, number: str, section: Section, *, fresh: bool) -> None:
    # A heading lies on the turned page of its first table: it would be the last line of the page before.
    across = bool(section.tables) and lies_across(section.tables[0])
    if across:
        turned(document, annex, across=True)
    heading = document.add_paragraph(f"{number}  {visible(section.heading)}", style="Heading 1")
    # Not a paragraph with a break: at the end of a full page that would leave an empty one.
    heading.paragraph_format.page_break_before = True if fresh and not across else None
    for paragraph in section.paragraphs:
        document.add_paragraph(visible(paragraph), style=_BODY)
    for table in section.tables:
        if lies_across(table) is not across:
            across = not across
            turned(document, annex, across=across)
        add_table(document, table)
    if across:
        turned(document, annex, across=False)
