"""Chinese: what is wrong with bands and policies, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_BANDS: Final = {
    "bands-not-said": Said(
        "此处分档未写明`{words}`",
        "按何对象分档、在何期间计入、如何适用，会改变每一个数值，程序不作推定。",
        "请补充`{known}`。",
    ),
    "bands-missing": Said(
        "此处没有任何档",
        "",
        "请由低到高列出各档：`tiers: [{{upto: 50, rate: 75%}}, {{rate: 35%}}]`。",
    ),
    "band-end-misplaced": Said(
        "第{band}档：最后一档不写`upto`，其余各档均须写明",
        "任何金额，无论多大，都必须落入某一档。",
        "请仅在最后一档省略`upto`；超出部分不给付的，请另列最后一档写明。",
    ),
    "band-without": Said(
        "第{band}档缺少`{word}`",
        "",
        "请补充`{word}: …`；不给付的档写`0%`。",
    ),
    "bands-not-rising": Said(
        "第{band}档的上限为{text:number}，未高于{before:number}",
        "各档由低到高排列，第一档的上限须高于0。",
        "请按顺序排列各档，每档上限须高于前一档。",
    ),
    "band-rate-out-of-range": Said(
        "第{band}档的比例为{value:number}，比例应在0与1之间",
        "不带百分号的75是金额的七十五倍。",
        "请写`0%`至`100%`之间的比例，例如`75%`。",
    ),
    "band-index-small": Said(
        "指数`{text}`使各档上限降至所写金额的{value:number}",
        "各档上限须乘以该指数：价格上涨2%的，指数为1.02。",
        "请写现价与基期价格之比，例如`1.02`；价格确已如此下跌的，可予保留。",
    ),
    "band-index-not-above-zero": Said(
        "指数`{text}`为{value:number}",
        "各档上限须乘以该指数。",
        "请写大于0的系数，例如`1.04`。",
    ),
    "band-word-needs": Said(
        "未写`{needed}`时，`{word}`在此没有意义",
        "",
        "请写明`{needed}`，或删去`{word}`。",
    ),
    "bands-persons-unknown": Said(
        "`{step}`按每位发明人分档，但未写明人数",
        "取得者没有属于自然人的成员。",
        "请补充`persons: 3`，或列明成员。",
    ),
    "bands-persons-no-number": Said(
        "人数`{text}`为{value:number}",
        "",
        "请写不小于1的整数。",
    ),
    "slab-cliff": Said(
        "金额刚超过{upto:number}时，`{party}`按这些档所得（{above:number}）低于恰为{upto:number}时（{at:number}）",
        "所达到的档适用于全部金额，而按其所得低于前一档。",
        "如条款本意如此，可予保留；`method: marginal`没有这种落差。",
    ),
}

_POLICIES: Final = {
    "policy-unknown": Said(
        "没有名为`{policy}`的分配办法",
        "{known_too}",
        "请写`policies`下某一办法的标识，或预置办法的标识。",
    ),
    "policy-unused": Said(
        "分配办法`{policy}`未被使用",
        "",
        "请在适用之处写`policy: {policy}`，或将其删去。",
    ),
    "policy-empty": Said(
        "分配办法`{policy}`没有内容",
        "",
        "请写明`steps:`、`split:`或`to:`。",
    ),
    "policy-beside-plan": Said(
        "`{word}`与`policy`并列",
        "分配办法本身就是完整的分配方案。",
        "请删去其中之一。",
    ),
    "policy-not-named": Said(
        "应由`plan`或`preset`之一指明分配办法",
        "`plan`指本文件的办法，`preset`指预置办法。",
        "请写其中之一，或只写标识：`policy: house_rule`。",
    ),
    "policy-word-of-presets": Said(
        "`{word}`只用于预置办法，而`{policy}`是本文件的办法",
        "",
        "请删去`{word}`。",
    ),
    "policy-not-sure": Said(
        "分配办法`{policy}`仅据转引材料（可信度`{confidence}`，`{source}`）",
        "未经查阅原文的办法，仅在合同写明时采用。",
        "请写`policy: {{preset: {policy}, accept: {confidence}}}`，或在`policies`下自行写明方案。",
    ),
    "policy-in-other-currency": Said(
        "分配办法`{policy}`的金额以`{currency}`计，而合同以`{unit}`计",
        "文件未写明汇率，程序不自行设定汇率。",
        "请将`docs/policies.md`中的方案写入`policies`，金额改以`{unit}`计；或将该分配项另立以`{currency}`计的文件。",
    ),
    "policy-fact-missing": Said(
        "分配办法`{policy}`将`{fact}`留给合同写明，而合同未写",
        "已公布的办法未确定的事项，程序不作推测。",
        "请补充`given: {{{fact}: …}}`；其含义见`docs/policies.md`。",
    ),
    "policy-fact-unknown": Said(
        "分配办法`{policy}`不需要`{fact}`",
        "{known_too}",
        "请将其删去，或更正名称。",
    ),
    "policy-role-unknown": Said(
        "分配办法`{policy}`中没有`{role}`",
        "{known_too}",
        "左边写办法所用的名称，右边写本文件的名称。",
    ),
    "policy-roles-meet": Said(
        "分配办法`{policy}`中的`{first}`与`{second}`在此均为`{name}`",
        "两者在同一份额表中，而份额表中每个名称只能出现一次。",
        "请指明不同的成员，或自行写明方案并将其份额相加。",
    ),
    "policy-names-nobody": Said(
        "分配办法`{policy}`提到`{name}`，而`{party}`中没有",
        "其名称在所适用之处查找：`{members}`。",
        "请写明其为何人：`roles: {{{name}: …}}`；`itself`指该方自身（不含成员）。",
    ),
}

TIERS: Final[Mapping[str, Said]] = {**_BANDS, **_POLICIES}
