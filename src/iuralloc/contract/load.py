"""Load: bytes to a contract, with the place of every scalar and a digest; check: all findings at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from iuralloc.contract.alternatives import Alternative, Spot
from iuralloc.contract.calendar import Calendar, calendar_of
from iuralloc.contract.exchange import Rate, rates_of
from iuralloc.contract.expression import Literal
from iuralloc.contract.policies import Uses, put_policies
from iuralloc.contract.roster import Roster, build_roster
from iuralloc.contract.schema import Document, Rounding
from iuralloc.contract.sheets.beside import Beside
from iuralloc.contract.sheets.fill import SheetFile, fill
from iuralloc.contract.source import Mapping, Node, Scalar, Source
from iuralloc.contract.telling import Collector
from iuralloc.contract.tree import read_tree
from iuralloc.errors import ContractAtFault, Finding, Place, Severity
from iuralloc.quantities import COIN_DIGITS, NotANumber, Quantity, Written, read_unit

_CODE: Final = re.compile("[A-Z]{3}")
#: multipliers as people write them in digits
_TIMES: Final = {"1000": "thousand", "10000": "万", "1000000": "million", "100000000": "亿"}


@dataclass(frozen=True, slots=True)
class Unit:
    """In what bare amounts are counted: `scale` units of the currency, as the contract writes it."""

    currency: str
    scale: int
    raw: str
    place: Place | None
    #: what foreign currencies are worth in this one
    rates: tuple[Rate, ...] = ()

    def rate(self, currency: str) -> Rate | None:
        """The rate of a foreign currency; None where the contract names none."""
        return next((rate for rate in self.rates if rate.currency == currency), None)

    def convert(self, quantity: Quantity) -> Fraction:
        """An amount as written, in as many units as this one has; its currency is looked at where it is read."""
        if quantity.written is Written.MONEY:
            return quantity.value * quantity.scale / self.scale
        return quantity.value

    def smallest_coin(self) -> Fraction | None:
        """The smallest coin of the currency in this unit; None where it is not known here."""
        digits = COIN_DIGITS.get(self.currency)
        return None if digits is None else Fraction(1, 10**digits) / self.scale


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract as loaded: the file, its entries, who is meant by its names, its unit, its years, its ranges.

    `uses` tells where policies stand.
    """

    source: Source
    document: Document
    roster: Roster
    unit: Unit
    calendar: Calendar
    uses: Uses = field(default_factory=Uses)
    spots: tuple[Spot, ...] = ()
    #: the sheets that values were taken from, in order of use
    sheets: tuple[SheetFile, ...] = ()

    def within(self, pool: str) -> Contract:
        """The contract as one pool reads it: its own rates of exchange win over those of the head."""
        own = rates_of(self.document.pools[pool].exchange, self.unit.currency, pool)
        if not own:
            return self
        named = {rate.currency for rate in own}
        rates = (*own, *(rate for rate in self.unit.rates if rate.currency not in named))
        return replace(self, unit=replace(self.unit, rates=rates))

    @property
    def sheet_data(self) -> dict[str, bytes]:
        """The bytes of the sheets by their names, for `iuralloc.verify`."""
        return {sheet.name: sheet.data for sheet in self.sheets}

    @property
    def rounding(self) -> Rounding | None:
        """The rounding of the whole file, if it says any."""
        return self.document.round


def load_bytes(data: bytes, name: str, beside: Beside | None = None) -> tuple[Contract | None, tuple[Finding, ...]]:
    """Read a contract; the findings about its notation and shape, in file order, come beside it.

    The contract is None where not even its shape can be read. `beside` is where the sheets come from that the
    contract names: nobody but the caller knows which folder it lies in.
    """
    source = Source.from_bytes(data, name, beside)
    collector = Collector()
    tree = read_tree(source, collector.findings)
    if not isinstance(tree, Mapping) or not tree.keys() & Document.words():
        if not any(finding.severity is Severity.ERROR for finding in collector.findings):
            collector.findings.append(_no_contract(tree))
        return None, in_file_order(collector.findings)
    sheets = fill(tree, source.beside, collector)
    tree, uses = put_policies(tree, collector)
    return _read(source, tree, collector, uses, sheets), in_file_order(collector.findings)


def read_again(contract: Contract, alternative: Alternative) -> tuple[Contract, tuple[Finding, ...]]:
    """The same file with other values that it names itself; every number keeps the place where it stands."""
    collector = Collector(alternative=alternative)
    other = _read(contract.source, contract.document.tree, collector, contract.uses, contract.sheets)
    return other, in_file_order(collector.findings)


def _read(source: Source, tree: Mapping, collector: Collector, uses: Uses, sheets: tuple[SheetFile, ...]) -> Contract:
    document = Document.model_validate(tree, context=collector)
    roster = build_roster(document, collector)
    unit = _unit(document, collector)
    unit = replace(unit, rates=rates_of(document.exchange, unit.currency))
    calendar = calendar_of(document, document.years.text if document.years else None)
    return Contract(source, document, roster, unit, calendar, uses, tuple(collector.spots.values()), sheets)


def _no_contract(tree: Node | None) -> Finding:
    """Why what was read is no contract: there is nothing, or nothing that a contract says."""
    if tree is None or (isinstance(tree, Scalar) and tree.empty):
        return Finding("file-empty")
    colon = tree.text.find("：") if isinstance(tree, Scalar) else -1
    if isinstance(tree, Scalar) and colon >= 0:
        return Finding("full-width-sign", tree.place, {"sign": "：", "meant": ":"})
    return Finding("not-a-contract", tree.place, {"known": ", ".join(sorted(Document.words()))})


def in_file_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings by the place in the file, each once; those without a place first."""
    unique = {(f.code, f.place, f.path, tuple(f.facts.items())): f for f in findings}
    return tuple(sorted(unique.values(), key=_in_order))


def _in_order(finding: Finding) -> tuple[object, ...]:
    """What has no place, then the file, then its sheets row by row."""
    place = finding.place
    if place is None:
        return ("", 0, -1, -1, finding.code)
    cell = place.cell
    row = (place.line, len(cell.ref), cell.ref) if cell else (0, 0, "")
    return (f"{cell.file}!{cell.sheet}" if cell else "", *row, place.start, place.end, finding.code)


def refuse_errors(findings: Sequence[Finding]) -> None:
    """Raise when any finding is an error; all of them go with it."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise ContractAtFault(in_file_order(findings))


def read_date(text: str) -> dt.date | None:
    """A day written as ``2027-04-15``; None where the calendar has no such day.

    Examples
    --------
    >>> read_date("2027-02-30") is None
    True
    """
    try:
        return dt.date.fromisoformat(text) if len(text) == len("2027-04-15") else None
    except ValueError:
        return None


def _unit(document: Document, collector: Collector) -> Unit:
    currency = document.currency or ""
    if document.unit is None:
        return Unit(currency, 1, "", None)
    scalar = document.unit
    try:
        scale, named = read_unit(scalar.text)
    except NotANumber:
        facts = {"unit": scalar.text, "near": _TIMES.get(re.sub(r"[,_ ]", "", scalar.text), "")}
        collector.add("unit-unknown", scalar.place, scalar.path, **facts)
        return Unit(currency, 1, "", None)
    if not scalar.literal:
        collector.add("number-not-literal", scalar.place, scalar.path, text=scalar.text)
    if named and _CODE.fullmatch(currency) and currency not in {"RMB", named}:
        collector.add("unit-of-other-currency", scalar.place, scalar.path, unit=scalar.text, currency=currency)
    return Unit(currency or named, scale, scalar.raw, scalar.place)


def literal_value(expression: object) -> Fraction | None:
    """The value of a bare number; None for a formula."""
    return expression.quantity.value if isinstance(expression, Literal) else None
