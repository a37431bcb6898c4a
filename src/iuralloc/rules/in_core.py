"""Whether a division leaves every group content: nobody could do better without the others."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from iuralloc.problems.games import GameProblem
from iuralloc.problems.objections import listed_objections
from iuralloc.rules import views
from iuralloc.rules.card import Parameter, Rule, Solution

#: objections that are named
LISTED = 10


def solve(problem: GameProblem, *, allocation: Mapping[str, Fraction]) -> Solution:
    """Say whether a division is in the core: it hands out the whole, and no group objects.

    Raises
    ------
    LimitReached
        ``table-too-large`` or ``game-too-large``: a part of the groups would prove nothing.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 6, 0, 6, 4, 9])
    >>> solution = solve(GameProblem(game, Reference("game")), allocation={p: Fraction(3) for p in "ABC"})
    >>> solution.answer
    {'value': True}
    """
    game = problem.game
    surplus = sum(allocation.values(), Fraction(0)) - game.worth_of_all()
    found = listed_objections(game, allocation, problem.sense, LISTED)
    if found is not None:
        objecting, data = found.objecting, found.as_data()
    else:
        from iuralloc.problems.core_test import core_test
        from iuralloc.problems.gains import Gains

        gains = Gains.of(problem)
        amounts = gains.amounts(allocation)
        test = core_test(gains.size, gains.worths, amounts, gains.denominator, listed=LISTED)
        objecting, data = test.objecting, gains.described(test.as_data())
    return Solution({"value": surplus == 0 and objecting == 0}, certificate={"kind": "core_test", **data})


RULE = Rule(
    id="in_core",
    title={"en": "Is this division in the core?", "zh": "该分配是否属于核心"},
    kind="test",
    problems=("game",),
    solve=solve,
    parameters=(
        Parameter(
            "allocation",
            "allocation",
            required=True,
            meaning={"en": "What each party gets, or pays.", "zh": "各方所得（或所付）金额。"},
        ),
    ),
    idea={
        "en": "A division is in the core if it hands out the whole and no group could do better without the others.",
        "zh": "若分配恰好分完总额，且任何联盟脱离他方均不能获得更多，则该分配属于核心。",
    },
    formula="x(N) = v(N) and x(S) ≥ v(S) for every S",
    use={
        "en": "A division is on the table, whoever proposed it: who has a reason to leave, and by how much?",
        "zh": "已有分配方案（无论由谁提出），需检验谁有退出动机及其程度时。",
    },
    avoid={
        "en": "The worths of groups are guesses: then so are the objections.",
        "zh": "各联盟价值仅为估计时，异议同样只是估计。",
    },
    references=(
        "D. B. Gillies (1959), Solutions to general non-zero-sum games, Contributions to the Theory of Games IV",
    ),
    views=(views.MAKE_UPS, views.EVERY_GROUP),
    unique={"en": "Yes or no.", "zh": "非此即彼。"},
)
