"""Tabulate and write: a trail becomes neutral tables, and tables become text or JSON."""

from __future__ import annotations

from iuralloc.report.schedules import tabulate
from iuralloc.report.writers import FORMATS, render_csv, render_json, render_markdown, render_text

__all__ = ["FORMATS", "render_csv", "render_json", "render_markdown", "render_text", "tabulate"]
