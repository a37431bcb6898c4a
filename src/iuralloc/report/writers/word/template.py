"""An office's own template: its words and looks, our figures in its fields; what it asks for and is not there is told.

A field is written ``{{ … }}``, a row that repeats between ``{%tr for … %}`` and ``{%tr endfor %}``, as docxtpl has
it. The template runs in a sandbox: it can read what it is given, and nothing else.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from iuralloc.audit.trail import Trail
from iuralloc.report.annex import annex_of
from iuralloc.report.table import Table
from iuralloc.report.writers.documents import Layout, Unwritable
from iuralloc.report.writers.visible import visible
from iuralloc.report.writers.word.fields import fields

#: bytes of a template, and of all its parts unpacked: more is no letterhead
MOST_BYTES: Final = 10_000_000
MOST_UNPACKED: Final = 100_000_000
_MOST_PARTS: Final = 1_000
#: parts that run something or bring something from elsewhere
_FORBIDDEN: Final = ("vbaProject", "activeX", "embeddings/", "oleObject")


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a template computes nothing: what is printed is what was computed, and no text grows."""

    intercepted_binops = frozenset({"*", "**", "/", "//", "%", "-", "+"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse every sum and product."""
        del context, left, right
        raise SecurityError(operator)


def filled(trail: Trail, tables: Sequence[Table], layout: Layout) -> bytes:
    """The template with its fields filled.

    Parameters
    ----------
    trail, tables
        As for `annex_of`.
    layout
        Its language, and the bytes of the template.

    Raises
    ------
    Unwritable
        If it is no Word document, holds macros or links to the outside, or asks for a field that there is not.
    """
    data = layout.template or b""
    _inspect(data)
    context = fields(trail, annex_of(trail, tables, layout.language))
    environment = _Sandbox(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    try:
        document = DocxTemplate(io.BytesIO(data))
        document.render(context, environment, autoescape=True)
        stream = io.BytesIO()
        document.save(stream)
    except UndefinedError as error:
        raise _unknown(str(error.message), context) from error
    except SecurityError as error:
        raise Unwritable("template-unsafe", why=visible(str(error))) from error
    except (TemplateError, TypeError, ArithmeticError, RecursionError) as error:
        raise Unwritable("template-wrong", why=visible(str(error))) from error
    except (KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise Unwritable("template-no-document", why=visible(str(error))) from error
    return stream.getvalue()


def _unknown(message: str, context: Mapping[str, Any]) -> Unwritable:
    """What a template asks for and is not there, with what is near and all there is."""
    wanted = message.split("'")[-2] if message.count("'") > 1 else message
    known = [*context, *context["tables"], *context["pools"], *context["figures"]]
    near = get_close_matches(wanted, known, n=3)
    return Unwritable("template-field", field=visible(wanted), near=", ".join(near) or "–", known=", ".join(context))


def _inspect(data: bytes) -> None:
    """Refuse what is no plain Word document before any of it is unpacked in earnest."""
    if len(data) > MOST_BYTES:
        raise Unwritable("template-too-large", most=f"{MOST_BYTES:,}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Unwritable("template-too-large", most=f"{MOST_UNPACKED:,}")
            names = [part.filename for part in parts]
            if "word/document.xml" not in names:
                raise Unwritable("template-no-document", why="word/document.xml")
            for name in names:
                if name.startswith("/") or ".." in name.split("/") or any(word in name for word in _FORBIDDEN):
                    raise Unwritable("template-unsafe", why=visible(name))
            for name in names:
                if name.endswith((".xml", ".rels")):
                    _inspect_part(name, archive.read(name))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unwritable("template-no-document", why=visible(str(error))) from error


def _inspect_part(name: str, part: bytes) -> None:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Unwritable("template-unsafe", why=f"{name}: <!DOCTYPE")
    # A hyperlink to a page is no harm: nothing is fetched until somebody follows it.
    if name.endswith(".rels") and b'TargetMode="External"' in part and b"/hyperlink" not in part:
        raise Unwritable("template-unsafe", why=f"{name}: TargetMode=External")
