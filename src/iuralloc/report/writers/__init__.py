"""Write: neutral tables as text, JSON, CSV or Markdown. A writer lays out; it adds no number and no word."""

from __future__ import annotations

from typing import Final

from iuralloc.report.writers.csv import render_csv
from iuralloc.report.writers.json import render_json
from iuralloc.report.writers.markdown import render_markdown
from iuralloc.report.writers.text import render_text

#: what a result can be written as
FORMATS: Final = ("table", "json", "csv", "md")

__all__ = ["FORMATS", "render_csv", "render_json", "render_markdown", "render_text"]
