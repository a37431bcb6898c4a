"""Write docs/office-template.docx, the worked example of an office's own template: ``python docs/make_template.py``."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from iuralloc.report.writers.word.archive import repacked

PATH = Path(__file__).parent / "office-template.docx"
#: what stands in the template, with its fields as an office would type them
LINES = (
    ("Title", "{{ title }}"),
    ("Body Text", "Technology Transfer Office 技术转移中心 · No. ________ · {{ date }}"),
    ("Heading 1", "1  Parties 当事方"),
    ("List Bullet", "{%p for party in parties %}"),
    ("List Bullet", "{{ party.name }} {{ party.name_zh }} ({{ party.id }}, clause {{ party.clause }})"),
    ("List Bullet", "{%p endfor %}"),
    ("Heading 1", "2  Who gets what 分配结果"),
    ("Body Text", "{%p for pool in pools.values() %}"),
    ("Heading 2", "{{ pool.id }} {{ pool.name }} {{ pool.name_zh }}: {{ pool.amount }} {{ unit }}"),
    ("TABLE", ""),
    ("Body Text", "{%p endfor %}"),
    ("Heading 1", "3  Choices where the contract is silent 合同未约定事项"),
    ("List Bullet", "{%p for choice in choices %}"),
    ("List Bullet", "{{ choice }}"),
    ("List Bullet", "{%p endfor %}"),
    ("Body Text", "Digest 摘要值: {{ digest }}"),
)
#: the rows of the table: a head, the mark where rows begin, one row, the mark where they end
ROWS = (
    ("party 当事方", "name 名称", "gets 金额"),
    ("{%tr for row in pool.rows %}", "", ""),
    ("{{ row.party }}", "{{ row.name }}", "{{ row.gets }}"),
    ("{%tr endfor %}", "", ""),
)


def template() -> bytes:
    """The template as bytes; the same each time."""
    document = Document()
    for style, text in LINES:
        if style != "TABLE":
            document.add_paragraph(text, style=style)
            continue
        table = document.add_table(0, 3, style="Table Grid")
        for texts in ROWS:
            for cell, content in zip(table.add_row().cells, texts, strict=True):
                cell.text = content
    stream = io.BytesIO()
    document.save(stream)
    return repacked(stream.getvalue())


if __name__ == "__main__":
    PATH.write_bytes(template())
