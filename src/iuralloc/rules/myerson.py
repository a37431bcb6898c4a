"""The value of Myerson: only those who can reach each other work together."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from iuralloc.errors import Budget, Inconsistency
from iuralloc.formula import Formula
from iuralloc.problems.dense import WIDE_PARTIES, dense
from iuralloc.problems.games import GameProblem
from iuralloc.problems.graphs import Edges, Restricted, neighbours
from iuralloc.problems.part_values import PartValues, TreeShares
from iuralloc.problems.readings import Marginals
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.tugame import TUGame, WorthGame
from iuralloc.rules.card import Parameter, Rule, Solution
from iuralloc.rules.shapley import marginal_weights


def solve(problem: GameProblem, *, edges: Edges) -> Solution:
    """Give each party the Shapley value of the game in which a group is worth what its connected parts are worth.

    The payoff is read from the worths of connected groups, of which a sparse graph has few; up to
    ``Budget.WORTH_PARTIES`` parties its formula is read from the table of the game that the graph leaves.

    Parameters
    ----------
    problem
        The game.
    edges
        Pairs of parties that can work together directly.

    Raises
    ------
    LimitReached
        ``graph-too-dense`` (facts ``parties`` and ``limit``) where too many groups are connected.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> gloves = WorthGame.of_whole_numbers("LMR", 1, [0, 0, 0, 0, 0, 1, 0, 1])
    >>> solution = solve(GameProblem(gloves, Reference("market")), edges=[("L", "M"), ("M", "R")])
    >>> {party: str(part) for party, part in solution.payoff.items()}
    {'L': '1/3', 'M': '1/3', 'R': '1/3'}
    """
    game = problem.game
    players = len(game.players)
    if players <= Budget.TWO_ROADS_PARTIES:
        return Solution(PartValues.of(game.table(), edges).payoff(), partial(_marginals, problem, edges))
    if isinstance(game, SynergyGame):
        shares = TreeShares.if_few(game, edges) or PartValues.of(game, edges)
        return Solution(shares.payoff(), partial(shares.formulas, problem.stated))
    parts = PartValues.if_few(game, edges)
    if parts is None and players <= WIDE_PARTIES:
        return Solution(_from_array(game, edges))
    parts = parts or PartValues.of(game, edges)
    if players <= Budget.WORTH_PARTIES:
        return Solution(parts.payoff(), partial(_marginals, problem, edges))
    return Solution(parts.payoff(), partial(parts.formulas, problem.stated))


def _marginals(problem: GameProblem, edges: Edges) -> dict[str, Formula]:
    pairs = tuple((one, other) for one, other in edges)
    restricted = Restricted(problem.stated, pairs)
    weights = marginal_weights(len(problem.game.players))
    return {player: Marginals(restricted, player, weights) for player in problem.game.players}


def _from_array(game: TUGame, edges: Edges) -> dict[str, Fraction]:
    """From the table of the game that the graph leaves, where too many groups are connected for a list."""
    table = dense(game)
    if isinstance(table, WorthGame):
        raise Inconsistency("so few parties have no more connected groups than a list can hold")
    from iuralloc.problems.array_values import restricted_array

    restricted = restricted_array(table, neighbours(game.players, edges))
    return restricted.semivalue(marginal_weights(len(game.players)))


RULE = Rule(
    id="myerson",
    title={"en": "Myerson value: parties on a network", "zh": "迈尔森值分配（合作网络）"},
    kind="allocation",
    problems=("game",),
    solve=solve,
    parameters=(
        Parameter(
            "edges",
            "edges",
            required=True,
            meaning={
                "en": "Pairs of parties that can work together directly; others reach each other only over these.",
                "zh": "可直接合作的各方成对列出；其余各方仅能经由这些联系开展合作。",
            },
        ),
    ),
    idea={
        "en": "The Shapley value, where a group that is not connected is worth what its connected parts are worth.",
        "zh": "在合作网络中不连通的联盟只能实现其各连通部分的价值之和，据此计算沙普利值。",
    },
    references=(
        "R. B. Myerson (1977), Graphs and cooperation in games, Mathematics of Operations Research 2, 225-229",
        "O. Skibski et al. (2014), Algorithms for the Shapley and Myerson values in graph-restricted games, AAMAS",
    ),
    formula="My_i = φ_i(v^g), v^g(S) = Σ_{C connected part of S} v(C)",
    use={
        "en": "Parties work together through others (an office, a platform, a lead firm), and who connects them shall be "
        "paid for it.",
        "zh": "各方须经由中介（转移办公室、平台、牵头企业）才能合作，且居间者应因其连接作用获得回报时。",
    },
    avoid={
        "en": "The network leaves somebody out: then the parts that are not connected share only what each earns, and "
        "the worth of all is not divided.",
        "zh": "网络未连通全体时：各连通部分仅分享各自收益，总收益不能全部分配。",
    },
    views=(
        {"en": "dividends by draw on a tree", "zh": "树形网络上的红利，按自各类别抽取的人数计"},
        {"en": "the worths of connected groups", "zh": "各相连联盟的价值"},
        {"en": "the table of the restricted game", "zh": "受网络限制的博弈的价值表"},
    ),
    axioms=("component-efficiency", "fairness-of-edges", "additivity"),
)
