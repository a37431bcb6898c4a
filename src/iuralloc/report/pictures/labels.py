"""What the marks of a picture are called, and the picture in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from iuralloc.report import numbers
from iuralloc.report.alike import Run, runs
from iuralloc.report.pictures.model import Bar
from iuralloc.report.view import View

if TYPE_CHECKING:
    from iuralloc.report.annex.told import Told

#: figures that a picture shows: more are no picture any more
MOST = 30


def bars(view: View, told: Told, figures: Sequence[tuple[str, str]], step: str | None) -> tuple[Bar, ...]:
    """Parties with their figures as bars; alike ones as one bar, apiece.

    Parameters
    ----------
    view, told
        The trail, and the words.
    figures
        The party and the id of its figure.
    step
        The figure of the smallest payable amount, where the figures are paid.
    """
    by_party = dict(figures)
    found = []
    for run in runs(list(by_party), view.families, lambda who: view.value(by_party[who])):
        found.append(bar(view, called(view, told, run), by_party[run.first], step))
    return tuple(found)


def called(view: View, told: Told, run: Run) -> str:
    """A party, or several alike ones of whom each gets the amount."""
    if run.count == 1:
        return who(view, told, run.first)
    return told.short("picture-each", label=f"{run.first} … {run.parties[-1]}")


def bar(view: View, label: str, figure: str, step: str | None = None) -> Bar:
    """One figure as a bar, its number as the tables print it."""
    value = view.value(figure)
    shown = numbers.payable(value, view.value(step)) if step else numbers.exact(value)
    return Bar(label, value, shown)


def who(view: View, told: Told, party: str) -> str:
    """A party by its id and name; those who are no party by their word."""
    if party not in view.everybody:
        return told.short(party) if view.words.knows(party) else party
    named = view.name(party)
    return f"{party} {named}" if named else party


def in_words(told: Told, rows: Iterable[Bar]) -> str:
    """The rows of a picture as a sentence."""
    said = (told.sentences("picture-row", label=row.label, shown=row.shown)[0] for row in rows)
    return told.sentences("picture-stop")[0].join(said)
