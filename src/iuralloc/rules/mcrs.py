"""Between bounds: everybody's lower bound, and the rest in proportion to the room up to the upper bounds."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from iuralloc.formula import Formula, Product, Quotient, Sum
from iuralloc.problems.bounds import Bounds
from iuralloc.problems.claims import less
from iuralloc.problems.fineness import refuse_too_fine
from iuralloc.quantities import rational_text
from iuralloc.rules.card import Rule, Share, Solution


def solve(problem: Bounds) -> Solution:
    """Give each party low + (high - low) x (total - sum of low) / sum of (high - low).

    There is no answer (``bounds-without-room``, facts ``low``, ``total``) where the sum of (high - low) is nothing,
    unless all bounds coincide and make the total.

    Raises
    ------
    LimitReached
        ``denominator-too-large``.

    Examples
    --------
    >>> from iuralloc.problems.division import Stated
    >>> low, high = {"A": Stated.of(0), "B": Stated.of(10)}, {"A": Stated.of(10), "B": Stated.of(40)}
    >>> {party: str(amount) for party, amount in solve(Bounds(low, high, Stated.of(30))).payoff.items()}
    {'A': '5', 'B': '25'}
    """
    low = {party: bound.value for party, bound in problem.low.items()}
    room = {party: problem.high[party].value - bound for party, bound in low.items()}
    refuse_too_fine([problem.total.value, *low.values(), *room.values()])
    least, whole = sum(low.values(), Fraction(0)), sum(room.values(), Fraction(0))
    rest = problem.total.value - least
    if not whole and (rest or any(room.values())):
        facts = {"low": rational_text(least), "total": rational_text(problem.total.value)}
        return Solution.none("bounds-without-room", **facts)
    rate = rest / whole if whole else Fraction(0)
    return Solution(
        {party: bound + room[party] * rate for party, bound in low.items()},
        sharing=partial(_state, problem, divided=bool(whole)),
    )


def _state(problem: Bounds, share: Share, *, divided: bool) -> dict[str, Formula]:
    low = {party: bound.formula for party, bound in problem.low.items()}
    if not divided:
        return low
    room = {party: less(problem.high[party].formula, bound) for party, bound in low.items()}
    rest = less(problem.total.formula, *low.values())
    rate = share("part_of_room", "number", Quotient((rest, Sum.of(*room.values()))))
    return {party: Sum.of(bound, Product((room[party], rate))) for party, bound in low.items()}


RULE = Rule(
    id="mcrs",
    title={"en": "Between lower and upper bounds (MCRS)", "zh": "最小成本—剩余节约法（MCRS）"},
    kind="allocation",
    problems=("bounds",),
    solve=solve,
    idea={
        "en": "Each party gets its lower bound, and of the rest a part in proportion to the room up to its upper bound.",
        "zh": "各方先得下限，余额按上下限之差的比例分配。",
    },
    formula="x_i = low_i + (high_i − low_i) · (V − Σ low) / Σ (high − low)",
    use={
        "en": "For each party a least and a most are agreed, or follow from the core.",
        "zh": "各方的下限与上限已约定，或可由核心得出时。",
    },
    avoid={
        "en": "The total lies outside what the bounds allow: then the answer does, too.",
        "zh": "总额超出上下限所允许的范围时：结果亦会超出。",
    },
    references=(
        (
            "J. P. Heaney and R. E. Dickinson (1982), Methods for apportioning the cost of a water resource project, "
            "Water Resources Research 18, 476-482"
        ),
    ),
    axioms=("efficiency", "anonymity"),
)
