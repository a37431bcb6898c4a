"""The weighted Shapley value: what a group adds is shared by weights, perhaps only by its highest class."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from iuralloc.errors import Budget, ContractAtFault, Finding
from iuralloc.formula import Constant
from iuralloc.problems.division import Stated
from iuralloc.problems.draw_shares import DrawShares, DualShares
from iuralloc.problems.games import GameProblem
from iuralloc.problems.levels import Partition
from iuralloc.problems.shared_dividends import SharedDividends
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.weight_shares import WeightShares
from iuralloc.problems.weighted_values import weighted_value, whole_weights
from iuralloc.quantities import rational_text
from iuralloc.rules import views
from iuralloc.rules.card import Parameter, Rule, Solution

_ONE = Stated(Fraction(1), Constant(Fraction(1)))


def solve(
    problem: GameProblem, *, weights: Mapping[str, Stated] | None = None, classes: Partition | None = None
) -> Solution:
    """Share the dividend of each group by weights, among the members of the highest class that it has.

    Up to ``Budget.TWO_ROADS_PARTIES`` parties the payoff comes from the potential of the game and its formula from
    dividends. Above, there is the road of dividends only.

    Parameters
    ----------
    problem
        The game.
    weights
        Above 0; only their ratios count. All alike where there are none.
    classes
        A partition of the parties, lowest class first; all in one class where there is none.

    Raises
    ------
    ContractAtFault
        ``weight-not-positive`` (facts ``party`` and ``weight``).
    LimitReached
        ``weights-too-fine`` (fact ``digits``) where payoffs would have thousands of digits; ``sharing-too-long``;
        ``table-too-large`` or ``game-too-large``.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> venture = WorthGame.of_whole_numbers(["uni", "firm"], 1, [0, 10, 20, 60])
    >>> weights = {"uni": Stated.of(2), "firm": Stated.of(1)}
    >>> solve(GameProblem(venture, Reference("profit.worth")), weights=weights).payoff
    {'uni': Fraction(30, 1), 'firm': Fraction(30, 1)}
    """
    return divided(problem, weights, classes, of_dual=False)


def divided(
    problem: GameProblem, weights: Mapping[str, Stated] | None, classes: Partition | None, *, of_dual: bool
) -> Solution:
    """The weighted Shapley value of the game, or of its dual; see `solve`."""
    game = problem.game
    stated = weights or dict.fromkeys(game.players, _ONE)
    _check(stated)
    whole = whole_weights({player: stated[player].value for player in game.players})
    ranked = classes or (game.players,)
    if isinstance(game, SynergyGame) and len(game.players) > Budget.TWO_ROADS_PARTIES:
        shares: DrawShares = WeightShares(game, whole, ranked)
        shares = DualShares(shares) if of_dual else shares
        return Solution(shares.payoff(), partial(shares.formulas, problem.stated))
    operands = {player: stated[player].formula for player in game.players} if weights else None
    return Solution(
        weighted_value(game, whole, ranked, of_dual=of_dual),
        lambda: SharedDividends.of_all(problem.stated, game.players, (), operands, classes or (), dual=of_dual),
    )


def _check(weights: Mapping[str, Stated]) -> None:
    findings = [
        Finding("weight-not-positive", facts={"party": party, "weight": rational_text(weight.value)})
        for party, weight in weights.items()
        if weight.value <= 0
    ]
    if findings:
        raise ContractAtFault(findings)


#: the same two for the value and for that of the dual game
PARAMETERS = (
    Parameter(
        "weights",
        "number by party",
        required=False,
        meaning={
            "en": "What a party weighs when it shares with others, above 0; only ratios count.",
            "zh": "各方参与分享时的权重，须大于零；仅比例有意义。",
        },
        default={"en": "every party weighs 1", "zh": "各方权重均为1"},
    ),
    Parameter(
        "classes",
        "classes",
        required=False,
        meaning={
            "en": "Classes of parties, lowest first: of each group only its members of the highest class share.",
            "zh": "由低到高的各方等级；每一联盟的增量仅由其中最高等级的成员分享。",
        },
        default={"en": "all parties are of one class", "zh": "全体当事方属同一等级"},
    ),
)


RULE = Rule(
    id="weighted_shapley",
    title={"en": "Weighted Shapley value", "zh": "加权沙普利值分配"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    parameters=PARAMETERS,
    idea={
        "en": "What each group adds beyond its smaller groups is shared among its members in proportion to weights.",
        "zh": "每一联盟超出其子组的增量，由其成员按权重比例分享。",
    },
    references=(
        "E. Kalai and D. Samet (1987), On weighted Shapley values, International Journal of Game Theory 16, 205-222",
        "S. Hart and A. Mas-Colell (1989), Potential, value, and consistency, Econometrica 57, 589-614",
    ),
    formula="φ^w_i = Σ_{T ∋ i} w_i / w(T) · Δ(T)",
    use={
        "en": "The parties differ in something that the worths do not show (size, effort, bargaining power), and agree "
        "on its weight. In profits a larger weight gets more of what groups add together.",
        "zh": "各方在价值函数未反映的方面（规模、努力、谈判地位）存在差异并就权重达成一致时；分享利益时权重大者多得增量。",
    },
    avoid={
        "en": "Losses and costs are divided: a weight then means more to bear, and the value of the dual game is another "
        "one. Or groups lose by joining: then a larger weight gets less.",
        "zh": "分担损失或成本时（权重大者承担更多，且与对偶值不同）；或合并反而减损时（权重大者反而少得）。",
    },
    views=(
        views.DRAWS_AND_WEIGHTS,
        {"en": "the potential of every group", "zh": "每个联盟的势"},
    ),
    axioms=("efficiency", "null-player", "additivity", "covariance"),
)
