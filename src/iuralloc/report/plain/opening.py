"""What the page is about: the contract, its parties, and how the paper is known again."""

from __future__ import annotations

from iuralloc.report import numbers
from iuralloc.report.plain.part import Part
from iuralloc.report.view import View


def opening(view: View) -> Part:
    """The title, and two or three sentences about the file."""
    contract, zh = view.trail.contract, view.words.language == "zh"
    names = (contract["title_zh"], contract["title"]) if zh else (contract["title"], contract["title_zh"])
    title = next((str(name) for name in names if name), str(contract["name"]))
    count = sum(bool(party["partner"]) for record in view.schedules("parties") for party in record["parties"])
    said = [view.say("plain-opening", file=str(contract["name"]), count=numbers.count(count))]
    if contract["date"]:
        said.append(view.say("plain-date", date=str(contract["date"])))
    law = "plain-no-law" if contract["law"] == "none" else "plain-law"
    said.append(view.say(law, law=str(contract["law"])))
    said.append(view.say("plain-unit", step=view.step("round")))
    return Part(title, tuple(said))
