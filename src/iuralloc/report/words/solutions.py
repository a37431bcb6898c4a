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
    "taken": {"en": "Not given, and so taken: {items}.", "zh": "未给出，采用默认：{items}。"},
    "none": {"en": "there is no such solution", "zh": "该解不存在"},
    "exact-guarantee": {"en": "Exact: computed in fractions from end to end.", "zh": "精确：全程以分数计算。"},
    "certified-guarantee": {
        "en": "Certified: exact, with a proof that can be checked without a solver.",
        "zh": "经证明：精确，并附无需求解器即可核验的证明。",
    },
})  # fmt: skip
