"""Parameters of rules in a split: each card says which there are, and their kind says how they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from pydantic import ValidationInfo

from iuralloc.contract.expression import text_of
from iuralloc.contract.lists import Listing, listing_text, read_listing
from iuralloc.contract.reading import Table, one_of, read_number, read_number_or_table
from iuralloc.errors import Inconsistency
from iuralloc.rules import all_rules
from iuralloc.rules.card import Parameter, ParameterKind, Rule

#: characters of one parameter in a heading; all of it stands in the file, and in the formulas
_SHOWN: Final = 48

_READERS: Final[Mapping[ParameterKind, Callable[[Any, ValidationInfo], Any]]] = MappingProxyType({
    "number": read_number,
    "number by party": read_number_or_table,
    "allocation": read_number_or_table,
    "partition": read_listing,
    "classes": read_listing,
    "levels": read_listing,
    "edges": read_listing,
    "truth": one_of("true", "false"),
})  # fmt: skip

_CLAIMS: Final = MappingProxyType({
    "en": "What each party is owed, or has put in: the numbers by which the rule divides.",
    "zh": "各方的债权或投入，即规则据以分配的数额。",
})  # fmt: skip


def parameters_of(card: Rule) -> tuple[Parameter, ...]:
    """What a split tells a rule: the numbers that it divides by, where it names them, then its parameters.

    Examples
    --------
    >>> from iuralloc.rules import rule
    >>> [parameter.name for parameter in parameters_of(rule("modified_shapley"))]
    ['factor', 'strength']
    """
    if not card.measure:
        return card.parameters
    measure = Parameter(card.measure, "number by party", required=True, meaning=_CLAIMS, money=True)
    return (measure, *card.parameters)


def split_parameters() -> dict[str, ParameterKind]:
    """The words of a split that belong to some rule, and how each is written.

    Raises
    ------
    Inconsistency
        If two cards give one word two kinds: a split could not be read before its rule is known.
    """
    kinds: dict[str, ParameterKind] = {}
    for card in all_rules():
        for parameter in parameters_of(card) if card.in_contracts else ():
            if kinds.setdefault(parameter.name, parameter.kind) != parameter.kind:
                raise Inconsistency(f"the parameter {parameter.name} has two kinds")
    return kinds


def read_parameters(node: Mapping[str, Any], info: ValidationInfo) -> dict[str, Any]:
    """The parameters of a split by their names, each read by its kind; one that cannot be read is told."""
    kinds = split_parameters()
    read = {name: _READERS[kinds[name]](below, info) for name, below in node.items()}
    return {name: value for name, value in read.items() if value is not None}


def parameter_text(value: Any, kind: ParameterKind) -> str:
    """A parameter for a heading, in its plainest spelling, cut where it is long.

    Parameters
    ----------
    value
        As read.
    kind
        Of the parameter.
    """
    if isinstance(value, Listing):
        text = listing_text(value, kind)
    elif isinstance(value, Table):
        cells = (f"{key.text}: {_cell(cell)}" for key, cell in value.cells)
        text = f"{{{', '.join(cells)}}}"
    else:
        return value if isinstance(value, str) else text_of(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _cell(cell: Any) -> str:
    return "{…}" if isinstance(cell, Table) else text_of(cell)
