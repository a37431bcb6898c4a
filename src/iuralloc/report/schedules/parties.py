"""Who takes part: parties and their members as a tree, and the phases of the work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from iuralloc.report.alike import runs
from iuralloc.report.table import Cell, Column, Row, Table, table
from iuralloc.report.view import View

_MEMBERS = tuple[tuple[int, str, str, str, str], ...]

#: the first and the last day of a phase, and what heads them
_DAYS: Final = {"from": "from-day", "until": "until-day"}

#: the first and the last day on which a party belongs
_BELONGS: Final = ("joined", "left")


def parties(view: View) -> Table:
    """Every party with its names and kind, its members below it."""
    record = next(view.schedules("parties"))
    by_id = {party["id"]: party for party in record["parties"]}
    members = {party: tuple(_members(view, record["members"], party)) for party in by_id}

    days = [word for word in _BELONGS if any(word in party for party in by_id.values())]

    def told(party: str) -> tuple[tuple[Cell, ...], _MEMBERS]:
        return _entry(view, by_id[party], days), members[party]

    rows: list[Row] = []
    for run in runs(list(by_id), view.families, told):
        rows.append((Cell(run.text(view)), *_entry(view, by_id[run.first], days)))
        rows.extend(
            (Cell(name, indent=depth), Cell(title), Cell(kind), Cell(), *(Cell() for _ in days), Cell(clause))
            for depth, name, title, kind, clause in members[run.first]
        )
    columns = [Column(view.say(code)) for code in ("party", "name", "kind", "standing", *days, "clause")]
    return table("parties", view.say("title-parties"), columns, rows)


def _entry(view: View, party: Mapping[str, Any], days: Sequence[str]) -> tuple[Cell, ...]:
    standing = "" if party["partner"] else view.say("other")
    return (
        Cell(view.title(party)),
        Cell(view.words.name("kind", party["kind"])),
        Cell(standing),
        *(Cell(party.get(word, "")) for word in days),
        Cell(party["clause"]),
    )


def _members(view: View, members: list[Mapping[str, Any]], party: str) -> Iterator[tuple[int, str, str, str, str]]:
    for member in members:
        path = member["path"]
        if path[0] == party:
            kind = view.words.name("kind", member["kind"])
            yield len(path) - 1, path[-1], view.title(member), kind, member["clause"]


def phases(view: View) -> Table | None:
    """The phases, if the contract names any."""
    entries = [phase for record in view.schedules("phases") for phase in record["phases"]]
    days = [word for word in _DAYS if any(word in phase for phase in entries)]
    columns = [Column(view.say(code)) for code in ("phase", "name", *(_DAYS[word] for word in days), "clause")]
    rows = [
        (
            Cell(phase["id"]),
            Cell(view.title(phase)),
            *(Cell(phase.get(word, "")) for word in days),
            Cell(phase["clause"]),
        )
        for phase in entries
    ]
    return table("phases", view.say("title-phases"), columns, rows) if rows else None
