"""One loss down a ladder of rungs: who bears what, as one would do it with a pencil and a book of caps.

Shares within caps are found by a rising level: everyone bears (level x share) until a cap stops them, and the
level rises from one cap to the next until the loss is used up. Paid losses are counted in whole units.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from oracles.largest_remainder_by_hand import largest_remainder_by_hand

UNCOVERED = "uncovered"
BINDING = {"all": ("each", "phase", "overall"), "overall": ("overall",), "phase": ("phase",), "none": ()}

Key: TypeAlias = tuple[str, str]
"""Scope and party: ``("overall", "uni")``, ``("phase.pilot", "uni")``, ``("each", "uni")``."""


class Own(NamedTuple):
    """A sum that is a party's own doing: what a cap cuts off is uncovered, and goes on to nobody."""

    name: str
    party: str
    amount: Fraction
    within: str


class Bearer(NamedTuple):
    """One who bears alone: a deductible, a layer, a pot, a compensation. `part` is of what is left here."""

    name: str
    party: str
    part: Fraction = Fraction(1)
    over: Fraction = Fraction(0)
    at_most: Fraction | None = None
    until: Fraction | None = None
    within: str = "all"


class Parties(NamedTuple):
    """Several who bear by shares; `spread` hands what caps cut off to those with room."""

    name: str
    shares: Mapping[str, Fraction]
    spread: bool


Rung: TypeAlias = Own | Bearer | Parties


@dataclass
class Book:
    """Caps, how much of each is used, and what bearers with a limit in all have taken."""

    caps: Mapping[Key, Fraction] = field(default_factory=dict)
    used: dict[Key, Fraction] = field(default_factory=dict)
    taken: dict[str, Fraction] = field(default_factory=dict)

    def room(self, party: str, phase: str, within: str) -> Fraction | None:
        """What the tightest cap leaves a party; None without a cap."""
        keys = [key for key in self._keys(party, phase, within) if key in self.caps]
        return min((self.caps[key] - self.used.get(key, 0) for key in keys), default=None)

    def bear(self, party: str, phase: str, within: str, amount: Fraction) -> None:
        """Enter what a party bears under every cap that binds it."""
        for key in self._keys(party, phase, within):
            self.used[key] = self.used.get(key, Fraction(0)) + amount

    def next_loss(self) -> None:
        """Open a new page: caps for each single loss are unused again."""
        self.used = {key: amount for key, amount in self.used.items() if key[0] != "each"}

    def _keys(self, party: str, phase: str, within: str) -> list[Key]:
        return [(f"phase.{phase}" if word == "phase" else word, party) for word in BINDING[within]]


def by_rising_level(
    rest: Fraction, shares: Mapping[str, Fraction], rooms: Mapping[str, Fraction | None]
) -> dict[str, Fraction]:
    """Raise one level for all until the rest is borne or everybody with a share is full.

    >>> F = Fraction
    >>> borne = by_rising_level(F(100), {"maker": F(1, 5), "inst": F(3, 10), "uni": F(1, 2)},
    ...                         {"maker": None, "inst": F(36), "uni": F(40)})
    >>> {party: str(amount) for party, amount in borne.items()}
    {'maker': '24', 'inst': '36', 'uni': '40'}
    """
    caps = {party: rooms[party] for party in shares if shares[party] > 0}
    stops = sorted({room / shares[party] for party, room in caps.items() if room is not None})
    level = Fraction(0)
    for stop in [*stops, None]:
        climbing = [p for p, room in caps.items() if room is None or room > level * shares[p]]
        speed = sum((shares[party] for party in climbing), Fraction(0))
        if not climbing:
            break
        borne = sum((_at(level, shares[p], room) for p, room in caps.items()), Fraction(0))
        enough = level + (rest - borne) / speed
        if stop is None or enough <= stop:
            level = enough
            break
        level = stop
    return {p: _at(level, share, rooms[p]) if share > 0 else Fraction(0) for p, share in shares.items()}


def _at(level: Fraction, share: Fraction, room: Fraction | None) -> Fraction:
    return level * share if room is None else min(level * share, room)


def ladder_by_steps(
    loss: Fraction, phase: str, rungs: Iterable[Rung], book: Book, unit: Fraction | None
) -> list[tuple[str, str, Fraction]]:
    """List rung, bearer and amount from top to bottom, the last line what nobody covers; the book is kept.

    With a unit, a loss is paid: who bears alone takes whole units, the rest of a unit goes on.

    >>> F = Fraction
    >>> book = Book({("phase.pilot", "inst"): F(12)})
    >>> rungs = [Own("fault", "uni", F(4), "none"), Bearer("own", "inst", at_most=F(10)),
    ...          Bearer("cover", "insurer", over=F(10), at_most=F(60), until=F(70)),
    ...          Parties("L3", {"inst": F(1, 3), "uni": F(2, 3)}, spread=False)]
    >>> for line in ladder_by_steps(F(86), "pilot", rungs, book, F(1)):
    ...     print(*line)
    fault uni 4
    own inst 10
    cover insurer 60
    L3 inst 2
    L3 uni 8
    uncovered uncovered 2
    """
    book.next_loss()
    lines: list[tuple[str, str, Fraction]] = []
    rest = entered = loss
    lost = Fraction(0)
    for rung in rungs:
        match rung:
            case Own(name, party, amount, within):
                owed = _whole(amount, unit)
                room = book.room(party, phase, within)
                borne = owed if room is None else min(owed, room)
                book.bear(party, phase, within, borne)
                lines.append((name, party, borne))
                lost += owed - borne
                rest = entered = rest - owed
            case Bearer(name, party):
                borne = _whole(_alone(rung, rest, entered, book, phase), unit)
                book.bear(party, phase, rung.within, borne)
                book.taken[name] = book.taken.get(name, Fraction(0)) + borne
                lines.append((name, party, borne))
                rest -= borne
            case Parties(name, shares, spread):
                paid = _together(rest, shares, spread, book, phase, unit)
                for party, borne in paid.items():
                    book.bear(party, phase, "all", borne)
                    lines.append((name, party, borne))
                rest -= sum(paid.values())
    lines.append((UNCOVERED, UNCOVERED, rest + lost))
    return lines


def _alone(rung: Bearer, rest: Fraction, entered: Fraction, book: Book, phase: str) -> Fraction:
    bounds = [rest, rung.part * rest, max(entered - rung.over, Fraction(0))]
    room = book.room(rung.party, phase, rung.within)
    bounds += [bound for bound in (rung.at_most, room) if bound is not None]
    if rung.until is not None:
        bounds.append(rung.until - book.taken.get(rung.name, Fraction(0)))
    return min(bounds)


def _together(
    rest: Fraction,
    shares: Mapping[str, Fraction],
    spread: bool,
    book: Book,
    phase: str,
    unit: Fraction | None,
) -> dict[str, Fraction]:
    rooms = {party: book.room(party, phase, "all") for party in shares}
    exact = by_rising_level(rest, shares, rooms)
    if not spread:
        exact = {party: _at(rest, share, rooms[party]) for party, share in shares.items()}
    if unit is None:
        return exact
    open_ = rest - sum(exact.values())
    paid = largest_remainder_by_hand({**exact, UNCOVERED: open_}, unit)
    return {party: paid[party] for party in shares}


def _whole(amount: Fraction, unit: Fraction | None) -> Fraction:
    return amount if unit is None else amount // unit * unit
