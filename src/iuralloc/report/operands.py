"""What a formula rests on, in the order in which a reader meets it: figures, and numbers read on the spot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from iuralloc.formula import Data


@dataclass(frozen=True, slots=True)
class Operand:
    """The id of a figure, or a number that a formula reads or brings itself.

    Parameters
    ----------
    data
        A bare id, or a ``given``.
    group
        The members whose worth it states, in a list of worths.
    """

    data: Data
    group: tuple[str, ...] = ()


def operands(formula: Data) -> Iterator[Operand]:
    """All figures and readings in a formula, those of nested formulas in their place.

    Examples
    --------
    >>> half = {"kind": "given", "raw": "50%", "line": 3}
    >>> [operand.data for operand in operands({"kind": "product", "of": ["fees.amount", half]})]
    ['fees.amount', {'kind': 'given', 'raw': '50%', 'line': 3}]
    """
    stack = [Operand(formula)]
    while stack:
        operand = stack.pop()
        if isinstance(operand.data, str) or operand.data["kind"] == "given":
            yield operand
        else:
            below = [Operand(part.data, part.group or operand.group) for part in _parts(operand.data)]
            stack.extend(reversed(below))


def figures_in(formula: Data) -> Iterator[str]:
    """Ids of the figures that a formula names, as often as it names them.

    Examples
    --------
    >>> list(figures_in({"kind": "entry", "of": "profit.1.settled", "key": "maker"}))
    ['profit.1.settled']
    """
    return (operand.data for operand in operands(formula) if isinstance(operand.data, str))


def _parts(formula: Mapping[str, Any]) -> Iterator[Operand]:
    match formula["kind"]:
        case "sum":
            yield from (Operand(term) for _, term in formula["terms"])
        case "product" | "quotient" | "least" | "greatest":
            yield from (Operand(part) for part in formula["of"])
        case "rounded":
            yield from (Operand(formula["of"]), Operand(formula["unit"]))
        case "entry":
            yield Operand(formula["of"])
        case "apportioned" | "nearest":
            yield from map(Operand, _of_division(formula))
        case "worths":
            yield from (Operand(worth, tuple(members)) for members, worth in formula["listed"])
        case "synergies":
            yield from (Operand(term["value"]) for term in formula["terms"])
        case "worth" | "dividend" | "marginals" | "restricted" | "minimal_right" | "total_of_bounds" | "certified":
            yield Operand(formula["game"])
        case "shared_dividends":
            yield from (Operand(formula["game"]), *(Operand(weight) for _, weight in formula["weights"]))
        case "level":
            yield from (Operand(part) for row in formula["rows"] for part in row if part is not None)
            yield Operand(formula["total"])
        case "claims_game":
            yield from (*(Operand(claim) for _, claim in formula["claims"]), Operand(formula["estate"]))
        case "objections":
            yield from (Operand(formula["game"]), *(Operand(payoff) for _, payoff in formula["payoffs"]))


def _of_division(formula: Mapping[str, Any]) -> Iterator[Data]:
    """What a total is divided by: into whole units, or as near to a reference as rows allow."""
    if formula["kind"] == "apportioned":
        yield from (share for _, share in formula["shares"])
        yield from (formula["total"], formula["unit"])
        yield from (bound for _, _, bound in formula.get("within", ()))
        return
    yield from (reference for _, reference in formula["reference"])
    for row in formula["rows"]:
        yield from (row["bound"], *(coefficient for coefficient, _ in row["terms"]))
    yield from (*(unit for _, unit in formula["scale"]), formula["total"])
