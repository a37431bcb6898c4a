"""What every coalition is worth in a game as the case files describe it, type by type, from the definition."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from oracles.coalitions import coalitions
from oracles.linear_production_by_vertices import best_plan, pooled
from oracles.superadditive_by_partitions import superadditive_by_partitions

Description = Mapping[str, Any]
Group = frozenset[str]


@dataclass(frozen=True, slots=True)
class Game:
    """Players, the worth of every coalition with a member, and whether worths are costs."""

    players: tuple[str, ...]
    table: Mapping[Group, Fraction]
    cost: bool = False

    def worth(self, group: Group) -> Fraction:
        """Nobody is worth 0."""
        return self.table[group] if group else Fraction(0)

    @property
    def everyone(self) -> Group:
        """The coalition of all."""
        return frozenset(self.players)

    @property
    def negated(self) -> "Game":
        """Every worth with the other sign: gains for burdens."""
        return Game(self.players, {group: -worth for group, worth in self.table.items()}, cost=not self.cost)


def game_of(described: Description) -> Game:
    """Read a description and write out every worth.

    >>> game = game_of({"type": "glove", "players": ["1", "2", "3"], "left": ["1"], "right": ["2", "3"]})
    >>> [str(game.worth(frozenset(group))) for group in ("1", "23", "13", "123")]
    ['0', '0', '1', '1']
    """
    kind = described["type"]
    players = players_of(described)
    cost = described.get("kind") == "cost" or kind == "airport"
    if kind == "tu":
        return Game(players, _listed(described, players, cost=cost), cost)
    worth = _WORTHS[kind]
    return Game(players, {group: worth(described, group) for group in coalitions(players)}, cost)


def players_of(described: Description) -> tuple[str, ...]:
    """Name the players in their order.

    >>> players_of({"type": "bankruptcy", "claims": {"B": "1", "A": "2"}, "estate": "1"})
    ('B', 'A')
    """
    match described:
        case {"players": players}:
            return tuple(players)
        case {"claims": table} | {"costs": table} | {"resources": table}:
            return tuple(table)
        case {"steps": steps}:
            return tuple(step["party"] for step in steps)
    raise ValueError(f"no players in {described}")


def fractions_of(table: Mapping[str, Any]) -> dict[str, Fraction]:
    """Read every number of a table."""
    return {name: Fraction(number) for name, number in table.items()}


def row_of(numbers: Sequence[Any]) -> list[Fraction]:
    """Read every number of a list."""
    return [Fraction(number) for number in numbers]


def _listed(described: Description, players: Sequence[str], *, cost: bool) -> Mapping[Group, Fraction]:
    if "worths" in described:
        return {
            frozenset(player for place, player in enumerate(players) if mask >> place & 1): Fraction(number)
            for mask, number in enumerate(described["worths"])
            if mask
        }
    listed = {frozenset(key.split("+")): Fraction(number) for key, number in described["worth"].items()}
    if described.get("default") == "superadditive":
        return superadditive_by_partitions(players, listed, cost=cost)
    if "default" in described:
        return {group: listed.get(group, Fraction(described["default"])) for group in coalitions(players)}
    return {group: listed[group] for group in coalitions(players)}


def _dividends(described: Description, group: Group) -> Fraction:
    parts = described["dividends"].items()
    return sum((Fraction(part) for key, part in parts if group.issuperset(key.split("+"))), Fraction(0))


def _simple(described: Description, group: Group) -> Fraction:
    return Fraction(any(group.issuperset(winning) for winning in described["minimal_winning"]))


def _weighted_voting(described: Description, group: Group) -> Fraction:
    return Fraction(sum(Fraction(described["weights"][voter]) for voter in group) >= Fraction(described["quota"]))


def _glove(described: Description, group: Group) -> Fraction:
    return Fraction(min(len(group.intersection(described[side])) for side in ("left", "right")))


def _mcnet(described: Description, group: Group) -> Fraction:
    return sum(
        (
            Fraction(rule["value"])
            for rule in described["rules"]
            if group.issuperset(rule["pos"]) and group.isdisjoint(rule["neg"])
        ),
        Fraction(0),
    )


def _bankruptcy(described: Description, group: Group) -> Fraction:
    claims = fractions_of(described["claims"])
    others = sum((claim for name, claim in claims.items() if name not in group), Fraction(0))
    return max(Fraction(0), Fraction(described["estate"]) - others)


def _airport(described: Description, group: Group) -> Fraction:
    return max(Fraction(described["costs"][member]) for member in group)


def _linear_production(described: Description, group: Group) -> Fraction:
    needs = [row_of(row) for row in described["A"]]
    brought = {party: row_of(amounts) for party, amounts in described["resources"].items()}
    return best_plan(row_of(described["prices"]), needs, pooled(brought, group))


def _sequential_liability(described: Description, group: Group) -> Fraction:
    caused = Fraction(0)
    for step in described["steps"]:
        if step["party"] not in group:
            break
        caused += Fraction(step["damage"])
    return caused


def _variance(described: Description, group: Group) -> Fraction:
    places = [place for place, player in enumerate(described["players"]) if player in group]
    return sum((Fraction(described["covariance"][a][b]) for a in places for b in places), Fraction(0))


_WORTHS: Final[Mapping[str, Callable[[Description, Group], Fraction]]] = {
    "dividends": _dividends,
    "simple": _simple,
    "weighted_voting": _weighted_voting,
    "glove": _glove,
    "mcnet": _mcnet,
    "bankruptcy": _bankruptcy,
    "airport": _airport,
    "linear_production": _linear_production,
    "sequential_liability": _sequential_liability,
    "variance": _variance,
}


def one_by_one(described: Description) -> tuple[Game, dict[str, str]]:
    """Write an airport with counts as a game in which every aircraft is a player; and one aircraft of each type.

    >>> game, first = one_by_one({"type": "airport", "costs": {"x": "1", "y": "5"}, "counts": {"x": "2", "y": "1"}})
    >>> game.players, first, str(game.worth(frozenset({"x#2", "y#1"})))
    (('x#1', 'x#2', 'y#1'), {'x': 'x#1', 'y': 'y#1'}, '5')
    """
    costs = {
        f"{name}#{number}": cost
        for name, cost in described["costs"].items()
        for number in range(1, int(described["counts"][name]) + 1)
    }
    return game_of({"type": "airport", "costs": costs}), {name: f"{name}#1" for name in described["costs"]}
