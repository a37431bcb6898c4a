"""Tables of the Word annex: heads repeat on every page, rows are never torn, numbers stand to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from iuralloc.report.annex.model import Annex
from iuralloc.report.table import Role, Table
from iuralloc.report.writers.paper import Room, rooms, widths
from iuralloc.report.writers.visible import visible
from iuralloc.report.writers.word.page import HEIGHT, MARGIN, WIDTH
from iuralloc.report.writers.word.style import text_style

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row

#: points of text in a table, and how many cells of a line a page holds at that size
_SIZE: Final = 8
_LEAST: Final = 6
_UPRIGHT: Final = 112
_ACROSS: Final = 168
#: cells of a line from which a page is turned: text would become smaller than six points
_TURNED: Final = 140
#: cells that the margins of a cell take
_BESIDE: Final = 2
_SIGNED: Final = Mm(16)


def lies_across(table: Table) -> bool:
    """Whether a table is too wide for an upright page at a size that can be read."""
    return sum(_wanted(rooms(table, _UPRIGHT), 0)) > _TURNED


def _wanted(columns: Sequence[Room], room: int) -> list[int]:
    """Cells of a line for each column: a number that is broken is another number, and a machine may have wide fonts."""
    return [
        width + _BESIDE + (0 if column.long else width // 4)
        for column, width in zip(columns, widths(columns, room), strict=True)
    ]


def add_table(document: WordDocument, table: Table) -> None:
    """A table with its title above and its notes below."""
    document.add_paragraph(visible(table.title), style="Heading 2")
    across = lies_across(table)
    room, page = (_ACROSS, HEIGHT) if across else (_UPRIGHT, WIDTH)
    columns = rooms(table, room)
    size = max(_LEAST, min(_SIZE, _SIZE * room // max(sum(_wanted(columns, 0)), 1)))
    made = _grid(document, len(table.columns), _wanted(columns, room), page - 2 * MARGIN)
    if any(column.heading for column in table.columns):
        row: _Row = made.add_row()
        _repeated(row)
        for cell, column in zip(row.cells, table.columns, strict=True):
            _write(cell, column.heading, size, bold=True, right=column.numeric)
    for line in table.rows:
        row = made.add_row()
        _whole(row)
        for cell, column, content in zip(row.cells, table.columns, line, strict=True):
            bold = content.role in {Role.TOTAL, Role.HEAD}
            _write(cell, content.text, size, bold=bold, right=column.numeric, indent=content.indent)
    for note in table.notes:
        document.add_paragraph(visible(note), style="Caption")


def add_facts(document: WordDocument, facts: Sequence[tuple[str, str]]) -> None:
    """What identifies the annex: label and text."""
    made = _grid(document, 2, [30, 82], WIDTH - 2 * MARGIN)
    for label, text in facts:
        row = made.add_row()
        _write(row.cells[0], label, _SIZE + 1, bold=True)
        _write(row.cells[1], text, _SIZE + 1)


def add_signatures(document: WordDocument, annex: Annex) -> None:
    """Who signs: party, seal, representative, date."""
    labels = annex.labels
    document.add_paragraph(visible(labels["signatures"]), style="Heading 1")
    document.add_paragraph(visible(annex.signing), style="Body Text").paragraph_format.keep_with_next = True
    made = _grid(document, 4, [40, 26, 28, 18], WIDTH - 2 * MARGIN)
    head = made.add_row()
    _repeated(head)
    for cell, word in zip(head.cells, ("party", "seal", "signed", "dated"), strict=True):
        _write(cell, labels[word], _SIZE + 1, bold=True)
    for signature in annex.signatures:
        row = made.add_row()
        row.height = _SIGNED
        _whole(row)
        _write(row.cells[0], signature.name, _SIZE + 1)


def _grid(document: WordDocument, columns: int, wanted: Sequence[int], room: int) -> WordTable:
    made: WordTable = document.add_table(0, columns, style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    # The widths are wishes: where a machine has wider fonts, its program makes room.
    made.autofit = True
    _narrow_margins(made)
    whole = max(sum(wanted), 1)
    for column, part in zip(made.columns, wanted, strict=True):
        column.width = Mm(room * part // whole)
    return made


def _narrow_margins(made: WordTable) -> None:
    """What Word leaves free beside each cell takes a third of a narrow column."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "50")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    made._tbl.tblPr.append(margins)  # noqa: SLF001 - python-docx has no word for it


def _write(cell: _Cell, text: str, size: int, *, bold: bool = False, right: bool = False, indent: int = 0) -> None:
    paragraph = cell.paragraphs[0]
    # A style of its own: an empty cell is as high as its paragraph is set, not as its text.
    paragraph._p.style = text_style(size).replace(" ", "")  # noqa: SLF001 - by its id: by name every cell takes a millisecond
    paragraph.paragraph_format.left_indent = Mm(3 * indent)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(visible(text))
    run.font.bold = bold


def _repeated(row: _Row) -> None:
    """The head stands again on every page."""
    _whole(row)
    _row_property(row, "w:tblHeader")


def _whole(row: _Row) -> None:
    """The row is never torn between two pages."""
    _row_property(row, "w:cantSplit")


def _row_property(row: _Row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no word for it
