"""Figures: a value or scores, tables with keys of one sort a level, weights and scores that match."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.contract.calendar import like_a_year, read_span
from iuralloc.contract.keys import read_one
from iuralloc.contract.load import Contract
from iuralloc.contract.reading import Keyed, Table
from iuralloc.contract.schema import Figure
from iuralloc.contract.telling import near
from iuralloc.errors import Finding


def check(contract: Contract) -> Iterator[Finding]:
    """Every figure has one form; every key of a table names a party, a group by `each`, or a phase."""
    for name, figure in contract.document.figures.items():
        yield from _form(name, figure)
        if isinstance(figure.value, Table):
            yield from table(contract, figure.value, years=True)
        if figure.scores is not None:
            yield from _scores(contract, name, figure)


def _form(name: str, figure: Figure) -> Iterator[Finding]:
    written = figure.written()
    if not {"value", "weights", "scores"} & figure.written_as_found():
        yield Finding("figure-without-value", figure.key_place, {"figure": name}, path=figure.path)
    elif "value" in written and {"weights", "scores"} & written:
        yield Finding("value-twice", figure.place_of("value"), {"words": "weights, scores"}, path=figure.path)
    elif len({"weights", "scores"} & written) == 1:
        missing = "scores" if "weights" in written else "weights"
        yield Finding("weights-and-scores", figure.key_place, {"figure": name, "missing": missing}, path=figure.path)


def table(contract: Contract, value: Table, sort: str = "", *, years: bool = False) -> Iterator[Finding]:
    """Findings about the keys of a table: unknown ones, two sorts of keys on one level, years where they mean nothing."""
    for key, cell in value.cells:
        here = sort_of(contract, key.text)
        if here == "group":
            facts = {"group": key.text, "count": str(len(contract.roster.groups[key.text]))}
            yield Finding("group-without-each", key.place, facts, path=key.path)
            here = "party"
        elif not here:
            yield _unknown(contract, key)
        elif here == "year" and not years:
            yield Finding("not-read-yet", key.place, {"key": key.text}, path=key.path)
        elif here == "year" and read_span(key.text) is None:
            yield Finding("not-a-year", key.place, {"text": key.text}, path=key.path)
        elif here == "year" and not contract.calendar.standing_for(key.text):
            facts = {"text": key.text, "years": contract.calendar.text}
            yield Finding("year-outside", key.place, facts, path=key.path)
        elif sort and here != sort:
            yield Finding("two-sorts-of-keys", key.place, {"key": key.text, "sort": sort}, path=key.path)
        sort = sort or here
        if isinstance(cell, Table):
            yield from table(contract, cell, years=years)


def sort_of(contract: Contract, text: str) -> str:
    """What a key names: ``party``, ``group`` (as one body, refused in tables), ``phase``, ``year``, or nothing."""
    if like_a_year(text):
        return "year"
    if text in contract.document.phases:
        return "phase"
    slot = read_one(text)
    if slot is None or contract.roster.standing_for(slot.name) is None:
        return ""
    return "group" if contract.roster.is_group(slot.name) and not slot.each else "party"


def _unknown(contract: Contract, key: Keyed) -> Finding:
    code, facts = contract.roster.nobody(key.text, contract.document.phases)
    return Finding(code, key.place, facts, path=key.path)


def _scores(contract: Contract, name: str, figure: Figure) -> Iterator[Finding]:
    criteria = [key.text for key, _ in figure.weights.cells] if figure.weights else []
    for key, cell in figure.weights.cells if figure.weights else ():
        yield from _flat(key, cell)
    for party, row in figure.scores.cells if figure.scores else ():
        if sort_of(contract, party.text) == "group":
            facts = {"group": party.text, "count": str(len(contract.roster.groups[party.text]))}
            yield Finding("group-without-each", party.place, facts, path=party.path)
        elif sort_of(contract, party.text) != "party":
            yield _unknown(contract, party)
        if not isinstance(row, Table):
            yield Finding("wrong-shape", party.place, {"wanted": "mapping", "found": "text"}, path=party.path)
            continue
        for key, cell in row.cells:
            yield from _flat(key, cell)
        scored = {key.text: key for key, _ in row.cells}
        for criterion in criteria:
            if criterion not in scored:
                facts = {"party": party.text, "criterion": criterion, "figure": name}
                yield Finding("score-missing", party.place, facts, path=party.path)
        for text, key in scored.items():
            if criteria and text not in criteria:
                facts = {"criterion": text, "near": near(text, criteria), "figure": name}
                yield Finding("criterion-without-weight", key.place, facts, path=key.path)


def _flat(key: Keyed, cell: object) -> Iterator[Finding]:
    if isinstance(cell, Table):
        yield Finding("wrong-shape", cell.place, {"wanted": "text", "found": "mapping"}, path=key.path)
