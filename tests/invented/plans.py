"""Splits and plans inside: as the file says them, and as facts to divide by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from invented import numerals, rules
from invented.games import Game
from invented.measures import Measure, formulas
from invented.people import Member, People, parts_of_one
from invented.writing import Literally, Node


@dataclass(frozen=True)
class Rule:
    """How an amount is divided: by `shares`, or by `weights`, or by a rule with its parameters.

    `name` is shares, weights, equal, shapley, modified_shapley or game_of (weights are payoffs then, over `total`);
    or it is any other rule, and `shares` are the payoffs that an oracle has found.
    """

    name: str
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    total: Fraction | None = None
    strength: Fraction = Fraction(0)


@dataclass(frozen=True)
class Plan:
    """What happens to what reached somebody, and the plans for those below."""

    rule: Rule
    inside: Mapping[str, Plan]


@dataclass(frozen=True)
class Told:
    """A split as written, and as a rule."""

    node: Node
    rule: Rule


@st.composite
def table_of_shares(draw: st.DrawFn, rng: Random, who: People, among: Sequence[str], *, together: bool) -> Told:
    """Shares of parties, of each of a group, perhaps of a group as one body; something may be left open."""
    groups = who.groups_within(among)
    keys: list[str] = []
    taken: set[str] = set()
    names = [*among, *(f"each {group}" for group in groups), *(groups if together else [])]
    for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=5, unique=True)):
        parties = who.standing_for(name.removeprefix("each "))
        if not taken & set(parties):
            keys.append(name)
            taken |= set(parties)
    # Rows stand in the order of the parties: in what order ties in a table are settled is a test of its own.
    keys.sort(key=lambda key: min(map(who.bodies.index, who.standing_for(key.removeprefix("each ")))))
    if draw(st.integers(0, 3)) == 0:
        keys.append("unallocated")
    counts = [len(who.standing_for(key[5:])) if key.startswith("each ") else 1 for key in keys]
    parts = draw(parts_of_one(len(keys)))
    node: dict[str, Node] = {}
    shares: dict[str, Fraction] = {}
    for key, part, count in zip(keys, parts, counts, strict=True):
        node[key] = numerals.named_share(rng, part / count)
        bodies = who.standing_for(key[5:]) if key.startswith("each ") else (key,)
        shares |= dict.fromkeys(bodies, part / count)
    return Told(node, Rule("shares", shares))


@st.composite
def split(
    draw: st.DrawFn, rng: Random, who: People, among: tuple[str, ...], measures: Sequence[Measure],
    game: Game | None, others: Mapping[str, Rule], whole: Fraction, *, paid: bool, together: bool,
) -> Told:  # fmt: skip
    """Any split that fits: the rules that need a game only where there is one."""
    ways = ["equal", "shares", "weights", "weights", "claims", "claims"]
    ways += ["shapley", "shapley", "modified", "alone", *["by_game"] * 4] if game else []
    ways += ["game_of"] * 3 if others else []
    way = draw(st.sampled_from(ways))
    if way in {"claims", "by_game"}:
        found = (
            draw(rules.by_game(rng, who, among, game, paid=paid))
            if game and way == "by_game"
            else draw(rules.by_claims(rng, among, measures, whole))
        )
        return Told(found.node, Rule(found.rule, found.payoff)) if found else _by(rng, "equal", Rule("equal"))
    if way == "shares":
        return draw(table_of_shares(rng, who, among, together=together))
    if way == "shapley":
        return _by(rng, "shapley", Rule("shapley"))
    if way == "game_of":
        name = draw(st.sampled_from(sorted(others)))
        return _by(rng, name, others[name])
    if way == "modified":
        fitting = [m for m in measures if m.fits(among) and m.parties() == set(among)]
        strength = draw(st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2, 3)]))
        if fitting:
            return _modified(draw(st.sampled_from(fitting)), among, strength, rng)
        return _by(rng, "shapley", Rule("shapley"))
    if way == "alone" and game:
        measure = Measure("alone", {p: game.worth(frozenset([p])) for p in game.players}, money=True)
        return _by(rng, "alone", _weights(measure, among)) if measure.fits(among) else _by(rng, "equal", Rule("equal"))
    if way == "weights" and measures:
        fitting = [m for m in (draw(formulas(rng, measures)), *measures) if m.fits(among)]
        if fitting:
            return _by(rng, fitting[0].text, _weights(fitting[0], among))
    return _by(rng, "equal", Rule("equal"))


def _modified(measure: Measure, among: Sequence[str], strength: Fraction, rng: Random) -> Told:
    """A factor must come to 1 over those who share: a measure over its own sum does."""
    total = sum((measure.of(party) for party in among), Fraction(0))
    factor = {party: measure.of(party) / total for party in among}
    node: dict[str, Node] = {
        "by": "modified_shapley",
        "factor": Literally(f"{measure.bracketed} / sum({measure.text})"),
        "strength": numerals.rate(rng, strength),
    }
    return Told(node, Rule("modified_shapley", factor, strength=strength))


def _weights(measure: Measure, among: Sequence[str]) -> Rule:
    return Rule("weights", {party: measure.of(party) for party in among})


def _by(rng: Random, text: str, rule: Rule) -> Told:
    written = Literally(text)
    return Told(written if rng.random() < 0.3 else {"by": written}, rule)


@st.composite
def inside(draw: st.DrawFn, rng: Random, below: Mapping[str, Member], path: str, depth: int = 3) -> tuple[Node, Plan]:
    """A plan for what reached somebody who has members, and plans for the members."""
    names = [*below, "itself"]
    node: dict[str, Node] = {}
    way = draw(st.sampled_from(["to", "equal", "shares", "shares"]))
    if way == "to":
        name = draw(st.sampled_from(names))
        node["to"] = Literally(_called(rng, below, path, name))
        rule = Rule("shares", {name: Fraction(1)})
    elif way == "equal":
        node["split"] = {"by": Literally("equal")}
        rule = Rule("shares", dict.fromkeys(below, Fraction(1, len(below))))
    else:
        rows = [*names, "unallocated"]
        chosen = sorted(draw(st.lists(st.sampled_from(rows), min_size=1, max_size=4, unique=True)), key=rows.index)
        parts = dict(zip(chosen, draw(parts_of_one(len(chosen))), strict=True))
        node["split"] = {
            _called(rng, below, path, name): numerals.named_share(rng, part) for name, part in parts.items()
        }
        rule = Rule("shares", parts)
    deeper: dict[str, Plan] = {}
    nodes: dict[str, Node] = {}
    for name, member in below.items():
        if depth > 1 and member.members and draw(st.booleans()):
            nodes[name], deeper[name] = draw(inside(rng, member.members, path and f"{path}.{name}", depth - 1))
    if nodes:
        node["inside"] = nodes
    return node, Plan(rule, deeper)


def _called(rng: Random, below: Mapping[str, Member], path: str, name: str) -> str:
    """A member by its bare name, or with the path to it, where there is one path."""
    return f"{path}.{name}" if path and name in below and rng.random() < 0.3 else name


@st.composite
def together(draw: st.DrawFn, rng: Random, who: People, group: str, measures: Sequence[Measure]) -> tuple[Node, Plan]:
    """How a group that shares as one body divides among its parties."""
    parties = who.groups[group]
    fitting = [measure for measure in measures if measure.fits(parties)]
    way = draw(st.sampled_from(["equal", "shares", "to", *(["weights"] if fitting else [])]))
    node: dict[str, Node] = {}
    if way == "weights":
        measure = draw(st.sampled_from(fitting))
        node["split"] = {"by": Literally(measure.text)}
        rule = _weights(measure, parties)
    elif way == "equal":
        node["split"] = Literally("equal")
        rule = Rule("shares", dict.fromkeys(parties, Fraction(1, len(parties))))
    elif way == "to":
        chosen = draw(st.sampled_from(parties))
        node["to"] = Literally(chosen)
        rule = Rule("shares", {chosen: Fraction(1)})
    else:
        parts = dict(zip(parties, draw(parts_of_one(len(parties))), strict=True))
        node["split"] = {party: numerals.named_share(rng, part) for party, part in parts.items()}
        rule = Rule("shares", parts)
    deeper: dict[str, Plan] = {}
    nodes: dict[str, Node] = {}
    for party in parties:
        if who.members[party] and draw(st.integers(0, 2)) == 0:
            nodes[party], deeper[party] = draw(inside(rng, who.members[party], party, 2))
    if nodes:
        node["inside"] = nodes
    return node, Plan(rule, deeper)
