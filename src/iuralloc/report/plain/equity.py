"""The company: how much capital, who holds how much of it, down to persons."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from iuralloc.report.plain.benefit import who_gets
from iuralloc.report.plain.called import money, ranked, several, titled
from iuralloc.report.plain.part import Part
from iuralloc.report.view import View

_HALF: Final = Fraction(1, 2)
_TWO_THIRDS: Final = Fraction(2, 3)
_THIRD: Final = Fraction(1, 3)


def equity(view: View) -> Part:
    """The part of the company; without sentences where the contract has none."""
    for record in view.schedules("equity"):
        named = titled(view, record) or str(record["company"])
        title = view.say("after-name", name=named) if named else ""
        return Part(view.say("plain-equity", title=title), tuple(_told(view, record["capital"])))
    return Part("", ())


def _told(view: View, capital: str) -> Iterator[str]:
    whole = view.value(capital)
    yield view.say("plain-capital", amount=money(view, whole))
    split = next(view.schedules("split", pool="equity", beside=0, path=[]))
    held = [(row["party"], view.value(row["paid"])) for row in split["rows"]]
    yield from who_gets(view, "equity", held)
    for run, value in ranked(view, held):
        part = value / whole
        # Two thirds pass at exactly two thirds, so that stopping them takes strictly more than a third.
        reached = "two-thirds" if part >= _TWO_THIRDS else "half" if part > _HALF else "third" if part > _THIRD else ""
        if reached and run.count == 1:
            yield view.say(f"plain-holds-{reached}", who=several(view, run))
