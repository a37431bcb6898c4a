"""The least core: how far the demands of groups must be relaxed, or can be raised, at the edge of what can be met."""

from __future__ import annotations

from iuralloc.problems.gains import Gains
from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """Give the smallest e such that in some division no group has an excess above e; proved from both sides.

    There is no answer (``least-core-of-one``) for a single player, whom no group can leave.

    Raises
    ------
    LimitReached
        Where a table of all groups would be too large.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> majority = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 1, 0, 1, 1, 1])
    >>> solve(GameProblem(majority, Reference("game"))).answer
    {'epsilon': Fraction(1, 3)}
    """
    from iuralloc.problems.core_by_programs import least_core

    gains = Gains.of(problem)
    found = least_core(gains.size, gains.worths, gains.denominator)
    if found is None:
        return Solution.none("least-core-of-one")
    certificate = gains.with_worths(found.certificate())
    return Solution({"epsilon": found.epsilon}, guarantee="certified", certificate=certificate)


RULE = Rule(
    id="least_core",
    title={"en": "Least core", "zh": "最小核心"},
    kind="set",
    problems=("game",),
    solve=solve,
    idea={
        "en": "The smallest amount by which the most discontented group must be short; below zero, what every group can "
        "be given on top.",
        "zh": "最不满意联盟必须承受的最小缺口；为负时，表示每个联盟均可额外获得的余量。",
    },
    formula="ε = min over x with x(N) = v(N) of max over S ≠ ∅, N of v(S) − x(S)",
    use={
        "en": "The core is empty and somebody asks how badly, or there is one and somebody asks how safely.",
        "zh": "核心为空时衡量差距，核心非空时衡量稳固程度。",
    },
    avoid={
        "en": "One division is wanted: then the nucleolus, which lies in it.",
        "zh": "需要唯一分配时应用核仁（必在其中）。",
    },
    references=(
        (
            "M. Maschler, B. Peleg and L. S. Shapley (1979), Geometric properties of the kernel, nucleolus, and related "
            "solution concepts, Mathematics of Operations Research 4"
        ),
    ),
    views=(views.EVERY_GROUP,),
    unique={"en": "It is the value of a linear program.", "zh": "为线性规划的最优值。"},
)
