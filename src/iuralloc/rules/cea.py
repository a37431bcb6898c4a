"""Constrained equal awards: all get the same, but nobody more than the claim."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from iuralloc.formula import Formula, Least
from iuralloc.problems.claims import check_claims, equal_level, stated_level
from iuralloc.problems.division import Division
from iuralloc.rules.card import Rule, Share, Solution


def solve(problem: Division) -> Solution:
    """Give each claimant min(claim, level), with the level at which the estate is used up.

    Raises
    ------
    ContractAtFault
        ``claim-negative``, ``estate-negative``, ``claims-below-estate``: see `iuralloc.problems.claims`.
    LimitReached
        ``denominator-too-large``.

    Examples
    --------
    >>> from iuralloc.problems.division import Stated
    >>> claims = {"A": Stated.of(100), "B": Stated.of(200), "C": Stated.of(300)}
    >>> {party: str(award) for party, award in solve(Division(Stated.of(360), claims)).payoff.items()}
    {'A': '100', 'B': '130', 'C': '130'}
    """
    check_claims(problem)
    claims = {party: claim.value for party, claim in problem.weights.items()}
    level = equal_level(claims.values(), problem.estate.value)
    return Solution(
        {party: min(claim, level) for party, claim in claims.items()}, sharing=partial(_state, problem, level)
    )


def _state(problem: Division, level: Fraction, share: Share) -> dict[str, Formula]:
    claims = {party: claim.formula for party, claim in problem.weights.items()}
    award = share("level", "amount", stated_level(claims.values(), problem.estate.formula, level))
    return {party: Least((claim, award)) for party, claim in claims.items()}


RULE = Rule(
    id="cea",
    title={"en": "Constrained equal awards", "zh": "受约束等额受偿分配"},
    kind="allocation",
    problems=("division",),
    solve=solve,
    idea={
        "en": "Every claimant gets the same amount, but nobody more than the claim.",
        "zh": "各债权人受偿金额相等，但不超过其债权额。",
    },
    formula="x_i = min(c_i, λ), Σ x_i = E",
    use={
        "en": "The small claims shall be met first: wages, small suppliers, minimum shares.",
        "zh": "应优先满足小额债权时，如工资、小供应商、保底份额。",
    },
    avoid={
        "en": "A large claim reflects a large contribution: it bears almost the whole loss.",
        "zh": "大额债权对应较大投入时：大额债权人几乎承担全部损失。",
    },
    references=(
        "Maimonides (12th century), Mishneh Torah, laws of lending and borrowing 20:4",
        "C. Herrero and A. Villar (2001), The three musketeers, Mathematical Social Sciences 42, 307-328",
        "W. Thomson (2003), Mathematical Social Sciences 45, 249-297",
    ),
    axioms=(
        "efficiency",
        "anonymity",
        "twins",
        "claims-bounded",
        "order-of-weights",
        "resource-monotone",
        "consistency",
        "composition-up",
        "composition-down",
        "dual-of:cel",
        "truncation",
    ),
    unique={
        "en": "The sum of the awards rises with the level, so one level uses up the estate; where all claims are met, "
        "it is the largest claim.",
        "zh": "受偿总额随受偿水平递增，故唯一；全部债权得到清偿时取最大债权额。",
    },
    measure="claims",
)
