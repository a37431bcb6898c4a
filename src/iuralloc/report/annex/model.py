"""A neutral annex: a title, facts that identify it, sections of sentences and tables, and who signs."""

from __future__ import annotations

from dataclasses import dataclass

from iuralloc.report.table import Table


@dataclass(frozen=True, slots=True)
class Section:
    """One numbered part of the annex.

    Parameters
    ----------
    id
        Stable, such as ``contributions`` or the id of a pool.
    heading
        In the language of the annex, without its number.
    paragraphs
        Sentences before the tables.
    tables
        As `tabulate` gave them.
    """

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """What is handed over.

    Parameters
    ----------
    title
        Of the contract.
    language
        ``en``, ``zh`` or ``both``.
    facts
        What identifies it, label and text: file, digests, date, law, unit.
    sections
        In the order of an annex: parties, definitions, contributions, shares, waterfall, tiers, equity, risk,
        rounding, choices, grounds.
    signatures
        Who signs: the names of the parties, in order.
    """

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    signatures: tuple[str, ...]
