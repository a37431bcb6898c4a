"""Results as text of a format, to standard output or to a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from iuralloc.cli.options import Format
from iuralloc.cli.streams import Unusable, colour, put, terminal_width, write_file

if TYPE_CHECKING:
    from iuralloc.audit.trail import Trail
    from iuralloc.report.table import Table
    from iuralloc.report.writers.documents import Layout

_BOM = "\ufeff"


def rendered(
    form: Format,
    trail: Trail,
    tables: Sequence[Table],
    *,
    to_file: bool,
    findings: Sequence[Mapping[str, Any]] = (),
    layout: Layout | None = None,
) -> str | bytes:
    """Tables in a format; a file is written without colour, and CSV for spreadsheets with a byte order mark.

    JSON holds findings, too, where some are given. Documents are bytes.

    Raises
    ------
    Unusable
        If a document is asked for whose library is not installed, with the command that installs it.
    """
    if form.document:
        return _document(form, trail, tables, layout)
    from iuralloc.report import render_csv, render_json, render_markdown, render_text

    match form:
        case Format.JSON:
            return render_json(trail, tables, findings)
        case Format.CSV:
            return (_BOM if to_file else "") + render_csv(tables)
        case Format.MD:
            return render_markdown(tables)
        case _:
            return render_text(tables, terminal_width(), color=colour() and not to_file)


def _document(form: Format, trail: Trail, tables: Sequence[Table], layout: Layout | None) -> bytes:
    from iuralloc.report.writers.documents import Layout, Unwritable, render_document

    try:
        return render_document(form, trail, tables, layout or Layout())
    except Unwritable as why:
        raise Unusable(why.code, **why.facts) from why


def deliver(text: str | bytes, output: str | None, *, force: bool) -> None:
    """A result to standard output, or to the file that was asked for."""
    if output is None or output == "-":
        put(text)
    else:
        write_file(output, text, force=force)


def as_json(data: Any) -> str:
    """Plain data as JSON for a reader."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
