"""Who is meant: parties in their order, generated ones, members at every depth, and groups by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from iuralloc.contract.expression import Expression, Literal, text_of
from iuralloc.contract.keys import read_key
from iuralloc.contract.reading import Word
from iuralloc.contract.schema import MEMBER_KINDS, PARTY_KINDS, Document, Member, Party
from iuralloc.contract.telling import Collector, near
from iuralloc.errors import Budget, Finding, LimitReached, Place
from iuralloc.quantities import Written

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
    _below: Mapping[tuple[str, ...], tuple[str, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        below: dict[tuple[str, ...], list[str]] = {}
        for path in self.members:
            below.setdefault(path[:-1], []).append(path[-1])
        object.__setattr__(self, "_below", {path: tuple(names) for path, names in below.items()})

    def partners(self) -> tuple[str, ...]:
        """Ids of the parties to the contract, in order."""
        return tuple(body.id for body in self.bodies.values() if body.partner)

    def standing_for(self, name: str) -> tuple[str, ...] | None:
        """The parties that a name stands for: one, or a group; None where nobody bears it."""
        if name in self.bodies:
            return (name,)
        return self.groups.get(name)

    def nobody(self, text: str, others: Iterable[str] = ()) -> tuple[str, dict[str, str]]:
        """Code and facts of the finding for a key that names nobody, or several where one is wanted."""
        key = read_key(text)
        if key is not None and (len(key.slots) > 1 or key.without):
            return "one-name-wanted", {"key": text}
        name = key.slots[0].name if key else text
        return "unknown-party", {"party": name, "near": near(name, [*self.known_names(), *others])}

    def is_group(self, name: str) -> bool:
        """Whether a name stands for a group as one body."""
        return name in self.groups and name not in self.bodies

    def expand(self, words: tuple[Word, ...]) -> tuple[str, ...]:
        """The parties in a list of names, each once, in the order of the file; unknown names are passed over."""
        named = {party for word in words for party in self.standing_for(word.text.removeprefix("each ")) or ()}
        return tuple(party for party in self.bodies if party in named)

    def below(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Ids of the members directly below a body or member; the members of a group below the group."""
        found = self._below.get(path, ())
        return found or (self.groups.get(path[0], ()) if len(path) == 1 and self.is_group(path[0]) else ())

    def resolve_member(self, name: str, path: tuple[str, ...]) -> str | None:
        """The id of a member named below a path: bare, or with its path before it (``lake.team``)."""
        bare = name.removeprefix(".".join(path) + ".")
        return bare if bare in self.below(path) or bare == ITSELF else None

    def known_names(self) -> tuple[str, ...]:
        """Every name a reader could have meant: as written, generated ones stand behind their family."""
        return (*(body.id for body in self.bodies.values() if body.id == body.family), *self.groups)

    def near(self, name: str) -> str:
        """The known name that a misspelt one resembles."""
        return near(name, self.known_names())


def build_roster(document: Document, collector: Collector) -> Roster:
    """Expand counts, kinds and groups; tells counts that are no counts and names that nobody bears.

    Raises
    ------
    LimitReached
        ``too-many-parties``, members counted.
    """
    bodies: dict[str, Body] = {}
    families: dict[str, tuple[str, ...]] = {}
    for entries, partner in ((document.parties, True), (document.others, False)):
        for name, party in entries.items():
            ids = _ids(name, party, collector)
            _refuse_beyond(Budget.PARTIES, len(bodies) + len(ids), party.place_of("count"))
            bodies.update({each: Body(each, name, party, partner) for each in ids})
            if party.count is not None:
                families[name] = ids
    members: dict[tuple[str, ...], Member] = {}
    for body in bodies.values():
        for path, member in _members((body.id,), body.entry.members):
            members[path] = member
            _refuse_beyond(Budget.MEMBERS, len(members), member.place)
    groups = dict(families)
    partners = [body for body in bodies.values() if body.partner]
    groups["all"] = tuple(body.id for body in partners)
    for kind in PARTY_KINDS:
        alike = tuple(body.id for body in partners if body.entry.kind == kind)
        if alike:
            groups[kind] = alike
    roster = Roster(bodies, groups, members)
    _Groups(document, roster, groups, collector).read()
    return roster


def _refuse_beyond(limit: int, number: int, place: Place) -> None:
    if number > limit:
        raise LimitReached([Finding("too-many-parties", place, {"limit": str(limit)}, path="parties")])


def _ids(name: str, party: Party, collector: Collector) -> tuple[str, ...]:
    if party.count is None:
        return (name,)
    quantity = party.count.quantity if isinstance(party.count, Literal) else None
    whole = quantity is not None and quantity.written is Written.NUMBER and quantity.value.denominator == 1
    if quantity is None or not whole or quantity.value < 1:
        collector.add(
            "count-not-whole", party.place_of_value("count"), f"{party.path}.count", party=name, text=_raw(party.count)
        )
        return (name,)
    _refuse_beyond(Budget.PARTIES, int(quantity.value), party.place_of_value("count"))
    return tuple(f"{name}_{number}" for number in range(1, int(quantity.value) + 1))


def _raw(count: Expression | None) -> str:
    return text_of(count) if count is not None else ""


def _members(path: tuple[str, ...], below: Mapping[str, Member]) -> Iterator[tuple[tuple[str, ...], Member]]:
    for name, member in below.items():
        yield (*path, name), member
        yield from _members((*path, name), member.members)


class _Groups:
    """Groups as written: of parties, of kinds, of other groups, whatever stands first in the file."""

    def __init__(
        self, document: Document, roster: Roster, groups: dict[str, tuple[str, ...]], collector: Collector
    ) -> None:
        self.written = document.groups
        self.places = document.keys_of("groups")
        self.roster = roster
        self.groups = groups
        self.collector = collector
        #: groups that are being read, one resting on the next
        self.ring: list[str] = []

    def read(self) -> None:
        """Fill in every group."""
        for name in self.written:
            self._group(name)

    def _group(self, name: str) -> tuple[str, ...]:
        if name in self.groups:
            return self.groups[name]
        if name in self.ring:
            ring = [*self.ring[self.ring.index(name) :], name]
            self.collector.add("circle", self.places.get(name), f"groups.{name}", ring=" → ".join(ring))
            self.groups[name] = ()
            return ()
        if len(self.ring) >= Budget.DEPTH:
            facts = {"limit": str(Budget.DEPTH)}
            raise LimitReached([Finding("nested-too-deeply", self.places.get(name), facts)])
        self.ring.append(name)
        chosen: set[str] = set()
        for word in self.written[name] or ():
            inside, _, outside = word.text.partition(" except ")
            left_out = {party for part in outside.split("+") if part for party in self._standing_for(part, word)}
            chosen.update(party for party in self._standing_for(inside, word) if party not in left_out)
        self.ring.pop()
        # A circle through this group has left it empty already, and was told.
        return self.groups.setdefault(name, tuple(party for party in self.roster.bodies if party in chosen))

    def _standing_for(self, text: str, word: Word) -> tuple[str, ...]:
        key = read_key(text)
        parties: list[str] = []
        for name in [slot.name for slot in key.slots] if key else [text.strip()]:
            if name in self.written:
                parties.extend(self._group(name))
                continue
            found = self.roster.standing_for(name)
            if found is None:
                near_it = self.roster.near(name) or near(name, self.written)
                self.collector.add("unknown-party", word.place, word.path, party=name, near=near_it)
            parties.extend(found or ())
        return tuple(parties)


RESERVED = frozenset({
    *PARTY_KINDS, *MEMBER_KINDS, "cash", "staff", "equipment", "site", "technology", "data", "channel", "grant", "other",
    "all", "each", ITSELF, "of", "min", "max", "sum", "total", "without", "except", "contribution", "contributions",
    "alone", "by", "law", "contested", "none", "statutory", "founding", "outside", "reserve", "uncovered", "unallocated",
    "unlisted", "whole", "rest", "net", "benefit", "equity", "risk", "exact", "share", "difference", "paid", "appraised", "settled", "amount", "payable",
    "belongs", "core", "objection", "beside", "basis", "worth", "value", "weights", "scores", "parties", "others", "groups",
    "phases", "figures", "pools", "title", "unit", "currency", "exchange", "round", "split", "to", "inside", "steps",
    "expected", "liability", "risks", "events", "subscribed", "paid_in", "holding", "capital", "cap", "used",
    "left", "restated", "resettled", "range", "least", "most", "claimed", "payer", "deviation", "nearest", "reference", "terms", "term", "measure", "reached", "apiece", "name", "name_zh", "clause", "quote", "evidence", "note", "true", "false", "null",
})  # fmt: skip
