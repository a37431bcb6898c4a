"""The nucleolus of a runway: the groups of users that save least are treated as well as can be."""

from __future__ import annotations

from iuralloc.problems.airport import Airport
from iuralloc.rules.card import Rule, Solution


def solve(problem: Airport) -> Solution:
    """Charge each aircraft of a type what the nucleolus does, in closed form.

    Raises
    ------
    LimitReached
        ``answers-too-fine`` or ``denominator-too-large``.

    Examples
    --------
    >>> from iuralloc.problems.division import Stated
    >>> costs = {"A": Stated.of(8), "B": Stated.of(11), "C": Stated.of(13), "D": Stated.of(18)}
    >>> {name: str(cost) for name, cost in solve(Airport(costs, dict.fromkeys(costs, 1))).payoff.items()}
    {'A': '13/4', 'B': '13/4', 'C': '13/4', 'D': '33/4'}
    """
    return Solution(problem.nucleolus())


RULE = Rule(
    id="airport_nucleolus",
    title={"en": "Nucleolus of a runway", "zh": "机场博弈的核仁"},
    kind="allocation",
    problems=("airport",),
    solve=solve,
    idea={
        "en": "The group of users that saves least by sharing the facility is made to save as much as can be, then the "
        "next.",
        "zh": "使共用设施中节约最少的用户组节约尽可能多，依次类推。",
    },
    formula="r_k = min_i (c_i − c_prev + r_{k−1}) / (N_i − N_prev + 1), without the 1 for the longest",
    use={
        "en": "No group of users shall have a reason to build its own facility, and the worst off come first.",
        "zh": "须使任何用户组均无另建设施的动机，且优先照顾节约最少者时。",
    },
    avoid={
        "en": "Each stretch shall be paid by those who use it: then the Shapley value.",
        "zh": "各段成本应由使用者分担时，宜用沙普利值。",
    },
    references=(
        (
            "S. C. Littlechild (1974), A simple expression for the nucleolus in a special case, International Journal of "
            "Game Theory 3, 21-29"
        ),
    ),
    axioms=("twins", "order-of-weights"),
    unique={
        "en": "The nucleolus is one point; ties between blocks are settled for the longer one.",
        "zh": "核仁唯一；分组并列时取较长者。",
    },
)
