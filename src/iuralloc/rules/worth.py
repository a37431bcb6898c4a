"""The worth of every group, written out."""

from __future__ import annotations

from fractions import Fraction

from iuralloc.problems.bare.fields import group_key
from iuralloc.problems.coalition import members_of
from iuralloc.problems.dense import worths_by_mask
from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """List every group with its worth, by mask: A, B, A+B, C and so on.

    Raises
    ------
    LimitReached
        ``groups-too-many`` beyond ``Budget.WORTH_PARTIES`` players (facts ``parties`` and ``limit``).

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> venture = WorthGame.of_whole_numbers(["uni", "firm"], 2, [0, 1, 4, 6])
    >>> solve(GameProblem(venture, Reference("profit.worth"))).answer
    {'uni': Fraction(1, 2), 'firm': Fraction(2, 1), 'uni+firm': Fraction(3, 1)}
    """
    game = problem.game
    return Solution({
        group_key(members_of(mask, game.players)): Fraction(worth, game.denominator)
        for mask, worth in enumerate(worths_by_mask(game))
        if mask
    })  # fmt: skip


RULE = Rule(
    id="worth",
    title={"en": "Worths of all groups", "zh": "各联盟的价值"},
    kind="transform",
    problems=("game",),
    solve=solve,
    idea={
        "en": "What each group could earn, or would pay, on its own.",
        "zh": "每一联盟单独行事所能取得的收益（或应负担的成本）。",
    },
    references=("J. von Neumann and O. Morgenstern (1944), Theory of Games and Economic Behavior, chapter VI",),
    formula="v(S)",
    use={
        "en": "Checking that a game stated by dividends, rules or resources says what is meant.",
        "zh": "核对以红利、规则或资源等方式表述的博弈是否符合本意。",
    },
    avoid={
        "en": "There are many parties: the list doubles with every one.",
        "zh": "当事方较多时：每增加一方，列表长度翻倍。",
    },
    views=(views.EVERY_GROUP,),
    axioms=("anonymity", "additivity"),
)
