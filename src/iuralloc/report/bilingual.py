"""Two languages beside each other: tables, sentences and headings that say the same, merged part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from iuralloc.errors import Inconsistency
from iuralloc.report.table import Cell, Column, Table

#: Chinese, and below or behind it English
BOTH: Final = "both"
#: between the same in two languages
BESIDE: Final = " / "
#: Chinese punctuation as it stands between ids and numbers in English
_PLAIN: Final = str.maketrans({"、": ", ", "，": ", ", "；": "; ", "：": ": ", "（": " (", "）": ")"})


def each(language: str) -> tuple[str, ...]:
    """The languages that a word for languages stands for, in the order of print.

    Examples
    --------
    >>> each("en"), each("both")
    (('en',), ('zh', 'en'))
    """
    return ("zh", "en") if language == BOTH else (language,)


def beside(*texts: str) -> str:
    """The same in several languages on one line; what is said already is not said again.

    Examples
    --------
    >>> beside("当事方", "party"), beside("1,037", "1,037"), beside("青岩泵业", "Qingyan Pump 青岩泵业")
    ('当事方 / party', '1,037', 'Qingyan Pump 青岩泵业')
    >>> beside("maker、uni", "maker, uni")
    'maker、uni'
    """
    said: list[str] = []
    for text in texts:
        # Names stand in English beside the name in Chinese: the longer one says both.
        if said and text.endswith(f" {said[-1]}"):
            said[-1] = text
        elif text and text.translate(_PLAIN) not in [each.translate(_PLAIN) for each in said]:
            said.append(text)
    return BESIDE.join(said)


def in_languages(language: str, make: Callable[[str], Iterable[Table]]) -> tuple[Table, ...]:
    """Tables in one language, or in both, merged cell by cell.

    Parameters
    ----------
    language
        ``en``, ``zh``, or ``both``.
    make
        Makes the tables in one language.

    Raises
    ------
    Inconsistency
        If the tables differ in more than words: a bug, found by the tests.
    """
    first, *others = (tuple(make(one)) for one in each(language))
    for other in others:
        if [table.id for table in first] != [table.id for table in other]:
            raise Inconsistency(language)
        first = tuple(map(_merged, first, other))
    return first


def _merged(one: Table, other: Table) -> Table:
    if len(one.columns) != len(other.columns) or len(one.rows) != len(other.rows):
        raise Inconsistency(one.id)
    columns = (Column(beside(a.heading, b.heading), a.numeric) for a, b in zip(one.columns, other.columns, strict=True))
    rows = (tuple(map(_cell, a, b)) for a, b in zip(one.rows, other.rows, strict=True))
    title = beside(one.title, other.title)
    return Table(one.id, title, tuple(_notes(one.notes, other.notes)), tuple(columns), tuple(rows))


def _cell(one: Cell, other: Cell) -> Cell:
    if (one.role, one.exact, one.figure, one.indent) != (other.role, other.exact, other.figure, other.indent):
        raise Inconsistency(one.text)
    return replace(one, text=beside(one.text, other.text))


def _notes(one: Sequence[str], other: Sequence[str]) -> Iterable[str]:
    """Each note, and below it the same in the other language."""
    pairs = zip_longest(one, other, fillvalue="")
    return dict.fromkeys(note for pair in pairs for note in pair if note)
