"""Chinese: what is wrong with chains of years, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_OPENING: Final = {
    "opening-missing": Said(
        "无法读取计算底稿`{trail}`",
        "从合同文件所在的文件夹查找；合同由标准输入读取时没有文件夹。",
        "请写明前期计算底稿（由`iuralloc allocate --trail`生成）的位置。",
    ),
    "opening-unknown-format": Said(
        "`{trail}`不是格式为`{format}`的计算底稿",
        "余额只取自可以逐项核对的文件。",
        "请写明由`iuralloc allocate --trail`生成的文件。",
    ),
    "opening-altered": Said(
        "计算底稿`{trail}`未通过核验：共{count}处不符，第一处为数值`{figure}`",
        "核验结果：`{why}`。",
        "请使用原始的计算底稿，或由相应年度的合同重新生成；`iuralloc verify`会列出全部不符之处。",
    ),
    "opening-other-digest": Said(
        "`{trail}`不是约定的计算底稿",
        "其摘要值为`{digest}`。",
        "请与前期附件所载的摘要值核对，并写明该计算底稿。",
    ),
    "opening-other-currency": Said(
        "`{trail}`以`{theirs}`计，本文件以`{ours}`计",
        "余额按原数结转。",
        "请使用与前期相同的币种和单位。",
    ),
    "opening-without-years": Said(
        "余额按年度结转，而`{trail}`或本文件没有年度",
        "",
        "请按年度写明金额，例如`amount: {{2030: 120}}`。",
    ),
    "opening-years-do-not-meet": Said(
        "`{trail}`止于{last}年度，本文件始于{first}年度",
        "两者之间或重叠的年度会被遗漏或重复计算。",
        "请自{next}年度起，或写明止于{first}年度前一年的计算底稿。",
    ),
    "opening-other-pools": Said(
        "`{trail}`中没有本文件任何分配项或提成的余额",
        "其按年度的分配项和提成：`{known}`。",
        "请写明本合同的计算底稿，或保留分配项和提成的标识。",
    ),
    "opening-not-taken": Said(
        "`{trail}`中`{pool}`的下列余额在本文件中无人承接：`{figures}`",
        "余额由同一分配项中标识相同的步骤承接，且该步骤仍有总限额、准备金、结转的请求或费用返还；"
        "提成的余额由标识相同的提成承接，且其仍结转亏损、抵扣或抵减额，或其分档按各年累计。",
        "请保留标识及其结转约定；如该余额已终止，请在备注中写明。",
    ),
    "opening-counted-twice": Said(
        "`{step}`的`so_far`被重复计算",
        "以前年度的数额已包含在`opening`所列计算底稿的期末余额中。",
        "请删除`so_far`。",
    ),
    "opening-not-in-units": Said(
        "`{step}`的期初余额{text:number}不是最小支付单位{unit:number}的整数倍",
        "该余额在前期按更小的单位结算。",
        "请沿用前期的`round`。",
    ),
}

_DAYS: Final = {
    "receipt-without-day": Said(
        "`{text}`下属于{year}年度的款项未写明收款日",
        "属于其他年度的款项应以收款日为键。",
        "请以收款日为键，例如`2029-02-14: {{value: {value}, for: {year}}}`。",
    ),
    "receipt-for-settled-year": Said(
        "属于{year}年度的款项不在本文件的年度（`{years}`）之内",
        "`booked: accrued`把款项计入其所属年度，而该年度已另行结算。",
        "请写`booked: received`，使其计入收到款项的年度，或重新结算{year}年度。",
    ),
    "phase-day-not-read": Said(
        "`{text}`既非日期也非年度，无法确定阶段`{phase}`的起止",
        "",
        "请写日期，例如`2028-03-02`，或写年度。",
    ),
    "phase-ends-first": Said(
        "阶段`{phase}`的结束早于开始",
        "",
        "请更正`from`或`until`；起止两日均属于该阶段。",
    ),
    "phases-overlap": Said(
        "阶段`{first}`与`{second}`重叠：前者止于{until}，后者始于{from}",
        "重叠日期发生的事项将同时属于两个阶段。",
        "请使前一阶段止于后一阶段开始的前一日。",
    ),
    "phases-leave-gap": Said(
        "阶段`{first}`与`{second}`之间有不属于任何阶段的日期：{until}之后、{from}之前",
        "其间发生的事项不属于任何阶段。",
        "请使后一阶段始于前一阶段结束的次日。",
    ),
    "day-in-no-phase": Said(
        "{date}不属于任何阶段，因此`{loss}`没有阶段",
        "分担份额和限额按阶段适用。写明日期的阶段：`{phases}`。",
        "请更正日期或阶段的起止，或写明`phase:`。",
    ),
    "phase-of-another-day": Said(
        "`{loss}`写明属于阶段`{said}`，而其日期{date}属于`{phase}`",
        "以写明的阶段为准。",
        "如其中之一系笔误，请更正日期或阶段。",
    ),
}

_LIFE: Final = {
    "unit-taken-back": Said(
        "`{step}`自`{party}`收回{text:number}",
        "该分配项按存续期累计结算：就截至本年度的累计数而言，余数较大者已是另一方。",
        "请在下次付款时一并结清，或删除`over: life`，改为逐年取整。",
    ),
    "unit-back-through-steps": Said(
        "须自`{party}`收回一个尾差单位，而其内部步骤不能按负数分配",
        "`over: life`按各年累计数结算；收款很少的年度可能收回一个单位。",
        "请在该分配项写明`round: {{over: year}}`。",
    ),
    "over-life-without-years": Said(
        "`{pool}`按存续期累计取整，但没有年度，仅分配一次",
        "",
        "请按年度写明金额，或删除`over`。",
    ),
}

_BELONGING: Final = {
    "left-before-joined": Said(
        "`{party}`的退出日{left}早于加入日{joined}",
        "`joined`为其作为当事方的首日，`left`为末日。",
        "请更正其中一个日期。",
    ),
    "dates-without-years": Said(
        "`{party}`并非始终为当事方（`{dates}`），而`{pool}`没有可据以计算的年度",
        "一笔不分年度的金额或一个联盟博弈，无法确定该方所占的期间。",
        "请按年度写明金额，例如`amount: {{2029: 120}}`，或以`among`写明参与分配方，不列`{party}`。",
    ),
    "nobody-belongs": Said(
        "{year}年度`{pool}`的参与分配方均非当事方",
        "各方此时均已退出、尚未加入，或者没有份额。",
        "请更正各方的日期，或金额的年度。",
    ),
    "paid-while-absent": Said(
        "{year}年度`{pool}`须向`{party}`支付，而该方在该年度没有一日为当事方（`{dates}`）",
        "向一方支付的步骤在每一年度均予支付。",
        "请按年度写明所提取的金额，例如`amount: {{2029: 12}}`，或更正日期。",
    ),
    "group-of-part-year": Said(
        "`{pool}`以`{group}`为一个整体支付，而{year}年度`{party}`仅部分期间为当事方，或并非当事方（`{dates}`）",
        "该组在该年度如何在其当事方之间分配，未作约定。",
        "请直接在各当事方之间分配，例如`each {group}: 30%`；各方均有为当事方之日的，亦可在该分配项写明`part_year: whole`。",
    ),
    "rule-without-part-years": Said(
        "`{rule}`不能将`{pool}`中的`{party}`按{year}年度的部分期间计算（`{dates}`）",
        "部分期间可以相应减少份额或数值；联盟的合作所得、请求数额和分档均以全年计。",
        "请将该年度按份额或数值分配，或在该分配项写明`part_year: whole`。",
    ),
}

CALENDAR: Final[Mapping[str, Said]] = {**_OPENING, **_DAYS, **_LIFE, **_BELONGING}
