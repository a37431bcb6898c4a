"""The contract reference says what the schema says."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"


def test_page_is_up_to_date() -> None:
    """A word was added or its meaning changed, and the page still says the old one."""
    page = runpy.run_path(str(DOCS / "make_reference.py"))["page"]

    assert (DOCS / "reference.md").read_text(encoding="utf-8") == page()


def test_page_has_the_words_of_every_section() -> None:
    """A page made from an empty schema would be up to date, too."""
    text = (DOCS / "reference.md").read_text(encoding="utf-8")

    assert all(f"| `{word}` |" in text for word in ("parties", "pools", "equity", "risks", "worth", "paid", "overflow"))
