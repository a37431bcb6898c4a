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
}
