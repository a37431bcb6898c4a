"""Power by swings: what a player adds, summed over all coalitions of the others.

J. F. Banzhaf (1965); P. Dubey and L. S. Shapley (1979).
"""

from fractions import Fraction

from oracles.coalitions import coalitions
from oracles.worths_of_games import Game


def banzhaf_raw(game: Game) -> dict[str, Fraction]:
    """Sum what a player adds to every coalition without it, nobody included.

    >>> one_of_two = Game(("A", "B"), {frozenset(group): Fraction(1) for group in ("A", "B", "AB")})
    >>> {name: str(swings) for name, swings in banzhaf_raw(one_of_two).items()}
    {'A': '1', 'B': '1'}
    """
    return {
        player: sum(
            (game.worth(group) - game.worth(group - {player}) for group in coalitions(game.players) if player in group),
            Fraction(0),
        )
        for player in game.players
    }


def banzhaf(game: Game) -> dict[str, Fraction]:
    """Average instead of summing."""
    return {player: swings / 2 ** (len(game.players) - 1) for player, swings in banzhaf_raw(game).items()}


def banzhaf_normalized(game: Game) -> dict[str, Fraction] | None:
    """Scale to what all are worth, in a simple game to 1; nothing can be scaled where the swings sum to 0.

    >>> shared = Game(tuple("123"), {frozenset(group): Fraction(worth) for group, worth in
    ...               {"1": 0, "2": 0, "3": 0, "12": 1, "13": 2, "23": 1, "123": 3}.items()})
    >>> {name: str(part) for name, part in banzhaf_normalized(shared).items()}
    {'1': '15/13', '2': '9/13', '3': '15/13'}
    """
    raw = banzhaf_raw(game)
    swings, whole = sum(raw.values()), game.worth(game.everyone)
    return {player: whole * part / swings for player, part in raw.items()} if swings else None
