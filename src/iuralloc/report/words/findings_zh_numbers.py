"""Chinese: what is wrong with numbers, formulas, contributions and figures, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

#: numbers as they are written
_WRITTEN: Final = {
    "not-a-number": Said(
        "`{text}`不是数字",
        "数字可写作`1000`、`1_000`、`1,000`、`12.5`、`5/8`、`12.5%`或`118万元`；不得以空格分位。",
        "请按上述方式书写；减号前后应有空格。",
    ),
    "ambiguous-number": Said(
        "`{text}`可读作两个不同的数",
        "逗号在不同国家或作小数点，或作千分位。",
        "请以点号表示小数点，千位之间不加符号或用`_`：`1_000.50`。",
    ),
    "number-too-long": Said(
        "数字`{text}`位数过多",
        "最多读取40个字符，指数不超过30。",
        "请写实际所指的数；采用较大的单位可缩短书写。",
    ),
    "number-not-literal": Said(
        "`{text}`在文件中并非按此形式书写",
        "数字须在合同文件中逐字可查，写在同一行且不用转义，方可核对。",
        "请在同一行直接写明。",
    ),
    "number-too-large": Said(
        "此处数字超过{digits:number}位",
        "分母各不相同的分数，或多重乘积，其公分母可达此长度。",
        "请将合同所列数字取整，例如保留两位小数。",
    ),
    "denominator-too-large": Said(
        "联盟价值的公分母超过{digits:number}位",
        "",
        "请将联盟价值写作小数，或写作同分母的分数。",
    ),
    "boolean-is-no-number": Said(
        "`{text}`不是数字",
        "",
        "请写数字：`0`、`1`或实际所指的数。",
    ),
    "currency-sign": Said(
        "`{sign}`不作为货币读取",
        "该符号可指多种货币。",
        "请将代码写在数字之后：`137 {near}`；未带单位的金额按文件单位计。",
    ),
    "not-a-duration": Said(
        "`{text}`不是期间",
        "年写作`7y`，月写作`18m`。",
        "请按此方式书写。",
    ),
}

_FORMULAS: Final = {
    "formula-not-read": Said(
        "`{text}`既不是数字，也不是公式",
        "{stuck}",
        "公式由名称、数字、`+ - * /`、`of`、括号、`min`、`max`和`sum`组成，运算符前后加空格。",
    ),
    "formula-too-long": Said(
        "公式超过{limit:number}个字符",
        "",
        "请在`figures`下为其各部分命名，并在公式中引用。",
    ),
    "formulas-too-long": Said(
        "文件中的公式合计超过{limit:number}个字符",
        "",
        "请在`figures`下为共同部分命名，并在公式中引用。",
    ),
    "formula-too-deep": Said(
        "公式超过{limit}层，或超过同样数目的项",
        "",
        "请在`figures`下为其各部分命名并引用；对表求和可用`sum(x)`。",
    ),
    "unknown-function": Said("没有名为`{name}`的函数", "可用函数：`{known}`。", "请选用其中之一。"),
    "unknown-name": Said(
        "此处没有名为`{name}`的对象",
        "公式可引用`figures`、带种类、阶段或当事方的`contribution`，以及分配项。{again_too}",
        "请按定义处的名称书写，或在`figures`下定义。",
    ),
    "circle": Said(
        "下列各项互相循环依赖：`{ring}`",
        "其中任何一项均无法先于其他各项算出。",
        "请使其中一项独立成立，改用数字或其他公式。",
    ),
    "table-where-number": Said(
        "此处应为一个数，实际为按{by}列示的多个数",
        "",
        "请写`sum(…)`表示合计，或在点号之后指明其一，例如`contribution.maker`。",
    ),
    "number-where-table": Said(
        "`{text}`只是一个数，而`{pool}`需要每一当事方各有一个数",
        "",
        "请引用每一当事方均有一个数的数值，例如`contribution`。",
    ),
    "two-sorts-of-tables": Said(
        "按当事方列示的表与按阶段列示的表不能逐项运算",
        "",
        "请取某一阶段的各项（`x.trial`），或以`sum(x)`对其中一表求和。",
    ),
    "function-of-nothing": Said(
        "`{name}`的括号内没有内容",
        "",
        "请在括号内写明运算对象，例如`{name}(a, b)`。",
    ),
    "sum-of-a-number": Said(
        "`{name}`用于对一个表求和，而此处不是表",
        "",
        "请写`sum(x)`，其中为一个按当事方或阶段列示的表；数与数相加用`+`。",
    ),
    "division-by-zero": Said(
        "该数为零，却被用作除数",
        "",
        "请更正该数，或以`max(x, 1)`写明最小除数。",
    ),
    "number-over-amount": Said(
        "以纯数除以金额",
        "其结果既非金额，也非纯数。",
        "请以金额除以金额，或以金额除以纯数。",
    ),
    "amount-times-amount": Said(
        "以金额乘以金额",
        "其结果既非金额，也非纯数。",
        "两者之一应为比率或纯数；公式中未带单位的数字不是金额。",
    ),
    "amount-and-number": Said(
        "将金额与纯数相加、相减或比较",
        "公式中未带单位的数字为纯数，带有单位的才是金额。",
        "请在数字之后写明单位，例如`35 {unit}`。",
    ),
    "amount-where-part": Said(
        "`{text}`为金额；此处应为占总额的比例",
        "",
        "请写百分数或分数，例如`45%`或`9/20`。",
    ),
    "percent-of-what": Said(
        "未写明`{text}`以何为基数",
        "此处应为金额；百分数须写明其基数。",
        "请写明基数，例如`{text} of 265`或`{text} of sales`。",
    ),
    "currency-without-exchange": Said(
        "该金额以`{currency}`计，而合同以`{unit}`计",
        "文件未写明汇率，程序不自行设定汇率。",
        "请写明一次性固定的汇率`exchange: {{{currency}: {{rate: …, date: …, evidence: …}}}}`，或以`{unit}`写明金额。",
    ),
    "two-units": Said(
        "`{second}`与第{line}行`{first}`的单位不同",
        "`{pool}`的全部金额应使用同一单位，否则数量级错误难以发现。",
        "请将两者改为同一单位。",
    ),
    "perhaps-another-unit": Said(
        "`{text}`×`{unit}`远大于其他金额",
        "文件以`{unit}`为单位；若该数以`{currency}`的基本单位计，则与其他金额相当。",
        "如以基本单位计，请写`{text} {currency}`；如无误，请写`{text} {unit}`。",
    ),
}

_CONTRIBUTIONS: Final = {
    "value-twice": Said(
        "既写明了价值，又写明了可据以算出价值的字段：`{words}`",
        "两者不一致时，无法判断以何者为准。",
        "请只保留价值，或只保留上述字段。",
    ),
    "word-of-other-kind": Said(
        "`{word}`不适用于{of_kind}",
        "设备适用`price`、`residual`、`life`、`used`和`use`；场地适用`rent`和`used`；人员适用`rate`和`used`。",
        "请更正种类，或以`value`写明认定值。",
    ),
    "contribution-incomplete": Said(
        "该项`{kind}`投入的价值无法计算：未写明`{missing}`",
        "其价值根据`{needs}`计算。",
        "请补充所缺内容，或以`value`写明认定值。",
    ),
    "contribution-without-value": Said(
        "`{party}`有一项投入没有价值，而此处需要",
        "该项投入为`{entry}`，见第{line}行。",
        "请在该处以`value`写明认定值。",
    ),
    "contribution-not-listed": Said(
        "未列明`{party}`的投入",
        "该方属于`others`；除合同另有写明外，`others`没有投入。",
        "请在`contributions`下列明，或从公式中删除该方。",
    ),
    "unknown-phase": Said(
        "没有名为`{phase}`的阶段",
        "",
        "请按`phases`下的标识书写，或在该处补列阶段。",
    ),
    "use-not-a-part": Said(
        "`{text}`不是时间占比",
        "`use`表示设备用于本项目的时间占比，应在0至100%之间。",
        "请写百分数，例如`use: 60%`。",
    ),
    "life-of-nothing": Said(
        "使用年限为零",
        "价格须在使用年限内分摊，年限为零则无法分摊。",
        "请写明设备的使用年限，例如`life: 7y`。",
    ),
    "used-beyond-life": Said(
        "使用时间为`{used}`，而使用年限仅为`{life}`",
        "据此计入的价值将超过其价格。",
        "请更正`used`或`life`。",
    ),
    "residual-above-price": Said(
        "残值{residual:number}与价格{price:number}不符",
        "设备残值不低于零，且不高于其价格。",
        "请更正`residual`或`price`。",
    ),
    "negative-amount": Said(
        "金额{text:number}小于零",
        "投入、出资和损失的金额均不得为负。",
        "请更正金额；当事方取出的款项应列入分配项。",
    ),
    "evidence-twice": Said(
        "`{evidence}`已作为另一项投入的证据",
        "第{line}行的`{first}`亦引用该证据：同一对象可能被重复计算。",
        "请注明可区分两者的页码或编号，或删除其中之一。",
    ),
}

_FIGURES: Final = {
    "figure-without-value": Said(
        "数值`{figure}`没有内容",
        "",
        "请写明其`value`，或写明`weights`和`scores`。",
    ),
    "weights-and-scores": Said(
        "数值`{figure}`缺少`{missing}`",
        "权重用于对评分加权，两者缺一不可。",
        "请补充`{missing}`，或写明`value`。",
    ),
    "weights-do-not-fill": Said(
        "`{figure}`的权重合计为{sum_said}，不等于全部",
        "",
        "请更正权重，使合计为100%；百分数须带百分号（`28%`）。",
    ),
    "score-missing": Said(
        "`{party}`没有指标`{criterion}`的评分",
        "该指标有权重，故每一当事方均须有评分。",
        "请补充评分；没有的，写`0`。",
    ),
    "word-in-table": Said(
        "`{word}`位于表内，而表的每一行应为当事方、阶段或组",
        "",
        "请将其移出表外：数值的表写在`value:`下，`{word}:`与之并列；分配沿用其分配项的`{word}`。",
    ),
    "criterion-without-weight": Said(
        "`{criterion}`在`{figure}`中没有权重",
        "",
        "请写明其权重，或删除该评分。",
    ),
    "negative-score": Said(
        "`{party}`在指标`{criterion}`上的评分为{score:number}",
        "评分不得小于0；小于零将减少其他各方的份额。",
        "请更正评分，或将该指标的全部评分整体平移。",
    ),
    "criterion-all-zero": Said(
        "指标`{criterion}`的评分均为0",
        "采用`scaled: each first`时，各指标须除以其评分合计，而该合计为0。",
        "请更正评分，或删除该指标。",
    ),
    "two-sorts-of-keys": Said(
        "`{key}`不能写入按{sort}列示的表",
        "同一层的各行应均为当事方，或均为阶段。",
        "请将表分层书写：一层按阶段，下一层按当事方。",
    ),
    "entry-twice": Said(
        "`{key}`在`{figure}`中已有一项",
        "该项以其自身名称列明，或因属于某组而列明。",
        "请只保留其中之一。",
    ),
}

NUMBERS: Final[Mapping[str, Said]] = {**_WRITTEN, **_FORMULAS, **_CONTRIBUTIONS, **_FIGURES}
