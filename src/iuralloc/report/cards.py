"""Rules for a reader: a list of them, and one with all that its card says; the words come from the cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from iuralloc.formula import Data
from iuralloc.report.table import Cell, Column, Role, Table, table
from iuralloc.rules.card import Rule

_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({
    "list": {"en": "Rules that a split may name", "zh": "可用于分配的规则"},
    "rule": {"en": "rule", "zh": "规则"},
    "title": {"en": "title", "zh": "名称"},
    "kind": {"en": "kind", "zh": "类型"},
    "needs": {"en": "needs", "zh": "所需内容"},
    "written": {"en": "in a contract", "zh": "合同中的写法"},
    "idea": {"en": "idea", "zh": "含义"},
    "unique": {"en": "one answer", "zh": "唯一性"},
    "reference": {"en": "reference", "zh": "文献"},
    "required": {"en": "required", "zh": "必填"},
    "optional": {"en": "optional", "zh": "可选"},
    "allocation": {"en": "allocation", "zh": "分配"},
    "game": {
        "en": "an amount and a game: what each group could earn (worth, synergies)",
        "zh": "金额与合作博弈：各组合可获收益（worth 或 synergies）",
    },
    "division": {"en": "an amount", "zh": "金额"},
    "figures": {"en": "a number for each party", "zh": "各方的数值"},
    "number": {"en": "a number", "zh": "数值"},
    "number by party": {"en": "a figure by party", "zh": "各方的指标"},
    "and": {"en": "; ", "zh": "；"},
    "parameter": {"en": "{meaning} ({kind}, {need})", "zh": "{meaning}（{kind}，{need}）"},
})  # fmt: skip

#: how a split reaches the rules that it does not name by their ids
_WRITTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "proportional": "split: {by: FIGURE}",
        "shares": "split: {PARTY: 60%, PARTY: 40%}",
    }
)


def list_table(cards: Iterable[Rule], language: str) -> Table:
    """All rules, one a row."""
    columns = [Column(_say(word, language)) for word in ("rule", "title", "kind", "needs")]
    rows = [
        (
            Cell(card.id),
            Cell(card.title[language]),
            Cell(_say(card.kind, language)),
            Cell(_needs(card, language)),
        )
        for card in cards
    ]
    return table("rules", _say("list", language), columns, rows)


def card_table(card: Rule, language: str) -> Table:
    """One rule with all that its card says."""
    rows = [
        ("idea", card.idea[language]),
        ("kind", _say(card.kind, language)),
        ("needs", _needs(card, language)),
        ("written", written(card)),
        ("unique", card.unique[language]),
        *(("reference", reference) for reference in card.references),
    ]
    cells = [(_say(word, language), text) for word, text in rows]
    at = [word for word, _ in rows].index("unique")
    cells[at:at] = [(parameter.name, _parameter(card, parameter.name, language)) for parameter in card.parameters]
    return table(
        f"rules.{card.id}",
        f"{card.id}: {card.title[language]}",
        (Column(), Column()),
        [(Cell(label, Role.HEAD), Cell(text)) for label, text in cells],
    )


def card_data(card: Rule) -> Data:
    """One rule as plain data, its words in every language."""
    return {
        "id": card.id, "title": dict(card.title), "kind": card.kind, "problem": card.problem,
        "idea": dict(card.idea), "unique": dict(card.unique), "references": list(card.references),
        "written": written(card),
        "parameters": [
            {"name": p.name, "kind": p.kind, "required": p.required, "meaning": dict(p.meaning)}
            for p in card.parameters
        ],
    }  # fmt: skip


def written(card: Rule) -> str:
    """How a contract names the rule."""
    if card.id in _WRITTEN:
        return _WRITTEN[card.id]
    parts = [f"by: {card.id}", *(f"{p.name}: {_sample(p.kind)}" for p in card.parameters if p.required)]
    return f"split: {{{', '.join(parts)}}}"


def _sample(kind: str) -> str:
    return "FIGURE" if kind == "number by party" else "30%"


def _say(word: str, language: str) -> str:
    return _WORDS[word][language]


def _needs(card: Rule, language: str) -> str:
    figures = [_say("figures", language)] if card.id in _WRITTEN else []
    parameters = [parameter.name for parameter in card.parameters if parameter.required]
    return _say("and", language).join([_say(card.problem, language), *figures, *parameters])


def _parameter(card: Rule, name: str, language: str) -> str:
    parameter = next(p for p in card.parameters if p.name == name)
    need = _say("required" if parameter.required else "optional", language)
    words = {"meaning": parameter.meaning[language], "kind": _say(parameter.kind, language), "need": need}
    return _say("parameter", language).format_map(words)
