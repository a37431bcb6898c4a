"""All words of the report: sentences by code, one table per language. Codes and ids stay untranslated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

#: languages that have a table
LANGUAGES: Final = ("en", "zh")


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
    sentences: dict[str, str] = {}
    for part in _parts(language):
        sentences |= import_module(f"{__name__}.{part}").SENTENCES
    return Words(language, sentences)


def _parts(language: str) -> list[str]:
    """The files of a language: ``en``, ``en_flows`` …; nothing else is told of a new one."""
    found = (module.name for module in iter_modules(__path__))
    return sorted(name for name in found if name.split("_")[0] == language)
