"""A scale of tiers: deductions first, and of what is left each tier by its own shares."""

from __future__ import annotations

from fractions import Fraction

from iuralloc.formula import Formula, Product, Sum
from iuralloc.problems.division import Stated
from iuralloc.problems.tiers import Tiers
from iuralloc.rules.card import Rule, Solution


def solve(problem: Tiers) -> Solution:
    """Give the deductions, one after another, and then each tier of what is left to its recipients.

    Tiers are marginal: nobody gets less because more came in. Shares of a tier that leave something leave it
    undivided.

    Raises
    ------
    ContractAtFault
        ``deduction-above-rest`` (facts ``to``, ``amount``, ``left``).

    Examples
    --------
    >>> from iuralloc.problems.tiers import Deduction, Tier
    >>> half, whole = Stated.of(Fraction(1, 2)), Stated.of(1)
    >>> scale = (Tier(Stated.of(10), {"A": whole}), Tier(None, {"A": half, "B": half}))
    >>> solution = solve(Tiers(Stated.of(40), (Deduction("office", rate=half),), scale))
    >>> {recipient: str(amount) for recipient, amount in solution.payoff.items()}
    {'office': '20', 'A': '15', 'B': '5'}
    """
    taken, left = problem.deducted()
    parts: dict[str, list[Stated]] = {recipient: [] for recipient in problem.recipients}
    for recipient, part in taken:
        parts[recipient].append(part)
    for tier, filled in zip(problem.tiers, problem.filled(left), strict=True):
        for recipient, share in tier.shares.items():
            formula = Product((filled.formula, share.formula))
            parts[recipient].append(Stated(filled.value * share.value, formula))
    return Solution(
        {recipient: sum((part.value for part in own), Fraction(0)) for recipient, own in parts.items()},
        lambda: {recipient: _sum(own) for recipient, own in parts.items()},
    )


def _sum(parts: list[Stated]) -> Formula:
    return Sum.of(*(part.formula for part in parts))


RULE = Rule(
    id="tiered",
    title={"en": "Scale of tiers", "zh": "分档（累进）分配"},
    kind="allocation",
    problems=("tiers",),
    solve=solve,
    idea={
        "en": "After the deductions, each part of the amount that lies in a tier goes by the shares of that tier.",
        "zh": "扣除各项后，落入各档的金额按该档份额分配。",
    },
    formula="x_i = Σ_k s_ik · max(0, min(E, u_k) − u_{k−1})",
    use={
        "en": "Shares shall change with the size of the amount, as in the revenue policies of universities.",
        "zh": "份额随金额大小变化时，如高校科技成果转化收益分配办法。",
    },
    avoid={
        "en": "A clause means that the tier reached holds for the whole amount (a slab scale): then a party can get less "
        "because more came in.",
        "zh": "条款系指全额适用所达档位（全额累进）时：收入增加反而可能使所得减少。",
    },
    references=(
        (
            "Law of the People's Republic of China on Promoting the Transformation of Scientific and Technological "
            "Achievements (2015), art. 44-45"
        ),
        "University of Oxford, revenue sharing for inventors",
    ),
    axioms=("resource-monotone",),
)
