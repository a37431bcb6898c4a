"""Resources valued at the shadow prices of what all make together: an allocation in the core, without a game."""

from __future__ import annotations

from iuralloc.problems.linear_production import Plant, owen_prices
from iuralloc.rules.card import Rule, Solution


def solve(problem: Plant) -> Solution:
    """Give each player sum over the resources of shadow price x quantity.

    Examples
    --------
    >>> from fractions import Fraction
    >>> whole = lambda *numbers: tuple(map(Fraction, numbers))
    >>> shop = Plant(whole(3), (whole(1), whole(2)), {"A": whole(4, 0), "B": whole(0, 6)})
    >>> {player: str(amount) for player, amount in solve(shop).payoff.items()}
    {'A': '0', 'B': '9'}
    """
    found = owen_prices(problem.prices, problem.needs, tuple(problem.resources.values()))
    return Solution(
        dict(zip(problem.resources, found.payoff, strict=True)), guarantee="certified", certificate=found.certificate()
    )


RULE = Rule(
    id="owen_prices",
    title={"en": "Resources at shadow prices (Owen)", "zh": "影子价格分配（欧文线性生产）"},
    kind="allocation",
    problems=("production",),
    solve=solve,
    idea={
        "en": "Each gets what its resources are worth at the margin, when all resources are pooled and best used.",
        "zh": "各方按其资源在全体最优生产计划中的边际价值（影子价格）获得分配。",
    },
    formula="x_i = Σ_k w_k · R_ik, with w the shadow prices of the grand coalition",
    use={
        "en": "The parties pool capacity, material or staff to make known products: no worth of any group is needed.",
        "zh": "各方共享产能、材料或人员生产既定产品时：无需逐一列出各联盟收益。",
    },
    avoid={
        "en": "A scarce resource gets everything and a plentiful one nothing: who brings the plentiful one may not accept it.",
        "zh": "稀缺资源获得全部收益而富余资源一无所得，提供富余资源者难以接受时。",
    },
    references=("G. Owen (1975), On the core of linear production games, Mathematical Programming 9, 358-370",),
    axioms=("efficiency", "anonymity"),
    unique={
        "en": "Where several lists of shadow prices are right, the first resource gets the lowest price, then the next.",
        "zh": "影子价格不唯一时，依资源次序逐一取最低价格。",
    },
)
