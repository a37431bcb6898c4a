"""How the workbook of every example is made, is what was read and approved.

A changed line is news: say why in the commit that changes it. To write them anew:
``IURALLOC_GOLDEN=write pytest tests/workbooks/test_golden.py``, then read the diff.
"""

from __future__ import annotations

import os

import pytest

from workbooks.books import EXAMPLES, NAMES, example
from workbooks.dump import dump


@pytest.mark.parametrize("name", NAMES)
def test_workbook_is_made_as_approved(name: str) -> None:
    """A figure that is no longer computed, or from other figures; a sheet that is missing."""
    trail, data = example(name)
    written = dump(data, trail)
    path = EXAMPLES / name / "expected" / "xlsx.txt"
    if os.environ.get("IURALLOC_GOLDEN") == "write":
        path.write_text(written, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == written
