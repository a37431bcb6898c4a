"""Parties who came or went: the parts of a year for which they belong, as figures that weights are multiplied by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from iuralloc.contract.belonging import days_in, days_text_of, is_dated, part_in
from iuralloc.contract.calendar import ACTUAL_365, days_text
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Dressed, Party, Pool, Split
from iuralloc.contract.schema.plans import WHOLE_YEAR
from iuralloc.formula import Constant, Formula, Product, Quotient, Reference
from iuralloc.problems.division import Stated
from iuralloc.settlement.ledger import Draft
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.measures import Measure


def state_belonging(contract: Contract, draft: Draft) -> None:
    """State the part of every year for which a party belongs, where it is neither the whole nor nothing."""
    for body in contract.roster.bodies.values():
        for year in contract.calendar.years if is_dated(body.entry) else ():
            part = part_in(body.entry, year, contract.document.days)
            if part == 1 or days_in(body.entry, year) is None:
                continue
            word = _word(body.entry, year)
            place, path = body.entry.place_of_value(word), f"{body.entry.path}.{word}"
            label = {"say": "belongs", "party": body.id, "year": str(year)}
            formula = _formula(part, contract.document.days)
            ground = ground_of(body.entry, place=place, path=path)
            draft.state(f"belongs.{year}.{body.id}", label, "number", formula, ground)


def _word(party: Party, year: int) -> str:
    """The day that decides a year: the last one, if it lies in it."""
    return "left" if party.left is not None and int(party.left[:4]) == year else "joined"


def _formula(part: Fraction, basis: str | None) -> Formula:
    above, _, below = days_text(part, basis or ACTUAL_365).partition("/")
    if part == 0 or not below:
        return Constant(part)
    return Quotient((Constant(Fraction(above)), Constant(Fraction(below))))


class Belonging:
    """Who of the parties belongs in one year of one pool, and for which part of it.

    Parameters
    ----------
    contract, draft
        The file, and what is being stated.
    pool
        The pool by its id.
    year
        Empty in a pool without years.
    """

    def __init__(self, contract: Contract, draft: Draft, pool: str, year: str) -> None:
        self.contract = contract
        self.draft = draft
        self.pool = pool
        self.year = year
        entry: Pool | None = contract.document.pools.get(pool)
        # The capital of a company is held from a day, not over years.
        self.counts = entry is not None
        self.whole = entry is not None and entry.part_year == WHOLE_YEAR

    def dated(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Those of some names that are parties with a day."""
        bodies = self.contract.roster.bodies
        named = (party for party in parties if party in bodies)
        return tuple(party for party in named if self.counts and is_dated(bodies[party].entry))

    def absent(self, party: str) -> bool:
        """Whether a name is a party that has no day in the year."""
        return bool(self.dated([party])) and days_in(self._entry(party), int(self.year)) is None

    def partial(self, party: str) -> bool:
        """Whether a name is a party that counts for less than the whole year."""
        if not self.dated([party]):
            return False
        return self.absent(party) or (not self.whole and f"belongs.{self.year}.{party}" in self.draft.ledger.figures)

    def _entry(self, party: str) -> Party:
        return self.contract.roster.bodies[party].entry

    def present(self, entry: Split, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Those who share in the year; who came or went is printed.

        Raises
        ------
        ContractAtFault
            ``dates-without-years``, ``nobody-belongs``.
        """
        dated = self.dated(parties)
        if not dated:
            return parties
        self.refuse_without_years(entry, dated)
        present = tuple(party for party in parties if not self.absent(party))
        if not present:
            facts = {"pool": self.pool, "year": self.year}
            raise at_fault("nobody-belongs", entry.place, entry.path, **facts)
        bodies = self.contract.roster.bodies
        alike: dict[str, list[str]] = {}
        for party in dated:
            alike.setdefault(bodies[party].family, []).append(party)
        for family, parties_of in alike.items():
            self._tell(parties_of[0], parties_of[0] if len(parties_of) == 1 else family)
        return present

    def refuse_without_years(self, entry: Split | Dressed, dated: tuple[str, ...]) -> None:
        """A pool that is divided once has no years that parties could belong to in part."""
        if dated and not self.year:
            facts = {"party": dated[0], "dates": days_text_of(self._entry(dated[0])), "pool": self.pool}
            raise at_fault("dates-without-years", entry.place, entry.path, **facts)

    def refuse_partial(self, entry: Split, parties: Iterable[str], rule: str) -> None:
        """Refuse what does not count parties by a number each: games, claims, bands.

        Raises
        ------
        ContractAtFault
            ``rule-without-part-years``.
        """
        parties = tuple(parties)
        self.refuse_without_years(entry, self.dated(parties))
        for party in parties:
            if self.partial(party):
                raise at_fault("rule-without-part-years", entry.place, entry.path, **self._facts(party), rule=rule)

    def refuse_group(self, entry: Split | Dressed, group: str) -> None:
        """Refuse to pay a group as one body when one of its parties is not there for the whole year.

        Raises
        ------
        ContractAtFault
            ``group-of-part-year``.
        """
        if not self.contract.roster.is_group(group):
            return
        parties = self.contract.roster.standing_for(group) or ()
        self.refuse_without_years(entry, self.dated(parties))
        for party in parties:
            if self.partial(party):
                raise at_fault("group-of-part-year", entry.place, entry.path, **self._facts(party), group=group)

    def refuse_absent(self, entry: Split | Dressed, party: str) -> None:
        """Refuse to pay a party in a year of which it has no day.

        Raises
        ------
        ContractAtFault
            ``paid-while-absent``.
        """
        if self.year and self.absent(party):
            raise at_fault("paid-while-absent", entry.place, entry.path, **self._facts(party))

    def _facts(self, party: str) -> dict[str, str]:
        dates = days_text_of(self._entry(party))
        return {"pool": self.pool, "party": party, "year": self.year, "dates": dates}

    def _tell(self, party: str, name: str) -> None:
        """Print how a party counts; parties that are alike are named together."""
        facts = {"pool": self.pool, "party": name, "year": self.year}
        days = days_in(self._entry(party), int(self.year))
        if days is None:
            self.draft.choose("absent-in-year", **facts)
            return
        basis = self.contract.document.days or ACTUAL_365
        part = part_in(self._entry(party), int(self.year), basis)
        if part == 1:
            return
        facts |= {"first": str(days[0]), "last": str(days[1])}
        if self.whole:
            self.draft.choose("part-year-as-whole", **facts)
            return
        if self.contract.document.days is None:
            self.draft.choose("days-over-365")
        self.draft.choose("part-year-by-days", **facts, part=days_text(part, basis), basis=basis)

    def part(self, party: str) -> Stated | None:
        """The part of the year for which a party counts; None where that is the whole."""
        name = f"belongs.{self.year}.{party}"
        return Stated(self.draft.ledger.amount(name), Reference(name)) if self.partial(party) else None

    def weighed(self, weights: Mapping[str, Measure]) -> dict[str, Measure]:
        """Numbers by party times the parts of the year for which they belong."""
        found: dict[str, Measure] = {}
        for party, weight in weights.items():
            part = self.part(party)
            found[party] = weight if part is None else _times(weight, part)
        return found


def _times(weight: Measure, part: Stated) -> Measure:
    return Measure(weight.value * part.value, Product((weight.formula, part.formula)), weight.money)
