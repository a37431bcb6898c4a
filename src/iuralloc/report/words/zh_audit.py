"""Chinese, what is held against something else: awards against terms, rules and drafts against each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "formula-rounded-down": "{of}，按{unit}的整数倍向下取整",
    "title-award-terms": "裁决，表{table}：分配项{pool}的约束条件（单位：{unit}）",
    "missed-by": "相差{amount}",
    "only-reached": "恰等于界限，不符合",
    "missed-in-units": "相差{amount}，与合同按整单位结算时相同",
    "note-award-terms-by-step": "该分配项的约束条件适用于单个年度或步骤，对合计所作的裁决未据此检验。",
    "game-is-folder": "{file}是文件夹；请指明其中的博弈文件",
    "award-is-folder": "{file}是文件夹；请指明其中的裁决文件",
    "allocation-is-folder": "{file}是文件夹；请指明其中的分配文件",
    "proof-of-terms": "{split}（单位：{unit}）",
    "note-nearest-by-hand": "笔算核验某一层：将各条件写成“不低于”的形式（`maker below`：`maker`不低于其基准减偏差；`maker above`：负的`maker`不低于"
    "负的基准减偏差；`total`：各份额之和等于总额），乘以权重后相加，未确定的各方相互抵消，余下的即为偏差不小于所示值。",
    "title-beside-inside": "{divided}，各方内部：{verb}（单位：{unit}）",
    "title-beside-split": "分配项{pool}，对照分配{number}，{split}：所得结果（单位：{unit}）",
    "note-objects-most": "{variant}：异议最大的为{group}，超出{by}。",
    "verb-holds": "各方持有额",
    "note-closest": "{variant}：无人异议；最接近异议的为{group}，超出额{by}。",
    "note-rule-taken": "{rule}未另行给定参数，采用默认：{items}。",
    "ground-overridden": "命令行设定：{word}为{new}，文件中为{old}",
    "ground-overridden-by-scenario": "情景{scenario}设定：{word}为{new}，文件中为{old}",
}
