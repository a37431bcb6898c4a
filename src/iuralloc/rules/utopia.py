"""Utopia: what all lose without a party, the most that it can hope for."""

from __future__ import annotations

from iuralloc.problems import rights
from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """Say for each party what all would lose without it.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> venture = WorthGame.of_whole_numbers(["uni", "firm"], 1, [0, 10, 20, 60])
    >>> solve(GameProblem(venture, Reference("profit.worth"))).answer
    {'uni': Fraction(40, 1), 'firm': Fraction(50, 1)}
    """
    return Solution(rights.utopia(problem.game))


RULE = Rule(
    id="utopia",
    title={"en": "Utopia payoffs: marginal contributions to all", "zh": "乌托邦支付（对大联盟的边际贡献）"},
    kind="transform",
    problems=("game",),
    solve=solve,
    idea={
        "en": "What all parties together would lose without one: if it asked for more, the others would leave it out.",
        "zh": "全体因缺少某一方而损失的金额：该方索取更多时，其余各方宁可不与其合作。",
    },
    references=("S. H. Tijs (1981), Bounds for the core and the tau-value, Game Theory and Mathematical Economics",),
    formula="M_i = v(N) − v(N \\ i)",
    use={
        "en": "The highest figure that a party can defend at the table; in costs, the least that it must bear.",
        "zh": "作为某一方在谈判中可主张的上限（成本分摊时为其应承担的下限）。",
    },
    avoid={
        "en": "As an allocation: the figures do not add up to the whole.",
        "zh": "直接作为分配方案时：各数之和一般不等于总额。",
    },
    views=(
        views.DRAWS,
        {"en": "the worths of all, and of all but one", "zh": "全体以及缺少任一方时的价值"},
    ),
    axioms=("anonymity", "null-player", "twins", "additivity", "covariance"),
)
