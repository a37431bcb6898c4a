"""The adjusted proportional rule: first what the others concede, then the rest in proportion to cut claims."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from iuralloc.formula import Constant, Formula, Greatest, Least, Product, Quotient, Sum
from iuralloc.problems.claims import check_claims, claims_together, less
from iuralloc.problems.division import Division
from iuralloc.rules.card import Rule, Share, Solution


def solve(problem: Division) -> Solution:
    """Give each claimant what all others leave, plus a part of the rest.

    A claimant is conceded max(0, estate - claims of the others). What is then still claimed, cut to the rest,
    is the measure by which the rest is divided.

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
    {'A': '60', 'B': '120', 'C': '220'}
    """
    check_claims(problem)
    shortfall = problem.sum_of_weights - problem.estate.value
    conceded = {party: max(Fraction(0), claim.value - shortfall) for party, claim in problem.weights.items()}
    rest = problem.estate.value - sum(conceded.values(), Fraction(0))
    cut = {party: min(claim.value - conceded[party], rest) for party, claim in problem.weights.items()}
    divisor = sum(cut.values(), Fraction(0))
    return Solution(
        {party: amount + (cut[party] * rest / divisor if rest else 0) for party, amount in conceded.items()},
        sharing=partial(_state, problem, divided=bool(rest)),
    )


def _state(problem: Division, share: Share, *, divided: bool) -> dict[str, Formula]:
    """What is still claimed is min(claim, shortfall), because what is conceded is what exceeds the shortfall."""
    estate, total = problem.estate.formula, share("claims", "amount", claims_together(problem))
    shortfall = share("shortfall", "amount", less(total, estate))
    nothing = Constant(Fraction(0))
    claims = {party: claim.formula for party, claim in problem.weights.items()}
    conceded = {party: Greatest((nothing, less(claim, shortfall))) for party, claim in claims.items()}
    if not divided:
        return dict(conceded)
    rest = share("rest", "amount", less(estate, *conceded.values()))
    cut = {party: Least((claim, shortfall, rest)) for party, claim in claims.items()}
    divisor = share("still_claimed", "amount", Sum.of(*cut.values()))
    return {party: Sum.of(conceded[party], Quotient((Product((rest, cut[party])), divisor))) for party in claims}


RULE = Rule(
    id="adjusted_proportional",
    title={"en": "Adjusted proportional rule", "zh": "调整比例规则分配"},
    kind="allocation",
    problems=("division",),
    solve=solve,
    idea={
        "en": "Each claimant first gets what the claims of the others leave, and the rest is divided in proportion to "
        "what is still claimed, cut to the rest.",
        "zh": "先给予各方其他债权人主张之外的余额，其余部分按尚未满足的债权（以余额为限）比例分配。",
    },
    formula="m_i = max(0, E − C + c_i), R = E − Σ m; x_i = m_i + R · min(c_i − m_i, R) / Σ min(c_j − m_j, R)",
    use={
        "en": "A proportion is wanted, but claims that are larger than what there is shall not count beyond it.",
        "zh": "希望按比例分配，但超出可分配额的债权部分不应计入时。",
    },
    avoid={
        "en": "One line of arithmetic must do: the plain proportion is easier to explain.",
        "zh": "需以一步计算说明时：简单比例更易解释。",
    },
    references=(
        (
            "I. J. Curiel, M. Maschler and S. H. Tijs (1987), Bankruptcy games, Zeitschrift für Operations Research 31, "
            "A143-A159: it is the tau value of the game of the claims"
        ),
    ),
    axioms=(
        "efficiency",
        "anonymity",
        "twins",
        "claims-bounded",
        "order-of-weights",
        "resource-monotone",
        "self-dual",
    ),
    measure="claims",
)
