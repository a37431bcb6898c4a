"""The table in a sheet: its row of headings, its rows, and everything in it that cannot be taken as it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from iuralloc.contract.sheets.grid import Grid, Shown, column_name, column_number
from iuralloc.contract.sheets.headings import Heading, heading_of, is_total, nearest_heading
from iuralloc.contract.telling import Collector
from iuralloc.contract.tree import hidden_sign
from iuralloc.errors import Cell, Finding, Place, Severity
from iuralloc.quantities import NotANumber, Quantity, read_quantity, read_unit

#: rows among which the headings are looked for: titles and remarks may stand above them
_ABOVE: Final = 30
_RANGE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_TOLD: Final = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a table is looked through for.

    Parameters
    ----------
    keys
        The keys that may head columns.
    first
        Those of which one must be there: what a row speaks of.
    values
        Those of which one must be there, too, unless columns are headed by names of `own`.
    own
        Names that may head columns of values.
    unit
        The unit of the contract; what stands in brackets behind a heading must be the same.
    """

    keys: tuple[str, ...]
    first: tuple[str, ...]
    values: tuple[str, ...] = ()
    own: Collection[str] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number, and what stands in it by heading."""

    number: int
    cells: Mapping[Heading, tuple[Shown, Place]]


class Table:
    """A table read from a grid; what is wrong with it goes to the collector.

    Parameters
    ----------
    grid
        The sheet.
    wanted
        What to look for.
    checked
        Whether rows of totals are checked and left out.
    collector, path, place
        Where findings go; the path in the contract, and the place in it that names the sheet.
    """

    def __init__(
        self, grid: Grid, wanted: Wanted, collector: Collector, path: str, place: Place, *, checked: bool
    ) -> None:
        self._grid, self._wanted, self._checked = grid, wanted, checked
        self._collector, self._path, self._place = collector, path, place
        self.headings: dict[int, Heading] = {}
        self.rows: tuple[Row, ...] = ()
        #: what cells made one leave out is told once, and not again row by row
        self.merged = False
        head = self._head()
        if head is not None:
            self._read_headings(head)
            below = [number for number in grid.rows if number > head]
            self._odd_places(head)
            formulas = [self._at(number, column) for number in below for column in self._formulas(number)]
            if formulas:
                facts = {"count": str(len(formulas)), "first": formulas[0].cell.ref}
                self._tell("sheet-formulas-taken", formulas[0], Severity.NOTE, facts)
            self.rows = () if self.merged else tuple(self._rows(below))

    def _formulas(self, number: int) -> Iterator[int]:
        for column, said in self._grid.rows[number].items():
            if said.formula and not said.odd and column in self.headings:
                yield column

    def _at(self, row: int, column: int) -> Place:
        said = self._grid.rows.get(row, {}).get(column)
        cell = Cell(self._grid.file, self._grid.sheet, f"{column_name(column)}{row}", said.text if said else "")
        return Place(0, len(cell.text.encode("utf-8", "replace")), row, 1, cell)

    def _tell(
        self, code: str, place: Place, severity: Severity = Severity.ERROR, facts: Mapping[str, str] | None = None
    ) -> None:
        self._collector.findings.append(Finding(code, place, facts or {}, severity, self._path))

    def _heading(self, said: Shown) -> Heading | None:
        return heading_of(said.text, self._wanted.keys, self._wanted.own)

    def _head(self) -> int | None:
        """The row of headings: the first that names what the rows speak of; else the one with most headings."""
        most, best = 0, None
        for number, row in list(self._grid.rows.items())[:_ABOVE]:
            found = [heading for said in row.values() if (heading := self._heading(said)) is not None]
            named = [heading for heading in found if not heading.own]
            if len(found) > 1 and any(heading.key in self._wanted.first for heading in named):
                return number
            if len(named) > most:
                most, best = len(named), number
        if best is None:
            known = ", ".join((self._wanted.first[0], *self._wanted.values[:1]))
            self._collector.add("sheet-without-headings", self._place, self._path, file=self._grid.file, known=known)
        return best

    def _read_headings(self, head: int) -> None:
        first: dict[str, Place] = {}
        unknown = False
        for column, said in self._grid.rows[head].items():
            place, heading = self._at(head, column), self._heading(said)
            if heading is None:
                near = nearest_heading(said.text, self._wanted.keys)
                facts = {"heading": said.text, "near": near, "known": ", ".join(self._wanted.keys)}
                self._collector.add("sheet-heading-unknown", place, self._path, **facts)
                unknown = True
            elif heading.key in first:
                facts = {"heading": said.text, "first": first[heading.key].cell.ref}
                self._collector.add("sheet-heading-twice", place, self._path, **facts)
            else:
                first[heading.key] = place
                self.headings[column] = heading
                self._unit(heading, place)
        lacking = [some for some in (self._wanted.first, self._values()) if some and not first.keys() & set(some)]
        if lacking and not unknown:
            known = ", ".join(some[0] for some in lacking)
            self._collector.add("sheet-without-headings", self._place, self._path, file=self._grid.file, known=known)
        self._without_heading(head)

    def _values(self) -> tuple[str, ...]:
        return () if any(heading.own for heading in self.headings.values()) else self._wanted.values

    def _unit(self, heading: Heading, place: Place) -> None:
        if not heading.unit:
            return
        scale, currency = read_unit(heading.unit)
        own = _unit(self._wanted.unit)
        if scale != own[0] or (currency and own[1] and currency != own[1]):
            facts = {"unit": heading.unit, "own": self._wanted.unit or "1"}
            self._collector.add("sheet-unit-differs", place, self._path, **facts)

    def _without_heading(self, head: int) -> None:
        seen = set(self._grid.rows[head])
        for number in self._grid.rows:
            if number > head:
                for column in self._grid.rows[number].keys() - seen:
                    self._collector.add("sheet-column-without-heading", self._at(number, column), self._path)
                    seen.add(column)

    def _odd_places(self, head: int) -> None:
        """What is hidden, and what was made one cell: neither shows what it counts for."""
        columns = {column_name(column) for column in self.headings}
        rows = {str(number) for number in self._grid.rows if number >= head}
        hidden = [name for name in self._grid.hidden if name in columns | rows | {self._grid.sheet}]
        if hidden:
            # As a spreadsheet writes whole rows and columns.
            ranges = [name if name == self._grid.sheet else f"{name}:{name}" for name in hidden]
            shown = ", ".join(sorted(ranges, key=lambda name: (len(name), name))[:_TOLD])
            self._tell("sheet-hidden", self._at(head, min(self.headings, default=1)), facts={"hidden": shown})
        for merged in [merged for merged in self._grid.merged if self._inside(merged, head)][:_TOLD]:
            found = _RANGE.fullmatch(merged)
            if found is not None:
                place = self._at(int(found[2]), column_number(found[1]))
                self._tell("sheet-merged", place, facts={"range": merged})
                self.merged = True

    def _inside(self, merged: str, head: int) -> bool:
        found = _RANGE.fullmatch(merged)
        if found is None:
            return False
        first, last = column_number(found[1]), column_number(found[3])
        under = any(first <= column <= last for column in self.headings)
        return under and int(found[4]) >= head and int(found[2]) <= max(self._grid.rows)

    def _rows(self, below: list[int]) -> Iterator[Row]:
        sums = _Sums()
        twins: dict[tuple[tuple[str, str], ...], int] = {}
        for number in below:
            cells = {
                heading: (said, self._at(number, column))
                for column, said in self._grid.rows[number].items()
                if (heading := self.headings.get(column)) is not None
            }
            if not cells:
                continue
            summing = self._total(cells)
            if summing is not None:
                if not self._checked:
                    self._tell("sheet-total-row", summing, facts={"text": summing.cell.text})
                else:
                    self._wrong_sums(sums, cells)
                sums.closed()
                continue
            taken = {heading: cell for heading, cell in cells.items() if self._takes(*cell)}
            sums.add(taken)
            same = tuple(sorted((heading.key, said.text) for heading, (said, _) in taken.items()))
            if twins.setdefault(same, number) != number and len(same) > 1:
                _, place = next(iter(taken.values()))
                self._tell("sheet-row-twice", place, Severity.WARNING, {"first": str(twins[same])})
            yield Row(number, taken)

    def _total(self, cells: Mapping[Heading, tuple[Shown, Place]]) -> Place | None:
        """Where a row says that it sums up others: in its first cell, or where others name what they speak of."""
        leftmost = next(iter(cells))
        words = (
            place
            for heading, (said, place) in cells.items()
            if (heading == leftmost or heading.key in self._wanted.first) and is_total(said.text)
        )
        return next(words, None)

    def _takes(self, said: Shown, place: Place) -> bool:
        """Tell what is odd about a cell; whether it can be taken all the same."""
        sign = hidden_sign(said.text)
        if sign:
            self._collector.add("control-character", place, self._path, sign=sign)
        if not said.odd:
            return not sign
        severity = Severity.WARNING if said.odd == "sheet-shows-rounded" else Severity.ERROR
        self._tell(said.odd, place, severity, said.facts)
        return severity is Severity.WARNING and not sign

    def _wrong_sums(self, sums: _Sums, cells: Mapping[Heading, tuple[Shown, Place]]) -> None:
        for heading, (said, place) in cells.items():
            written = _quantity(said.text)
            if is_total(said.text) or written is None:
                continue
            found = sums.of(heading)
            if written.value * written.scale not in found:
                facts = {"total": said.text, "sum": str(found[0])}
                self._collector.add("sheet-total-wrong", place, self._path, **facts)


class _Sums:
    """What the numbers of each column come to: all so far, and those since the last row of totals."""

    def __init__(self) -> None:
        self._all: dict[Heading, Fraction] = {}
        self._since: dict[Heading, Fraction] = {}

    def add(self, cells: Mapping[Heading, tuple[Shown, Place]]) -> None:
        for heading, (said, _) in cells.items():
            quantity = _quantity(said.text)
            if quantity is not None:
                for sums in (self._all, self._since):
                    sums[heading] = sums.get(heading, Fraction(0)) + quantity.value * quantity.scale

    def of(self, heading: Heading) -> tuple[Fraction, Fraction]:
        zero = Fraction(0)
        return self._all.get(heading, zero), self._since.get(heading, zero)

    def closed(self) -> None:
        self._since = {}


def _quantity(text: str) -> Quantity | None:
    try:
        return read_quantity(text)
    except NotANumber:
        return None


def _unit(text: str) -> tuple[int, str]:
    try:
        return read_unit(text) if text else (1, "")
    except NotANumber:
        return 1, ""
