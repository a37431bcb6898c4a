"""``iuralloc allocate``: the main job, from a contract file to tables."""

from __future__ import annotations

from typing import Annotated

import typer

from iuralloc.cli.options import File, Format, InFormat
from iuralloc.cli.streams import Unusable, colour, guarded, opened, put, refusing, tell, terminal_width, told, write_file


@guarded
def allocate(
    file: File,
    *,
    only: Annotated[str | None, typer.Option("--only", metavar="benefit|POOL", help="Only the tables of one kind or of one pool.")] = None,  # noqa: E501
    trail: Annotated[str | None, typer.Option("--trail", metavar="OUT.json", help="Write the trail: every figure with its grounds, for verify.")] = None,  # noqa: E501
    force: Annotated[bool, typer.Option("--force", help="Replace an existing trail file.")] = False,
    form: InFormat = Format.TABLE,
) -> None:
    """Compute every share a contract asks for and print tables that a stranger can re-compute."""
    from iuralloc.allocate import examine
    from iuralloc.report import render_json, render_text, tabulate

    data, name = opened(file)
    with refusing(name, lambda: data):
        examined = examine(data, name)
        computed = examined.trail()
    _known(only, tuple(record["pool"] for record in computed.schedules if record["table"] == "pool"))
    tables = tabulate(computed, only)
    if trail is not None:
        write_file(trail, computed.text(), force=force)
    if form is Format.JSON:
        put(render_json(computed, tables))
    else:
        put(render_text(tables, terminal_width(), color=colour()))
    tell(told(examined.findings, data, name))


def _known(only: str | None, pools: tuple[str, ...]) -> None:
    if only in {"equity", "risk"}:
        raise Unusable(f"--only {only}: the contract has no {only} to allocate")
    if only is not None and only != "benefit" and only not in pools:
        raise Unusable(f"--only {only}: the contract has no such pool; it has {', '.join(pools)}")
