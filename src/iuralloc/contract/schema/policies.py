"""What is said where a policy is used: which plan stands there, and who bears its names."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo

from iuralloc.contract.reading import Entry, entries_by_key, one_of, read_scalar, short_form
from iuralloc.contract.schema.fields import MemberId, Name, Sort, Text
from iuralloc.contract.source import Mapping, Node


def _read_told(node: Any, info: ValidationInfo) -> Node | None:
    """A value, or a table of them by year, as it stands: it is read where the plan asks for it."""
    return node if isinstance(node, Mapping) else read_scalar(node, info)


#: a name or a number of the file, or a table of them by year
Told = Annotated[Any, BeforeValidator(_read_told), Sort("told")]


class PolicyUse(Entry):
    """Which plan stands here: one of the file or a shipped one, and who bears its names."""

    plan: Name = None
    """A plan of the file, by its id under `policies`."""
    preset: Name = None
    """A shipped plan by its id, such as cambridge 2005."""
    roles: Annotated[dict[MemberId, Text], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """Who bears the names of the plan, where the file calls them otherwise: {team: lab, school: office}."""
    given: Annotated[dict[MemberId, Told], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """What a shipped plan leaves to the file: {costs: patent_costs, count: life}; by year: {costs: {2028: 9}}."""
    accept: Annotated[str | None, BeforeValidator(one_of("C"))] = None
    """C: that a plan is accepted whose source is second-hand."""


PolicyField = Annotated[PolicyUse | None, BeforeValidator(short_form("plan")), Sort("policy")]
