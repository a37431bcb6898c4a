"""The core, the least core and the nucleolus by balanced collections, up to four players.

A collection of coalitions is balanced if positive weights make every player belong exactly once; it is minimal
if no smaller part of it is. All balanced weights are mixtures of those of the minimal collections, so what a
linear program would say can be read off a short list (O. Bondareva 1963; L. S. Shapley 1967). The nucleolus is told by
E. Kohlberg (1971), On the nucleolus of a characteristic function game, SIAM J. Appl. Math. 20.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from oracles.coalitions import proper
from oracles.square_systems import only_solution
from oracles.worths_of_games import Game, Group

Weights = Mapping[Group, Fraction]
Payoff = dict[str, Fraction]


@lru_cache(maxsize=8)
def minimal_balanced(players: tuple[str, ...]) -> tuple[Weights, ...]:
    """List the minimal balanced collections of coalitions smaller than all, with their weights.

    >>> [len(minimal_balanced(tuple("ABCD"[:count]))) for count in (2, 3, 4)]
    [1, 5, 41]
    """
    found: list[Weights] = []
    for size in range(1, len(players) + 1):
        for groups in combinations(proper(players), size):
            rows = [[Fraction(player in group) for group in groups] for player in players]
            weights = only_solution(rows, [Fraction(1)] * len(players))
            if weights is not None and all(weight > 0 for weight in weights):
                found.append(dict(zip(groups, weights, strict=True)))
    return tuple(found)


def least_excess(game: Game) -> Fraction:
    """Find the smallest e such that some division of the whole leaves no smaller coalition short by more than e.

    Coalitions with balanced weights divide the whole among them; together they are short by at least what their
    worths exceed it, and the most demanding collection says by how much each.
    """
    if game.cost:
        return least_excess(game.negated)
    whole = game.worth(game.everyone)
    return max(
        (sum(weight * game.worth(group) for group, weight in weights.items()) - whole) / sum(weights.values())
        for weights in minimal_balanced(game.players)
    )


def core_corners(game: Game) -> list[Payoff]:
    """List the corners of the core, by making as many coalitions content to the cent as there are players less one."""
    if game.cost:
        return [{player: -amount for player, amount in corner.items()} for corner in core_corners(game.negated)]
    groups = proper(game.players)
    corners: list[Payoff] = []
    for tight in combinations(groups, len(game.players) - 1):
        lines = [*tight, game.everyone]
        rows = [[Fraction(player in group) for player in game.players] for group in lines]
        amounts = only_solution(rows, [game.worth(group) for group in lines])
        if amounts is None:
            continue
        corner = dict(zip(game.players, amounts, strict=True))
        if all(sum(corner[player] for player in group) >= game.worth(group) for group in groups):
            corners.append(corner)
    return corners


def core_bounds(game: Game) -> dict[str, list[Fraction]] | None:
    """Give what each player gets at least and at most in the core; None if it is empty."""
    corners = core_corners(game)
    if not corners:
        return None
    return {
        player: [min(corner[player] for corner in corners), max(corner[player] for corner in corners)]
        for player in game.players
    }


def has_imputations(game: Game) -> bool:
    """Tell whether the whole can be divided such that nobody gets less than alone."""
    if game.cost:
        return has_imputations(game.negated)
    return sum(game.worth(frozenset({player})) for player in game.players) <= game.worth(game.everyone)


def plainly(_: Group) -> int:
    """Measure the excess of a coalition as it is."""
    return 1


def per_head(group: Group) -> int:
    """Divide the excess of a coalition by the number of its members."""
    return len(group)


def is_nucleolus(
    game: Game,
    payoff: Mapping[str, Fraction],
    *,
    individually_rational: bool,
    divisor: Callable[[Group], int] = plainly,
) -> bool:
    """Tell whether a division of the whole is the nucleolus, or without individual rationality the prenucleolus.

    It is if for every bar the coalitions whose excess is at least so high are covered by balanced collections of
    such coalitions; for the nucleolus, players who get no more than alone may help to balance.

    >>> apart = Game(tuple("123"), {frozenset(group): Fraction(worth) for group, worth in
    ...              {"1": 0, "2": 0, "3": 0, "12": 10, "13": 0, "23": 0, "123": 2}.items()})
    >>> is_nucleolus(apart, dict(zip("123", map(Fraction, (1, 1, 0)))), individually_rational=True)
    True
    >>> is_nucleolus(apart, dict(zip("123", map(Fraction, (3, 3, -4)))), individually_rational=False)
    True
    >>> is_nucleolus(apart, dict(zip("123", map(Fraction, (1, 1, 0)))), individually_rational=False)
    False
    """
    if game.cost:
        mirrored = {player: -amount for player, amount in payoff.items()}
        return is_nucleolus(game.negated, mirrored, individually_rational=individually_rational, divisor=divisor)
    alone = {player: game.worth(frozenset({player})) for player in game.players}
    if sum(payoff.values()) != game.worth(game.everyone):
        return False
    if individually_rational and any(payoff[player] < alone[player] for player in game.players):
        return False
    helpers = {
        frozenset({player}) for player in game.players if individually_rational and payoff[player] == alone[player]
    }
    excess = {
        group: (game.worth(group) - sum(payoff[player] for player in group)) / divisor(group)
        for group in proper(game.players)
    }
    return all(
        _covered({group for group, above in excess.items() if above >= bar}, helpers, game.players)
        for bar in set(excess.values())
    )


def _covered(high: set[Group], helpers: set[Group], players: tuple[str, ...]) -> bool:
    usable = [weights.keys() for weights in minimal_balanced(players) if weights.keys() <= high | helpers]
    return high <= set().union(*usable)
