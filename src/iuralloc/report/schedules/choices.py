"""What the program chose because the contract is silent: always printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from iuralloc.report.alike import listed
from iuralloc.report.table import Cell, Column, Table, table
from iuralloc.report.view import View
from iuralloc.rules import all_rules

#: facts that may name several in one sentence
_JOINED = ("pool", "party", "figure", "step")


def choices(view: View, chosen: Iterable[Mapping[str, Any]]) -> Table:
    """One sentence for each choice; the same choice about several pools or parties is one sentence."""
    say = view.say
    joined: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for choice in chosen:
        facts = _facts(view, choice)
        word = next((word for word in _JOINED if word in facts), "")
        others = (f"{key}={value}" for key, value in sorted(facts.items()) if key != word)
        entry = joined.setdefault((choice["code"], *others), {key: [] for key in facts})
        for key, value in facts.items():
            if key == word or not entry[key]:
                entry[key].append(value)
    rows = []
    for number, ((code, *_), facts_) in enumerate(joined.items(), start=1):
        told = {key: listed(view, values) for key, values in facts_.items()}
        rows.append((Cell(str(number)), Cell(say(f"choice-{code}", **told))))
    columns = [Column(say("number"), numeric=True), Column(say("choice"))]
    notes = [] if rows else [say("note-nothing-chosen")]
    return table("choices", say("title-choices"), columns, rows, notes)


def _facts(view: View, choice: Mapping[str, Any]) -> Mapping[str, str]:
    """The facts of a choice, with what the words of a language add to them.

    Where it is about a recipient, the pools in which it was made; where it is about a parameter that nobody stated,
    what the card of the rule says is taken instead.
    """
    facts: Mapping[str, str] = choice["facts"]
    if choice["code"] == "parameter-default":
        return {**facts, "default": _default(view, facts)}
    if choice["code"] != "not-divided-further":
        return facts
    # What reaches a party of a loss, or of the capital, is divided by the plans of the liability or the equity.
    where = undivided(view, facts["party"]) or [str(record["loss"]) for record in view.schedules("ladder")]
    return {**facts, "where": listed(view, where)}


def _default(view: View, facts: Mapping[str, str]) -> str:
    """What a parameter that is not stated is taken to be, as the card of the rule says it; a gap where that is gone."""
    card = next((card for card in all_rules() if card.id == facts["rule"]), None)
    named = (parameter for parameter in card.parameters if parameter.name == facts["parameter"]) if card else ()
    return next((parameter.default[view.words.language] for parameter in named if parameter.default), "…")


def undivided(view: View, party: str) -> list[str]:
    """Where what reaches a recipient stays with it: pools that are divided in one go, and steps of those that flow."""
    pools = [str(pool["pool"]) for pool in view.schedules("pool")]
    figures = view.trail.figures
    found = [pool for pool in pools if f"{pool}.1.{party}" in figures and f"{pool}.1.settled.{party}" not in figures]
    return found + [step for pool in pools if pool not in found for step in _kept_in(view, pool, party)]


def _kept_in(view: View, pool: str, party: str) -> list[str]:
    """The steps of a pool, without their years, of which a recipient gets something and keeps it as one."""
    divided = {split["pool"] for split in view.schedules("split") if ".".join(split["path"]) == party}
    # Steps inside a party stand below the step that reached it, and below the party.
    inner = (fall["stem"] for fall in view.schedules("waterfall", pool=pool) if ".".join(fall["path"]) == party)
    divided |= {str(stem).removesuffix(f".{party}") for stem in inner}
    steps: dict[str, None] = {}
    for record in view.schedules("waterfall", pool=pool):
        for line in record["lines"]:
            stem = str(line["stem"])
            if stem not in divided and f"{stem}.{party}" in view.trail.figures:
                steps[stem.replace(f"{pool}.{record['year']}.", f"{pool}.", 1)] = None
    return list(steps)
