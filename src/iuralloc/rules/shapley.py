"""The Shapley value: everyone gets what they add, averaged over all orders in which the parties may join."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import comb, lcm

from iuralloc.errors import Budget
from iuralloc.formula import Formula
from iuralloc.problems.airport import Airport
from iuralloc.problems.games import GameProblem
from iuralloc.problems.readings import Marginals, by_dividends
from iuralloc.problems.synergies import SynergyGame
from iuralloc.problems.tugame import WorthGame
from iuralloc.rules import views
from iuralloc.rules.card import Rule, Solution


def solve(problem: GameProblem | Airport) -> Solution:
    """Give each party its Shapley value.

    Up to ``Budget.TWO_ROADS_PARTIES`` the payoff comes from dividends and its formula from marginal
    contributions, so that a check of one by the other means something. Above, there is one exact road:
    dividends for a game of synergies, marginal contributions by size of group for every other.

    Examples
    --------
    >>> from iuralloc.formula import Reference
    >>> game = WorthGame.of_whole_numbers("ABC", 1, [0, 1, 1, 7, 1, 5, 4, 10])
    >>> solution = solve(GameProblem(game, Reference("profit.worth")))
    >>> {party: str(amount) for party, amount in solution.payoff.items()}
    {'A': '4', 'B': '7/2', 'C': '5/2'}
    >>> solution.formulas["A"].value(lambda figure: game)
    Fraction(4, 1)
    """
    if isinstance(problem, Airport):
        return Solution(problem.shapley())
    game = problem.game
    two_roads = len(game.players) <= Budget.TWO_ROADS_PARTIES
    if isinstance(game, SynergyGame):
        state = partial(_marginals, problem) if two_roads else partial(by_dividends, game, problem.stated, _equal_part)
        return Solution(game.shapley(), state)
    payoff = _from_dividends(game.table()) if two_roads else game.semivalue(marginal_weights(len(game.players)))
    return Solution(payoff, partial(_marginals, problem))


def marginal_weights(players: int) -> tuple[Fraction, ...]:
    """The part of all orders in which a player comes last in a group of 1, 2, … n players.

    (s - 1)! (n - s)! / n!, written with a binomial coefficient.

    Examples
    --------
    >>> [str(weight) for weight in marginal_weights(3)]
    ['1/3', '1/6', '1/3']
    """
    return tuple(Fraction(1, players * comb(players - 1, before)) for before in range(players))


def _from_dividends(game: WorthGame) -> dict[str, Fraction]:
    """Share the dividend of each group equally among its members, in whole numbers up to the end."""
    whole = lcm(*range(1, len(game.players) + 1))
    received = [0] * len(game.players)
    bits = [(number, 1 << number) for number in range(len(game.players))]
    for mask, dividend in enumerate(game.dividends()):
        if dividend:
            share = dividend * (whole // mask.bit_count())
            for number, bit in bits:
                if mask & bit:
                    received[number] += share
    return {
        player: Fraction(amount, whole * game.denominator)
        for player, amount in zip(game.players, received, strict=True)
    }


def _equal_part(parties: int) -> Fraction:
    return Fraction(1, parties)


def _marginals(problem: GameProblem) -> dict[str, Formula]:
    weights = marginal_weights(len(problem.game.players))
    return {player: Marginals(problem.stated, player, weights) for player in problem.game.players}


RULE = Rule(
    id="shapley",
    title={"en": "Shapley value", "zh": "沙普利值分配"},
    kind="allocation",
    problems=("game", "airport"),
    solve=solve,
    idea={
        "en": "Each party gets what it adds to the others, averaged over all orders in which they may join.",
        "zh": "各方按其在所有加入次序中对联盟的平均边际贡献获得分配。",
    },
    references=(
        "L. S. Shapley (1953), A value for n-person games, Contributions to the Theory of Games II, 307-317",
        "J. C. Harsanyi (1963), A simplified bargaining model, International Economic Review 4, 194-220",
    ),
    formula="φ_i = Σ_{S ∋ i} (s−1)!(n−s)!/n! · (v(S) − v(S \\ i))",
    use={
        "en": "What a party is worth depends on who else is there, and the parties want every order of joining to count "
        "alike. Phases may be settled one by one: the value of a sum is the sum of the values.",
        "zh": "各方价值取决于与谁合作、且各加入次序一视同仁时；分期结算时各期之和等于总值。",
    },
    avoid={
        "en": "Some group must not have a reason to leave: the value need not lie in the core (then the nucleolus does, "
        "if there is a core). Or the parties act in blocs (then the Owen value).",
        "zh": "须保证任何联盟均无退出动机时（此时宜用核仁）；或各方以集团形式参与时（此时宜用欧文值）。",
    },
    views=(views.DRAWS, views.MARGINALS),
    axioms=(
        "efficiency",
        "anonymity",
        "null-player",
        "twins",
        "additivity",
        "covariance",
        "self-dual",
        "balanced-contributions",
        "strong-monotonicity",
    ),
)
