"""An award: a division that somebody has typed, to be audited line by line against a contract.

The long form names the pool, the total and the lines of each table; the short form is the amounts by party
below the id of a pool. What it says never enters the trail of the contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import PurePath
from typing import Final

from iuralloc.contract.expression import Literal, NotAFormula, read_expression
from iuralloc.contract.load import Contract, in_file_order, refuse_errors
from iuralloc.contract.reading import GROUNDS, tell_number
from iuralloc.contract.source import Mapping, Node, Scalar, Source
from iuralloc.contract.telling import Collector, child_path, near, tell_empty, tell_shape
from iuralloc.contract.tree import read_tree
from iuralloc.errors import Finding, Place, Severity
from iuralloc.quantities import Written

_HEAD: Final = ("iuralloc", "based_on", "award", "tables")
_TABLE: Final = ("pool", "total", "lines")
_NUMBERS: Final = ("share", "amount")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as typed: its value (an amount in the unit of the contract), its text, its place."""

    value: Fraction
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Line:
    """What a party is awarded: a share, an amount, or both."""

    party: str
    place: Place
    share: Typed | None
    amount: Typed | None


@dataclass(frozen=True, slots=True)
class AwardTable:
    """One table of an award.

    Parameters
    ----------
    id, path
        Its key, and the path to it.
    pool
        What it divides.
    place
        Of its key.
    share, amount
        The total as typed.
    lines
        In the order typed; each party once.
    """

    id: str
    path: str
    pool: str
    place: Place
    share: Typed | None
    amount: Typed | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Award:
    """A file of awarded tables, and what there was to remark about it."""

    title: str
    tables: tuple[AwardTable, ...]
    findings: tuple[Finding, ...]


def read_award(data: bytes, name: str, contract: Contract) -> Award:
    """Read an award on a contract.

    Raises
    ------
    ContractAtFault
        With all findings: for numbers that cannot be read, ``award-pool-unknown``, ``award-party-unknown``,
        ``award-not-a-number``, ``award-amount-is-part``, ``award-share-is-amount``, ``award-line-empty``,
        ``award-without-tables``.
    """
    collector = Collector()
    tree = read_tree(Source.from_bytes(data, name), collector.findings)
    refuse_errors(collector.findings)
    reader = _Reader(contract, collector)
    award = reader.read(tree)
    refuse_errors(collector.findings)
    return award


class _Reader:
    """Reads the tables of an award; what is wrong goes to the collector."""

    def __init__(self, contract: Contract, collector: Collector) -> None:
        self.contract = contract
        self.collector = collector

    def read(self, tree: Node | None) -> Award:
        if not isinstance(tree, Mapping) or not tree:
            self.collector.add("award-without-tables", tree.place if tree is not None else None, "")
            return Award("", (), ())
        if tree.keys() & set(_HEAD):
            self._words(tree, _HEAD)
            tables = tree.get("tables")
            if not isinstance(tables, Mapping) or not tables:
                self.collector.add("award-without-tables", tree.place, "tables")
                return Award("", (), ())
        else:
            tables = tree
        found = tuple(table for key in tables for table in self._table(tables, key))
        remarks = (finding for finding in self.collector.findings if finding.severity is not Severity.ERROR)
        return Award(self._text(tree, "award"), found, in_file_order([*remarks, *self._based_on(tree)]))

    def _text(self, tree: Mapping, key: str) -> str:
        node = tree.get(key) if tree.keys() & set(_HEAD) else None
        return node.text if isinstance(node, Scalar) else ""

    def _based_on(self, tree: Mapping) -> Iterator[Finding]:
        named, here = self._text(tree, "based_on"), self.contract.source.name
        if named and here != "-" and PurePath(named).name != here:
            facts = {"based_on": named, "file": here}
            yield Finding("award-based-on-another", tree["based_on"].place, facts, Severity.WARNING, "based_on")

    def _words(self, node: Mapping, known: tuple[str, ...]) -> None:
        for key in node:
            if key not in known and key not in GROUNDS:
                facts = {"key": key, "near": near(key, known), "known": ", ".join(known)}
                path = child_path(node.path, key)
                self.collector.add("unknown-key", node.key_places[key], path, **facts)

    def _table(self, tables: Mapping, key: str) -> Iterator[AwardTable]:
        node, place, path = tables[key], tables.key_places[key], child_path(tables.path, key)
        if not isinstance(node, Mapping):
            tell_shape(self.collector, node, "mapping")
            return
        short = not node.keys() & {"pool", "lines"}
        named = node.get("pool")
        pool = named.text if isinstance(named, Scalar) else key
        where = named.place if isinstance(named, Scalar) else place
        if pool not in self.contract.document.pools:
            pools = list(self.contract.document.pools)
            facts = {"pool": pool, "near": near(pool, pools), "known": ", ".join(pools)}
            self.collector.add("award-pool-unknown", where, path, **facts)
            return
        if not short:
            self._words(node, _TABLE)
        lines = node if short else node.get("lines")
        if not isinstance(lines, Mapping):
            self.collector.add("award-without-tables", node.place, node.path)
            return
        share, amount = (None, None) if short or "total" not in node else self._numbers(node, "total")
        read = tuple(line for party in lines for line in self._line(pool, lines, party))
        yield AwardTable(key, path, pool, place, share, amount, read)

    def _line(self, pool: str, lines: Mapping, party: str) -> Iterator[Line]:
        place, path = lines.key_places[party], child_path(lines.path, party)
        among = parties_of(self.contract, pool)
        if party not in among:
            facts = {"party": party, "pool": pool, "near": near(party, among), "known": ", ".join(among[:20])}
            self.collector.add("award-party-unknown", place, path, **facts)
            return
        share, amount = self._numbers(lines, party)
        yield Line(party, place, share, amount)

    def _numbers(self, node: Mapping, key: str) -> tuple[Typed | None, Typed | None]:
        """A share and an amount: of a mapping both, of a single number what it is written as."""
        below = node[key]
        if isinstance(below, Mapping):
            self._words(below, _NUMBERS)
            share, amount = (self._typed(below, word, as_share=word == "share") for word in _NUMBERS)
            if not below.keys() & set(_NUMBERS):
                self.collector.add("award-line-empty", below.place, below.path, key=key)
            return share, amount
        part = isinstance(below, Scalar) and below.text.rstrip().endswith(("%", "％", "‰"))
        typed = self._typed(node, key, as_share=part)
        return (typed, None) if part else (None, typed)

    def _typed(self, node: Mapping, key: str, *, as_share: bool) -> Typed | None:
        scalar = node.get(key)
        if scalar is None:
            return None
        if not isinstance(scalar, Scalar):
            tell_shape(self.collector, scalar, "text")
            return None
        if scalar.empty:
            tell_empty(self.collector, node, key)
            return None
        try:
            read = read_expression(scalar)
        except NotAFormula as error:
            tell_number(self.collector, scalar, error)
            return None
        if not isinstance(read, Literal):
            self.collector.add("award-not-a-number", scalar.place, scalar.path, text=scalar.text)
            return None
        return self._value(read, scalar, as_share=as_share)

    def _value(self, read: Literal, scalar: Scalar, *, as_share: bool) -> Typed | None:
        written, unit = read.quantity.written, self.contract.unit
        place, path, text = scalar.place, scalar.path, scalar.text
        if as_share and written is Written.MONEY:
            self.collector.add("award-share-is-amount", place, path, text=text)
        elif not as_share and written is Written.PERCENT:
            self.collector.add("award-amount-is-part", place, path, text=text)
        elif read.quantity.currency not in {"", unit.currency}:
            facts = {"currency": read.quantity.currency, "unit": unit.currency, "text": text}
            self.collector.add("other-currency-not-here", place, path, **facts)
        else:
            value = read.quantity.value if as_share else unit.convert(read.quantity)
            return Typed(value, text, place)
        return None


def parties_of(contract: Contract, pool: str) -> tuple[str, ...]:
    """The parties among whom a pool is divided, in order."""
    among = contract.document.pools[pool].among
    return contract.roster.partners() if among is None else contract.roster.expand(among)
