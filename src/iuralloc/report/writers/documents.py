"""Documents to hand over: each format is a module of this folder with a function ``render``, and needs an extra."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Final, TypeAlias, cast

from iuralloc.audit.trail import Trail
from iuralloc.report.table import Table

#: a writer of documents: the trail, its tables, and the language; gives the bytes of the file
Render: TypeAlias = Callable[[Trail, Sequence[Table], str], bytes]

#: which library a format is written with, and which extra brings it; HTML needs none
_NEEDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"xlsx": ("XlsxWriter", "excel"), "docx": ("python-docx", "report"), "pdf": ("typst", "report")}
)


class MissingExtra(Exception):
    """A library that an extra brings is not installed.

    Parameters
    ----------
    package
        What is missing.
    extra
        The extra of iuralloc that brings it.
    """

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package}: iuralloc[{extra}]")
        self.package = package
        self.extra = extra


def render_document(form: str, trail: Trail, tables: Sequence[Table], language: str) -> bytes:
    """A document as the bytes of its file.

    Parameters
    ----------
    form
        ``xlsx``, ``docx``, ``pdf`` or ``html``.
    trail, tables, language
        What is written.

    Raises
    ------
    MissingExtra
        If the library that writes it is not installed.
    """
    try:
        writer = import_module(f"iuralloc.report.writers.{form}")
    except ModuleNotFoundError as error:
        if form not in _NEEDS or (error.name or "").startswith("iuralloc"):
            raise
        raise MissingExtra(*_NEEDS[form]) from error
    return cast("Render", writer.render)(trail, tables, language)
