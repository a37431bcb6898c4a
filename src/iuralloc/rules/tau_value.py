"""The tau value: the point between what parties can insist on and what they can hope for."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from iuralloc.formula import Formula, Product, Quotient, Sum
from iuralloc.problems.games import GameProblem
from iuralloc.problems.readings import WorthOf
from iuralloc.problems.rights import MinimalRight, TotalOfBounds, minimal_rights, utopia
from iuralloc.quantities import rational_text
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem) -> Solution:
    """Give each party the efficient point on the way from minimal rights to utopia payoffs.

    The payoff starts from the hopes and takes concessions off, its formula starts from the rights. There is no
    answer (``tau-rights-above-hopes``, of a burden ``tau-duties-cross``, or ``tau-whole-out-of-reach``) where the
    bounds cross, or where the worth of all does not lie between them. In a burden the two bounds change places.

    Raises
    ------
    LimitReached
        ``table-too-large``, ``game-too-large`` or ``make-ups-too-many``.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> venture = WorthGame.of_whole_numbers(["uni", "firm"], 1, [0, 10, 20, 60])
    >>> solve(GameProblem(venture, Reference("profit.worth"))).payoff
    {'uni': Fraction(25, 1), 'firm': Fraction(35, 1)}
    """
    game = problem.game
    sign = 1 if problem.sense == "gain" else -1
    rights, hopes = minimal_rights(game, problem.sense), utopia(game)
    for player in game.players:
        if sign * (rights[player] - hopes[player]) > 0:
            facts = {"right": rational_text(rights[player]), "hope": rational_text(hopes[player])}
            code = "tau-rights-above-hopes" if sign > 0 else "tau-duties-cross"
            return Solution.none(code, party=player, **facts)
    whole, least, most = game.worth_of_all(), _sum(rights), _sum(hopes)
    if not sign * least <= sign * whole <= sign * most:
        return Solution.none(
            "tau-whole-out-of-reach",
            whole=rational_text(whole), rights=rational_text(least), hopes=rational_text(most),
        )  # fmt: skip
    room = most - least
    conceded = (most - whole) / room if room else Fraction(0)
    return Solution(
        {player: hopes[player] - conceded * (hopes[player] - rights[player]) for player in game.players},
        partial(_stated, problem, even=not room),
    )


def _sum(amounts: Mapping[str, Fraction]) -> Fraction:
    return sum(amounts.values(), Fraction(0))


def _stated(problem: GameProblem, *, even: bool) -> dict[str, Formula]:
    """m_i + (M_i - m_i) (v(N) - sum of m) / (sum of M - sum of m); m_i where the two bounds are the same."""
    stated, together, sense = problem.stated, problem.together, problem.sense
    players = problem.game.players
    rights = {player: MinimalRight(stated, player, sense) for player in players}
    if even:
        return dict(rights)
    all_rights = TotalOfBounds(stated, "right", sense)
    step = Quotient((
        Sum.of(together, all_rights, signs=(1, -1)),
        Sum.of(TotalOfBounds(stated, "hope", sense), all_rights, signs=(1, -1)),
    ))  # fmt: skip
    found: dict[str, Formula] = {}
    for player, right in rights.items():
        others = WorthOf(stated, tuple(other for other in players if other != player))
        found[player] = Sum.of(right, Product((Sum.of(together, others, right, signs=(1, -1, -1)), step)))
    return found


RULE = Rule(
    id="tau_value",
    title={"en": "Tau value: between rights and hopes", "zh": "τ值分配（上下界折中）"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    idea={
        "en": "All parties give up the same part of the distance between what they can hope for and what they can insist on.",
        "zh": "各方从可期望的上限出发，按同一比例向可坚持的下限让步。",
    },
    references=(
        "S. H. Tijs (1981), Bounds for the core and the tau-value, Game Theory and Mathematical Economics, 123-132",
        "S. H. Tijs (1987), An axiomatization of the tau-value, Mathematical Social Sciences 13, 177-181",
    ),
    formula="τ = m + λ (M − m), λ = (v(N) − Σ m) / (Σ M − Σ m)",
    use={
        "en": "The parties argue in demands and floors: the value is read from two figures of each, and every step of it "
        "can be followed at the table.",
        "zh": "各方以上限和下限展开谈判时：仅需每方两个数字，过程可逐步核对。",
    },
    avoid={
        "en": "The bounds cross or do not hold the whole: then it does not exist. With four parties or more it may lie "
        "outside the core.",
        "zh": "上下界交叉或未能包含总额时（此时不存在）；四方以上时可能不属于核心。",
    },
    views=(views.MAKE_UPS, views.EVERY_GROUP),
    axioms=("efficiency", "anonymity", "null-player", "twins", "covariance", "individual-rationality"),
)
