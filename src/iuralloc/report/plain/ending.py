"""What the program chose, what it remarked, and how the page is checked."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.report.plain.part import Part
from iuralloc.report.schedules import tabulate
from iuralloc.report.view import View


def ending(view: View, only: str | None) -> Iterator[Part]:
    """The choices where the contract is silent, and how to check the page."""
    language = view.words.language
    tables = tabulate(view.trail, only, language=language)
    chosen = [row[-1].text for table in tables if table.id == "choices" for row in table.rows]
    said = [view.say("plain-choice", number=str(at), choice=text) for at, text in enumerate(chosen, start=1)]
    yield Part(view.say("plain-choices"), tuple(said) if said else (view.say("note-nothing-chosen"),))
    yield Part(view.say("plain-check"), (
        view.say("plain-digest", digest=view.trail.digest),
        view.say("plain-verify"),
        view.say("plain-explain"),
    ))  # fmt: skip
