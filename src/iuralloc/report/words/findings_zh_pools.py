"""Chinese: what is wrong with pools, their games and their splits, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_PLANS: Final = {
    "no-pools": Said(
        "合同没有分配项，无可分配",
        "",
        "请在`pools:`下列明各分配项及其金额和分配方案。",
    ),
    "pool-without-amount": Said(
        "`{pool}`没有金额",
        "既无金额，又无合作博弈，则无可分配。",
        "请写明`amount:`。",
    ),
    "negative-pool": Said(
        "`{pool}`的金额为{text:number}",
        "分配金额不得小于零；属取得还是承担，由`kind`表明。",
        "请写不带负号的金额，并写明`kind: loss`或`kind: cost`。",
    ),
    "pool-without-plan": Said(
        "未写明`{pool}`如何分配",
        "",
        "请写`split:`（份额、规则或数值），或以`to:`写明全部归何方。",
    ),
    "two-plans": Said(
        "`{pool}`同时写有`to`、`split`和`steps`中的两项以上",
        "全部归一方、由数方分配、按步骤分配，三者只能择一。",
        "请只保留其中之一。",
    ),
    "two-games": Said(
        "`{pool}`同时写有`worth`和`synergies`",
        "合作博弈只能以其中一种方式表述。",
        "请删除其中之一。",
    ),
    "unlisted-without-worth": Said(
        "`{pool}`写有`unlisted`而没有`worth`",
        "`unlisted`用于写明`worth`下未列联盟的价值。",
        "请删除该字段，或列明各联盟的价值。",
    ),
    "yardstick-pays-nobody": Said(
        "`{pool}`没有金额，内部分配无从取得款项",
        "没有金额的合作博弈仅作比照：予以计算，不作支付。",
        "请写明支付金额，或删除`inside`。",
    ),
    "rule-without-game": Said(
        "`{rule}`按联盟价值分配，而`{pool}`未写明联盟价值",
        "没有联盟价值，此类规则无法适用；程序不自行设定。",
        "请补充`worth`或`synergies`，或写明按已有联盟价值的某一分配项分配。",
    ),
    "shares-do-not-fill": Said(
        "`{pool}`已分配{sum:share}，不等于全部",
        "{by_clause}{gap}。{forgotten_too}",
        "{fill}",
    ),
    "shares-exceed-whole": Said("份额合计为{sum:share}", "分配总数将超过全部。", "请降低某一份额。"),
    "share-without-percent": Said(
        "`{party}`的`{text}`未写明是百分数、比例还是金额",
        "份额是全部的一部分；未带单位的数字可作三种理解。{also_too}",
        "请写百分数或分数，例如`45%`或`9/20`。",
    ),
    "party-without-share": Said(
        "`{party}`{others_too}参与`{pool}`的分配，而此处没有其份额",
        "其在本分配项中既无所得，也无承担。",
        "请写明其份额（不分得的写`0%`），或在`among`下写明参与分配方。",
    ),
    "split-without-by": Said(
        "`{pool}`的分配未写明依据",
        "",
        "请以`by:`写明规则或数值，或写份额表。",
    ),
    "split-by-number": Said(
        "`{text}`只是一个数，不能据以分配",
        "",
        "请写规则，或写每一当事方均有一个数的数值，例如`contribution`。",
    ),
    "rule-needs-figure": Said(
        "`{rule}`未写明按何种数值分配",
        "",
        "请直接写该数值，例如`by: contribution`，或写份额表。",
    ),
    "parameter-missing": Said(
        "`{rule}`须写明参数`{parameter}`",
        "该参数没有通行的取值可供采用。",
        "请在`by:`旁补充`{parameter}:`。",
    ),
    "parameter-of-no-rule": Said(
        "`{parameter}`在此分配中没有意义",
        "该参数所属的规则未在此使用。",
        "请删除该参数，或写明其所属规则。",
    ),
    "party-in-no-set": Said(
        "`{party}`{others_too}不属于`{parameter}`的任何一个分组",
        "`{pool}`的每一参与分配方须属于且仅属于一个分组；单独行动的，自成一组。",
        "请将`{party}`列入某一分组，或单独列为一组。",
    ),
    "set-empty": Said(
        "`{parameter}`中有空列表",
        "每一分组至少有一个当事方。",
        "请列明当事方，或删除该列表。",
    ),
    "lists-too-long": Said(
        "`{parameter}`各列表所含的当事方和配对合计超过{limit:number}个",
        "`each`会为每个成员生成配对；两个较大的组会生成大量配对。",
        "请列明实际存在的配对。",
    ),
    "level-not-nested": Said(
        "`{parameter}`第{level}层的`{group}`在上一层分属不同分组",
        "各层由粗到细，每一层只能细分上一层的分组。",
        "请移动当事方，或将最粗的一层列在最前。",
    ),
    "edge-not-two": Said(
        "`{parameter}`中的`{text}`不是两个当事方的配对",
        "一条边表示两个当事方可以直接合作。",
        "请写两个当事方：`[maker, lake]`或`maker + lake`；`each smelter + lake`为每个`smelter`各生成一个配对。",
    ),
    "negative-weight": Said(
        "`{party}`的数为{below}，小于零",
        "{by_text}按份额或按比例分配时，任何一方所得不得小于零。",
        "请更正该数。",
    ),
    "weights-sum-to-zero": Said(
        "`{pool}`中没有任何一方的数大于零",
        "各数均为零时，无法按比例分配。",
        "请更正该数值，或改按其他数值分配。",
    ),
    "figure-misses-party": Said(
        "`{figure}`没有`{party}`的数",
        "该方参与`{pool}`的分配，故须有一个数；0是明确的约定，空缺则不是。",
        "请在该数值中补充`{party}`，或在`among`下写明参与分配方。",
    ),
    "too-many-figures": Said(
        "合同所需数值超过{limit:number}个",
        "每一当事方在每一分配项中均有若干数值。",
        "请将合同拆分为数份，以`among`写明各分配项的参与分配方，或减少`beside`下的比较分配。",
    ),
}

_GAMES: Final = {
    "worth-of-all-missing": Said(
        "`{pool}`未列明全体联盟的价值",
        "全体联盟为`{group}`。",
        "请补充一行`{group}: …`，写明全体共同的收益（或支出）。",
    ),
    "worth-missing": Said(
        "`{pool}`未列明`{group}`的联盟价值{count_too}",
        "每个联盟均须有价值，程序不自行设定。",
        "请逐一列明；或写`unlisted: superadditive`，表示此类联盟的价值为其各部分所能实现的价值；或写`unlisted: 0`，表示其价值为零。",
    ),
    "worth-alone-missing": Said(
        "`{pool}`未列明`{party}`{others_too}单独的价值",
        "写`unlisted: superadditive`时，联盟的价值由其各部分决定，故每一当事方单独的价值须写明。",
        "请为每一当事方单独补充一行；单独无所得的，写`0`。",
    ),
    "worth-is-not-amount": Said(
        "全体联盟的价值为{worth:number}，而`{pool}`的金额为{amount:number}",
        "基于合作博弈的规则所分配的是全体联盟的价值，两者应当相等。",
        "请更正其中之一；或将该博弈单列为没有`amount`的分配项，本分配项按其标识分配。",
    ),
    "worth-is-of-one-group": Said(
        "`{key}`表示多个联盟",
        "一个联盟价值只属于一个由具体当事方组成的联盟。",
        "请分行书写，或以`synergies`表述该博弈。",
    ),
    "group-twice": Said(
        "`{group}`与第{line}行的`{first}`是同一联盟",
        "名称的先后次序不影响联盟的构成。",
        "请删除其中之一。",
    ),
    "game-too-large": Said(
        "{parties}方的合作博弈联盟过多；逐一列明联盟的，最多{limit}方",
        "",
        "采用`shapley`之类的值时，请以`synergies`写明各方相互带来的增量，可适用于更多当事方；须考察每个联盟的概念（如核心）则不能。",
    ),
    "games-too-many": Said(
        "合同各合作博弈的联盟合计过多，无法计算和核验",
        "每增加一方，博弈的联盟数即加倍；其每一分配均须考察全部联盟。",
        "请在`among`下写明博弈所涉各方，或以`synergies`表述该博弈。",
    ),
    "cover-too-large": Said(
        "将{parties}方的联盟作全部拆分耗时过长；上限为{limit}方",
        "",
        "请列明每个联盟的价值，或以`synergies`表述该博弈。",
    ),
    "synergy-too-large": Said(
        "`synergies`下的一行所表示的联盟种类超过{limit:number}种",
        "",
        "请写种类（例如`each enterprise`），或以`each`写带`count`的当事方，使相同的当事方计为一类。",
    ),
    "too-many-players": Said(
        "{parties:number}方的合作博弈过大，无法核验；上限为{limit:number}方",
        "",
        "请在`among`下写明协同增量所涉各方。",
    ),
    "synergies-too-many": Said(
        "`synergies`所表示的联盟过多，无法计算和核验",
        "",
        "请写种类（例如`each enterprise`），或以`each`写带`count`的当事方，使相同的当事方计为一类。",
    ),
    "no-solution": Said(
        "`{rule}`对`{pool}`无解（{reason}）",
        "解不存在的，程序不以其他结果代替。",
        "请改用其他规则。",
    ),
    "whole-not-divided": Said(
        "`{pool}`共{whole:number}，`{rule}`仅分配{sum:number}",
        "该规则仅向每个相互连通的联盟分配其自身所能实现的价值；须全体共同实现的部分不归任何一方。",
        "请使全体当事方相互连通（可经由他方），或改用其他规则。",
    ),
    "factor-not-one": Said(
        "`{pool}`的各方因子合计为{sum:number}，不等于1",
        "因子表示修正额中归于各方的部分，合计应为全部。",
        "请更正，或将该数值除以其合计：`x / sum(x)`。",
    ),
    "strength-out-of-range": Said(
        "修正强度{strength:number}不在0与1之间",
        "修正强度表示修正的程度：0为不修正，1为全部修正。",
        "请写明，例如`strength: 1/2`。",
    ),
    "game-worth-not-positive": Said(
        "`{other}`的博弈全体价值为{worth:number}",
        "`{pool}`按该博弈的所得比例折算分配；全体价值为零或负数的，无法折算。",
        "请改按其他数值分配`{pool}`。",
    ),
    "better-alone": Said(
        "`{party}`单独行动优于参与`{pool}`的分配",
        "单独：{alone:number}。按本分配：{gets:number}。",
        "文件本身无误；其他各方可考虑提高其所得。",
    ),
}

POOLS: Final[Mapping[str, Said]] = {**_PLANS, **_GAMES}
