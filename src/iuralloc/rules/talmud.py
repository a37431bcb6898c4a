"""The rule of the Talmud: up to half of every claim equal awards, beyond it equal losses."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from iuralloc.formula import Formula, Least, Sum
from iuralloc.problems.claims import check_claims, claims_together, equal_level, half_of, less, stated_level
from iuralloc.problems.division import Division
from iuralloc.rules.card import Rule, Share, Solution


def solve(problem: Division) -> Solution:
    """Give each claimant half the claim, plus a part of the half if there is enough, minus one if not.

    With h half the claim, award = min(h, level) + h - min(h, loss): while less than half of all claims is there,
    the loss is whole and the level decides; beyond it the other way round.

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
    >>> {party: str(award) for party, award in solve(Division(Stated.of(200), claims)).payoff.items()}
    {'A': '50', 'B': '75', 'C': '75'}
    """
    check_claims(problem)
    halves = {party: claim.value / 2 for party, claim in problem.weights.items()}
    total, estate = problem.sum_of_weights, problem.estate.value
    level = equal_level(halves.values(), min(estate, total / 2))
    loss = equal_level(halves.values(), min(total - estate, total / 2))
    return Solution(
        {party: min(half, level) + half - min(half, loss) for party, half in halves.items()},
        sharing=partial(_state, problem, level, loss),
    )


def _state(problem: Division, level: Fraction, loss: Fraction, share: Share) -> dict[str, Formula]:
    halves = {party: half_of(claim.formula) for party, claim in problem.weights.items()}
    estate, total = problem.estate.formula, share("claims", "amount", claims_together(problem))
    middle = half_of(total)
    award = share("level", "amount", stated_level(halves.values(), Least((estate, middle)), level))
    missing = Least((less(total, estate), middle))
    lost = share("loss", "amount", stated_level(halves.values(), missing, loss))
    return {
        party: Sum.of(Least((half, award)), half, Least((half, lost)), signs=(1, 1, -1))
        for party, half in halves.items()
    }


RULE = Rule(
    id="talmud",
    title={"en": "Rule of the Talmud (contested garment)", "zh": "塔木德规则分配"},
    kind="allocation",
    problems=("division",),
    solve=solve,
    idea={
        "en": "While less than half of all claims is there, all get the same up to half their claim; beyond it, all "
        "lose the same up to half.",
        "zh": "可分配额不足债权总额一半时，以各债权之半为限等额受偿；超过一半时，以各债权之半为限等额承担损失。",
    },
    formula="E ≤ C/2: x_i = min(c_i/2, λ); else x_i = c_i − min(c_i/2, μ)",
    use={
        "en": "Claims contradict each other, and gains and losses shall be treated alike; between any two claimants "
        "what both claim is halved.",
        "zh": "债权相互冲突，且应对收益与损失一视同仁时；任意两方之间，争议部分平分。",
    },
    avoid={
        "en": "The parties expect a simple proportion: the rule changes its face at half of all claims.",
        "zh": "各方期待简单比例时：该规则在债权总额一半处改变形式。",
    },
    references=(
        "Babylonian Talmud, Ketubot 93a and Bava Metzia 2a",
        (
            "R. J. Aumann and M. Maschler (1985), Game theoretic analysis of a bankruptcy problem from the Talmud, "
            "Journal of Economic Theory 36, 195-213: it is the nucleolus of the game of the claims"
        ),
    ),
    axioms=(
        "efficiency",
        "anonymity",
        "twins",
        "claims-bounded",
        "order-of-weights",
        "resource-monotone",
        "consistency",
        "self-dual",
        "truncation",
        "minimal-rights-first",
        "contested-garment",
    ),
    unique={
        "en": "Awards rise with the level and losses with theirs, so one level each uses up what there is.",
        "zh": "受偿额与损失额分别随其水平递增，故唯一。",
    },
    measure="claims",
)
