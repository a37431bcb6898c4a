"""Chinese: what is wrong with rates of exchange, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

EXCHANGE: Final[Mapping[str, Said]] = {
    "exchange-currency-unknown": Said(
        "`{currency}`不是货币代码",
        "汇率应写在外币的三位字母代码之下。",
        "请写三位字母代码，例如`exchange: {{USD: {{rate: 7.1, date: 2029-03-31}}}}`。",
    ),
    "exchange-of-own-currency": Said(
        "合同本以`{currency}`计，无须汇率",
        "",
        "请删去该汇率，或写明其所适用的外币。",
    ),
    "exchange-without-rate": Said(
        "未写明1`{currency}`折合多少`{unit}`",
        "",
        "请写明`rate:`，即1`{currency}`折合的`{unit}`数。",
    ),
    "exchange-rate-not-above-zero": Said(
        "`{currency}`的汇率不是大于0的数",
        "汇率为1`{currency}`折合的`{unit}`数：不得为百分数、金额或算式。",
        "请写一个数，例如`rate: 7.1`。",
    ),
    "exchange-not-fixed-once": Said(
        "`{currency}`的汇率写成了表",
        "汇率一次性固定，并注明日期和来源；金额在计入时折算。",
        "请只写一个数；各分配项可以另定汇率。",
    ),
    "exchange-unused": Said(
        "没有任何金额按该`{currency}`汇率折算",
        "",
        "如本无`{currency}`金额，请删去该汇率。",
    ),
    "other-currency-not-here": Said(
        "该金额以`{currency}`计，而此处以`{unit}`计",
        "支付以合同货币计；汇率在此处不适用。",
        "请以`{unit}`写明金额。",
    ),
}
