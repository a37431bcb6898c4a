"""Values of games as what a player adds on average on arrival: only some orders, or not all equally likely.

L. S. Shapley (1953); E. Kalai and D. Samet (1987), On weighted Shapley values, IJGT 16; G. Owen (1977), Values of
games with a priori unions; E. Winter (1989), A value for cooperative games with levels structure, IJGT 18;
R. B. Myerson (1977), Graphs and cooperation in games.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, permutations

from oracles.worths_of_games import Game, Group

Parts = Sequence[Sequence[str]]
Chances = Iterable[tuple[tuple[str, ...], Fraction]]


def expected_gain(
    game: Game, chances: Chances, worth: Callable[[Group], Fraction] | None = None
) -> dict[str, Fraction]:
    """Average what each player adds, order by order, by how likely the orders are."""
    worth = worth or game.worth
    gains = dict.fromkeys(game.players, Fraction(0))
    whole = Fraction(0)
    for order, chance in chances:
        whole += chance
        before = Fraction(0)
        for place, player in enumerate(order, start=1):
            after = worth(frozenset(order[:place]))
            gains[player] += chance * (after - before)
            before = after

    assert whole == 1, "the chances of the orders do not add up"
    return gains


def all_alike(orders: Iterable[tuple[str, ...]]) -> Chances:
    listed = list(orders)
    return [(order, Fraction(1, len(listed))) for order in listed]


def shapley(game: Game) -> dict[str, Fraction]:
    """Let every order be as likely as any other."""
    return expected_gain(game, all_alike(permutations(game.players)))


def weighted_shapley(game: Game, weights: Mapping[str, Fraction], classes: Parts | None = None) -> dict[str, Fraction]:
    """Draw the last to arrive by weight, then the last but one among the rest, and so on.

    With classes, lowest first, nobody arrives before a player of a lower class. So in every coalition the
    player who arrives last, to whom its dividend falls, is one of the highest class in it, by weight.

    >>> pair = Game(("A", "B"), {frozenset("A"): Fraction(0), frozenset("B"): Fraction(0), frozenset("AB"): Fraction(1)})
    >>> {name: str(part) for name, part in weighted_shapley(pair, {"A": Fraction(2), "B": Fraction(1)}).items()}
    {'A': '2/3', 'B': '1/3'}
    """
    return expected_gain(game, _drawn(game.players, weights, classes or [game.players]))


def weighted_shapley_dual(
    game: Game, weights: Mapping[str, Fraction], classes: Parts | None = None
) -> dict[str, Fraction]:
    """Weigh in the same way what all would lose without a coalition."""

    def lost_without(group: Group) -> Fraction:
        return game.worth(game.everyone) - game.worth(game.everyone - group)

    return expected_gain(game, _drawn(game.players, weights, classes or [game.players]), lost_without)


def _drawn(players: Sequence[str], weights: Mapping[str, Fraction], classes: Parts) -> Chances:
    rank = {player: place for place, members in enumerate(classes) for player in members}
    for order in permutations(players):
        if all(rank[one] <= rank[other] for one, other in pairwise(order)):
            yield order, _chance(order, weights, rank)


def _chance(order: Sequence[str], weights: Mapping[str, Fraction], rank: Mapping[str, int]) -> Fraction:
    chance = Fraction(1)
    for place, player in enumerate(order):
        rivals = [other for other in order[: place + 1] if rank[other] == rank[player]]
        chance *= weights[player] / sum(weights[rival] for rival in rivals)
    return chance


def winter(game: Game, levels: Sequence[Parts]) -> dict[str, Fraction]:
    """Let every block of every level arrive in one go, all such orders equally likely."""
    blocks = [set(block) for level in levels for block in level]
    return expected_gain(game, all_alike(_in_one_go(game.players, blocks)))


def owen(game: Game, unions: Parts) -> dict[str, Fraction]:
    """Let every union arrive in one go."""
    return winter(game, [unions])


def _in_one_go(players: Sequence[str], blocks: Sequence[set[str]]) -> Iterator[tuple[str, ...]]:
    for order in permutations(players):
        places = [[place for place, player in enumerate(order) if player in block] for block in blocks]
        if all(found[-1] - found[0] == len(found) - 1 for found in places):
            yield order


def myerson(game: Game, edges: Iterable[Sequence[str]]) -> dict[str, Fraction]:
    """Let a coalition be worth what its connected parts are worth.

    >>> line = Game(("1", "2", "3"), {frozenset(group): Fraction(len(group) > 1) for group in
    ...             ("1", "2", "3", "12", "13", "23", "123")})
    >>> {name: str(part) for name, part in myerson(line, [("1", "2"), ("2", "3")]).items()}
    {'1': '1/6', '2': '2/3', '3': '1/6'}
    """
    links = [frozenset(edge) for edge in edges]

    def by_parts(group: Group) -> Fraction:
        return sum((game.worth(part) for part in connected_parts(group, links)), Fraction(0))

    return expected_gain(game, all_alike(permutations(game.players)), by_parts)


def connected_parts(group: Group, links: Sequence[Group]) -> list[Group]:
    """Split a coalition into those who reach each other by links inside it.

    >>> [sorted(part) for part in connected_parts(frozenset("ABC"), [frozenset("AC"), frozenset("BD")])]
    [['A', 'C'], ['B']]
    """
    parts: list[Group] = [frozenset({player}) for player in sorted(group)]
    for link in links:
        if link <= group:
            touched = frozenset().union(*(part for part in parts if part & link))
            parts = [part for part in parts if not part & link]
            parts.append(touched)
    return sorted(parts, key=sorted)
