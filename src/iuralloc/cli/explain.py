"""``iuralloc explain``: one figure back to its clauses, as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from iuralloc.cli.language import Language
from iuralloc.cli.options import File, Force, Format, InFormat, InLanguage, Output, chosen
from iuralloc.cli.streams import Unusable, beside, guarded, opened, refusing, terminal_width

if TYPE_CHECKING:
    from iuralloc.audit.trail import Trail


@guarded
def explain(
    file: File,
    figure: Annotated[
        str | None, typer.Argument(metavar="[FIGURE]", help="The id of a figure; --list prints them all.")
    ] = None,
    *,
    everything: Annotated[bool, typer.Option("--list", "-l", help="List all figures with their values.")] = False,
    language: InLanguage = Language.EN,
    output: Output = None,
    force: Force = False,
    form: InFormat = None,
) -> None:
    """Show where a figure comes from: its formula, what that rests on, down to clause and evidence."""
    from iuralloc.allocate import examine
    from iuralloc.cli.results import deliver

    wanted = chosen(form, output)
    data, name = opened(file)
    with refusing(name, lambda: data):
        trail = examine(data, name, beside(file)).trail()
    if not everything and figure is None:
        raise Unusable("figure-what")
    if figure is not None and figure not in trail.figures:
        run = f"range.1.{figure}"
        if run in trail.figures:
            # It rests on a value that is not agreed: it stands in every run of the ranges, not in the result.
            raise Unusable("figure-not-settled", figure=figure, run=run)
        raise Unusable("figure-unknown", figure=figure, near=_near(figure, trail))
    deliver(_tree(trail, figure, wanted, language) if figure else _list(trail, wanted, language), output, force=force)


def _tree(trail: Trail, figure: str, form: Format, language: str) -> str:
    from iuralloc.cli.results import as_json
    from iuralloc.report.explain import as_data, as_text, explained

    tree = explained(trail, figure, language=language)
    if form is Format.JSON:
        return as_json(as_data(tree))
    if form is Format.CSV:
        raise Unusable("tree-as-csv")
    text = as_text(tree, terminal_width())
    return f"```text\n{text.rstrip()}\n```\n" if form is Format.MD else text


def _list(trail: Trail, form: Format, language: str) -> str | bytes:
    from iuralloc.cli.results import as_json, rendered
    from iuralloc.report.explain import listing

    if form is Format.JSON:
        figures = trail.figures.items()
        return as_json([{"id": name, "unit": record["unit"], "value": record["value"]} for name, record in figures])
    return rendered(form, trail, (listing(trail, language=language),), to_file=False)


def _near(figure: str, trail: Trail) -> str:
    from difflib import get_close_matches

    return "".join(get_close_matches(figure, list(trail.figures), n=1))
