"""Weighted points: ratings weighted as they stand, and scaled to 1 once at the end."""

from __future__ import annotations

from iuralloc.problems.factors import Factors
from iuralloc.rules.card import Rule, Solution


def solve(problem: Factors) -> Solution:
    """Give each party its weighted points over the weighted points of all.

    Raises
    ------
    ContractAtFault
        ``ratings-missing`` where factors are printed instead; ``ratings-sum-to-zero`` (fact ``name``).

    Examples
    --------
    >>> from iuralloc.problems.division import Stated
    >>> one, three = Stated.of(1), Stated.of(3)
    >>> ratings = {"risk": {"uni": one, "firm": three}, "money": {"uni": three, "firm": three}}
    >>> solve(Factors({}, {}, ratings, {"risk": one, "money": one})).payoff["uni"]
    Fraction(2, 5)
    """
    return Solution(problem.points())


RULE = Rule(
    id="weighted_points",
    title={"en": "Weighted points", "zh": "加权评分（末次归一）"},
    kind="transform",
    problems=("factors",),
    solve=solve,
    idea={
        "en": "Points are weighted and added up as they stand, and scaled to 1 once at the end.",
        "zh": "各项评分直接加权求和，最后一次性归一。",
    },
    formula="R_i = Σ_k a_k · r_ik / Σ_j Σ_k a_k · r_jk",
    use={
        "en": "All ratings are marks on one scale, and a rating in which all do well shall count for more.",
        "zh": "各项评分采用同一尺度，且普遍高分的项目应占较大比重时。",
    },
    avoid={
        "en": "Ratings are on different scales: one in large numbers swallows the others; then the composite factor.",
        "zh": "各项量纲不同时：数值大的项目会掩盖其他项目，宜用综合修正因子。",
    },
    references=("F. Demmler (1998), The Founders' Pie Calculator, Carnegie Mellon University",),
    axioms=("anonymity",),
)
