"""Chinese, proofs, awards and ranges: every sentence by its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "proof-of": "{pool}，{split}（{unit}）",
    "title-award": "裁决{title}，表{table}：分配项{pool}（单位：{unit}）",
    "award-subject": "裁决，分配项{pool}的表{table}",
    "awarded-share": "裁决份额",
    "awarded": "裁决金额",
    "share-makes": "份额×总额",
    "award-line": "核对",
    "line-fits": "相符",
    "line-differs": "不符",
    "contract-gives": "按合同",
    "more-or-less": "裁决－合同",
    "award-points": "百分点",
    "award-total": "裁决所载总额",
    "to-divide": "分配项金额",
    "note-award": "份额×总额：裁决份额乘以裁决所载总额。金额与其相差小于一个单位（{step}）的，该行相符。",
    "note-award-points": "百分点：该行占裁决各行合计的比例－合同所定比例，以百分点计。",
    "note-award-missing": "裁决未列明、计为0的当事方：{parties}。",
    "note-award-untested": "联盟过多，未检验是否有联盟提出异议。",
    "award-holds": "各行均与其份额相符，各行合计{sum}，等于分配项金额。",
    "award-adds-up": "各行合计{sum}，等于分配项金额。",
    "award-holds-not": "并非全部相符：见提示。",
    "title-ranges": "{pool}：各方可得的区间（单位：{unit}）",
    "range-gives": "分配所得",
    "core-least": "核心内最小值",
    "core-most": "核心内最大值",
    "terms-least": "约束下最小值",
    "terms-most": "约束下最大值",
    "no-end": "无界",
    "note-ranges-core": "核心：在最小值与最大值之间，可以不引起任何联盟异议；一方取得最大值时，其他方所得相应减少。",
    "note-ranges-terms": "约束：在遵守全部约束条件时，一方所能取得的最小值和最大值。",
    "note-ranges-empty": "核心为空：任何分配均有联盟提出异议。",
    "note-ranges-untested": "博弈的当事方过多，未计算核心内的区间。",
    "title-rules": "{pool}：各规则对照（单位：{unit}）",
    "most-discontented": "最大超出额",
    "note-rules": "均为取整前的精确值。最大超出额：最不满意的联盟脱离其他方后可多得的金额；低于0时无异议。",
    "note-rule-none": "{rule}无解：{why}。",
}
