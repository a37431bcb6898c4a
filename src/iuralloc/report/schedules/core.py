"""Which groups object to which split, and by how much; or why that was not tested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from iuralloc.formula import Data
from iuralloc.quantities import rational_text
from iuralloc.report import numbers
from iuralloc.report.sentence import members_text
from iuralloc.report.table import Cell, Column, Row, Table, table
from iuralloc.report.view import View


def core(view: View, pool: Mapping[str, Any], splits: Sequence[Mapping[str, Any]]) -> Table | None:
    """Every split with the groups that object to it, the largest objection first."""
    tested = [split for split in splits if split["core"]]
    if not tested:
        return None
    say = view.say
    rows = [row for split in tested for row in _rows(view, split)]
    columns = [
        Column(say("split")),
        Column(say("verdict")),
        Column(say("group")),
        Column(say("by-how-much"), numeric=True),
        Column(say("about"), numeric=True),
    ]
    burden = pool["kind"] in {"cost", "loss"}
    notes = [say("note-core-burden" if burden else "note-core-gain"), *_left_out(view, tested)]
    return table(f"{pool['pool']}.core", say("title-core", pool=pool["pool"], unit=view.unit), columns, rows, notes)


def verdict(view: View, split: Mapping[str, Any]) -> str:
    """In the core, so many groups object, or not tested; nothing where there is no game."""
    if not split["core"]:
        return ""
    if "untested" in split["core"]:
        return view.say("core-untested")
    objecting = int(_found(view, split)["objecting"])
    return view.say("core-out", count=numbers.count(objecting)) if objecting else view.say("core-in")


def _found(view: View, split: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = view.trail.figures[split["core"]["figure"]]["value"]
    return found


def _rows(view: View, split: Mapping[str, Any]) -> Iterator[Row]:
    say, name, told = view.say, view.split(split), split["core"]
    if "untested" in told:
        facts = {word: numbers.count(int(told[word])) for word in ("groups", "limit") if word in told}
        why = say(f"untested-{told['untested']}", **facts)
        yield Cell(name), Cell(say("core-why", why=why)), Cell(), Cell(), Cell()
        return
    found, figure = _found(view, split), told["figure"]
    groups, objecting = (numbers.count(int(found[word])) for word in ("groups", "objecting"))
    code = "core-out-of" if found["largest"] else "core-in-of"
    label = say(code, count=objecting, groups=groups)
    if not found["largest"]:
        yield Cell(name), Cell(label, figure=figure), Cell(), Cell(), Cell()
    for members, excess in found["largest"]:
        amount = Fraction(excess)
        shown = numbers.exact(amount)
        rounded = numbers.about(amount) if "/" in shown else ""
        group = objecting_group(view, figure, members)
        yield (
            Cell(name),
            Cell(label, figure=figure),
            Cell(group),
            Cell(shown, exact=rational_text(amount)),
            Cell(rounded),
        )
        name = label = ""


def objecting_group(view: View, figure: str, members: Data) -> str:
    """A group that objects: its members, or how many of each kind of alike parties."""
    say = view.say
    if not isinstance(members, Mapping):
        return say("and").join(members)
    formula = view.formula(figure)
    values = {player: _value(view, operand) for player, operand in formula["payoffs"]}
    blocks = view.formula(formula["game"])["blocks"]
    parts = []
    for first, count in members.items():
        name, block = next((name, block) for name, block in blocks if first in block)
        if len({values[player] for player in block}) == 1:
            parts.append(members_text(view, name, len(block), count))
        else:
            parts.append(say("member-of-type", count=numbers.count(count), first=first))
    return say("and").join(parts)


def _value(view: View, operand: Data) -> Fraction:
    return view.value(operand) if isinstance(operand, str) else Fraction(operand["value"])


def _left_out(view: View, splits: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for split in splits:
        if "untested" in split["core"]:
            continue
        found = _found(view, split)
        listed, objecting = len(found["largest"]), int(found["objecting"])
        standing = sum(1 for members, _ in found["largest"] if not isinstance(members, Mapping))
        if standing and listed < objecting:
            facts = {"listed": numbers.count(listed), "count": numbers.count(objecting)}
            yield view.say("note-core-listed", split=view.split(split), **facts)
