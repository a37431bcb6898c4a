"""Chinese: what is wrong with paths, overrides and scenarios, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

VARIANTS: Final[Mapping[str, Said]] = {
    "path-not-read": Said(
        "`{path}`不是路径",
        "路径以文件自身的字段书写，以点号连接：`pools.profit.amount`；列表中的条目以从1起的序号或其标识表示：`contributions.maker[2].value`；字段含点号、方括号或等号的，写在引号内。",
        "请按文件中的字段书写。",
    ),
    "path-leads-nowhere": Said(
        "`{path}`没有对应内容：{nowhere_at}",
        "{nowhere_known}文件可以写明而尚未写明的内容可以增补，新条目须整体写入。",
        "请写文件中的路径。",
    ),
    "path-set-twice": Said(
        "`{path}`被设定两次，首次见于第{line}行",
        "同一路径有两种写法：无法判断以哪一个值为准。",
        "请只保留其中之一。",
    ),
    "nothing-to-remove": Said(
        "文件中没有`{path}`，无从删除",
        "`none`用于删除路径处的内容。",
        "请不写该项，或写明文件中已有的内容。",
    ),
    "value-not-read": Said(
        "`{path}`的值无法读取：`{text}`",
        "值的写法与文件相同：数字、文字、`{{a: 1, b: 2}}`、`[a, b]`；`none`表示删除。",
        "请更正该值；整体写在单引号内，以免被命令行解释。",
    ),
    "edit-not-possible": Said(
        "在文件文本中更改`{path}`，不免改动其他内容",
        "程序更改文件并重新读取后，结果与要求不符：该处前后的写法特殊。",
        "请将该条目写在一行内或写作普通的分行形式，或整体设定其所在条目。",
    ),
    "scenario-unknown": Said(
        "没有名为`{name}`的情景{scenarios_known}",
        "",
        "请写`scenarios`下的某一情景。",
    ),
    "scenarios-too-many": Said(
        "`scenarios`下共有{size:number}{what}，最多读取{limit:number}{what}",
        "情景供谈判之用；须成百次试算的，请使用Python接口。",
        "请删除无须讨论的情景。",
    ),
    "scenario-empty": Said(
        "情景`{scenario}`没有任何变更",
        "情景应写明不同之处：`set: {{pools.profit.amount: 590}}`。",
        "请补充`set: …`，或删除该情景。",
    ),
}


def told_of_paths(facts: Mapping[str, str]) -> dict[str, str]:
    """The parts of these sentences that depend on whether something is known."""
    told: dict[str, str] = {}
    if "reached" in facts:
        reached = f"`{facts['reached']}`" if facts["reached"] else "文件"
        told["nowhere_at"] = f"{reached}没有`{facts['step']}`"
        told["nowhere_known"] = f"其中有：`{facts['known']}`。" if facts.get("known") else ""
    if "known" in facts:
        told["scenarios_known"] = f"；已有情景：`{facts['known']}`" if facts["known"] else ""
    return told
