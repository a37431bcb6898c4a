"""Chinese, the steps of a pool as agreed, and its years: every sentence by its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "title-by-year-pays": "{pool}{title}：各年度各方支付额（单位：{unit}）",
    "title-by-year-bears": "{pool}{title}：各年度各方承担额（单位：{unit}）",
    "title-steps": "{pool}：约定的分配步骤",
    "title-steps-inside": "{pool}：{party}内部约定的分配步骤",
    "as-written": "文件写法",
    "its-balance": "余额的含义",
    "comes-in": "收到",
    "times": "{count} ×",
    "note-steps": "各步骤依此顺序进行，每一步骤从前面各步骤的余下金额中提取。未写明金额的步骤提取全部余下金额。",
    "note-times": "“3 ×”表示三个情况相同的当事方各自的金额；合计已计入每一方。",
    "note-at-rest": "{years}年度无金额进入，亦无未付或留存余额，故不列步骤表。",
}
