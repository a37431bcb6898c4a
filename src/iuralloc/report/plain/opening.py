"""What the page is about: the contract, its parties, and how the paper is known again."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.report import numbers
from iuralloc.report.alike import runs
from iuralloc.report.plain.called import MOST, called, enumerated
from iuralloc.report.plain.part import Part
from iuralloc.report.view import View


def opening(view: View) -> Part:
    """The title, and two or three sentences about the file."""
    contract, zh = view.trail.contract, view.words.language == "zh"
    names = (contract["title_zh"], contract["title"]) if zh else (contract["title"], contract["title_zh"])
    title = next((str(name) for name in names if name), str(contract["name"]))
    count = sum(bool(party["partner"]) for record in view.schedules("parties") for party in record["parties"])
    said = [view.say("plain-opening", file=str(contract["name"]), count=numbers.count(count))]
    said += _parties(view)
    if contract["date"]:
        said.append(view.say("plain-date", date=str(contract["date"])))
    law = "plain-no-law" if contract["law"] == "none" else "plain-law"
    said.append(view.say(law, law=str(contract["law"])))
    said.append(view.say("plain-unit", step=view.step("round")))
    return Part(title, tuple(said))


def _parties(view: View) -> Iterator[str]:
    """Which party is meant where an id of the file stands for it; none where there are too many to be read aloud."""
    parties = [str(each["id"]) for record in view.schedules("parties") for each in record["parties"] if each["partner"]]
    grouped = runs(parties, view.families, lambda party: called(view, party))
    # Alike parties are told with their ids wherever they are named.
    if len(grouped) == len(parties) <= MOST:
        yield view.say("plain-parties", parties=enumerated(view, [_known(view, party) for party in parties]))


def _known(view: View, party: str) -> str:
    name = called(view, party)
    return party if name == party else f"{name}{view.say('plain-id', id=party)}"
