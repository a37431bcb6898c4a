"""``iuralloc explain``: one figure back to its clauses, as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from iuralloc.cli.options import File, Format, InFormat
from iuralloc.cli.streams import Unusable, guarded, opened, put, refusing, terminal_width

if TYPE_CHECKING:
    from iuralloc.audit.trail import Trail


@guarded
def explain(
    file: File,
    figure: Annotated[str | None, typer.Argument(metavar="[FIGURE]", help="The id of a figure; --list prints them all.")] = None,  # noqa: E501
    *,
    everything: Annotated[bool, typer.Option("--list", "-l", help="List all figures with their values.")] = False,
    form: InFormat = Format.TABLE,
) -> None:
    """Show where a figure comes from: its formula, what that rests on, down to clause and evidence."""
    data, name = opened(file)
    with refusing(name, lambda: data):
        trail = _trail(data, name)
    if everything:
        _list(trail, form)
        return
    if figure is None:
        raise Unusable("name a figure, or ask for all of them with --list")
    if figure not in trail.figures:
        raise Unusable(f"there is no figure {figure}{_near(figure, trail)}; --list prints them all")
    from iuralloc.report.explain import as_data, as_text, explained

    tree = explained(trail, figure)
    put(_json(as_data(tree)) if form is Format.JSON else as_text(tree, terminal_width()))


def _trail(data: bytes, name: str) -> Trail:
    from iuralloc.allocate import examine

    return examine(data, name).trail()


def _list(trail: Trail, form: Format) -> None:
    from iuralloc.report import listing, render_text

    if form is Format.JSON:
        put(_json([{"id": name, "value": record["value"], "unit": record["unit"]} for name, record in trail.figures.items()]))
    else:
        put(render_text((listing(trail),), terminal_width(), color=False))


def _json(data: object) -> str:
    import json

    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)


def _near(figure: str, trail: Trail) -> str:
    from difflib import get_close_matches

    near = get_close_matches(figure, list(trail.figures), n=1)
    return f"; did you mean {near[0]}?" if near else ""
