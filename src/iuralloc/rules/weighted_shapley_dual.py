"""The weighted Shapley value of the dual game: weights share what all lose without a group."""

from __future__ import annotations

from collections.abc import Mapping

from iuralloc.problems.division import Stated
from iuralloc.problems.games import GameProblem
from iuralloc.problems.levels import Partition
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution
from iuralloc.rules.weighted_shapley import PARAMETERS, divided


def solve(
    problem: GameProblem, *, weights: Mapping[str, Stated] | None = None, classes: Partition | None = None
) -> Solution:
    """Share the dividends of the dual game v*(S) = v(N) - v(N without S) by weights.

    Parameters and errors are those of `iuralloc.rules.weighted_shapley.solve`.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> venture = WorthGame.of_whole_numbers(["uni", "firm"], 1, [0, 10, 20, 60])
    >>> weights = {"uni": Stated.of(2), "firm": Stated.of(1)}
    >>> solve(GameProblem(venture, Reference("profit.worth")), weights=weights).payoff
    {'uni': Fraction(20, 1), 'firm': Fraction(40, 1)}
    """
    return divided(problem, weights, classes, of_dual=True)


RULE = Rule(
    id="weighted_shapley_dual",
    title={"en": "Weighted Shapley value of the dual game", "zh": "对偶博弈的加权沙普利值分配"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    parameters=PARAMETERS,
    idea={
        "en": "What all lose without each group, beyond what they lose without its smaller groups, is shared by weights.",
        "zh": "按权重分享各联盟缺席所造成损失的增量（即对偶博弈的加权沙普利值）。",
    },
    references=(
        "E. Kalai and D. Samet (1987), On weighted Shapley values, IJGT 16, 205-222 (the family of the dual values)",
    ),
    formula="φ^w*_i = Σ_{T ∋ i} w_i / w(T) · Δ*(T), Δ* of v*(S) = v(N) − v(N \\ S)",
    use={
        "en": "Weights shall count as in a liability: who weighs more bears more of what several cause together. In "
        "profits it takes the larger weight to lose more by joining.",
        "zh": "权重含义等同于责任时：共同造成的损失由权重大者多承担；用于利益时，权重大者让出更多协同收益。",
    },
    avoid={
        "en": "Nobody has said from which side the weights are meant: the two values move in opposite directions, and "
        "are equal only where all weigh the same.",
        "zh": "未约定权重从哪一侧理解时：两种值方向相反，仅在权重相等时一致。",
    },
    views=(
        views.DRAWS_AND_WEIGHTS,
        {"en": "the potential of every group of the dual game", "zh": "对偶博弈中每个联盟的势"},
    ),
    axioms=("efficiency", "null-player", "additivity", "covariance"),
)
