"""Minimal rights: what a party can insist on when the others of a group are paid all they can hope for."""

from __future__ import annotations

from iuralloc.problems import rights
from iuralloc.problems.games import GameProblem
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """Say for each party the most that is left to it in any group that pays the others their utopia.

    In a burden it is the least that is left for it to pay.

    Raises
    ------
    LimitReached
        ``table-too-large``, ``game-too-large`` or ``make-ups-too-many``.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> venture = WorthGame.of_whole_numbers(["uni", "firm"], 1, [0, 10, 20, 60])
    >>> solve(GameProblem(venture, Reference("profit.worth"))).answer
    {'uni': Fraction(10, 1), 'firm': Fraction(20, 1)}
    """
    return Solution(rights.minimal_rights(problem.game, problem.sense))


RULE = Rule(
    id="minimal_rights",
    title={"en": "Minimal rights", "zh": "最低权益"},
    kind="transform",
    problems=("game",),
    solve=solve,
    idea={
        "en": "The most that is left to a party in any group in which the others get all they can hope for.",
        "zh": "在任一联盟中、其余成员均取得其乌托邦支付后，某方仍可获得的最大余额。",
    },
    references=("S. H. Tijs (1981), Bounds for the core and the tau-value, Game Theory and Mathematical Economics",),
    formula="m_i = max_{S ∋ i} ( v(S) − Σ_{j ∈ S \\ i} M_j )",
    use={
        "en": "The lowest figure that a party need accept: it can have that much by paying off a group of its choice.",
        "zh": "作为某一方可坚持的下限：该方自选伙伴并足额支付后仍能保有的金额。",
    },
    avoid={
        "en": "As an allocation: the figures do not add up to the whole, and may even exceed what parties can hope for.",
        "zh": "直接作为分配方案时：各数之和一般不等于总额，甚至可能超过乌托邦支付。",
    },
    views=(views.MAKE_UPS, views.EVERY_GROUP),
    axioms=("anonymity", "twins", "covariance"),
)
