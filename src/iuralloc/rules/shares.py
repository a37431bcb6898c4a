"""Agreed parts of the whole, as a clause states them."""

from __future__ import annotations

from iuralloc.errors import ContractAtFault, Finding
from iuralloc.formula import Product
from iuralloc.problems.division import Division
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Rule, Solution


def solve(problem: Division) -> Solution:
    """Give each party estate x share; what the shares leave stays undivided.

    Raises
    ------
    ContractAtFault
        ``shares-exceed-whole`` (fact ``sum``) if more than the whole would be given away.

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
    total = problem.sum_of_weights
    if total > 1:
        raise ContractAtFault([Finding("shares-exceed-whole", facts={"sum": rational_text(total)})])
    return Solution(
        payoff={party: problem.estate.value * share.value for party, share in problem.weights.items()},
        formulas={party: Product((problem.estate.formula, share.formula)) for party, share in problem.weights.items()},
    )


RULE = Rule(
    id="shares",
    title={"en": "Agreed shares", "zh": "按约定份额分配"},
    kind="allocation",
    problem="division",
    parameters=(),
    idea={
        "en": "Each party gets the part of the whole that the contract gives it.",
        "zh": "各方按合同约定的份额获得分配。",
    },
    references=("Civil Code of the People's Republic of China (2020), art. 972: as the partnership contract agrees",),
    unique={"en": "It is one formula.", "zh": "由公式直接得出，唯一。"},
    solve=solve,
)
