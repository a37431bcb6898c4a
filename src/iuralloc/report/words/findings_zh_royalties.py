"""Chinese: what is wrong with royalties, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

ROYALTIES: Final[Mapping[str, Said]] = {
    "royalty-without-base": Said(
        "提成`{royalty}`未写明计提基数",
        "哪些产品、哪些款项计入基数，是提成争议中最常见的问题。",
        "请增加`on:`并写明按年度列出的数值，例如`on: sales - returns`。",
    ),
    "royalty-without-rate": Said(
        "提成`{royalty}`未写明提成率",
        "",
        "请增加`rate:`，例如`rate: 3.5%`、`rate: {{2028: 3.5%, 2029..: 3%}}`，或用`tiers`分档。",
    ),
    "royalty-base-not-by-year": Said(
        "提成`{royalty}`的计提基数没有按年度列出",
        "提成按年度应付；不分年度的一笔总额不属于任何年度。",
        "请按年度写明基数，例如`sales: {{2028: 910, 2029: 1_645}}`。",
    ),
    "royalty-rate-out-of-range": Said(
        "`{royalty}`的提成率为{value:share}",
        "`{text}`不是基数的0至100%之间的比例；费率应为百分比，或每件的金额（`0.5 yuan`）。",
        "请写成百分比，例如`3.5%`。",
    ),
    "rate-by-day": Said(
        "`{royalty}`的费率在某一日（{day}）变更",
        "基数按年度列出，无法得知该日之前的部分有多少。",
        "请按完整年度写明费率，或写成两项提成，各用其期间的基数。",
    ),
    "losses-not-said": Said(
        "`{royalty}`在{year}年度的基数为负：{base:number}，但未写明亏损如何处理",
        "亏损可以不计，也可以由以后年度先行弥补再计提成。",
        "请增加`losses: ignored`或`losses: carried`。",
    ),
    "credit-not-said": Said(
        "`{royalty}`有最低提成，但未写明其付款抵减什么",
        "不足年度补足的金额，可以只计入当年，也可以在以后年度抵减。",
        "请增加`credit: same year`、`credit: carried`；最低提成与提成并付的，写`credit: none`。",
    ),
    "credit-without-minimum": Said(
        "`{royalty}`写明了最低提成的抵减方式，但没有最低提成",
        "",
        "请增加`minimum: …`，或删除`credit`。",
    ),
    "floor-not-said": Said(
        "`{royalty}`的抵扣没有下限",
        "支付给第三方的款项可能把提成抵扣至零。",
        "请增加`floor:`，即同一基数上的费率；确无下限的写`floor: 0%`。",
    ),
    "unused-not-said": Said(
        "未写明`{royalty}`当年不能使用的抵扣如何处理",
        "被下限拦住的部分，或者作废，或者结转至下年。",
        "请增加`unused: lost`或`unused: carried`。",
    ),
    "offset-without-amount": Said(
        "`{royalty}`的抵扣未写明可抵扣多少",
        "",
        "请增加`amount:`，例如`amount: 50% of third_party`，或同时写`paid:`与`ceiling:`。",
    ),
    "paid-without-ceiling": Said(
        "`{royalty}`的抵扣写明了支付给第三方的款项（`paid`），但没有可比较的上限",
        "",
        "请增加`ceiling:`，或删除`paid`。",
    ),
    "floor-above-rate": Said(
        "`{royalty}`的费率下限{floor:share}高于{year}年度的提成率{rate:share}",
        "提成不得低于比其自身更高的数额，无法计算。",
        "请修改该年度的提成率或下限。",
    ),
    "ceiling-below-floor": Said(
        "`{royalty}`在{year}年度的上限低于下限",
        "提成与支付给第三方的款项之和，不能少于提成本身的下限。",
        "请修改上限或下限。",
    ),
    "balance-not-carried": Said(
        "`{royalty}`的`so_far`带入了并不结转的余额（`{balance}`）",
        "",
        "请删除该项，或写明结转：`unused: carried`、`credit: carried`、`losses: carried`。",
    ),
    "royalty-bands-of": Said(
        "`{royalty}`的分档另写了金额",
        "分档针对的是`on`所写的计提基数。",
        "请删除`of`。",
    ),
    "royalty-per-inventor": Said(
        "`{royalty}`的分档写为按每位发明人",
        "提成由被许可方就许可标的支付，发明人在此之后参与分配。",
        "请写`per: licence`或`per: invention`。",
    ),
}
