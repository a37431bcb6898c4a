"""A neutral annex: a title, facts that identify it, sections of sentences, pictures and tables, and who signs."""

from __future__ import annotations

from dataclasses import dataclass

from iuralloc.report.pictures.model import Picture
from iuralloc.report.table import Table


@dataclass(frozen=True, slots=True)
class Section:
    """One numbered part of the annex.

    Parameters
    ----------
    id
        Stable, such as ``contributions``, ``pool.profit`` or ``rounding``.
    heading
        In the language of the annex, without its number.
    paragraphs
        Sentences before the tables.
    pictures
        What may be looked at; a writer that cannot draw leaves them out.
    tables
        As `tabulate` gave them.
    appendix
        Whether it stands behind the signatures.
    """

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    appendix: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the id of the party and its name."""

    party: str
    name: str


@dataclass(frozen=True, slots=True)
class Annex:
    """What is handed over.

    Parameters
    ----------
    title
        Of the contract.
    subtitle
        What this paper is.
    language
        ``en``, ``zh`` or ``both``.
    digest
        Of the trail, whole.
    facts
        What identifies it, label and text: file, digests, date, law, unit.
    sections
        In the order of an annex: parties, definitions, contributions, pools, equity, risk, rounding, choices, how to
        verify; then, as appendices, workings and grounds.
    signing
        The sentence above the signatures.
    signatures
        In the order of the parties; alike parties sign one by one.
    labels
        Words of the paper itself: contents, appendix, party, seal, signed by, date, page.
    """

    title: str
    subtitle: str
    language: str
    digest: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    signing: str
    signatures: tuple[Signature, ...]
    labels: dict[str, str]
