"""Tables with a row for each party: alike ones in one row, with amounts apiece; a sum line over all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from iuralloc.quantities import rational_text
from iuralloc.report.alike import Run, runs
from iuralloc.report.table import Cell, Column, Role, Row
from iuralloc.report.view import View


@dataclass(frozen=True, slots=True)
class Measured:
    """A column of numbers by party.

    Parameters
    ----------
    heading
        In words.
    cells
        By party; one that is missing stays empty.
    total
        What stands in the sum line.
    shown
        How a sum is shown; where it is given and parties are alike, a column says what they have together.
    """

    heading: str
    cells: Mapping[str, Cell]
    total: Cell = field(default_factory=Cell)
    shown: Callable[[Fraction], str] | None = None


@dataclass(frozen=True, slots=True)
class ByParty:
    """The columns and rows of such a table, and whether any row stands for several parties."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    alike: bool


def by_party(view: View, parties: Sequence[str], measures: Sequence[Measured], *, total: str = "sum") -> ByParty:
    """Lay out numbers by party.

    Parameters
    ----------
    view
        The trail.
    parties
        In the order of the rows.
    measures
        The columns.
    total
        The code of the label of the sum line.
    """

    def told(party: str) -> tuple[str, ...]:
        return tuple(measure.cells[party].text if party in measure.cells else "" for measure in measures)

    grouped = runs(parties, view.families, told)
    alike = any(run.count > 1 for run in grouped)
    added = next((measure for measure in measures if measure.shown), None) if alike else None
    columns = [
        Column(view.say("party")),
        Column(view.say("name")),
        Column(),
        *(Column(measure.heading, numeric=True) for measure in measures),
    ]
    rows = [_row(view, run, measures, added) for run in grouped]
    sums = [_total(measure.total) for measure in measures]
    if added:
        columns.append(Column(view.say("together"), numeric=True))
        sums.append(_total(added.total))
    label = Cell(view.say(total), Role.TOTAL)
    rows.append((label, Cell(role=Role.TOTAL), Cell(role=Role.TOTAL), *sums))
    return ByParty(tuple(columns), tuple(rows), alike)


def line_below(label: str, cells: Sequence[Cell], above: Row, role: Role = Role.TOTAL) -> Row:
    """A further line below the sums: its cells stand under the last columns of the row above."""
    blanks = len(above) - len(cells) - 1
    return (Cell(label, role), *(Cell(role=role) for _ in range(blanks)), *cells)


def _total(cell: Cell) -> Cell:
    return replace(cell, role=Role.TOTAL)


def _row(view: View, run: Run, measures: Sequence[Measured], added: Measured | None) -> Row:
    party = run.first
    cells = [measure.cells.get(party, Cell()) for measure in measures]
    row = [
        Cell(run.text(view)),
        Cell(view.name(party)),
        Cell(view.say("each") if run.count > 1 else ""),
        *(replace(cell, figure=run.figure(view, cell.figure)) for cell in cells),
    ]
    if added and added.shown:
        cell = added.cells.get(party, Cell(exact="0"))
        together = Fraction(cell.exact) * run.count
        row.append(Cell(added.shown(together), exact=rational_text(together)))
    return tuple(row)
