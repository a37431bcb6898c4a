"""Chinese: what is wrong with terms that bound a split, why, and what to do, by the code of the finding."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from iuralloc.report.numbers import exact, points
from iuralloc.report.words.said import Said

TERMS: Final[Mapping[str, Said]] = {
    "terms-clash": Said(
        "{clash_where}中，{terms_cannot}",
        "{clash_told}",
        "{clash_mend}",
    ),
    "term-not-read": Said(
        "约束条件`{text}`无法读取",
        "约束条件应写明何方、四种关系之一和数额：`lake + coast at least 37%`、`coast at most 2/3 of lake`、`each smelter more than 5%`。",
        "请使用`at least`（不低于）、`at most`（不高于）、`more than`（高于）或`less than`（低于）。",
    ),
    "term-in-other-words": Said(
        "约束条件不使用`{words}`",
        "是否包含本数最易引起争议：故关系只用四种固定写法，份额以数字表示。",
        "请写`{meant}`。",
    ),
    "term-bare-number": Said(
        "`{text}`未写明是百分数、比例还是金额",
        "占分配金额的部分写作`22%`或`2/9`，他方所得的倍数写作`2/3 of lake`，金额写作`30万元`或某一金额数值的名称。",
        "请补充所缺内容。",
    ),
    "term-each-in-sum": Said(
        "`each {group}`出现在合计中",
        "`each`对每个成员分别约束；在合计中，组作为一个整体计算。",
        "请写不带`each`的`{group}`，或为每个成员分别写约束条件。",
    ),
    "term-each-of-one": Said(
        "`{party}`为单个当事方，不能使用`each`",
        "",
        "请删除`each`，或写一个组。",
    ),
    "term-of-itself": Said(
        "`{text}`将`{party}`与其自身比较",
        "",
        "请在`of`之后写另一当事方。",
    ),
    "term-without-value": Said(
        "约束条件`{term}`没有内容",
        "",
        "请补充`value: …`，例如`value: lake at least 22%`。",
    ),
    "term-negative": Said(
        "`{text}`小于零",
        "约束条件限定某方获得、支付或承担的数额。",
        "请更正该数。",
    ),
    "term-beyond-whole": Said(
        "`{text}`超过全部",
        "单独的百分数或分数，以分配金额为基数。",
        "请更正该数；他方所得的倍数写作`{text} of PARTY`。",
    ),
    "term-names-no-recipient": Said(
        "约束条件`{term}`涉及`{party}`，而其在`{pool}`中没有自身的部分",
        "约束条件只能限定分配中实际列明的当事方或组，并须与其写法一致；某一年度的非当事方在该年度不参与分配。",
        "请写在该处有所得的当事方或组，或删除该约束条件。",
    ),
    "measure-without-terms": Said(
        "`measure`用于衡量分配与规则的偏离，但没有使其偏离的约束条件",
        "",
        "请补充`terms:`，或删除`measure`。",
    ),
    "ratio-of-nothing": Said(
        "`measure: ratio`以规则所得为单位衡量偏离，而`{party}`在`{pool}`中按规则所得为零",
        "",
        "请写`measure: points`，或删除`measure`。",
    ),
    "terms-too-many": Said(
        "带约束条件的分配，其分配对象超过{recipients}个，或限制超过{rows}项",
        "最近分配须精确求解并予证明，超出该规模则耗时过长。",
        "请以组为整体设定约束，或减少受约束的当事方。",
    ),
    "terms-too-hard": Said(
        "满足上述约束条件的分配，求解和证明耗时过长",
        "最近分配或构成冲突的最少约束条件，均以分数逐步计算；步数和位数受到限制。",
        "请减少受约束的当事方，或以组为整体设定约束，或减少数值和限制的位数。",
    ),
    "term-missed-by-rounding": Said(
        "`{term}`（`{text}`）在精确值上成立，按整单位支付则相差{missed:number}",
        "`{pool}`按{unit:number}的整数倍支付，采用最大余数法。仅涉及一方的约束条件，在整单位允许时予以满足；涉及数方的约束条件因此相差的，予以列明。",
        "请约定约束条件适用于取整前还是取整后，或在`round`下写更小的单位。",
    ),
}


def told_of_clash(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts of a clash in sentences: which terms, what each would have to give, what to do.

    Examples
    --------
    >>> term = {"id": "floor", "text": "lake at least 120万元", "gives": "20", "points": "1/5"}
    >>> told = told_of_clash({"clash": json.dumps([term]), "pool": "fees", "unit": "万元"})
    >>> told["clash_told"]
    '`floor`（`lake at least 120万元`）须让步20.00个百分点，即20万元。'
    """
    if "clash" not in facts:
        return {}
    # A fact that is no list of terms was cut by somebody: what is left of the finding is still told.
    terms: list[dict[str, Any]] = json.loads(facts["clash"]) if facts["clash"].startswith("[{") else []
    names = list(dict.fromkeys(f"`{term['id']}`" for term in terms))
    several = len(names) > 1
    below = "任何一方所得不得小于零。" if facts.get("nobody") else ""
    alone = "其他约束条件不变时，各项单独的让步幅度：" if several else ""
    inside = f"`{facts['pool']}`之下`{facts['inside']}`的内部分配" if facts.get("inside") else f"`{facts['pool']}`"
    return {
        "terms_cannot": f"约束条件{'、'.join(names)}不能同时满足" if several else f"约束条件{''.join(names)}不能满足",
        "clash_where": inside,
        "clash_told": alone
        + "；".join(_term(term, facts.get("unit", ""), "" if several else "须") for term in terms)
        + "。"
        + below,
        "clash_mend": "请放弃其中任何一项，或使其中一项按所列幅度让步。"
        if several
        else "请放弃该约束条件，或使其按所列幅度让步。",
    }


def clause_of(clause: str) -> str:
    """A clause as a Chinese sentence names it: its own words where they are Chinese, else with what it is.

    Examples
    --------
    >>> clause_of("4.2(b)"), clause_of("第三条")
    ('条款4.2(b)', '第三条')
    """
    return clause if any("\u4e00" <= sign <= "\u9fff" for sign in clause) else f"条款{clause}"


def _term(term: Mapping[str, Any], unit: str, must: str) -> str:
    why = [f"`{term['text']}`"]
    if term.get("quote"):
        why.append(f"“{term['quote']}”")
    if term.get("clause"):
        why.append(clause_of(str(term["clause"])))
    if term.get("asked_by"):
        why.append(f"由`{term['asked_by']}`提出")
    of = [str(party) for party in term.get("of", [])]
    whom = f"对{_listed(of)}" if of else ""
    part = f"{points(Fraction(term['points'])).replace('+', '')}个百分点，即" if term.get("points") else ""
    gives = f"{part}{exact(Fraction(term['gives']))}{unit}"
    return f"`{term['id']}`（{'，'.join(why)}）{must}{whom}让步{gives}"


def _listed(parties: list[str]) -> str:
    """Some parties, one of whom is meant; of many the first and the last."""
    named = [f"`{party}`" for party in parties]
    if len(named) == 1:
        return named[0]
    return f"{'、'.join(named)}之一" if len(named) <= 4 else f"{named[0]}至{named[-1]}之一"  # noqa: PLR2004 - as in English
