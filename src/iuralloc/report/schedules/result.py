"""What a pool comes to: who gets, pays or bears how much; the sum line, and the difference 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from iuralloc.formula import Data
from iuralloc.report import numbers
from iuralloc.report.capitals import in_capitals
from iuralloc.report.ground import ground_text
from iuralloc.report.schedules.by_party import Measured, by_party, line_below
from iuralloc.report.table import Cell, Role, Table, table
from iuralloc.report.view import View
from iuralloc.rules import all_rules

VERBS: Final = {"income": "gets", "cost": "pays", "loss": "bears", "equity": "holds"}
#: divisions whose sentence needs no title of a rule
_PLAIN: Final = frozenset({"proportional", "shares", "equal", "to", "bands"})


def result(view: View, pool: Mapping[str, Any]) -> Table:
    """The split that is settled, or for a yardstick the one that nobody is paid by."""
    split = next(view.schedules("split", pool=pool["pool"], beside=0, path=[]))
    parties = [row["party"] for row in split["rows"]]
    say = view.say
    settled = split["settled"] is not None
    exact = Measured(
        say("exact"),
        {row["party"]: view.exact(row["exact"]) for row in split["rows"]},
        _whole(view, pool, split),
        None if settled else numbers.exact,
    )
    measures = [*_basis(view, split), *shares(view, split), exact]
    if settled:
        measures.append(paid(view, split, pool, say(VERBS[pool["kind"]])))
    laid = by_party(view, parties, measures)
    rows = list(laid.rows)
    if settled:
        cells = [view.exact(split["difference"], Role.TOTAL)]
        rows.append(line_below(say("difference"), cells, rows[-1]))
    named = view.title(pool)
    title = say(
        "title-result" if settled else "title-result-yardstick",
        pool=pool["pool"],
        title=say("after-name", name=named) if named else "",
        unit=view.unit,
    )
    notes = [
        *_notes(view, pool, split),
        say("note-shares") if shares(view, split) else "",
        say("note-each") if laid.alike else "",
        in_capitals(view, laid) if settled else "",
    ]
    return table(f"{pool['pool']}.result", title, laid.columns, rows, notes)


def shares(view: View, split: Mapping[str, Any]) -> list[Measured]:
    """The parts of the whole as percentages that add up, where there is a whole."""
    rows = [row for row in split["rows"] if row["share"]]
    if not rows:
        return []
    shown = zip(rows, numbers.percentages([view.value(row["share"]) for row in rows]), strict=True)
    cells = {row["party"]: Cell(text, exact=view.exact(row["share"]).exact, figure=row["share"]) for row, text in shown}
    return [Measured(view.say("share"), cells, Cell(numbers.percent(Fraction(1)), exact="1"))]


def paid(view: View, split: Mapping[str, Any], pool: Mapping[str, Any], heading: str) -> Measured:
    """What is paid, in the digits of the smallest payable amount."""
    step = view.value(pool["unit"])
    return Measured(
        heading,
        {row["party"]: view.payable(row["paid"], pool["unit"]) for row in split["rows"]},
        view.payable(split["sum"], pool["unit"]),
        lambda amount: numbers.payable(amount, step),
    )


def _whole(view: View, pool: Mapping[str, Any], split: Mapping[str, Any]) -> Cell:
    """What the exact parts add up to, if a figure states it: the amount before it is rounded to units."""
    whole = pool["amount"] or split["total"]
    parts = sum((view.value(row["exact"]) for row in split["rows"]), Fraction(0))
    return view.exact(whole) if parts == view.value(whole) else Cell()


def _basis(view: View, split: Mapping[str, Any]) -> Iterator[Measured]:
    """What a division in proportion to a figure rests on, read from the formulas of the exact parts."""
    if split["rule"] != "proportional":
        return
    operands: dict[str, Data] = {row["party"]: view.formula(view.entitlement(row))["of"] for row in split["rows"]}
    weights = {party: of[0]["of"][1] for party, of in operands.items()}
    whole = next(iter(operands.values()))[1]
    if all(isinstance(operand, str) for operand in weights.values()):
        cells = {party: view.exact(figure) for party, figure in weights.items()}
        total = view.exact(whole) if isinstance(whole, str) else Cell()
        yield Measured(split["by"], cells, total)


def _notes(view: View, pool: Mapping[str, Any], split: Mapping[str, Any]) -> Iterator[str]:
    say = view.say
    if pool["amount"]:
        amount = numbers.exact(view.value(pool["amount"]))
        ground = ground_text(view, view.ground(pool["amount"]))
        yield say("note-amount", amount=amount, unit=view.unit, ground=ground)
    first = view.ground(split["rows"][0]["exact"])
    ground = _how_grounded(view, pool, first)
    how = divided(view, split)
    yield say("note-divided-ground", how=how, ground=ground) if ground else say("note-divided", how=how)
    yield say("note-quote", quote=first["quote"]) if first.get("quote") else ""
    if split.get("terms"):
        moved = any(view.value(row["exact"]) != view.value(row["reference"]) for row in split["rows"])
        yield say("note-moved" if moved else "note-unmoved")
    if pool["payable"] and pool["payable"] != pool["amount"]:
        payable = numbers.exact(view.value(pool["payable"]))
        yield say("note-rounded-amount", payable=payable, unit=view.unit, step=view.step(pool["unit"]))
    elif pool["unit"] and pool["unit"] != "round":
        yield say("note-step", step=view.step(pool["unit"]))
    if pool["unit"] and all(view.value(row["exact"]) == view.value(row["paid"]) for row in split["rows"]):
        yield say("note-nothing-rounded", step=view.step(pool["unit"]))


def _how_grounded(view: View, pool: Mapping[str, Any], ground: Mapping[str, Any]) -> str:
    """The ground of the division without what the amount has said already."""
    said = view.ground(pool["amount"]) if pool["amount"] else {}
    news = {word: ground[word] for word in ground if word != "rule" and ground[word] != said.get(word)}
    return ground_text(view, news)


def divided(view: View, split: Mapping[str, Any]) -> str:
    """How an amount is divided, in a sentence."""
    rule, by = split["rule"], split["by"]
    if rule in _PLAIN:
        return view.say(f"divided-{rule}", by=by)
    card = next(card for card in all_rules() if card.id == rule)
    idea = card.idea[view.words.language]
    facts = {"rule": view.rule(rule), "idea": idea[:1].lower() + idea[1:].rstrip(".。")}
    parameters = by.removeprefix(rule).removeprefix(", ")
    if parameters:
        return view.say("divided-with", parameters=parameters, **facts)
    # A title that ends in brackets is not followed by more of them.
    return view.say("divided-rule-named" if ")" in facts["rule"] else "divided-rule", **facts)
