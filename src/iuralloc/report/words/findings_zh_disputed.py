"""Chinese: what is wrong with restatements, ranges and claims, and what they leave open, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_RANGES: Final = {
    "contested-without-range": Said(
        "仅写`contested`，无从计算",
        "各方对数值未达成一致，但可以写明其所在区间：据此计算各方的最少与最多所得。",
        "请写成`{{value: contested, range: 15% .. 45%}}`，或者写一个用于结算的数值。",
    ),
    "range-not-read": Said(
        "`{text}`不能作为区间读取",
        "区间有两端，中间用两个点隔开，点的两侧各留空格：`640 .. 710`。",
        "请按此书写；两端应为数值或者算式。",
    ),
    "range-not-here": Said(
        "`{text}`是区间，此处不能使用区间",
        "区间可用于`figures`、`contributions`和`pools`。",
        "请在`figures`下为该数值命名并写明区间，此处引用其名称。",
    ),
    "range-upside-down": Said(
        "区间自{low}起、至{high}止，上端小于下端",
        "",
        "请先写下端。",
    ),
    "range-needs-one-value": Said(
        "`range`只能与一个数值或者`contested`并列",
        "对于表格，或者本身就是区间的数值，无法确定区间所指的是哪一个数。",
        "请将表格中的各个数分别写成区间，或者只保留一个区间。",
    ),
    "value-outside-range": Said(
        "{stated}不在{low}与{high}之间",
        "用于结算的数值必须是可能的取值之一。",
        "请更正数值或者区间。",
    ),
    "ranges-too-many": Said(
        "文件中有{count:number}个区间；最多可计算{limit:number}个组合或者数值",
        "每个区间都在两端计算，每个组合都是一次单独的结算。",
        "请为影响最小的区间确定数值。",
    ),
    "figure-open": Said(
        "`{name}`尚有争议：在{low}与{high}之间",
        "以其为依据的各项未结算；各方的最少与最多所得另列表格。",
        "请就数值达成一致；如需先行结算，可将`contested`改为一个数值。",
    ),
    "figure-has-range": Said(
        "`{name}`按所列数值结算，但可能在{low}与{high}之间",
        "各方的最少与最多所得另列表格。",
        "数值达成一致后，请删去区间。",
    ),
    "result-open": Said(
        "`{pool}`未结算",
        "其所依据的数值尚有争议。",
        "请就该数值达成一致；如需先行结算，可改为一个数值，并保留区间。",
    ),
    "at-an-end": Said(
        "上述问题出现在区间取端点时：`{values}`",
        "区间在两端分别计算。",
        "请更正区间，或者与之冲突的内容。",
    ),
}

_RESTATED: Final = {
    "disputed-not-here": Said(
        "此处不能使用`{key}`",
        "数值、投入和分配项可以重述；上述各项以及分配项的步骤可以写主张数；数值和投入可以写区间。",
        "请在`figures`下为该数值命名，并在该处写明。",
    ),
    "restated-without-value": Said(
        "重述没有数值",
        "没有最终适用的数值，就无法重新结算。",
        "请添加`value: …`。",
    ),
    "restated-leaves-out": Said(
        "重述值未列出`{missing}`",
        "未列出的部分将按0计算，或者缺失。",
        "请重写整个表格，包括没有变动的各行。",
    ),
    "restated-interest-differs": Said(
        "`{name}`重述的利息为`{other}`，而第{line}行为`{first}`",
        "全部重述合并为一次重新结算，各分配项的差额合并支付。",
        "请在各处写相同的`interest`。",
    ),
    "interest-until-when": Said(
        "利息没有截止日",
        "利息自各年度末起计算，至重述的截至日止。",
        "请添加`as_of: 2035-01-31`。",
    ),
    "interest-without-day": Said(
        "无法确定`{pool}`的利息自何日起算",
        "利息自款项结算年度的年末起算；该分配项没有年度。",
        "请按年度列出金额，或者删去`interest`。",
    ),
    "interest-too-long": Said(
        "利息将计至{until}，超过{limit}年",
        "没有这样的约定。",
        "请写明重述的截至日，以及款项结算的年度。",
    ),
    "with-restated-values": Said(
        "上述问题出现在代入重述值时：`{names}`",
        "重述的数值会重新结算一次。",
        "请更正重述值，或者与之冲突的内容。",
    ),
    "figure-restated": Said(
        "`{name}`已重述{as_of_too}：结果按原值计算",
        "重新结算、差额和补差付款另列表格。",
        "差额付清后，请将原值改为重述值。",
    ),
}

_CLAIMED: Final = {
    "claimed-otherwise-shaped": Said(
        "主张数与计算数的形式不同",
        "数值与数值比较，表格与相同键（当事方、年度）的各行比较。",
        "计算数为一个数的，请写一个数；有按当事方或者年度的表格的，请写表格。",
    ),
    "claimed-differs": Said(
        "`{name}`的主张数为{claimed:number}，计算数为{computed:number}",
        "主张数相差{difference:number}。",
        "`iuralloc explain`可显示计算过程。",
    ),
}

DISPUTED: Final[Mapping[str, Said]] = {**_RANGES, **_RESTATED, **_CLAIMED}


def told_of_disputes(facts: Mapping[str, str]) -> dict[str, str]:
    """The parts of these sentences that depend on whether something is said."""
    return {"as_of_too": f"（截至{facts['as_of']}）" if facts.get("as_of") else ""}
