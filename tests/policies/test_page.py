"""The page on shipped policies says what their files say."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any, Final

DOCS: Final = Path(__file__).parents[2] / "docs"
MAKE: Final[dict[str, Any]] = runpy.run_path(str(DOCS / "make_policies.py"))


def test_page_is_up_to_date() -> None:
    """A reader would write a policy as it no longer is."""
    assert (DOCS / "policies.md").read_text(encoding="utf-8") == MAKE["page"]()
