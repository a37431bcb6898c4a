"""``iuralloc allocate``: the main job, from a contract file to tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iuralloc.cli.language import Language
from iuralloc.cli.options import File, Force, Format, InFormat, InLanguage, Output, chosen
from iuralloc.cli.streams import (
    Unusable,
    beside,
    guarded,
    opened,
    read_bytes,
    refusing,
    tell,
    terminal_width,
    told,
    write_file,
)
from iuralloc.errors import Status

if TYPE_CHECKING:
    from iuralloc.audit.trail import Trail


@guarded
def allocate(
    file: File,
    *,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="benefit|equity|risk|POOL", help="Only the tables of one kind or of one pool."),
    ] = None,
    trail: Annotated[
        str | None,
        typer.Option("--trail", metavar="OUT.json", help="Write the trail: every figure with its grounds, for verify."),
    ] = None,
    award: Annotated[
        str | None,
        typer.Option(
            "--award",
            metavar="FILE",
            help="A division typed by hand, to audit line by line beside the result; status 1 if a line or total is "
            "wrong, or a group objects.",
        ),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option(
            "--plain", help="One page in plain words instead of tables: who gets what, why, what would break it."
        ),
    ] = False,
    language: InLanguage = Language.EN,
    font_path: Annotated[
        str | None,
        typer.Option("--font-path", metavar="FOLDER", help="Where else to look for fonts, for a PDF with Chinese."),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template", metavar="OFFICE.docx", help="An office's own Word template, whose fields are filled."
        ),
    ] = None,
    output: Output = None,
    force: Force = False,
    form: InFormat = None,
) -> None:
    """Compute every share a contract asks for and print tables that a stranger can re-compute."""
    from iuralloc.allocate import examine
    from iuralloc.cli.award import audited
    from iuralloc.cli.results import deliver, rendered
    from iuralloc.report import tabulate
    from iuralloc.report.writers.documents import Layout

    wanted = chosen(form, output, documents=True)
    data, name = opened(file)
    with refusing(name, lambda: data):
        examined = examine(data, name, beside(file))
        computed = examined.trail()
    _known(only, computed)
    tables = tabulate(computed, only, language=language)
    audit = audited(award, examined, only) if award is not None else None
    if audit is not None:
        tables = audit.beside(tables, computed, language)
    findings = audit.data(language) if audit is not None else ()
    text: str | bytes
    if plain:
        text = _in_plain_words(computed, only, language, wanted)
    else:
        layout = Layout(language, fonts=_folder(font_path), template=_template(template, wanted))
        text = rendered(wanted, computed, tables, to_file=output is not None, findings=findings, layout=layout)
    if trail is not None:
        write_file(trail, computed.text(), force=force)
    deliver(text, output, force=force)
    tell(told(examined.findings, data, name))
    if audit is not None:
        tell(audit.told())
        if not audit.found.holds:
            raise typer.Exit(int(Status.CHECK_FAILED))


def _template(name: str | None, form: Format) -> bytes | None:
    if name is None:
        return None
    if form is not Format.DOCX:
        raise Unusable("template-fills-word")
    return read_bytes(name)


def _folder(name: str | None) -> str | None:
    if name is not None and not Path(name).is_dir():
        raise Unusable("no-font-folder", folder=name)
    return name


def _in_plain_words(trail: Trail, only: str | None, language: str, form: Format) -> str:
    from iuralloc.report.plain import plain_page

    if form not in {Format.TABLE, Format.MD}:
        raise Unusable("plain-is-text")
    return plain_page(trail, only, language=language, width=min(terminal_width() or 80, 100))


def _known(only: str | None, trail: Trail) -> None:
    tables = {record["table"] for record in trail.schedules}
    pools = [str(record["pool"]) for record in trail.schedules if record["table"] == "pool"]
    absent = {"equity": "equity" not in tables, "risk": "ladder" not in tables}
    if only is not None and absent.get(only):
        raise Unusable("only-no-kind", only=only)
    if only is not None and only not in {"benefit", *absent, *pools}:
        raise Unusable("only-no-pool", only=only, known=pools)
