"""Whole units by largest remainder: nothing is lost, nobody is far off, order matters only in a tie."""

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.errors import Inconsistency
from iuralloc.formula import Constant, Entry, Reference
from iuralloc.settlement.apportion import Apportioned, apportion
from oracles.largest_remainder_by_hand import largest_remainder_by_hand
from problems.red import turns_red

CASES = json.loads((Path(__file__).parents[1] / "cases" / "games-and-divisions.json").read_text("utf-8"))["cases"]
ROUNDING = [case for case in CASES if case["game"]["type"] == "rounding"]

Payer = Callable[[Fraction, Mapping[str, Fraction], Fraction], Mapping[str, Fraction]]


def paid(total: Fraction, shares: Mapping[str, Fraction], unit: Fraction) -> Mapping[str, Fraction]:
    return apportion(total, shares, unit).paid


@pytest.mark.parametrize("case", ROUNDING, ids=[case["id"] for case in ROUNDING])
def test_published_roundings(case: dict[str, Any]) -> None:
    shares = {party: Fraction(amount) for party, amount in case["game"]["amounts"].items()}
    wanted = {party: Fraction(amount) for party, amount in case["exact"]["largest_remainder"].items()}
    unit = Fraction(case["game"].get("unit", "0.01"))

    assert wanted == paid(sum(shares.values(), Fraction(0)), shares, unit)


class Settlement(NamedTuple):
    """A total in whole units and shares that make it up."""

    total: Fraction
    shares: Mapping[str, Fraction]
    unit: Fraction


@st.composite
def settlements(draw: st.DrawFn) -> Settlement:
    """Profits and losses, with many ties: small weights of a total of few units."""
    unit = draw(st.sampled_from([Fraction(1), Fraction(1, 100), Fraction(5, 3)]))
    total = draw(st.integers(-60, 60)) * unit
    weights = draw(st.lists(st.integers(0, 6), min_size=1, max_size=6).filter(any))
    parties = draw(st.permutations("ABCDEF"[: len(weights)]))
    return Settlement(
        total,
        {party: total * w / sum(weights) for party, w in zip(parties, weights, strict=True)},
        unit,
    )


def adds_up(pay: Payer, case: Settlement) -> None:
    assert case.total == sum(pay(*case).values())


def stays_within_a_unit(pay: Payer, case: Settlement) -> None:
    assert all(abs(amount - case.shares[party]) < case.unit for party, amount in pay(*case).items())


def is_whole_units(pay: Payer, case: Settlement) -> None:
    assert all((amount / case.unit).denominator == 1 for amount in pay(*case).values())


def ignores_the_order(pay: Payer, case: Settlement) -> None:
    """Only those whose remainders are equal can tell the opposite order, and only among themselves."""
    remainders = {party: share / case.unit % 1 for party, share in case.shares.items()}
    there = pay(*case)
    back = pay(case.total, dict(reversed(list(case.shares.items()))), case.unit)

    for remainder in set(remainders.values()):
        tied = [party for party in remainders if remainders[party] == remainder]
        assert sum(there[party] for party in tied) == sum(back[party] for party in tied)


def is_by_hand(pay: Payer, case: Settlement) -> None:
    assert largest_remainder_by_hand(case.shares, case.unit) == pay(*case)


def each_for_itself(_: Fraction, shares: Mapping[str, Fraction], unit: Fraction) -> Mapping[str, Fraction]:
    return {party: round(share / unit) * unit for party, share in shares.items()}


def last_takes_the_rest(total: Fraction, shares: Mapping[str, Fraction], unit: Fraction) -> Mapping[str, Fraction]:
    *first, last = shares
    floors = {party: shares[party] // unit * unit for party in first}
    return {**floors, last: total - sum(floors.values(), Fraction(0))}


def first_come_first_served(total: Fraction, shares: Mapping[str, Fraction], unit: Fraction) -> Mapping[str, Fraction]:
    floors = {party: share // unit * unit for party, share in shares.items()}
    missing = (total - sum(floors.values(), Fraction(0))) / unit
    return {party: floor + unit * (place < missing) for place, (party, floor) in enumerate(floors.items())}


def unrounded(_: Fraction, shares: Mapping[str, Fraction], __: Fraction) -> Mapping[str, Fraction]:
    return shares


PROMISES: list[tuple[Callable[[Payer, Settlement], None], Payer]] = [
    (adds_up, each_for_itself),
    (stays_within_a_unit, last_takes_the_rest),
    (is_whole_units, unrounded),
    (ignores_the_order, first_come_first_served),
    (is_by_hand, first_come_first_served),
]


@pytest.mark.parametrize("promise", [promise for promise, _ in PROMISES])
def test_the_promises_of_largest_remainders(promise: Callable[[Payer, Settlement], None]) -> None:
    @given(settlements())
    def run(case: Settlement) -> None:
        promise(paid, case)

    run()


@pytest.mark.parametrize(("promise", "foil"), PROMISES)
def test_each_promise_is_seen_broken(promise: Callable[[Payer, Settlement], None], foil: Payer) -> None:
    turns_red(partial(promise, foil), settlements())


def test_the_rounding_log_by_hand() -> None:
    """1 000 in whole units by 3, 2, 2: 428.57, 285.71, 285.71; two are missing: a tie at 5/7 takes both."""
    shares = {party: Fraction(1000 * part, 7) for party, part in {"maker": 3, "lake": 2, "coast": 2}.items()}
    log = apportion(Fraction(1000), shares, Fraction(1))

    assert log.missing == 2
    assert [
        ("maker", 428, Fraction(4, 7), 0, 428, 3),
        ("lake", 285, Fraction(5, 7), 1, 286, 1),
        ("coast", 285, Fraction(5, 7), 1, 286, 2),
    ] == [(line.party, line.floor, line.remainder, line.extra, line.units, line.rank) for line in log.lines]
    assert all(shares[line.party] == line.exact for line in log.lines)


def test_a_loss_is_rounded_down_too() -> None:
    """-10 in three: down is -4, two units come back to the first two."""
    thirds = dict.fromkeys("ABC", Fraction(-10, 3))

    assert paid(Fraction(-10), thirds, Fraction(1)) == {"A": -3, "B": -3, "C": -4}


@pytest.mark.parametrize(
    ("total", "shares", "unit"),
    [
        (Fraction(1, 2), {"A": Fraction(1, 2)}, Fraction(1)),
        (Fraction(3), {"A": Fraction(1)}, Fraction(1)),
        (Fraction(0), {"A": Fraction(1)}, Fraction(1)),
        (Fraction(1), {"A": Fraction(1)}, Fraction(0)),
        (Fraction(1), {}, Fraction(1)),
    ],
    ids=["half a unit", "too much missing", "too little", "no unit", "nobody"],
)
def test_shares_that_are_not_those_of_the_total_are_a_bug(
    total: Fraction, shares: dict[str, Fraction], unit: Fraction
) -> None:
    with pytest.raises(Inconsistency):
        apportion(total, shares, unit)


def test_what_is_paid_as_a_formula() -> None:
    third = Reference("profit.1.share")
    formula = Apportioned(
        Constant(Fraction(1)),
        Constant(Fraction(1, 100)),
        (("maker", third), ("lake", third), ("coast", third)),
    )

    def look(figure: str) -> Fraction:
        return {"profit.1.share": Fraction(1, 3)}[figure]

    assert formula.value(look).as_data() == [["maker", "17/50"], ["lake", "33/100"], ["coast", "33/100"]]
    assert Entry(formula, "lake").value(look) == Fraction(33, 100)
    assert formula.as_data() == {
        "kind": "apportioned",
        "total": {"kind": "constant", "value": "1"},
        "unit": {"kind": "constant", "value": "1/100"},
        "shares": [["maker", "profit.1.share"], ["lake", "profit.1.share"], ["coast", "profit.1.share"]],
    }


def test_figures_are_mentioned_in_the_order_of_the_written_record() -> None:
    formula = Apportioned(Reference("total"), Reference("unit"), (("A", Reference("b")), ("B", Reference("a"))))

    assert list(formula.figures()) == ["b", "a", "total", "unit"]


def test_a_party_with_two_shares_is_a_bug() -> None:
    one = Constant(Fraction(1))

    with pytest.raises(Inconsistency):
        Apportioned(one, one, (("A", one), ("A", one))).value(lambda _: Fraction(0))
