"""All words of the report: sentences by code, one table per language. Codes and ids stay untranslated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Final

#: languages that have a table
LANGUAGES: Final = ("en", "zh")
#: the parts of a table of words, each a file of its own by language: one to a line, so that parts come and go alone
_PARTS: Final = (
    "",
    "_losses",
    "_terms",
    "_awards",
    "_variants",
    "_flows",
    "_checks",
    "_tiers",
    "_commands",
)


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language.

    Examples
    --------
    >>> words("en").say("alike", first="leader_1", last="leader_6", count="6")
    'leader_1 … leader_6 (6 alike)'
    """

    language: str
    sentences: Mapping[str, str]

    def say(self, code: str, /, **facts: str) -> str:
        """The sentence of a code; where a fact ``count`` is 1, the one for a single thing, if there is one.

        Raises
        ------
        KeyError
            If there is no such sentence, or it wants a fact that is not given: a bug, found by the tests.
        """
        single = self.sentences.get(f"{code}:one") if facts.get("count") == "1" else None
        return (single or self.sentences[code]).format_map(facts)

    def knows(self, code: str) -> bool:
        """Whether there is a sentence for a code."""
        return code in self.sentences

    def name(self, prefix: str, word: str) -> str:
        """The word for a keyword of the contract, such as a kind; the keyword itself where there is none.

        Examples
        --------
        >>> words("en").name("kind", "main contributors"), words("en").name("kind", "")
        ('main contributors', '')
        """
        code = f"{prefix}-{word.replace(' ', '-')}"
        return self.say(code) if word and self.knows(code) else word


@cache
def words(language: str = "en") -> Words:
    """The words of a language.

    Raises
    ------
    KeyError
        If there is no table for it.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    return Words(language, {code: sentence for part in _PARTS for code, sentence in _table(language, part).items()})


def _table(language: str, part: str) -> Mapping[str, str]:
    table: Mapping[str, str] = import_module(f"{__name__}.{language}{part}").SENTENCES
    return table
