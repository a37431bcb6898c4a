"""Rules for a reader: a list of them by kind, and one with all that its card says, its promises and an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, get_args

from iuralloc.formula import Data
from iuralloc.report.example import example_data, example_table
from iuralloc.report.table import Cell, Column, Role, Table, table
from iuralloc.report.words.rules import KINDS, LISTS, NAMES, PROBLEMS, WORDS, WRITTEN_AS
from iuralloc.rules.axioms import axiom
from iuralloc.rules.card import Kind, Parameter, Rule
from iuralloc.rules.running_example import types_for

#: how a split reaches the rules that it does not name by their ids
_WRITTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "proportional": "split: {by: FIGURE}",
        "shares": "split: {PARTY: 60%, PARTY: 40%}",
    }
)

#: how a parameter stands in a split, by its kind; FIGURE and PARTY are to be replaced
_SAMPLES: Final[Mapping[str, str]] = MappingProxyType({
    "number": "30%",
    "number by party": "FIGURE",
    "allocation": "FIGURE",
    "partition": "[[PARTY, PARTY], [PARTY]]",
    "classes": "[[PARTY, PARTY], [PARTY]]",
    "levels": "[[[PARTY, PARTY], [PARTY]], [[PARTY], [PARTY], [PARTY]]]",
    "edges": "[[PARTY, PARTY], [PARTY, PARTY]]",
    "truth": "true",
})  # fmt: skip


def list_tables(cards: Iterable[Rule], language: str) -> Iterator[Table]:
    """All rules, a table for each kind, one rule a row."""
    listed = list(cards)
    for kind in get_args(Kind):
        of_kind = [card for card in listed if card.kind == kind]
        if of_kind:
            columns = [Column(_say(word, language)) for word in ("rule", "title", "solves")]
            rows = [(Cell(card.id), Cell(card.title[language]), Cell(_names(card, language))) for card in of_kind]
            yield table(f"rules.{kind}", LISTS[kind][language], columns, rows)


def card_tables(card: Rule, language: str) -> Iterator[Table]:
    """One page: what the card says, its parameters, its axioms, and what it answers to the running example."""
    yield table(
        f"rules.{card.id}",
        f"{card.id}{_say('colon', language)}{card.title[language]}",
        (Column(), Column()),
        [(Cell(_say(word, language), Role.HEAD), Cell(text)) for word, text in _lines(card, language)],
    )
    if card.parameters:
        yield _parameters(card.parameters, card.id, language)
    if card.axioms:
        yield _axioms(card, language)
    yield example_table(card, language)


def card_data(card: Rule) -> Data:
    """One rule as plain data, its words in every language."""
    return {
        "id": card.id, "title": dict(card.title), "kind": card.kind, "problems": list(card.problems),
        "idea": dict(card.idea), "formula": card.formula, "use": dict(card.use), "avoid": dict(card.avoid),
        "unique": dict(card.unique), "views": [dict(view) for view in card.views], "references": list(card.references),
        "types": list(types_for(card)), "written": written(card),
        "parameters": [
            {"name": p.name, "kind": p.kind, "required": p.required, "default": dict(p.default), "meaning": dict(p.meaning)}
            for p in card.parameters
        ],
        "axioms": [_axiom_data(name) for name in card.axioms],
        "example": example_data(card),
    }  # fmt: skip


def written(card: Rule) -> str:
    """How a contract names the rule; empty where it cannot stand in one.

    Examples
    --------
    >>> from iuralloc.rules import rule
    >>> written(rule("modified_shapley"))
    'split: {by: modified_shapley, factor: FIGURE, strength: 30%}'
    """
    if card.id in _WRITTEN:
        return _WRITTEN[card.id]
    if not card.in_contracts:
        return ""
    measure = [f"{card.measure}: FIGURE"] if card.measure else []
    parameters = [f"{p.name}: {_SAMPLES[p.kind]}" for p in card.parameters if p.required]
    return f"split: {{{', '.join([f'by: {card.id}', *measure, *parameters])}}}"


def _lines(card: Rule, language: str) -> Iterator[tuple[str, str]]:
    reason = "not written yet" if card.kind == "allocation" else "not written"
    yield "idea", card.idea[language]
    yield "formula", card.formula
    yield "use", card.use[language]
    yield "avoid", card.avoid[language]
    yield "kind", KINDS[card.kind][language]
    yield "solves", _problems(card, language)
    yield "types", _say("or", language).join(types_for(card))
    yield "written", written(card) or _say(reason, language)
    yield "alone", f"iuralloc solve GAME --rule {card.id}"
    yield "unique", card.unique[language]
    if card.views:
        # What is read first stands first.
        yield "views", _say("and", language).join(view[language] for view in card.views)
    for reference in card.references:
        yield "reference", reference


def _parameters(parameters: Sequence[Parameter], name: str, language: str) -> Table:
    columns = [Column(_say(word, language)) for word in ("parameter", "meaning", "written as", "needed", "default")]
    rows = [
        (
            Cell(parameter.name),
            Cell(parameter.meaning[language]),
            Cell(WRITTEN_AS[parameter.kind][language]),
            Cell(_say("required" if parameter.required else "optional", language)),
            Cell(_default(parameter, language)),
        )
        for parameter in parameters
    ]
    return table(f"rules.{name}.parameters", _say("parameters", language), columns, rows)


def _default(parameter: Parameter, language: str) -> str:
    if not parameter.default:
        return _say("required" if parameter.required else "optional", language)
    return _say("if absent", language).format(default=parameter.default[language])


def _axioms(card: Rule, language: str) -> Table:
    columns = [Column(_say(word, language)) for word in ("axiom", "statement")]
    rows = [(Cell(each.title[language]), Cell(each.statement[language])) for each in map(axiom, card.axioms)]
    return table(f"rules.{card.id}.axioms", _say("axioms", language), columns, rows)


def _axiom_data(name: str) -> dict[str, Any]:
    each = axiom(name)
    return {
        "id": each.id, "title": dict(each.title), "statement": dict(each.statement), "reference": each.reference,
    }  # fmt: skip


def _problems(card: Rule, language: str) -> str:
    return _say("and", language).join(PROBLEMS[kind][language] for kind in card.problems)


def _names(card: Rule, language: str) -> str:
    return _say("or", language).join(NAMES[kind][language] for kind in card.problems)


def _say(word: str, language: str) -> str:
    return WORDS[word][language]
