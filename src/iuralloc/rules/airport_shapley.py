"""The Shapley value of a runway: every stretch is shared equally by those who need it."""

from __future__ import annotations

from iuralloc.problems.airport import Airport
from iuralloc.rules.card import Rule, Solution


def solve(problem: Airport) -> Solution:
    """Charge each aircraft of a type its part of every stretch that the type needs, in closed form.

    Raises
    ------
    LimitReached
        ``answers-too-fine`` or ``denominator-too-large``.

    Examples
    --------
    >>> from iuralloc.problems.division import Stated
    >>> costs = {"A": Stated.of(8), "B": Stated.of(11), "C": Stated.of(13), "D": Stated.of(18)}
    >>> {name: str(cost) for name, cost in solve(Airport(costs, dict.fromkeys(costs, 1))).payoff.items()}
    {'A': '2', 'B': '3', 'C': '4', 'D': '9'}
    """
    return Solution(problem.shapley())


RULE = Rule(
    id="airport_shapley",
    title={"en": "Shapley value of a runway", "zh": "机场博弈的沙普利值（共用设施分段均摊）"},
    kind="allocation",
    problems=("airport",),
    solve=solve,
    idea={
        "en": "Every stretch of a facility is shared equally by all who need that much of it.",
        "zh": "共用设施的每一段由需要该段的各方平均分担。",
    },
    formula="x_i = Σ_{k ≤ i} (c_k − c_{k−1}) / (number who need k or more)",
    use={
        "en": "A facility is as large as its largest user needs: runways, pipes, dams, test benches.",
        "zh": "设施规模由最大需求者决定时，如跑道、管道、水坝、试验台。",
    },
    avoid={
        "en": "Costs rise with use, not with the largest need.",
        "zh": "成本随使用量而非最大需求增加时。",
    },
    references=(
        (
            "S. C. Littlechild and G. Owen (1973), A simple expression for the Shapley value in a special case, Management "
            "Science 20, 370-372"
        ),
    ),
    axioms=("twins", "order-of-weights"),
)
