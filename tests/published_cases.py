"""The published cases: read once, their numbers as fractions, in the shapes in which answers come."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

CASES: Final[list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "cases" / "published-cases.json").read_text("utf-8")
)["cases"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One case under one method."""

    case: Mapping[str, Any]
    method: str

    @property
    def name(self) -> str:
        """Case and method, for the name of a test."""
        return f"{self.case['id']}-{self.method}"

    @property
    def game(self) -> dict[str, Any]:
        """The input, as it stands in the case."""
        game: dict[str, Any] = self.case["game"]
        return game

    @property
    def params(self) -> dict[str, Any]:
        """Extra input of all methods of the case."""
        return dict(self.case.get("params", {}))

    @property
    def exact(self) -> Any:
        """The answer in fractions."""
        return numbers_in(self.case["exact"][self.method])

    def is_printed(self, answer: Any) -> bool:
        """Tell whether an answer lies within the tolerance of what the source prints."""
        pairs = [*side_by_side(numbers_in(self.case["expected"][self.method]), answer)]
        return all(near(one, other, Fraction(self.case["tolerance"])) for one, other in pairs)


def numbers_in(data: Any) -> Any:
    """Read every number at every depth; truth and None stay what they are.

    >>> numbers_in({"A": ["1/2", "3"], "value": True, "none": None})
    {'A': [Fraction(1, 2), Fraction(3, 1)], 'value': True, 'none': None}
    """
    match data:
        case str():
            return Fraction(data)
        case Mapping():
            return {name: numbers_in(part) for name, part in data.items()}
        case list():
            return [numbers_in(part) for part in data]
    return data


def side_by_side(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    """Pair up the numbers of two answers of one shape; different shapes are one pair that does not match."""
    if isinstance(one, Mapping) and isinstance(other, Mapping) and one.keys() == other.keys():
        for name in one:
            yield from side_by_side(one[name], other[name])
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for first, second in zip(one, other, strict=True):
            yield from side_by_side(first, second)
    else:
        yield one, other


def near(one: Any, other: Any, tolerance: Fraction) -> bool:
    """Compare numbers within a tolerance, all else exactly."""
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return abs(one - other) <= tolerance
    return type(one) is type(other) and bool(one == other)


def inexact(answer: Any) -> list[str]:
    """List what is neither a fraction, a truth value nor None, by the path to it.

    >>> inexact({"A": Fraction(1), "B": [0.5, Fraction(2)], "C": 1})
    ['.B[0] = 0.5', '.C = 1']
    """
    match answer:
        case Mapping():
            return [f".{name}{slip}" for name, part in answer.items() for slip in inexact(part)]
        case list():
            return [f"[{place}]{slip}" for place, part in enumerate(answer) for slip in inexact(part)]
        case Fraction() | bool() | None:
            return []
    return [f" = {answer!r}"]


ASKED: Final = [Asked(case, method) for case in CASES for method in case["exact"]]
NAMES: Final = [asked.name for asked in ASKED]
