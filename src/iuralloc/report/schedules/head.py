"""The head: which contract, which trail, in what unit everything stands."""

from __future__ import annotations

from iuralloc.report import numbers
from iuralloc.report.table import Cell, Column, Role, Table, table
from iuralloc.report.view import View


def head(view: View) -> Table:
    """Title, file and digests, date, law, unit, and the smallest payable amount."""
    contract, say = view.trail.contract, view.say
    title = view.title({"name": contract["title"], "name_zh": contract["title_zh"]})
    unit = view.unit
    if view.scale != 1:
        unit = say("unit-scaled", unit=unit, scale=numbers.count(view.scale), currency=contract["currency"])
    law = say("law-none") if contract["law"] == "none" else contract["law"]
    rows = [
        ("contract-file", Cell(contract["name"])),
        ("contract-sha256", Cell(contract["sha256"])),
        ("trail-digest", Cell(view.trail.digest)),
        ("contract-date", Cell(contract["date"])),
        ("contract-law", Cell(law)),
        ("contract-unit", Cell(unit)),
        ("smallest-payable", Cell(view.step("round"), exact=str(view.value("round")), figure="round")),
    ]
    shown = [(Cell(say(code), Role.HEAD), cell) for code, cell in rows if cell.text]
    # Behind the digest of the file: the values come from these bytes as much as from those.
    shown[2:2] = [
        (Cell(say("sheet-sha256", name=sheet["name"]), Role.HEAD), Cell(sheet["sha256"]))
        for sheet in contract.get("sheets", ())
    ]
    return table(
        "head",
        title or say("title-head", contract=contract["name"]),
        (Column(), Column()),
        shown,
        [say("note-reading")],
    )
