"""The nearest division that keeps bounds: the largest deviation from a reference made smallest, then the next."""

from __future__ import annotations

import json

from iuralloc.errors import Inconsistency
from iuralloc.problems.nearest.clash import clash
from iuralloc.problems.nearest.data import clash_data, nearest_data
from iuralloc.problems.nearest.division import Bounded, nearest
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Rule, Solution


def solve(problem: Bounded) -> Solution:
    """Divide the total as near to the reference as the bounds allow, with a proof; or prove that they clash.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from iuralloc.lp.program import Row
    >>> floor = Row("lake at least 60", {"lake": Fraction(1)}, ">=", Fraction(60))
    >>> solution = solve(Bounded(Fraction(100), {"maker": Fraction(50), "lake": Fraction(50)}, (floor,)))
    >>> solution.payoff["maker"], solution.guarantee
    (Fraction(40, 1), 'certified')
    """
    found = nearest(problem)
    if found is not None:
        return Solution(dict(found.parts), guarantee="certified", certificate=nearest_data(problem, found))
    clashing = clash(problem)
    if clashing is None:
        raise Inconsistency("bounds that cannot be kept do not clash")
    # A name may hold any sign, so that no list of names can be told apart again once it is joined.
    gives = json.dumps({name: rational_text(amount) for name, amount in clashing.gives.items()}, ensure_ascii=False)
    none = Solution.none("bounds-clash", bounds="; ".join(clashing.bounds), gives=gives)
    return Solution(None, why=none.why, guarantee="certified", certificate=clash_data(problem, clashing))


RULE = Rule(
    id="leximin",
    title={"en": "Nearest division within bounds", "zh": "约束条件下的最近分配（字典序最小偏差）"},
    kind="allocation",
    problems=("leximin",),
    solve=solve,
    idea={
        "en": "Keep every bound and stay as near to a reference as they allow: the largest deviation is made as small "
        "as can be, then the next, and so on.",
        "zh": "在满足全部约束的前提下尽量接近基准：先使最大偏差最小，再使次大偏差最小，依此类推。",
    },
    formula="leximin of |x_i − r_i| over Σ x = T and the bounds",
    use={
        "en": "The parties have agreed on a formula and, beside it, on floors, caps or ratios that it breaks.",
        "zh": "各方已约定分配公式，同时另行约定下限、上限或比例，而公式结果与之冲突时。",
    },
    avoid={
        "en": "The bounds leave one answer only, or the parties want the total of the deviations small, not the largest.",
        "zh": "约束已唯一确定结果，或各方更看重偏差总和而非最大偏差时。",
    },
    references=(
        "H. Moulin (1988), Axioms of Cooperative Decision Making, Cambridge University Press, chapter 1",
        "J. A. M. Potters and S. H. Tijs (1992), The nucleolus of a matrix game, Mathematics of Operations Research 17",
    ),
    axioms=("efficiency", "anonymity"),
    unique={
        "en": "The mean of two nearest divisions would be nearer than both.",
        "zh": "若存在两个最近分配，则其均值将更近，故唯一。",
    },
)
