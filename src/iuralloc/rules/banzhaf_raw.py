"""The raw Banzhaf value: what a party adds to all groups that it can join, summed up."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from iuralloc.errors import Budget
from iuralloc.formula import Formula
from iuralloc.problems.games import GameProblem
from iuralloc.problems.readings import Marginals, by_dividends
from iuralloc.problems.synergies import SynergyGame
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """Sum up what each party adds to the groups of the others; in a game of votes, count its swings.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.voting import VotingGame
    >>> council = VotingGame.of("ABC", [Fraction(2), Fraction(1), Fraction(1)], Fraction(3))
    >>> {party: str(swings) for party, swings in solve(GameProblem(council, Reference("votes"))).payoff.items()}
    {'A': '3', 'B': '1', 'C': '1'}
    """
    return Solution(added_to_all(problem, Fraction(1)), lambda: stated(problem, Fraction(1)))


def added_to_all(problem: GameProblem, weight: Fraction) -> dict[str, Fraction]:
    """What each party adds to all groups that it can join, every group with this weight."""
    return problem.game.semivalue([weight] * len(problem.game.players))


def stated(problem: GameProblem, weight: Fraction) -> Mapping[str, Formula]:
    """The formulas of `added_to_all`."""
    game, players = problem.game, problem.game.players
    if isinstance(game, SynergyGame) and len(players) > Budget.TWO_ROADS_PARTIES:
        # A dividend is added with every group that holds its own: one for each choice among the others.
        return by_dividends(game, problem.stated, lambda parties: weight * (1 << (len(players) - parties)))
    return {player: Marginals(problem.stated, player, (weight,) * len(players)) for player in players}


RULE = Rule(
    id="banzhaf_raw",
    title={"en": "Banzhaf value, raw", "zh": "班扎夫值（原始）"},
    kind="transform",
    problems=("game",),
    solve=solve,
    idea={
        "en": "What a party adds to all groups that it can join, summed up; among voters, the number of its swings.",
        "zh": "某方加入每一个联盟所带来的增量之和；在投票中即其关键票次数。",
    },
    formula="β_i = Σ_{S ∋ i} (v(S) − v(S \\ i))",
    use={
        "en": "Counting how often a voter decides, with votes that are cast independently of each other.",
        "zh": "统计各投票人在独立投票时起决定作用的次数。",
    },
    avoid={
        "en": "An amount is to be divided: the numbers add up to anything.",
        "zh": "须分配某一金额时：各数之和不等于总额。",
    },
    references=(
        "J. F. Banzhaf (1965), Weighted voting doesn't work, Rutgers Law Review 19, 317-343",
        "L. S. Penrose (1946), The elementary statistics of majority voting, Journal of the Royal Statistical Society 109",
    ),
    views=(views.DRAWS, views.MARGINALS),
    axioms=("anonymity", "null-player", "twins", "additivity"),
)
