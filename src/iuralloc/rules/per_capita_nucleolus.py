"""The nucleolus that counts discontent for each member of a group, not for the group as a whole."""

from __future__ import annotations

from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution
from iuralloc.rules.nucleoli import certified_solution


def solve(problem: GameProblem) -> Solution:
    """Give each party its part of the per-capita nucleolus, with levels of balanced groups as proof.

    There is no answer (``no-imputation``) where the parties get more alone, in all, than together.

    Raises
    ------
    LimitReached
        Where a table of all groups would be too large.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 6, 0, 0, 0, 12])
    >>> {party: str(amount) for party, amount in solve(GameProblem(game, Reference("game"))).payoff.items()}
    {'A': '5', 'B': '5', 'C': '2'}
    """
    return certified_solution(problem, "per_capita_nucleolus")


RULE = Rule(
    id="per_capita_nucleolus",
    title={"en": "Per-capita nucleolus", "zh": "人均核仁分配"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    idea={
        "en": "As the nucleolus, with the discontent of a group divided by the number of its members.",
        "zh": "与核仁相同，但以联盟成员人均超出额衡量。",
    },
    formula="leximin over imputations x of (v(S) − x(S)) / |S|",
    use={
        "en": "What counts is what each member would gain by leaving. When the total grows and nothing else changes, "
        "nobody gets less.",
        "zh": "以每个成员退出可获收益衡量时；且仅总额增加时任何一方所得不减。",
    },
    avoid={
        "en": "Groups act as wholes and weigh their gain as wholes: then the nucleolus.",
        "zh": "联盟以整体行动并以整体收益衡量时，应用核仁。",
    },
    references=(
        "J. H. Grotte (1970), Computation of and observations on the nucleolus, and the central games",
        (
            "H. P. Young, N. Okada and T. Hashimoto (1982), Cost allocation in water resources development, Water Resources "
            "Research 18"
        ),
    ),
    views=(views.EVERY_GROUP,),
    axioms=("efficiency", "anonymity", "individual-rationality", "twins", "covariance", "core-if-any"),
    unique={
        "en": "It is one point: the mean of two such divisions would be better than both.",
        "zh": "唯一：若有两个这样的分配，其均值将更优。",
    },
)
