"""What is said of findings, by language: the same names in every table, looked up once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import import_module

from iuralloc.report.words.said import Said


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of findings in one language.

    Parameters
    ----------
    findings
        Sentence, reason and remedy by code.
    mend, did_you_mean, more
        What stands around a remedy, around a word that may be meant, and in place of what is not printed.
    severities
        What stands before the code of a finding, by severity.
    derived
        Facts that only the language has, from the facts of a finding.
    share
        A part of the whole as the language writes it.
    summary
        The last line: how many findings of each severity.

    Examples
    --------
    >>> spoken("en").mend.format(remedy="write a number.")
    'Mend: write a number.'
    """

    findings: Mapping[str, Said]
    mend: str
    did_you_mean: str
    more: str
    severities: Mapping[str, str]
    derived: Callable[[Mapping[str, str]], dict[str, str]]
    share: Callable[[Fraction], str]
    summary: Callable[[Mapping[str, int]], str]


@cache
def spoken(language: str = "en") -> Spoken:
    """The words of findings in a language.

    Raises
    ------
    KeyError
        If there is no table for it.
    """
    name = f"iuralloc.report.words.findings_{language}"
    try:
        table = import_module(name)
    except ModuleNotFoundError as error:
        raise KeyError(language) from error
    return Spoken(
        table.FINDINGS, table.MEND, table.DID_YOU_MEAN, table.MORE, table.SEVERITIES,
        table.derived, table.share, table.summary,
    )  # fmt: skip
