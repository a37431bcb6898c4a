"""Problems of every sort, in plain data: whole numbers and simple fractions, few parties, ties on purpose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any, Final

from hypothesis import strategies as st

from iuralloc.problems.kinds import ProblemKind
from iuralloc.rules.card import Rule
from rules.axioms.parameters import parameters
from rules.axioms.posed import Posed

NAMES: Final = ("maker", "lake", "coast", "bank", "smelter")

fractions: Final = st.fractions(min_value=-12, max_value=12, max_denominator=4)
amounts: Final = st.fractions(min_value=0, max_value=12, max_denominator=3)
positive: Final = st.fractions(min_value=Fraction(1, 3), max_value=12, max_denominator=3)
rates: Final = st.fractions(min_value=0, max_value=1, max_denominator=6)

#: rules that read the weights of a division as parts of the whole
PARTS_OF_THE_WHOLE: Final = frozenset({"shares"})

Data = dict[str, Any]


@st.composite
def names(draw: st.DrawFn, least: int = 1, most: int = 4) -> tuple[str, ...]:
    """Some parties, in any order."""
    return tuple(draw(st.permutations(NAMES))[: draw(st.integers(least, most))])


def by_party(players: Sequence[str], numbers: st.SearchStrategy[Fraction]) -> st.SearchStrategy[dict[str, Fraction]]:
    """A number for each party."""
    return st.fixed_dictionaries(dict.fromkeys(players, numbers))


# -- games ------------------------------------------------------------------------------------------------------------


def groups(players: Sequence[str]) -> list[frozenset[str]]:
    """All groups of at least one."""
    return [frozenset(g) for size in range(1, len(players) + 1) for g in combinations(players, size)]


def key(group: frozenset[str], players: Sequence[str]) -> str:
    """How a group is named in a game."""
    return "+".join(player for player in players if player in group)


Worths = Mapping[frozenset[str], Fraction]


def tu(players: Sequence[str], worths: Worths, kind: str = "profit") -> Data:
    """A game by its worths; what is not listed is worth nothing."""
    listed = {key(group, players): worths.get(group, Fraction(0)) for group in groups(players)}
    return {"type": "tu", "players": list(players), "worth": listed, "kind": kind}


def worths_of(posed: Posed) -> dict[frozenset[str], Fraction]:
    """The worths of a game by set of names, the empty one too."""
    worths = {frozenset(group.split("+")): worth for group, worth in posed.game["worth"].items()}
    return {frozenset(): Fraction(0), **worths}


@st.composite
def worths(draw: st.DrawFn, players: Sequence[str], kind: str = "profit") -> Worths:
    """Anything; or a game in which everybody adds the more, the more are there, so that every solution exists."""
    if draw(st.booleans()):
        return {group: draw(fractions) for group in groups(players)}
    sign = -1 if kind == "cost" else 1
    dividends = {g: draw(fractions) if len(g) == 1 else sign * draw(amounts) for g in groups(players)}
    return {group: sum((d for g, d in dividends.items() if g <= group), Fraction(0)) for group in groups(players)}


@st.composite
def games(draw: st.DrawFn, least: int = 1, most: int = 4) -> Data:
    """A game of gains or of costs."""
    players, kind = draw(names(least, most)), draw(st.sampled_from(["profit", "cost"]))
    return tu(players, draw(worths(players, kind)), kind)


# -- other problems ---------------------------------------------------------------------------------------------------


@st.composite
def divisions(draw: st.DrawFn, rule: Rule, least: int = 1) -> Data:
    """Claims that an estate just fills or does not fill; for agreed shares, parts of a whole."""
    players = draw(names(least))
    claims = draw(by_party(players, st.one_of(amounts, positive)).filter(lambda claims: any(claims.values())))
    total = sum(claims.values(), Fraction(0))
    if rule.id in PARTS_OF_THE_WHOLE:
        return conflict(draw(amounts), {player: claim * draw(rates) / total for player, claim in claims.items()})
    return conflict(total * draw(rates), claims)


def conflict(estate: Fraction, claims: Mapping[str, Fraction]) -> Data:
    """An estate and claims on it."""
    return {"type": "bankruptcy", "estate": estate, "claims": dict(claims)}


@st.composite
def _airports(draw: st.DrawFn) -> Data:
    return {"type": "airport", "costs": draw(by_party(draw(names()), amounts))}


@st.composite
def _chains(draw: st.DrawFn) -> Data:
    """Everybody once, in the order of the names drawn."""
    steps = [{"party": player, "damage": draw(amounts)} for player in draw(names())]
    return {"type": "sequential_liability", "steps": steps}


@st.composite
def _bargains(draw: st.DrawFn) -> Data:
    players = draw(names())
    alone = draw(by_party(players, fractions))
    more: Data = {"weights": draw(by_party(players, positive))} if draw(st.booleans()) else {}
    return {"type": "nash", "disagreement": alone, "total": sum(alone.values(), draw(amounts)), **more}


@st.composite
def _bounds(draw: st.DrawFn) -> Data:
    low = draw(by_party(draw(names()), fractions))
    room = {player: draw(amounts) for player in low}
    total = sum(low.values(), Fraction(0)) + sum(room.values(), Fraction(0)) * draw(rates)
    return {"type": "bounds", "low": low, "high": {p: low[p] + room[p] for p in low}, "total": total}


@st.composite
def _factors(draw: st.DrawFn) -> Data:
    players = draw(names())
    ratings = {name: draw(by_party(players, positive)) for name in ("effort", "risk")}
    weights = {name: draw(positive) for name in ratings}
    base = draw(by_party(players, positive))
    return {"type": "factors", "base": base, "ratings": ratings, "factor_weights": weights}


@st.composite
def _tiers(draw: st.DrawFn) -> Data:
    players = draw(names())
    bounds = sorted(draw(st.lists(positive, max_size=2, unique=True)))
    return {"type": "tiers", "amount": draw(amounts), "tiers": [
        {"upto": upto, "shares": draw(_parts(players))} for upto in [*bounds, None]
    ]}  # fmt: skip


@st.composite
def _parts(draw: st.DrawFn, players: Sequence[str]) -> dict[str, Fraction]:
    numbers = draw(by_party(players, positive))
    return {player: number / sum(numbers.values()) for player, number in numbers.items()}


@st.composite
def _capped(draw: st.DrawFn) -> Data:
    players = draw(names())
    return {
        "type": "capped", "loss": draw(amounts), "shares": draw(_parts(players)),
        "caps": draw(by_party(players, amounts)), "reallocate": draw(st.booleans()),
    }  # fmt: skip


@st.composite
def _roundings(draw: st.DrawFn) -> Data:
    """Amounts that together are a whole number of units."""
    players = draw(names())
    amounts_ = draw(by_party(players, fractions))
    rest = -sum(amounts_.values(), Fraction(0)) % 1
    first = players[0]
    return {"type": "rounding", "amounts": {**amounts_, first: amounts_[first] + rest}, "unit": 1}


@st.composite
def _leximins(draw: st.DrawFn) -> Data:
    players = draw(names())
    return {
        "type": "leximin", "players": list(players), "total": draw(amounts), "reference": draw(by_party(players, amounts)),
    }  # fmt: skip


@st.composite
def _productions(draw: st.DrawFn) -> Data:
    """Two products of two resources that every product needs."""
    players = draw(names())
    few = st.integers(1, 5).map(Fraction)
    two = st.lists(few, min_size=2, max_size=2)
    return {
        "type": "linear_production", "prices": draw(two), "A": draw(st.lists(two, min_size=2, max_size=2)),
        "resources": {player: draw(two) for player in players},
    }  # fmt: skip


_DRAWS: Final[Mapping[ProblemKind, Callable[[Rule], st.SearchStrategy[Data]]]] = {
    "game": lambda _: games(),
    "division": divisions,
    "airport": lambda _: _airports(),
    "chain": lambda _: _chains(),
    "production": lambda _: _productions(),
    "bargain": lambda _: _bargains(),
    "bounds": lambda _: _bounds(),
    "factors": lambda _: _factors(),
    "tiers": lambda _: _tiers(),
    "capped": lambda _: _capped(),
    "rounding": lambda _: _roundings(),
    "leximin": lambda _: _leximins(),
}

#: the sorts of problem that can be drawn
KINDS: Final = tuple(_DRAWS)


@st.composite
def posed(draw: st.DrawFn, rule: Rule, kind: ProblemKind) -> Posed:
    """A problem that the rule solves, with parameters that fit."""
    game = draw(_DRAWS[kind](rule))
    return Posed(game, draw(parameters(rule, Posed(game).players)))
