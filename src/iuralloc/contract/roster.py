"""Who is meant: parties in their order, generated ones, members at every depth, and groups by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from iuralloc.contract.expression import Literal
from iuralloc.contract.keys import read_key
from iuralloc.contract.reading import Collector, Word, near
from iuralloc.contract.schema import MEMBER_KINDS, PARTY_KINDS, Document, Member, Party
from iuralloc.errors import Budget

#: the word for the party apart from its members
ITSELF = "itself"


@dataclass(frozen=True, slots=True)
class Body:
    """One party as it counts: written by its own id, or one of the many that `count` makes.

    Parameters
    ----------
    id
        Such as ``maker`` or ``smelter_3``.
    family
        The id in the file: ``smelter``.
    partner
        Whether it is a party to the contract; `others` are not.
    """

    id: str
    family: str
    entry: Party
    partner: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """All bodies in the order of the file, and what the names of groups stand for."""

    bodies: Mapping[str, Body]
    groups: Mapping[str, tuple[str, ...]]
    #: members by the path of ids that leads to them: ``("lake", "team", "Chen")``
    members: Mapping[tuple[str, ...], Member]

    def partners(self) -> tuple[str, ...]:
        """Ids of the parties to the contract, in order."""
        return tuple(body.id for body in self.bodies.values() if body.partner)

    def standing_for(self, name: str) -> tuple[str, ...] | None:
        """The parties that a name stands for: one, or a group; None where nobody bears it."""
        if name in self.bodies:
            return (name,)
        return self.groups.get(name)

    def is_group(self, name: str) -> bool:
        """Whether a name stands for a group as one body."""
        return name in self.groups and name not in self.bodies

    def expand(self, words: tuple[Word, ...]) -> tuple[str, ...]:
        """The parties in a list of names, each once, in the order of the file; unknown names are passed over."""
        named = {party for word in words for party in self.standing_for(word.text.removeprefix("each ")) or ()}
        return tuple(party for party in self.bodies if party in named)

    def below(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Ids of the members directly below a body or member; the members of a group below the group."""
        found = tuple(key[-1] for key in self.members if key[:-1] == path)
        return found or (self.groups.get(path[0], ()) if len(path) == 1 and self.is_group(path[0]) else ())

    def resolve_member(self, name: str, path: tuple[str, ...]) -> str | None:
        """The id of a member named below a path: bare, or with its path before it (``lake.team``)."""
        bare = name.removeprefix(".".join(path) + ".")
        return bare if bare in self.below(path) or bare == ITSELF else None

    def known_names(self) -> tuple[str, ...]:
        """Every name a reader could have meant."""
        return (*self.bodies, *self.groups)

    def near(self, name: str) -> str:
        """The known name that a misspelt one resembles."""
        return near(name, self.known_names())


def build_roster(document: Document, collector: Collector) -> Roster:
    """Expand counts, kinds and groups; tells counts that are no counts and names that nobody bears."""
    bodies: dict[str, Body] = {}
    families: dict[str, tuple[str, ...]] = {}
    for entries, partner in ((document.parties, True), (document.others, False)):
        for name, party in entries.items():
            ids = _ids(name, party, collector)
            if len(bodies) + len(ids) > Budget.PARTIES:
                facts = {"limit": str(Budget.PARTIES)}
                collector.add("too-many-parties", party.place_of("count"), party.path, **facts)
                break
            bodies.update({each: Body(each, name, party, partner) for each in ids})
            if party.count is not None:
                families[name] = ids
    groups = dict(families)
    partners = [body for body in bodies.values() if body.partner]
    groups["all"] = tuple(body.id for body in partners)
    for kind in PARTY_KINDS:
        alike = tuple(body.id for body in partners if body.entry.kind == kind)
        if alike:
            groups[kind] = alike
    members = {
        path: member for body in bodies.values() for path, member in _members((body.id,), body.entry.members)
    }
    roster = Roster(bodies, groups, members)
    for name, words in document.groups.items():
        groups[name] = _group(roster, name, words or (), collector)
    return roster


def _ids(name: str, party: Party, collector: Collector) -> tuple[str, ...]:
    if party.count is None:
        return (name,)
    count = party.count.quantity.value if isinstance(party.count, Literal) else Fraction(-1)
    if count.denominator != 1 or count < 1:
        collector.add("count-not-whole", party.place_of_value("count"), f"{party.path}.count", party=name)
        return (name,)
    if count > Budget.PARTIES:
        facts = {"limit": str(Budget.PARTIES)}
        collector.add("too-many-parties", party.place_of_value("count"), f"{party.path}.count", **facts)
        return (name,)
    return tuple(f"{name}_{number}" for number in range(1, int(count) + 1))


def _members(path: tuple[str, ...], below: Mapping[str, Member]) -> Iterator[tuple[tuple[str, ...], Member]]:
    for name, member in below.items():
        yield (*path, name), member
        yield from _members((*path, name), member.members)


def _group(roster: Roster, name: str, words: tuple[Word, ...], collector: Collector) -> tuple[str, ...]:
    chosen: list[str] = []
    for word in words:
        inside, _, outside = word.text.partition(" except ")
        taken = _standing_for(roster, name, inside, word, collector)
        left_out = {p for part in outside.split("+") if part for p in _standing_for(roster, name, part, word, collector)}
        chosen.extend(party for party in taken if party not in left_out)
    return tuple(party for party in roster.bodies if party in set(chosen))


def _standing_for(roster: Roster, group: str, text: str, word: Word, collector: Collector) -> tuple[str, ...]:
    key = read_key(text)
    parties: list[str] = []
    for slot in key.slots if key else ():
        found = roster.standing_for(slot.name)
        if found is None:
            facts = {"party": slot.name, "near": roster.near(slot.name)}
            collector.add("unknown-party", word.place, word.path, **facts)
        parties.extend(found or ())
    if key is None:
        collector.add("unknown-party", word.place, word.path, party=text, near=roster.near(text))
    return tuple(parties)


RESERVED = frozenset({
    *PARTY_KINDS, *MEMBER_KINDS, "cash", "staff", "equipment", "site", "technology", "data", "channel", "grant", "other",
    "all", "each", ITSELF, "of", "min", "max", "sum", "total", "without", "except", "contribution", "contributions",
    "alone", "by", "law", "contested", "none", "statutory", "founding", "outside", "reserve", "uncovered", "unallocated",
    "unlisted", "whole", "rest", "net", "benefit", "equity", "risk", "exact", "share", "difference", "paid", "appraised", "settled", "amount", "payable",
    "core", "objection", "beside", "basis", "worth", "value", "weights", "scores", "parties", "others", "groups",
    "phases", "figures", "pools", "title", "unit", "currency", "round", "split", "to", "inside", "steps",
    "true", "false", "null",
})  # fmt: skip
