"""``iuralloc compare``: drafts side by side; ranges of one, and other rules beside its own."""

from __future__ import annotations

from typing import Annotated

import typer

from iuralloc.cli.completion import rule_names
from iuralloc.cli.language import Language
from iuralloc.cli.options import Force, InFormat, InLanguage, Output, chosen
from iuralloc.cli.streams import Unusable, guarded


@guarded
def compare(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Drafts of a contract, the one to compare with first.")
    ],
    *,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="benefit|equity|risk|POOL", help="Only the tables of one kind or of one pool."),
    ] = None,
    ranges: Annotated[
        bool,
        typer.Option("--ranges", help="Of one contract: each party's range in the core and under the terms."),
    ] = False,
    rule: Annotated[
        list[str] | None,
        typer.Option(
            "--rule",
            "-r",
            metavar="ID",
            help="Of one contract: what this rule would give on each game, and who would object; repeatable.",
            autocompletion=rule_names,
        ),
    ] = None,
    pool: Annotated[
        str | None, typer.Option("--pool", metavar="ID", help="Ranges and rules of this pool only.")
    ] = None,
    language: InLanguage = Language.EN,
    output: Output = None,
    force: Force = False,
    form: InFormat = None,
) -> None:
    """Compare drafts, path by path and party by party; or one contract with its ranges and with other rules."""
    from iuralloc.cli.drafts import compare_drafts
    from iuralloc.cli.ranges import compare_ranges

    wanted = chosen(form, output, documents=True)
    if len(files) == 1 and (ranges or rule):
        compare_ranges(
            files[0],
            ranges=ranges,
            rules=rule or (),
            pool=pool,
            form=wanted,
            language=language,
            output=output,
            force=force,
        )
        return
    if ranges or rule or pool:
        raise Unusable("compare-one")
    if len(files) > 1:
        compare_drafts(files, only, wanted, output, language=language, force=force)
        return
    raise Unusable("compare-what")
