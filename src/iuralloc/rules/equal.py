"""Equal parts, whatever the parties have put in."""

from __future__ import annotations

from fractions import Fraction

from iuralloc.formula import Constant, Formula, Quotient
from iuralloc.problems.division import Division
from iuralloc.problems.games import GameProblem
from iuralloc.rules.card import Rule, Solution


def solve(problem: Division | GameProblem) -> Solution:
    """Give each party estate / number of parties; of a game, what all are worth together.

    Examples
    --------
    >>> from iuralloc.problems.division import Stated
    >>> nothing, hundred = Stated.of(0), Stated.of(100)
    >>> solve(Division(hundred, dict.fromkeys(["maker", "lake", "coast"], nothing))).payoff["lake"]
    Fraction(100, 3)
    """
    if isinstance(problem, Division):
        parties, amount = tuple(problem.weights), problem.estate.value
        whole = problem.estate.formula
    else:
        parties, amount = problem.game.players, problem.game.worth_of_all()
        whole = problem.together
    count = Fraction(len(parties))

    def state() -> dict[str, Formula]:
        return dict.fromkeys(parties, Quotient((whole, Constant(count))))

    return Solution(dict.fromkeys(parties, amount / count), state)


RULE = Rule(
    id="equal",
    title={"en": "Equal shares", "zh": "平均分配"},
    kind="allocation",
    problems=("division", "game"),
    solve=solve,
    idea={"en": "Every party gets the same.", "zh": "各方所得相等。"},
    formula="x_i = E / n",
    use={
        "en": "Nothing tells the parties apart, or nothing that can be proved: it is the default of the law where "
        "contributions cannot be ascertained.",
        "zh": "各方无法区分或贡献无法查明时；亦为法律在贡献不能确定时的缺省规则。",
    },
    avoid={
        "en": "The parties have put in different things and can show it.",
        "zh": "各方投入不同且可以举证时。",
    },
    references=(
        "H. Moulin (2003), Fair Division and Collective Welfare, MIT Press (equal treatment of equals)",
        "Civil Code of the People's Republic of China (2020), art. 309, 517, 972: equal where nothing else is proved",
    ),
    axioms=("efficiency", "anonymity", "additivity"),
)
