"""How a division stands up, as tables: a verdict a line, who would do better alone, which groups object."""

from __future__ import annotations

from collections.abc import Iterator

from iuralloc.problems.emptiness import Members
from iuralloc.problems.stability import Stability
from iuralloc.report import numbers
from iuralloc.report.proofs import Proof, empty_core_table, number
from iuralloc.report.table import Cell, Column, Row, Table, table
from iuralloc.report.words.proofs import word


def stability_tables(found: Stability, id_: str, subject: str, language: str = "en") -> Iterator[Table]:
    """The verdicts, and what each of them rests on.

    Parameters
    ----------
    found
        What was found.
    id_, subject
        How the ids and the titles of the tables begin.
    language
        ``en`` or ``zh``.
    """
    yield _verdicts(found, id_, subject, language)
    if found.worse_alone:
        yield _worse_alone(found, id_, subject, language)
    if found.largest:
        yield _objections(found, id_, subject, language)
    if found.by_size:
        yield _by_size(found, id_, subject, language)
    if found.any_core == "empty":
        yield _no_core(found, id_, subject, language)


def group_text(members: Members) -> str:
    """A group by its members, or how many it has of each type.

    Examples
    --------
    >>> group_text((("lab_1", 3), ("mill", 1)))
    '3 × lab_1 + mill'
    """
    return " + ".join(name if count == 1 else f"{count} × {name}" for name, count in members)


def _verdicts(found: Stability, id_: str, subject: str, language: str) -> Table:
    def said(code: str, **facts: str) -> str:
        return word(code, language, **facts)

    handed, together = numbers.exact(found.handed_out), numbers.exact(found.together)
    efficient = said("yes-all", sum=handed) if found.efficient else said("too-much", sum=handed, together=together)
    count = numbers.count(len(found.worse_alone))
    rational = said("not-rational", count=count) if found.worse_alone else said("yes-rational")
    facts = {"count": numbers.count(found.objecting), "groups": numbers.count(found.groups)}
    core = "not-core" if found.objecting else "yes-core" if found.efficient else "core-not-efficient"
    rows: list[Row] = [
        (Cell(said("efficient")), Cell(efficient), number(found.surplus) if found.surplus else Cell()),
        (Cell(said("rational")), Cell(rational), number(found.worse_alone[0].excess) if found.worse_alone else Cell()),
        (
            Cell(said("in-core")),
            Cell(said(core, **facts)),
            number(found.largest[0].excess) if found.largest else Cell(),
        ),
    ]
    if not found.in_core:
        any_core = {"empty": "core-empty", "nonempty": "core-exists", "unknown": "core-unknown"}[found.any_core]
        rows.append((Cell(said("any-core")), Cell(said(any_core)), Cell()))
    columns = [Column(said("asks")), Column(said("verdict")), Column(said("by-how-much"), numeric=True)]
    return table(f"{id_}.check", said("title-check", subject=subject), columns, rows)


def _headings(found: Stability, language: str) -> tuple[str, str]:
    codes = ("worth", "gets") if found.sense == "gain" else ("would-pay", "pays")
    return word(codes[0], language), word(codes[1], language)


def _worse_alone(found: Stability, id_: str, subject: str, language: str) -> Table:
    rows: list[Row] = [
        (Cell(group.members[0][0]), number(group.worth), number(group.gets), number(group.excess))
        for group in found.worse_alone
    ]
    headings = (*_headings(found, language), word("by-how-much", language))
    columns = [Column(word("party", language)), *(Column(heading, numeric=True) for heading in headings)]
    return table(f"{id_}.alone", word("title-worse-alone", language, subject=subject), columns, rows)


def _objections(found: Stability, id_: str, subject: str, language: str) -> Table:
    rows: list[Row] = [
        (Cell(group_text(group.members)), number(group.worth), number(group.gets), number(group.excess))
        for group in found.largest
    ]
    headings = (*_headings(found, language), word("objection", language))
    columns = [Column(word("group", language)), *(Column(heading, numeric=True) for heading in headings)]
    facts = {"listed": numbers.count(len(found.largest)), "count": numbers.count(found.objecting)}
    many = not found.by_type and len(found.largest) < found.objecting
    notes = [
        word("note-excess-gain" if found.sense == "gain" else "note-excess-burden", language),
        word("note-listed", language, **facts) if many else "",
        word("note-types", language) if found.by_type else "",
    ]
    return table(f"{id_}.objections", word("title-objections", language, subject=subject), columns, rows, notes)


def _by_size(found: Stability, id_: str, subject: str, language: str) -> Table:
    rows: list[Row] = [
        (
            Cell(str(sum(count for _, count in group.members))), Cell(group_text(group.members)),
            number(group.worth), number(group.gets), number(group.excess),
        )
        for group in found.by_size
    ]  # fmt: skip
    headings = (*_headings(found, language), word("excess", language))
    columns = [
        Column(word("size", language), numeric=True),
        Column(word("group", language)),
        *(Column(heading, numeric=True) for heading in headings),
    ]
    return table(f"{id_}.by-size", word("title-by-size", language, subject=subject), columns, rows)


def _no_core(found: Stability, id_: str, subject: str, language: str) -> Table:
    certificate = {"kind": "empty_core", "sense": found.sense}
    proof = Proof(f"{id_}.empty-core", subject, language, certificate, tuple(found.allocation))
    weights = [(group_text(entry.members), entry.weight, entry.worth) for entry in found.core.weights]
    return empty_core_table(proof, weights, found.together, by_type=found.core.by_type)
