"""Golden output: what every example prints, in every format, is what was read and approved.

A changed figure in one of these files is news: say why in the commit that changes it. To write them anew:
``IURALLOC_GOLDEN=write pytest tests/test_golden.py``, then read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iuralloc.allocate import examine
from iuralloc.cli.options import Format
from iuralloc.cli.results import rendered
from iuralloc.contract.sheets.beside import Folder
from iuralloc.report import tabulate

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/contract.yaml"))
#: the file of each format, and the width of a page where that matters
FILES = {
    "tables-80.txt": (Format.TABLE, "80"),
    "tables-200.txt": (Format.TABLE, "200"),
    "tables.json": (Format.JSON, "100"),
    "tables.csv": (Format.CSV, "100"),
    "tables.md": (Format.MD, "100"),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", FILES)
def test_output_is_as_approved(name: str, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table, a heading or a number changed without anybody saying so."""
    form, width = FILES[file]
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("NO_COLOR", "1")
    trail = examine((EXAMPLES / name / "contract.yaml").read_bytes(), "contract.yaml", Folder(EXAMPLES / name)).trail()

    assert _approved(name, file, rendered(form, trail, tabulate(trail), to_file=True)) == rendered(
        form, trail, tabulate(trail), to_file=True
    )


#: the examples that are printed in two languages beside each other
BESIDE = ("co-built-institute", "technology-as-shares")


@pytest.mark.parametrize(
    ("name", "language"), [*((name, "zh") for name in NAMES), *((name, "both") for name in BESIDE)]
)
def test_output_in_other_languages_is_as_approved(name: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Chinese word changed without anybody reading it, or a cell that only one language has."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    trail = examine((EXAMPLES / name / "contract.yaml").read_bytes(), "contract.yaml", Folder(EXAMPLES / name)).trail()
    written = rendered(Format.TABLE, trail, tabulate(trail, language=language), to_file=True)

    assert _approved(name, f"tables.{language}.txt", written) == written


@pytest.mark.parametrize("name", NAMES)
def test_trail_is_as_approved(name: str) -> None:
    """A figure, a formula or a ground changed; the environment line may differ."""
    written = (
        examine((EXAMPLES / name / "contract.yaml").read_bytes(), "contract.yaml", Folder(EXAMPLES / name))
        .trail()
        .text()
    )
    approved = _approved(name, "trail.json", written)

    assert _without_environment(approved) == _without_environment(written)


def _without_environment(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith('"environment":')]


def _approved(name: str, file: str, written: str | bytes) -> str:
    path = EXAMPLES / name / "expected" / file
    if os.environ.get("IURALLOC_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
    return path.read_text(encoding="utf-8")
