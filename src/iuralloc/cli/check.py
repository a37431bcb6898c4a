"""``iuralloc check``: everything that is wrong with a contract file, at once."""

from __future__ import annotations

from typing import Annotated

import typer

from iuralloc.cli.options import File, Format, InFormat
from iuralloc.cli.streams import guarded, opened, put, refusing, told
from iuralloc.errors import Status

#: findings about the result; `check` tells them only when asked
ABOUT_THE_RESULT = frozenset({"better-alone"})


@guarded
def check(
    file: File,
    *,
    full: Annotated[bool, typer.Option("--full", help="Compute, too, and tell what there is to remark about the result.")] = False,  # noqa: E501
    form: InFormat = Format.TABLE,
) -> None:
    """Tell everything that is wrong with a contract, with places and remedies; status 2 if anything is."""
    from iuralloc.allocate import examine

    data, name = opened(file)
    with refusing(name, lambda: data):
        examined = examine(data, name)
    findings = [f for f in examined.findings if full or f.code not in ABOUT_THE_RESULT]
    faulty = examined.ledger is None
    if form is Format.JSON:
        put(_json(findings, data, name))
    elif findings:
        put(told(findings, data, name))
    if examined.ledger and examined.contract and form is Format.TABLE:
        document, roster = examined.contract.document, examined.contract.roster
        put(f"{name}: {len(roster.partners())} parties, {len(document.pools)} pools: it can be computed")
    if faulty:
        raise typer.Exit(int(Status.AT_FAULT))


def _json(findings: object, data: bytes, name: str) -> str:
    import json

    from iuralloc.report.findings import finding_data

    records = [finding_data(finding, name) for finding in findings]  # type: ignore[attr-defined]
    return json.dumps({"format": "iuralloc-findings/1", "findings": records}, ensure_ascii=False, indent=1, sort_keys=True)
