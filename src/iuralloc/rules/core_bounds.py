"""The range of each party in the core: the least and the most that it can get without anybody's objection."""

from __future__ import annotations

from iuralloc.problems.gains import Gains
from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """Give each party its least and its most in the core, each with a point and weights as proof.

    There is no answer (``core-empty``) if the core is empty.

    Raises
    ------
    LimitReached
        Where a table of all groups would be too large.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 1, 1, 7, 1, 5, 4, 10])
    >>> solve(GameProblem(game, Reference("game"))).answer["A"]
    [Fraction(2, 1), Fraction(6, 1)]
    """
    from iuralloc.problems.core_by_programs import core_bounds

    gains = Gains.of(problem)
    found = core_bounds(gains.size, gains.worths, gains.denominator)
    if found is None:
        return Solution.none("core-empty")
    answer = {
        player: sorted((gains.sign * least.value, gains.sign * most.value))
        for player, (least, most) in zip(gains.players, found.ranges, strict=True)
    }
    return Solution(answer, guarantee="certified", certificate=gains.described(found.certificate()))


RULE = Rule(
    id="core_bounds",
    title={"en": "Range in the core", "zh": "核心内各方取值范围"},
    kind="set",
    problems=("game",),
    solve=solve,
    idea={
        "en": "For each party the least and the most that it gets in divisions to which no group objects.",
        "zh": "在无任何联盟异议的分配中，各方所得的最小值与最大值。",
    },
    formula="[min, max] of x_i over x(N) = v(N), x(S) ≥ v(S)",
    use={
        "en": "A negotiator wants to know how far there is room before some group would rather leave.",
        "zh": "谈判者希望了解在任何联盟退出之前的回旋余地时。",
    },
    avoid={
        "en": "As an offer: the most of every party at once is more than the whole.",
        "zh": "不可作为报价：各方最大值之和超过总额。",
    },
    references=(
        "D. B. Gillies (1959), Solutions to general non-zero-sum games, Contributions to the Theory of Games IV",
    ),
    views=(views.EVERY_GROUP,),
    unique={"en": "Two linear programs for each party.", "zh": "每方两个线性规划。"},
)
