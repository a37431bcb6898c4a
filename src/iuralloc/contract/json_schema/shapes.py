"""What the checks demand of one entry, as far as a schema can say it: words needed, words excluded.

The checks themselves stand in ``contract.checks``; what rests on two entries is left to them.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from iuralloc.contract.checks.contributions import COMPUTED
from iuralloc.contract.json_schema.patterns import UNIT_OF_CURRENCY
from iuralloc.contract.json_schema.sorts import PARAMETER_SORTS, ref
from iuralloc.contract.reading import DISPUTED
from iuralloc.contract.schema.parameters import parameters_of, split_parameters
from iuralloc.contract.schema.terms import MEASURES
from iuralloc.quantities import COIN_DIGITS
from iuralloc.rules import all_rules

Schema: TypeAlias = dict[str, Any]


def _needs(*words: str) -> Schema:
    return {"required": list(words)}


def _exactly_one(*words: str) -> Schema:
    return {"oneOf": [_needs(word) for word in words]}


def _at_least_one(*words: str) -> Schema:
    return {"anyOf": [_needs(word) for word in words]}


def shape_of(model: str) -> Schema:
    """What an entry of a model needs beside its fields; nothing where it may be empty."""
    made = {"Document": _document, "Split": _split, "Pool": _pool}
    if model in made:
        return made[model]()
    if model == "CapitalContribution":
        return {**_contribution(), "properties": dict.fromkeys(sorted(DISPUTED))}
    return _contribution() if model == "Contribution" else _SHAPES.get(model, {})


def may_be_empty(model: str) -> bool:
    """Whether an entry may be left empty: ``lab: {}`` or ``lab:``."""
    return not {"required", "oneOf", "anyOf"} & shape_of(model).keys()


_SHAPES: Final[dict[str, Any]] = {
    "Figure": {
        "oneOf": [
            {**_needs("value"), "not": _at_least_one("weights", "scores")},
            {**_needs("weights", "scores"), "not": _needs("value")},
        ]
    },
    "Plan": {**_exactly_one("to", "split", "steps", "policy"), "dependentRequired": {"order": ["steps"]}},
    "Policy": {**_exactly_one("to", "split", "steps", "policy"), "dependentRequired": {"order": ["steps"]}},
    "PolicyUse": _exactly_one("plan", "preset"),
    "Tiers": {**_needs("tiers", "per", "count", "method"), "properties": {"tiers": {"minItems": 1}}},
    "ShareTiers": {
        **_needs("tiers", "per", "count", "method"),
        "properties": {
            "tiers": {"minItems": 1},
            "terms": {
                "description": "What the split must keep.",
                "type": "object",
                "propertyNames": ref("term id"),
                "additionalProperties": ref("term"),
            },
            "measure": {"description": "In what the deviation is counted: points or ratio.", "enum": list(MEASURES)},
        },
        "dependentRequired": {"measure": ["terms"]},
    },
    "Band": _needs("rate"),
    "Exchange": _needs("rate"),
    "ShareBand": _needs("shares"),
    "PlanStep": {
        **_exactly_one("to", "split", "refund", "steps", "policy"),
        "properties": {"bands": None},
        "dependentRequired": {"order": ["steps"], "so_far": ["until"], "unpaid": ["amount"], "date": ["amount"]},
        "allOf": [
            {"if": _needs("released"), "then": {"properties": {"to": {"const": "reserve"}}, **_needs("to")}},
            {"not": _needs("unpaid", "refund")},
        ],
    },
    "Royalty": {
        **_needs("on", "rate"),
        # Its bands are those of the base, which one licensee reports.
        "properties": {"bands": None, "rate": {"properties": {"of": False, "per": {"not": {"const": "inventor"}}}}},
        "dependentRequired": {"minimum": ["credit"]},
        "if": {"properties": {"credit": {"enum": ["same year", "carried"]}}, **_needs("credit")},
        "then": _needs("minimum"),
    },
    "Offset": {
        **_needs("floor", "unused"),
        "anyOf": [_needs("amount"), _needs("paid", "ceiling")],
        "dependentRequired": {"paid": ["ceiling"]},
    },
    "Step": _exactly_one("to", "split"),
    "Risk": {
        **_needs("phase", "probability", "amount"),
        # Several bear only what stands under `liability`.
        "properties": {"steps": {"additionalProperties": {"properties": {"split": False}}}},
    },
    "Liability": _exactly_one("split", "steps"),
    "Fault": _needs("degree"),
    "Restated": {**_needs("value"), "dependentRequired": {"interest": ["as_of"]}},
    "Scenario": _needs("set"),
    "Event": {"anyOf": [_needs("risk"), _needs("phase", "amount"), _needs("date", "amount")]},
    "Equity": _needs("capital", "contributions"),
    "Term": _needs("value"),
}


def _document() -> Schema:
    named = {"properties": {"unit": {"type": "string", "pattern": UNIT_OF_CURRENCY}}, **_needs("unit")}
    unknown_coin = {"properties": {"currency": {"not": {"enum": sorted(COIN_DIGITS)}}}, **_needs("currency")}
    return {
        **_needs("iuralloc", "parties"),
        "properties": {"parties": {"minProperties": 1}},
        "allOf": [
            {"anyOf": [_needs("currency"), named]},
            _at_least_one("pools", "royalties", "equity", "risks", "events"),
            {"if": unknown_coin, "then": {**_needs("round"), "properties": {"round": _needs("to")}}},
        ],
    }


def _pool() -> Schema:
    games = [card.id for card in all_rules() if card.needs_game and card.in_contracts]
    by_game = {"anyOf": [{"enum": games}, {"type": "object", "properties": {"by": {"enum": games}}, **_needs("by")}]}
    game = _at_least_one("worth", "synergies")
    return {
        **_exactly_one("to", "split", "steps", "policy"),
        "properties": {"to": {"not": {"enum": ["outside", "reserve"]}}},
        "allOf": [
            _at_least_one("amount", "worth", "synergies"),
            {"not": _needs("worth", "synergies")},
            {"if": {"properties": {"split": by_game}, **_needs("split")}, "then": game},
            {"if": {"properties": {"beside": _some(by_game)}, **_needs("beside")}, "then": game},
        ],
        "dependentRequired": {"unlisted": ["worth"], "inside": ["amount"], "order": ["steps"]},
    }


def _some(schema: Schema) -> Schema:
    return {"anyOf": [{"type": "array", "contains": schema}, {"not": {"type": "array"}, **schema}]}


def _split() -> Schema:
    """A parameter is for the rules whose cards name it; where the card says so, they need it."""
    cards = [card for card in all_rules() if card.in_contracts]
    conditions = []
    properties: dict[str, Schema | None] = {"shares": None, "tiers": None, "parameters": None}
    for name, kind in split_parameters().items():
        named = {card.id: p for card in cards for p in parameters_of(card) if p.name == name}
        needing = [rule_id for rule_id, parameter in named.items() if parameter.required]
        if needing:
            conditions.append({"if": _by({"enum": needing}), "then": _needs(name)})
        conditions.append({"if": _by({"not": {"enum": list(named)}}), "then": {"properties": {name: False}}})
        meanings = dict.fromkeys(parameter.meaning["en"].rstrip(".") for parameter in named.values())
        description = f"A parameter of {', '.join(f'`{rule_id}`' for rule_id in named)}: {'; or: '.join(meanings)}."
        properties[name] = {"description": description, **ref(PARAMETER_SORTS[kind])}
    return {
        **_needs("by"), "properties": properties, "allOf": conditions, "dependentRequired": {"measure": ["terms"]},
    }  # fmt: skip


def _by(named: Schema) -> Schema:
    return {"properties": {"by": named}, **_needs("by")}


def _contribution() -> Schema:
    """Either a value, or what the value of its kind follows from, all of it and nothing of another kind."""
    words = {kind: (*needed, "residual") if kind == "equipment" else needed for kind, needed in COMPUTED.items()}
    conditions: list[Schema] = []
    for word in dict.fromkeys(word for own in words.values() for word in own):
        kinds = [kind for kind, own in words.items() if word in own]
        only = {"properties": {"kind": {"enum": kinds}, "value": False}, **_needs("kind")}
        conditions.append({"if": _needs(word), "then": only})
    for kind, own in words.items():
        begun = {"properties": {"kind": {"const": kind}}, **_needs("kind"), **_at_least_one(*own)}
        conditions.append({"if": begun, "then": _needs(*COMPUTED[kind])})
    return {"allOf": conditions}
