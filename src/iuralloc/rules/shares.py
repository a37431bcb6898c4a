"""Agreed parts of the whole, as a clause states them."""

from __future__ import annotations

from iuralloc.errors import ContractAtFault, Finding
from iuralloc.formula import Product
from iuralloc.problems.division import Division
from iuralloc.problems.fineness import refuse_too_fine
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Rule, Solution


def solve(problem: Division) -> Solution:
    """Give each party estate x share; what the shares leave stays undivided.

    Raises
    ------
    ContractAtFault
        ``shares-exceed-whole`` (fact ``sum``) if more than the whole would be given away.
    LimitReached
        ``denominator-too-large``.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from iuralloc.formula import Constant
    >>> from iuralloc.problems.division import Stated
    >>> def stated(amount):
    ...     return Stated(Fraction(amount), Constant(Fraction(amount)))
    >>> solution = solve(Division(stated(200), {"maker": stated("0.45"), "lake": stated("1/2")}))
    >>> {party: str(amount) for party, amount in solution.payoff.items()}
    {'maker': '90', 'lake': '100'}
    """
    refuse_too_fine([problem.estate.value, *(weight.value for weight in problem.weights.values())])
    total = problem.sum_of_weights
    if total > 1:
        raise ContractAtFault([Finding("shares-exceed-whole", facts={"sum": rational_text(total)})])
    return Solution(
        {party: problem.estate.value * share.value for party, share in problem.weights.items()},
        lambda: {party: Product((problem.estate.formula, share.formula)) for party, share in problem.weights.items()},
    )


RULE = Rule(
    id="shares",
    title={"en": "Agreed shares", "zh": "按约定份额分配"},
    kind="allocation",
    problems=("division",),
    solve=solve,
    idea={
        "en": "Each party gets the part of the whole that the contract gives it.",
        "zh": "各方按合同约定的份额获得分配。",
    },
    references=("Civil Code of the People's Republic of China (2020), art. 972: as the partnership contract agrees",),
    formula="x_i = E · s_i",
    use={
        "en": "A clause states the parts, and nobody wants to reopen them.",
        "zh": "合同条款已约定份额且各方无意重新商定时。",
    },
    avoid={
        "en": "The parts were fixed before anybody knew who would contribute what.",
        "zh": "份额约定于各方投入尚未明确之前时。",
    },
    axioms=("anonymity", "additivity-in-the-amount", "order-of-weights"),
)
