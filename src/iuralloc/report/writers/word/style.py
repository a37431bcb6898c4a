"""Styles of the Word annex: sizes, and a font for Chinese on every style, since Word asks each for its own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor

from iuralloc.report.annex.model import Annex
from iuralloc.report.writers.visible import visible

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import CharacterStyle

#: Word replaces a font that a machine lacks by one that it has; these are on every Windows and Mac with Chinese
LATIN: Final = "Times New Roman"
CHINESE: Final = "宋体"
CHINESE_HEADING: Final = "黑体"
_INK: Final = RGBColor(0x1B, 0x1F, 0x24)
#: half points of text, by style; and points of space before and after
_STYLES: Final = {
    "Normal": (21, 0, 3), "Body Text": (21, 0, 4), "Title": (40, 0, 4), "Subtitle": (22, 0, 10),
    "Heading 1": (28, 16, 6), "Heading 2": (22, 10, 3), "Header": (16, 0, 0), "Footer": (16, 0, 0), "Caption": (18, 0, 4),
}  # fmt: skip


def set_styles(document: WordDocument, annex: Annex) -> None:
    """Set every style of the document, its properties, and its language.

    Parameters
    ----------
    document
        A new one.
    annex
        Its title and language; no clock is read: the document is dated by the contract.
    """
    for name, (size, before, after) in _STYLES.items():
        style = document.styles[name]
        _font(style, heading=name.startswith(("Heading", "Title")))
        style.font.size = Emu(Pt(1) * size // 2)
        style.font.color.rgb = _INK
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.font.bold = name.startswith(("Heading", "Title"))
        style.font.italic = False
        if style.font.bold:
            style.paragraph_format.keep_with_next = True
    for size in range(6, 10):
        style = document.styles.add_style(text_style(size), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    for style in document.styles:
        if getattr(style, "font", None) is not None and style.name not in _STYLES:
            _font(style, heading=False)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = visible(annex.title)[:255], "iuralloc", annex.digest
    properties.last_modified_by = "iuralloc"
    properties.created = properties.modified = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def text_style(size: int) -> str:
    """The style of text of so many points in a table."""
    return f"Table Text {size}"


def _font(style: CharacterStyle, *, heading: bool) -> None:
    style.font.name = LATIN
    run = style.element.get_or_add_rPr()
    fonts = run.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), CHINESE_HEADING if heading else CHINESE)
    fonts.set(qn("w:cs"), LATIN)
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "zh-CN")
    run.append(language)
