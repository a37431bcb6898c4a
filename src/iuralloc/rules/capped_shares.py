"""A loss shared in a ratio, each share up to a cap; what is above is borne by nobody, or by those below theirs."""

from __future__ import annotations

from fractions import Fraction

from iuralloc.errors import Inconsistency
from iuralloc.formula import Formula, Least, Product, Quotient, Sum
from iuralloc.problems.capped import Capped
from iuralloc.problems.claims import less
from iuralloc.problems.division import Stated
from iuralloc.problems.level import Level, level_of
from iuralloc.rules.card import Rule, Solution

#: under this key the answer says what nobody bears
UNRECOVERED = "unrecovered"


def solve(problem: Capped) -> Solution:
    """Let each party bear min(cap, level x share); the rest of the loss is ``unrecovered``.

    The level is loss / sum of shares; with `reallocate` the one at which the loss is borne, or all caps are met.

    Examples
    --------
    >>> from iuralloc.problems.division import Stated
    >>> shares, caps = {"A": Stated.of(1), "B": Stated.of(2)}, {"A": Stated.of(10), "B": Stated.of(6)}
    >>> {party: str(part) for party, part in solve(Capped(Stated.of(12), shares, caps)).payoff.items()}
    {'A': '4', 'B': '6', 'unrecovered': '2'}
    >>> {party: str(part) for party, part in solve(Capped(Stated.of(12), shares, caps, True)).payoff.items()}
    {'A': '6', 'B': '6', 'unrecovered': '0'}
    """
    level = _reallocated(problem) if problem.reallocate else _plain(problem)
    parts = {party: Product((share.formula, level.formula)) for party, share in problem.shares.items()}
    borne: dict[str, Fraction] = {}
    formulas: dict[str, Formula] = {}
    for party, share in problem.shares.items():
        cap = problem.caps.get(party)
        part = share.value * level.value
        borne[party] = part if cap is None else min(cap.value, part)
        formulas[party] = parts[party] if cap is None else Least((cap.formula, parts[party]))
    borne[UNRECOVERED] = problem.loss.value - sum(borne.values(), Fraction(0))
    return Solution(borne, lambda: {**formulas, UNRECOVERED: less(problem.loss.formula, *formulas.values())})


def _plain(problem: Capped) -> Stated:
    total = sum((share.value for share in problem.shares.values()), Fraction(0))
    shares = Sum.of(*(share.formula for share in problem.shares.values()))
    return Stated(problem.loss.value / total, Quotient((problem.loss.formula, shares)))


def _reallocated(problem: Capped) -> Stated:
    """Where the caps of those with a share do not hold the loss, they are met."""
    bearing = {party: share for party, share in problem.shares.items() if share.value}
    rows = [(share, problem.caps.get(party)) for party, share in bearing.items()]
    borne, amount = problem.loss.value, problem.loss.formula
    caps = [cap for _, cap in rows if cap is not None]
    if len(caps) == len(rows):
        amount = Least((amount, Sum.of(*(cap.formula for cap in caps))))
        borne = min(borne, sum((cap.value for cap in caps), Fraction(0)))
    level = level_of([(share.value, None if cap is None else cap.value) for share, cap in rows], borne)
    if level is None:
        raise Inconsistency("caps that hold the loss do not hold it")
    operands = tuple((share.formula, None if cap is None else cap.formula) for share, cap in rows)
    return Stated(level, Level(operands, amount, level))


RULE = Rule(
    id="capped_shares",
    title={"en": "Shares of a loss up to caps", "zh": "限额内按份分担损失"},
    kind="allocation",
    problems=("capped",),
    solve=solve,
    idea={
        "en": "Each party bears its share of the loss up to its cap, and what is above stays where it fell or goes to "
        "those below their caps.",
        "zh": "各方在限额内按份分担损失，超出部分由受损方自行承担，或由未达限额的各方按份再分担。",
    },
    formula="x_i = min(cap_i, L · s_i / Σ s), or min(cap_i, λ · s_i) with Σ x = L",
    use={
        "en": "Liability is limited by agreement, by insurance, or because somebody cannot pay.",
        "zh": "责任受约定限额、保险或清偿能力限制时。",
    },
    avoid={
        "en": "Caps do not hold for intent and gross negligence: those losses are shared without them.",
        "zh": "故意或重大过失不适用限额时：此类损失应不设限额分担。",
    },
    references=(
        "DESCA model consortium agreement, section 5 (liability)",
        "Civil Code of the People's Republic of China (2020), art. 177-178, 506",
    ),
    axioms=("anonymity", "twins"),
)
