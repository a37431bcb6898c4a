"""Largest remainder: amounts rounded down to whole units, and the missing units to the largest remainders."""

from __future__ import annotations

from iuralloc.errors import ContractAtFault, Finding
from iuralloc.problems.rounding import Rounding, apportion
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Rule, Solution


def solve(problem: Rounding) -> Solution:
    """Round every amount down, and give each missing unit to the next largest remainder; ties to whom stands first.

    Down is towards minus infinity, also for a negative amount. Everybody gets at most one missing unit.

    Raises
    ------
    ContractAtFault
        ``total-not-whole-units`` (facts ``total``, ``unit``); ``total-out-of-reach`` (facts ``total``, ``least``,
        ``most``) where the total is less than all amounts rounded down, or more than a unit each above that.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from iuralloc.problems.division import Stated
    >>> third, cent = Stated.of(Fraction(100, 3)), Stated.of(Fraction(1, 100))
    >>> {name: str(paid) for name, paid in solve(Rounding(dict.fromkeys("ABC", third), cent)).payoff.items()}
    {'A': '1667/50', 'B': '3333/100', 'C': '3333/100'}
    """
    unit, total = problem.unit.value, problem.whole
    if (total / unit).denominator != 1:
        facts = {"total": rational_text(total), "unit": rational_text(unit)}
        raise ContractAtFault([Finding("total-not-whole-units", facts=facts)])
    amounts = {party: amount.value for party, amount in problem.amounts.items()}
    least = sum(amount // unit for amount in amounts.values())
    most = least + len(amounts)
    if not least <= total / unit <= most:
        reach = {"least": rational_text(least * unit), "most": rational_text(most * unit)}
        raise ContractAtFault([Finding("total-out-of-reach", facts={"total": rational_text(total), **reach})])
    return Solution(apportion(total, amounts, unit).paid)


RULE = Rule(
    id="largest_remainder",
    title={"en": "Whole units by largest remainder", "zh": "最大余数法取整"},
    kind="allocation",
    problems=("rounding",),
    solve=solve,
    idea={
        "en": "Every amount is rounded down to whole units, and the units that are missing go one each to the largest "
        "remainders.",
        "zh": "各金额向下取整至最小单位，不足的单位依次给予余数最大者，每方至多一个。",
    },
    formula="x_i = u · (⌊a_i/u⌋ + 1 for the largest remainders)",
    use={
        "en": "Exact amounts must be paid in whole cents and add up to the total.",
        "zh": "精确金额须以整分支付且合计等于总额时。",
    },
    avoid={
        "en": "Seats are apportioned by growing totals: a larger house can cost a seat (the Alabama paradox).",
        "zh": "席位总数变动时：总席位增加可能使某方席位减少（阿拉巴马悖论）。",
    },
    references=("M. L. Balinski and H. P. Young (1982), Fair Representation, Yale University Press",),
    axioms=("efficiency",),
    unique={
        "en": "Equal remainders go to whom stands first.",
        "zh": "余数相等时，列于前者优先。",
    },
)
