"""The words on the page of a rule that no card says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: headings and what belongs to them, by key and language
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "rule": {"en": "rule", "zh": "规则"},
    "title": {"en": "title", "zh": "名称"},
    "solves": {"en": "solves", "zh": "适用问题"},
    "kind": {"en": "kind", "zh": "类型"},
    "idea": {"en": "idea", "zh": "含义"},
    "formula": {"en": "formula", "zh": "公式"},
    "use": {"en": "when to use it", "zh": "适用情形"},
    "avoid": {"en": "when not", "zh": "不宜情形"},
    "types": {"en": "types of bare game", "zh": "独立博弈类型"},
    "written": {"en": "in a contract", "zh": "合同中的写法"},
    "alone": {"en": "by itself", "zh": "单独求解"},
    "unique": {"en": "one answer", "zh": "唯一性"},
    "views": {"en": "how it reads a game", "zh": "计算途径"},
    "reference": {"en": "source", "zh": "文献"},
    "not written": {
        "en": "It cannot stand in a split: it is asked of a bare game.",
        "zh": "不可作为合同中的分配规则，仅用于独立博弈。",
    },
    "not written yet": {
        "en": "A contract does not state such a problem by this name; it is asked of a bare game.",
        "zh": "合同不以此名称陈述该类问题，仅用于独立博弈。",
    },
    "parameters": {"en": "parameters", "zh": "参数"},
    "parameter": {"en": "parameter", "zh": "参数"},
    "written as": {"en": "written as", "zh": "写法"},
    "needed": {"en": "in a contract", "zh": "合同中"},
    "default": {"en": "in a bare game", "zh": "独立博弈中"},
    "meaning": {"en": "meaning", "zh": "含义"},
    "required": {"en": "required", "zh": "必填"},
    "optional": {"en": "optional", "zh": "可选"},
    "if absent": {"en": "if absent: {default}", "zh": "缺省：{default}"},
    "axioms": {"en": "what it promises", "zh": "所满足的公理"},
    "axiom": {"en": "axiom", "zh": "公理"},
    "statement": {"en": "statement", "zh": "内容"},
    "example": {"en": "example", "zh": "算例"},
    "with": {"en": "with {parameters}", "zh": "参数：{parameters}"},
    "and": {"en": "; ", "zh": "；"},
    "or": {"en": ", ", "zh": "、"},
    "colon": {"en": ": ", "zh": "："},
    "stop": {"en": ". ", "zh": "。"},
}

#: the kinds of rules, as headings of lists
KINDS: Final[Mapping[str, Mapping[str, str]]] = {
    "allocation": {"en": "allocation", "zh": "分配规则"},
    "set": {"en": "set", "zh": "解集"},
    "test": {"en": "test", "zh": "检验"},
    "transform": {"en": "transform", "zh": "变换"},
}

#: what a kind of rule gives
LISTS: Final[Mapping[str, Mapping[str, str]]] = {
    "allocation": {"en": "Rules that divide a whole", "zh": "分配规则：分割总额"},
    "set": {"en": "Sets of divisions, by their bounds or one number", "zh": "解集：以界限或单一数值描述"},
    "test": {"en": "Tests that say yes or no", "zh": "检验：是或否"},
    "transform": {"en": "Numbers made of a game", "zh": "由博弈导出的数值"},
}

#: the sorts of problem
PROBLEMS: Final[Mapping[str, Mapping[str, str]]] = {
    "game": {"en": "a game: what each group could earn or must pay", "zh": "合作博弈：各联盟可获收益或应付成本"},
    "division": {"en": "an amount, and a number for each party", "zh": "金额及各方数值（权重或债权）"},
    "airport": {"en": "equipment used in common, each needing so much of it", "zh": "共用设施：各方所需规格不同"},
    "chain": {"en": "damages caused one after another", "zh": "先后发生的连锁损害"},
    "production": {"en": "resources pooled to make products", "zh": "汇集资源进行生产"},
    "bargain": {"en": "a bargain: a total, and what each has without it", "zh": "谈判：总额及破裂时各方所得"},
    "bounds": {"en": "a total between lower and upper bounds", "zh": "总额及各方上下限"},
    "factors": {"en": "shares to be corrected by factors", "zh": "待修正的份额与修正因子"},
    "tiers": {"en": "an amount and a scale of tiers", "zh": "金额与分档表"},
    "capped": {"en": "a loss, ratios and caps", "zh": "损失、分担比例与限额"},
    "rounding": {"en": "amounts to be paid in whole units", "zh": "须以整单位支付的金额"},
    "leximin": {"en": "a reference, and bounds to keep", "zh": "参照分配与须遵守的界限"},
}

#: the sorts of problem in a word or two, for lists
NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "game": {"en": "game", "zh": "博弈"},
    "division": {"en": "amount and numbers", "zh": "金额与各方数值"},
    "airport": {"en": "common equipment", "zh": "共用设施"},
    "chain": {"en": "chain of damages", "zh": "连锁损害"},
    "production": {"en": "production", "zh": "联合生产"},
    "bargain": {"en": "bargain", "zh": "谈判"},
    "bounds": {"en": "bounds", "zh": "上下限"},
    "factors": {"en": "factors", "zh": "修正因子"},
    "tiers": {"en": "tiers", "zh": "分档"},
    "capped": {"en": "capped loss", "zh": "限额损失"},
    "rounding": {"en": "whole units", "zh": "整单位支付"},
    "leximin": {"en": "reference and bounds", "zh": "参照与界限"},
}

#: how a parameter is written, by its kind
WRITTEN_AS: Final[Mapping[str, Mapping[str, str]]] = {
    "number": {"en": "a number", "zh": "数值"},
    "number by party": {"en": "a number for each party", "zh": "各方一个数值"},
    "allocation": {"en": "an amount for each party", "zh": "各方一个金额"},
    "partition": {"en": "sets of parties: [[A, B], [C]]", "zh": "当事方分组：[[A, B], [C]]"},
    "classes": {"en": "classes of parties, lowest first: [[A, B], [C]]", "zh": "当事方等级，低者在前：[[A, B], [C]]"},
    "levels": {
        "en": "sets within sets, coarsest first: [[[A, B], [C]], [[A], [B], [C]]]",
        "zh": "逐级细分的分组，最粗者在前：[[[A, B], [C]], [[A], [B], [C]]]",
    },
    "edges": {"en": "pairs of parties: [[A, B], [B, C]]", "zh": "当事方配对：[[A, B], [B, C]]"},
    "truth": {"en": "true or false", "zh": "true 或 false"},
}
