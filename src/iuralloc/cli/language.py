"""The language of what is printed, and of the comments in templates."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """English, Chinese, or one beside the other."""

    EN = "en"
    ZH = "zh"
    BOTH = "both"

    @property
    def each(self) -> tuple[str, ...]:
        """The languages that it stands for."""
        return ("en", "zh") if self is Language.BOTH else (str(self),)
