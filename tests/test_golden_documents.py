"""Golden documents: the annex of every example as a page, as Word, and in plain words, in both languages.

A page of the web stands as it is; of a Word document what its XML says, part by part, in a form that can be read.
To write them anew: ``IURALLOC_GOLDEN=write pytest tests/test_golden_documents.py``, then read the diff.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from iuralloc.contract.sheets.beside import Folder
from iuralloc.report import tabulate
from iuralloc.report.plain import plain_page
from iuralloc.report.writers import docx, html
from iuralloc.report.writers.documents import Layout

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/contract.yaml"))


def page(trail: Trail, language: str) -> str:
    """The page of the web."""
    return html.render(trail, tabulate(trail, language=language), Layout(language)).decode()


def word(trail: Trail, language: str) -> str:
    """The paragraphs of the Word document with their styles, and the cells of its tables."""
    data = docx.render(trail, tabulate(trail, language=language), Layout(language))
    return "\n".join(_dumped(io.BytesIO(data))) + "\n"


def _dumped(stream: io.BytesIO) -> Iterator[str]:
    document = Document(stream)
    for section in document.sections:
        yield f"[page {section.orientation} {section.page_width} × {section.page_height}]"
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            yield f"[{part.style.name if part.style else ''}] {part.text}"
        elif isinstance(part, WordTable):
            yield from (_row(row.tr_lst) for row in (part._tbl,))


def _row(rows: list) -> str:  # type: ignore[type-arg]
    lines = []
    for row in rows:
        cells = ["".join(text.text or "" for text in cell.iter() if text.tag.endswith("}t")) for cell in row.tc_lst]
        lines.append(" | ".join(cells))
    return "\n".join(lines)


def plain(trail: Trail, language: str) -> str:
    """The page in plain words."""
    return plain_page(trail, language=language)


FILES: dict[str, tuple[Callable[[Trail, str], str], str]] = {
    "annex.html": (page, "en"),
    "annex.zh.html": (page, "zh"),
    "annex.docx.txt": (word, "en"),
    "annex.zh.docx.txt": (word, "zh"),
    "plain.txt": (plain, "en"),
    "plain.zh.txt": (plain, "zh"),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", FILES)
def test_documents_are_as_approved(name: str, file: str) -> None:
    """A sentence, a number or a mark of a picture changed without anybody saying so."""
    make, language = FILES[file]
    made = make(
        examine((EXAMPLES / name / "contract.yaml").read_bytes(), "contract.yaml", Folder(EXAMPLES / name)).trail(),
        language,
    )
    path = EXAMPLES / name / "expected" / file
    if os.environ.get("IURALLOC_GOLDEN") == "write":
        path.write_text(made, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == made
