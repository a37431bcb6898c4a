"""The worksheet of a Shapley value as in the textbooks: a row for every group that holds the party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from iuralloc.errors import Budget
from iuralloc.formula import Data
from iuralloc.problems.coalition import groups_in_order, members_of
from iuralloc.quantities import rational_text
from iuralloc.report import numbers
from iuralloc.report.sentence import sentence
from iuralloc.report.table import Cell, Column, Role, Row, Table, table
from iuralloc.report.view import View

#: the average of marginal contributions in a formula, and the terms that are added to it
_Found: TypeAlias = tuple[Mapping[str, Any], Sequence[Data]]


def worksheets(view: View, splits: Sequence[Mapping[str, Any]]) -> Iterator[Table]:
    """One table for each party of a small game, for every split that averages marginal contributions."""
    seen = set()
    for split in splits:
        for row in split["rows"]:
            figure = view.entitlement(row)
            found = _marginals(view.formula(figure))
            if found is None or len(found[0]["weights"]) > Budget.WORKSHEET_PARTIES:
                continue
            # A corrected Shapley value has the plain one in its worksheet.
            about = found[0]["game"], found[0]["player"]
            if found[1] or about not in seen:
                seen.add(about)
                yield _worksheet(view, split, figure, found)


def _marginals(formula: Data) -> _Found | None:
    """The average of marginal contributions in a formula, and the terms that are added to it."""
    if formula["kind"] == "marginals":
        # A game that is made on the spot has no worths of its own in the trail.
        return (formula, ()) if isinstance(formula["game"], str) else None
    if formula["kind"] != "sum":
        return None
    terms = [term for coefficient, term in formula["terms"] if coefficient == "1" and not isinstance(term, str)]
    found = next((term for term in terms if term["kind"] == "marginals"), None)
    if found is None or len(terms) != len(formula["terms"]):
        return None
    return found, [term for term in terms if term is not found]


def _worksheet(view: View, split: Mapping[str, Any], figure: str, found: _Found) -> Table:
    marginals, others = found
    game, player, say = view.game(marginals["game"]), marginals["player"], view.say
    weights = [Fraction(weight) for weight in marginals["weights"]]
    lines: list[tuple[tuple[str, ...], tuple[Fraction, Fraction, Fraction, Fraction]]] = []
    for mask in groups_in_order(len(game.players)):
        members = members_of(mask, game.players)
        if player not in members:
            continue
        worth = game.worth(members)
        without = game.worth(member for member in members if member != player)
        lines.append((members, (worth, without, worth - without, weights[len(members) - 1])))
    products = [adds * weight for _, (_, _, adds, weight) in lines]
    total = sum(products, Fraction(0))
    shown = numbers.alike(products)
    rows: list[Row] = [
        (
            Cell(say("and").join(members)),
            *(_number(value) for value in values[:3]),
            _weight(values[3]),
            Cell(text, exact=rational_text(product)),
        )
        for (members, values), product, text in zip(lines, products, shown, strict=True)
    ]
    blanks = [Cell(role=Role.TOTAL)] * 3
    weight = sum((values[3] for _, values in lines), Fraction(0))
    label = say("shapley-value" if others else "payoff")
    whole = Cell(numbers.exact(total), Role.TOTAL, rational_text(total), "" if others else figure)
    rows.append((Cell(label, Role.TOTAL), *blanks, _number(weight, Role.TOTAL), whole))
    if others:
        rows.extend(_corrected(view, figure, total, others))
    codes = ("group", "worth", "without", "adds", "weight", "product")
    columns = [Column(say(code, party=player), numeric=code != "group") for code in codes]
    name = view.name(player)
    title = say(
        "title-worksheet",
        pool=split["pool"],
        split=view.split(split),
        party=player,
        title=say("after-name", name=name) if name else "",
        unit=view.unit,
    )
    return table(f"{split['stem']}.worksheet.{player}", title, columns, rows, [say("note-worksheet")])


def _number(value: Fraction, role: Role = Role.BODY) -> Cell:
    return Cell(numbers.exact(value), role, rational_text(value))


def _weight(value: Fraction) -> Cell:
    """Textbooks write a fraction, whether or not its decimal ends."""
    text = rational_text(value)
    return Cell(text.replace("-", numbers.MINUS), exact=text)


def _corrected(view: View, figure: str, shapley: Fraction, others: Sequence[Data]) -> Iterator[Row]:
    """What is added to the Shapley value, and what comes of it."""
    payoff = view.value(figure)
    how = view.say("and").join(sentence(view, term) for term in others)
    blanks = [Cell()] * 4
    yield Cell(view.say("correction", how=how)), *blanks, _number(payoff - shapley)
    totals = [Cell(role=Role.TOTAL)] * 4
    yield Cell(view.say("payoff-corrected"), Role.TOTAL), *totals, view.exact(figure, Role.TOTAL)
