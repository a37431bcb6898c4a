"""The value of Winter: levels of cooperation, consortia inside consortia."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from iuralloc.errors import Budget
from iuralloc.problems.games import GameProblem
from iuralloc.problems.level_shares import LevelShares
from iuralloc.problems.levels import Partition
from iuralloc.problems.shared_dividends import SharedDividends
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.values_in_levels import value_in_levels
from iuralloc.rules import views
from iuralloc.rules.card import Parameter, Rule, Solution


def solve(problem: GameProblem, *, levels: Sequence[Partition]) -> Solution:
    """Give each party what it adds on average over all orders in which every block of every level arrives in one go.

    Up to ``Budget.TWO_ROADS_PARTIES`` parties, and for any table, the payoff comes from marginal contributions
    and its formula from dividends passed down the levels. Larger games by blocks take the road of dividends only.

    Parameters
    ----------
    problem
        The game.
    levels
        Partitions of the parties, coarsest first, each dividing the blocks of the one before.

    Raises
    ------
    LimitReached
        ``table-too-large`` or ``game-too-large`` (a table of too many parties), ``sharing-too-long``.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> from iuralloc.problems.tugame import WorthGame
    >>> majority = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 1, 0, 1, 1, 1])
    >>> solution = solve(GameProblem(majority, Reference("votes")), levels=[[["A", "B"], ["C"]]])
    >>> {party: str(part) for party, part in solution.payoff.items()}
    {'A': '1/2', 'B': '1/2', 'C': '0'}
    """
    game = problem.game
    if isinstance(game, SynergyGame) and len(game.players) > Budget.TWO_ROADS_PARTIES:
        shares = LevelShares(game, levels)
        return Solution(shares.payoff(), partial(shares.formulas, problem.stated))
    state = partial(SharedDividends.of_all, problem.stated, game.players, levels)
    return Solution(value_in_levels(game, levels), state)


RULE = Rule(
    id="winter",
    title={"en": "Winter value: levels of cooperation", "zh": "温特值分配（多层级联合结构）"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    parameters=(
        Parameter(
            "levels",
            "levels",
            required=True,
            meaning={
                "en": "Partitions of the parties, the coarsest first; each divides the blocks of the one before.",
                "zh": "由粗到细的若干层分组；每一层是对上一层各组的再细分。",
            },
        ),
    ),
    idea={
        "en": "Each party gets what it adds on average when alliances arrive whole, and inside them teams arrive whole.",
        "zh": "各联合体、其内部各联盟均整体加入时，各方按平均边际贡献获得分配。",
    },
    references=(
        "E. Winter (1989), A value for cooperative games with levels structure of cooperation, IJGT 18, 227-240",
        "G. Owen (1977), Values of games with a priori unions, Mathematical Economics and Game Theory, 76-88",
    ),
    formula="Wi_i = Σ_{T ∋ i} Δ(T) · Π_levels 1 / (blocks of that level, in the block of i above, that T touches)",
    use={
        "en": "Parties act through units inside larger units (team, institute, consortium), and each unit bargains as "
        "one before it divides inside.",
        "zh": "各方通过多层组织（课题组、院所、联合体）行事，各级先作为整体参与分配、再向内部分配时。",
    },
    avoid={
        "en": "The units are lines on a chart only: with one level it is the Owen value, with none the Shapley value.",
        "zh": "层级仅存在于图表而不实际谈判时；只有一层时即欧文值，没有层级时即沙普利值。",
    },
    views=(
        views.DRAWS,
        {"en": "marginal contributions of whole blocks by level", "zh": "逐层以整体计的各分组的边际贡献"},
    ),
    axioms=(
        "efficiency",
        "null-player",
        "additivity",
        "covariance",
        "quotient-game",
    ),
)
