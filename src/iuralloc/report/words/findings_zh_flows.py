"""Chinese: what is wrong with years and steps, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_YEARS: Final = {
    "years-not-read": Said(
        "`{text}`不是年度区间",
        "文件开头应写明首年和末年。",
        "请写明，例如`years: 2027..2031`。",
    ),
    "years-too-many": Said(
        "`{text}`超过{limit}个年度",
        "按年度分配的分配项须在每一年度各分配一次。",
        "请只写进行分配的年度。",
    ),
    "not-a-year": Said(
        "`{text}`既不是年度，也不是日期",
        "按年度列示的表，各行应为年度（`2028`）、区间（`2028..2030`、`2028..`、`..2030`）或日期（`2028-03-02`，归入其所在年度）。",
        "请写明适用的年度。",
    ),
    "year-outside": Said(
        "`{text}`不在文件的年度`{years}`之内",
        "不属于文件任何年度的内容将被遗漏。",
        "请更正该年度，或更正文件开头的`years`。",
    ),
    "year-twice": Said(
        "{year}年被`{first}`和`{second}`重复列明",
        "",
        "请使前一区间止于后一区间开始之前。",
    ),
    "year-not-listed": Said(
        "`{name}`未写明{year}年",
        "某年未列明的，金额计为0；比率和限额则不予推定。",
        "请补充该年度，或写`{year}..`之类的区间，延至文件的最后一年。",
    ),
    "years-without-pool-by-year": Said(
        "`{key}`按年度列示，而分配项的金额为不分年度的总额",
        "",
        "请按年度写明分配项的金额，或将此项写作一个数。",
    ),
    "pool-without-years": Said(
        "`{pool}`的金额为表，但其中没有年度",
        "",
        "请按年度写明金额，例如`amount: {{2028: 137, 2029: 664}}`。",
    ),
    "total-of-no-years": Said(
        "`total(…)`用于跨年度求和，而此处未按年度列示",
        "`sum(…)`用于各当事方求和。",
        "请引用按年度列示的数值。",
    ),
}

_STEPS: Final = {
    "word-of-steps": Said(
        "`{name}`仅在步骤中有意义",
        "在步骤中，`whole`指分配方案的金额，`rest`指此前各步骤后的余下金额。",
        "请在此写数值或分配项。",
    ),
    "steps-empty": Said(
        "`steps`没有任何步骤",
        "",
        "请添加步骤，例如`all: {{to: maker}}`。",
    ),
    "step-without-recipient": Said(
        "未写明步骤`{step}`提取的款项归何方",
        "",
        "请补充`to:`（当事方、`outside`或`reserve`）、`split:`、`refund:`或`steps:`。",
    ),
    "step-with-two-plans": Said(
        "步骤`{step}`同时写有`{first}`和`{second}`",
        "步骤的款项或归一方，或由数方分配，或返还垫付费用的各方，或再按步骤分配，只能择一。",
        "请删除其中之一，或分为两个步骤。",
    ),
    "unknown-step": Said(
        "没有名为`{step}`的步骤",
        "该分配方案的步骤为：`{known}`。",
        "请将每一步骤各列一次。",
    ),
    "step-ordered-twice": Said("步骤`{step}`在顺序中出现两次", "", "请将每一步骤各列一次。"),
    "step-not-ordered": Said(
        "顺序中遗漏步骤{steps}",
        "未列明的步骤不会执行，其应提取的款项将归他方。",
        "请将分配方案的每一步骤各列一次。",
    ),
    "word-needs-another": Said(
        "步骤`{step}`写有`{word}`而没有`{needed}`",
        "`{word}`是对`{needed}`的补充说明。",
        "请补充`{needed}: …`，或删除`{word}`。",
    ),
    "released-without-reserve": Said(
        "步骤`{step}`写明释放，但其款项并未留存",
        "只有留存的款项才能释放。",
        "请写`to: reserve`，或删除`released`。",
    ),
    "released-beyond-whole": Said(
        "留存准备金`{step}`的释放小于零，或超过其余额",
        "",
        "请写0至100%之间的比例。",
    ),
    "refund-is-carried": Said(
        "费用返还`{step}`写明了未付部分的处理",
        "费用在全部返还之前一律结转，此即返还之义。",
        "请删除`unpaid`。",
    ),
    "refund-not-by-party": Said(
        "`{figure}`未写明`{step}`所返还的费用由何方垫付",
        "",
        "请写按当事方和年度列示的数值，例如`{{lake: {{2027: 31}}, coast: {{2028: 9}}}}`。",
    ),
    "refund-without-year": Said(
        "`{figure}`未写明`{step}`所返还的费用于何年垫付",
        "垫付在先的，先行返还。",
        "请按当事方和年度写明费用，例如`{{lake: {{2027: 31}}}}`。",
    ),
    "left-name-taken": Said(
        "名称`{name}`已被使用",
        "否则在公式中无法区分两者。",
        "请为余下金额另选名称。",
    ),
    "left-name-comes-later": Said(
        "步骤`{step}`以`{name}`为基数提取，而`{name}`由其后的步骤产生",
        "各步骤按书写顺序或`order`所列顺序执行。",
        "请将产生`{name}`的步骤移至其前。",
    ),
    "unpaid-not-said": Said(
        "未写明某年不足以支付`{step}`时，未付部分如何处理",
        "每年应付的固定款项，可能在某一年不足。",
        "请补充`unpaid: lost`、`unpaid: carried`或`unpaid: carried at 5%`（复利写`… compound`）。",
    ),
    "steps-leave-rest": Said(
        "`{step}`的各步骤执行后余{rest:number}，不归任何一方",
        "",
        "请添加没有`amount`的最后步骤：归某一方、再行分配、`to: reserve`，或在合同未作约定时写`to: unallocated`。",
    ),
}

FLOWS: Final[Mapping[str, Said]] = {**_YEARS, **_STEPS}
