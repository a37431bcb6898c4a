"""The prenucleolus: as the nucleolus, among all divisions, also those that give a party less than alone."""

from __future__ import annotations

from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution
from iuralloc.rules.nucleoli import certified_solution


def solve(problem: GameProblem) -> Solution:
    """Give each party its part of the prenucleolus, with levels of balanced groups as proof.

    Raises
    ------
    LimitReached
        Where a table of all groups would be too large.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers("AB", 1, [0, 3, 4, 5])
    >>> {party: str(amount) for party, amount in solve(GameProblem(game, Reference("game"))).payoff.items()}
    {'A': '2', 'B': '3'}
    """
    return certified_solution(problem, "prenucleolus")


RULE = Rule(
    id="prenucleolus",
    title={"en": "Prenucleolus", "zh": "预核仁分配"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    idea={
        "en": "The division in which the most discontented group is least discontented, then the next; a single party is "
        "a group like any other.",
        "zh": "使最不满意联盟的超出额最小、再使次不满意者最小的分配；单个成员与其他联盟同等对待。",
    },
    formula="leximin over x with x(N) = v(N) of the excesses v(S) − x(S)",
    use={
        "en": "Alone the parties could get more, in all, than together, and the pot must be divided all the same.",
        "zh": "各方单独所得之和超过合作总额、但仍须分配时。",
    },
    avoid={
        "en": "Nobody may get less than alone: then the nucleolus. Where there is a core the two are the same.",
        "zh": "须保证各方不低于单独所得时应用核仁；核心非空时两者相同。",
    },
    references=(
        "A. I. Sobolev (1975), The characterization of optimality principles in cooperative games by functional equations",
        "B. Peleg and P. Sudhölter (2007), Introduction to the Theory of Cooperative Games, chapters 5 and 6",
    ),
    views=(views.EVERY_GROUP,),
    axioms=(
        "efficiency",
        "anonymity",
        "twins",
        "covariance",
        "core-if-any",
        "davis-maschler-consistency",
    ),
    unique={
        "en": "It is one point: the mean of two such divisions would be better than both.",
        "zh": "唯一：若有两个这样的分配，其均值将更优。",
    },
)
