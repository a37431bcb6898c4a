"""Who is meant by the lists of a split: sets of parties, levels of sets, pairs; a group stands for its members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Final

from iuralloc.contract.keys import PartyKey, read_key
from iuralloc.contract.lists import Listing
from iuralloc.contract.reading import Word
from iuralloc.contract.roster import Roster
from iuralloc.errors import Finding, LimitReached
from iuralloc.rules.card import Partition

#: parties and pairs that the lists of one parameter come to: more are an attack, or a slip with ``each``
MOST_NAMED: Final = 50_000

#: unknown names that are compared with the known ones; nobody reads more
_COMPARED: Final = 50

#: a pair has two ends
_ENDS: Final = 2


@dataclass(slots=True)
class ListReader:
    """Reads the lists of one parameter, and collects what is wrong with them.

    Parameters
    ----------
    roster
        Who is meant by names.
    among
        Who shares.
    pool, parameter
        What the findings speak of.

    Raises
    ------
    LimitReached
        ``lists-too-long``, from every reading.
    """

    roster: Roster
    among: tuple[str, ...]
    pool: str
    parameter: str
    told: list[Finding] = field(default_factory=list)
    _named: int = 0
    _sharing: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._sharing = frozenset(self.among)

    def partition(self, listing: Listing) -> Partition:
        """Sets that together name each party once; a bare party or group is a set, ``each`` group many of one."""
        seen: set[str] = set()
        sets: list[tuple[str, ...]] = []
        for entry in listing.entries:
            for found in self._sets(entry):
                twice = [party for party in found if party in seen]
                if twice:
                    facts = {"party": twice[0], "pool": self.parameter}
                    self.told.append(Finding("party-twice", entry.place, facts, path=entry.path))
                seen.update(found)
                sets.append(found)
        missing = [party for party in self.among if party not in seen]
        if missing and not self.told:
            # Whoever is misspelt is missing, too: that is told once.
            others = str(len(missing) - 1)
            facts = {"party": missing[0], "parameter": self.parameter, "pool": self.pool, "others": others}
            self.told.append(Finding("party-in-no-set", listing.place, facts, path=listing.path))
        return tuple(sets)

    def levels(self, listing: Listing) -> tuple[Partition, ...]:
        """Partitions, coarsest first, each dividing the sets of the one before."""
        levels: list[Partition] = []
        for entry in listing.entries:
            if isinstance(entry, Word):
                facts = {"wanted": "list", "found": "text"}
                self.told.append(Finding("wrong-shape", entry.place, facts, path=entry.path))
        if self.told:
            return ()
        nested = (entry for entry in listing.entries if isinstance(entry, Listing))
        for number, entry in enumerate(nested, start=1):
            before = len(self.told)
            level = self.partition(entry)
            if levels and before == len(self.told):
                self._nested(levels[-1], level, entry, number)
            levels.append(level)
        return tuple(levels)

    def edges(self, listing: Listing) -> tuple[tuple[str, str], ...]:
        """Pairs of parties: ``[maker, lake]`` or ``maker + lake``; with ``each`` group a pair for every member."""
        edges: dict[tuple[str, str], None] = {}
        for entry in listing.entries:
            names = [entry] if isinstance(entry, Word) else [*self._words(entry)]
            slots = [slot for name in names for slot in self._slots(name)]
            if not self.told and len(slots) != _ENDS:
                self._no_pair(entry, names)
            if self.told:
                continue
            self._count(prod(len(slot) for slot in slots), entry)
            pairs = [pair for pair in product(*slots) if pair[0] != pair[1]]
            if not pairs:
                self._no_pair(entry, names)
            for first, second in pairs:
                if (second, first) not in edges:
                    edges[first, second] = None
        return tuple(edges)

    def _sets(self, entry: Word | Listing) -> Iterator[tuple[str, ...]]:
        if isinstance(entry, Listing):
            found = tuple(party for word in self._words(entry) for party in self._standing(word))
            if not entry.entries:
                self.told.append(Finding("set-empty", entry.place, {"parameter": self.parameter}, path=entry.path))
            yield found
        elif entry.text.startswith("each "):
            yield from ((party,) for party in self._standing(entry))
        else:
            yield tuple(self._standing(entry))

    def _words(self, listing: Listing) -> Iterator[Word]:
        for entry in listing.entries:
            if isinstance(entry, Word):
                yield entry
            else:
                facts = {"wanted": "text", "found": "list"}
                self.told.append(Finding("wrong-shape", entry.place, facts, path=entry.path))

    def _standing(self, word: Word) -> Iterator[str]:
        """The parties that a word stands for."""
        key = self._key(word)
        for slot in key.slots if key else ():
            yield from self._known(word, slot.name)

    def _slots(self, word: Word) -> Iterator[tuple[str, ...]]:
        """The parties to choose from for each place in a key; a group is named by ``each``."""
        key = self._key(word)
        for slot in key.slots if key else ():
            if self.roster.is_group(slot.name) and not slot.each:
                facts = {"group": slot.name, "count": str(len(self.roster.groups[slot.name]))}
                self.told.append(Finding("group-without-each", word.place, facts, path=word.path))
            yield tuple(self._known(word, slot.name))

    def _key(self, word: Word) -> PartyKey | None:
        key = read_key(word.text)
        if key is None or key.without:
            self.told.append(Finding("group-not-read", word.place, {"key": word.text}, path=word.path))
            return None
        return key

    def _known(self, word: Word, name: str) -> tuple[str, ...]:
        standing = self.roster.standing_for(name)
        self._count(len(standing or (name,)), word)
        if standing is None:
            facts = {"party": name, "near": self.roster.near(name) if len(self.told) < _COMPARED else ""}
            self.told.append(Finding("unknown-party", word.place, facts, path=word.path))
            return ()
        outside = [party for party in standing if party not in self._sharing]
        if outside:
            facts = {"party": outside[0], "pool": self.pool}
            self.told.append(Finding("party-not-among", word.place, facts, path=word.path))
        return standing

    def _count(self, number: int, entry: Word | Listing) -> None:
        self._named += number
        if self._named > MOST_NAMED:
            facts = {"limit": str(MOST_NAMED), "parameter": self.parameter}
            raise LimitReached([Finding("lists-too-long", entry.place, facts, path=entry.path)])

    def _nested(self, above: Partition, level: Partition, listing: Listing, number: int) -> None:
        owner = {party: at for at, group in enumerate(above) for party in group}
        for group in level:
            if len({owner[party] for party in group}) > 1:
                facts = {"group": " + ".join(group), "level": str(number), "parameter": self.parameter}
                self.told.append(Finding("level-not-nested", listing.place, facts, path=listing.path))
                return

    def _no_pair(self, entry: Word | Listing, names: list[Word]) -> None:
        facts = {"text": ", ".join(name.text for name in names), "parameter": self.parameter}
        self.told.append(Finding("edge-not-two", entry.place, facts, path=entry.path))
