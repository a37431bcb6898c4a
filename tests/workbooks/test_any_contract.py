"""The workbook of any contract: computed in binary numbers, every check says OK, and every figure stands there once."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from effort import many
from iuralloc.allocate import examine
from iuralloc.audit.trail import Trail
from strategies import Case, contracts
from workbooks.books import FIGURES, GAMES, NAMES, OVERVIEW, book_of, example, figure_rows, live, planted, trail_of
from workbooks.engine import Engine


def wrong(data: bytes, trail: Trail) -> list[str]:
    """Checks that do not say OK, and errors."""
    engine = Engine(data)
    found = [
        f"{sheet}!{cell}: {engine.value(sheet, cell)} from {formula}"
        for sheet, cell, formula in engine.formulas()
        if formula.endswith(',"OK","DIFFERS")') and engine.value(sheet, cell) != "OK"
    ]
    for sheet, cell, _ in engine.formulas():
        assert engine.value(sheet, cell) is not None, f"a circle, or an empty cell, at {sheet}!{cell}"
    assert [name for name, _ in figure_rows(engine.book[FIGURES], trail)] == list(trail.figures)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_check_of_an_example_says_ok(name: str) -> None:
    """The same as in LibreOffice, where that is not installed."""
    trail, data = example(name)

    assert wrong(data, trail) == []


@settings(max_examples=many(15), suppress_health_check=list(HealthCheck))
@given(contracts())
def test_every_check_of_any_contract_says_ok(case: Case) -> None:
    """A formula that is right in the examples only."""
    examined = examine(case.data, "contract.yaml")
    assume(examined.ledger is not None)
    trail = examined.trail()

    assert wrong(book_of(trail), trail) == []


_AMOUNTS = st.integers(1, 10**13).map(lambda units: f"{units // 100}.{units % 100:02d}")


@settings(max_examples=many(30))
@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=9), _AMOUNTS, st.sampled_from(["0.01", "1", "0.07", "50"]))
def test_odd_units_go_where_the_trail_sends_them(weights: list[int], amount: str, unit: str) -> None:
    """A remainder ranked otherwise: ties, shares that are whole units, parties with very little."""
    parties = "".join(f"  p{at}: {{name: P, kind: person}}\n" for at in range(len(weights)))
    shares = ", ".join(f"p{at}: {weight}/{sum(weights)}" for at, weight in enumerate(weights))
    text = (
        f"iuralloc: 1\ntitle: t\ncurrency: CNY\nround: {{to: {unit}}}\nparties:\n{parties}"
        f"pools:\n  x:\n    amount: {amount}\n    split: {{{shares}}}\n"
    )
    examined = examine(text.encode(), "contract.yaml")
    assume(examined.ledger is not None)
    trail = examined.trail()

    assert wrong(book_of(trail), trail) == []


def test_games_of_all_makes_are_computed_group_by_group() -> None:
    """Games made on the spot, and what is lost without each: live where six players or fewer play."""
    trail = trail_of(GAMES)
    data = book_of(trail)
    engine = Engine(data)
    made = {name: row[8] for name, row in figure_rows(engine.book[FIGURES], trail)}

    assert wrong(data, trail) == []
    for name in ("linked.1.exact.a", "gaps.1.exact.b", "zero.1.exact.c", "estate.1.exact.a"):
        assert made[name] == "recomputed"
    groups = {row[1].value: row[2] for row in engine.book["Games"].iter_rows(min_row=3) if row[0].value == "gaps.worth"}
    assert engine.value("Games", groups["a + c"].coordinate) == 9
    assert str(groups["a + c"].value).startswith("=MAX(")


@pytest.mark.parametrize(
    ("figure", "formula"),
    [
        ("profit.1.exact.uni", "1/3*Games!C4"),
        ("contribution.maker", "D4+D5"),
        ("profit.1.uni", "Rounding!L3"),
    ],
)
def test_foils_are_seen(figure: str, formula: str) -> None:
    """A formula that computes another number, and a first sheet that says OK all the same."""
    trail, data = example("co-built-institute")
    cell = f"D{list(trail.figures).index(figure) + 3}"
    engine = Engine(planted(data, FIGURES, cell, formula=formula))
    overall = next(
        engine.value(OVERVIEW, f"B{row[0].row}")
        for row in engine.book[OVERVIEW].iter_rows()
        if row[0].value == "do all cells agree?"
    )

    assert overall == "DIFFERS"
    assert live(engine.book[FIGURES], trail) == 0  # the check is a formula there, no word
