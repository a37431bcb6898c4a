"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import Annotated

import typer

from iuralloc.cli.language import Language
from iuralloc.cli.streams import Unusable


class Format(StrEnum):
    """What a result is written as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"

    @property
    def document(self) -> bool:
        """Whether it is a document to hand over, rather than text for a screen or a program."""
        return self in {Format.XLSX, Format.DOCX, Format.PDF, Format.HTML}


#: what the end of a file's name says about the format
_SUFFIXES = {
    ".txt": Format.TABLE,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".md": Format.MD,
    ".markdown": Format.MD,
    ".xlsx": Format.XLSX,
    ".docx": Format.DOCX,
    ".pdf": Format.PDF,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}

File = Annotated[str, typer.Argument(metavar="FILE", help="The contract, YAML or JSON; - reads standard input.")]
InFormat = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="What the result is written as; by default what -o ends in, or table."),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="OUT", help="Write the result to a file, whole or not at all."),
]
InLanguage = Annotated[
    Language,
    typer.Option(
        "--lang",
        envvar="IURALLOC_LANG",
        help="The language of all words: English, Chinese, or both beside each other.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace existing files.")]


def chosen(form: Format | None, output: str | None, *, documents: bool = False) -> Format:
    """The format that was asked for, or the one that the name of the output file says.

    Parameters
    ----------
    form, output
        What the command line says.
    documents
        Whether the command writes documents, too: xlsx, docx, pdf, html.

    Raises
    ------
    Unusable
        If the name says nothing and no format was asked for, or if the command does not write that format.
    """
    found = form or _by_name(output)
    if found.document and not documents:
        raise Unusable("no-document", form=found)
    return found


def _by_name(output: str | None) -> Format:
    if output is None:
        return Format.TABLE
    suffix = PurePath(output).suffix.lower()
    if suffix not in _SUFFIXES:
        raise Unusable("output-format", file=output, known=_SUFFIXES)
    return _SUFFIXES[suffix]
