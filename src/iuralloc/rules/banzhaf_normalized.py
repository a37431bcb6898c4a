"""The normalized Banzhaf value: the worth of all, divided in proportion to raw Banzhaf values; in a vote, parts of 1."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from iuralloc.formula import Formula, Product, Quotient, Sum
from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.banzhaf_raw import added_to_all, stated
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """Divide the worth of all, in a vote 1, in proportion to what each party adds to all groups that it can join.

    There is no answer (``marginals-sum-to-zero``) where the parties add nothing in all.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.voting import VotingGame
    >>> council = VotingGame.of("ABC", [Fraction(2), Fraction(1), Fraction(1)], Fraction(3))
    >>> {party: str(power) for party, power in solve(GameProblem(council, Reference("votes"))).payoff.items()}
    {'A': '3/5', 'B': '1/5', 'C': '1/5'}
    >>> impossible = VotingGame.of("AB", [Fraction(1), Fraction(1)], Fraction(3))
    >>> solve(GameProblem(impossible, Reference("votes"))).why.code
    'marginals-sum-to-zero'
    """
    raw = added_to_all(problem, Fraction(1))
    whole = sum(raw.values(), Fraction(0))
    if not whole:
        return Solution.none("marginals-sum-to-zero")
    unit = problem.game.worth_of_all() / whole
    return Solution({party: unit * added for party, added in raw.items()}, lambda: _stated(problem))


def _stated(problem: GameProblem) -> Mapping[str, Formula]:
    raw = stated(problem, Fraction(1))
    whole = Sum.of(*raw.values())
    return {party: Quotient((Product((problem.together, added)), whole)) for party, added in raw.items()}


RULE = Rule(
    id="banzhaf_normalized",
    title={"en": "Banzhaf value, normalized", "zh": "班扎夫值（归一化）"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    idea={
        "en": "Raw Banzhaf values, scaled to add up to the worth of all; in a vote, a party's part of all swings.",
        "zh": "将原始班扎夫值缩放至总和等于大联盟价值；在投票中即某方关键票次数所占比例。",
    },
    formula="B_i = v(N) · β_i / Σ_j β_j",
    use={
        "en": "Comparing the power of voters within one body.",
        "zh": "比较同一机构内各投票人的相对权力。",
    },
    avoid={
        "en": "Comparing bodies: scaling hides how often anybody decides. Or parties may take away from each other: "
        "then what all add may be little or nothing, and the parts grow beyond reason.",
        "zh": "跨机构比较时（归一化掩盖总体可决定程度）；或各方可能相互减损时（总和可能接近零，比例失真）。",
    },
    references=(
        "J. F. Banzhaf (1965), Weighted voting doesn't work, Rutgers Law Review 19, 317-343",
        "P. Dubey and L. S. Shapley (1979), Mathematical properties of the Banzhaf power index, Math. Oper. Res. 4, 99-131",
    ),
    views=(views.DRAWS, views.MARGINALS),
    axioms=("efficiency", "anonymity", "null-player", "twins"),
)
