"""Risks and losses: how likely, how much, and who bears what of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from iuralloc.report.plain.called import called, enumerated, money, percent, titled
from iuralloc.report.plain.part import Part
from iuralloc.report.view import View


def risk(view: View) -> Part:
    """The part of risks and events; without sentences where the contract has none."""
    names = {row["risk"]: row for record in view.schedules("risks") for row in record["rows"]}
    said = [_ladder(view, record, names.get(record["loss"])) for record in view.schedules("ladder")]
    expected = [_expected(view, record) for record in view.schedules("expected")]
    return Part(view.say("plain-risk"), (*said, *expected) if said else ())


def _ladder(view: View, record: Mapping[str, Any], row: Mapping[str, Any] | None) -> str:
    rungs = [(str(rung["recipient"]), str(rung["level"]), view.value(rung["figure"])) for rung in record["rows"]]
    parts = [_rung(view, who, level, value) for who, level, value in rungs if value]
    facts = {
        "loss": (titled(view, row) if row else "") or str(record["loss"]),
        "phase": _phase(view, str(record["phase"])),
        "amount": money(view, view.value(record["amount"])),
        "parts": enumerated(view, parts) if parts else view.say("plain-nobody"),
    }
    if record["mode"] == "dated":
        when = view.say("on-date", date=record["date"]) if record["date"] else ""
        return view.say("plain-event", when=when, **facts)
    chance = percent(view, view.value(row["probability"])) if row else ""
    return view.say("plain-loss", chance=chance, **facts)


def _phase(view: View, phase: str) -> str:
    """A phase by its one name, or by its id where it has none."""
    entries = (entry for record in view.schedules("phases") for entry in record["phases"])
    return next((titled(view, entry) for entry in entries if entry["id"] == phase), "") or phase


def _rung(view: View, who: str, level: str, value: Fraction) -> str:
    """What one bears on one rung of the ladder, and which rung that is."""
    if who == "uncovered":
        return view.say("plain-bears-part", who=view.say("plain-nobody"), amount=money(view, value))
    said = view.say(f"level-{level}")
    return view.say("plain-bears-level", who=called(view, who), amount=money(view, value), level=said)


def _parts(view: View, burdens: Mapping[str, Fraction]) -> Iterator[str]:
    for who, value in burdens.items():
        if value:
            name = view.say("plain-nobody") if who == "uncovered" else called(view, who)
            yield view.say("plain-bears-part", who=name, amount=money(view, value))


def _expected(view: View, record: Mapping[str, Any]) -> str:
    parts = _parts(view, {str(who): view.value(total) for who, _, total in record["rows"]})
    return view.say("plain-expected", parts=enumerated(view, list(parts)))
