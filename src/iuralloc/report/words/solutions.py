"""The words around the answer of a rule to a bare game, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({
    "player": {"en": "player", "zh": "当事方"},
    "group": {"en": "group", "zh": "联盟"},
    "answer": {"en": "answer", "zh": "结果"},
    "exact": {"en": "exact", "zh": "精确值"},
    "decimal": {"en": "decimal", "zh": "小数"},
    "share": {"en": "part of the whole", "zh": "占总额"},
    "least": {"en": "least", "zh": "最小值"},
    "most": {"en": "most", "zh": "最大值"},
    "sum": {"en": "sum", "zh": "合计"},
    "value": {"en": "answer", "zh": "结论"},
    "epsilon": {"en": "epsilon", "zh": "ε"},
    "True": {"en": "yes", "zh": "是"},
    "False": {"en": "no", "zh": "否"},
    "none": {"en": "there is no such solution", "zh": "该解不存在"},
    "exact-guarantee": {"en": "Exact: computed in fractions from end to end.", "zh": "精确：全程以分数计算。"},
    "certified-guarantee": {
        "en": "Certified: exact, with a proof that can be checked without a solver.",
        "zh": "经证明：精确，并附无需求解器即可核验的证明。",
    },
})  # fmt: skip

#: why there is no solution, in Chinese; in English the sentence of the finding says it
REASONS_ZH: Final[Mapping[str, str]] = MappingProxyType({
    "bounds-clash": "各项约束不能同时成立：{bounds}",
    "bounds-without-room": "下限合计{low}，总额为{total}，上下限之间没有余地",
    "core-empty": "核心为空：无论如何分配，总有联盟脱离他方更为有利",
    "least-core-of-one": "只有一方，没有可以脱离的联盟，故无最小核心",
    "marginals-sum-to-zero": "各方对所有联盟的边际贡献合计为零，无法归一化",
    "no-imputation": "各方单独行动合计优于合作，任何分配都使某方不如单独行动",
    "products-sum-to-zero": "价值与因子的乘积合计为{sum}，无法归一化",
    "tau-duties-cross": "τ值不存在：「{party}」至多应付{right}，却至少须付{hope}",
    "tau-rights-above-hopes": "τ值不存在：「{party}」可坚持{right}，而至多可期望{hope}",
    "tau-whole-out-of-reach": "τ值不存在：总额{whole}不在下界合计{rights}与上界合计{hopes}之间",
})  # fmt: skip
