"""The Shapley value moved by a factor: the correction of the literature on cooperation with universities.

It moves money from parties whose factor is below 1/n to those above. It is not individually rational and can
go below zero, whatever the game: hence a strength between none and all of the correction, and a core test
beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.errors import ContractAtFault, Finding, Inconsistency
from iuralloc.formula import Constant, Formula, Product, Sum
from iuralloc.problems.division import Stated
from iuralloc.problems.factors import Factors
from iuralloc.problems.fineness import refuse_too_fine
from iuralloc.problems.games import GameProblem
from iuralloc.quantities import rational_text
from iuralloc.rules import shapley
from iuralloc.rules.card import Parameter, Rule, Solution

#: what a party counts for, the parameter of every rule that corrects by a factor
FACTOR_MEANING = {
    "en": "What a party counts for in the correction (investment, risk, innovation); together 1.",
    "zh": "各方的综合修正因子（投入、风险、创新等），合计为1。",
}


@dataclass(frozen=True, slots=True)
class Uncorrected:
    """What is corrected: a payoff, its formulas when somebody asks, the whole, and the factor of each party."""

    payoff: Mapping[str, Fraction]
    formulas: Callable[[], Mapping[str, Formula]]
    whole: Stated
    factor: Mapping[str, Stated]


def uncorrected(problem: GameProblem | Factors, factor: Mapping[str, Stated] | None, rule: str) -> Uncorrected:
    """The Shapley value of a game with the factor given, or a base with the factors that it states.

    Raises
    ------
    ContractAtFault
        ``parameter-missing`` for a game without a factor; ``base-missing`` for factors of nothing.
    """
    if isinstance(problem, Factors):
        base = {party: amount.value for party, amount in problem.base.items()}
        if not base:
            raise ContractAtFault([Finding("base-missing", facts={"rule": rule})])
        own = {party: amount.formula for party, amount in problem.base.items()}
        whole = Stated(sum(base.values(), Fraction(0)), Sum.of(*own.values()))
        found = Uncorrected(base, lambda: own, whole, factor or problem.factor)
    elif factor is None:
        raise ContractAtFault(
            [Finding("parameter-missing", facts={"rule": rule, "parameter": "factor"}, path="params")]
        )
    else:
        plain = shapley.solve(problem)
        whole = Stated(problem.game.worth_of_all(), problem.together)
        found = Uncorrected(plain.payoff, lambda: plain.formulas, whole, factor)
    if set(found.factor) != set(found.payoff):
        raise Inconsistency("a factor is stated for other parties than those of the game")
    refuse_too_fine([*found.payoff.values(), *(part.value for part in found.factor.values())])
    return found


def solve(
    problem: GameProblem | Factors, *, factor: Mapping[str, Stated] | None = None, strength: Stated | None = None
) -> Solution:
    """Give each party phi_i + strength x v(N) x (R_i - 1/n).

    Parameters
    ----------
    problem
        The game; or shares before the correction, with their factors.
    factor
        R_i of every player; together 1. Factors that are printed beside the shares are taken as they are.
    strength
        From 0 (the Shapley value) to 1 (all of the correction, which is what a bare game means that names none).

    Raises
    ------
    ContractAtFault
        ``factor-not-one`` (fact ``sum``), ``strength-out-of-range`` (fact ``strength``); and as `uncorrected`.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> game = WorthGame.of_whole_numbers(["uni", "firm"], 1, [0, 60, 40, 100])
    >>> factor = {"uni": Fraction(3, 10), "firm": Fraction(7, 10)}
    >>> stated = {party: Stated.of(part) for party, part in factor.items()}
    >>> solution = solve(GameProblem(game, Reference("profit.worth")), factor=stated, strength=Stated.of(Fraction(1, 2)))
    >>> {party: str(amount) for party, amount in solution.payoff.items()}
    {'uni': '50', 'firm': '50'}
    """
    strength = strength or Stated.of(1)
    plain = uncorrected(problem, factor, "modified_shapley")
    _check(plain.factor, strength, printed=isinstance(problem, Factors))
    equal_part = Fraction(1, len(plain.payoff))
    moved = strength.value * plain.whole.value

    def state() -> dict[str, Formula]:
        return {
            party: Sum.of(
                formula,
                Product(
                    (
                        strength.formula,
                        plain.whole.formula,
                        Sum.of(plain.factor[party].formula, Constant(equal_part), signs=(1, -1)),
                    )
                ),
            )
            for party, formula in plain.formulas().items()
        }

    return Solution(
        {party: amount + moved * (plain.factor[party].value - equal_part) for party, amount in plain.payoff.items()},
        state,
    )


def _check(factor: Mapping[str, Stated], strength: Stated, *, printed: bool) -> None:
    findings = []
    total = sum((part.value for part in factor.values()), Fraction(0))
    if total != 1 and not printed:
        findings.append(Finding("factor-not-one", facts={"sum": rational_text(total)}))
    if not 0 <= strength.value <= 1:
        findings.append(Finding("strength-out-of-range", facts={"strength": rational_text(strength.value)}))
    if findings:
        raise ContractAtFault(findings)


RULE = Rule(
    id="modified_shapley",
    title={"en": "Shapley value corrected by a factor", "zh": "修正的沙普利值分配（综合修正因子）"},
    kind="allocation",
    problems=("game", "factors"),
    solve=solve,
    parameters=(
        Parameter(
            "factor",
            "number by party",
            required=True,
            meaning=FACTOR_MEANING,
            default={
                "en": "the factors that the game states, where it states them",
                "zh": "博弈中写明的因子（如有写明）",
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
            default={"en": "1", "zh": "1"},
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
    formula="φ'_i = φ_i + strength · v(N) · (R_i − 1/n)",
    use={
        "en": "The parties agree that what the game does not show (risk, effort, innovation) shall move a stated part "
        "of the money.",
        "zh": "各方同意以博弈未反映的因素（风险、努力、创新等）对部分收益予以修正时。",
    },
    avoid={
        "en": "A party must not fall below what it earns alone: the correction can take it there, and below zero.",
        "zh": "须保证各方所得不低于单独经营收益时：修正可能使其低于该值甚至为负。",
    },
    axioms=("efficiency", "anonymity"),
)
