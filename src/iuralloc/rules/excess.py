"""How much every group is short of what it could do alone."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from iuralloc.problems.bare.fields import group_key
from iuralloc.problems.coalition import members_of
from iuralloc.problems.dense import worths_by_mask
from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.card import Parameter, Rule, Solution


def solve(problem: GameProblem, *, allocation: Mapping[str, Fraction]) -> Solution:
    """List every group but that of all with its excess at an allocation, by mask: A, B, A+B, C and so on.

    Above 0 the group is dissatisfied: it gets less than it could earn alone, or in a burden pays more.

    Parameters
    ----------
    problem
        The game.
    allocation
        What each party gets, or pays; it need not divide the whole.

    Raises
    ------
    LimitReached
        ``groups-too-many`` beyond ``Budget.WORTH_PARTIES`` players (facts ``parties`` and ``limit``).

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> venture = WorthGame.of_whole_numbers(["uni", "firm"], 1, [0, 10, 20, 60])
    >>> solve(GameProblem(venture, Reference("profit.worth")), allocation={"uni": 5, "firm": 55}).answer
    {'uni': Fraction(5, 1), 'firm': Fraction(-35, 1)}
    """
    game = problem.game
    whole = lcm(game.denominator, *(Fraction(allocation[player]).denominator for player in game.players))
    worths = worths_by_mask(game)
    paid = [0]
    for player in game.players:
        own = int(allocation[player] * whole)
        paid += [before + own for before in paid]
    sign = 1 if problem.sense == "gain" else -1
    common = whole // game.denominator
    return Solution({
        group_key(members_of(mask, game.players)): Fraction(sign * (worths[mask] * common - paid[mask]), whole)
        for mask in range(1, len(worths) - 1)
    })  # fmt: skip


RULE = Rule(
    id="excess",
    title={"en": "Excesses of all groups", "zh": "各联盟的超出额（不满程度）"},
    kind="transform",
    problems=("game",),
    solve=solve,
    parameters=(
        Parameter(
            "allocation",
            "allocation",
            required=True,
            meaning={
                "en": "What each party gets, or pays.",
                "zh": "各方所得（或所付）的金额。",
            },
        ),
    ),
    idea={
        "en": "What each group could earn alone beyond what it gets, or pays beyond what it would pay alone.",
        "zh": "每一联盟单独行事的收益超出其所得的部分（成本分摊时为其所付超出单独成本的部分）。",
    },
    references=("D. Schmeidler (1969), The nucleolus of a characteristic function game, SIAM J. Appl. Math. 17",),
    formula="e(S, x) = v(S) − x(S); in costs x(S) − c(S)",
    use={
        "en": "Seeing who would rather leave under a proposal, and by how much.",
        "zh": "查看在某一方案下哪些联盟宁愿退出及其程度。",
    },
    avoid={
        "en": "Only a yes or no is wanted: then ask `in_core`. Or there are many parties: the list doubles with every one.",
        "zh": "仅需判断是否属于核心时（用 in_core）；或当事方较多时（列表随每一方翻倍）。",
    },
    views=(views.EVERY_GROUP,),
    axioms=("anonymity",),
)
