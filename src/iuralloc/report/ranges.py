"""Ranges and rules as tables: how far each party could go in the core and under the terms, beside what it gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from iuralloc.audit.by_rules import ByRule
from iuralloc.audit.ranges import PoolRanges
from iuralloc.audit.trail import Trail
from iuralloc.errors import Finding
from iuralloc.report import numbers
from iuralloc.report.bilingual import in_languages
from iuralloc.report.findings import finding_data
from iuralloc.report.proofs import Proof, empty_core_table, number
from iuralloc.report.schedules.by_party import Measured, by_party, line_below
from iuralloc.report.stability import group_text
from iuralloc.report.table import Cell, Role, Table, table
from iuralloc.report.view import View
from iuralloc.rules import all_rules


def range_tables(trail: Trail, found: PoolRanges, *, language: str = "en") -> tuple[Table, ...]:
    """The ranges of a pool beside what its split gives, and the proof where there is no core."""
    return in_languages(language, lambda one: _range_tables(View(trail, one), found))


def _range_tables(view: View, found: PoolRanges) -> Iterator[Table]:
    yield _ranges(view, found)
    empty = found.core.empty if found.core else None
    if empty is not None and empty.weights:
        sense = next(view.schedules("game", pool=found.pool))["sense"]
        certificate = {"kind": "empty_core", "sense": sense}
        proof = Proof(f"{found.pool}.empty-core", found.pool, view.words.language, certificate, tuple(found.gives))
        weights = [(group_text(entry.members), entry.weight, entry.worth) for entry in empty.weights]
        yield empty_core_table(proof, weights, empty.together, by_type=empty.by_type)


def _ranges(view: View, found: PoolRanges) -> Table:
    say = view.say
    parties = list(found.gives)
    measures = [Measured(say("range-gives"), {party: view.exact(figure) for party, figure in found.gives.items()})]
    if found.core and found.core.ends:
        for place, code in enumerate(("core-least", "core-most")):
            cells = {party: number(ends[place]) for party, ends in found.core.ends.items()}
            measures.append(Measured(say("core-least") if code == "core-least" else say("core-most"), cells))
    if found.terms:
        for place, code in enumerate(("terms-least", "terms-most")):
            cells = {party: _end(view, ends[place]) for party, ends in found.terms.ends.items()}
            measures.append(Measured(say("terms-least") if code == "terms-least" else say("terms-most"), cells))
    laid = by_party(view, parties, measures)
    notes = [
        say("note-ranges-core") if found.core and found.core.ends else "",
        say("note-ranges-empty") if found.core and found.core.empty else "",
        say("note-ranges-untested") if found.core and found.core.untested else "",
        say("note-ranges-terms") if found.terms else "",
        say("note-each") if laid.alike else "",
    ]
    title = say("title-ranges", pool=found.pool, unit=view.unit)
    # No sum line: the most of all parties at once is more than there is.
    return table(f"{found.pool}.ranges", title, laid.columns, laid.rows[:-1], notes)


def _end(view: View, end: Fraction | None) -> Cell:
    return Cell(view.say("no-end")) if end is None else number(end)


def rule_table(trail: Trail, pool: str, found: Sequence[ByRule], *, language: str = "en") -> Table:
    """Rules beside each other on the game of a pool, with the core verdict and the largest objection of each."""
    (made,) = in_languages(language, lambda one: [_rule_table(View(trail, one), pool, found)])
    return made


def _rule_table(view: View, pool: str, found: Sequence[ByRule]) -> Table:
    say = view.say
    split = next(view.schedules("split", pool=pool, beside=0, path=[]))
    parties = [row["party"] for row in split["rows"]]
    answered = [each for each in found if each.payoff]
    measures = [
        Measured(
            _heading(view, each),
            {party: number(part) for party, part in each.payoff.items()},
            _sum(each),
        )
        for each in answered
    ]
    laid = by_party(view, parties, measures)
    rows = list(laid.rows)
    for label, cells in (
        (say("core"), [Cell(_verdict(view, each), Role.NOTE) for each in answered]),
        (say("most-discontented"), [_largest(each) for each in answered]),
    ):
        rows.append(line_below(label, cells, rows[-1], Role.NOTE))
    notes = [
        say("note-rules"),
        *(_most(view, each) for each in answered),
        *(_taken(view, each) for each in answered),
        *(say("note-rule-none", rule=each.rule, why=_told(view, each.why)) for each in found if each.why),
        say("note-each") if laid.alike else "",
    ]
    return table(f"{pool}.rules", say("title-rules", pool=pool, unit=view.unit), laid.columns, rows, notes)


def _sum(each: ByRule) -> Cell:
    return number(sum(each.payoff.values(), Fraction(0)))


def _verdict(view: View, each: ByRule) -> str:
    found = each.stability
    if found is None:
        return view.say("core-untested")
    if found.objecting:
        return view.say("core-out", count=numbers.count(found.objecting))
    return view.say("core-in") if found.efficient else ""


def _largest(each: ByRule) -> Cell:
    found = each.stability
    return number(found.largest_excess, Role.NOTE) if found and found.by_size else Cell(role=Role.NOTE)


def _heading(view: View, each: ByRule) -> str:
    return view.say("range-gives") if each.rule == "split" else view.rule(each.rule)


def _most(view: View, each: ByRule) -> str:
    """Which group has the largest excess, and whether that is an objection."""
    group = each.most
    if group is None:
        return ""
    shown = numbers.exact(group.excess)
    by = f"{shown} ({numbers.about(group.excess)})" if "/" in shown else shown
    facts = {"variant": _heading(view, each), "group": group_text(group.members), "by": by}
    return view.say("note-objects-most", **facts) if group.excess > 0 else view.say("note-closest", **facts)


def _taken(view: View, each: ByRule) -> str:
    """What the rule was not told: nobody is to think that it was agreed."""
    words = {
        parameter.name: parameter.default[view.words.language]
        for card in all_rules()
        if card.id == each.rule
        for parameter in card.parameters
        if parameter.default
    }
    items = view.say("parts").join(f"{name}: {words[name]}" for name in each.taken)
    return view.say("note-rule-taken", rule=_heading(view, each), items=items) if items else ""


def _told(view: View, why: Finding | None) -> str:
    return str(finding_data(why, "", view.words.language)["message"]) if why else ""
