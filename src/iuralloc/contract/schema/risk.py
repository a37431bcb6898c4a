"""Risks, who is liable for them, and what has happened."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final

from pydantic import BeforeValidator, Field

from iuralloc.contract.reading import Entry, entries_by_key, one_of, short_form
from iuralloc.contract.schema.fields import Amount, Amounts, Day, Dressed, Name, Part, PartyKey, StepId
from iuralloc.contract.schema.plans import PlanEntries, SplitField

#: which caps bind a rung of the ladder, and are used up by it
WITHIN: Final = ("all", "overall", "phase", "none")
DEGREES: Final = ("negligence", "gross negligence", "intent")

Within = Annotated[str | None, BeforeValidator(one_of(*WITHIN))]


class Step(Dressed):
    """A part of a loss, and who bears it."""

    LATER: ClassVar[frozenset[str]] = frozenset({
        "refund", "policy", "steps", "unpaid", "cost", "leaves", "so_far", "released", "inside",
    })  # fmt: skip
    to: Name = None
    """The one who bears it."""
    split: SplitField = None
    """How several bear it."""
    amount: Amount = None
    """How much of it, such as 40% of rest; all that is left if absent."""
    over: Amount = None
    """Only the part of the loss above this."""
    at_most: Amount = None
    """At most so much of one loss."""
    until: Amount = None
    """At most so much of all losses together."""
    within: Within = None
    """Which caps bind this step and are used up by it; all if absent."""


StepEntries = Annotated[dict[StepId, Step], BeforeValidator(entries_by_key())]


class Risk(Dressed):
    """A loss that may happen: a pool of kind loss with a phase and a probability."""

    LATER: ClassVar[frozenset[str]] = frozenset({"frequency", "inside", "caps", "overflow", "outsider", "beside"})
    phase: Name = None
    """The phase in which it may happen."""
    probability: Part = None
    """How likely it is, such as 12%."""
    amount: Amount = None
    """How much would be lost."""
    steps: StepEntries = Field(default_factory=dict)
    """Who bears it first: a deductible, an insurance above it; the rest goes to the liability."""


class Caps(Entry):
    """How much a party bears at most: of one loss, in one phase, in all."""

    LATER: ClassVar[frozenset[str]] = frozenset({"year"})
    each: Amounts = None
    """At most so much of one loss, by party."""
    phase: Amounts = None
    """At most so much in one phase, by party, or by phase and party."""
    overall: Amounts = None
    """At most so much in all, by party."""


class Rung(Entry):
    """Which caps bind a rung."""

    LATER: ClassVar[frozenset[str]] = frozenset({"spread"})
    within: Within = None
    """Which caps bind it."""


class Liability(Dressed):
    """Who bears what a risk's own steps leave."""

    LATER: ClassVar[frozenset[str]] = frozenset({"outside", "insolvency", "round"})
    split: SplitField = None
    """The parties' parts of a loss; a figure by phase and party gives each phase its own."""
    steps: StepEntries = Field(default_factory=dict)
    """In place of one split: the parties, then a reserve, then a public compensation."""
    caps: Caps | None = None
    """How much a party bears at most."""
    overflow: Annotated[str | None, BeforeValidator(one_of("uncovered", "those with room"))] = None
    """What a cap cuts off stays uncovered (the default), or goes to those with room in proportion."""
    late: Rung | None = None
    """A loss enlarged by late notice: which caps bind it; overall if absent."""
    fault: Rung | None = None
    """Negligence: which caps bind it; all if absent. Gross negligence and intent are never capped."""
    inside: PlanEntries = Field(default_factory=dict)
    """How a party's burden goes down its tree."""


class Fault(Entry):
    """The part of a loss that is a party's own doing."""

    part: Part = None
    """Which part of the loss; the whole if absent."""
    degree: Annotated[str | None, BeforeValidator(one_of(*DEGREES))] = None
    """How grave the fault is."""


class Event(Dressed):
    """A loss that happened, or is supposed to."""

    LATER: ClassVar[frozenset[str]] = frozenset({"injured", "outsider", "collected", "able", "steps"})
    risk: Name = None
    """The risk that came true; what the event does not say is taken from it."""
    phase: Name = None
    """The phase in which it happened."""
    date: Day = None
    """The day on which it happened."""
    amount: Amount = None
    """How much was lost."""
    late: Amounts = None
    """By how much late notice enlarged the loss, by party."""
    fault: Annotated[
        dict[PartyKey, Annotated[Fault, BeforeValidator(short_form("degree"))]], BeforeValidator(entries_by_key())
    ] = Field(default_factory=dict)
    """Whose fault it is, by party: the degree, or `{part: 60%, degree: negligence}`; the whole loss if no part is named."""
