"""The Banzhaf value: what a party adds to a group of the others, averaged over all groups."""

from __future__ import annotations

from fractions import Fraction

from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.banzhaf_raw import added_to_all, stated
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """Average what each party adds over the 2^(n-1) groups that it can join, the empty one counted.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.voting import VotingGame
    >>> council = VotingGame.of("ABC", [Fraction(2), Fraction(1), Fraction(1)], Fraction(3))
    >>> {party: str(power) for party, power in solve(GameProblem(council, Reference("votes"))).payoff.items()}
    {'A': '3/4', 'B': '1/4', 'C': '1/4'}
    """
    each = Fraction(1, 1 << (len(problem.game.players) - 1))
    return Solution(added_to_all(problem, each), lambda: stated(problem, each))


RULE = Rule(
    id="banzhaf",
    title={"en": "Banzhaf value", "zh": "班扎夫值"},
    kind="transform",
    problems=("game",),
    solve=solve,
    idea={
        "en": "What a party adds to a group of the others, averaged over all groups, each as likely as any other.",
        "zh": "某方加入其余各方任一联盟所带来的增量，按所有联盟等可能取平均。",
    },
    formula="β_i = 1/2^(n−1) · Σ_{S ∋ i} (v(S) − v(S \\ i))",
    use={
        "en": "How likely a voter is to decide if all others toss coins; what a party adds to a group chosen at random.",
        "zh": "衡量其余各方随机表决时某投票人起决定作用的概率，或某方对随机联盟的平均增量。",
    },
    avoid={
        "en": "An amount is to be divided: the numbers do not add up to it.",
        "zh": "须分配某一金额时：各数之和不等于总额。",
    },
    references=(
        "J. F. Banzhaf (1965), Weighted voting doesn't work, Rutgers Law Review 19, 317-343",
        "P. Dubey and L. S. Shapley (1979), Mathematical properties of the Banzhaf power index, Math. Oper. Res. 4, 99-131",
    ),
    views=(views.DRAWS, views.MARGINALS),
    axioms=("anonymity", "null-player", "twins", "additivity", "covariance"),
)
