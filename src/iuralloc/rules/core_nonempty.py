"""Whether there is a division that no group objects to."""

from __future__ import annotations

from iuralloc.problems.gains import Gains
from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """Say whether the core has a point; the proof is a point, or balanced weights that promise too much.

    Raises
    ------
    LimitReached
        Where a table of all groups would be too large.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> majority = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 1, 0, 1, 1, 1])
    >>> solution = solve(GameProblem(majority, Reference("game")))
    >>> solution.answer, solution.certificate["weights"]
    ({'value': False}, [['3', '1/2'], ['5', '1/2'], ['6', '1/2']])
    """
    from iuralloc.problems.core_by_programs import core_nonempty

    gains = Gains.of(problem)
    verdict = core_nonempty(gains.size, gains.worths, gains.denominator)
    certificate = gains.with_worths(verdict.certificate())
    return Solution({"value": verdict.nonempty}, guarantee="certified", certificate=certificate)


RULE = Rule(
    id="core_nonempty",
    title={"en": "Is there a core?", "zh": "核心是否非空"},
    kind="test",
    problems=("game",),
    solve=solve,
    idea={
        "en": "Whether there is a division of the whole in which every group gets at least what it could earn without the others.",
        "zh": "检验是否存在一种分配，使每个联盟所得均不低于其单独合作所能获得的收益。",
    },
    formula="∃ x: x(N) = v(N), x(S) ≥ v(S) for every S",
    use={
        "en": "Before arguing about which division is stable: perhaps none is, and then some group must be given a reason "
        "to stay that is not money.",
        "zh": "在争论何种分配稳定之前先行检验：可能不存在稳定分配，此时须以金钱以外的方式维系合作。",
    },
    avoid={
        "en": "A division is on the table: then ask `in_core` who objects to it.",
        "zh": "已有具体分配方案时，应用 in_core 检验谁有异议。",
    },
    references=(
        "O. N. Bondareva (1963), Some applications of linear programming methods to the theory of cooperative games",
        "L. S. Shapley (1967), On balanced sets and cores, Naval Research Logistics Quarterly 14",
    ),
    views=(views.EVERY_GROUP,),
    unique={"en": "Yes or no.", "zh": "非此即彼。"},
)
