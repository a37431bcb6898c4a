"""What may be written in each sort of field: the definitions that the fields of the models name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeAlias

from iuralloc.contract.checks.header import VERSIONS
from iuralloc.contract.json_schema import patterns
from iuralloc.contract.names import REACHED_BY_FIGURES
from iuralloc.contract.roster import ITSELF, RESERVED
from iuralloc.contract.schema import PARTY_KINDS
from iuralloc.errors import Budget
from iuralloc.rules import all_rules, allocation_ids

Schema: TypeAlias = dict[str, Any]

#: an amount or a number is read from these, never from a list or a truth value
_WRITTEN = ["number", "string"]


def ref(name: str) -> Schema:
    """A pointer to a definition."""
    return {"$ref": f"#/$defs/{name.replace(' ', '_')}"}


def sorts() -> dict[str, Schema]:
    """All definitions by name."""
    return {**_texts(), **_keys(), **_numbers(), **_tables(), **_splits()}


def _texts() -> dict[str, Schema]:
    versions: list[object] = [*VERSIONS, *map(int, VERSIONS)]
    day = _text(patterns.DAY, "A day, such as 2027-04-15.")
    unit = _number(patterns.UNIT, "What bare amounts are counted in, such as 万元, 亿元, thousand.")
    words = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    return {
        "text": {"type": ["string", "number", "boolean"], "description": "Words as written."},
        "name": {"type": "string", "description": "The id of something that the file names elsewhere."},
        "day": day,
        "due": {
            "anyOf": [{"const": "founding"}, day],
            "description": "founding, or a day such as 2029-06-30.",
        },
        "version": {"enum": versions},
        "currency": _text(patterns.CURRENCY, "Three letters, such as CNY or EUR."),
        "unit": {**unit, "minimum": 1, "maximum": 1},
        "words": {
            **words,
            "description": "A party or a group, or a list; there a group stands for its members.",
        },
    }


def _keys() -> dict[str, Schema]:
    reserved = {*RESERVED, *allocation_ids()}
    each = "A party, or `each` and a group: `each smelter` is apiece, `smelter` all together."
    return {
        "id": _id(reserved),
        "entry id": _id(RESERVED),
        "other id": _id(reserved - set(PARTY_KINDS)),
        "member id": _id({ITSELF}),
        "step id": _id(()),
        "party key": _text(patterns.PARTY_KEY, each),
    }


def _id(refused: Collection[str]) -> Schema:
    schema = _text(patterns.ID, "A short name of your own: a letter, then letters, digits or _.")
    return {**schema, "not": {"enum": sorted(refused)}} if refused else schema


def _numbers() -> dict[str, Schema]:
    examples = "1_000, 12.5%, 5/8, 118万元, or a formula such as 20% of sales"
    amount = "An amount: 1_000, 118万元, or a formula such as 20% of sales. A bare 20% is refused: of what?"
    share = "A share, such as 46% or 5/8. A bare 46 is refused: percent, ratio or money?"
    count = {**_number(patterns.COUNT, "A whole number from 1."), "type": ["integer", "string"]}
    return {
        "number": _number(patterns.NUMBER, f"A number or a formula: {examples}."),
        "amount": {**_number(patterns.AMOUNT, amount), "minimum": 0},
        "worth": _number(patterns.AMOUNT, "An amount, perhaps below zero, or a formula."),
        "part": {**_number(patterns.NUMBER, "A part of a whole, such as 40%."), "minimum": 0, "maximum": 1},
        "share": _text(patterns.SHARE, share),
        "count": {**count, "minimum": 1, "maximum": Budget.PARTIES},
        "coin": {**_number(patterns.COIN, "An amount above zero, such as 0.01 yuan."), "exclusiveMinimum": 0},
        "duration": _text(patterns.DURATION, "A span of time, such as 7y or 18m."),
    }


def _text(pattern: str, description: str) -> Schema:
    # `patternErrorMessage` is no word of the draft; editors show it in place of the pattern.
    said = {"description": description, "patternErrorMessage": description}
    return {"type": "string", "pattern": pattern, **said}


def _number(pattern: str, description: str) -> Schema:
    return {**_text(pattern, description), "type": _WRITTEN}


def _tables() -> dict[str, Schema]:
    number_or_table = {"anyOf": [ref("number"), ref("table")]}
    amount_or_table = {"anyOf": [ref("amount"), ref("amount table")]}
    party, group, draw = ref("party key"), {"pattern": patterns.GROUP_KEY}, {"pattern": patterns.SYNERGY_KEY}
    score = {"type": "object", "additionalProperties": {**ref("number"), "minimum": 0}}
    by_party = "by party or by phase, or by both, one inside the other."
    share_key = {**party, "not": {"enum": ["amounts", "by", "terms", "tiers"]}}
    shares = "Shares by party, together 100 %; `unallocated` is what the clause leaves open."
    return {
        "table": {**_table(party, number_or_table), "description": f"Numbers {by_party}"},
        "value": number_or_table,
        "amount table": {**_table(party, amount_or_table), "description": f"Amounts {by_party}"},
        "amounts": {"anyOf": [_text(patterns.FORMULA, "A figure by party."), ref("amount table")]},
        "weights": {"type": "object", "minProperties": 1, "additionalProperties": ref("number")},
        "scores": _table(party, score),
        "worths": {**_table(group, ref("worth")), "minProperties": 1},
        "synergies": _table(draw, ref("worth")),
        "shares": {**_table(share_key, ref("share")), "minProperties": 1, "description": shares},
    }


def _table(keys: Schema, cells: Schema) -> Schema:
    return {"type": "object", "propertyNames": keys, "additionalProperties": cells}


def _splits() -> dict[str, Schema]:
    named = [
        {"const": card.id, "title": card.title["en"], "description": card.idea["en"]}
        for card in all_rules()
        if card.id not in REACHED_BY_FIGURES
    ]
    by_figure = _text(patterns.FORMULA, "A figure by party: the parts are in proportion to it.")
    figure = {**by_figure, "not": {"enum": [*sorted(REACHED_BY_FIGURES), "law"]}}
    return {
        "by": {"anyOf": [*named, figure]},
        "split": {"anyOf": [ref("by"), ref("Split"), ref("shares")]},
    }
