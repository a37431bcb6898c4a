"""Random games in the words of the case files, small enough for the long way round.

Worths may be negative, nothing, fractions, and smaller for more players; numbers are written as fractions, decimals
or whole numbers; coalitions name their members in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from hypothesis import Phase
from hypothesis import strategies as st

from oracles.coalitions import coalitions
from oracles.superadditive_by_partitions import superadditive_by_partitions
from oracles.worths_of_games import Game, Group, game_of, players_of

Description = dict[str, Any]

NAMES: Final = ("A", "B", "lab 3", "大学", "e")

#: a failure is made small, but not explained line by line, which takes a minute
SHORTLY: Final = (Phase.explicit, Phase.generate, Phase.shrink)

fractions: Final = st.one_of(
    st.fractions(min_value=-20, max_value=20, max_denominator=6),
    st.sampled_from([Fraction(0), Fraction(1), Fraction(-3), Fraction(10**11, 7)]),
)
positive: Final = st.fractions(min_value=Fraction(1, 5), max_value=12, max_denominator=5)
not_negative: Final = st.one_of(st.just(Fraction(0)), positive)


@dataclass(frozen=True, slots=True)
class Posed:
    """A game and the extra input of a method."""

    game: Description
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def read(self) -> Game:
        """Every worth, from the definition."""
        return game_of(self.game)


def note(number: Fraction) -> st.SearchStrategy[Any]:
    """Write a number in one of the ways in which it may be written."""
    ways: list[Any] = [str(number)]
    if number.denominator == 1:
        ways += [int(number), f"{number}.0"]
    elif 1000 % number.denominator == 0:
        thousandths = int(abs(number) * 1000)
        ways.append(f"{'-' if number < 0 else ''}{thousandths // 1000}.{thousandths % 1000:03}")
    return st.sampled_from(ways)


def noted(numbers: st.SearchStrategy[Fraction]) -> st.SearchStrategy[Any]:
    """Draw a number and a way to write it."""
    return numbers.flatmap(note)


@st.composite
def tables(draw: st.DrawFn, names: Sequence[str], numbers: st.SearchStrategy[Fraction]) -> dict[str, Any]:
    """A number for each name, in any order of names."""
    return {name: draw(noted(numbers)) for name in draw(st.permutations(list(names)))}


def players(least: int = 2, most: int = 4) -> st.SearchStrategy[list[str]]:
    """Some players, in some order."""
    return st.integers(least, most).flatmap(lambda count: st.permutations(NAMES[:count]).map(list))


@st.composite
def keys(draw: st.DrawFn, group: Group) -> str:
    """A coalition, its members in any order."""
    return "+".join(draw(st.permutations(sorted(group))))


@st.composite
def kinds(draw: st.DrawFn, game: Description) -> Description:
    """Profits, costs, or nothing said."""
    said = draw(st.sampled_from(["profit", "cost", None]))
    return game if said is None else {**game, "kind": said}


# -- One type each ------------------------------------------------------------------------------------------------


@st.composite
def tu(draw: st.DrawFn, least: int = 2, most: int = 4) -> Description:
    """Every worth; or as a list; or some, and a default for the rest."""
    who = draw(players(least, most))
    game: Description = {"type": "tu", "players": who}
    form = draw(st.sampled_from(["all", "all", "list", "default", "superadditive"]))
    if form == "list":
        game["worths"] = [draw(st.sampled_from([0, "0"])), *(draw(noted(fractions)) for _ in coalitions(who))]
        return draw(kinds(game))
    groups = list(coalitions(who))
    if form in {"default", "superadditive"}:
        groups = [group for group in groups if (form == "superadditive" and len(group) == 1) or draw(st.booleans())]
        game["default"] = draw(noted(fractions)) if form == "default" else form
    game["worth"] = {draw(keys(group)): draw(noted(fractions)) for group in draw(st.permutations(groups))}
    return draw(kinds(game))


@st.composite
def dividends(draw: st.DrawFn, least: int = 2, most: int = 4) -> Description:
    """Dividends of some coalitions."""
    who = draw(players(least, most))
    groups = [group for group in coalitions(who) if draw(st.booleans())]
    parts = {draw(keys(group)): draw(noted(fractions)) for group in groups}
    return draw(kinds({"type": "dividends", "players": who, "dividends": parts}))


@st.composite
def simple(draw: st.DrawFn, least: int = 2, most: int = 4) -> Description:
    """Coalitions that win, none of which holds another."""
    who = draw(players(least, most))
    drawn = draw(st.lists(st.sampled_from(list(coalitions(who))), min_size=1, max_size=4, unique=True))
    minimal = [group for group in drawn if not any(other < group for other in drawn)]
    winning = [draw(st.permutations(sorted(group))) for group in minimal]
    return {"type": "simple", "players": who, "minimal_winning": winning}


@st.composite
def weighted_voting(draw: st.DrawFn, least: int = 2, most: int = 4) -> Description:
    """Weights and a quota, either of which may be a fraction, and which may be out of reach."""
    who = draw(players(least, most))
    return {
        "type": "weighted_voting",
        "players": who,
        "weights": draw(tables(who, not_negative)),
        "quota": draw(noted(st.fractions(min_value=Fraction(1, 4), max_value=25, max_denominator=4))),
    }


@st.composite
def glove(draw: st.DrawFn, least: int = 2, most: int = 4) -> Description:
    """Owners of left and of right gloves, some of either."""
    who = draw(players(least, most))
    cut = draw(st.integers(1, len(who) - 1))
    mixed = draw(st.permutations(who))
    return {"type": "glove", "players": who, "left": list(mixed[:cut]), "right": list(mixed[cut:])}


@st.composite
def mcnet(draw: st.DrawFn, least: int = 2, most: int = 4) -> Description:
    """Rules with and without exclusions."""
    who = draw(players(least, most))
    rules = []
    for _ in range(draw(st.integers(1, 4))):
        mixed = draw(st.permutations(who))
        first = draw(st.integers(1, len(who)))
        last = draw(st.integers(first, len(who)))
        rules.append({"pos": list(mixed[:first]), "neg": list(mixed[first:last]), "value": draw(noted(fractions))})
    return {"type": "mcnet", "players": who, "rules": rules}


@st.composite
def bankruptcy(draw: st.DrawFn, least: int = 2, most: int = 4) -> Description:
    """Claims, some perhaps nothing, some perhaps alike, and an estate from nothing up to all claims."""
    who = draw(players(least, most))
    amounts = st.one_of(not_negative, st.sampled_from([Fraction(3), Fraction(10)]))
    claims = {name: draw(amounts) for name in who}
    if not any(claims.values()):
        claims[who[0]] = Fraction(7, 2)
    part = draw(st.one_of(st.fractions(min_value=0, max_value=1, max_denominator=12), st.just(Fraction(1, 2))))
    return {
        "type": "bankruptcy",
        "claims": {name: draw(note(claim)) for name, claim in claims.items()},
        "estate": draw(note(part * sum(claims.values()))),
    }


@st.composite
def airport(draw: st.DrawFn, least: int = 2, most: int = 4) -> Description:
    """Runways, some perhaps of one length."""
    who = draw(players(least, most))
    costs = {name: draw(noted(st.one_of(positive, st.just(Fraction(3))))) for name in who}
    return {"type": "airport", "costs": costs}


@st.composite
def airport_with_counts(draw: st.DrawFn, most: int = 5) -> Description:
    """Two or three types with one aircraft or more of each, in all at most `most`."""
    game = draw(airport(2, 3))
    left = most - len(game["costs"])
    counts = {}
    for name in game["costs"]:
        more = draw(st.integers(0, left))
        left -= more
        counts[name] = draw(st.sampled_from([1 + more, str(1 + more)]))
    return {**game, "counts": counts}


@st.composite
def linear_production(draw: st.DrawFn, least: int = 2, most: int = 3) -> Description:
    """Two products and one to three resources, of each of which every product needs some."""
    who = draw(players(least, most))
    amounts = st.integers(1, 6).map(Fraction)
    needs = [[draw(noted(amounts)) for _ in range(2)] for _ in range(draw(st.integers(1, 3)))]
    brought = {name: [draw(noted(not_negative)) for _ in needs] for name in who}
    brought[who[0]] = [draw(noted(positive)) for _ in needs]
    return {
        "type": "linear_production", "prices": [draw(noted(positive)) for _ in range(2)], "A": needs,
        "resources": brought,
    }  # fmt: skip


@st.composite
def sequential_liability(draw: st.DrawFn, least: int = 2, most: int = 4) -> Description:
    """A chain of damages, some perhaps nothing."""
    who = draw(players(least, most))
    return {
        "type": "sequential_liability",
        "steps": [{"party": name, "damage": draw(noted(not_negative))} for name in who],
    }


@st.composite
def variance(draw: st.DrawFn, least: int = 2, most: int = 4) -> Description:
    """Covariances of sums of independent noises."""
    who = draw(players(least, most))
    loads = [[draw(st.fractions(-3, 3, max_denominator=2)) for _ in range(2)] for _ in who]
    matrix = [[draw(note(one[0] * other[0] + one[1] * other[1])) for other in loads] for one in loads]
    return {"type": "variance", "players": who, "covariance": matrix}


TYPES: Final = {
    "tu": tu, "dividends": dividends, "simple": simple, "weighted_voting": weighted_voting, "glove": glove,
    "mcnet": mcnet, "bankruptcy": bankruptcy, "airport": airport, "linear_production": linear_production,
    "sequential_liability": sequential_liability, "variance": variance,
}  # fmt: skip


def games(least: int = 2, most: int = 4) -> st.SearchStrategy[Description]:
    """Any type of game with worths; listed worths more often than the others."""
    others = [make(least, most) for name, make in TYPES.items() if name not in {"tu", "linear_production"}]
    return st.one_of(tu(least, most), tu(least, most), *others, linear_production(least, min(most, 3)))


@st.composite
def cores(draw: st.DrawFn, most: int = 4) -> Description:
    """Games that are worth splitting up nowhere, so that many have a core; profits and costs."""
    who = draw(players(2, most))
    sign = draw(st.sampled_from([1, -1]))
    small = st.fractions(min_value=0, max_value=4, max_denominator=3)
    listed = {group: sign * draw(small) * (len(group) - 1) for group in coalitions(who)}
    everyone = frozenset(who)
    listed[everyone] += sign * draw(st.integers(0, 3)) * len(who)
    full = superadditive_by_partitions(who, {g: v for g, v in listed.items() if g != everyone}, cost=sign < 0)
    full = {**full, everyone: listed[everyone]}
    alone = {name: draw(fractions) for name in who}
    full = {group: worth + sum(alone[name] for name in group) for group, worth in full.items()}
    game: Description = {"type": "tu", "players": who, "worth": {draw(keys(g)): draw(note(v)) for g, v in full.items()}}
    return {**game, "kind": "cost"} if sign < 0 else game


# -- Extra input --------------------------------------------------------------------------------------------------


@st.composite
def partitions(draw: st.DrawFn, names: Sequence[str]) -> list[list[str]]:
    """Blocks of players; one block and single players happen, too."""
    marks = [draw(st.integers(0, len(names) - 1)) for _ in names]
    blocks = [[name for name, mark in zip(names, marks, strict=True) if mark == place] for place in set(marks)]
    return list(draw(st.permutations([list(draw(st.permutations(block))) for block in blocks])))


@st.composite
def nested(draw: st.DrawFn, names: Sequence[str]) -> list[list[list[str]]]:
    """One to three partitions, each of which splits up the blocks of the one before, or leaves them."""
    levels = [draw(partitions(names))]
    for _ in range(draw(st.integers(0, 2))):
        levels.append([part for block in levels[-1] for part in draw(partitions(block))])
    return levels


@st.composite
def links(draw: st.DrawFn, names: Sequence[str]) -> list[list[str]]:
    """Some pairs of players, each in either order."""
    pairs = [sorted(group) for group in coalitions(names) if len(group) == 2]
    return [list(draw(st.permutations(pair))) for pair in pairs if draw(st.booleans())]


@st.composite
def posed(draw: st.DrawFn, games: st.SearchStrategy[Description], *extra: str) -> Posed:
    """A game with extra input of these names."""
    game = draw(games)
    who = list(players_of(game))
    makes = {
        "weights": tables(who, positive),
        "classes": partitions(who),
        "unions": partitions(who),
        "levels": nested(who),
        "edges": links(who),
        "allocation": tables(who, fractions),
    }
    return Posed(game, {name: draw(makes[name]) for name in extra})


@st.composite
def with_efficient_allocation(draw: st.DrawFn, games: st.SearchStrategy[Description]) -> Posed:
    """A game, and a division of what all are worth."""
    game = draw(games)
    read = game_of(game)
    parts = {name: draw(st.integers(0, 6)) for name in read.players}
    whole = max(sum(parts.values()), 1)
    parts[read.players[0]] += whole - sum(parts.values())
    everyone = read.worth(read.everyone)
    return Posed(game, {"allocation": {name: str(everyone * part / whole) for name, part in parts.items()}})
