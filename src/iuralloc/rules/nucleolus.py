"""The nucleolus: the most discontented group is made as content as can be, then the next, and so on."""

from __future__ import annotations

from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution
from iuralloc.rules.nucleoli import certified_solution


def solve(problem: GameProblem) -> Solution:
    """Give each party its part of the nucleolus, with levels of balanced groups as proof.

    There is no answer (``no-imputation``) where the parties get more alone, in all, than together.

    Raises
    ------
    LimitReached
        Where a table of all groups would be too large.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 1, 1, 7, 1, 5, 4, 10])
    >>> solution = solve(GameProblem(game, Reference("game")))
    >>> {party: str(amount) for party, amount in solution.payoff.items()}, solution.guarantee
    ({'A': '9/2', 'B': '7/2', 'C': '2'}, 'certified')
    """
    return certified_solution(problem, "nucleolus")


RULE = Rule(
    id="nucleolus",
    title={"en": "Nucleolus", "zh": "核仁分配"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    idea={
        "en": "Among divisions that give nobody less than alone, the one in which the most discontented group is least "
        "discontented, then the next, and so on.",
        "zh": "在个体理性的分配中，使最不满意联盟的超出额最小，再使次不满意者最小，依此类推。",
    },
    formula="leximin over imputations x of the excesses v(S) − x(S)",
    use={
        "en": "No group may have a reason to leave, if that can be had: it lies in the core whenever there is one, and in "
        "the middle of it.",
        "zh": "须尽可能消除任何联盟的退出动机时：只要核心非空，核仁必属于核心并居其中心位置。",
    },
    avoid={
        "en": "Pots of several years or phases are settled one by one: the nucleolus of a sum is not the sum of the "
        "nucleoli. Or a party whose contribution grows must never get less.",
        "zh": "分期、分阶段单独结算时（和的核仁不等于核仁之和）；或要求贡献增加者所得不得减少时。",
    },
    references=(
        "D. Schmeidler (1969), The nucleolus of a characteristic function game, SIAM Journal on Applied Mathematics 17",
        "E. Kohlberg (1971), On the nucleolus of a characteristic function game, SIAM Journal on Applied Mathematics 20",
    ),
    views=(views.EVERY_GROUP,),
    axioms=("efficiency", "anonymity", "individual-rationality", "twins", "covariance", "core-if-any"),
    unique={
        "en": "It is one point: the mean of two such divisions would be better than both.",
        "zh": "唯一：若有两个这样的分配，其均值将更优。",
    },
)
