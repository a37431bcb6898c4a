"""English: what is said of sheets beside a contract, and of the sheet to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "formula-given-in-sheet": "“{raw}” in the sheet",
    "tree-given-cell": "“{raw}”, cell {cell}",
    "tree-of": "{label}: {text}",
    "sheet-sha256": "SHA-256 of the sheet {name}",
    "ground-cell": "cell {cell}",
    "verify-read-sheets": "Read again at their place in the contract: {count} numbers, also inside formulas. "
    "Sheets beside it: {sheets}.",
    "input-sheet": "Contributions",
    "input-notes": "Notes",
    "input-lists": "Lists",
    "input-how": "One row for each contribution. Delete the rows that are there, write your own; leave cells empty that do not apply. The row of headings stays.",
    "input-numbers": "A bare amount counts in the unit in the heading; another may be written out, such as 3,500 CNY. All digits of a cell count, also those that it does not show.",
    "input-totals": "A row of totals is refused, unless the contract says `totals: checked`; hidden rows and cells made one are refused.",
    "column-party": "Who brings it: the short name from the contract; `each` before a group means every member.",
    "column-kind": "What it is. Equipment, sites and staff may have their value computed.",
    "column-value": "The value that was accepted; empty where it is computed from the columns behind it.",
    "column-appraised": "The value that an appraiser found; it changes nothing.",
    "column-phase": "The phase of the work that it belongs to.",
    "column-price": "Equipment: what it cost.",
    "column-residual": "Equipment: what it is worth at the end of its life.",
    "column-life": "Equipment: years of useful life, such as 7y.",
    "column-used": "Equipment, site, staff: time for which it is used here, such as 18m or 2y.",
    "column-use": "Equipment: part of that time that is used here, such as 40%.",
    "column-rent": "Site: market rent of a year.",
    "column-rate": "Staff: cost of a year.",
    "column-id": "A short name of the entry, if the contract speaks of it.",
    "column-clause": "The clause that says it.",
    "column-evidence": "The paper that proves it; not the same for two rows.",
    "column-note": "Whatever else a reader should know.",
    "sheet-of-nothing": "the template {template} lists no contributions, and so has no sheet to fill in",
    "sheet-name-odd": "{file} must end in .xlsx and lie in the folder of the contract or below it",
    "excel-missing": "a workbook cannot be written without XlsxWriter: pip install 'iuralloc[excel]'",
    "sheet-written": "{file} is written: fill in the table and save it; the contract takes its contributions from it.",
}
