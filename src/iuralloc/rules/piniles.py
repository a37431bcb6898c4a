"""The rule of Piniles: equal awards on one half of every claim, and then on the other."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from iuralloc.formula import Constant, Formula, Greatest, Least, Sum
from iuralloc.problems.claims import check_claims, claims_together, equal_level, half_of, less, stated_level
from iuralloc.problems.division import Division
from iuralloc.rules.card import Rule, Share, Solution


def solve(problem: Division) -> Solution:
    """Give each claimant min(half, first level) + min(half, second level).

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
    >>> {party: str(award) for party, award in solve(Division(Stated.of(400), claims)).payoff.items()}
    {'A': '250/3', 'B': '400/3', 'C': '550/3'}
    """
    check_claims(problem)
    halves = {party: claim.value / 2 for party, claim in problem.weights.items()}
    middle, estate = problem.sum_of_weights / 2, problem.estate.value
    first = equal_level(halves.values(), min(estate, middle))
    second = equal_level(halves.values(), max(estate - middle, Fraction(0)))
    return Solution(
        {party: min(half, first) + min(half, second) for party, half in halves.items()},
        sharing=partial(_state, problem, first, second),
    )


def _state(problem: Division, first: Fraction, second: Fraction, share: Share) -> dict[str, Formula]:
    halves = {party: half_of(claim.formula) for party, claim in problem.weights.items()}
    estate, middle = problem.estate.formula, half_of(share("claims", "amount", claims_together(problem)))
    award = share("level", "amount", stated_level(halves.values(), Least((estate, middle)), first))
    beyond = Greatest((less(estate, middle), Constant(Fraction(0))))
    more = share("second_level", "amount", stated_level(halves.values(), beyond, second))
    return {party: Sum.of(Least((half, award)), Least((half, more))) for party, half in halves.items()}


RULE = Rule(
    id="piniles",
    title={"en": "Rule of Piniles", "zh": "皮尼莱斯规则分配"},
    kind="allocation",
    problems=("division",),
    solve=solve,
    idea={
        "en": "All get the same up to half their claim, and of what is left the same again up to the other half.",
        "zh": "先以各债权之半为限等额受偿，余额再以另一半为限等额受偿。",
    },
    formula="x_i = min(c_i/2, λ) + min(c_i/2, μ)",
    use={
        "en": "Small claims shall be favoured, but less than by equal awards: half of every claim comes first.",
        "zh": "应适度优待小额债权、但程度低于等额受偿时：各债权之半优先。",
    },
    avoid={
        "en": "Losses shall be treated as gains are: then the rule of the Talmud.",
        "zh": "应对收益与损失一视同仁时，宜用塔木德规则。",
    },
    references=(
        "M. Piniles (1861), Darkah shel Torah",
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
    ),
    unique={
        "en": "Awards on either half rise with their level, so one level each uses up what there is.",
        "zh": "两段受偿额均随其水平递增，故唯一。",
    },
    measure="claims",
)
