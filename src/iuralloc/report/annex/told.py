"""Words of the annex in one language, or in both beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from iuralloc.report.bilingual import beside, each
from iuralloc.report.words import words


@dataclass(frozen=True, slots=True)
class Told:
    """Says sentences of the annex.

    Examples
    --------
    >>> Told("en").short("annex-contents")
    'Contents'
    """

    language: str

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are said, Chinese first."""
        return each(self.language)

    def short(self, code: str, /, **facts: str) -> str:
        """A heading or label; both languages with a stroke between them."""
        return beside(*(words(language).say(code, **facts) for language in self.languages))

    def sentences(self, code: str, /, **facts: str) -> tuple[str, ...]:
        """A sentence; in both languages two of them."""
        return tuple(dict.fromkeys(words(language).say(code, **facts) for language in self.languages))

    def name(self, english: str, chinese: str, id_: str) -> str:
        """The name of somebody or something; its id where it has none."""
        wanted = {"en": (english or chinese,), "zh": (chinese or english,), "both": (chinese, english)}[self.language]
        return " ".join(name for name in wanted if name) or id_
