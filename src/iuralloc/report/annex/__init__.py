"""The annex: what is handed over as Word, PDF or a page of the web, before any of them is laid out."""

from iuralloc.report.annex.build import annex_of
from iuralloc.report.annex.model import Annex, Section, Signature

__all__ = ["Annex", "Section", "Signature", "annex_of"]
