"""Rows of a sheet as nodes of a contract: each value a text at its cell, as it would stand in the file."""

from __future__ import annotations

from collections.abc import Sequence as Several
from typing import Final

from iuralloc.contract.sheets.headings import KINDS, Heading, year_of
from iuralloc.contract.sheets.table import Row, Table
from iuralloc.contract.source import Mapping, Node, Scalar, Sequence
from iuralloc.contract.telling import Collector, child_path
from iuralloc.errors import Place

_PARTY: Final = Heading("party")


def contribution_entries(table: Table, node: Mapping, collector: Collector, path: str) -> Mapping:
    """The section `contributions`: an entry for each row, a list where a party has several."""
    rows: dict[str, list[Row]] = {}
    places: dict[str, Place] = {}
    for row in table.rows:
        cells = {heading.key: cell for heading, cell in row.cells.items()}
        if "party" not in cells:
            _without_key(collector, row, path, "party")
            continue
        said, place = cells["party"]
        rows.setdefault(said.text, []).append(row)
        places.setdefault(said.text, place)
    entries = Mapping(node.place, path, node.key_place)
    for party, own in rows.items():
        below = child_path(path, party)
        entries.key_places[party] = places[party]
        if len(own) == 1:
            entries[party] = _entry(own[0], below)
            continue
        listed = Sequence(places[party], below, places[party])
        listed.extend(_entry(row, f"{below}[{number}]") for number, row in enumerate(own, start=1))
        entries[party] = listed
    return entries


def _entry(row: Row, path: str) -> Mapping:
    places = {heading.key: place for heading, (_, place) in row.cells.items()}
    entry = Mapping(places.get("value") or next(iter(places.values())), path)
    for heading, (said, place) in row.cells.items():
        if heading.key != "party":
            text = KINDS.get(said.text, said.text.casefold()) if heading.key == "kind" else said.text
            entry[heading.key] = Scalar(
                text, said.text, place, child_path(path, heading.key), quoted=False, key_place=place
            )
            entry.key_places[heading.key] = place
    return entry


def number_table(table: Table, node: Mapping, collector: Collector, path: str, first: Several[str]) -> Mapping:
    """A table of numbers: by the keys of a row, the leftmost outside; then by the heads of columns of their own."""
    keys = [heading for heading in table.headings.values() if heading.key in first and not heading.own]
    root = Mapping(node.place, path, node.key_place)
    for row in table.rows:
        lacking = next((heading for heading in keys if heading not in row.cells), None)
        if lacking is not None:
            _without_key(collector, row, path, lacking.key)
            continue
        way = [
            (year_of(said.text) if heading.key == "year" else said.text, place)
            for heading, (said, place) in ((heading, row.cells[heading]) for heading in keys)
        ]
        values = [heading for heading in row.cells if heading not in keys]
        if not values:
            last = row.cells[keys[-1]][1]
            collector.add("sheet-value-missing", last, path)
        for heading in values:
            said, place = row.cells[heading]
            steps = [*way, (heading.key, place)] if heading.own else way
            _put(root, steps, said.text, place, collector)
    return root


def _put(root: Mapping, steps: Several[tuple[str, Place]], text: str, place: Place, collector: Collector) -> None:
    here = root
    for at, (key, key_place) in enumerate(steps):
        below = child_path(here.path, key)
        there: Node | None = here.get(key)
        if at == len(steps) - 1:
            if there is not None:
                facts = {"key": key, "first": here.key_places[key].cell.ref}
                collector.add("sheet-key-twice", key_place, root.path, **facts)
                return
            here[key] = Scalar(text, text, place, below, quoted=False, key_place=key_place)
            here.key_places[key] = key_place
        elif isinstance(there, Mapping):
            here = there
        else:
            inner = Mapping(key_place, below, key_place)
            here[key] = inner
            here.key_places[key] = key_place
            here = inner


def _without_key(collector: Collector, row: Row, path: str, key: str) -> None:
    _, place = next(iter(row.cells.values()))
    collector.add("sheet-row-without-key", place, path, heading=key)
