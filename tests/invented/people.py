"""Parties, others, groups and members: ids of many scripts, counts, trees of members whose shares fill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from hypothesis import strategies as st

from invented import numerals
from invented.writing import Literally, Node

_KINDS: Final = ("enterprise", "university", "institute", "government", "person")
_PARTIES: Final = ("maker", "lake", "海岸", "coast", "smelter", "大学", "école", "𠮷方", "b2", "研究所_2")
_OTHERS: Final = ("bank_x", "银行")
_GROUPS: Final = ("works", "两家")
_MEMBERS: Final = ("lab", "team", "课题组", "Chen", "fund_x")
_NAMES: Final = (
    "Hengda Cells", "恒达电池（集团）", "a: b # c", "it's \"quoted\"", "\N{SNOWMAN} 100%", '"seal":"00",', "line\nbreak",
    "=SUM(A1)", "\u202eright to left", "-", "#7", "null",
)  # fmt: skip
_DEPTH: Final = 3


@dataclass(frozen=True)
class Member:
    """A member, its part of what reaches its level (None: the level has no shares), and who is below it."""

    share: Fraction | None
    members: Mapping[str, Member]


@dataclass(frozen=True)
class People:
    """Who there is, in the order of the file, and what the names of groups stand for."""

    #: ids of the parties as written, before counts make many of them
    entries: tuple[str, ...]
    bodies: tuple[str, ...]
    partners: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    families: Mapping[str, tuple[str, ...]]
    members: Mapping[str, Mapping[str, Member]]
    sections: Mapping[str, Node]

    def standing_for(self, name: str) -> tuple[str, ...]:
        """The parties that a name stands for."""
        return (name,) if name in self.bodies else self.groups[name]

    def in_order(self, names: Iterable[str]) -> tuple[str, ...]:
        """Parties in the order of the file."""
        chosen = set(names)
        return tuple(party for party in self.bodies if party in chosen)

    def groups_within(self, parties: Iterable[str]) -> list[str]:
        """Names of groups all of whose members are among these parties."""
        return [name for name, members in self.groups.items() if set(members) <= set(parties)]


@st.composite
def parts_of_one(draw: st.DrawFn, count: int) -> list[Fraction]:
    """Parts that make a whole: some of them 0, some alike, some without an end as decimals."""
    pieces = draw(st.lists(st.sampled_from([0, 1, 1, 2, 3, 5, 7, 45]), min_size=count, max_size=count))
    pieces[draw(st.integers(0, count - 1))] += draw(st.sampled_from([1, 3, 10]))
    return [Fraction(piece, sum(pieces)) for piece in pieces]


@st.composite
def people(draw: st.DrawFn, rng: Random, most: int = 6) -> People:
    """One to five entries, some of which stand for many, together at most `most` parties; perhaps one of others."""
    names = draw(
        st.lists(st.sampled_from(_PARTIES), min_size=draw(st.sampled_from([3, 2, 3, 1])), max_size=5, unique=True)
    )
    sections: dict[str, dict[str, Node]] = {"parties": {}, "others": {}, "groups": {}}
    bodies: list[str] = []
    families: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, list[str]] = {}
    members: dict[str, Mapping[str, Member]] = {}

    def enter(name: str, section: str, room: int) -> None:
        count = draw(st.integers(1, min(4, room))) if room and draw(st.integers(0, 2)) == 0 else None
        ids = [f"{name}_{number + 1}" for number in range(count)] if count else [name]
        below, node = draw(_tree(rng, _DEPTH)) if draw(st.integers(0, 1)) else ({}, {})
        entry: dict[str, Node] = _dressed(rng) | ({"members": node} if node else {})
        kind = draw(st.sampled_from([None, *_KINDS]))
        if kind:
            entry["kind"] = kind
            kinds.setdefault(kind, []).extend(ids if section == "parties" else [])
        if count:
            entry["count"] = Literally(count)
            families[name] = tuple(ids)
        sections[section][name] = entry
        bodies.extend(ids)
        members.update(dict.fromkeys(ids, below))

    for place, name in enumerate(names):
        enter(name, "parties", max(0, most - len(bodies) - (len(names) - 1 - place)))
    partners = tuple(bodies)
    if draw(st.integers(0, 3)) == 0:
        enter(draw(st.sampled_from(_OTHERS)), "others", 0)
    standing = {**families, "all": partners, **{kind: tuple(own) for kind, own in kinds.items() if own}}
    for name in draw(st.lists(st.sampled_from(_GROUPS), max_size=2, unique=True)):
        words, chosen = draw(_group(bodies, standing))
        sections["groups"][name] = words
        standing[name] = tuple(party for party in bodies if party in chosen)
    written = {section: entries for section, entries in sections.items() if entries}
    return People(tuple(names), tuple(bodies), partners, standing, families, members, written)


def _dressed(rng: Random) -> dict[str, Node]:
    words = ("name", "name_zh", "clause", "quote", "evidence", "note")
    chosen = rng.sample(words, rng.choice([0, 0, 1, 2]))
    return {word: f"{rng.choice(_NAMES)} {rng.randrange(10**6)}" for word in chosen}


@st.composite
def _group(draw: st.DrawFn, bodies: list[str], standing: Mapping[str, tuple[str, ...]]) -> tuple[Node, set[str]]:
    if len(standing["all"]) > 1 and draw(st.booleans()):
        left_out = draw(st.sampled_from(standing["all"]))
        return [f"all except {left_out}"], set(standing["all"]) - {left_out}
    names = draw(st.lists(st.sampled_from([*bodies, *standing]), min_size=1, max_size=3, unique=True))
    return [Literally(name) for name in names], {party for name in names for party in standing.get(name, (name,))}


@st.composite
def _tree(draw: st.DrawFn, rng: Random, depth: int) -> tuple[dict[str, Member], dict[str, Node]]:
    """Members down to a depth: what they are, and how the file says it."""
    names = draw(st.lists(st.sampled_from(_MEMBERS), min_size=1, max_size=3, unique=True))
    shared = draw(st.booleans())
    parts = draw(parts_of_one(len(names))) if shared else [None] * len(names)
    tree: dict[str, Member] = {}
    node: dict[str, Node] = {}
    for name, part in zip(names, parts, strict=True):
        deeper = depth > 1 and draw(st.integers(0, 2)) == 0
        below, entry_below = draw(_tree(rng, depth - 1)) if deeper else ({}, {})
        tree[name] = Member(part, below)
        entry: dict[str, Node] = _dressed(rng) | ({"members": entry_below} if entry_below else {})
        if part is not None:
            written = numerals.named_share(rng, part)
            node[name] = written if not entry else {**entry, "share": written}
        else:
            node[name] = entry
    return tree, node
