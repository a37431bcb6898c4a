"""In proportion to a number that belongs to each party: its contribution, its score, a product of figures."""

from __future__ import annotations

from iuralloc.errors import ContractAtFault, Finding
from iuralloc.formula import Formula, Product, Quotient, Sum
from iuralloc.problems.division import Division
from iuralloc.problems.fineness import refuse_too_fine
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Rule, Solution


def solve(problem: Division) -> Solution:
    """Give each party estate x weight / sum of the weights.

    A weight may be nothing or negative (a party that has taken out more than it put in); their sum may not.

    Raises
    ------
    ContractAtFault
        ``weights-sum-to-zero`` (fact ``sum``) if the weights do not add up to more than 0.
    LimitReached
        ``denominator-too-large``.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from iuralloc.formula import Constant
    >>> from iuralloc.problems.division import Stated
    >>> def stated(amount):
    ...     return Stated(Fraction(amount), Constant(Fraction(amount)))
    >>> solution = solve(Division(stated(90), {"Evan": stated(75), "Brett": stated(25)}))
    >>> {party: str(amount) for party, amount in solution.payoff.items()}
    {'Evan': '135/2', 'Brett': '45/2'}
    """
    refuse_too_fine([problem.estate.value, *(weight.value for weight in problem.weights.values())])
    total = problem.sum_of_weights
    if total <= 0:
        raise ContractAtFault([Finding("weights-sum-to-zero", facts={"sum": rational_text(total)})])
    divisor: Formula = (
        problem.weights_total.formula
        if problem.weights_total is not None
        else Sum.of(*(weight.formula for weight in problem.weights.values()))
    )
    return Solution(
        {party: problem.estate.value * weight.value / total for party, weight in problem.weights.items()},
        lambda: {
            party: Quotient((Product((problem.estate.formula, weight.formula)), divisor))
            for party, weight in problem.weights.items()
        },
    )


RULE = Rule(
    id="proportional",
    title={"en": "In proportion to a figure", "zh": "按比例分配"},
    kind="allocation",
    problems=("division",),
    solve=solve,
    idea={
        "en": "Each party gets the part of the whole that its number is of the sum of all numbers.",
        "zh": "各方按其指标占全体指标之和的比例获得分配。",
    },
    references=(
        "Aristotle, Nicomachean Ethics, book V",
        "C. T. Horngren, S. M. Datar and M. V. Rajan, Cost Accounting, chapter 15",
    ),
    formula="x_i = E · w_i / Σ w",
    use={
        "en": "Everybody accepts one measure of what each has put in, or is owed, and wants nothing but that to count.",
        "zh": "各方认可以某一指标衡量投入或债权，且仅以该指标为准时。",
    },
    avoid={
        "en": "What the parties add together is more than the sum of their parts: then the measure cannot see it.",
        "zh": "合作产生的增量大于各自投入之和时：单一指标无法反映协同贡献。",
    },
    axioms=(
        "efficiency",
        "anonymity",
        "additivity-in-the-amount",
        "order-of-weights",
        "self-dual",
        "consistency",
        "composition-up",
        "composition-down",
        "order-of-losses",
    ),
)
