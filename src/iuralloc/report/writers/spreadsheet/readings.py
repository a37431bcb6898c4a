"""The numbers that the contract states: each reading once, with its value in the unit of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from iuralloc.audit.trail import Trail
from iuralloc.formula import Data
from iuralloc.quantities import Written, read_duration, read_quantity
from iuralloc.report.operands import operands

#: file, sheet, row, and cell of a sheet, in its order; bytes; as what they are read
ReadingKey: TypeAlias = tuple[str, str, int, int, str, int, int, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read from the contract.

    Parameters
    ----------
    value
        In the unit of the contract where it is an amount; percentages and months divided.
    raw, read_as
        As the trail has them.
    where
        The line of the contract, or the cell of a sheet.
    ground
        That of the first figure that rests on it.
    foreign
        The unit of an amount in a foreign currency, such as ``10,000 USD``; empty for all others.
    """

    value: Fraction
    raw: str
    read_as: str
    where: str
    ground: Mapping[str, Any]
    foreign: str = ""


def reading_key(given: Mapping[str, Any]) -> ReadingKey:
    """What tells one reading from another: the cell of a sheet, its bytes there or in the file, and as what they are read."""
    file, sheet, ref = given.get("cell", ("", "", ""))
    row = int(given["line"]) if file else 0
    return str(file), str(sheet), row, len(ref), str(ref), int(given["start"]), int(given["end"]), str(given["as"])


def readings(trail: Trail) -> dict[ReadingKey, Reading]:
    """All numbers that formulas read, in the order of the contract."""
    found: dict[ReadingKey, Reading] = {}
    scale = int(trail.contract["unit"]["scale"]) if trail.contract else 1
    for record in trail.figures.values():
        for given in _givens(record["formula"]):
            key = reading_key(given)
            if key not in found:
                value = value_of(given, scale)
                cell = "!".join(part for part in given.get("cell", ()) if part)
                where = cell or str(given["line"])
                coin = str(given.get("currency", ""))
                foreign = f"{scale:,} {coin}" if coin and scale != 1 else coin
                found[key] = Reading(value, given["raw"], given["as"], where, record["ground"], foreign)
    return dict(sorted(found.items()))


def _givens(formula: Data) -> Iterator[Mapping[str, Any]]:
    return (operand.data for operand in operands(formula) if not isinstance(operand.data, str))


def value_of(given: Mapping[str, Any], scale: int) -> Fraction:
    """What the text of a number means.

    Parameters
    ----------
    given
        A formula ``given`` as the trail has it.
    scale
        How many of the currency the unit of the contract is.

    Examples
    --------
    >>> value_of({"raw": "100 yuan", "as": "amount"}, 10_000), value_of({"raw": "18m", "as": "years"}, 1)
    (Fraction(1, 100), Fraction(3, 2))
    """
    raw = str(given["raw"])
    if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'":
        raw = raw[1:-1]
    if given["as"] == "years":
        return read_duration(raw).value
    quantity = read_quantity(raw)
    return quantity.value * quantity.scale / scale if quantity.written is Written.MONEY else quantity.value
