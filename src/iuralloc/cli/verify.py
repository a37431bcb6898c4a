"""``iuralloc verify``: the stand-alone checker, run from here."""

from __future__ import annotations

from typing import Annotated

import typer

from iuralloc.cli.options import Format, InFormat
from iuralloc.cli.streams import guarded, put, read_bytes
from iuralloc.errors import Status

_TRAIL_BYTES = 50_000_000


@guarded
def verify(
    trail: Annotated[str, typer.Argument(metavar="TRAIL", help="The trail that allocate --trail wrote.")],
    contract: Annotated[str | None, typer.Argument(metavar="[CONTRACT]", help="The contract file, to re-read every number in it.")] = None,  # noqa: E501
    *,
    expect: Annotated[str | None, typer.Option("--expect", metavar="DIGEST", help="The digest printed in the annex.")] = None,
    form: InFormat = Format.TABLE,
) -> None:
    """Check a trail without trusting the program that wrote it; status 1 if anything does not hold."""
    from iuralloc import verify as checker

    report = checker.verify(read_bytes(trail, _TRAIL_BYTES), read_bytes(contract) if contract else None, expect)
    if form is Format.JSON:
        put(_json(report))
    else:
        put("\n".join(checker.lines(report)))
    if not report.green:
        raise typer.Exit(int(Status.CHECK_FAILED))


def _json(report: object) -> str:
    import json
    from dataclasses import asdict

    data = asdict(report)  # type: ignore[call-overload]
    return json.dumps({"format": "iuralloc-report/1", **data}, ensure_ascii=False, indent=1, sort_keys=True)
