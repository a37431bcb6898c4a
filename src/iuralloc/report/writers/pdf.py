"""The annex as PDF: the same sections, tables and pictures, laid out on A4 by typst from data that stays text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from typing import Any, Final

import typst

from iuralloc.audit.trail import Trail
from iuralloc.report.annex import Annex, Section, annex_of
from iuralloc.report.annex.numbered import numbered
from iuralloc.report.breaking import size as cells
from iuralloc.report.pictures.svg import svg
from iuralloc.report.pictures.svg.page import cut
from iuralloc.report.table import Role, Table
from iuralloc.report.writers.documents import Layout, Unwritable
from iuralloc.report.writers.paper import breakable, needed, rooms, widths
from iuralloc.report.writers.visible import visible

#: it comes with typst, so that every machine has it
_LATIN: Final = "Libertinus Serif"
#: fonts with Chinese, in the order in which they are wanted
CHINESE: Final = (
    "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC", "SimSun", "Microsoft YaHei",
    "PingFang SC", "Songti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
)  # fmt: skip
#: cells of a line: upright, and across
_UPRIGHT: Final = 112
_ACROSS: Final = 168
_SIZE: Final = 85
_LEAST_SIZE: Final = 55
#: before text becomes smaller than this the page is turned
_TURNED: Final = 70
#: a table of at most so many lines stands on one page; a row of more may be torn
_TOGETHER: Final = 14
_TORN: Final = 30
#: cells of a line of the title, of a heading, of a paragraph, of a name among the signatures
_NAME: Final = 38
_TITLE: Final = 58
_PROSE: Final = 84
_SIGNATURE: Final = 26
#: what of the title stands at the head of each page
_HEAD: Final = 90
_NO_DAY: Final = (2000, 1, 1)
_LACKING: Final = re.compile('the text `"(.+?)"` could not be displayed')


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
        If there is Chinese to write and no font that has it, a sign that no font has, or typst lays something out
        otherwise than asked.
    """
    annex = annex_of(trail, tables, layout.language)
    known = typst.Fonts(font_paths=[layout.fonts] if layout.fonts else [])
    said = {**_data(annex), "date": _date(trail)}
    text = json.dumps(said, ensure_ascii=False)
    data = json.dumps({**said, "fonts": _fonts(known, text)}, ensure_ascii=False)
    source = files("iuralloc").joinpath("report", "writers", "annex.typ").read_bytes()
    compiler = typst.Compiler(input=source, font_paths=known, sys_inputs={"annex": data})
    try:
        made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=["a-2b"], timestamp=0)
    except typst.TypstError as error:
        lacking = dict.fromkeys(_LACKING.findall(error.diagnostic))
        if not lacking:
            raise
        raise Unwritable("missing-sign", signs=", ".join(map(_named, lacking))) from error
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


def _named(text: str) -> str:
    """What cannot be written, and its numbers: who lacks the font often sees a box only."""
    numbers = " ".join(f"U+{ord(sign):04X}" for sign in text)
    return f"{visible(text)} ({numbers})"


def _han(sign: str) -> bool:
    return not sign.isascii() and unicodedata.east_asian_width(sign) in {"W", "F"}


def _data(annex: Annex) -> dict[str, Any]:
    return {
        "name": visible(annex.title),
        "head": cut(annex.title, _HEAD),
        "title": _prose(annex.title, _NAME),
        "subtitle": _prose(annex.subtitle),
        "lang": "en" if annex.language == "en" else "zh",
        "digest": annex.digest,
        "page": annex.labels["page"],
        "labels": annex.labels,
        "facts": [[visible(label), _prose(text, _TITLE)] for label, text in annex.facts],
        "signing": annex.signing,
        "signatures": [_prose(signature.name, _SIGNATURE) for signature in annex.signatures],
        "sections": list(_sections(annex)),
    }


def _prose(text: str, width: int = _PROSE) -> str:
    return breakable(visible(text), width)


def _sections(annex: Annex) -> Iterator[dict[str, Any]]:
    before = False
    for number, section in numbered(annex):
        yield {**_section(section), "number": number, "first-appendix": section.appendix and not before}
        before = section.appendix


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": _prose(section.heading, _TITLE),
        "paragraphs": [_prose(paragraph) for paragraph in section.paragraphs],
        "pictures": [
            {"title": _prose(picture.title, _TITLE), "text": visible(picture.text), "svg": svg(picture)}
            for picture in section.pictures
        ],
        "runs": list(_runs(section.tables)),
    }


def _runs(tables: Sequence[Table]) -> Iterator[dict[str, Any]]:
    """Tables that follow each other and lie alike: a page is turned once for all of them."""
    for across, alike in groupby(map(_table, tables), key=lambda table: bool(table["across"])):
        yield {"across": across, "tables": list(alike)}


def _table(table: Table) -> dict[str, Any]:
    """A table with what its layout needs: which columns may be broken, whether it lies across, how large its text is."""
    columns = rooms(table, _UPRIGHT)
    across = _TURNED * needed(columns) > _SIZE * _UPRIGHT
    room = _ACROSS if across else _UPRIGHT
    if across:
        columns = rooms(table, _ACROSS)
    wide = widths(columns, room)
    lines = [
        max(-(-cells(text) // width) for text, width in zip(row, wide, strict=True))
        for row in zip(*(column.texts for column in columns), strict=True)
    ]
    return {
        "title": _prose(table.title, _TITLE),
        "notes": [_prose(note) for note in table.notes],
        "across": across,
        "together": sum(lines) <= _TOGETHER,
        "size": max(_LEAST_SIZE, min(_SIZE, _SIZE * room // max(needed(columns), 1))),
        "columns": [
            {"heading": column.texts[0], "numeric": column.numeric, "part": width if column.long else 0}
            for column, width in zip(columns, wide, strict=True)
        ],
        "rows": [
            {
                "cells": [
                    breakable(column.texts[at], width) if column.long else column.texts[at]
                    for column, width in zip(columns, wide, strict=True)
                ],
                "total": row[0].role is Role.TOTAL,
                "indent": row[0].indent,
                "torn": lines[at] > _TORN,
            }
            for at, row in enumerate(table.rows, start=1)
        ],
    }
