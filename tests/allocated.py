"""A contract run through the program, and its trail as plain data for tests that trust nothing in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NoReturn

from iuralloc.allocate import examine
from iuralloc.errors import Inconsistency, Severity
from strategies import Case


class Refused(Exception):
    """The program refuses a contract that is valid, or doubts itself: no property has been looked at."""


@dataclass(frozen=True)
class Run:
    """The file of a trail, and what stands in it."""

    case: Case
    data: bytes
    trail: bytes
    figures: Mapping[str, Mapping[str, Any]]
    schedules: list[Mapping[str, Any]]

    def amount(self, figure: str) -> Fraction:
        """The value of a figure that is one number."""
        return Fraction(self.figures[figure]["value"])

    def splits(self) -> Iterator[Mapping[str, Any]]:
        """The schedules of all divisions: of pools, beside them, and inside."""
        return (record for record in self.schedules if record["table"] == "split")


def ran(case: Case) -> Run:
    """Allocate a contract that is valid by construction.

    Raises
    ------
    Refused
        If the program finds an error in it, or two roads of its own disagree.
    """
    data = case.data
    try:
        examined = examine(data, "contract.yaml")
    except Inconsistency as doubt:
        raise Refused(str(doubt)) from doubt
    errors = [f"{f.code} at {f.path}: {dict(f.facts)}" for f in examined.findings if f.severity is Severity.ERROR]
    if errors:
        raise Refused("; ".join(errors))
    trail = examined.trail().text().encode()
    read = json.loads(trail, parse_float=_no_float)
    return Run(case, data, trail, {record["id"]: record for record in read["figures"]}, read["schedules"])


def _no_float(text: str) -> NoReturn:
    raise AssertionError(f"{text} is a float in a trail")


def operands(formula: object) -> Iterator[Mapping[str, Any]]:
    """A formula and all formulas in it."""
    if isinstance(formula, dict):
        yield formula
    for part in formula.values() if isinstance(formula, dict) else formula if isinstance(formula, list) else ():
        yield from operands(part)


def texts(formula: object) -> Iterator[str]:
    """All text in a formula: the ids of figures among it."""
    if isinstance(formula, str):
        yield formula
    for part in formula.values() if isinstance(formula, dict) else formula if isinstance(formula, list) else ():
        yield from texts(part)
