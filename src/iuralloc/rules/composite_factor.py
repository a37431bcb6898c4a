"""The composite factor of several ratings: every rating scaled to 1 first, then weighted."""

from __future__ import annotations

from iuralloc.problems.factors import Factors
from iuralloc.rules.card import Rule, Solution


def solve(problem: Factors) -> Solution:
    """Give each party the sum over ratings of weight x its points / points of all, weights scaled to 1.

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
    Fraction(3, 8)
    """
    return Solution(problem.composite())


RULE = Rule(
    id="composite_factor",
    title={"en": "Composite correction factor", "zh": "综合修正因子（逐项归一后加权）"},
    kind="transform",
    problems=("factors",),
    solve=solve,
    idea={
        "en": "Every rating is scaled to 1 over all parties, and then the ratings are weighted.",
        "zh": "各项评分先在各方之间归一，再按权重加总。",
    },
    formula="R_i = Σ_k a_k · r_ik / Σ_j r_jk, Σ a = 1",
    use={
        "en": "Ratings are on different scales: money, marks, days.",
        "zh": "各项评分量纲不同时，如金额、分数、天数。",
    },
    avoid={
        "en": "All ratings are points on one scale that stand as they are: then the weighted points.",
        "zh": "各项评分采用同一尺度且无需归一时，宜用加权评分法。",
    },
    references=("J. Dai and H. Xue (2004), Chinese Journal of Management Science 12(4)",),
    axioms=("anonymity",),
)
