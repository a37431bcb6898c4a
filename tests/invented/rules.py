"""Splits by the rules of the catalogue: parameters as a file says them, payoffs as the oracles have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any, Final

from hypothesis import strategies as st

from invented import numerals
from invented.games import Game
from invented.measures import Measure
from invented.people import People
from invented.writing import Literally, Node
from oracles.by_method import answer_to

CLAIMS: Final = ("cea", "cel", "talmud", "piniles", "adjusted_proportional", "random_arrival")
GAMES: Final = (
    "owen", "winter", "myerson", "weighted_shapley", "weighted_shapley_dual", "tau_value", "mcrs_simple",
    "nash_bargaining",
)  # fmt: skip
#: parties whose orders are all gone through
MOST: Final = 4


@dataclass(frozen=True)
class ByRule:
    """A split as written, the rule it names, and what it gives to everybody."""

    node: Node
    rule: str
    payoff: Mapping[str, Fraction]


@st.composite
def by_claims(
    draw: st.DrawFn, rng: Random, among: tuple[str, ...], measures: Sequence[Measure], whole: Fraction
) -> ByRule | None:
    """A conflict of claims: a figure as often as it takes to reach the whole, or a table in the split."""
    if whole < 0:
        return None
    rule = draw(st.sampled_from(CLAIMS if len(among) <= MOST else CLAIMS[:-1]))
    fitting = [measure for measure in measures if measure.fits(among)]
    written: Node
    named: bool = draw(st.booleans())
    if fitting and named:
        measure = draw(st.sampled_from(fitting))
        total = sum((measure.of(party) for party in among), Fraction(0))
        times = max(1, -(-whole // total)) + draw(st.integers(0, 2))
        claims = {party: times * measure.of(party) for party in among}
        written = Literally(measure.text if times == 1 else f"{times} * {measure.bracketed}")
    else:
        quarters = draw(st.lists(st.integers(0, 6), min_size=len(among), max_size=len(among)))
        quarters[0] += max(0, 4 - sum(quarters))
        claims = {party: whole * Fraction(part, 4) for party, part in zip(among, quarters, strict=True)}
        written = {party: numerals.amount(rng, claim, None) for party, claim in claims.items()}
    game = {"type": "bankruptcy", "estate": str(whole), "claims": {party: str(claims[party]) for party in among}}
    return _answered(rule, {"claims": written}, game, {})


@st.composite
def by_game(
    draw: st.DrawFn, rng: Random, who: People, among: tuple[str, ...], game: Game, *, paid: bool
) -> ByRule | None:
    """A rule on a game of few parties, with the parameters that it needs and perhaps those that it may have."""
    if len(among) > MOST:
        return None
    rule = draw(st.sampled_from(GAMES))
    written: dict[str, Node] = {}
    told: dict[str, Any] = {}
    match rule:
        case "owen":
            told["unions"] = draw(partitions(among))
            written["unions"] = spelled(rng, who, told["unions"])
        case "winter":
            coarse = draw(partitions(among))
            fine = [part for union in coarse for part in draw(partitions(union))]
            told["levels"] = [coarse, fine]
            written["levels"] = [spelled(rng, who, level) for level in (coarse, fine)]
        case "myerson":
            told["edges"] = draw(edges(among, connected=paid))
            written["edges"] = [_edge(rng, edge) for edge in told["edges"]]
        case "weighted_shapley" | "weighted_shapley_dual" | "nash_bargaining":
            weights = {party: Fraction(draw(st.integers(1, 5)), draw(st.sampled_from([1, 1, 2]))) for party in among}
            if rule == "nash_bargaining" and not _gains(game):
                return None
            told["weights"] = {party: str(weight) for party, weight in weights.items()}
            written["weights"] = {party: numerals.rate(rng, weight) for party, weight in weights.items()}
            if rule != "nash_bargaining" and draw(st.booleans()):
                told["classes"] = draw(partitions(among))
                written["classes"] = spelled(rng, who, told["classes"])
    return _answered(rule, written, description(game), told)


def _gains(game: Game) -> bool:
    """Whether all together have more than each alone, or pay less."""
    alone = sum((game.worth(frozenset({party})) for party in game.players), Fraction(0))
    return game.of_all <= alone if game.cost else game.of_all >= alone


def description(game: Game) -> Mapping[str, Any]:
    """A game in the form of the case files."""
    worths = {
        "+".join(party for party in game.players if party in group): str(worth) for group, worth in game.worths.items()
    }
    kind = "cost" if game.cost else "profit"
    return {"type": "tu", "kind": kind, "players": list(game.players), "worth": worths}


def _answered(rule: str, written: dict[str, Node], game: Mapping[str, Any], told: Mapping[str, Any]) -> ByRule | None:
    payoff = answer_to(game, rule, told)
    return None if payoff is None else ByRule({"by": Literally(rule), **written}, rule, payoff)


@st.composite
def partitions(draw: st.DrawFn, parties: Sequence[str]) -> list[list[str]]:
    """Sets that name each party once, in any order."""
    sets: list[list[str]] = []
    for party in draw(st.permutations(list(parties))):
        at = draw(st.integers(0, len(sets)))
        if at == len(sets):
            sets.append([party])
        else:
            sets[at].append(party)
    return sets


@st.composite
def edges(draw: st.DrawFn, parties: Sequence[str], *, connected: bool) -> list[list[str]]:
    """Pairs of parties: a tree, and more; or any pairs."""
    order = draw(st.permutations(list(parties)))
    found = [[order[draw(st.integers(0, at - 1))], order[at]] for at in range(1, len(order))] if connected else []
    pairs = [[one, other] for one in order for other in order if one != other]
    return [*found, *draw(st.lists(st.sampled_from(pairs), max_size=3))] if pairs else found


def spelled(rng: Random, who: People, sets: Sequence[Sequence[str]]) -> Node:
    """Sets as a file may write them: a list, names joined by a plus, the name of a group, a party by itself."""
    return [_set(rng, who, members) for members in sets]


def _set(rng: Random, who: People, members: Sequence[str]) -> Node:
    named = [name for name, group in who.groups.items() if set(group) == set(members) and name not in who.bodies]
    if named and rng.random() < 0.5:
        return Literally(rng.choice(named))
    if len(members) == 1 and rng.random() < 0.5:
        return Literally(members[0])
    return _edge(rng, members)


def _edge(rng: Random, members: Sequence[str]) -> Node:
    return Literally(" + ".join(members)) if rng.random() < 0.3 else [*map(Literally, members)]
