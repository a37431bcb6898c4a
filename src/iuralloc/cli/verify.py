"""``iuralloc verify``: the stand-alone checker, run from here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from iuralloc.cli.language import Language
from iuralloc.cli.options import Force, Format, InFormat, InLanguage, Output, chosen
from iuralloc.cli.streams import beside, guarded, read_bytes
from iuralloc.errors import Status

if TYPE_CHECKING:
    from iuralloc.verify import Report

_TRAIL_BYTES = 50_000_000


@guarded
def verify(
    trail: Annotated[str, typer.Argument(metavar="TRAIL", help="The trail that allocate --trail wrote.")],
    contract: Annotated[
        str | None,
        typer.Argument(metavar="[CONTRACT]", help="The contract file, to re-read every number in it."),
    ] = None,
    *,
    expect: Annotated[
        str | None, typer.Option("--expect", metavar="DIGEST", help="The digest printed in the annex.")
    ] = None,
    openings: Annotated[
        list[str] | None,
        typer.Option(
            "--opening",
            metavar="TRAIL",
            help="The trail that it opens with, or another of the chain; repeatable. One beside it is found by its name.",
        ),
    ] = None,
    language: InLanguage = Language.EN,
    output: Output = None,
    force: Force = False,
    form: InFormat = None,
) -> None:
    """Check a trail without trusting the program that wrote it; status 1 if anything does not hold."""
    from iuralloc.cli.results import deliver
    from iuralloc.verify import verify as checked

    wanted = chosen(form, output)
    data = read_bytes(trail, _TRAIL_BYTES)
    sheets = _sheets(data, contract) if contract else None
    earlier = [read_bytes(name, _TRAIL_BYTES) for name in openings or ()]
    report = checked(data, read_bytes(contract) if contract else None, expect, sheets, earlier, _neighbours(trail))
    deliver(_text(report, wanted, language), output, force=force)
    if not report.green:
        raise typer.Exit(int(Status.CHECK_FAILED))


def _sheets(trail: bytes, contract: str) -> dict[str, bytes]:
    """The sheets that the trail speaks of and that lie beside the contract; the checker tells those that do not."""
    from iuralloc.contract.sheets.beside import NotBeside
    from iuralloc.verify import sheets_of

    found = {}
    for name in sheets_of(trail):
        with suppress(NotBeside):
            found[name] = beside(contract).read(name)
    return found


def _neighbours(trail: str) -> Callable[[str], bytes | None]:
    """What reads trails in the folder of a trail: plain names only, since a trail may come from anybody."""
    from iuralloc.contract.sheets.beside import NotBeside

    def read(name: str) -> bytes | None:
        if PurePath(name).name != name:
            return None
        try:
            return beside(trail).read(name, _TRAIL_BYTES)
        except NotBeside:
            return None

    return read


def _text(report: Report, form: Format, language: str) -> str:
    from iuralloc.cli.results import as_json
    from iuralloc.report import render_csv, render_markdown
    from iuralloc.report.verified import verified_lines, verified_tables

    if form is Format.TABLE:
        return "\n".join([*verified_lines(report, language), ""])
    if form is Format.JSON:
        return as_json({"format": "iuralloc-report/1", "green": report.green, **asdict(report)})
    tables = verified_tables(report, language)
    return render_csv(tables) if form is Format.CSV else render_markdown(tables)
