"""A contract as text, run through the program, and its trail as plain data that no test need trust."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from iuralloc.allocate import examine
from iuralloc.errors import Severity
from iuralloc.verify import verify


class Refused(Exception):
    """The program refuses a contract that is valid by construction: no property has been looked at."""


@dataclass(frozen=True)
class Run:
    """The file of a contract, the file of its trail, and what stands in that."""

    data: bytes
    trail: bytes
    figures: Mapping[str, Mapping[str, Any]]
    schedules: list[Mapping[str, Any]]

    def amount(self, figure: str) -> Fraction:
        """The value of a figure that is one number."""
        return Fraction(self.figures[figure]["value"])

    def tables(self, sort: str) -> list[Mapping[str, Any]]:
        """The schedules of one sort."""
        return [record for record in self.schedules if record["table"] == sort]


def ran(text: str) -> Run:
    """Allocate a contract.

    Raises
    ------
    Refused
        If the program finds an error in it.
    """
    data = text.encode()
    examined = examine(data, "contract.yaml")
    errors = [f"{f.code} at {f.path}: {dict(f.facts)}" for f in examined.findings if f.severity is Severity.ERROR]
    if errors:
        raise Refused("; ".join(errors))
    trail = examined.trail().text().encode()
    read = json.loads(trail)
    return Run(data, trail, {record["id"]: record for record in read["figures"]}, read["schedules"])


def a_stranger_agrees(run: Run) -> None:
    """Hold a trail to the checker that shares no code with the program."""
    report = verify(run.trail, run.data)

    assert report.faults == ()
