"""Who is spoken of, and amounts as they are spoken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from iuralloc.report import numbers
from iuralloc.report.alike import Run, runs
from iuralloc.report.view import View

#: how many are named one by one before the rest is counted
MOST = 12


def titled(view: View, record: Mapping[str, Any]) -> str:
    """The one name of an entry, in the language of the page where it has one in it; empty where it has none."""
    english, chinese = str(record.get("name") or ""), str(record.get("name_zh") or "")
    return chinese or english if view.words.language == "zh" else english or chinese


def called(view: View, party: str, *path: str) -> str:
    """A party or member by its one name, or by its id where it has none."""
    if party not in view.everybody and view.words.knows(party):
        return view.say(party)
    for record in view.schedules("parties"):
        for member in record["members"]:
            # Below a group as one body the tree of each party begins anew.
            if path and (*path, party) in {tuple(member["path"]), tuple(member["path"][1:])}:
                return titled(view, member) or party
        for each in record["parties"]:
            if not path and party in {each["id"], each["family"]}:
                return titled(view, each) or party
    return party


def money(view: View, value: Fraction) -> str:
    """An amount with its unit; one that has no end in decimals is said to be about."""
    shown = numbers.exact(value)
    if "/" in shown or shown.startswith(numbers.ABOUT):
        shown = view.say("plain-about", amount=numbers.about(value).removeprefix(numbers.ABOUT))
    return view.say("plain-money", amount=shown, unit=view.unit)


def percent(view: View, share: Fraction) -> str:
    """A part of a whole in percent, two places at most; about, where that is not all of it."""
    hundredths = share * 10_000
    if hundredths.denominator == 1:
        return view.say("plain-percent", percent=numbers.exact(share * 100))
    nearest = Fraction((2 * hundredths.numerator + hundredths.denominator) // (2 * hundredths.denominator), 100)
    return view.say("plain-percent", percent=view.say("plain-about", amount=numbers.exact(nearest)))


def ranked(view: View, figures: Sequence[tuple[str, Fraction]]) -> list[tuple[Run, Fraction]]:
    """Alike parties together, the largest amount first; those of one amount in order of the file."""
    values = dict(figures)
    grouped = runs(list(values), view.families, lambda party: values[party])
    return sorted(((run, values[run.first]) for run in grouped), key=lambda pair: -pair[1])


def several(view: View, run: Run) -> str:
    """Who a run is: one by its name; alike ones by their number, the name they share, and their ids."""
    if run.count == 1:
        return called(view, run.first)
    facts = {"count": numbers.count(run.count), "first": run.first, "last": run.parties[-1]}
    name = called(view, run.first)
    return view.say("plain-alike-named" if name != run.first else "plain-alike", name=name, **facts)


def enumerated(view: View, texts: Sequence[str], most: int = MOST) -> str:
    """Several in one sentence: commas, and “and” before the last; more than that are counted."""
    if len(texts) > most:
        rest = view.say("plain-others", count=numbers.count(len(texts) - most + 1))
        texts = [*texts[: most - 1], rest]
    if len(texts) == 1:
        return texts[0]
    return view.say("plain-and", first=view.say("list").join(texts[:-1]), last=texts[-1])
