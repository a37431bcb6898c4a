"""``iuralloc verify``: the stand-alone checker, run from here."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from iuralloc.cli.options import Force, Format, InFormat, Output, chosen
from iuralloc.cli.streams import guarded, read_bytes
from iuralloc.errors import Status

if TYPE_CHECKING:
    from iuralloc.verify import Report

_TRAIL_BYTES = 50_000_000
_COUNTS = ("recomputed", "certificate", "given", "estimate", "readings", "constants")


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
    output: Output = None,
    force: Force = False,
    form: InFormat = None,
) -> None:
    """Check a trail without trusting the program that wrote it; status 1 if anything does not hold."""
    from iuralloc.cli.results import deliver
    from iuralloc.verify import verify as checked

    wanted = chosen(form, output)
    report = checked(read_bytes(trail, _TRAIL_BYTES), read_bytes(contract) if contract else None, expect)
    deliver(_text(report, wanted), output, force=force)
    if not report.green:
        raise typer.Exit(int(Status.CHECK_FAILED))


def _text(report: Report, form: Format) -> str:
    from iuralloc.cli.results import as_json
    from iuralloc.verify import lines

    if form is Format.TABLE:
        return "\n".join([*lines(report), ""])
    if form is Format.JSON:
        return as_json({"format": "iuralloc-report/1", "green": report.green, **asdict(report)})
    from iuralloc.report import render_csv, render_markdown
    from iuralloc.report.table import Cell, Column, Table

    counts = tuple((Cell(word), Cell(str(getattr(report, word)))) for word in _COUNTS)
    faults = tuple((Cell(f.figure), Cell(f.code), Cell(f.message)) for f in report.faults)
    tables = [
        Table("counts", f"verify: {report.digest}", (), (Column("what"), Column("count")), counts),
        Table("faults", "faults", (), (Column("figure"), Column("code"), Column("message")), faults),
    ]
    return render_csv(tables) if form is Format.CSV else render_markdown(tables)
