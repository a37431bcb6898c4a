"""``iuralloc whatif``: a contract beside the same contract with changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from iuralloc.cli.language import Language
from iuralloc.cli.options import File, Force, InFormat, InLanguage, Output, chosen
from iuralloc.cli.streams import Unusable, beside, guarded, opened, refusing, tell, told, write_file

if TYPE_CHECKING:
    from iuralloc.contract.load import Contract
    from iuralloc.contract.scenarios import Setting
    from iuralloc.contract.source import Source
    from iuralloc.variants.compare import Compared
    from iuralloc.variants.variant import Variant


@guarded
def whatif(
    file: File,
    *,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="PATH=VALUE",
            help="What the file should say instead, such as pools.profit.amount=590; none removes; repeatable.",
        ),
    ] = None,
    scenarios: Annotated[
        list[str] | None,
        typer.Option("--scenario", metavar="NAME", help="A scenario that the file names; repeatable."),
    ] = None,
    every: Annotated[bool, typer.Option("--all-scenarios", help="All scenarios of the file, side by side.")] = False,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="benefit|equity|risk|POOL", help="Only the tables of one kind or of one pool."),
    ] = None,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="OUT.yaml", help="Write the changed contract; only the changed lines differ."),
    ] = None,
    language: InLanguage = Language.EN,
    output: Output = None,
    force: Force = False,
    form: InFormat = None,
) -> None:
    """Ask "what if": the contract and each variant side by side, in money and points, with what was changed."""
    from iuralloc.cli.results import deliver, rendered
    from iuralloc.report.schedules.variants import what_if_tables
    from iuralloc.report.writers.documents import Layout
    from iuralloc.variants.compare import Compared
    from iuralloc.variants.variant import as_it_stands

    wanted = chosen(form, output, documents=True)
    asked = [_setting(text) for text in settings or ()]
    data, name = opened(file)
    with refusing(name, lambda: data):
        base = as_it_stands(_source(file, data, name), "")
        trail = base.trail
        contract = base.examined.contract if base.examined else None
        if contract is None:
            raise Unusable("file-not-understood", file=name)
        names = list(contract.document.scenarios) if every else scenarios or []
        variants = _variants(contract, asked, names)
    if not variants:
        raise _nothing_asked(contract, every=every)
    compared = Compared(base, variants, only)
    known(only, compared)
    text = rendered(
        wanted, trail, what_if_tables(compared, language), to_file=output is not None, layout=Layout(language)
    )
    if save is not None:
        write_file(save, _only_one(variants).source.data.decode(), force=force)
    deliver(text, output, force=force)
    leave_with(variants)


def _source(file: str, data: bytes, name: str) -> Source:
    from iuralloc.contract import source

    return source.Source.from_bytes(data, name, beside(file))


def _setting(text: str) -> tuple[str, str]:
    from iuralloc.contract.paths import read_setting

    found = read_setting(text)
    if found is None or not found[0]:
        raise Unusable("set-unreadable", text=text)
    return found


def _variants(contract: Contract, asked: Sequence[tuple[str, str]], names: Sequence[str]) -> list[Variant]:
    """What is set on the command line is one variant, each scenario another."""
    from iuralloc.variants.variant import scenario, set_by_text, varied

    found: list[tuple[str, tuple[Setting, ...]]] = []
    if asked:
        found.append(("", tuple(set_by_text(path, value) for path, value in asked)))
    found += [(name, scenario(contract, name)) for name in dict.fromkeys(names)]
    return [varied(contract, name, settings) for name, settings in found]


def _nothing_asked(contract: Contract, *, every: bool) -> Unusable:
    if every:
        return Unusable("scenarios-absent")
    names = list(contract.document.scenarios)
    return Unusable("what-if-what-scenario", known=names) if names else Unusable("what-if-what")


def _only_one(variants: Sequence[Variant]) -> Variant:
    if len(variants) > 1:
        raise Unusable("save-one")
    return variants[0]


def known(only: str | None, compared: Compared) -> None:
    """Refuse to print what nobody divides.

    Raises
    ------
    Unusable
        With what was asked for.
    """
    if only is not None and not compared.ids:
        raise Unusable("only-undivided", only=only)


def leave_with(variants: Sequence[Variant]) -> None:
    """Tell why a variant has no result; it decides the status only where it is the only one."""
    for variant in variants:
        if not variant.computed:
            # Lines are those of the changed file.
            file = variant.source.name
            named = (
                file if variant.name in {"", file} and not variant.changes else f"{file} ({variant.name or 'what if'})"
            )
            tell(told(variant.findings, variant.source.data, named))
    if len(variants) == 1 and not variants[0].computed:
        raise typer.Exit(int(variants[0].status))
