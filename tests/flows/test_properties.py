"""Random waterfalls: the oracle agrees, nothing is lost, nothing is negative, balances carry, limits are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.drawn import Drawn, waterfalls
from oracles.waterfall_by_steps import Book, Line, one_year
from trails import Run, a_stranger_agrees, ran

SOME: Final = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lines_of(run: Run, year: int) -> list[Mapping[str, Any]]:
    (record,) = [r for r in run.tables("waterfall") if r["year"] == str(year) and not r["path"]]
    lines: list[Mapping[str, Any]] = record["lines"]
    return lines


def as_lines(run: Run, year: int) -> list[Line]:
    return [
        Line(
            line["step"],
            int(run.amount(line["took"])),
            {who: int(run.amount(figure)) for who, figure in line["to"]},
            int(run.amount(line["goes_on"])),
            run.amount(line["balance"]) if line["balance"] else None,
        )
        for line in lines_of(run, year)
    ]


@SOME
@given(waterfalls())
def test_the_oracle_agrees(drawn: Drawn) -> None:
    """A step takes another amount, pays another one, or carries another balance than the plain loops do."""
    run, book = ran(drawn.text), Book()

    for year, amount in drawn.amounts.items():
        assert as_lines(run, year) == one_year(year, amount, drawn.rules, book)


@SOME
@given(waterfalls())
def test_a_stranger_agrees_on_every_figure(drawn: Drawn) -> None:
    """A figure of a waterfall would not be what its formula says."""
    a_stranger_agrees(ran(drawn.text))


# properties, each with a foil --------------------------------------------------------------------------------------


def nothing_is_lost(run: Run, drawn: Drawn) -> bool:
    """In every year, and over all, what is paid is what came in."""
    (record,) = run.tables("by-year")
    paid = {year: Fraction(0) for year in drawn.amounts}
    for _, cells, total in record["rows"]:
        for year, figure in zip(paid, cells, strict=True):
            paid[year] += run.amount(figure) if figure else 0
        if run.amount(total) != sum(run.amount(figure) for figure in cells if figure):
            return False
    return paid == drawn.amounts


def nothing_is_negative(run: Run, drawn: Drawn) -> bool:
    """No step takes less than nothing, or more than there is; no balance is below zero, unless its limit was passed before."""
    for year in drawn.amounts:
        for line in lines_of(run, year):
            if not 0 <= run.amount(line["took"]) <= run.amount(line["in"]) or run.amount(line["goes_on"]) < 0:
                return False
            if line["balance"] and line["sort"] != "until" and run.amount(line["balance"]) < 0:
                return False
    return True


def reserves_carry(run: Run, drawn: Drawn) -> bool:
    """What a reserve holds is what it held, and what came, without what it gave back."""
    held: dict[str, Fraction] = {}
    for year in drawn.amounts:
        for line in lines_of(run, year):
            if line["sort"] == "reserve" or (line["given_back"] and not line["balance"]):
                back = run.amount(line["given_back"]) if line["given_back"] else Fraction(0)
                now = held.get(line["step"], Fraction(0)) + run.amount(line["took"]) - back
                if run.amount(line["balance"]) != now:
                    return False
                held[line["step"]] = now
    return True


def limits_are_kept(run: Run, drawn: Drawn) -> bool:
    """No step takes more than its limit, each time and in all."""
    for rule in drawn.rules:
        took = [run.amount(f"p.{year}.{rule.name}.took") for year in drawn.amounts]
        if rule.at_most is not None and max(took) > rule.at_most:
            return False
        if rule.until is not None and sum(took) > max(rule.until - rule.so_far, Fraction(0)):
            return False
    return True


PROPERTIES: Final[tuple[Callable[[Run, Drawn], bool], ...]] = (
    nothing_is_lost, nothing_is_negative, reserves_carry, limits_are_kept,
)  # fmt: skip


@pytest.mark.parametrize("holds", PROPERTIES)
@SOME
@given(waterfalls())
def test_it_holds(holds: Callable[[Run, Drawn], bool], drawn: Drawn) -> None:
    """What must hold of every waterfall."""
    assert holds(ran(drawn.text), drawn)


FOIL: Final = Drawn(
    {2027: 100, 2028: 100},
    (),
    """\
iuralloc: 1
currency: CNY
round: {to: 1 yuan}
years: 2027..2028
parties: {maker: {kind: enterprise}, lake: {kind: university}, coast: {kind: institute}}
pools:
  p:
    amount: {2027: 100, 2028: 100}
    steps:
      cap: {to: lake, amount: 50% of rest, at_most: 20}
      keep: {to: reserve, amount: 10% of rest}
      last: {to: maker}
""",
)


@pytest.mark.parametrize(
    ("holds", "figure", "value"),
    [
        (nothing_is_lost, "p.2028.maker", "73"),
        (nothing_is_lost, "p.maker", "145"),
        (nothing_is_negative, "p.2027.cap.took", "-1"),
        (nothing_is_negative, "p.2027.last.took", "73"),
        (reserves_carry, "p.2028.keep.held", "15"),
        (limits_are_kept, "p.2028.cap.took", "21"),
    ],
)
def test_a_property_is_seen_red(holds: Callable[[Run, Drawn], bool], figure: str, value: str) -> None:
    """A property that a wrong figure does not break shows nothing."""
    run = ran(FOIL.text)
    rule = waterfall_rule()
    drawn = replace(FOIL, rules=(rule,))
    wrong = replace(run, figures={**run.figures, figure: {**run.figures[figure], "value": value}})

    assert holds(run, drawn)
    assert not holds(wrong, drawn)


def waterfall_rule() -> Any:
    from oracles.waterfall_by_steps import Rule

    return Rule("cap", to="lake", at_most=Fraction(20))


@SOME
@given(st.integers(0, 5_000), st.integers(0, 100), st.integers(0, 100))
def test_splitting_a_year_in_two_changes_nothing_for_parts_of_the_rest(amount: int, first: int, cut: int) -> None:
    """Two receipts of one year, on two days, are divided as their sum: nothing here depends on when in the year they came."""
    text = """\
iuralloc: 1
currency: CNY
round: {{to: 1 yuan}}
years: 2027..2028
parties: {{maker: {{kind: enterprise}}, lake: {{kind: university}}}}
pools:
  p: {{amount: {amounts}, steps: {{a: {{to: maker, amount: {first}% of rest, until: 900}}, b: {{to: lake}}}}}}
"""
    early = amount * cut // 100
    whole = ran(text.format(amounts=f"{{2027: {amount}, 2028: 7}}", first=first))
    parts = f"{{2027-01-04: {early}, 2027-10-30: {amount - early}, 2028: 7}}"
    split = ran(text.format(amounts=parts, first=first))

    for figure in ("p.maker", "p.lake", "p.2027.maker", "p.2028.a.room"):
        assert split.amount(figure) == whole.amount(figure)
