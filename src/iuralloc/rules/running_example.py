"""One small story that every rule can be asked about, told once for each sort of problem.

A firm, a university and an institute work together. Alone each earns 1 (million), the firm and the university
7, the firm and the institute 5, the university and the institute 4, all three 10. What else there is to ask
of the same three: what they put in and are owed, what they use in common, who caused a loss, who votes.

All of it is plain data, as `iuralloc.rules.solving.solve` takes it; nothing here is an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from iuralloc.problems.bare import all_types
from iuralloc.problems.kinds import ProblemKind
from iuralloc.rules.card import ParameterKind, Rule, Words

#: a bare game as plain data
Data = Mapping[str, Any]

PLAYERS: Final = ("Firm", "Univ", "Inst")


@dataclass(frozen=True, slots=True)
class Question:
    """The story as one type of bare game.

    Parameters
    ----------
    words
        What is asked, in one or two sentences.
    game
        The bare game.
    """

    words: Words
    game: Data


def _by_party(firm: Any, univ: Any, inst: Any) -> dict[str, Any]:
    return dict(zip(PLAYERS, (firm, univ, inst), strict=True))


def _question(en: str, zh: str, type_: str, **fields: Any) -> Question:
    return Question(MappingProxyType({"en": en, "zh": zh}), {"type": type_, **fields})


_PLAYERS: Final = list(PLAYERS)

_QUESTIONS: Final = (
    _question(
        "Alone each earns 1; Firm and Univ 7, Firm and Inst 5, Univ and Inst 4, all three 10.",
        "各方单独收益均为1；企业与高校7，企业与研究所5，高校与研究所4，三方合作10。",
        "tu",
        players=_PLAYERS,
        worth={"Firm": 1, "Univ": 1, "Inst": 1, "Firm+Univ": 7, "Firm+Inst": 5, "Univ+Inst": 4, "Firm+Univ+Inst": 10},
    ),
    _question(
        "The same game by what each group adds: each alone 1, the pairs 5, 3 and 2 more, all three 3 less.",
        "同一博弈以各联盟增量表示：单独各1，两两合作另增5、3、2，三方合作减3。",
        "dividends",
        players=_PLAYERS,
        dividends={
            "Firm": 1,
            "Univ": 1,
            "Inst": 1,
            "Firm+Univ": 5,
            "Firm+Inst": 3,
            "Univ+Inst": 2,
            "Firm+Univ+Inst": -3,
        },
    ),
    _question(
        "Firm and Univ together add 5, and 2 more as long as Inst is not with them; Inst adds 3.",
        "企业与高校合作增加5，研究所不参与时另加2；研究所单独增加3。",
        "mcnet",
        players=_PLAYERS,
        rules=[
            {"pos": ["Firm", "Univ"], "neg": [], "value": 5},
            {"pos": ["Firm", "Univ"], "neg": ["Inst"], "value": 2},
            {"pos": ["Inst"], "neg": [], "value": 3},
        ],
    ),
    _question(
        "In the steering committee Firm has 50 votes, Univ 30, Inst 20; 51 decide.",
        "管理委员会中企业50票、高校30票、研究所20票；51票通过。",
        "weighted_voting",
        players=_PLAYERS,
        weights=_by_party(50, 30, 20),
        quota=51,
    ),
    _question(
        "Firm decides with Univ or with Inst, never alone.",
        "企业须与高校或研究所共同决定，不能单独决定。",
        "simple",
        players=_PLAYERS,
        minimal_winning=[["Firm", "Univ"], ["Firm", "Inst"]],
    ),
    _question(
        "Firm has the one production line; Univ and Inst have each a process that it can run.",
        "企业拥有唯一生产线；高校、研究所各有一项可用工艺。",
        "glove",
        players=_PLAYERS,
        left=["Firm"],
        right=["Univ", "Inst"],
    ),
    _question(
        "The risk of each group is the variance of its result; what Firm and Univ do goes up and down together.",
        "各联盟的风险为其收益的方差；企业与高校的收益同向波动。",
        "variance",
        players=_PLAYERS,
        covariance=[[9, 3, -1], [3, 4, 0], [-1, 0, 1]],
        kind="cost",
    ),
    _question(
        "The joint account holds 10; Firm claims 9, Univ 4, Inst 2.",
        "共管账户余额10；企业主张9，高校4，研究所2。",
        "bankruptcy",
        claims=_by_party(9, 4, 2),
        estate=10,
    ),
    _question(
        "10 are divided by what was put in: Firm 9, Univ 4, Inst 2.",
        "按投入分配10：企业9，高校4，研究所2。",
        "proportional",
        claims=_by_party(9, 4, 2),
        estate=10,
    ),
    _question(
        "One clean room serves all: Firm needs it for 9, Univ would do with one for 5, Inst with one for 2.",
        "三方共用洁净室：企业所需规格造价9，高校5，研究所2。",
        "airport",
        costs=_by_party(9, 5, 2),
    ),
    _question(
        "A defect began in the design of Univ (damage 2), passed the trial of Inst (3) and the production of Firm (5).",
        "缺陷始于高校设计（损害2），经研究所中试（3）至企业生产（5）逐级扩大。",
        "sequential_liability",
        steps=[{"party": "Univ", "damage": 2}, {"party": "Inst", "damage": 3}, {"party": "Firm", "damage": 5}],
    ),
    _question(
        "Two products sell for 3 and 2; each takes hours and material, of which the three have different stocks.",
        "两种产品售价3和2；均需工时与材料，三方各有不同存量。",
        "linear_production",
        prices=[3, 2],
        A=[[1, 1], [2, 1]],
        resources=_by_party([1, 4], [2, 1], [1, 1]),
    ),
    _question(
        "Without an agreement each has 1; with one all have 10. Firm bargains with twice the weight.",
        "谈判破裂时各得1；达成协议共得10。企业议价权重为他方两倍。",
        "nash",
        disagreement=_by_party(1, 1, 1),
        total=10,
        weights=_by_party(2, 1, 1),
    ),
    _question(
        "Firm must get from 3 to 6, Univ from 2 to 5, Inst from 1 to 3; there are 10.",
        "企业应得3至6，高校2至5，研究所1至3；总额10。",
        "bounds",
        low=_by_party(3, 2, 1),
        high=_by_party(6, 5, 3),
        total=10,
    ),
    _question(
        "4, 3.5 and 2.5 are corrected by investment and by risk, which counts half as much.",
        "对4、3.5、2.5按投入及风险（权重减半）修正。",
        "factors",
        base=_by_party(4, "7/2", "5/2"),
        ratings={"investment": _by_party(6, 3, 1), "risk": _by_party(2, 1, 1)},
        factor_weights={"investment": 2, "risk": 1},
    ),
    _question(
        "Of revenue of 10, Firm keeps 10 % for its costs; of the first 4 Univ and Inst get most, above them Firm.",
        "收入10，企业先扣10%成本；首4以内多归高校与研究所，超出部分多归企业。",
        "tiers",
        amount=10,
        deductions=[{"to": "Firm", "rate": "10%"}],
        tiers=[
            {"upto": 4, "shares": _by_party("20%", "50%", "30%")},
            {"upto": None, "shares": _by_party("60%", "25%", "15%")},
        ],
    ),
    _question(
        "A loss of 10 is borne 5 : 3 : 2, but Univ bears at most 2 and Inst at most 1; Firm bears the rest.",
        "损失10按5∶3∶2分担，但高校以2、研究所以1为限；其余由企业负担。",
        "capped",
        loss=10,
        shares=_by_party(5, 3, 2),
        caps=_by_party(None, 2, 1),
        reallocate=True,
    ),
    _question(
        "10 in three equal parts, paid in cents.",
        "10三等分，以分为支付单位。",
        "rounding",
        amounts=_by_party("10/3", "10/3", "10/3"),
        unit="0.01",
    ),
    _question(
        "10 shall be divided as near to 6, 3 and 1 as a floor of 2 for Inst allows.",
        "在研究所不低于2的前提下，分配10，尽量接近6、3、1。",
        "leximin",
        players=_PLAYERS,
        total=10,
        reference=_by_party(6, 3, 1),
        floors={"Inst": 2},
    ),
)

#: by type of bare game
QUESTIONS: Final[Mapping[str, Question]] = MappingProxyType(
    {question.game["type"]: question for question in _QUESTIONS}
)

#: which question is asked of a rule that solves a sort of problem
_TYPE_OF_KIND: Final[Mapping[ProblemKind, str]] = MappingProxyType({
    "game": "tu", "division": "bankruptcy", "airport": "airport", "chain": "sequential_liability",
    "production": "linear_production", "bargain": "nash", "bounds": "bounds", "factors": "factors",
    "tiers": "tiers", "capped": "capped", "rounding": "rounding", "leximin": "leximin",
})  # fmt: skip

_AGREED: Final = _question(
    "10 are divided as agreed: Firm 50 %, Univ 30 %, Inst 20 %.",
    "10按约定比例分配：企业50%，高校30%，研究所20%。",
    "proportional",
    claims=_by_party("50%", "30%", "20%"),
    estate=10,
)

#: rules that are better asked something else than the first sort of problem that they solve
_OF_RULE: Final[Mapping[str, Question]] = MappingProxyType({
    "shares": _AGREED,
    "proportional": QUESTIONS["proportional"],
    "banzhaf": QUESTIONS["weighted_voting"],
    "banzhaf_raw": QUESTIONS["weighted_voting"],
    "banzhaf_normalized": QUESTIONS["weighted_voting"],
})  # fmt: skip

#: parameters of the story, by name
_PARAMETERS: Final[Mapping[str, Any]] = MappingProxyType({
    "weights": _by_party(2, 1, 1),
    "classes": [["Univ", "Inst"], ["Firm"]],
    "unions": [["Firm"], ["Univ", "Inst"]],
    "levels": [[["Firm"], ["Univ", "Inst"]], [["Firm"], ["Univ"], ["Inst"]]],
    "edges": [["Firm", "Univ"], ["Firm", "Inst"]],
    "allocation": _by_party(6, 3, 1),
    "factor": _by_party("1/2", "3/10", "1/5"),
    "strength": "1/2",
    "walk_away": _by_party(1, 1, 1),
    "caps": _by_party(5, 5, 5),
})  # fmt: skip

#: and by kind, for a parameter that has no part in the story yet
_OF_KIND: Final[Mapping[ParameterKind, Any]] = MappingProxyType({
    "number": "1/2",
    "number by party": _PARAMETERS["factor"],
    "allocation": _PARAMETERS["allocation"],
    "partition": _PARAMETERS["unions"],
    "classes": _PARAMETERS["classes"],
    "levels": _PARAMETERS["levels"],
    "edges": _PARAMETERS["edges"],
    "truth": True,
})  # fmt: skip

#: parameters without which a rule that needs none would only be another rule
_TELLING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "weighted_shapley": ("weights",),
    "weighted_shapley_dual": ("weights",),
})  # fmt: skip


def question_for(card: Rule) -> Question:
    """What the running example asks of a rule.

    Examples
    --------
    >>> from iuralloc.rules import rule
    >>> question_for(rule("shapley")).game["worth"]["Firm+Univ"]
    7
    """
    return _OF_RULE.get(card.id) or QUESTIONS[_TYPE_OF_KIND[card.problems[0]]]


def parameters_for(card: Rule) -> dict[str, Any]:
    """The parameters that the running example states: those that a contract must name, and the telling ones."""
    telling = _TELLING.get(card.id, ())
    return {
        parameter.name: _PARAMETERS.get(parameter.name, _OF_KIND[parameter.kind])
        for parameter in card.parameters
        if parameter.required or parameter.name in telling
    }


def types_for(card: Rule) -> tuple[str, ...]:
    """The types of bare game that a rule solves, told by the example of each type.

    Examples
    --------
    >>> from iuralloc.rules import rule
    >>> "tu" in types_for(rule("shapley")), "rounding" in types_for(rule("shapley"))
    (True, False)
    """
    return tuple(
        type_.id for type_ in all_types() if type_.id in QUESTIONS and set(card.problems) & set(_kinds_of(type_.id))
    )


def _kinds_of(type_: str) -> tuple[ProblemKind, ...]:
    from iuralloc.problems.bare import read_bare

    return tuple(read_bare(QUESTIONS[type_].game).problems)
