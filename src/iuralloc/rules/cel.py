"""Constrained equal losses: all lose the same, but nobody more than the claim."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from iuralloc.formula import Formula, Least
from iuralloc.problems.claims import check_claims, claims_together, equal_level, less, stated_level
from iuralloc.problems.division import Division
from iuralloc.rules.card import Rule, Share, Solution


def solve(problem: Division) -> Solution:
    """Give each claimant claim - min(claim, level), with the level at which the shortfall is used up.

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
    {'A': '20', 'B': '120', 'C': '220'}
    """
    check_claims(problem)
    claims = {party: claim.value for party, claim in problem.weights.items()}
    level = equal_level(claims.values(), problem.sum_of_weights - problem.estate.value)
    return Solution(
        {party: claim - min(claim, level) for party, claim in claims.items()}, sharing=partial(_state, problem, level)
    )


def _state(problem: Division, level: Fraction, share: Share) -> dict[str, Formula]:
    claims = {party: claim.formula for party, claim in problem.weights.items()}
    shortfall = less(claims_together(problem), problem.estate.formula)
    loss = share("loss", "amount", stated_level(claims.values(), shortfall, level))
    return {party: less(claim, Least((claim, loss))) for party, claim in claims.items()}


RULE = Rule(
    id="cel",
    title={"en": "Constrained equal losses", "zh": "受约束等额损失分配"},
    kind="allocation",
    problems=("division",),
    solve=solve,
    idea={
        "en": "Every claimant loses the same amount, but nobody more than the claim.",
        "zh": "各债权人损失金额相等，但不超过其债权额。",
    },
    formula="x_i = max(0, c_i − μ), Σ x_i = E",
    use={
        "en": "What is missing is a burden that all bear alike, and the large claims shall keep their lead.",
        "zh": "短缺应由各方等额承担，且大额债权应保持其差额时。",
    },
    avoid={
        "en": "Small claims must not be wiped out: they are the first to get nothing.",
        "zh": "小额债权不宜归零时：该规则下小额债权人最先一无所得。",
    },
    references=(
        "Maimonides (12th century), as quoted in R. J. Aumann and M. Maschler (1985)",
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
        "dual-of:cea",
        "minimal-rights-first",
    ),
    unique={
        "en": "The sum of the losses rises with the level, so one level makes up the shortfall.",
        "zh": "损失总额随损失水平递增，故唯一。",
    },
    measure="claims",
)
