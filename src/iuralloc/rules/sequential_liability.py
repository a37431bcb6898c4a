"""Damages one after another: each is shared by who caused it and by all before, without whom it had not come about."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate

from iuralloc.errors import ContractAtFault, Finding
from iuralloc.formula import Formula, Product, Quotient, Sum
from iuralloc.problems.chain import Chain
from iuralloc.problems.division import Stated
from iuralloc.problems.fineness import common_multiple, refuse_too_fine
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Parameter, Rule, Solution


def solve(problem: Chain, *, weights: Mapping[str, Stated] | None = None) -> Solution:
    """Let the parties of the first k steps bear the k-th damage, equally or by weight.

    Raises
    ------
    ContractAtFault
        ``weight-not-positive`` (facts ``party``, ``weight``).
    LimitReached
        ``denominator-too-large``.

    Examples
    --------
    >>> from iuralloc.problems.chain import Step
    >>> chain = Chain(tuple(Step(party, Stated.of(damage)) for party, damage in (("A", 60), ("B", 30), ("C", 30))))
    >>> {party: str(part) for party, part in solve(chain).payoff.items()}
    {'A': '85', 'B': '25', 'C': '10'}
    """
    parties = problem.parties
    power = weights or dict.fromkeys(parties, Stated.of(1))
    _check(power)
    charges = _charges(problem, [power[party].value for party in parties])
    return Solution(
        {party: power[party].value * charge for party, charge in zip(parties, charges, strict=True)},
        lambda: _state(problem, power),
    )


def _check(weights: Mapping[str, Stated]) -> None:
    refuse_too_fine(weight.value for weight in weights.values())
    findings = [
        Finding("weight-not-positive", facts={"party": party, "weight": rational_text(weight.value)})
        for party, weight in weights.items()
        if weight.value <= 0
    ]
    if findings:
        raise ContractAtFault(findings)


def _charges(problem: Chain, weights: list[Fraction]) -> list[Fraction]:
    """What a unit of weight bears of the damages from the step on at which its party joined."""
    scale = common_multiple(weight.denominator for weight in weights)
    joined = list(accumulate(int(weight * scale) for weight in weights))
    # Whole numbers over one denominator: a sum of fractions would be reduced at every step.
    fine = common_multiple(step.damage.value.denominator for step in problem.steps)
    whole = common_multiple(joined)
    rates = [0] * len(weights)
    for count, step in zip(problem.reached, problem.steps, strict=True):
        rates[count - 1] += int(step.damage.value * fine) * (whole // joined[count - 1])
    from_here = list(accumulate(reversed(rates)))[::-1]
    return [Fraction(rate * scale, fine * whole) for rate in from_here]


def _state(problem: Chain, weights: Mapping[str, Stated]) -> dict[str, Formula]:
    parties = problem.parties
    before = [Sum.of(*(weights[party].formula for party in parties[: k + 1])) for k in range(len(parties))]
    parts: dict[str, list[Formula]] = {party: [] for party in parties}
    for count, step in zip(problem.reached, problem.steps, strict=True):
        for party in parties[:count]:
            share = Product((step.damage.formula, weights[party].formula))
            parts[party].append(Quotient((share, before[count - 1])))
    return {party: Sum.of(*own) for party, own in parts.items()}


RULE = Rule(
    id="sequential_liability",
    title={"en": "Sequential liability", "zh": "连续致害的责任分担"},
    kind="allocation",
    problems=("chain",),
    solve=solve,
    parameters=(
        Parameter(
            "weights",
            "number by party",
            required=False,
            meaning={
                "en": "Degree of fault, above 0; equal by default.",
                "zh": "过错程度，须大于0；缺省为相等。",
            },
            default={"en": "equal", "zh": "相等"},
        ),
    ),
    idea={
        "en": "Every damage is shared by the party that caused it and by all before in the chain.",
        "zh": "每一损害由其直接致害方及链条中在先各方共同分担。",
    },
    formula="x_i = Σ_{k ≥ i} D_k · w_i / Σ_{j ≤ k} w_j",
    use={
        "en": "Each later damage would not have come about without every earlier act, as in a chain of handling faults.",
        "zh": "在后损害以在先行为为必要条件时，如连续操作失误。",
    },
    avoid={
        "en": "The acts caused the damage independently of their order.",
        "zh": "各行为独立致害、与先后无关时。",
    },
    references=(
        (
            "P. Dehez and S. Ferey (2013), How to share joint liability: a cooperative game approach, Mathematical Social "
            "Sciences 66, 44-50: the (weighted) Shapley value of the game of potential damages"
        ),
        "Civil Code of the People's Republic of China (2020), art. 1172",
    ),
    axioms=("efficiency",),
)
