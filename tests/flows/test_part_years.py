"""Parties that join and leave: weights by the parts of the years, whatever the pool divides by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.test_by_hand import amounts, exactly
from iuralloc.situations import belonging
from iuralloc.situations.steps import by_rule, split
from oracles import calendar_days
from trails import Refused, Run, a_stranger_agrees, ran

HEAD: Final = """\
iuralloc: 1
currency: CNY
unit: 万元
round: {to: 0.01 万元}
"""
#: in an odd year one comes, in a leap year one goes
PARTIES: Final = """\
parties:
  maker: {kind: enterprise}
  lake: {kind: university, left: 2028-02-29}
  late: {kind: institute, joined: 2027-10-20}
figures: {score: {maker: 3, lake: 2, late: 5}}
"""


def _exact(run: Run, stem: str, *parties: str) -> list[Fraction]:
    return amounts(run, *(f"{stem}.exact.{party}" for party in parties))


@pytest.mark.parametrize(
    ("plan", "odd", "leap"),
    [
        # 20 October to 31 December are 12 + 30 + 31 = 73 days, a fifth of 365; to 29 February are 60 days of 366.
        # Shares 50, 30, 20: 2027 over 50 + 30 + 4 = 84; 2028 over 50 + 30 × 60/366 + 20 = 4570/61.
        ("split: {maker: 50%, lake: 30%, late: 20%}", ("50", "30", "4"), ("56.06", "5.51", "22.43")),
        # 1, 1, 1/5; then 1, 10/61, 1.
        ("split: {by: equal}", ("420/11", "420/11", "84/11"), ("38.82", "6.36", "38.82")),
        # 3, 2, 5: over 3 + 2 + 1 = 6; over 3 + 2 × 60/366 + 5 = 508/61.
        ("split: {by: score}", ("42", "28", "14"), ("30.26", "3.31", "50.43")),
        ("steps: {all: {split: {by: score}}}", ("42", "28", "14"), ("30.26", "3.31", "50.43")),
    ],
)
def test_by_hand(plan: str, odd: tuple[str, ...], leap: tuple[str, ...]) -> None:
    """A day counted twice or not at all, weights that are not put over their sum, or a rule that forgets the days."""
    run = ran(f"{HEAD}days: actual/actual\n{PARTIES}pools:\n  fees: {{amount: {{2027..2028: 84}}, {plan}}}\n")
    step = "all" if "steps" in plan else "1"
    everybody = ("maker", "lake", "late")

    assert amounts(run, "belongs.2027.late", "belongs.2028.lake") == exactly("1/5", "60/366")
    assert _exact(run, f"fees.2027.{step}", *everybody) == exactly(*odd)
    assert amounts(run, *(f"fees.2028.{party}" for party in everybody)) == exactly(*leap)
    a_stranger_agrees(run)


@pytest.mark.parametrize(
    ("days", "part"), [("", "60/365"), ("days: actual/365\n", "60/365"), ("days: 30/360\n", "60/360")]
)
def test_another_basis(days: str, part: str) -> None:
    """Days of a leap year over 365, or months of 30 days (to 1 March are two of them)."""
    run = ran(f"{HEAD}{days}{PARTIES}pools:\n  fees: {{amount: {{2027..2028: 84}}, split: {{by: score}}}}\n")

    assert run.amount("belongs.2028.lake") == Fraction(part)
    assert run.figures["belongs.2028.lake"]["ground"]["line"] == (8 if days else 7)


def test_what_is_left_open_stays_as_it_is() -> None:
    """The part that the clause leaves open would grow when somebody comes late, though nobody agreed to that."""
    shares = "{maker: 60%, lake: 10%, late: 20%, unallocated: 10%}"
    run = ran(f"{HEAD}{PARTIES}pools:\n  fees: {{amount: {{2027: 740}}, split: {shares}}}\n")

    # 666 over 60 + 10 + 4 = 74: 9 each.
    assert _exact(run, "fees.2027.1", "maker", "lake", "late", "unallocated") == exactly("540", "90", "36", "74")
    a_stranger_agrees(run)


ABSENT: Final = f"""{HEAD}{PARTIES.replace("figures: {", "figures:" + chr(10) + "  ").replace("}}", "}")}\
  count: {{2026: {{maker: 1, lake: 3}}, 2027..2028: {{maker: 1, lake: 1, late: 1}}, 2029: {{maker: 2, late: 6}}}}
pools:
  fees: {{amount: {{2026: 84, 2029: 84}}, split: {{by: count}}}}
  even: {{amount: {{2026: 84, 2029: 84}}, split: {{by: equal}}}}
"""


def test_absent_for_a_whole_year() -> None:
    """A party that has not come yet, or has left, would get a part, or would have to have a figure for the year."""
    run = ran(ABSENT)

    assert amounts(run, "fees.2026.maker", "fees.2026.lake") == exactly("21", "63")
    assert amounts(run, "fees.2029.maker", "fees.2029.late") == exactly("21", "63")
    assert amounts(run, "even.2026.maker", "even.2026.lake") == exactly("42", "42")
    assert "fees.2026.late" not in run.figures
    assert "fees.2029.lake" not in run.figures
    a_stranger_agrees(run)


def test_whole_years_as_agreed() -> None:
    """Who belongs on any day counts for the whole year where the pool says so; who has no day still does not."""
    run = ran(
        f"{HEAD}{PARTIES}pools:\n  fees: {{amount: {{2026..2028: 100}}, part_year: whole, split: {{by: score}}}}\n"
    )

    assert amounts(run, "fees.2026.maker", "fees.2026.lake") == exactly("60", "40")
    for year in (2027, 2028):
        assert amounts(run, *(f"fees.{year}.{p}" for p in ("maker", "lake", "late"))) == exactly("30", "20", "50")


def test_costs_are_given_back_to_who_left() -> None:
    """A refund of what a party advanced would be withheld because it has left."""
    parties = PARTIES.replace("figures: {", "figures: {costs: {2027: {lake: 30}}, ")
    steps = "{back: {refund: costs}, rest: {to: maker}}"
    run = ran(f"{HEAD}{parties}pools:\n  fees: {{amount: {{2027: 10, 2029: 50}}, steps: {steps}}}\n")

    assert amounts(run, "fees.2029.back.lake", "fees.2029.maker") == exactly("20", "30")


@pytest.mark.parametrize(
    ("parties", "pool", "code"),
    [
        ("", "amount: {2027: 9}, split: {by: talmud, claims: score}", "rule-without-part-years"),
        ("", "amount: {2027..2029: 9}, steps: {all: {to: lake}}", "paid-while-absent"),
        ("", "amount: {2027..2029: 9}, to: lake", "paid-while-absent"),
        (
            "groups: {both: [lake, late]}",
            "amount: {2027: 9}, to: both, inside: {both: {split: equal}}",
            "group-of-part",
        ),
        ("groups: {both: [lake, late]}", "amount: 9, to: both, inside: {both: {split: equal}}", "dates-without-years"),
        ("", "amount: 9, split: equal", "dates-without-years"),
        ("", "amount: 9, steps: {all: {split: equal}}", "dates-without-years"),
        ("", "amount: {2026: 9}, split: {late: 100%}", "nobody-belongs"),
        ("", "amount: {2026: 9}, split: {late: 90%, unallocated: 10%}", "nobody-belongs"),
    ],
)
def test_refused(parties: str, pool: str, code: str) -> None:
    """Money would go to a party that is not there, or by a rule that cannot count its part of the year."""
    with pytest.raises(Refused, match=code):
        ran(f"{HEAD}{PARTIES}{parties}\npools:\n  fees: {{{pool}}}\n")


def test_who_does_not_share_may_come_and_go() -> None:
    """A pool without years would be refused for the days of a party that has no part in it."""
    pools = "  fees: {amount: 9, among: [maker], split: equal}\n  gift: {amount: 9, to: lake}\n"
    run = ran(f"{HEAD}{PARTIES}pools:\n{pools}")

    assert amounts(run, "fees.1.maker", "gift.1.lake") == exactly("9", "9")


# any days, any basis --------------------------------------------------------------------------------------------

DAYS: Final = st.none() | st.dates(dt.date(2026, 6, 1), dt.date(2029, 6, 30))
COUNTED: Final = {
    "actual/365": calendar_days.over_365,
    "actual/actual": calendar_days.over_the_year,
    "30/360": calendar_days.by_months_of_30,
}


def _part(joined: dt.date | None, left: dt.date | None, year: int, basis: str) -> Fraction:
    """The part of a year by another road: from the later of two first days to the earlier of two last ones."""
    first = max(joined or dt.date.min, dt.date(year, 1, 1))
    last = min(left or dt.date.max, dt.date(year, 12, 31))
    if first > last:
        return Fraction(0)
    end = last + dt.timedelta(days=1)
    return min(COUNTED[basis]((first.year, first.month, first.day), (end.year, end.month, end.day)), Fraction(1))


@st.composite
def _cases(draw: st.DrawFn) -> tuple[str, list[tuple[dt.date | None, dt.date | None]], list[int]]:
    stays: list[tuple[dt.date | None, dt.date | None]] = [(None, None)]
    for _ in range(draw(st.integers(1, 3))):
        joined, left = draw(DAYS), draw(DAYS)
        stays.append((left, joined) if joined and left and left < joined else (joined, left))
    weights = draw(st.lists(st.integers(1, 9), min_size=len(stays), max_size=len(stays)))
    return draw(st.sampled_from(sorted(COUNTED))), stays, weights


def _hold(case: tuple[str, list[tuple[dt.date | None, dt.date | None]], list[int]]) -> None:
    basis, stays, weights = case
    names = [f"p{number}" for number in range(len(stays))]
    lines = [
        f"  {name}: {{kind: enterprise"
        + (f", joined: {joined}" if joined else "")
        + (f", left: {left}" if left else "")
        + "}"
        for name, (joined, left) in zip(names, stays, strict=True)
    ]
    table = ", ".join(f"{name}: {weight}" for name, weight in zip(names, weights, strict=True))
    shares = ", ".join(f"{name}: {weight}/{sum(weights)}" for name, weight in zip(names, weights, strict=True))
    text = "\n".join([
        f"{HEAD}days: {basis}", "parties:", *lines, f"figures: {{score: {{{table}}}}}", "pools:",
        "  scored: {amount: {2026..2029: 100}, split: {by: score}}",
        f"  shared: {{amount: {{2026..2029: 100}}, split: {{{shares}}}}}",
        "  even: {amount: {2026..2029: 100}, split: {by: equal}}\n",
    ])  # fmt: skip
    run = ran(text)
    for year in range(2026, 2030):
        parts = [_part(*stay, year, basis) for stay in stays]
        for pool, numbers in (("scored", weights), ("shared", weights), ("even", [1] * len(weights))):
            counted = {name: n * part for name, n, part in zip(names, numbers, parts, strict=True)}
            for name, weight in counted.items():
                stated: Mapping[str, Any] | None = run.figures.get(f"{pool}.{year}.1.exact.{name}")
                found = Fraction(stated["value"]) if stated else Fraction(0)
                assert found == 100 * weight / sum(counted.values()), (pool, year, name)
    a_stranger_agrees(run)


@settings(max_examples=40, deadline=None)
@given(_cases())
def test_parts_of_years_weigh(case: tuple[str, list[tuple[dt.date | None, dt.date | None]], list[int]]) -> None:
    """Any days: a part below nothing or above the year, a sum that does not close, a wrong weight."""
    _hold(case)


#: from July on, and until March; 1 January and 31 December are whole years
_CASE: Final = (
    "actual/actual",
    [(None, None), (dt.date(2027, 7, 1), None), (dt.date(2028, 1, 1), dt.date(2028, 12, 31))],
    [3, 2, 1],
)


@pytest.mark.parametrize(
    ("where", "name", "wrong"),
    [
        (belonging.Belonging, "weighed", lambda _, weights: dict(weights)),
        (belonging.Belonging, "partial", lambda *_: False),
        (split, "shares_of_year", lambda *given: given[3]),
        (by_rule, "equal_by_parts", lambda *_: None),
        (belonging, "part_in", lambda *_: Fraction(1, 2)),
    ],
)
def test_wrong_rules_are_noticed(monkeypatch: pytest.MonkeyPatch, where: object, name: str, wrong: object) -> None:
    """The property would not see weights without parts, parts that count as whole, or halves for days."""
    _hold(_CASE)
    monkeypatch.setattr(where, name, wrong)
    with pytest.raises((AssertionError, Refused)):
        _hold(_CASE)
