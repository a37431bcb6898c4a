"""What the steps of a pool open with and close with, from one file of years to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from iuralloc.report.table import Cell, Column, Table, table
from iuralloc.report.view import View

#: step, place in the tree, what it is, year and party of a cost
_Key: TypeAlias = tuple[str, tuple[str, ...], str, str, str]


def balances(view: View, pool: Mapping[str, Any]) -> Table | None:
    """A row for each balance that is not nothing; None where no step carries one."""
    opening, closing = (_rows(view, word, pool["pool"]) for word in ("opening", "closing"))
    keys = [
        key
        for key in dict.fromkeys((*opening, *closing))
        if any(rows.get(key) and view.value(rows[key]) for rows in (opening, closing))
    ]
    # What a refund owes is told cost by cost.
    told = {(step, path) for step, path, word, *_ in keys if word == "outstanding"}
    keys = [key for key in keys if key[2] != "owing" or key[:2] not in told]
    if not keys:
        return None
    say = view.say
    rows = [
        (
            Cell(_named(pool["pool"], step, path)), Cell(say(f"balance-{word.replace('_', '-')}")), Cell(year), Cell(party),
            _balance(view, pool["unit"], opening.get(key)), _balance(view, pool["unit"], closing.get(key)),
        )
        for key in keys
        for step, path, word, year, party in (key,)
    ]  # fmt: skip
    texts = [Column(say(code)) for code in ("step", "what", "advanced-in", "to-whom")]
    columns = [*texts, Column(say("opening"), numeric=True), Column(say("closing"), numeric=True)]
    notes = [say("note-opening", trail=record["trail"]) for record in view.schedules("opening", pool=pool["pool"])]
    notes.append(say("note-closing"))
    title = say("title-balances", pool=pool["pool"], unit=view.unit)
    return table(f"{pool['pool']}.balances", title, columns, rows, notes)


def _rows(view: View, word: str, pool: str) -> dict[_Key, str]:
    return {
        (row["step"], tuple(row["path"]), row["word"], row["year"], row["party"]): row["figure"]
        for record in view.schedules(word, pool=pool)
        for row in record["balances"]
    }


def _named(pool: str, step: str, path: tuple[str, ...]) -> str:
    """The step without its pool, and inside whom it runs."""
    return ".".join((step.removeprefix(f"{pool}."), *path))


def _balance(view: View, unit: str, figure: str | None) -> Cell:
    """A balance in full: claims carried with interest are no whole units."""
    if figure is None:
        return Cell()
    whole = (view.value(figure) / view.value(unit)).denominator == 1
    return view.payable(figure, unit) if whole else view.exact(figure)
