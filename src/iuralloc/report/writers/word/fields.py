"""What an office's own template may ask for: plain texts and lists, as the tables print them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from iuralloc.audit.trail import Trail
from iuralloc.report import numbers
from iuralloc.report.annex import Annex
from iuralloc.report.annex.numbered import numbered
from iuralloc.report.pictures.result import paid
from iuralloc.report.table import Table
from iuralloc.report.view import View
from iuralloc.report.writers.visible import visible


def fields(trail: Trail, annex: Annex) -> dict[str, Any]:
    """The fields by name.

    ``title``, ``subtitle``, ``digest``, ``date``, ``unit``, ``file``, ``sha256``; ``facts`` (label, text);
    ``parties`` (id, name, name_zh, kind, clause); ``pools`` by id (id, name, name_zh, amount, rows of party, name,
    gets); ``tables`` by id (title, heads, rows, notes; a row is a list of texts); ``figures`` by id, the number as
    text; ``sections`` (number, heading, paragraphs, tables); ``signatures`` (party, name); ``choices``.
    """
    view = View(trail, "zh" if annex.language == "zh" else "en")
    tables = {table.id: _table(table) for section in annex.sections for table in section.tables}
    contract = trail.contract
    return {
        "title": visible(annex.title),
        "subtitle": visible(annex.subtitle),
        "digest": trail.digest,
        "date": str(contract["date"]),
        "unit": visible(view.unit),
        "file": visible(str(contract["name"])),
        "sha256": str(contract["sha256"]),
        "facts": [{"label": visible(label), "text": visible(text)} for label, text in annex.facts],
        "parties": _parties(view),
        "pools": {str(pool["pool"]): _pool(view, pool) for pool in view.schedules("pool")},
        "tables": tables,
        "figures": {figure: _number(record["value"]) for figure, record in trail.figures.items()},
        "sections": [
            {
                "number": number,
                "heading": visible(section.heading),
                "paragraphs": [visible(paragraph) for paragraph in section.paragraphs],
                "tables": [tables[table.id] for table in section.tables],
            }
            for number, section in numbered(annex)
        ],
        "signatures": [{"party": each.party, "name": visible(each.name)} for each in annex.signatures],
        "choices": [row[-1] for row in tables["choices"]["rows"]] if "choices" in tables else [],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": visible(table.title),
        "heads": [visible(column.heading) for column in table.columns],
        "rows": [[visible(cell.text) for cell in row] for row in table.rows],
        "notes": [visible(note) for note in table.notes],
    }


def _parties(view: View) -> list[dict[str, str]]:
    words = ("id", "name", "name_zh", "kind", "clause")
    return [
        {word: visible(str(party[word])) for word in words}
        for record in view.schedules("parties")
        for party in record["parties"]
    ]


def _pool(view: View, pool: Mapping[str, Any]) -> dict[str, Any]:
    unit = pool["unit"]
    rows = [
        {"party": party, "name": visible(view.name(party)), "gets": view.payable(figure, unit).text}
        for party, figure in paid(view, str(pool["pool"]))
    ]
    return {
        "id": str(pool["pool"]),
        "name": visible(str(pool["name"])),
        "name_zh": visible(str(pool["name_zh"])),
        "amount": view.exact(pool["amount"]).text if pool["amount"] else "",
        "rows": rows,
    }


def _number(value: Any) -> str:
    """A number as tables print it in full; of a table, nothing that fits in a field."""
    return numbers.exact(Fraction(value)) if isinstance(value, str) else ""
