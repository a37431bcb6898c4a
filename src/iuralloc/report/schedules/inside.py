"""Inside the parties: what reached each, divided among its members, level by level, with sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from iuralloc.report.alike import runs
from iuralloc.report.schedules.result import VERBS, shares
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View


def inside(view: View, pool: Mapping[str, Any]) -> Table | None:
    """A tree of all amounts that were divided further; nothing where none was."""
    levels = {tuple(split["path"]): split for split in view.schedules("split", pool=pool["pool"], beside=0)}
    rows: list[Row] = []
    for root, recipients in _roots(levels).items():
        top = [row for row in recipients if (*root, row["party"]) in levels]
        rows += _Tree(view, pool, levels).rows(root, top)
    if not rows:
        return None
    say = view.say
    # Up to here the sum lines bear the id of the recipient alone.
    rows = [
        (replace(row[0], text=say("sum-of", party=row[0].text)), *row[1:]) if row[0].role is Role.TOTAL else row
        for row in rows
    ]
    columns = [
        Column(say("party")),
        Column(say("name")),
        Column(),
        *(Column(say(code), numeric=True) for code in ("share", "exact", VERBS[pool["kind"]])),
    ]
    alike = any(row[2].text for row in rows)
    title = say("title-inside", pool=pool["pool"], unit=view.unit)
    return table(f"{pool['pool']}.inside", title, columns, rows, [say("note-each") if alike else ""])


def _roots(
    levels: Mapping[tuple[str, ...], Mapping[str, Any]],
) -> dict[tuple[str, ...], list[Mapping[str, Any]]]:
    """Who was reached first: at the top by a split, else by the rungs of a ladder, or by steps further down."""
    if () in levels:
        return {(): list(levels[()]["rows"])}
    found: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for path, level in levels.items():
        if path[:-1] not in levels:
            figure = level["total"]
            row = {"party": path[-1], "exact": figure, "share": None, "paid": figure}
            found.setdefault(path[:-1], []).append(row)
    return found


class _Tree:
    def __init__(
        self, view: View, pool: Mapping[str, Any], levels: Mapping[tuple[str, ...], Mapping[str, Any]]
    ) -> None:
        self.view = view
        self.pool = pool
        self.levels = levels

    def rows(self, path: tuple[str, ...], recipients: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
        """Recipients, alike ones together; the depth of members is bounded where they are read."""
        trees = {row["party"]: tuple(self._tree(path, row)) for row in recipients}

        def told(party: str) -> tuple[tuple[str, ...], ...]:
            return tuple(tuple(cell.text for cell in row[1:]) for row in trees[party])

        for run in runs(list(trees), self.view.families, told):
            each = self.view.say("each") if run.count > 1 else ""
            for at, (label, name, inner, *cells) in enumerate(trees[run.first]):
                # The first line names the run, the sum lines below it the ids of all its parties.
                text = run.text(self.view) if at == 0 else label.text
                if label.role is Role.TOTAL:
                    text = run.figure(self.view, text)
                shown = (replace(cell, figure=run.figure(self.view, cell.figure)) for cell in cells)
                yield replace(label, text=text), name, replace(inner, text=inner.text or each), *shown

    def _tree(self, path: tuple[str, ...], row: Mapping[str, Any]) -> Iterator[Row]:
        """A recipient, those below it, and their sum."""
        here, depth = (*path, row["party"]), len(path)
        divided = bool(path) and path in self.levels
        parts = shares(self.view, self.levels[path]) if divided else []
        share = parts[0].cells.get(row["party"], Cell()) if parts else Cell()
        exact = self.view.exact(row["exact"]) if divided else Cell()
        paid = self.view.payable(row["paid"], self.pool["unit"])
        yield Cell(row["party"], indent=depth), Cell(self.view.name(*here)), Cell(), share, exact, paid
        level = self.levels.get(here)
        if level is None:
            return
        yield from self.rows(here, level["rows"])
        total = self.view.payable(level["sum"], self.pool["unit"], Role.TOTAL)
        blank = Cell(role=Role.TOTAL)
        # What is only expected is paid to nobody: its parts are exact, and so is their sum.
        exact_total = blank if level["sum"] else self.view.exact(level["total"], Role.TOTAL)
        yield Cell(".".join(here), Role.TOTAL, indent=depth + 1), blank, blank, blank, exact_total, total
