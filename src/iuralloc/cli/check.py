"""``iuralloc check``: everything that is wrong with a contract file, at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from iuralloc.cli.language import Language
from iuralloc.cli.options import File, Force, Format, InFormat, InLanguage, Output, chosen
from iuralloc.cli.streams import beside, guarded, opened, refusing, spoken, told, visible
from iuralloc.errors import Finding

#: findings about the result; `check` tells them only when asked
ABOUT_THE_RESULT = frozenset({
    "better-alone", "loss-uncovered", "valuation-gap", "term-missed-by-rounding", "claimed-differs", "result-open",
    "figure-has-range", "figure-restated",
})  # fmt: skip


@guarded
def check(
    file: File,
    *,
    full: Annotated[
        bool, typer.Option("--full", help="Compute, too, and tell what there is to remark about the result.")
    ] = False,
    language: InLanguage = Language.EN,
    output: Output = None,
    force: Force = False,
    form: InFormat = None,
) -> None:
    """Tell everything that is wrong with a contract, with places and remedies; status 2 if anything is."""
    from iuralloc.allocate import Examined, examine
    from iuralloc.cli.results import deliver

    wanted = chosen(form, output)
    data, name = opened(file)
    examined: Examined
    with refusing(name, lambda: data):
        examined = examine(data, name, beside(file))
    findings = [f for f in examined.findings if full or f.code not in ABOUT_THE_RESULT]
    if wanted is Format.TABLE:
        text = told(findings, data, name)
        if examined.ledger and examined.contract:
            parties, pools = len(examined.contract.roster.partners()), len(examined.contract.document.pools)
            text += _computable(name, parties, pools)
    else:
        text = _listed(findings, name, wanted, language)
    deliver(text, output, force=force)
    if examined.ledger is None:
        raise typer.Exit(int(examined.status))


def _computable(name: str, parties: int, pools: int) -> str:
    """That the contract can be computed, a line for each language."""
    from iuralloc.report.bilingual import each
    from iuralloc.report.words import words

    lines = []
    for language in each(spoken()):
        say = words(language).say
        counted = {
            "parties": say("parties-counted", count=str(parties)),
            "pools": say("pools-counted", count=str(pools)),
        }
        lines.append(say("computable", file=visible(name), **counted))
    return "".join(f"{line}\n" for line in lines)


def _listed(findings: Sequence[Finding], name: str, form: Format, language: str) -> str:
    from iuralloc.cli.results import as_json
    from iuralloc.report import render_csv, render_markdown
    from iuralloc.report.findings import finding_data, findings_table

    if form is Format.JSON:
        records = [finding_data(finding, name, language) for finding in findings]
        return as_json({"format": "iuralloc-findings/1", "findings": records})
    table = findings_table(findings, name, language)
    return render_csv([table]) if form is Format.CSV else render_markdown([table])
