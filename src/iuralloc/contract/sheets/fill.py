"""Fill in: what a contract takes from sheets is put into its tree, as if it stood there, each value at its cell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from iuralloc.contract.reading import GROUNDS
from iuralloc.contract.schema import Contribution
from iuralloc.contract.sheets.beside import Beside, NotBeside
from iuralloc.contract.sheets.grid import Grid, NotASheet
from iuralloc.contract.sheets.reference import OTHERS, Reference, is_reference, read_reference
from iuralloc.contract.sheets.rows import contribution_entries, number_table
from iuralloc.contract.sheets.table import Table, Wanted
from iuralloc.contract.sheets.values import read_values
from iuralloc.contract.sheets.workbook import read_workbook
from iuralloc.contract.source import Mapping, Node, Scalar, Sequence, Source
from iuralloc.contract.telling import Collector, child_path
from iuralloc.contract.tree import read_tree
from iuralloc.errors import Budget, Finding, LimitReached, Severity

_ENTRY: Final = tuple(sorted((Contribution.words() | Contribution.LATER) - {"value", "kind"}))
#: what stands in the columns, by what the table is for: all keys, those of which a row needs one, the values
_COLUMNS: Final = {
    "contributions": (("party", "kind", "value", *_ENTRY), ("party",), ("value", "price", "rent", "rate")),
    "figure": (("party", "phase", "year", "value"), ("party", "phase", "year"), ("value",)),
    "amount": (("year", "value"), ("year",), ("value",)),
    "worth": (("group", "value"), ("group",), ("value",)),
}
#: sheets that one contract takes values from
_MOST: Final = 100


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file that a contract took values from: its name, its bytes, and how a file of values is read."""

    name: str
    data: bytes
    encoding: str = ""
    separator: str = ""

    @property
    def sha256(self) -> str:
        """Digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Site:
    """A place of a contract where a sheet may stand: the mapping above it, its key, and what for."""

    above: Mapping
    key: str
    use: str

    @property
    def path(self) -> str:
        """The path of the place."""
        return child_path(self.above.path, self.key)

    @property
    def node(self) -> Node | None:
        """What stands there."""
        return self.above.get(self.key)


def fill(tree: Mapping, beside: Beside, collector: Collector) -> tuple[SheetFile, ...]:
    """Put the tables of all sheets into the tree; what is wrong with them goes to the collector.

    Raises
    ------
    LimitReached
        ``too-many-entries`` for more sheets than anybody keeps beside a contract.
    """
    filler = _Filler(tree, beside, collector)
    for site in sites(tree):
        if is_reference(site.node):
            filler.fill(site)
    _elsewhere(tree, collector)
    return tuple(filler.files.values())


def sites(tree: Mapping) -> Iterator[Site]:
    """The places of a contract where a sheet may stand."""
    yield Site(tree, "contributions", "contributions")
    for figures, key in _entries(tree, "figures"):
        yield Site(figures, key, "figure")
        figure = figures.get(key)
        if isinstance(figure, Mapping):
            yield Site(figure, "value", "figure")
    for pools, key in _entries(tree, "pools"):
        pool = pools[key]
        if isinstance(pool, Mapping):
            yield Site(pool, "amount", "amount")
            yield Site(pool, "worth", "worth")
            yield Site(pool, "synergies", "worth")


def _entries(tree: Mapping, section: str) -> Iterator[tuple[Mapping, str]]:
    entries = tree.get(section)
    if isinstance(entries, Mapping) and not is_reference(entries):
        yield from ((entries, key) for key in list(entries))


def filled_tree(source: Source) -> Node | None:
    """The tree of a contract with the tables of its sheets in it; findings are told elsewhere.

    Raises
    ------
    ContractAtFault, LimitReached
        Where the file cannot be read to its end.
    """
    tree = read_tree(source, [])
    if isinstance(tree, Mapping):
        fill(tree, source.beside, Collector())
    return tree


@dataclass(slots=True)
class _Filler:
    tree: Mapping
    beside: Beside
    collector: Collector
    files: dict[str, SheetFile] = field(default_factory=dict)
    _count: int = 0

    def fill(self, site: Site) -> None:
        node = site.node
        if not isinstance(node, Mapping):
            return
        self._count += 1
        if self._count > _MOST:
            facts = {"limit": str(_MOST)}
            raise LimitReached([Finding("too-many-entries", node.place, facts, path=site.path)])
        before = len(self.collector.findings)
        table = self._table(node, site)
        faults = any(f.severity is Severity.ERROR for f in self.collector.findings[before:])
        if table is None or faults:
            # Nothing of it: half a table would be another contract.
            if site.use == "figure" and site.key != "value":
                site.above[site.key] = Mapping(node.place, node.path, node.key_place)
            else:
                del site.above[site.key]
            return
        grounds = [key for key in node if key in GROUNDS]
        if site.use == "figure" and grounds:
            table.path = child_path(node.path, "value")
            whole = Mapping(node.place, node.path, node.key_place)
            whole |= {"value": table, **{key: node[key] for key in grounds}}
            whole.key_places = {"value": node.place, **{key: node.key_places[key] for key in grounds}}
            table = whole
        site.above[site.key] = table

    def _table(self, node: Mapping, site: Site) -> Mapping | None:
        reference = read_reference(node, self.collector, grounds=site.use == "figure" and site.key != "value")
        grid = self._grid(reference, site.path) if reference else None
        if reference is None or grid is None:
            return None
        keys, first, values = _COLUMNS[site.use]
        own = self._own() if site.use == "figure" else ()
        unit = self.tree.get("unit")
        wanted = Wanted(keys, first, values, own, unit.text if isinstance(unit, Scalar) else "")
        place = reference.file.place
        table = Table(grid, wanted, self.collector, site.path, place, checked=reference.checked)
        if not table.rows and table.headings and not table.merged:
            self.collector.add("sheet-without-rows", place, site.path, file=grid.file)
        if site.use == "contributions":
            return contribution_entries(table, node, self.collector, site.path)
        return number_table(table, node, self.collector, site.path, first)

    def _own(self) -> frozenset[str]:
        """Names that may head columns: parties, those beside them, groups, phases."""
        sections = (self.tree.get(name) for name in ("parties", "others", "groups", "phases"))
        return frozenset(name for section in sections if isinstance(section, Mapping) for name in section)

    def _grid(self, reference: Reference, path: str) -> Grid | None:
        name, place = reference.file.text, reference.file.place
        if name.lower().endswith(OTHERS):
            self.collector.add("sheet-old-format", place, path, file=name)
            return None
        try:
            data = self.beside.read(name)
            file = SheetFile(name, data)
            if len(data) > Budget.BYTES:
                raise NotASheet("sheet-too-large")
            if reference.sha256 not in {None, file.sha256}:
                raise NotASheet("sheet-changed", digest=file.sha256)
            if reference.holds_values:
                if reference.sheet is not None:
                    raise NotASheet("sheet-which", known="")
                grid, separator = read_values(data, name, reference.encoding)
                file = SheetFile(name, data, reference.encoding, separator)
            else:
                grid = read_workbook(data, name, reference.sheet)
        except NotBeside as error:
            self.collector.add(error.code, place, path, file=name, near=error.near)
            return None
        except NotASheet as error:
            if error.code == "sheet-too-large":
                raise LimitReached([Finding("sheet-too-large", place, {"file": name}, path=path)]) from error
            self.collector.add(error.code, place, path, file=name, **error.facts)
            return None
        self.files.setdefault(name, file)
        return grid


def _elsewhere(tree: Mapping, collector: Collector) -> None:
    """Tell sheets where none can stand, and take them out."""
    waiting: list[Mapping | Sequence] = [tree]
    while waiting:
        node = waiting.pop()
        pairs = list(node.items()) if isinstance(node, Mapping) else [("", below) for below in node]
        for key, below in pairs:
            if is_reference(below) and isinstance(below, Mapping):
                named = below["from"]
                collector.add("sheet-not-here", named.place, below.path, file=_name(named))
                if isinstance(node, Mapping):
                    del node[key]
            elif isinstance(below, Mapping | Sequence):
                waiting.append(below)


def _name(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""
