"""What names in formulas mean at a moment of the fold: figures, contributions, and what pools have paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from iuralloc.contract.expression import Name
from iuralloc.contract.names import CONTRIBUTION
from iuralloc.errors import ContractAtFault
from iuralloc.situations.contributions import Accepted, Contributions, without_value
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.measures import YEAR, Measured, Vector, select


class Broken(Exception):
    """A name rests on something that has been refused already: there is nothing new to tell."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """The names known so far; `broken` ones stand for entries that were refused."""

    figures: Mapping[str, Measured] = field(default_factory=dict)
    contributions: Contributions | None = None
    words: Mapping[str, Measured] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    path: str = ""
    #: names of figures and pools whose turn has not come
    coming: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    #: the year of a step: what is stated by year is taken at it
    year: str = ""

    def __call__(self, name: Name) -> Measured:
        """The measure that a name stands for."""
        head, *rest = name.parts
        if head in self.broken or (head == CONTRIBUTION and self.contributions is None):
            raise Broken
        if head == CONTRIBUTION and self.contributions is not None:
            return self._contribution(name, self.contributions, tuple(rest))
        measured = self.words.get(head) or self.figures.get(head)
        if measured is None and head in self.coming:
            # It rests on this very formula, in a circle that is told already.
            raise Broken
        selected = None if measured is None else select(measured, tuple(rest))
        if selected is None:
            raise at_fault("unknown-name", name.place, self.path, name=name.text, near="")
        return self._now(name, selected)

    def _now(self, name: Name, measured: Measured) -> Measured:
        """What a figure by year is in the year of the step."""
        if not self.year or not isinstance(measured, Vector) or measured.axis != YEAR:
            return measured
        if self.year not in measured.entries:
            raise at_fault("year-not-listed", name.place, self.path, name=name.text, year=self.year)
        return measured.entries[self.year]

    def in_year(self, year: str) -> Meanings:
        """These, with what is stated by year taken at one year."""
        return replace(self, year=year)

    def over_years(self) -> Meanings:
        """These, with what is stated by year left as it is."""
        return replace(self, year="")

    def _contribution(self, name: Name, contributions: Contributions, words: tuple[str, ...]) -> Measured:
        party = next((word for word in words if word in self.parties), None)
        measured = contributions.measured(tuple(word for word in words if word != party))
        # A party with an entry that has no value is left out: whoever needs it is told which entry it is.
        empty = {body: without_value(contributions, body) for body in measured.entries}
        if party is None:
            return Vector("party", {body: part for body, part in measured.entries.items() if not empty[body]})
        if party not in measured.entries:
            raise at_fault("contribution-not-listed", name.place, self.path, party=party)
        entry = empty[party]
        if entry is not None:
            raise self.without_value(name, party, entry)
        return measured.entries[party]

    def without_value(self, name: Name, party: str, entry: Accepted) -> ContractAtFault:
        """The refusal of a split that needs a contribution without a value."""
        facts = {"party": party, "entry": entry.number, "line": entry.entry.place.where}
        return at_fault("contribution-without-value", name.place, self.path, **facts)

    def having(self, name: str, measured: Measured) -> Meanings:
        """These and one more."""
        return replace(self, figures={**self.figures, name: measured}, coming=self.coming - {name})

    def without(self, name: str) -> Meanings:
        """These, with a name that has been refused."""
        return replace(self, broken=self.broken | {name})

    def at(self, path: str, **words: Measured) -> Meanings:
        """These for the formulas of one entry, with words that count only there."""
        return replace(self, words=words, path=path)
