"""The capital of a company, and who pays it in what."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from iuralloc.contract.reading import entries_by_key, one_of, read_list, short_form
from iuralloc.contract.schema.contributions import Contribution
from iuralloc.contract.schema.fields import Also, Amount, Day, Dressed, PartyKey, Rounding, Sort, Text
from iuralloc.contract.schema.plans import PlanEntries, SplitField
from iuralloc.contract.source import Mapping, Scalar


class Payment(Dressed):
    """One instalment of what was subscribed."""

    amount: Amount = None
    """How much of it; all of it if there is only one instalment."""


def read_payments(node: Any) -> Any:
    """``founding`` alone pays everything at the founding; else amounts by date."""
    if isinstance(node, Scalar):
        outer = Mapping(node.place, node.path)
        outer[node.text] = Mapping(node.place, node.path)
        outer.key_places[node.text] = node.place
        return outer
    return node


class CapitalContribution(Contribution):
    """What is paid for a part of the capital; instalments by date, or all at the founding."""

    LATER: ClassVar[frozenset[str]] = frozenset({
        "date", "phase", "vests", "forfeits_to", "guaranteed", "restated", "range", "claimed",
    })  # fmt: skip
    VALUE: ClassVar[str] = ""

    @classmethod
    def words(cls) -> set[str]:
        """The words of a contribution, without those of a dispute, which capital does not have yet."""
        return super().words() - cls.LATER

    paid: Annotated[
        dict[Annotated[str, Sort("due")], Annotated[Payment, BeforeValidator(short_form("amount"))]],
        BeforeValidator(entries_by_key()),
        BeforeValidator(read_payments),
        Also("due"),
    ] = Field(default_factory=dict)
    """When it is paid: founding, or amounts by date."""


class Equity(Dressed):
    """A company: its capital is a pool, divided by what each has subscribed unless a split says otherwise."""

    LATER: ClassVar[frozenset[str]] = frozenset({"rounds", "notes", "resolutions", "options", "pools"})
    company: Text = None
    """The name of the company."""
    form: Annotated[str | None, BeforeValidator(one_of("limited", "joint stock"))] = None
    """Limited company, or joint stock company."""
    founded: Day = None
    """The day of the founding."""
    capital: Amount = None
    """The registered capital; the contributions must add up to it."""
    contributions: Annotated[
        dict[
            PartyKey,
            Annotated[
                list[Annotated[CapitalContribution, BeforeValidator(short_form("value"))]],
                BeforeValidator(read_list),
            ],
        ],
        BeforeValidator(entries_by_key()),
    ] = Field(default_factory=dict)
    """What each holder subscribed, and in what."""
    split: SplitField = None
    """How the capital is held, where that is not in proportion to what was subscribed."""
    inside: PlanEntries = Field(default_factory=dict)
    """How a holder's part is held inside it, down to persons."""
    round: Rounding | None = None
    """The indivisible unit of the capital."""
