"""Random arrival: who comes first is paid in full, on average over all orders of arrival."""

from __future__ import annotations

from functools import partial

from iuralloc.errors import Budget
from iuralloc.formula import Formula
from iuralloc.problems.arrivals import average_arrivals
from iuralloc.problems.claims import check_claims
from iuralloc.problems.claims_game import ClaimsGame
from iuralloc.problems.division import Division
from iuralloc.problems.readings import Marginals
from iuralloc.problems.tugame import refuse_beyond
from iuralloc.rules.card import Rule, Share, Solution
from iuralloc.rules.shapley import marginal_weights


def solve(problem: Division) -> Solution:
    """Give each claimant its average award over all orders of arrival: the Shapley value of the game of claims.

    The awards come from sums of claims, the formulas from the marginal contributions in the game, up to
    ``Budget.WORTH_PARTIES``.

    Raises
    ------
    ContractAtFault
        ``claim-negative``, ``estate-negative``, ``claims-below-estate``: see `iuralloc.problems.claims`.
    LimitReached
        ``claimants-too-many``, ``denominator-too-large``.

    Examples
    --------
    >>> from iuralloc.problems.division import Stated
    >>> claims = {"A": Stated.of(100), "B": Stated.of(200), "C": Stated.of(300)}
    >>> {party: str(award) for party, award in solve(Division(Stated.of(200), claims)).payoff.items()}
    {'A': '100/3', 'B': '250/3', 'C': '250/3'}
    """
    check_claims(problem)
    awards = average_arrivals(problem.estate.value, {party: claim.value for party, claim in problem.weights.items()})
    return Solution(awards, sharing=partial(_state, problem))


def _state(problem: Division, share: Share) -> dict[str, Formula]:
    refuse_beyond("game-too-large", len(problem.weights), Budget.WORTH_PARTIES)
    claims = tuple((party, claim.formula) for party, claim in problem.weights.items())
    game = share("claims_game", "table", ClaimsGame(problem.estate.formula, claims))
    weights = marginal_weights(len(claims))
    return {party: Marginals(game, party, weights) for party, _ in claims}


RULE = Rule(
    id="random_arrival",
    title={"en": "Random arrival (O'Neill)", "zh": "随机到达规则分配（奥尼尔规则）"},
    kind="allocation",
    problems=("division",),
    solve=solve,
    idea={
        "en": "Claimants arrive one after another and are paid in full while something is left; each gets its average "
        "over all orders.",
        "zh": "各债权人依次到达并在余额内足额受偿，取所有到达次序的平均值。",
    },
    formula="x_i = 1/n! · Σ_orders min(c_i, max(0, E − Σ claims of those before i))",
    use={
        "en": "Only who asks first could decide, and the parties accept chance as fair: it is the Shapley value of the "
        "claims.",
        "zh": "先到先得为唯一标准、且各方接受随机次序公平时；即债权博弈的沙普利值。",
    },
    avoid={
        "en": "Claimants may leave early with their award: what the rest get is then not what they would get among "
        "themselves.",
        "zh": "债权人可能提前受偿离场时：其余各方所得与其自行分配的结果不一致。",
    },
    references=(
        "B. O'Neill (1982), A problem of rights arbitration from the Talmud, Mathematical Social Sciences 2, 345-371",
    ),
    axioms=(
        "efficiency",
        "anonymity",
        "twins",
        "claims-bounded",
        "order-of-weights",
        "resource-monotone",
        "self-dual",
        "truncation",
        "minimal-rights-first",
        "contested-garment",
    ),
    measure="claims",
)
