"""The annex as PDF: the same sections, tables and pictures, laid out on A4 by typst from data that stays text."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any, Final

import typst

from iuralloc.audit.trail import Trail
from iuralloc.report.annex import Annex, Section, annex_of
from iuralloc.report.annex.numbered import numbered
from iuralloc.report.pictures.svg import svg
from iuralloc.report.table import Role, Table
from iuralloc.report.writers.documents import Layout, Unwritable
from iuralloc.report.writers.visible import visible
from iuralloc.report.writers.width import cells

#: it comes with typst, so that every machine has it
_LATIN: Final = "Libertinus Serif"
#: fonts with Chinese, in the order in which they are wanted
CHINESE: Final = (
    "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC", "SimSun", "Microsoft YaHei",
    "PingFang SC", "Songti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
)  # fmt: skip
#: cells of a line: upright, and across; and from which width on a text column may be broken
_UPRIGHT: Final = 112
_ACROSS: Final = 168
_LONG: Final = 26
_SIZE: Final = 85
_LEAST_SIZE: Final = 55
#: before text becomes smaller than this the page is turned
_TURNED: Final = 70
_NO_DAY: Final = (2000, 1, 1)


def render(trail: Trail, tables: Sequence[Table], layout: Layout) -> bytes:
    """The PDF (PDF/A-2b); the same trail and the same fonts give the same bytes.

    Parameters
    ----------
    trail, tables
        As for `annex_of`.
    layout
        Its language, and the folder of further fonts.

    Raises
    ------
    Unwritable
        If there is Chinese to write and no font that has it, or typst lays something out otherwise than asked.
    """
    annex = annex_of(trail, tables, layout.language)
    known = typst.Fonts(font_paths=[layout.fonts] if layout.fonts else [])
    said = {**_data(annex), "date": _date(trail)}
    text = json.dumps(said, ensure_ascii=False)
    data = json.dumps({**said, "fonts": _fonts(known, text)}, ensure_ascii=False)
    source = files("iuralloc").joinpath("report", "writers", "annex.typ").read_bytes()
    compiler = typst.Compiler(input=source, font_paths=known, sys_inputs={"annex": data})
    made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=["a-2b"], timestamp=0)
    if warnings:
        raise Unwritable("missing-glyphs", warning=visible(str(warnings[0].message)))
    if not isinstance(made, bytes):
        raise TypeError("one file was asked for")
    return made


def _date(trail: Trail) -> list[int]:
    """The day of the contract: PDF/A asks for one, and no clock is read."""
    parts = str(trail.contract["date"]).split("-")
    return [int(part) for part in parts] if len(parts) == len(_NO_DAY) else list(_NO_DAY)


def _fonts(known: typst.Fonts, text: str) -> list[str]:
    if not any(_han(sign) for sign in text):
        return [_LATIN]
    families = set(known.families())
    found = next((family for family in CHINESE if family in families), None)
    if found is None:
        raise Unwritable("missing-font", fonts=", ".join(CHINESE))
    return [_LATIN, found]


def _han(sign: str) -> bool:
    return not sign.isascii() and unicodedata.east_asian_width(sign) in {"W", "F"}


def _data(annex: Annex) -> dict[str, Any]:
    return {
        "title": visible(annex.title),
        "subtitle": visible(annex.subtitle),
        "lang": "en" if annex.language == "en" else "zh",
        "digest": annex.digest,
        "page": annex.labels["page"],
        "labels": annex.labels,
        "facts": [[visible(label), visible(text)] for label, text in annex.facts],
        "signing": annex.signing,
        "signatures": [visible(signature.name) for signature in annex.signatures],
        "sections": list(_sections(annex)),
    }


def _sections(annex: Annex) -> Iterator[dict[str, Any]]:
    before = False
    for number, section in numbered(annex):
        yield {**_section(section), "number": number, "first-appendix": section.appendix and not before}
        before = section.appendix


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": visible(section.heading),
        "paragraphs": [visible(paragraph) for paragraph in section.paragraphs],
        "pictures": [
            {"title": visible(picture.title), "text": visible(picture.text), "svg": svg(picture)}
            for picture in section.pictures
        ],
        "tables": [_table(table) for table in section.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    """A table with what its layout needs: which columns may be broken, whether it lies across, how large its text is."""
    texts = [
        [visible(column.heading), *(visible(row[at].text) for row in table.rows)]
        for at, column in enumerate(table.columns)
    ]
    natural = [max(map(cells, text)) for text in texts]
    numeric = [column.numeric for column in table.columns]
    long = [not number and wide > _LONG for number, wide in zip(numeric, natural, strict=True)]
    least = sum(_LONG if may else wide for may, wide in zip(long, natural, strict=True)) + 2 * len(natural)
    across = _TURNED * least > _SIZE * _UPRIGHT
    room = _ACROSS if across else _UPRIGHT
    return {
        "title": visible(table.title),
        "notes": [visible(note) for note in table.notes],
        "across": across,
        "size": max(_LEAST_SIZE, min(_SIZE, _SIZE * room // max(least, 1))),
        "columns": [
            {"heading": text[0], "numeric": number, "long": may}
            for text, number, may in zip(texts, numeric, long, strict=True)
        ],
        "rows": [
            {
                "cells": [visible(cell.text) for cell in row],
                "total": row[0].role is Role.TOTAL,
                "indent": row[0].indent,
            }
            for row in table.rows
        ],
    }
