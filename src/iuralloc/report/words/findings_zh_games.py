"""Chinese: what is wrong with a bare game or with what a rule was asked, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_FIELDS: Final = {
    "game-empty": Said(
        "此处没有可读取的内容",
        "内容为空，或仅有注释。",
        "请确认这是所需的内容；博弈以`type`和参与方开始，`iuralloc rules shapley`有示例。",
    ),
    "type-missing": Said(
        "`{field}`未写明`type`",
        "可用类型：`{known}`。",
        "请选用其中之一作为`type`。",
    ),
    "counts-make-no-game": Said(
        "同一机型有多架飞机的机场问题，不构成以机型为当事方的博弈",
        "写有`counts`的，结果以单架飞机计，可由`shapley`、`airport_shapley`和`airport_nucleolus`求得。",
        "请采用上述规则之一，或为每架飞机各取名称并删除`counts`。",
    ),
    "parameter-not-given": Said(
        "`{rule}`须写明参数`{parameter}`",
        "该参数没有通行的取值可供采用。",
        "请写在`params`下，或添加`--param {parameter}=…`；参数说明见`iuralloc rules {rule}`。",
    ),
    "answers-too-fine": Said(
        "结果为超过{digits:number}位的分数",
        "分享者数目各不相同，没有较短的公分母。",
        "请将相同者归为一类，或缩小求解范围。",
    ),
    "type-unknown": Said(
        "`{field}`所写的`{text}`不是博弈类型",
        "可用类型：`{known}`。",
        "请选用其中之一作为`type`。",
    ),
    "field-missing": Said(
        "类型为`{type}`的博弈须有`{name}`，而此处没有",
        "",
        "请补充`{name}: …`。",
    ),
    "field-unknown": Said(
        "此处没有字段`{name}`",
        "此处可读取：`{known}`。",
        "请更正该字段，或予删除。",
    ),
    "field-no-mapping": Said(
        "`{field}`应为以名称为键的映射，实际为`{text}`",
        "",
        "请写`{{NAME: NUMBER, …}}`。",
    ),
    "field-no-list": Said(
        "`{field}`应为列表，实际为`{text}`",
        "",
        "请写在方括号内。",
    ),
    "kind-unknown": Said(
        "博弈的种类为`profit`或`cost`，而非`{text}`",
        "正负号决定何为异议。",
        "请写两者之一；不写`kind`的，为`profit`。",
    ),
    "number-not-read": Said(
        "`{field}`不是数字：`{text}`",
        "",
        '请写整数、小数或分数，例如`3`、`2.5`或`"7/12"`。',
    ),
    "number-inexact": Said(
        "`{field}`为二进制浮点数`{text}`",
        "浮点数往往不等于所写的数，而此处所有数值均为精确值。",
        '请以文本`"{text}"`、`Fraction`或整数给出。',
    ),
    "number-not-finite": Said(
        "`{field}`为`{text}`，不是数字",
        "不是数字的，无法参与计算。",
        "请更正该数。",
    ),
    "number-missing": Said(
        "`{field}`没有`{player}`的数",
        "空缺之处不予自行补足。",
        "请补充`{player}: …`。",
    ),
    "number-negative": Said(
        "`{field}`小于零：{value:number}",
        "",
        "请更正该数。",
    ),
    "number-not-positive": Said(
        "`{field}`须大于零，实际为{value:number}",
        "",
        "请更正该数。",
    ),
    "players-missing": Said(
        "`{field}`没有列明任何当事方",
        "",
        "请至少列明一个当事方。",
    ),
    "player-not-named": Said(
        "`{field}`中的`{player}`不能用作当事方名称",
        "名称应为文本，且不含加号：加号用于分隔联盟的成员。",
        "请为该当事方另取名称。",
    ),
    "player-twice": Said(
        "`{player}`在`{field}`中出现两次",
        "两者之一将被忽略而无提示。",
        "请删除其中之一，或另取名称。",
    ),
    "player-unknown": Said(
        "`{field}`中的`{player}`不是当事方",
        "当事方为：`{known}`。",
        "请更正名称，或补充该当事方。",
    ),
    "coalition-twice": Said(
        "联盟`{group}`重复列明",
        "成员的先后次序不影响联盟的构成。",
        "请删除其中之一。",
    ),
    "worth-of-nobody": Said(
        "`{field}`为空联盟写明了价值",
        "空联盟的价值恒为零。",
        "请删除该项。",
    ),
    "worth-not-listed": Said(
        "联盟`{group}`没有价值；{wanted}个联盟中有{listed}个已列明价值",
        "空缺的价值不视为零。",
        "请列明该联盟，或写明其余联盟的价值：`default: 0`，或`default: superadditive`（其各部分所能实现的价值）。",
    ),
    "worths-wrong-length": Said(
        "`{field}`有{length}项，应为{wanted}项",
        "按位掩码每一联盟一项，含空联盟。",
        "请核对当事方数目和该列表。",
    ),
    "table-too-large": Said(
        "{parties}个当事方的表联盟过多；逐一列明联盟的，最多{limit}个当事方",
        "所需内存或时间过大。",
        "采用`shapley`之类的值时，请以`dividends`、`mcnet`、`weighted_voting`、`airport`或`sequential_liability`表述博弈，可适用于更多当事方；须考察每个联盟的概念（如核心）则不能。",
    ),
    "list-wrong-length": Said(
        "`{field}`有{length}项，应为{wanted}项",
        "",
        "请更正该列表。",
    ),
    "product-of-nothing": Said(
        "产品{product}有收益而不消耗任何资源",
        "其产量将没有限度。",
        "请在`A`中写明其消耗的资源。",
    ),
    "bound-twice": Said(
        "限制`{bound}`出现两次",
        "",
        "请删除其中之一。",
    ),
    "ratio-not-read": Said(
        "`{field}`不是两个当事方之间的比例：`{text}`",
        "比例表示一方所得至多为另一方所得的若干倍。",
        '请写`{{"A/B": 2/3}}`或`[A, B, 2/3]`。',
    ),
    "worth-not-finite": Said(
        "`{group}`的价值（`{field}`）为`{text}`，不是数字",
        "表有空缺，即没有精确值。",
        "请写明该价值，或删除该当事方。",
    ),
    "worth-not-exact": Said(
        "`{field}`（`{group}`）为`{text}`，不是以{scale}为分母的整数比的浮点数",
        "浮点数往往不等于所写的数，而此处不作任何未经说明的舍入。",
        "请写明表的`scale`（两位小数为100），或以文本或`Fraction`给出价值。",
    ),
    "scale-not-read": Said(
        "`scale`为`{text}`，应为1至{limit}的整数",
        "`scale`表示表中浮点数以何整数为分母。",
        "两位小数请写100。",
    ),
    "votes-too-fine": Said(
        "{parties}个表决方按最小单位计共{votes}票；该数目下最多可计{limit}票",
        "各联盟按其票数计，票数须为最小单位的整数。",
        "请以较粗的单位写明票数。",
    ),
    "make-ups-too-many": Said(
        "博弈各类别的构成方式有{make_ups}种，最多可计{limit}种",
        "联盟以其在各类别中的成员数目区分。",
        "请将相同的当事方归为一类。",
    ),
    "marginals-sum-to-zero": Said(
        "各方对所有联盟的边际贡献合计为零，无法归一化",
        "归一化的值为该合计的一部分。",
        "请改用`banzhaf`。",
    ),
    "rule-of-nobody": Said(
        "`{field}`未列明任何必须在场的当事方",
        "否则空联盟将具有价值。",
        "请在`pos`中至少列明一个当事方。",
    ),
    "matrix-wrong-size": Said(
        "`{field}`应为{wanted}行{wanted}列的方阵，每一当事方一行一列",
        "",
        "请更正各行。",
    ),
    "matrix-not-symmetric": Said(
        "`{field}`第{row}行第{column}列与第{column}行第{row}列不同",
        "协方差是对称的。",
        "请更正其中之一。",
    ),
}

_RULES: Final = {
    "rule-unknown": Said(
        "没有名为`{rule}`的规则",
        "可用规则：`{known}`。",
        "请选用其中之一；各规则的说明见`iuralloc rules`。",
    ),
    "rule-not-for-this": Said(
        "规则`{rule}`不适用于类型为`{type}`的博弈",
        "该规则适用于：{takes_named}。",
        "请另选规则（见`iuralloc rules`），或以其他类型表述博弈。",
    ),
    "parameter-unknown": Said(
        "任何规则均没有参数`{name}`",
        "属于其他规则的参数将被忽略，拼写有误的则不然。",
        "请更正参数名，或予删除。",
    ),
    "partition-empty-group": Said(
        "`{field}`为空的分组",
        "",
        "请删除该分组，或列明其成员。",
    ),
    "partition-incomplete": Said(
        "`{player}`不属于`{field}`的任何一个分组",
        "每一当事方须属于且仅属于一个分组。",
        "请将`[{player}]`列为单独的分组，或将该当事方列入某一分组。",
    ),
    "levels-not-nested": Said(
        "`{field}`的分组`{group}`跨越上一层的分组",
        "各层由粗到细排列，每一层细分前一层的分组。",
        "请拆分该分组，或更改各层次序。",
    ),
    "edge-not-a-pair": Said(
        "`{field}`不是两个不同当事方的配对：`{text}`",
        "一条边表示两个当事方可以直接合作。",
        "请写`[A, B]`。",
    ),
    "bounds-clash": Said(
        "各项限制不能同时成立：`{bounds}`",
        "放弃其中任何一项，其余即可成立。各项单独须让步的幅度：{gives_told}。",
        "请放弃或放宽其中之一。",
    ),
    "no-imputation": Said(
        "各方单独行动合计优于合作",
        "任何分配均会使某一方不如单独行动，而核仁仅在无此情形的分配中选取。",
        "请改用`prenucleolus`，或审视合作的理由。",
    ),
    "core-empty": Said(
        "核心为空：无论如何分配，总有联盟脱离他方更为有利",
        "`core_nonempty`给出证明，`least_core`给出所差数额。",
        "请改用不依赖核心的规则，例如`shapley`或`prenucleolus`。",
    ),
    "least-core-of-one": Said(
        "只有一个当事方，没有可以脱离的联盟，故无最小核心",
        "",
        "请补充其他当事方，或改用其他规则。",
    ),
    "truth-not-read": Said(
        "`{field}`为`{text}`，既非真，也非假",
        "",
        "请写`true`或`false`。",
    ),
}

_DIVISIONS: Final = {
    "claim-negative": Said(
        "`{party}`的请求额为{value:number}",
        "请求额不得小于零。",
        "请更正请求额，或删除该方。",
    ),
    "estate-negative": Said(
        "待分配金额为{value:number}",
        "各请求所分配的是现有金额，金额不得小于零。",
        "请更正金额；分担损失的，写正的金额，并以各方损失为请求额。",
    ),
    "claims-below-estate": Said(
        "请求额合计为{sum:number}，而待分配金额为{estate:number}",
        "请求额规则不使任何一方所得超过其请求额，故将有剩余。",
        "请更正请求额或金额，或改为按比例分配（不设上限）。",
    ),
    "claimants-too-many": Said(
        "共有{parties}个请求方；对全部到达次序取平均的，最多{limit}个",
        "",
        "请改用`talmud`或`adjusted_proportional`，两者不限数目。",
    ),
    "weight-not-positive": Said(
        "`{party}`的权重为{weight:number}",
        "权重须大于零，方能表示相对大小。",
        "请更正权重，或删除该方。",
    ),
    "caps-below-total": Said(
        "各方上限合计为{caps:number}，而须分配{total:number}",
        "必有一方超过其上限，或有剩余。",
        "请提高某一上限，或使某一方不设上限。",
    ),
    "bounds-without-room": Said(
        "下限合计为{low:number}，总额为{total:number}，上下限之间没有余地",
        "该规则按上下限之间的余地分配。",
        "请写其他界限，或另选规则。",
    ),
    "bounds-crossed": Said(
        "`{player}`的界限颠倒：不低于{low:number}，不高于{high:number}",
        "",
        "请对调两者，或更正其一。",
    ),
    "ratings-missing": Said(
        "没有可据以计算因子的评分",
        "已写明的因子按原样采用。",
        "请补充`ratings: {{NAME: {{PLAYER: NUMBER, …}}}}`和`factor_weights`。",
    ),
    "ratings-sum-to-zero": Said(
        "`{name}`合计为零",
        "评分须除以其合计。",
        "请更正评分，或删除该项评分。",
    ),
    "base-missing": Said(
        "`{rule}`用于修正份额，而未写明份额",
        "",
        "请补充`base: {{PLAYER: NUMBER, …}}`。",
    ),
    "products-sum-to-zero": Said(
        "价值与因子的乘积合计为{sum:number}",
        "各乘积须按其合计折算为全部。",
        "请更正因子，或改用加法修正`modified_shapley`。",
    ),
    "deduction-above-rest": Said(
        "`{to}`须扣除{amount:number}，而仅余{left:number}",
        "各项扣除依次进行，且不得超过余额。",
        "请降低该项扣除，或更改次序。",
    ),
    "deduction-rate-or-amount": Said(
        "`{to}`的扣除未写明数额，或写明了两次",
        "扣除或为当时余额的比率，或为金额。",
        "请在`rate`与`amount`中写明其一。",
    ),
    "rate-out-of-range": Said(
        "`{field}`为{value:number}，而比率应在0与1之间",
        "",
        "百分之三十请写作`30%`或`0.3`。",
    ),
    "tiers-missing": Said(
        "`{field}`没有列明分档",
        "",
        "请至少写`{{upto: null, shares: …}}`。",
    ),
    "tier-end-misplaced": Said(
        "第{place}档的上限有误：除最后一档外均应有上限，最后一档不应有上限",
        "任何金额无论多大，均应属于某一档。",
        "请仅在最后一档写`upto: null`。",
    ),
    "tiers-not-rising": Said(
        "某一档止于{upto:number}，而前一档止于{before:number}",
        "各档由低到高排列。",
        "请更正上限，或更改次序。",
    ),
    "shares-of-nothing": Said(
        "`{field}`未给予任何一方份额",
        "各份额均为零的，无法按比例分配。",
        "请更正某一份额。",
    ),
    "total-not-whole-units": Said(
        "总额{total:number}不是{unit:number}的整数倍",
        "整单位的款项合计不可能等于该总额。",
        "请写为整单位的`total`，或写更小的`unit`。",
    ),
    "total-out-of-reach": Said(
        "总额{total:number}无法达到：各金额取整后合计只能在{least:number}至{most:number}之间",
        "每一金额或向下取整，或在此基础上增加一个单位。",
        "请更正总额或各金额。",
    ),
    "aircraft-not-whole": Said(
        "`{player}`的架数为{value:number}",
        "架数应为不小于1的整数。",
        "请更正架数，或删除该机型。",
    ),
}

_VALUES: Final = {
    "tau-rights-above-hopes": Said(
        "τ值不存在：`{party}`至少可主张{right:number}，而至多可期望{hope:number}",
        "某一联盟所能支付的数额超过其离开时全体的损失，故两者之间没有可取之点。",
        "请改用其他规则，例如`nucleolus`或`shapley`。",
    ),
    "tau-duties-cross": Said(
        "τ值不存在：`{party}`至多应付{right:number}，而至少须付{hope:number}",
        "全体因某一联盟不在而节省的数额超过该联盟单独应付的数额，故两者之间没有可取之点。",
        "请改用其他规则，例如`nucleolus`或`shapley`。",
    ),
    "tau-whole-out-of-reach": Said(
        "τ值不存在：全体价值为{whole:number}，各方下界合计为{rights:number}，上界合计为{hopes:number}",
        "全体价值须在两个合计之间。",
        "请改用其他规则，例如`nucleolus`或`shapley`。",
    ),
    "weights-too-fine": Said(
        "按上述权重，所得为超过{digits}位的分数",
        "每一组分享红利的权重之和均为单独的除数。",
        "请写位数较少的权重，例如`3`、`2`和`1`，或整数百分比。",
    ),
    "sharing-too-long": Said(
        "分享该博弈的红利超过{limit}步",
        "多方共享的红利，其分享方式与自各类别中选取成员的方式同样多。",
        "请写明较少当事方之间的协同增量，或减少不同的类别、层级或权重。",
    ),
    "graph-too-dense": Said(
        "{parties}方按这些边相连的联盟超过{limit}个",
        "该值根据所有相连联盟的价值计算。",
        "请减少边；几乎全部直接合作的，请改用`shapley`。",
    ),
    "check-not-for-this": Said(
        "类型为`{type}`的博弈未写明各联盟单独所能取得的数额",
        "检验分配，须以各联盟脱离他方所能取得的数额为依据。",
        "请以写明联盟价值的博弈检验，例如类型`tu`。",
    ),
    "groups-too-many": Said(
        "{parties}方的联盟过多，无法逐一列出；逐一列出的，最多{limit}方",
        "每增加一方，列表即加倍。",
        "请缩小求解范围：`in_core`考察全部联盟，并列出异议最大者。",
    ),
}

GAMES: Final[Mapping[str, Said]] = {**_DIVISIONS, **_FIELDS, **_RULES, **_VALUES}
