"""What players can hope for and insist on, and points between such bounds.

S. H. Tijs (1981), Bounds for the core and the tau-value; J. P. Heaney and R. E. Dickinson (1982), Water Resources
Research 18 (minimum costs, remaining savings). In a cost game everything is said of the game with the other sign.
"""

from collections.abc import Mapping
from fractions import Fraction

from oracles.coalitions import coalitions, proper, written
from oracles.worths_of_games import Game

Payoff = dict[str, Fraction]


def utopia(game: Game) -> Payoff:
    """What all lose without the player."""
    return {player: game.worth(game.everyone) - game.worth(game.everyone - {player}) for player in game.players}


def minimal_rights(game: Game) -> Payoff:
    """The most that is left to the player in any coalition that pays the others their utopia.

    >>> crossed = Game(tuple("123"), {frozenset(group): Fraction(worth) for group, worth in
    ...                {"1": 0, "2": 0, "3": 0, "12": 60, "13": 60, "23": 60, "123": 72}.items()})
    >>> {player: str(right) for player, right in minimal_rights(crossed).items()}
    {'1': '48', '2': '48', '3': '48'}
    """
    if game.cost:
        return _negative(minimal_rights(game.negated))
    hopes = utopia(game)
    return {
        player: max(
            game.worth(group) - sum(hopes[other] for other in group if other != player)
            for group in coalitions(game.players)
            if player in group
        )
        for player in game.players
    }


def tau_value(game: Game) -> Payoff | None:
    """Give the efficient point on the way from minimal rights to utopia, if there is such a way."""
    if game.cost:
        found = tau_value(game.negated)
        return None if found is None else _negative(found)
    low, high, whole = minimal_rights(game), utopia(game), game.worth(game.everyone)
    if any(low[player] > high[player] for player in game.players):
        return None
    if not sum(low.values()) <= whole <= sum(high.values()):
        return None
    return between(low, high, whole)


def mcrs_simple(game: Game) -> Payoff | None:
    """Go from what each earns alone towards what all lose without it; in a cost game the other way round."""
    alone = {player: game.worth(frozenset({player})) for player in game.players}
    marginal = utopia(game)
    low, high = (marginal, alone) if game.cost else (alone, marginal)
    return between(low, high, game.worth(game.everyone))


def between(low: Mapping[str, Fraction], high: Mapping[str, Fraction], total: Fraction) -> Payoff | None:
    """Give low + (high - low) (total - sum low) / sum (high - low), None where this divides by 0 and low is no answer.

    >>> F = Fraction
    >>> found = between({"A": F(0), "B": F(10)}, {"A": F(10), "B": F(40)}, F(30))
    >>> {player: str(amount) for player, amount in found.items()}
    {'A': '5', 'B': '25'}
    """
    room = sum(high.values()) - sum(low.values())
    rest = total - sum(low.values())
    if room:
        return {player: low[player] + (high[player] - low[player]) * rest / room for player in low}
    return dict(low) if dict(low) == dict(high) and not rest else None


def excesses(game: Game, allocation: Mapping[str, Fraction]) -> Payoff:
    """Measure how much every coalition but that of all is short of its own worth; in a cost game, pays too much."""
    sign = -1 if game.cost else 1
    return {
        written(group, game.players): sign * (game.worth(group) - sum(allocation[player] for player in group))
        for group in proper(game.players)
    }


def in_core(game: Game, allocation: Mapping[str, Fraction]) -> bool:
    """Tell whether the whole is divided and no coalition is short."""
    fills = sum(allocation.values()) == game.worth(game.everyone)
    return fills and all(excess <= 0 for excess in excesses(game, allocation).values())


def _negative(payoff: Mapping[str, Fraction]) -> Payoff:
    return {player: -amount for player, amount in payoff.items()}
