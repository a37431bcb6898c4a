"""What may be written in each sort of field: the definitions that the fields of the models name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from iuralloc.contract.checks.header import VERSIONS
from iuralloc.contract.json_schema import patterns
from iuralloc.contract.names import REACHED_BY_FIGURES
from iuralloc.contract.presets import PRESET_IDS
from iuralloc.contract.reading import GROUNDS
from iuralloc.contract.roster import ITSELF, RESERVED
from iuralloc.contract.schema import PARTY_KINDS
from iuralloc.contract.schema.terms import MEASURES
from iuralloc.contract.sheets.reference import VALUES, WORKBOOKS
from iuralloc.contract.sheets.values import ENCODINGS
from iuralloc.errors import Budget
from iuralloc.rules import all_rules, allocation_ids
from iuralloc.rules.card import ParameterKind

Schema: TypeAlias = dict[str, Any]

#: what may be written for a parameter of each kind
PARAMETER_SORTS: Final[Mapping[ParameterKind, str]] = MappingProxyType({
    "number": "number", "number by party": "by party", "allocation": "by party", "partition": "partition",
    "classes": "classes", "levels": "levels", "edges": "edges", "truth": "truth",
})  # fmt: skip

#: words of a split beside a table of shares, and those that are no party in one
_BESIDE_SHARES: Final = ["measure", "terms"]
_NO_SHARES: Final = ["amounts", "by", *_BESIDE_SHARES, "tiers"]

#: an amount or a number is read from these, never from a list or a truth value
_WRITTEN = ["number", "string"]


def ref(name: str) -> Schema:
    """A pointer to a definition."""
    return {"$ref": f"#/$defs/{name.replace(' ', '_')}"}


def sorts() -> dict[str, Schema]:
    """All definitions by name."""
    return {**_texts(), **_keys(), **_numbers(), **_tables(), **_sheets(), **_lists(), **_splits()}


def _texts() -> dict[str, Schema]:
    versions: list[object] = [*VERSIONS, *map(int, VERSIONS)]
    day = _text(patterns.DAY, "A day, such as 2027-04-15.")
    unit = _number(patterns.UNIT, "What bare amounts are counted in, such as 万元, 亿元, thousand.")
    words = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    return {
        "text": {"type": ["string", "number", "boolean"], "description": "Words as written."},
        "name": {"type": "string", "description": "The id of something that the file names elsewhere."},
        "day": day,
        "years": {**_text(patterns.YEARS, "The first year and the last: 2027..2031."), "type": ["string", "integer"]},
        "year key": _text(patterns.YEAR_KEY, "A year, a span of years (2028.., 2028..2030), or a day."),
        "one year": {**_text("^[0-9]{4}$", "A year, such as 2028."), "type": ["string", "integer"]},
        "day or year": {
            **_text("^[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?$", "A day, such as 2028-03-02, or a year."),
            "type": ["string", "integer"],
        },
        "unpaid": _text(patterns.UNPAID, "lost, carried, carried at 5%, carried at 5% compound."),
        "interest": _text(patterns.INTEREST, "Interest of a year: 4%, 4% simple, 4% compound."),
        "range": _text(patterns.RANGE, "Two ends with two dots between them: 15% .. 45%."),
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
        "term id": _id({"total"}),
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
        "rate of exchange": {**_number(patterns.RATE, "A plain number above 0, such as 7.1."), "exclusiveMinimum": 0},
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
    party_or_year = {"anyOf": [ref("party key"), ref("year key")]}
    number_or_table = {"anyOf": [ref("number"), ref("table")]}
    amount_or_table = {"anyOf": [ref("amount"), ref("amount table")]}
    party, group, draw = ref("party key"), {"pattern": patterns.GROUP_KEY}, {"pattern": patterns.SYNERGY_KEY}
    score = {"type": "object", "additionalProperties": {**ref("number"), "minimum": 0}}
    by_party = "by party, by phase or by year, one inside the other."
    share_key = {**party, "not": {"enum": _NO_SHARES}}
    shares = "Shares by party, together 100 %; `unallocated` is what the clause leaves open."
    return {
        "table": {**_table(party_or_year, number_or_table), "description": f"Numbers {by_party}"},
        "amount by year": {
            "anyOf": [ref("amount"), _table(ref("year key"), ref("amount")), ref("sheet")],
            "description": "An amount or a formula, or a table of them by year: {2028: 5, 2029..: 8}.",
        },
        "base by year": {
            "anyOf": [ref("worth"), _table(ref("year key"), ref("worth"))],
            "description": "A figure or a formula by year, or a table by year: {2028: 910, 2029: 1_645}.",
        },
        "rate by year": {
            "anyOf": [ref("part"), _table({**ref("year key"), "not": {"pattern": patterns.DAY}}, ref("part"))],
            "description": "A rate such as 3.5%, or rates by year: {2028: 3.5%, 2029..: 3%}.",
        },
        "rate or bands": {
            "anyOf": [ref("rate by year"), ref("Tiers")],
            "description": "A rate, rates by year, or bands: {tiers: [{upto: 200, rate: 5%}, {rate: 4%}], …}.",
        },
        "amount or bands": {
            "anyOf": [ref("amount by year"), ref("Tiers")],
            "description": "An amount or a formula, a table of them by year, or bands: {tiers: [{upto: 50, rate: 75%}, …], …}.",
        },
        "index": {
            "anyOf": [ref("number"), _table(ref("year key"), ref("number"))],
            "description": "A factor above zero, or a table of them by year: {2028: 1.04, 2029: 1.09}.",
        },
        "told": {
            "anyOf": [{"type": _WRITTEN}, _table(ref("year key"), {"type": _WRITTEN})],
            "description": "A name or a number of the file, a table of them by year, or one of the words asked for.",
        },
        "receipts": {
            "anyOf": [ref("amount"), _table(ref("year key"), {"anyOf": [ref("worth"), ref("receipt")]})],
            "description": "An amount or a formula, or a table of them by year and day: {2028: 5, 2029-02-14: {value: 3, for: 2028}}.",
        },
        "receipt": {
            "type": "object",
            "required": ["value"],
            "description": "What came in on a day, the year that it is for, and its evidence.",
            "propertyNames": {"enum": ["value", "for", "name", "name_zh", "clause", "quote", "evidence", "note"]},
            "patternProperties": {"^value$": ref("worth"), "^for$": ref("one year")},
        },
        "released": {**_table(ref("year key"), ref("part")), "description": "Parts by year: {2029: 100%}."},
        "value": {"anyOf": [*number_or_table["anyOf"], ref("sheet")]},
        "by party": {
            "anyOf": [_text(patterns.FORMULA, "A figure by party."), _table(party, ref("number"))],
            "description": "A figure by party, or a number for each party.",
        },
        "amount table": {**_table(party, amount_or_table), "description": f"Amounts {by_party}"},
        "amounts": {"anyOf": [_text(patterns.FORMULA, "A figure by party."), ref("amount table")]},
        "weights": {"type": "object", "minProperties": 1, "additionalProperties": ref("number")},
        "scores": _table(party, score),
        "worths": {"anyOf": [{**_table(group, ref("worth")), "minProperties": 1}, ref("sheet")]},
        "synergies": {"anyOf": [_table(draw, ref("worth")), ref("sheet")]},
        "overrides": _overrides(),
        "shares": {**_table(share_key, ref("share")), "minProperties": 1, "description": shares},
    }


def _sheets() -> dict[str, Schema]:
    endings = "|".join(ending[1:] for ending in (*WORKBOOKS, *VALUES))
    said = "A sheet beside the contract, such as inputs.xlsx or inputs.csv; its headings name the columns."
    properties = {
        "from": _text(rf"^[^\\/:*?\"<>|][^\\:*?\"<>|]*\.(?:{endings}|{endings.upper()})$", said),
        "sheet": {**ref("text"), "description": "The sheet of a workbook that has several."},
        "sha256": _text("^(sha256:)?[0-9a-f]{64}$", "The SHA-256 that the file must have."),
        "encoding": {"enum": list(ENCODINGS), "description": "Of a file of values; UTF-8 if absent."},
        "totals": {"const": "checked", "description": "Rows of totals are compared with their sums and left out."},
        **{word: {**ref("text"), "description": "Of a figure."} for word in sorted(GROUNDS)},
    }
    sheet = {"type": "object", "properties": properties, "required": ["from"], "additionalProperties": False}
    return {"sheet": {"description": said, **sheet}}


def _terms() -> dict[str, Schema]:
    condition = "Who, at least, at most, more than or less than, and how much: lake + coast at least 37%."
    terms = {"type": "object", "propertyNames": ref("term id"), "additionalProperties": _short(ref("Term"))}
    key = {"anyOf": [{"enum": _BESIDE_SHARES}, {**ref("party key"), "not": {"enum": _NO_SHARES}}]}
    shares = "Shares by party, together 100 %, and the terms that the split keeps."
    return {
        "condition": _text(patterns.CONDITION, condition),
        "bounded shares": {
            "type": "object", "description": shares, "propertyNames": key, "additionalProperties": ref("share"),
            "patternProperties": {"^terms$": terms, "^measure$": {"enum": list(MEASURES)}}, "required": ["terms"],
            # A table of nothing but terms has no shares.
            "not": {"propertyNames": {"enum": _BESIDE_SHARES}},
        },
    }  # fmt: skip


def _policy() -> Schema:
    said = "A policy of the file by its id, or a shipped one."
    return {"description": said, "anyOf": [{"enum": list(PRESET_IDS)}, _text(patterns.ID, said)]}


def _short(long: Schema) -> Schema:
    return {"anyOf": [long, ref("condition")]}


def _overrides() -> Schema:
    meaning = "Values by paths in the file's own keys, such as pools.profit.amount; none removes."
    return {"type": "object", "minProperties": 1, "additionalProperties": True, "description": meaning}


def _table(keys: Schema, cells: Schema) -> Schema:
    return {"type": "object", "propertyNames": keys, "additionalProperties": cells}


def _lists() -> dict[str, Schema]:
    names = {"type": "string", "pattern": patterns.GROUP_OR_EACH}
    one_set = {"anyOf": [names, {"type": "array", "minItems": 1, "items": names}]}
    partition = {"anyOf": [names, {"type": "array", "minItems": 1, "items": one_set}]}
    sets = "Sets of parties that together name each once: [[maker, lake], coast]; a bare party is a set of one"
    pair = {"anyOf": [names, {"type": "array", "minItems": 1, "maxItems": 2, "items": names}]}
    return {
        "partition": {**partition, "description": f"{sets}."},
        "classes": {**partition, "description": f"{sets}. The lowest class comes first."},
        "levels": {"type": "array", "items": ref("partition"), "description": "Lists of sets, the coarsest first."},
        "edges": {
            "anyOf": [names, {"type": "array", "items": pair}],
            "description": "Pairs of parties: [[maker, lake], [lake, coast]], or maker + lake.",
        },
        "truth": {"enum": [True, False, "true", "false"], "description": "true or false."},
    }


def _splits() -> dict[str, Schema]:
    named = [
        {"const": card.id, "title": card.title["en"], "description": card.idea["en"]}
        for card in all_rules()
        if card.in_contracts and card.id not in REACHED_BY_FIGURES
    ]
    by_figure = _text(patterns.FORMULA, "A figure by party: the parts are in proportion to it.")
    figure = {**by_figure, "not": {"enum": [*sorted(REACHED_BY_FIGURES), "law"]}}
    return {
        "by": {"anyOf": [*named, figure]},
        "split": {"anyOf": [ref("by"), ref("Split"), ref("shares"), ref("bounded shares"), ref("ShareTiers")]},
        "policy": {"anyOf": [_policy(), ref("PolicyUse")]},
        "term": _short(ref("Term")),
        **_terms(),
    }
