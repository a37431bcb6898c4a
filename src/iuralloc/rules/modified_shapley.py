"""The Shapley value moved by a factor: the correction of the literature on cooperation with universities.

It moves money from parties whose factor is below 1/n to those above. It is not individually rational and can
go below zero, whatever the game: hence a strength between none and all of the correction, and a core test
beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from iuralloc.errors import ContractAtFault, Finding, Inconsistency
from iuralloc.formula import Constant, Product, Sum
from iuralloc.problems.division import Stated
from iuralloc.problems.games import GameProblem
from iuralloc.problems.readings import WorthOf
from iuralloc.quantities import rational_text
from iuralloc.rules import shapley
from iuralloc.rules.card import Parameter, Rule, Solution


def solve(problem: GameProblem, *, factor: Mapping[str, Stated], strength: Stated) -> Solution:
    """Give each party phi_i + strength x v(N) x (R_i - 1/n).

    Parameters
    ----------
    problem
        The game.
    factor
        R_i of every player; together 1.
    strength
        From 0 (the Shapley value) to 1 (all of the correction).

    Raises
    ------
    ContractAtFault
        ``factor-not-one`` (fact ``sum``) or ``strength-out-of-range`` (fact ``strength``).

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers(["uni", "firm"], 1, [0, 60, 40, 100])
    >>> factor = {"uni": Fraction(3, 10), "firm": Fraction(7, 10)}
    >>> stated = {party: Stated(part, Constant(part)) for party, part in factor.items()}
    >>> half = Stated(Fraction(1, 2), Constant(Fraction(1, 2)))
    >>> solution = solve(GameProblem(game, Reference("profit.worth")), factor=stated, strength=half)
    >>> {party: str(amount) for party, amount in solution.payoff.items()}
    {'uni': '50', 'firm': '50'}
    """
    players = problem.game.players
    _check(players, factor, strength)
    plain = shapley.solve(problem)
    equal_part = Fraction(1, len(players))
    moved = strength.value * problem.game.worth_of_all()
    together = problem.worth_of_all or WorthOf(problem.stated, players)
    return Solution(
        payoff={party: amount + moved * (factor[party].value - equal_part) for party, amount in plain.payoff.items()},
        formulas={
            party: Sum.of(
                formula,
                Product(
                    (
                        strength.formula,
                        together,
                        Sum.of(factor[party].formula, Constant(equal_part), signs=(1, -1)),
                    )
                ),
            )
            for party, formula in plain.formulas.items()
        },
    )


def _check(players: tuple[str, ...], factor: Mapping[str, Stated], strength: Stated) -> None:
    if set(factor) != set(players):
        raise Inconsistency("a factor is stated for other parties than those of the game")
    findings = []
    total = sum((part.value for part in factor.values()), Fraction(0))
    if total != 1:
        findings.append(Finding("factor-not-one", facts={"sum": rational_text(total)}))
    if not 0 <= strength.value <= 1:
        findings.append(Finding("strength-out-of-range", facts={"strength": rational_text(strength.value)}))
    if findings:
        raise ContractAtFault(findings)


RULE = Rule(
    id="modified_shapley",
    title={"en": "Shapley value corrected by a factor", "zh": "修正的沙普利值分配（综合修正因子）"},
    kind="allocation",
    problem="game",
    parameters=(
        Parameter(
            "factor",
            "number by party",
            required=True,
            meaning={
                "en": "What a party counts for in the correction (investment, risk, innovation); together 1.",
                "zh": "各方的综合修正因子（投入、风险、创新等），合计为1。",
            },
        ),
        Parameter(
            "strength",
            "number",
            required=True,
            meaning={
                "en": "How much of the correction is made, from 0 to 1.",
                "zh": "修正强度，0至1之间。",
            },
        ),
    ),
    idea={
        "en": "The Shapley value, plus the part of the whole by which a party's factor is above the average.",
        "zh": "在沙普利值基础上，按修正因子与平均值之差对总收益的相应部分予以调整。",
    },
    references=(
        "J. Dai and H. Xue (2004), Chinese Journal of Management Science 12(4)",
        "Mathematical Problems in Engineering 2022, 8942299: benefit allocation in contracted water saving",
    ),
    unique={"en": "It is one formula.", "zh": "由公式直接得出，唯一。"},
    solve=solve,
)
