"""The program: its commands, and the promise that no user ever sees a traceback."""

from __future__ import annotations

import typer

from iuralloc.cli.allocate import allocate
from iuralloc.cli.check import check
from iuralloc.cli.compare import compare
from iuralloc.cli.explain import explain
from iuralloc.cli.new import new
from iuralloc.cli.rules import rules
from iuralloc.cli.schema import schema
from iuralloc.cli.solve import solve
from iuralloc.cli.verify import verify
from iuralloc.cli.whatif import whatif

app = typer.Typer(
    name="iuralloc",
    help="Benefit, equity and risk allocation for industry-university-research cooperation: exact tables, "
    "every figure with its grounds, re-checkable by one small file.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: iuralloc new, then: iuralloc allocate contract.yaml. A dash (-) reads standard input.",
)


def _version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"iuralloc {version('iuralloc')}")
        raise typer.Exit


@app.callback()
def program(
    *,
    version: bool = typer.Option(
        False,
        "--version",
        is_eager=True,
        callback=lambda value: _version(wanted=value),
        help="Print the version.",
    ),
) -> None:
    """Benefit, equity and risk allocation for industry-university-research cooperation."""


app.command()(new)
app.command()(check)
app.command()(allocate)
app.command()(explain)
app.command()(compare)
app.command()(whatif)
app.command()(verify)
app.command()(solve)
app.command()(rules)
app.command()(schema)
