"""Chinese: what is wrong with equity, risks and events, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_EQUITY: Final = {
    "equity-without-capital": Said(
        "`equity`未写明注册资本数额",
        "各项出资合计应等于注册资本。",
        "请在`equity`中补充`capital: …`。",
    ),
    "equity-without-contributions": Said(
        "`equity`未写明由何方出资",
        "",
        "请在`equity`中按当事方补充`contributions:`。",
    ),
    "capital-not-subscribed": Said(
        "注册资本为{capital:number}，而各项出资合计为{sum:number}",
        "注册资本应全部认缴，且认缴额不得超过注册资本。",
        "请更正某项出资，或更正注册资本。",
    ),
    "capital-without-value": Said(
        "`{party}`的该项出资没有价值",
        "公司法要求非货币出资可以用货币估价。",
        "请补充`value: …`，或补充可据以算出价值的内容。",
    ),
    "capital-not-whole-units": Said(
        "注册资本{capital:number}不是{unit:number}的整数倍",
        "股权以整单位持有。",
        "请更改`capital`，或在`equity`中写更小的单位：`round: {{to: …}}`。",
    ),
    "capital-without-date": Said(
        "认缴{value:number}，其中仅{promised:number}写明了缴付日期",
        "其余部分未写明何时缴付，计为未实缴。",
        "请在`paid`下补充一期出资及其日期。",
    ),
    "instalment-without-amount": Said(
        "`{when}`的一期出资没有金额",
        "仅在只有一期出资时，方可推定为全部认缴额。",
        "请写明`{when}: …`及其金额。",
    ),
    "paid-beyond-subscribed": Said(
        "各期出资合计为{promised:number}，而认缴额为{value:number}",
        "实缴不得超过认缴。",
        "请更正某期出资，或更正价值。",
    ),
    "date-needed": Said(
        "缺少合同日期，无法判断{date}的一期出资是否已缴付",
        "程序不读取当前时间：截至合同日期已到期的出资，计为已实缴。",
        "请在文件开头补充`date: …`。",
    ),
    "valuation-gap": Said(
        "`{party}`的出资作价{agreed:number}，评估值为{appraised:number}：作价{side}{gap:number}",
        "出资的实际价额显著低于作价的，设立时的股东或发起人可能须承担责任。",
        "请由各方确认作价，或采用评估值。",
    ),
}

_RISKS: Final = {
    "risk-without-owner": Said(
        "风险`{risk}`无人承担",
        "该风险没有自身的步骤，文件也没有`liability`。",
        "请补充`liability:`及其`split`，或为该风险补充`steps:`。",
    ),
    "risk-incomplete": Said(
        "风险`{risk}`缺少`{missing}`",
        "期望值按概率×金额计算。",
        "请补充`{missing}: …`。",
    ),
    "not-a-probability": Said(
        "`{risk}`的概率为{text:number}",
        "概率应在0至100%之间。",
        "请写百分数，例如`12%`。",
    ),
    "loss-without-phase": Said(
        "未写明`{loss}`属于哪一阶段",
        "各方的份额和部分责任限额按阶段确定。",
        "请补充`phase: …`。",
    ),
    "layers-do-not-meet": Said(
        "承担层之间存在{side}：层`{step}`自{over:number}起，而此前各步骤止于{reached:number}",
        "空档部分将回归各当事方承担，重叠部分将被重复承担。",
        "请使该层自此前各步骤的终点开始：`over: {reached}`。",
    ),
    "step-without-plan": Said(
        "未写明步骤`{step}`由何方承担",
        "",
        "请补充`to:`并写明当事方；在`liability`下也可写`split:`。",
    ),
    "liability-without-plan": Said(
        "`liability`未写明由何方承担责任",
        "风险自身步骤之后余下的部分，须有承担方，或依约定无人承担。",
        "请补充`split: …`或`steps:`。",
    ),
    "phase-without-shares": Said(
        "`{figure}`没有阶段`{phase}`的份额，而第{line}行的损失属于该阶段",
        "",
        "请在表中补充该阶段，使份额合计为100%。",
    ),
    "phase-shares-do-not-fill": Said(
        "阶段`{phase}`的份额合计为{sum:share}，不等于全部",
        "没有承担方的责任，将由遭受损失的一方自行负担。",
        "请更正该阶段的份额，使合计为100%。",
    ),
    "unknown-risk": Said(
        "没有名为`{risk}`的风险",
        "",
        "请按`risks`下的标识书写；或不写`risk`，改为写明`phase`和`amount`。",
    ),
    "event-without-amount": Said(
        "未写明损失`{loss}`的数额",
        "事件自身未写明的，取自其`risk`。",
        "请补充`amount: …`，或写明有金额的`risk`。",
    ),
    "fault-without-degree": Said(
        "未写明`{party}`过错的程度",
        "责任限额适用于一般过失；对重大过失和故意无效。",
        "请补充`degree: negligence`、`gross negligence`或`intent`。",
    ),
    "fault-beyond-whole": Said(
        "各方过错所占部分合计为{sum:number}，超过全部损失",
        "过错未写明`part`的，指全部损失。",
        "请在各方标识之后写明其部分：`{{part: 60%, degree: negligence}}`。",
    ),
    "late-beyond-loss": Said(
        "`{party}`迟延通知使损失扩大{late:number}，而损失仅余{rest:number}",
        "扩大的部分是扣除过错部分之后损失的一部分。",
        "请更正`late`，或更正损失数额。",
    ),
    "loss-uncovered": Said(
        "损失`{loss}`中有{amount:number}无人承担",
        "该部分由遭受损失的一方自行负担。",
        "可约定留存准备金、提高责任限额，或约定`overflow: those with room`。",
    ),
}

LOSSES: Final[Mapping[str, Said]] = {**_EQUITY, **_RISKS}
