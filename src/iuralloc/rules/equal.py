"""Equal parts, whatever the parties have put in."""

from __future__ import annotations

from fractions import Fraction

from iuralloc.formula import Constant, Quotient
from iuralloc.problems.division import Division
from iuralloc.rules.card import Rule, Solution


def solve(problem: Division) -> Solution:
    """Give each party estate / number of parties; the weights only name the parties.

    Examples
    --------
    >>> from iuralloc.problems.division import Stated
    >>> nothing = Stated(Fraction(0), Constant(Fraction(0)))
    >>> hundred = Stated(Fraction(100), Constant(Fraction(100)))
    >>> solve(Division(hundred, dict.fromkeys(["maker", "lake", "coast"], nothing))).payoff["lake"]
    Fraction(100, 3)
    """
    parties = Fraction(len(problem.weights))
    share = Quotient((problem.estate.formula, Constant(parties)))
    return Solution(
        payoff=dict.fromkeys(problem.weights, problem.estate.value / parties),
        formulas=dict.fromkeys(problem.weights, share),
    )


RULE = Rule(
    id="equal",
    title={"en": "Equal shares", "zh": "平均分配"},
    kind="allocation",
    problem="division",
    parameters=(),
    idea={"en": "Every party gets the same.", "zh": "各方所得相等。"},
    references=("H. Moulin (2003), Fair Division and Collective Welfare, MIT Press (equal treatment of equals)",),
    unique={"en": "It is one formula.", "zh": "由公式直接得出，唯一。"},
    solve=solve,
)
