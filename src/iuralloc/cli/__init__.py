"""The command line: thin commands that parse, call once, write, and leave with a status."""

from __future__ import annotations


def main() -> None:
    """Run the program."""
    from iuralloc.cli.app import app

    # One name however it is started, so that help and shell completion speak of one program.
    app(prog_name="iuralloc")
