"""The words of proofs and of checks of a division, in both languages: they stand below bare games and in annexes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_HEADINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "level": {"en": "level", "zh": "层级"},
    "group": {"en": "group", "zh": "联盟"},
    "party": {"en": "party", "zh": "当事方"},
    "weight": {"en": "weight", "zh": "权重"},
    "worth": {"en": "worth alone", "zh": "单独价值"},
    "would-pay": {"en": "pays alone", "zh": "单独应付"},
    "gets": {"en": "gets", "zh": "所得"},
    "pays": {"en": "pays", "zh": "所付"},
    "excess": {"en": "excess", "zh": "超出额"},
    "excess-each": {"en": "excess for each member", "zh": "人均超出额"},
    "end": {"en": "end", "zh": "端点"},
    "least": {"en": "least", "zh": "最小值"},
    "most": {"en": "most", "zh": "最大值"},
    "amount": {"en": "amount", "zh": "金额"},
    "proved-by": {"en": "proved by", "zh": "证明权重"},
    "attained-at": {"en": "attained at", "zh": "取得该值的分配"},
    "product": {"en": "weight × worth", "zh": "权重×价值"},
    "deviation": {"en": "largest deviation", "zh": "最大偏差"},
    "row": {"en": "condition", "zh": "条件"},
    "price": {"en": "shadow price", "zh": "影子价格"},
    "resource": {"en": "resource", "zh": "资源"},
    "sum": {"en": "sum", "zh": "合计"},
    "all": {"en": "all together", "zh": "全体"},
    "asks": {"en": "question", "zh": "检验项目"},
    "verdict": {"en": "verdict", "zh": "结论"},
    "by-how-much": {"en": "by how much", "zh": "差额"},
    "alone": {"en": "alone", "zh": "单独可得"},
    "size": {"en": "parties", "zh": "成员数"},
    "objection": {"en": "objects by", "zh": "异议额"},
}

_PROOFS: Final[Mapping[str, Mapping[str, str]]] = {
    "title-nucleolus": {"en": "{subject}: proof of the nucleolus", "zh": "{subject}：核仁的证明"},
    "title-prenucleolus": {"en": "{subject}: proof of the prenucleolus", "zh": "{subject}：预核仁的证明"},
    "title-per_capita_nucleolus": {
        "en": "{subject}: proof of the per-capita nucleolus",
        "zh": "{subject}：人均核仁的证明",
    },
    "title-core_bounds": {"en": "{subject}: proof of the ranges in the core", "zh": "{subject}：核心内取值范围的证明"},
    "title-core_point": {"en": "{subject}: a division in the core", "zh": "{subject}：属于核心的一个分配"},
    "title-empty_core": {"en": "{subject}: proof that there is no core", "zh": "{subject}：核心为空的证明"},
    "title-least_core": {"en": "{subject}: proof of the least core", "zh": "{subject}：最小核心的证明"},
    "title-nearest": {"en": "{subject}: proof of the nearest division", "zh": "{subject}：最近分配的证明"},
    "title-owen_prices": {"en": "{subject}: shadow prices", "zh": "{subject}：影子价格"},
    "alone-of": {"en": "{party} (only what it has alone)", "zh": "{party}（仅得单独所能得）"},
    "none-else": {"en": "–", "zh": "–"},
    "note-levels": {
        "en": "To check a level by hand: every group named has just the excess of the level, and no group has a larger "
        "one that is not settled by the levels before. Count each party as often as the weights of its groups say: that is a "
        "weighted sum of all parties and of what is settled already. So whoever makes one group of the level better "
        "off makes another worse off, and its groups are settled, too.",
        "zh": "逐层核验：所列联盟的超出额恰等于该层数值，其余未被前层确定的联盟均不高于此值；按权重累加各方出现的次数，"
        "所得向量是全体与已确定联盟的线性组合。故改善其中一组必损害另一组，该层联盟的所得由此确定。",
    },
    "note-floors": {
        "en": "Parties who get only what they have alone cannot give way: they are counted with a weight, too.",
        "zh": "仅得单独所能得者不能再让步，故亦以权重计入。",
    },
    "note-excess-gain": {
        "en": "Excess: what a group is worth alone − what it gets.",
        "zh": "超出额＝联盟单独价值－联盟所得。",
    },
    "note-excess-burden": {
        "en": "Excess: what a group pays − what it would pay alone.",
        "zh": "超出额＝联盟所付－联盟单独应付。",
    },
    "note-settled": {
        "en": "After the last level every party's part is settled: there is no other such division.",
        "zh": "最后一层之后各方份额均已确定：不存在其他满足条件的分配。",
    },
    "note-ranges": {
        "en": "To check an end by hand: take the groups with their weights, and all parties with theirs. Together they count "
        "the party once (for the most: minus once) and every other party 0 times, so their worths, so weighted, "
        "add up to a bound that no division in the core can pass. The division named is in the core and attains it.",
        "zh": "核验方法：各联盟与全体按权重累加，该方计一次（求最大值时计负一次），其余各方计零次；"
        "相应加权价值之和即为核心内分配不可逾越的界限，所列分配属于核心并恰取得该值。",
    },
    "note-ranges-burden": {
        "en": "Of a burden the most that is gained is the least that is paid, and every worth is taken with a minus sign.",
        "zh": "对负担而言，所付最少即所得最多，各价值取负号计算。",
    },
    "note-points-in-trail": {
        "en": "The divisions that attain the ends stand in the certificate: in the trail, or with `--format json`.",
        "zh": "取得端点的分配见证明数据：计算底稿，或使用 `--format json`。",
    },
    "note-empty-core": {
        "en": "The weights count every party once in all. If nobody objected, the parties would get at least the sum of "
        "weight × worth, {promised}; all together are worth {together}. So every division of it leaves some group with an objection: "
        "an objection alone speaks against no division.",
        "zh": "按权重每方合计恰计一次。若无人异议，各方所得之和至少为{promised}，而全体价值仅为{together}。"
        "故任何分配都会有联盟异议，仅凭异议不足以否定某一分配。",
    },
    "note-empty-core-burden": {
        "en": "The weights count every party once in all. If nobody objected, the parties would pay at most the sum of "
        "weight × worth, {promised}; all together have to pay {together}. So every division of it leaves some group with an "
        "objection: an objection alone speaks against no division.",
        "zh": "按权重每方合计恰计一次。若无人异议，各方所付之和至多为{promised}，而全体须付{together}。"
        "故任何分担都会有联盟异议，仅凭异议不足以否定某一分担。",
    },
    "note-make-ups": {
        "en": "A weight is that of all groups of one make-up together; every kind of party is counted as often as there are such "
        "parties.",
        "zh": "权重为同类构成联盟的合计权重；每类当事方按其人数计数。",
    },
    "note-core-point": {
        "en": "It hands out the whole, and no group could do better without the others.",
        "zh": "恰分完总额，且任何联盟脱离他方均不能获得更多。",
    },
    "note-least-core": {
        "en": "The weights come to 1 and count every party equally often. So the weighted mean of the excesses is the same in "
        "every division, and the largest is at least as large; in the division shown none is larger.",
        "zh": "权重之和为1，且各方被计次数相同，故加权平均超出额与分配无关，最大超出额不小于此值；所示分配恰达到该值。",
    },
    "note-nearest": {
        "en": "At each level the conditions, weighted, say that the largest deviation of those who are not settled is at least "
        "this; whoever's deviation has a weight is settled by it.",
        "zh": "每层条件按权重相加，可得未确定各方之最大偏差不小于该值；带权重的偏差所属各方由此确定。",
    },
    "note-owen": {
        "en": "The prices, times all resources, come to what the best plan earns: plan and prices prove each other.",
        "zh": "价格与全部资源之积等于最优计划的收益：计划与价格互为证明。",
    },
}

_CHECK: Final[Mapping[str, Mapping[str, str]]] = {
    "title-check": {"en": "{subject}: is it efficient, individually rational, in the core?",
                    "zh": "{subject}：是否有效、个体理性、属于核心"},
    "title-worse-alone": {"en": "{subject}: who would do better alone", "zh": "{subject}：单独更有利的当事方"},
    "title-objections": {"en": "{subject}: which groups object", "zh": "{subject}：提出异议的联盟"},
    "title-by-size": {"en": "{subject}: the largest excess of each size of group", "zh": "{subject}：各规模联盟的最大超出额"},
    "efficient": {"en": "efficient", "zh": "有效性"},
    "rational": {"en": "individually rational", "zh": "个体理性"},
    "in-core": {"en": "in the core", "zh": "属于核心"},
    "yes": {"en": "yes", "zh": "是"},
    "yes-all": {"en": "yes: {sum} is just what all have", "zh": "是：合计{sum}，恰为总额"},
    "too-much": {"en": "no: {sum} is handed out, and all have {together}", "zh": "否：合计{sum}，总额为{together}"},
    "yes-rational": {"en": "yes: nobody would do better alone", "zh": "是：无人单独更有利"},
    "not-rational": {"en": "no: {count} would do better alone", "zh": "否：{count}方单独更有利"},
    "yes-core": {"en": "yes: none of {groups} groups objects", "zh": "是：{groups}个联盟均无异议"},
    "core-not-efficient": {
        "en": "no: none of {groups} groups objects, but the whole is not what is handed out",
        "zh": "否：{groups}个联盟均无异议，但所分并非恰为总额",
    },
    "not-core": {"en": "no: {count} of {groups} groups object", "zh": "否：{groups}个联盟中{count}个有异议"},
    "not-core:one": {"en": "no: {count} of {groups} groups objects", "zh": "否：{groups}个联盟中{count}个有异议"},
    "core-empty": {"en": "there is no core: some group objects to every division", "zh": "核心为空：任何分配都会有联盟异议"},
    "core-exists": {"en": "there are divisions to which no group objects", "zh": "存在无任何联盟异议的分配"},
    "core-unknown": {
        "en": "whether any division contents all groups was not looked for: too many parties",
        "zh": "当事方过多，未检验是否存在无异议的分配",
    },
    "any-core": {"en": "is there a core?", "zh": "核心是否非空"},
    "note-listed": {"en": "The {listed} largest of {count} objections are listed.", "zh": "仅列出{count}个异议中最大的{listed}个。"},
    "note-types": {
        "en": "Groups are told by how many they have of each type of party, named by its first: all groups of one "
        "make-up fare alike.",
        "zh": "联盟按各类当事方的人数表示（以该类首位命名），构成相同的联盟处境相同。",
    },
}  # fmt: skip

WORDS: Final[Mapping[str, Mapping[str, str]]] = {**_HEADINGS, **_PROOFS, **_CHECK}


def word(code: str, language: str, /, **facts: str) -> str:
    """The words of a code in a language, its facts filled in; with a ``count`` of 1 those for a single thing.

    Examples
    --------
    >>> word("note-listed", "en", listed="10", count="12")
    'The 10 largest of 12 objections are listed.'
    """
    single = WORDS.get(f"{code}:one") if facts.get("count") == "1" else None
    return (single or WORDS[code])[language].format_map(facts)
