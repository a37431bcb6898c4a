"""Amounts, and the plans that divide them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final

from pydantic import BeforeValidator, Field

from iuralloc.contract.expression import Expression
from iuralloc.contract.reading import Entry, entries_by_key, one_of, read_list, read_number
from iuralloc.contract.schema.disputed import Claimed, RestatedField
from iuralloc.contract.schema.exchange import ExchangeEntries
from iuralloc.contract.schema.fields import (
    Day,
    Dressed,
    Name,
    PartyKey,
    Rounding,
    Shares,
    Sort,
    StepId,
    Synergies,
    Text,
    Words,
    Worths,
)
from iuralloc.contract.schema.parameters import read_parameters, split_parameters
from iuralloc.contract.schema.policies import PolicyField
from iuralloc.contract.schema.receipts import BOOKED, Receipts
from iuralloc.contract.schema.steps import COSTS, AmountByYear, AmountOrBands, Released, UnpaidField
from iuralloc.contract.schema.terms import Measure, TermEntries
from iuralloc.contract.schema.tiers import SAID, ShareTiers, Tiers
from iuralloc.contract.source import Mapping, Scalar, wrap
from iuralloc.contract.telling import Collector


class Split(Entry):
    """How several divide: by a rule or a figure, by a table of shares, or by bands with shares of their own."""

    LATER: ClassVar[frozenset[str]] = frozenset({"amounts"})
    by: Annotated[Any, BeforeValidator(read_number), Sort("by")] = None
    """A rule by its id, or any figure by party: its parts are in proportion to it."""
    shares: Shares = None
    """The table of shares; it is written without this word."""
    tiers: ShareTiers | None = None
    """Bands, each with shares of its own."""
    terms: TermEntries = Field(default_factory=dict)
    """What the split must keep: it moves to the nearest division that does."""
    measure: Measure = None
    """In what the deviation from the rule is counted: points (the default), or ratio, in units of each party's part."""
    parameters: Annotated[dict[str, Any], BeforeValidator(read_parameters)] = Field(default_factory=dict)
    """What the rule is told; each parameter stands under its own name, without this word."""

    @classmethod
    def words(cls) -> set[str]:
        """The words that a split may have: its own, and those of the rules."""
        return {"by", "shares", "tiers", "terms", "measure", *split_parameters()}

    @classmethod
    def _known(cls, node: Mapping, collector: Collector) -> Mapping:
        kept = super()._known(node, collector)
        told = Mapping(node.place, node.path, node.key_place)
        for name in kept.keys() & split_parameters().keys():
            told[name] = kept.pop(name)
        if told:
            kept["parameters"] = told
        return kept

    def parameters_written(self) -> tuple[str, ...]:
        """The parameters that were written, those too that could not be read, in order of the alphabet."""
        return tuple(sorted(self.written() & split_parameters().keys()))


def read_split(node: Any) -> Any:
    """``split: {by: …}``, the bare text after ``by:``, or a table of shares."""
    if isinstance(node, Scalar):
        return wrap(node, "by")
    if isinstance(node, Mapping) and "tiers" in node:
        return _beside(node, "tiers", "tiers")
    if isinstance(node, Mapping) and not ({"by", *split_parameters(), *Split.LATER} & node.keys()):
        return _beside(node, "shares")
    return node


#: words of a split that may stand beside the shares of a table
_BESIDE_SHARES: Final = frozenset({"terms", "measure"})


def _beside(node: Mapping, key: str, at: str = "") -> Mapping:
    """A table of shares, or bands, under its word, the words beside it under their own."""
    if not _BESIDE_SHARES & node.key_places.keys():
        return wrap(node, key)
    outer = Mapping(node.place, node.path, node.key_place)
    outer.key_places = {word: place for word, place in node.key_places.items() if word in _BESIDE_SHARES}
    table = Mapping(node.place, node.path, node.key_place)
    table.key_places = {word: place for word, place in node.key_places.items() if word not in _BESIDE_SHARES}
    for word, below in node.items():
        (outer if word in _BESIDE_SHARES else table)[word] = below
    if table:
        outer[key] = table
        outer.key_places[key] = node.key_places.get(at, node.place)
    return outer


SplitField = Annotated[Split | None, BeforeValidator(read_split), Sort("split")]

PLAN_LATER: Final = frozenset({"refund"})


class Plan(Entry):
    """Who gets an amount: exactly one of `to`, `split`, `steps` and `policy`; inside each of them, a plan of its own."""

    LATER: ClassVar[frozenset[str]] = PLAN_LATER | {"as", "given"}
    to: Name = None
    """The one who gets all of it."""
    split: SplitField = None
    """How several divide it."""
    steps: Annotated[dict[StepId, PlanStep], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """Parts of it, taken one after the other."""
    order: Words = None
    """The ids of the steps in the order in which they run; as written if absent."""
    policy: PolicyField = None
    """A plan that is written once under `policies`, or a shipped one: policy: house_rule, or policy: cambridge 2005."""
    inside: Annotated[dict[PartyKey, Plan], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """How each of them divides its part one level down."""
    clause: Text = None
    """The clause of the contract that says it."""
    quote: Text = None
    """The words of the clause."""
    evidence: Text = None
    """The paper that proves it."""
    note: Text = None
    """Whatever else a reader should know."""


class PlanStep(Dressed):
    """A part of an amount, and who gets it: exactly one of `to`, `split`, `refund`, `steps` and `policy`."""

    LATER: ClassVar[frozenset[str]] = frozenset({"as", "given", "within"})
    to: Name = None
    """The one who gets it: a party, a group as one body, outside, reserve, or unallocated."""
    split: SplitField = None
    """How several divide it."""
    refund: Annotated[Expression | None, BeforeValidator(read_number), Sort("number")] = None
    """Costs by year and party that are given back, the oldest first, until all are repaid."""
    steps: Annotated[dict[StepId, PlanStep], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """A plan of its own for what this step takes."""
    order: Words = None
    """The ids of its own steps in the order in which they run; as written if absent."""
    policy: PolicyField = None
    """A plan that is written once under `policies`, or a shipped one: policy: house_rule, or policy: cambridge 2005."""
    amount: AmountOrBands = None
    """How much: money, a part of `whole`, of `rest`, or of a name that a step `leaves`, or {tiers: …}; else all of it."""
    bands: Tiers | None = None
    """The bands of `amount: {tiers: …}`; written there, not under this word."""
    over: AmountByYear = None
    """Only the part of the whole above this."""
    at_most: AmountByYear = None
    """At most so much each time."""
    until: AmountByYear = None
    """At most so much in all years together."""
    so_far: AmountByYear = None
    """What was taken towards `until` before; nothing if absent."""
    unpaid: UnpaidField = None
    """What becomes of a claim that the money does not reach: lost, carried, carried at 5%, carried at 5% compound."""
    released: Released = None
    """Which part of a reserve is given back to the steps that follow, by year: {2029: 100%}."""
    date: Day = None
    """The day from which a claim of every year runs: in its year it counts for the days that are left."""
    cost: Annotated[str | None, BeforeValidator(one_of(*COSTS))] = None
    """Which sort of cost it is, where net income is asked for."""
    claimed: Claimed = None
    """What somebody's own table says here: what the step takes, or what each gets of it."""
    leaves: Name = None
    """A name for what is left after this step; later steps take parts of it."""
    inside: Annotated[dict[PartyKey, Plan], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """How each of them divides its part one level down."""

    @classmethod
    def words(cls) -> set[str]:
        """The words that a step may have; its bands stand under `amount`."""
        return super().words() - {"bands"}

    @classmethod
    def _known(cls, node: Mapping, collector: Collector) -> Mapping:
        if "bands" in node and "bands" not in node.key_places:
            # pydantic reads an entry that may hold itself twice: this is what the first reading has made.
            return node
        kept = super()._known(node, collector)
        written = kept.get("amount")
        if isinstance(written, Mapping) and {"tiers", *SAID} & written.keys():
            kept["bands"] = kept.pop("amount")
        return kept


# A plan has steps, and what a step gives is divided by plans: the first of the two is finished now.
Plan.model_rebuild()


class Policy(Dressed):
    """A plan written once: whoever uses it finds its names among those whom the money reaches there."""

    LATER: ClassVar[frozenset[str]] = PLAN_LATER | {"as", "given"}
    to: Name = None
    """The one who gets all of it."""
    split: SplitField = None
    """How several divide it."""
    steps: Annotated[dict[StepId, PlanStep], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """Parts of it, taken one after the other."""
    order: Words = None
    """The ids of the steps in the order in which they run; as written if absent."""
    policy: PolicyField = None
    """Another policy that this one is, under a name of its own."""
    inside: Annotated[dict[PartyKey, Plan], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """How each of them divides its part one level down."""


PlanEntries = Annotated[dict[PartyKey, Plan], BeforeValidator(entries_by_key())]


DAYS_OF_YEAR, WHOLE_YEAR = "days", "whole"
#: how a party counts in a year in which it came or went
PART_YEAR: Final = (DAYS_OF_YEAR, WHOLE_YEAR)


class Pool(Dressed):
    """An amount, and a plan that divides it."""

    LATER: ClassVar[frozenset[str]] = PLAN_LATER | {
        "as", "given", "law", "needs", "chain", "production", "loss_years", "from", "date", "phase", "caps",
        "overflow", "years",
    }  # fmt: skip
    VALUE: ClassVar[str] = "amount"
    kind: Annotated[str | None, BeforeValidator(one_of("income", "cost", "loss"))] = None
    """Whether the figures are receipts (income, the default), payments (cost) or burdens (loss)."""
    amount: Receipts = None
    """The amount: a number, a formula, or a table by year. Without it a game is a yardstick, paid to nobody."""
    exchange: ExchangeEntries = Field(default_factory=dict)
    """Rates of exchange that hold for this pool only; they win over those of the head."""
    booked: Annotated[str | None, BeforeValidator(one_of(*BOOKED))] = None
    """Where money for another year falls: in the year in which it came (received, the default), or that it is for."""
    among: Words = None
    """Who shares in it; all parties if absent."""
    part_year: Annotated[str | None, BeforeValidator(one_of(*PART_YEAR))] = None
    """How a party counts in a year in which it joined or left: by its days (days, the default), or as whole."""
    worth: Worths = None
    """What each group could earn (cost: would pay) without the others; that of all is the amount."""
    synergies: Synergies = None
    """What a group adds once all its members are in. A group is worth what all groups inside it add."""
    unlisted: Annotated[str | None, BeforeValidator(one_of("superadditive", "0"))] = None
    """What groups are worth that `worth` leaves out: what their parts are worth together, or 0."""
    to: Name = None
    """The one who gets all of it."""
    split: SplitField = None
    """How several divide it."""
    steps: Annotated[dict[StepId, PlanStep], BeforeValidator(entries_by_key())] = Field(default_factory=dict)
    """Parts of it, taken one after the other, in every year anew: who gets what before whom."""
    order: Words = None
    """The ids of the steps in the order in which they run; as written if absent."""
    policy: PolicyField = None
    """A plan that is written once under `policies`, or a shipped one: policy: house_rule, or policy: cambridge 2005."""
    beside: Annotated[
        list[Annotated[Split, BeforeValidator(read_split), Sort("split")]], BeforeValidator(read_list)
    ] = Field(default_factory=list)
    """Other splits for comparison; nobody is paid by them."""
    inside: PlanEntries = Field(default_factory=dict)
    """How a party divides its part among its members, or a group that shares as one body its own."""
    round: Rounding | None = None
    """The smallest payable amount of this pool."""
    restated: RestatedField = None
    """What its amount was found to be later; both are computed, and the difference is settled."""
    claimed: Claimed = None
    """What somebody's own table says here: the amount, or what each gets, in all or by year."""
