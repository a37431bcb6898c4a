"""The annex as one page of the web: self-contained, without script, readable by a screen reader, printed on A4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from iuralloc.audit.trail import Trail
from iuralloc.report.annex import Annex, Section, annex_of
from iuralloc.report.annex.numbered import numbered
from iuralloc.report.breaking import size as cells_of
from iuralloc.report.pictures.svg import svg
from iuralloc.report.table import Cell, Role, Row, Table
from iuralloc.report.writers.documents import Layout
from iuralloc.report.writers.html_style import STYLE
from iuralloc.report.writers.paper import Room, needed, rooms
from iuralloc.report.writers.visible import visible

#: nothing is fetched from anywhere, and nothing runs
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_LANGS: Final = {"en": "en", "zh": "zh-CN", "both": "zh-CN"}
#: cells of a line from which a table is printed across, and from which even short texts are broken there
_ACROSS: Final = 125
_TIGHT: Final = 165
#: a table of so many rows is printed on one page
_TOGETHER: Final = 14
#: words longer than this may be broken above and among numbers
_WORDS: Final = 12


def render(trail: Trail, tables: Sequence[Table], layout: Layout) -> bytes:
    """The page as UTF-8; the same trail gives the same bytes.

    Parameters
    ----------
    trail, tables
        As for `annex_of`.
    layout
        Only its language counts.
    """
    return "\n".join(_page(annex_of(trail, tables, layout.language))).encode()


def _page(annex: Annex) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{_LANGS[annex.language]}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(annex.title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>"
    yield f'<a class="skip" href="#main">{_text(annex.labels["contents"])}</a>'
    yield f'<header>\n<h1>{_text(annex.title)}</h1>\n<p class="subtitle">{_text(annex.subtitle)}</p>\n<dl class="facts">'
    for label, text in annex.facts:
        yield f"<dt>{_text(label)}</dt><dd>{_text(text)}</dd>"
    yield "</dl>\n</header>"
    parts = list(numbered(annex))
    yield f'<nav id="main" aria-label="{_text(annex.labels["contents"])}">\n<h2>{_text(annex.labels["contents"])}</h2>\n<ul>'
    for number, section in parts:
        yield f'<li><a href="#{_id(section.id)}">{_text(number)} {_text(section.heading)}</a></li>'
    yield "</ul>\n</nav>\n<main>"
    known = _anchors(annex)
    for number, section in parts:
        if section.appendix and number.endswith("A"):
            yield from _signatures(annex)
        yield from _section(number, section, known)
    if not any(section.appendix for _, section in parts):
        yield from _signatures(annex)
    yield "</main>\n</body>\n</html>\n"


def _section(number: str, section: Section, known: Mapping[str, str]) -> Iterator[str]:
    yield f'<section id="{_id(section.id)}">'
    opening = list(_opening(number, section))
    runs = [(across, list(tables)) for across, tables in groupby(section.tables, key=_lies_across)]
    # A heading lies on the turned page of its first table: it would be the last line of the page before.
    if not (runs and runs[0][0] and not section.pictures):
        yield from opening
        opening = []
    for across, tables in runs:
        if across:
            yield '<div class="across">'
        yield from opening
        opening = []
        for table in tables:
            yield from _table(table, known, grounds=section.id == "grounds")
        if across:
            yield "</div>"
    yield "</section>"


def _opening(number: str, section: Section) -> Iterator[str]:
    yield f"<h2>{_text(number)} {_text(section.heading)}</h2>"
    yield from (f"<p>{_text(paragraph)}</p>" for paragraph in section.paragraphs)
    for picture in section.pictures:
        yield f"<figure>\n<figcaption>{_text(picture.title)}</figcaption>\n{svg(picture)}\n</figure>"


def _lies_across(table: Table) -> bool:
    return needed(rooms(table, _ACROSS)) > _ACROSS


def _table(table: Table, known: Mapping[str, str], *, grounds: bool) -> Iterator[str]:
    columns = rooms(table, _ACROSS)
    tight = ' class="tight"' if needed(columns) > _TIGHT else ""
    # A group and no region: a reader of the screen is not led through fifty landmarks.
    keep = " keep" if len(table.rows) <= _TOGETHER else ""
    yield f'<div class="scroll{keep}" role="group" tabindex="0" aria-label="{_text(table.title)}">'
    yield f'<table id="{_id(f"t.{table.id}")}"{tight}>\n<caption>{_text(table.title)}</caption>'
    if any(column.heading for column in table.columns):
        heads = "".join(
            f'<th scope="col"{_class(_kind(room, room.texts[0]))}>{_text(column.heading)}</th>'
            if column.heading
            else "<td></td>"
            for column, room in zip(table.columns, columns, strict=True)
        )
        yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        yield _row(columns, row, known, grounds=grounds)
    yield "</tbody>\n</table>\n</div>"
    yield from (f'<p class="note">{_text(note)}</p>' for note in table.notes)


def _row(columns: Sequence[Room], row: Row, known: Mapping[str, str], *, grounds: bool) -> str:
    kind = ' class="total"' if row[0].role is Role.TOTAL else ""
    cells = []
    for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
        text = _text(cell.text)
        look = _kind(column, cell.text)
        if at == 0 and text:
            anchor = f' id="{known[_first(cell)]}"' if grounds and _first(cell) in known else ""
            indent = f" i{min(cell.indent, 4)}" if cell.indent else ""
            cells.append(f'<th scope="row"{anchor}{_class((look + indent).strip())}>{text}</th>')
            continue
        if cell.figure and not grounds and _first(cell) in known:
            text = f'<a href="#{known[_first(cell)]}">{text}</a>'
        cells.append(f"<td{_class(look)}>{text}</td>")
    return f"<tr{kind}>{''.join(cells)}</tr>"


def _kind(column: Room, text: str) -> str:
    """How a text stands in its column: a number whole and to the right, a long text in lines that can be read."""
    if column.numeric:
        words = any(sign.isalpha() for sign in text) and cells_of(text) > _WORDS
        return "n w" if words else "n"
    return "t" if column.long else "s"


def _signatures(annex: Annex) -> Iterator[str]:
    labels = annex.labels
    yield f'<section id="signatures" class="signatures">\n<h2>{_text(labels["signatures"])}</h2>\n<p>{_text(annex.signing)}</p>'
    heads = "".join(f'<th scope="col">{_text(labels[word])}</th>' for word in ("party", "seal", "signed", "dated"))
    yield f'<table class="sign">\n<thead><tr>{heads}</tr></thead>\n<tbody>'
    for signature in annex.signatures:
        yield f'<tr><th scope="row">{_text(signature.name)}</th><td></td><td></td><td></td></tr>'
    yield "</tbody>\n</table>\n</section>"


def _anchors(annex: Annex) -> dict[str, str]:
    """Where the grounds of a figure stand: by its id, the anchor of its row."""
    rows = (
        row for section in annex.sections if section.id == "grounds" for table in section.tables for row in table.rows
    )
    return {_first(row[0]): _id(f"f.{_first(row[0])}") for row in rows if row[0].figure}


def _first(cell: Cell) -> str:
    """The figure of a cell; of a run of alike ones the first."""
    return cell.figure.split(" … ", 1)[0]


def _id(text: str) -> str:
    # An anchor holds no white space; ids of the contract have none, those of tables neither.
    return escape(visible(text).replace(" ", "_"), quote=True)


def _text(text: str) -> str:
    return escape(visible(text), quote=True)


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""
