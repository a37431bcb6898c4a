"""The Shapley value multiplied by a factor and scaled back to the whole: a correction that keeps nothing at nothing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from iuralloc.formula import Formula, Product, Quotient, Sum
from iuralloc.problems.division import Stated
from iuralloc.problems.factors import Factors
from iuralloc.problems.games import GameProblem
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Parameter, Rule, Share, Solution
from iuralloc.rules.modified_shapley import FACTOR_MEANING, Uncorrected, uncorrected


def solve(problem: GameProblem | Factors, *, factor: Mapping[str, Stated] | None = None) -> Solution:
    """Give each party v(N) x phi_i R_i / sum of phi_j R_j.

    There is no answer where the sum is nothing (``products-sum-to-zero``, fact ``sum``).

    Parameters
    ----------
    problem
        The game; or shares before the correction, with their factors.
    factor
        R_i of every player; only their proportions count.

    Raises
    ------
    ContractAtFault
        As `iuralloc.rules.modified_shapley.uncorrected`.

    Examples
    --------
    >>> base = {"uni": Stated.of(60), "firm": Stated.of(40)}
    >>> printed = {"uni": Stated.of(Fraction(3, 10)), "firm": Stated.of(Fraction(7, 10))}
    >>> {party: str(amount) for party, amount in solve(Factors(base, printed)).payoff.items()}
    {'uni': '900/23', 'firm': '1400/23'}
    """
    plain = uncorrected(problem, factor, "modified_shapley_rescaled")
    products = {party: amount * plain.factor[party].value for party, amount in plain.payoff.items()}
    total = sum(products.values(), Fraction(0))
    if not total:
        return Solution.none("products-sum-to-zero", sum=rational_text(total))
    return Solution(
        {party: plain.whole.value * part / total for party, part in products.items()}, sharing=partial(_state, plain)
    )


def _state(plain: Uncorrected, share: Share) -> dict[str, Formula]:
    products = {party: Product((formula, plain.factor[party].formula)) for party, formula in plain.formulas().items()}
    total = share("corrected", "number", Sum.of(*products.values()))
    return {party: Quotient((Product((plain.whole.formula, part)), total)) for party, part in products.items()}


RULE = Rule(
    id="modified_shapley_rescaled",
    title={"en": "Shapley value weighted by a factor", "zh": "修正的沙普利值分配（加权归一）"},
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
    ),
    idea={
        "en": "The Shapley value of each party times its factor, scaled so that the whole is divided.",
        "zh": "各方沙普利值乘以修正因子后归一至总收益。",
    },
    formula="φ'_i = v(N) · φ_i R_i / Σ φ_j R_j",
    use={
        "en": "A correction by a factor is agreed, and a party that adds something must not end below zero.",
        "zh": "约定以因子修正、且有贡献者所得不得为负时。",
    },
    avoid={
        "en": "Values of both signs occur: the scale can then turn round.",
        "zh": "沙普利值正负并存时：归一可能反向。",
    },
    references=(
        "J. Dai and H. Xue (2004), Chinese Journal of Management Science 12(4): the additive form",
        "Mathematical Problems in Engineering 2022, 8942299: benefit allocation in contracted water saving",
    ),
    axioms=("efficiency", "anonymity", "null-player"),
)
