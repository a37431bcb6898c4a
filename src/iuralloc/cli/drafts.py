"""Several drafts of one contract, side by side: what `iuralloc compare A.yaml B.yaml` prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from iuralloc.cli.options import Format
from iuralloc.cli.streams import Unusable, beside, opened, refusing, visible
from iuralloc.cli.whatif import known, leave_with

if TYPE_CHECKING:
    from iuralloc.variants.variant import Variant


def compare_drafts(
    files: Sequence[str], only: str | None, form: Format, output: str | None, *, language: str, force: bool
) -> None:
    """Print what drafts say differently, path by path, and what that comes to for each party.

    Raises
    ------
    Unusable
        For standard input named twice, or something that no draft divides.
    typer.Exit
        With the status of the first draft, or of the only other one, where it has no result.
    """
    from iuralloc.cli.results import deliver, rendered
    from iuralloc.report.schedules.variants import draft_tables
    from iuralloc.report.writers.documents import Layout
    from iuralloc.variants.compare import Compared

    if list(files).count("-") > 1:
        raise Unusable("compare-input-twice")
    first, *others = _drafts(files)
    with refusing(first.source.name, lambda: first.source.data):
        trail = first.trail
    compared = Compared(first, others, only)
    known(only, compared)
    deliver(
        rendered(form, trail, draft_tables(compared, language), to_file=output is not None, layout=Layout(language)),
        output,
        force=force,
    )
    leave_with(others)


def _drafts(files: Sequence[str]) -> list[Variant]:
    from iuralloc.contract.source import Source
    from iuralloc.variants.variant import as_it_stands

    names = [PurePath(file).name for file in files]
    found = []
    for file, name in zip(files, names, strict=True):
        data, own = opened(file)
        with refusing(own, lambda data=data: data):  # type: ignore[misc]
            source = Source.from_bytes(data, own, beside(file))
        # Drafts in several folders often have one name: then the folder tells them apart.
        found.append(as_it_stands(source, visible(name if names.count(name) == 1 else file)))
    return found
