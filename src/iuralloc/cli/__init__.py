"""The command line: thin commands that parse, call once, write, and leave with a status."""

from __future__ import annotations


def main() -> None:
    """Run the program."""
    from iuralloc.cli.app import app

    app()
