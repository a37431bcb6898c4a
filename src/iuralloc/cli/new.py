"""``iuralloc new``: a commented contract to start from."""

from __future__ import annotations

import shlex
import sys
from typing import Annotated

import typer

from iuralloc.cli.completion import template_names
from iuralloc.cli.language import Language
from iuralloc.cli.options import Force
from iuralloc.cli.streams import Unusable, guarded, put, said, tell, visible, write_file


@guarded
def new(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="The file to write; - writes to standard output.")
    ] = "contract.yaml",
    *,
    origin: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ID",
            help="The template to start from; --list prints them all.",
            autocompletion=template_names,
        ),
    ] = None,
    language: Annotated[
        Language | None, typer.Option("--lang", help="The language of the comments; en by default.")
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option(
            "--sheet",
            metavar="OUT.xlsx",
            help="Write a workbook to fill in the contributions, too; the contract takes them from it.",
        ),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", "-l", help="List the templates.")] = False,
    force: Force = False,
) -> None:
    """Write a commented contract to start from; asks which one if it is given a terminal."""
    from iuralloc.contract.template import template

    if listed:
        put(_list(language or Language.BOTH))
        return
    if origin is None and not (sys.stdin.isatty() and sys.stderr.isatty()):
        tell(_list(language or Language.BOTH))
        raise Unusable("template-what")
    if origin is None:
        origin = _asked_template(language or Language.BOTH)
        language = language or _asked_language()
    text = template(_known(origin)).written(*(language or Language.EN).each)
    if sheet is not None:
        from iuralloc.cli.new_sheet import with_sheet

        text = with_sheet(text, origin, path, sheet, language or Language.EN, force=force)
    if path == "-":
        put(text)
        return
    write_file(path, text, force=force)
    shown = visible(shlex.quote(path))
    if sheet is not None:
        tell(said("sheet-written", file=sheet))
    tell(said("template-written", file=path))
    tell(f"  iuralloc allocate {shown}")


def _list(language: Language) -> str:
    from iuralloc.contract.template import template, template_ids

    width = max(map(len, template_ids()))
    lines = []
    for number, name in enumerate(template_ids(), start=1):
        first, *others = [template(name).title(each) for each in language.each]
        lines.append(f"{number:>3}  {name:{width}}  {first}")
        lines += [f"{'':{width + 5}}  {title}" for title in others]
    return "\n".join(lines)


def _known(name: str) -> str:
    """The id of a template, or a refusal that names the nearest."""
    from difflib import get_close_matches

    from iuralloc.contract.template import template_ids

    if name in template_ids():
        return name
    near = get_close_matches(name, template_ids(), n=1)
    raise Unusable("template-unknown", template=name, near="".join(near), known=template_ids())


def _asked_template(language: Language) -> str:
    from iuralloc.contract.template import template_ids

    tell(_list(language))
    while True:
        answer = str(typer.prompt(said("template-which"), err=True)).strip()
        if answer.isdecimal() and 1 <= int(answer) <= len(template_ids()):
            return template_ids()[int(answer) - 1]
        try:
            return _known(answer)
        except Unusable as error:
            tell(str(error))


def _asked_language() -> Language:
    while True:
        answer = str(typer.prompt(said("template-language"), default="en", err=True)).strip()
        if answer in {str(each) for each in Language}:
            return Language(answer)
        tell(said("template-languages"))
