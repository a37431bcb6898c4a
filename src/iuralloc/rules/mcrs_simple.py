"""Separable costs, remaining benefits: between what a party is worth alone and what all lose without it."""

from __future__ import annotations

from iuralloc.problems.bounds import simple_bounds
from iuralloc.problems.games import GameProblem
from iuralloc.rules import mcrs
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """Give each party v(i) + (M_i - v(i)) x (v(N) - sum of v(j)) / sum of (M_j - v(j)), M_i = v(N) - v(N without i).

    There is no answer where the denominator is nothing (``bounds-without-room``), unless all are worth together
    what each is worth alone.

    Raises
    ------
    LimitReached
        ``denominator-too-large``.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 1, 1, 7, 1, 5, 4, 10])
    >>> {party: str(amount) for party, amount in solve(GameProblem(game, Reference("game"))).payoff.items()}
    {'A': '46/11', 'B': '39/11', 'C': '25/11'}
    """
    return mcrs.solve(simple_bounds(problem))


RULE = Rule(
    id="mcrs_simple",
    title={"en": "Separable costs, remaining benefits (simplified MCRS)", "zh": "可分离成本—剩余收益法（简化MCRS）"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    idea={
        "en": "Each party gets what it is worth alone, and of the rest a part in proportion to what joining all others "
        "adds to that.",
        "zh": "各方先得单独价值，余额按其边际贡献超出单独价值部分的比例分配。",
    },
    formula="x_i = v(i) + (M_i − v(i)) · (v(N) − Σ v(j)) / Σ (M_j − v(j)), M_i = v(N) − v(N \\ i)",
    use={
        "en": "Only the single parties and the whole can be appraised, as with the joint costs of a project.",
        "zh": "仅能估算各方单独与全体的价值时，如联合工程的共同成本分摊。",
    },
    avoid={
        "en": "Groups between one and all but one have worths that matter: it does not look at them.",
        "zh": "中间规模的联盟价值重要时：该方法不予考虑。",
    },
    references=(
        (
            "P. D. Straffin and J. P. Heaney (1981), Game theory and the Tennessee Valley Authority, International "
            "Journal of Game Theory 10, 35-43"
        ),
        (
            "H. P. Young, N. Okada and T. Hashimoto (1982), Cost allocation in water resources development, Water "
            "Resources Research 18, 463-475"
        ),
    ),
    views=(
        {"en": "the worth of each alone, of all, and of all but one", "zh": "各方单独、全体以及缺少任一方时的价值"},
    ),
    axioms=("efficiency", "anonymity", "null-player", "twins", "covariance"),
)
