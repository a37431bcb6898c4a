"""Claims that an estate does not fill: what the rules for them have in common.

W. Thomson (2003), Axiomatic and game-theoretic analysis of bankruptcy and taxation problems: a survey,
Mathematical Social Sciences 45, 249-297.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from iuralloc.errors import ContractAtFault, Finding, Inconsistency
from iuralloc.formula import Constant, Formula, Product, Sum
from iuralloc.problems.division import Division
from iuralloc.problems.fineness import refuse_too_fine
from iuralloc.problems.level import Level, level_of
from iuralloc.quantities import rational_text

_ONE = Constant(Fraction(1))
_HALF = Constant(Fraction(1, 2))


def check_claims(problem: Division) -> None:
    """Refuse what is no conflict of claims.

    Raises
    ------
    ContractAtFault
        ``claim-negative`` (facts ``party``, ``value``), ``estate-negative`` (fact ``value``),
        ``claims-below-estate`` (facts ``sum``, ``estate``).
    LimitReached
        ``denominator-too-large``.
    """
    estate = problem.estate.value
    refuse_too_fine([estate, *(claim.value for claim in problem.weights.values())])
    findings = [
        Finding("claim-negative", facts={"party": party, "value": rational_text(claim.value)})
        for party, claim in problem.weights.items()
        if claim.value < 0
    ]
    if estate < 0:
        findings.append(Finding("estate-negative", facts={"value": rational_text(estate)}))
    total = problem.sum_of_weights
    if not findings and total < estate:
        facts = {"sum": rational_text(total), "estate": rational_text(estate)}
        findings.append(Finding("claims-below-estate", facts=facts))
    if findings:
        raise ContractAtFault(findings)


def equal_level(caps: Iterable[Fraction], amount: Fraction) -> Fraction:
    """The most that anybody gets where all get the same, but nobody more than a cap.

    Examples
    --------
    >>> equal_level([Fraction(2), Fraction(8)], Fraction(7))
    Fraction(5, 1)
    """
    level = level_of([(Fraction(1), cap) for cap in caps], amount)
    if level is None:
        raise Inconsistency("claims were not checked against the estate")
    return level


def stated_level(caps: Iterable[Formula], amount: Formula, level: Fraction) -> Level:
    """The formula of an equal level."""
    return Level(tuple((_ONE, cap) for cap in caps), amount, level)


def claims_together(problem: Division) -> Formula:
    """The operand whose value is the sum of all claims."""
    if problem.weights_total is not None:
        return problem.weights_total.formula
    return Sum.of(*(claim.formula for claim in problem.weights.values()))


def half_of(operand: Formula) -> Formula:
    """The operand whose value is half of another."""
    return Product((_HALF, operand))


def less(whole: Formula, *parts: Formula) -> Formula:
    """The operand whose value is what is left of a whole without some parts."""
    return Sum.of(whole, *parts, signs=(1, *(-1 for _ in parts)))
