"""Pages of the Word annex: A4, upright or across, what stands at their head and foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from iuralloc.report.annex.model import Annex
from iuralloc.report.writers.visible import visible

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section as WordSection
    from docx.text.paragraph import Paragraph

WIDTH: Final = 210
HEIGHT: Final = 297
MARGIN: Final = 18
#: how much of the digest stands at the head of a page: enough to tell two papers apart
_DIGEST: Final = 23
_TITLE: Final = 90
#: numbers that Word counts, by their places in the text of the foot
_COUNTED: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_NUMBERS: Final = re.compile(r"(\{pages?\})")


def header_and_footer(section: WordSection, annex: Annex) -> None:
    """A4, the title and the beginning of the digest above, the number of the page below."""
    _size(section, across=False)
    head = section.header.paragraphs[0]
    head.text = f"{visible(annex.title)[:_TITLE]}    {annex.digest[:_DIGEST]}…"
    foot = section.footer.paragraphs[0]
    # In both languages each number stands twice.
    for part in _NUMBERS.split(annex.labels["page"]):
        if part in _COUNTED:
            _field(foot, _COUNTED[part])
        elif part:
            foot.add_run(part)


def turned(document: WordDocument, annex: Annex, *, across: bool) -> None:
    """A new part of the document on pages that lie across, or stand upright again."""
    del annex  # the new part takes head and foot from the one before
    _size(document.add_section(WD_SECTION.NEW_PAGE), across=across)


def _size(section: WordSection, *, across: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(HEIGHT), Mm(WIDTH)) if across else (Mm(WIDTH), Mm(HEIGHT))
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(20)


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word counts itself."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "shown":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001 - python-docx has no fields of its own
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)  # noqa: SLF001 - as above
