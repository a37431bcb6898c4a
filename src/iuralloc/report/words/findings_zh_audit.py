"""Chinese: what an award makes of the terms of a contract, and games that say nothing, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

AUDIT: Final[Mapping[str, Said]] = {
    "award-misses-term": Said(
        "裁决未达到分配项`{pool}`的约束条件`{term}`，相差{missed:number}",
        "合同第{contract_line}行`{text}`：界限为{bound:number}，裁决为{has:number}。",
        "请调整各行直至符合该约束条件，或说明其不适用的理由。",
    ),
    "award-only-reaches-term": Said(
        "裁决恰好等于分配项`{pool}`约束条件`{term}`的界限，不符合该条件",
        "合同第{contract_line}行`{text}`不含界限本身，即{bound:number}。",
        "请至少调整一个最小支付单位，或说明该约束条件不适用的理由。",
    ),
    "game-empty": Said(
        "此处没有可读取的内容",
        "内容为空，或仅有注释。",
        "请确认这是所需的内容；博弈以`type`和参与方开始，`iuralloc rules shapley`有示例。",
    ),
}
