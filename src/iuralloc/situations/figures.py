"""Figures named once: numbers, formulas, tables by party and phase, and weighted scores."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from iuralloc.contract.calendar import read_span
from iuralloc.contract.expression import Call, Expression, Literal, text_of
from iuralloc.contract.keys import read_key
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Keyed, Table
from iuralloc.contract.schema import Figure as Entry
from iuralloc.errors import Place
from iuralloc.formula import Constant, Product, Quotient, Reference, Sum
from iuralloc.quantities import Written, rational_text
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.situations.grounds import at_fault, ground_of
from iuralloc.situations.measures import (
    YEAR,
    Evaluation,
    Fineness,
    Meaning,
    Measure,
    Measured,
    Vector,
    added,
    year_outermost,
)
from iuralloc.situations.shared_sums import sharing

_EACH_FIRST = "each first"


def state_figure(contract: Contract, draft: Draft, meaning: Meaning, name: str) -> Measured:
    """State one named figure, entry by entry; gives what its name means from here on."""
    entry = contract.document.figures[name]
    label = {"say": "figure", "name": f"{name}.sum"}
    share = sharing(draft, f"{name}.sum", label, ground_of(entry, rule="sum"))
    # A figure that is a sum and nothing else is that sum: there is nobody to share it with.
    alone = isinstance(entry.value, Call)
    evaluation = Evaluation(contract.unit, meaning, entry.path, None if alone else share)
    writer = _Writer(contract, draft, evaluation, entry, name)
    if entry.scores is not None and entry.weights is not None:
        return writer.scored(entry.weights, entry.scores)
    value = entry.value
    if value is None:
        raise at_fault("figure-without-value", entry.place, entry.path, figure=name)
    measured = writer.table(value, (name,)) if isinstance(value, Table) else writer.formula(value)
    measured = year_outermost(measured)
    draft.schedule(table="figure", name=name, title=_title(entry), form=_form(measured), figures=list(_ids(measured)))
    return measured


def _title(entry: Entry) -> dict[str, str]:
    return {"name": entry.name or "", "name_zh": entry.name_zh or "", "clause": entry.clause or ""}


def _form(measured: Measured) -> str:
    return "number" if isinstance(measured, Measure) else "table"


def _ids(measured: Measured) -> Iterator[str]:
    if isinstance(measured, Vector):
        for below in measured.entries.values():
            yield from _ids(below)
    elif isinstance(measured.formula, Reference):
        yield measured.formula.figure


def table_of(contract: Contract, evaluation: Evaluation, written: Expression | Table) -> Measured:
    """What a number, a formula or a table comes to, without stating figures for its cells."""
    if not isinstance(written, Table):
        return evaluation.measured(written)
    entries: dict[str, Measured] = {}
    axis = "party"
    for key, cell in written.cells:
        below = table_of(contract, evaluation, cell) if isinstance(cell, Table) else evaluation.amount(cell)
        for name, axis in _named(contract, key):  # noqa: B007 - the axis of the last key is that of all
            entries[name] = below
    return Vector(axis, entries)


def _named(contract: Contract, key: Keyed) -> Iterator[tuple[str, str]]:
    """What a key of a table stands for: a phase, a party, each party of a group."""
    if key.text in contract.document.phases:
        yield key.text, "phase"
        return
    if read_span(key.text) is not None:
        for year in contract.calendar.standing_for(key.text):
            yield year, YEAR
        return
    read = read_key(key.text)
    for slot in read.slots if read else ():
        for party in contract.roster.standing_for(slot.name) or ():
            yield party, "party"


def is_rate(table: Table) -> bool:
    """Whether a table holds rates, not amounts: one of its numbers is a percentage or a fraction."""
    for _, cell in table.cells:
        if isinstance(cell, Table):
            if is_rate(cell):
                return True
        elif isinstance(cell, Literal) and (cell.quantity.written is Written.PERCENT or "/" in cell.raw):
            return True
    return False


class _Writer:
    def __init__(self, contract: Contract, draft: Draft, evaluation: Evaluation, entry: Entry, name: str) -> None:
        self.contract = contract
        self.draft = draft
        self.evaluation = evaluation
        self.entry = entry
        self.name = name

    def formula(self, expression: Expression) -> Measured:
        """A number or a formula; one that is by party becomes a figure for each."""
        return self._spread(self.evaluation.measured(expression), (self.name,), expression.place)

    def _spread(self, measured: Measured, keys: tuple[str, ...], place: Place) -> Measured:
        if isinstance(measured, Vector):
            below = {key: self._spread(part, (*keys, key), place) for key, part in measured.entries.items()}
            return Vector(measured.axis, below)
        return self._state(measured, keys, place)

    def _state(self, measure: Measure, keys: tuple[str, ...], place: Place, path: str = "") -> Measure:
        figure = self.draft.state(
            ".".join(keys), {"say": "figure", "name": ".".join(keys)}, measure.unit, measure.formula,
            ground_of(self.entry, place=place, path=path or self.entry.path),
        )  # fmt: skip
        return Measure(figure.amount, figure.reference, measure.money)

    def table(self, table: Table, keys: tuple[str, ...]) -> Vector:
        """A table as written: one figure a cell, ``each`` group one a member, a span of years one a year."""
        entries: dict[str, Measured] = {}
        dated: dict[str, list[Measured]] = {}
        axis = ""
        for key, cell in table.cells:
            span = read_span(key.text)
            if span is not None and span.day is not None:
                axis = axis or YEAR
                # An id of a figure has no hyphens.
                day = key.text.replace("-", "_")
                dated.setdefault(str(span.day.year), []).append(self._cell(cell, (*keys, day), key))
                continue
            for name, here in _named(self.contract, key):
                axis = axis or here
                if name in entries:
                    raise at_fault("entry-twice", key.place, key.path, key=name, figure=self.name)
                entries[name] = self._cell(cell, (*keys, name), key)
        for year, parts in dated.items():
            # What comes on a day falls in the year of its date, beside what else comes in that year.
            whole = added([*([entries[year]] if year in entries else []), *parts])
            name = year if year not in entries else f"{year}.all"
            entries[year] = self._spread(whole, (*keys, name), table.place)
        order = {party: rank for rank, party in enumerate(self.contract.roster.bodies)}
        if axis == "party":
            entries = dict(sorted(entries.items(), key=lambda item: order[item[0]]))
        if axis == YEAR:
            entries = self._every_year(table, keys, entries)
        return Vector(axis or "party", entries)

    def _cell(self, cell: Expression | Table, keys: tuple[str, ...], key: Keyed) -> Measured:
        if isinstance(cell, Table):
            return self.table(cell, keys)
        return self._state(self.evaluation.number(cell), keys, cell.place, key.path)

    def _every_year(self, table: Table, keys: tuple[str, ...], entries: dict[str, Measured]) -> dict[str, Measured]:
        """A year that an amount does not list is 0, and that is printed; of a rate nothing is assumed."""
        years = self.contract.calendar.names
        missing = [year for year in years if year not in entries]
        if missing and not is_rate(table):
            self.draft.choose("year-not-listed-is-zero", figure=".".join(keys), years=", ".join(missing))
            shape = added(list(entries.values()))
            for year in missing:
                entries[year] = self._zero(shape, (*keys, year), table)
        return {year: entries[year] for year in years if year in entries}

    def _zero(self, shape: Measured, keys: tuple[str, ...], table: Table) -> Measured:
        if isinstance(shape, Vector):
            return Vector(
                shape.axis, {key: self._zero(below, (*keys, key), table) for key, below in shape.entries.items()}
            )
        figure = self.draft.state(
            ".".join(keys), {"say": "figure", "name": ".".join(keys)}, shape.unit, Constant(Fraction(0)),
            Ground(path=table.path, line=0 if table.place.cell else table.place.line, cell=table.place.cell.address, choice="year-not-listed-is-zero"),
        )  # fmt: skip
        return Measure(figure.amount, figure.reference, shape.money)

    def scored(self, weights: Table, scores: Table) -> Vector:
        """Σ over criteria of weight × score, as they are or each criterion scaled to 1 before it is weighed."""
        weighed = self._weights(weights)
        table = self._scores(weights, scores)
        each_first = self.entry.scaled == _EACH_FIRST
        if self.entry.scaled is None:
            self.draft.choose("scores-scaled-at-the-end", figure=self.name)
        totals = self._totals(weighed, table) if each_first else {}
        entries: dict[str, Measured] = {}
        for party, row in table.items():
            parts = [
                Product(
                    (
                        weighed[c].formula,
                        Quotient((row[c].formula, totals[c].reference)) if each_first else row[c].formula,
                    )
                )
                for c in weighed
            ]
            label = {"say": "score", "figure": self.name, "party": party}
            ground = ground_of(self.entry, rule="composite_factor" if each_first else "weighted_points")
            figure = self.draft.state(f"{self.name}.{party}", label, "number", Sum.of(*parts), ground)
            entries[party] = Measure(figure.amount, figure.reference, money=False)
        self.draft.schedule(
            table="figure", name=self.name, title=_title(self.entry), form="scores", scaled=self.entry.scaled or "at the end",
            weights=[[c, f"{self.name}.weights.{c}"] for c in weighed],
            rows=[[p, [f"{self.name}.scores.{p}.{c}" for c in weighed], f"{self.name}.{p}"] for p in table],
        )  # fmt: skip
        return Vector("party", entries)

    def _weights(self, weights: Table) -> dict[str, Measure]:
        weighed = {
            key.text: self._state(self._weight(key, cell), (self.name, "weights", key.text), cell.place, key.path)
            for key, cell in weights.cells
            if not isinstance(cell, Table)
        }
        fineness = Fineness()
        for measure in weighed.values():
            fineness.add(measure.value, weights.place)
        total = sum((measure.value for measure in weighed.values()), Fraction(0))
        if total != 1:
            facts = {"figure": self.name, "sum": rational_text(total), "missing": rational_text(1 - total)}
            raise at_fault("weights-do-not-fill", weights.place, weights.path, **facts)
        return weighed

    def _weight(self, key: Keyed, cell: Expression) -> Measure:
        measure = self.evaluation.part(cell)
        if measure.value < 0:
            facts = {"party": key.text, "text": text_of(cell), "value": rational_text(measure.value)}
            raise at_fault("negative-weight", cell.place, key.path, **facts)
        return measure

    def _scores(self, weights: Table, scores: Table) -> dict[str, dict[str, Measure]]:
        criteria = [key.text for key, _ in weights.cells]
        rows: dict[str, dict[str, Measure]] = {}
        for key, row in scores.cells:
            for party, _ in _named(self.contract, key):
                if not isinstance(row, Table):
                    continue
                cells = {inner.text: (inner, cell) for inner, cell in row.cells if not isinstance(cell, Table)}
                rows[party] = {c: self._score(party, c, *cells[c]) for c in criteria}
        order = {party: rank for rank, party in enumerate(self.contract.roster.bodies)}
        return dict(sorted(rows.items(), key=lambda item: order[item[0]]))

    def _score(self, party: str, criterion: str, key: Keyed, cell: Expression) -> Measure:
        measure = self.evaluation.part(cell)
        if measure.value < 0:
            facts = {"party": party, "criterion": criterion, "score": rational_text(measure.value)}
            raise at_fault("negative-score", cell.place, key.path, **facts)
        return self._state(measure, (self.name, "scores", party, criterion), cell.place, key.path)

    def _totals(self, weighed: dict[str, Measure], table: dict[str, dict[str, Measure]]) -> dict[str, Figure]:
        totals: dict[str, Figure] = {}
        for criterion in weighed:
            parts = [row[criterion].formula for row in table.values()]
            fineness = Fineness()
            for row in table.values():
                fineness.add(row[criterion].value, self.entry.place)
            label = {"say": "score-total", "figure": self.name, "criterion": criterion}
            figure = self.draft.state(
                f"{self.name}.total.{criterion}", label, "number", Sum.of(*parts), ground_of(self.entry)
            )
            if figure.amount == 0:
                facts = {"figure": self.name, "criterion": criterion}
                raise at_fault("criterion-all-zero", self.entry.place, self.entry.path, **facts)
            totals[criterion] = figure
        return totals
