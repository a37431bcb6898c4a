"""What the words of a royalty come to in one year: amounts, rates, and the figures that are stated of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from iuralloc.contract.expression import Expression, text_of
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Entry, Table
from iuralloc.contract.schema.royalties import Royalty
from iuralloc.formula import Constant, Formula, Sum
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.meanings import Meanings
from iuralloc.situations.measures import Evaluation, Fineness, Measure

NOTHING: Final = Constant(Fraction(0))


@dataclass(frozen=True, slots=True)
class RoyaltyYear:
    """A royalty in one year: its entry, where its figures stand, and what names mean.

    Parameters
    ----------
    contract, draft
        The file, and what is being stated.
    meanings
        Of names in its formulas, in no year.
    entry, name
        The royalty and its id.
    year
        The year.
    """

    contract: Contract
    draft: Draft
    meanings: Meanings
    entry: Royalty
    name: str
    year: str

    @property
    def stem(self) -> str:
        """The id of what is owed in the year; the lines stand below it."""
        return f"{self.name}.{self.year}"

    def state(self, line: str, formula: Formula, ground: Ground, *, unit: str = "amount") -> Figure:
        """State a line of the year under its word, such as ``offset_taken``; `owed` is the year itself."""
        word, _, band = line.partition(".")
        label = {"say": "royalty", "part": f"royalty-{word}", "royalty": self.name, "year": self.year}
        if band:
            label |= {"say": "royalty-band", "band": band}
        name = self.stem if line == "owed" else f"{self.stem}.{line}"
        figure = self.draft.state(name, label, unit, formula, ground)
        Fineness().add(figure.amount, self.entry.place)
        return figure

    def ground(self, rule: str, entry: Entry | None = None) -> Ground:
        """The ground of a line that follows from others: the clause, and the rule."""
        return ground_of(entry or self.entry, within=self.entry, rule=rule)

    def written(self, entry: Entry, word: str) -> Ground:
        """The ground of a line that stands in the file under a word."""
        place = entry.place_of_value(word)
        return ground_of(entry, within=self.entry, place=place, path=f"{entry.path}.{word}")

    def base(self, *, by_piece: bool) -> Measure:
        """What `on` comes to in the year, perhaps below zero; a year that a table does not list is 0.

        Parameters
        ----------
        by_piece
            Whether it is a number of pieces, and no amount.
        """
        path, written = f"{self.entry.path}.on", self.entry.on
        cells = list(self._cells(written)) if isinstance(written, Table) else [] if written is None else [written]
        evaluation = self.evaluation(path)
        return _together([evaluation.number(cell) if by_piece else self._amount(cell, path) for cell in cells])

    def amount(self, entry: Entry, word: str) -> Measure | None:
        """An amount that an entry names for the year; None where it names none at all.

        Raises
        ------
        ContractAtFault
            ``negative-amount``, and what the formula raises.
        """
        written = getattr(entry, word)
        if written is None:
            return None
        path = f"{entry.path}.{word}"
        cells = list(self._cells(written)) if isinstance(written, Table) else [written]
        measure = _together([self._amount(cell, path) for cell in cells])
        if measure.value < 0:
            facts = {"party": f"{self.stem}.{word}", "text": rational_text(measure.value)}
            raise at_fault("negative-amount", written.place, path, **facts)
        return measure

    def rate(self, entry: Entry, word: str) -> Measure | None:
        """A rate of the base that an entry names for the year: a part of it, or money for each piece; None without one.

        Raises
        ------
        ContractAtFault
            ``year-not-listed``, ``royalty-rate-out-of-range``, and what the formula raises.
        """
        written = getattr(entry, word)
        if written is None:
            return None
        path = f"{entry.path}.{word}"
        cell = next(self._cells(written), None) if isinstance(written, Table) else written
        if cell is None:
            name = f"{self.name}.{word}"
            raise at_fault("year-not-listed", written.place, path, name=name, year=self.year)
        measure = self.evaluation(path).number(cell)
        if measure.value < 0 or (measure.value > 1 and not measure.money):
            facts = {"royalty": self.name, "text": text_of(cell), "value": rational_text(measure.value)}
            raise at_fault("royalty-rate-out-of-range", cell.place, path, **facts)
        return measure

    def _amount(self, cell: Expression, path: str) -> Measure:
        """An amount that is known to be money where it says so itself; bare numbers are in the unit of the file."""
        evaluation = self.evaluation(path)
        amount = evaluation.amount(cell)
        return Measure(amount.value, amount.formula, evaluation.number(cell).money)

    def evaluation(self, path: str) -> Evaluation:
        """What evaluates formulas in the year."""
        return Evaluation(self.contract.unit, self.meanings.in_year(self.year).at(path), path)

    def _cells(self, table: Table) -> Iterator[Expression]:
        for key, cell in table.cells:
            if not isinstance(cell, Table) and self.year in self.contract.calendar.standing_for(key.text):
                yield cell


def _together(cells: list[Measure]) -> Measure:
    """What stands in several cells of one year: sums that fall due on its days."""
    if not cells:
        return Measure(Fraction(0), NOTHING, money=False)
    if len(cells) == 1:
        return cells[0]
    total = Sum.of(*(cell.formula for cell in cells))
    return Measure(sum((cell.value for cell in cells), Fraction(0)), total, any(cell.money for cell in cells))
