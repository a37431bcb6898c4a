"""Documents to hand over: each format is a module of this folder with a function ``render``, and needs an extra."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Final, TypeAlias, cast

from iuralloc.audit.trail import Trail
from iuralloc.report.table import Table


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is wanted.

    Parameters
    ----------
    language
        ``en``, ``zh`` or ``both``.
    fonts
        A folder with further fonts; None where those of the system are enough.
    template
        The bytes of an office's own template; None for ours.
    """

    language: str = "en"
    fonts: str | None = None
    template: bytes | None = None


#: a writer of documents: gives the bytes of the file
Render: TypeAlias = Callable[[Trail, Sequence[Table], Layout], bytes]

#: which library a format is written with, and which extra brings it; HTML needs none
_NEEDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"xlsx": ("XlsxWriter", "excel"), "docx": ("python-docx", "report"), "pdf": ("typst", "report")}
)


class Unwritable(Exception):
    """A document cannot be written as things are.

    Parameters
    ----------
    code
        Of the sentence that says why, and what to do.
    facts
        What fills its gaps.
    """

    def __init__(self, code: str, /, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def render_document(form: str, trail: Trail, tables: Sequence[Table], layout: Layout) -> bytes:
    """A document as the bytes of its file.

    Parameters
    ----------
    form
        ``xlsx``, ``docx``, ``pdf`` or ``html``.
    trail, tables, layout
        What is written, and how.

    Raises
    ------
    Unwritable
        If the library that writes it is not installed, or what a document needs (a font, say) is missing.
    """
    try:
        writer = import_module(f"iuralloc.report.writers.{form}")
    except ModuleNotFoundError as error:
        if form not in _NEEDS or (error.name or "").startswith("iuralloc"):
            raise
        package, extra = _NEEDS[form]
        raise Unwritable("missing-extra", form=form, package=package, extra=extra) from error
    return cast("Render", writer.render)(trail, tables, layout)
