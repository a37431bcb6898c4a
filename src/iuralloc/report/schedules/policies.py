"""Which policies stand where, whose they are, and how sure it is what they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from iuralloc.report.table import Cell, Column, Table, table
from iuralloc.report.view import View


def policies(view: View) -> Table | None:
    """A row for each place where a policy stands; nothing where none does."""
    uses = [use for record in view.schedules("policies") for use in record["uses"]]
    if not uses:
        return None
    codes = (
        "policy-at", "policy", "policy-of", "policy-date", "policy-source", "policy-confidence", "policy-base",
        "policy-order", "policy-inventors",
    )  # fmt: skip
    columns = [Column(view.say(code)) for code in codes]
    return table("policies", view.say("title-policies"), columns, [_row(view, use) for use in uses])


def _row(view: View, use: Mapping[str, Any]) -> tuple[Cell, ...]:
    lead = (Cell(use["at"]), Cell(use["policy"]))
    if not use["shipped"]:
        whose = view.title(use) or view.say("policy-of-file")
        return (*lead, Cell(whose), *(Cell() for _ in range(6)))
    sure = view.say(f"policy-confidence-{use['confidence']}")
    said = (Cell(use[word][view.words.language]) for word in ("base", "order", "inventors"))
    return (
        *lead,
        Cell(view.title(use)),
        Cell(use["date"] or view.say("policy-as-read")),
        Cell(use["source"]),
        Cell(sure),
        *said,
    )
