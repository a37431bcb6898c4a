"""The shape of a contract file, word by word, as the vocabulary has it.

What a later edition reads is named in `LATER` of each entry and refused by name; what no edition reads is an
unknown word. Meaning that needs more than one entry stands in `contract.checks`.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final

from pydantic import BeforeValidator, Field

from iuralloc.contract.expression import Expression
from iuralloc.contract.reading import (
    Entry,
    Span,
    Table,
    Word,
    entries_by_key,
    one_of,
    read_number,
    read_span,
    read_table,
    read_text,
    read_words,
    short_form,
)
from iuralloc.contract.source import Mapping, Scalar, Sequence, wrap

PARTY_KINDS: Final = (
    "enterprise", "university", "institute", "government", "finance", "commercial", "intermediary", "insurer", "person",
)  # fmt: skip
MEMBER_KINDS: Final = (*PARTY_KINDS, "laboratory", "school", "team", "office", "main contributors")
CONTRIBUTION_KINDS: Final = (
    "cash", "staff", "equipment", "site", "technology", "data", "channel", "grant", "other",
)  # fmt: skip

Text = Annotated[str | None, BeforeValidator(read_text)]
Number = Annotated[Expression | None, BeforeValidator(read_number)]
Duration = Annotated[Span | None, BeforeValidator(read_span)]
NumberTable = Annotated[Table | None, BeforeValidator(read_table)]
Words = Annotated[tuple[Word, ...] | None, BeforeValidator(read_words)]


class Dressed(Entry):
    """An entry that may carry its grounds."""

    name: Text = None
    name_zh: Text = None
    clause: Text = None
    quote: Text = None
    evidence: Text = None
    note: Text = None


class Rounding(Entry):
    """The smallest payable amount, and who gets the odd unit."""

    LATER: ClassVar[frozenset[str]] = frozenset({"over"})
    to: Number = None
    ties: Annotated[str | None, BeforeValidator(one_of("order of parties"))] = None


class Member(Dressed):
    """A party one level down; a bare share is its short form."""

    kind: Annotated[str | None, BeforeValidator(one_of(*MEMBER_KINDS))] = None
    share: Number = None
    members: Annotated[
        dict[str, Annotated[Member, BeforeValidator(short_form("share"))]],
        BeforeValidator(entries_by_key),
    ] = Field(default_factory=dict)


class Party(Dressed):
    """A party to the contract, or one of `others`."""

    LATER: ClassVar[frozenset[str]] = frozenset({"public", "size", "region"})
    kind: Annotated[str | None, BeforeValidator(one_of(*PARTY_KINDS))] = None
    count: Number = None
    members: Annotated[
        dict[str, Annotated[Member, BeforeValidator(short_form("share"))]],
        BeforeValidator(entries_by_key),
    ] = Field(default_factory=dict)


class Phase(Dressed):
    """A stretch of the work."""

    LATER: ClassVar[frozenset[str]] = frozenset({"success", "from", "until", "date"})


class Contribution(Dressed):
    """What a party brings: an accepted value, or what it follows from."""

    LATER: ClassVar[frozenset[str]] = frozenset({"date", "paid", "vests", "guaranteed"})
    id: Text = None
    kind: Annotated[str | None, BeforeValidator(one_of(*CONTRIBUTION_KINDS))] = None
    value: Number = None
    appraised: Number = None
    phase: Text = None
    price: Number = None
    residual: Number = None
    life: Duration = None
    used: Duration = None
    use: Number = None
    rent: Number = None
    rate: Number = None


def _contributions(node: Any) -> list[Any]:
    """One entry or a list of them; a bare amount is an entry with a value."""
    nodes = node if isinstance(node, Sequence) else [node]
    return [wrap(item, "value") if isinstance(item, Scalar) else item for item in nodes]


class Figure(Dressed):
    """A number, a formula, a table, or scores with weights; a bare value is its short form."""

    LATER: ClassVar[frozenset[str]] = frozenset({"range", "interest", "as_of"})
    value: Annotated[Any, BeforeValidator(lambda node, info: _number_or_table(node, info))] = None
    weights: NumberTable = None
    scores: NumberTable = None
    scaled: Annotated[str | None, BeforeValidator(one_of("at the end", "each first"))] = None


def _number_or_table(node: Any, info: Any) -> Expression | Table | None:
    return read_table(node, info) if isinstance(node, Mapping) else read_number(node, info)


class Split(Entry):
    """How several divide: by a rule or a figure, or by a table of shares."""

    LATER: ClassVar[frozenset[str]] = frozenset({"terms", "tiers", "amounts", "measure", "walk_away", "levels"})
    by: Annotated[Any, BeforeValidator(read_number)] = None
    factor: Annotated[Any, BeforeValidator(read_number)] = None
    strength: Number = None
    shares: NumberTable = None


def _split(node: Any) -> Any:
    """``split: {by: …}``, the bare text after ``by:``, or a table of shares."""
    if isinstance(node, Scalar):
        return wrap(node, "by")
    if isinstance(node, Mapping) and not ({"by", "terms", "tiers", "amounts"} & node.keys()):
        return wrap(node, "shares")
    return node


PLAN_LATER: Final = frozenset({"steps", "refund", "policy", "order"})


class Plan(Entry):
    """Who gets an amount: exactly one of `to` and `split`; inside each of them, a plan of its own."""

    LATER: ClassVar[frozenset[str]] = PLAN_LATER | {"as", "given"}
    to: Text = None
    split: Annotated[Split | None, BeforeValidator(_split)] = None
    inside: Annotated[dict[str, Plan], BeforeValidator(entries_by_key)] = Field(default_factory=dict)
    clause: Text = None
    quote: Text = None
    evidence: Text = None
    note: Text = None


class Pool(Dressed):
    """An amount, and a plan that divides it."""

    LATER: ClassVar[frozenset[str]] = PLAN_LATER | {
        "as", "given", "law", "needs", "chain", "production", "loss_years", "from", "date", "phase", "caps", "overflow",
        "years",
    }  # fmt: skip
    kind: Annotated[str | None, BeforeValidator(one_of("income", "cost", "loss"))] = None
    amount: Number = None
    among: Words = None
    worth: NumberTable = None
    synergies: NumberTable = None
    unlisted: Annotated[str | None, BeforeValidator(one_of("superadditive", "0"))] = None
    to: Text = None
    split: Annotated[Split | None, BeforeValidator(_split)] = None
    beside: Annotated[list[Annotated[Split, BeforeValidator(_split)]], BeforeValidator(lambda node: _as_list(node))] = (
        Field(default_factory=list)
    )
    inside: Annotated[dict[str, Plan], BeforeValidator(entries_by_key)] = Field(default_factory=dict)
    round: Rounding | None = None


def _as_list(node: Any) -> list[Any]:
    return list(node) if isinstance(node, Sequence) else [node]


_figure_form = short_form("value", "weights", "scores", "range")


class Document(Entry):
    """The whole file."""

    LATER: ClassVar[frozenset[str]] = frozenset({
        "years", "exchange", "opening", "policies", "royalties", "equity", "resolutions", "risks", "liability", "events",
        "scenarios", "offers", "based_on", "claim", "award", "positions", "tables", "party", "size",
    })  # fmt: skip
    iuralloc: Text = None
    title: Text = None
    title_zh: Text = None
    date: Text = None
    law: Annotated[str | None, BeforeValidator(one_of("none"))] = None
    currency: Text = None
    unit: Annotated[Scalar | None, BeforeValidator(lambda node: node)] = None
    round: Rounding | None = None
    parties: Annotated[dict[str, Party], BeforeValidator(entries_by_key)] = Field(default_factory=dict)
    others: Annotated[dict[str, Party], BeforeValidator(entries_by_key)] = Field(default_factory=dict)
    groups: Annotated[dict[str, Words], BeforeValidator(entries_by_key)] = Field(default_factory=dict)
    phases: Annotated[dict[str, Phase], BeforeValidator(entries_by_key)] = Field(default_factory=dict)
    contributions: Annotated[
        dict[str, Annotated[list[Contribution], BeforeValidator(_contributions)]], BeforeValidator(entries_by_key)
    ] = Field(default_factory=dict)
    figures: Annotated[
        dict[str, Annotated[Figure, BeforeValidator(_figure_form)]], BeforeValidator(entries_by_key)
    ] = Field(default_factory=dict)
    pools: Annotated[dict[str, Pool], BeforeValidator(entries_by_key)] = Field(default_factory=dict)
