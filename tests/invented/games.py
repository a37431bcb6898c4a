"""Games as contracts write them, with the worth of every group worked out by the oracles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations
from random import Random
from typing import Final

from hypothesis import strategies as st

from invented import numerals
from invented.people import People
from invented.writing import Node
from oracles.superadditive_by_partitions import superadditive_by_partitions
from oracles.synergies_by_enumeration import Term, synergies_by_enumeration

#: where worths are written group by group: 2^n - 1 of them
MOST_LISTED: Final = 4


@dataclass(frozen=True)
class Game:
    """Who plays, what every group is worth, and which groups were written down with a worth."""

    players: tuple[str, ...]
    worths: Mapping[frozenset[str], Fraction]
    listed: frozenset[frozenset[str]]
    form: str
    cost: bool

    def worth(self, group: frozenset[str]) -> Fraction:
        """The worth of a group."""
        return self.worths[group]

    @property
    def of_all(self) -> Fraction:
        """The worth of all players."""
        return self.worths[frozenset(self.players)]


@dataclass(frozen=True)
class WrittenGame:
    """A game and the keys of its pool that say it."""

    keys: dict[str, Node]
    game: Game


def groups_of(parties: Sequence[str]) -> list[frozenset[str]]:
    """All groups but the empty one."""
    sizes = range(1, len(parties) + 1)
    return [frozenset(group) for group in chain.from_iterable(combinations(parties, size) for size in sizes)]


@st.composite
def worths(
    draw: st.DrawFn, rng: Random, who: People, among: tuple[str, ...], unit: Fraction, *, cost: bool,
    suffix: tuple[str, Fraction] | None, forms: Sequence[str] = ("complete", "superadditive", "0"),
) -> WrittenGame:  # fmt: skip
    """A worth for every group, or for some with a stated cover."""
    form = draw(st.sampled_from(forms))
    groups = groups_of(among)
    everyone = frozenset(among)
    listed = groups if form == "complete" else draw(st.lists(st.sampled_from(groups), max_size=6, unique=True))
    if form == "superadditive":  # nobody's worth alone is a silent nothing
        listed = [*dict.fromkeys([*(frozenset([party]) for party in among), *listed])]
    scale = unit * draw(st.sampled_from([1, 1, 7, 1000, 10**10]))
    odd = draw(st.sampled_from([Fraction(0), Fraction(0), Fraction(1, 2), Fraction(1, 3)])) * unit
    values = {group: draw(st.integers(-1 if len(group) == 1 else 0, 12)) * len(group) * scale for group in listed}
    values[everyone] = draw(st.sampled_from([0, 1, 5, 12, 20, 31])) * len(among) * scale + odd
    order = list(values)
    rng.shuffle(order)
    node: dict[str, Node] = {_spelled(rng, who, group): numerals.amount(rng, values[group], suffix) for group in order}
    keys: dict[str, Node] = {"worth": node}
    if form != "complete":
        keys["unlisted"] = form
    return WrittenGame(keys, Game(among, _covered(among, values, form, cost=cost), frozenset(values), form, cost))


def _covered(
    among: Sequence[str], listed: Mapping[frozenset[str], Fraction], form: str, *, cost: bool
) -> Mapping[frozenset[str], Fraction]:
    if form == "superadditive":
        return superadditive_by_partitions(among, listed, cost=cost)
    return {group: listed.get(group, Fraction(0)) for group in groups_of(among)}


def _spelled(rng: Random, who: People, group: frozenset[str]) -> str:
    """Its members in any order, or the name of a group that they make up."""
    rest = sorted(group)
    names: list[str] = []
    for name, members in who.groups.items():
        if set(members) <= set(rest) and rng.random() < 0.3:
            names.append(name)
            rest = [party for party in rest if party not in members]
    names += rest
    rng.shuffle(names)
    return rng.choice([" + ", "+", "  + "]).join(names)


@st.composite
def synergies(
    draw: st.DrawFn, rng: Random, who: People, among: tuple[str, ...], unit: Fraction, *, cost: bool,
    suffix: tuple[str, Fraction] | None,
) -> WrittenGame:  # fmt: skip
    """Terms of single parties, of groups, of each of a group, of pairs of one group, with some left out."""
    groups = who.groups_within(among)
    node: dict[str, Node] = {}
    terms: list[Term] = []
    for _ in range(draw(st.integers(1, 4))):
        names = draw(st.lists(_slot(among, groups), min_size=1, max_size=3))
        out = draw(st.lists(st.sampled_from([*among, *groups]), max_size=2)) if draw(st.integers(0, 3)) == 0 else []
        slots = [slot for name in names for slot in _slots(who, name)]
        alone = [slot[0] for name in names if not name.startswith("each ") for slot in _slots(who, name)]
        key = " + ".join(names) + (f" without {' + '.join(out)}" if out else "")
        if key in node or len(set(alone)) < len(alone):
            continue
        value = draw(st.one_of(st.integers(0, 9), st.sampled_from([-1, 1000, 10**11]))) * unit
        value *= draw(st.sampled_from([Fraction(1), Fraction(1), Fraction(3, 4), Fraction(1, 7)]))
        node[key] = numerals.amount(rng, value, suffix)
        terms.append(Term(slots, [party for name in out for party in who.standing_for(name)], value))
    if not node:
        node[among[0]] = numerals.amount(rng, unit, suffix)
        terms.append(Term([[among[0]]], [], unit))
    table = {group: synergies_by_enumeration(group, terms) for group in groups_of(among)}
    return WrittenGame({"synergies": node}, Game(among, table, frozenset(), "synergies", cost))


def _slot(among: Sequence[str], groups: Sequence[str]) -> st.SearchStrategy[str]:
    return st.sampled_from([*among, *groups, *(f"each {group}" for group in groups), *(f"each {g}" for g in groups)])


def _slots(who: People, name: str) -> list[tuple[str, ...]]:
    """The slots of one name: one with many to choose from for `each`, else one for every party it stands for."""
    if name.startswith("each "):
        return [who.standing_for(name.removeprefix("each "))]
    return [(party,) for party in who.standing_for(name)]
