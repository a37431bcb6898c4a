"""Restated values: the second settlement by hand, against an oracle, and with what must hold whatever the numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputed.files import HEAD, below, codes, examined, payments, trail
from iuralloc.audit.trail import Trail
from oracles import second_settlement as oracle

RATES = """years: {years}
figures:
  rate:
    value: {first}
    restated: {{value: {second}, as_of: 2035-01-31, evidence: evaluation 2035{interest}}}
pools:
  sales: {{amount: {amounts}, among: [{among}], split: {{by: rate}}}}
"""
PARTIES = ("maker", "lake", "coast")


def _table(numbers: Mapping[Any, object]) -> str:
    return "{" + ", ".join(f"{key}: {number}" for key, number in numbers.items()) + "}"


def rates(
    first: Mapping[str, object], second: Mapping[str, object], amounts: Mapping[int, object], interest: str = ""
) -> str:
    years = f"{min(amounts)}..{max(amounts)}"
    said = f", interest: {interest}" if interest else ""
    return RATES.format(
        years=years,
        first=_table(first),
        second=_table(second),
        amounts=_table(amounts),
        interest=said,
        among=", ".join(first),
    )


# by hand --------------------------------------------------------------------------------------------------------


def test_a_rate_measured_later() -> None:
    """100 in 2031 by 1 : 1 : 2 are 25, 25, 50; by 2 : 1 : 1 they are 50, 25, 25: coast pays maker 25."""
    found = trail(rates({"maker": 1, "lake": 1, "coast": 2}, {"maker": 2, "lake": 1, "coast": 1}, {2031: 100}))

    assert below(found, "resettled.sales.2031") == {"maker": 25, "lake": 0, "coast": -25}
    assert below(found, "resettled.all.before") == {"maker": 25, "lake": 25, "coast": 50}
    assert below(found, "resettled.all.after") == {"maker": 50, "lake": 25, "coast": 25}
    assert payments(found) == {("coast", "maker"): 25}


def test_what_was_settled_first_stays_as_it_was() -> None:
    """The file without the restatement has the very same figures: what is restated moves nothing that is paid."""
    text = rates({"maker": 1, "lake": 1, "coast": 2}, {"maker": 2, "lake": 1, "coast": 1}, {2031: 101, 2032: 57})
    plain = "\n".join(line for line in text.splitlines() if "restated" not in line) + "\n"
    with_it, without = trail(text), trail(plain)
    values = {name: record["value"] for name, record in without.figures.items()}

    assert {name: with_it.figures[name]["value"] for name in values} == values
    assert {name.split(".")[0] for name in with_it.figures.keys() - values.keys()} == {"restated", "resettled"}


@pytest.mark.parametrize(
    ("interest", "owed"),
    # 31 December 2031 to 31 January 2035 are 3 years and 31 days. Simple: 25 × 4 % × (3 + 31/365) = 3.0849…;
    # compound: 25 × (1.04³ × (1 + 4 % × 31/365) − 1) = 3.2171…
    [("4%", Fraction(25) + Fraction(25 * 4, 100) * (3 + Fraction(31, 365))),
     ("4% simple", Fraction(25) + Fraction(25 * 4, 100) * (3 + Fraction(31, 365))),
     ("4% compound", 25 * Fraction(104, 100) ** 3 * (1 + Fraction(4, 100) * Fraction(31, 365)))],
)  # fmt: skip
def test_interest_runs_from_the_end_of_the_year(interest: str, owed: Fraction) -> None:
    """Interest left out, compounded where it is simple, or counted from the wrong day; 28 yuan are paid."""
    found = trail(
        rates({"maker": 1, "lake": 1, "coast": 2}, {"maker": 2, "lake": 1, "coast": 1}, {2031: 100}, interest)
    )

    assert found.amount("resettled.all.due.maker") == owed
    assert found.amount("resettled.all.due.coast") == -owed
    assert payments(found) == {("coast", "maker"): 28}


def test_an_amount_audited_later_is_due_from_whoever_pays_the_pool() -> None:
    """120 reported, 150 found: 3/5 of the missing 30 are 18, 2/5 are 12; nobody among the parties has to pay it."""
    found = trail("""figures:
  sales: {value: {2030: 120}, restated: {value: {2030: 150}, as_of: 2031-06-30}}
pools:
  fees: {amount: sales, split: {maker: 3/5, lake: 2/5}}
""")

    assert payments(found) == {("payer", "maker"): 18, ("payer", "lake"): 12}


def test_costs_count_the_other_way() -> None:
    """Costs of 120 that were 150 after all: who pays more owes the difference."""
    found = trail("""pools:
  costs: {kind: cost, amount: {2030: 120}, restated: {value: {2030: 150}}, split: {maker: 3/5, lake: 2/5}}
""")

    assert below(found, "resettled.costs.2030") == {"maker": 18, "lake": 12}
    assert below(found, "resettled.all.due") == {"maker": -18, "lake": -12, "payer": 30}
    assert payments(found) == {("maker", "payer"): 18, ("lake", "payer"): 12}


def test_members_even_out_with_their_party() -> None:
    """Lake falls from 50 to 20: its team (60 %) from 30 to 12, its school from 20 to 8."""
    found = trail(rates({"maker": 1, "lake": 1}, {"maker": 4, "lake": 1}, {2031: 100}))
    (record,) = [one for one in found.schedules if one["table"] == "resettled"]

    assert below(found, "resettled.sales.2031.lake") == {"team": -18, "school": -12}
    assert [(p, q, int(found.amount(f))) for p, q, f in record["inside"][0]["payments"]] == [
        ("team", "lake", 18), ("school", "lake", 12),
    ]  # fmt: skip


def test_a_contribution_found_to_be_worth_less() -> None:
    """300 by 60 : 40 are 180 and 120; by 60 : 30 they are 200 and 100. Its evidence is that of the restatement."""
    found = trail("""contributions:
  maker: 60
  lake: {kind: technology, value: 40, evidence: minutes 3, restated: {value: 30, evidence: report 9}}
pools:
  sales: {amount: {2031: 300}, among: [maker, lake], split: {by: contribution}}
""")

    assert payments(found) == {("lake", "maker"): 20}
    assert found.figures["restated.contribution.lake.1"]["ground"]["evidence"] == "report 9"
    assert found.figures["contribution.lake.1"]["ground"]["evidence"] == "minutes 3"


def test_scores_give_way_to_a_restated_table() -> None:
    """A figure of weighted scores may be restated by the points themselves."""
    found = trail("""figures:
  merit:
    weights: {research: 50%, market: 50%}
    scores: {maker: {research: 40, market: 60}, lake: {research: 60, market: 40}}
    restated: {value: {maker: 60, lake: 40}}
pools:
  sales: {amount: {2031: 100}, among: [maker, lake], split: {by: merit}}
""")

    assert payments(found) == {("lake", "maker"): 10}


def test_several_days_make_one_settlement_and_that_is_printed() -> None:
    """Two restatements of different days: one set of differences, and the choice is named."""
    text = """figures:
  sales: {value: {2030: 100}, restated: {value: {2030: 110}, as_of: 2031-06-30}}
  returns: {value: {2030: 10}, restated: {value: {2030: 30}, as_of: 2032-06-30}}
pools:
  fees: {amount: sales - returns, split: {maker: 1/2, lake: 1/2}}
"""
    found = trail(text)

    assert payments(found) == {("maker", "payer"): 5, ("lake", "payer"): 5}
    assert "resettled-all-at-once" in {choice["code"] for choice in found.choices}


def test_what_rests_on_nothing_restated_is_not_settled_twice() -> None:
    """A pool beside it has no second figures."""
    found = trail(
        rates({"maker": 1, "lake": 1}, {"maker": 2, "lake": 1}, {2031: 90})
        + "  fees: {amount: {2031: 50}, split: {maker: 1/2, coast: 1/2}}\n"
    )

    assert not any(name.startswith(("restated.fees", "resettled.fees")) for name in found.figures)


def test_the_result_says_that_it_is_the_first() -> None:
    assert "figure-restated" in codes(rates({"maker": 1}, {"maker": 2}, {2031: 90}))


def test_a_second_settlement_that_fails_stops_the_run() -> None:
    """Nobody gets less than nothing, by restated values either."""
    found = examined("""figures:
  part: {value: 70%, restated: {value: 110%}}
pools:
  fees: {amount: 100, split: {maker: part, lake: 1 - part}}
""")

    assert found.ledger is None
    assert {"negative-weight", "with-restated-values"} == {
        f.code for f in found.findings if f.code != "party-without-share"
    }


# against an oracle ----------------------------------------------------------------------------------------------

WEIGHTS = st.fixed_dictionaries({who: st.integers(1, 30) for who in ("maker", "lake", "coast")})
AMOUNTS = st.dictionaries(st.integers(2029, 2034), st.integers(0, 10_000), min_size=1, max_size=3)


@given(WEIGHTS, WEIGHTS, AMOUNTS, st.sampled_from(["", "3%", "5% compound"]))
def test_differences_and_payments_are_those_of_the_oracle(
    first: dict[str, int], second: dict[str, int], amounts: dict[int, int], interest: str
) -> None:
    """A coin, a day or an order is counted otherwise than by hand."""
    found = trail(rates(first, second, amounts, interest))
    due = dict.fromkeys(PARTIES, Fraction(0))
    for year, amount in amounts.items():
        before = oracle.in_coins(amount, {who: Fraction(first[who]) for who in PARTIES})
        after = oracle.in_coins(amount, {who: Fraction(second[who]) for who in PARTIES})
        for who in first if amount else ():
            moved = Fraction(after[who] - before[who])
            assert found.amount(f"resettled.sales.{year}.{who}") == moved
            due[who] += moved
            if interest:
                rate = Fraction(interest.partition("%")[0]) / 100
                end, until = dt.date(year, 12, 31), dt.date(2035, 1, 31)
                due[who] += oracle.interest(moved, rate, end, until, compound="compound" in interest)
    if any(amounts.values()):
        assert below(found, "resettled.all.due") == due
    assert payments(found) == oracle.payments(due)


# what must hold -------------------------------------------------------------------------------------------------


def evens_out(due: Mapping[str, Fraction], paid: Mapping[tuple[str, str], Fraction]) -> None:
    """Payments even out what is due to less than a unit; nobody both pays and gets; there are few of them."""
    payers, payees = {payer for payer, _ in paid}, {payee for _, payee in paid}
    moved = dict.fromkeys(due, Fraction(0))
    for (payer, payee), amount in paid.items():
        assert amount > 0
        assert amount.denominator == 1
        moved[payer] -= amount
        moved[payee] += amount
    assert payers & payees == set()
    assert all(abs(moved[who] - amount) < 1 for who, amount in due.items())
    assert all(due[who] < 0 for who in payers)
    assert all(due[who] > 0 for who in payees)
    assert len(paid) <= max(0, len(payers) + len(payees) - 1)


def _of(found: Trail) -> tuple[dict[str, Fraction], dict[tuple[str, str], Fraction]]:
    return below(found, "resettled.all.due"), payments(found)


@given(WEIGHTS, WEIGHTS, AMOUNTS, AMOUNTS, st.sampled_from(["", ", interest: 7%"]))
def test_payments_even_out(
    first: dict[str, int], second: dict[str, int], amounts: dict[int, int], again: dict[int, int], interest: str
) -> None:
    """Rates and amounts restated together: what nobody among the parties owes comes from whoever pays the pools."""
    again = {year: again.get(year, 17) for year in amounts}
    text = f"""years: {min(amounts)}..{max(amounts)}
figures:
  rate: {{value: {_table(first)}, restated: {{value: {_table(second)}, as_of: 2035-01-31{interest}}}}}
  came_in: {{value: {_table(amounts)}, restated: {{value: {_table(again)}, as_of: 2035-01-31{interest}}}}}
pools:
  sales: {{amount: came_in, split: {{by: rate}}}}
  costs: {{kind: cost, amount: 1/2 * came_in, split: {{maker: 30%, lake: 45%, coast: 25%}}}}
"""
    due, paid = _of(trail(text))

    assert sum(due.values()) == 0
    evens_out(due, paid)


@given(WEIGHTS, AMOUNTS)
def test_restated_to_the_same_changes_nothing(weights: dict[str, int], amounts: dict[int, int]) -> None:
    """The same values a second time: all differences are 0, and nobody pays anybody."""
    found = trail(rates(weights, weights, amounts, "4%"))
    due, paid = _of(found)

    assert set(due.values()) <= {0}
    assert paid == {}


DUE = {"a": Fraction(-5), "b": Fraction(-3), "c": Fraction(4), "d": Fraction(4)}


def _right(due: Mapping[str, Fraction]) -> dict[tuple[str, str], Fraction]:
    return {pair: Fraction(coins) for pair, coins in oracle.payments(due).items()}


def _through_the_first(due: Mapping[str, Fraction]) -> dict[tuple[str, str], Fraction]:
    """A foil: everything goes through the party that is listed first."""
    first = next(iter(due))
    others = {who: amount for who, amount in due.items() if who != first and amount}
    return {(first, who) if amount > 0 else (who, first): abs(amount) for who, amount in others.items()}


def _everybody_everybody(due: Mapping[str, Fraction]) -> dict[tuple[str, str], Fraction]:
    """A foil: each who owes pays each who is owed in proportion."""
    owed = {who: amount for who, amount in due.items() if amount > 0}
    whole = sum(owed.values())
    return {(who, to): -n * m / whole for who, n in due.items() if n < 0 for to, m in owed.items()}


def _nobody(due: Mapping[str, Fraction]) -> dict[tuple[str, str], Fraction]:  # noqa: ARG001 - that is the foil
    """A foil: what was settled is settled."""
    return {}


def test_the_oracle_keeps_what_must_hold() -> None:
    """By hand: a pays c 4 and d 1, b pays d 3."""
    assert _right(DUE) == {("a", "c"): 4, ("a", "d"): 1, ("b", "d"): 3}
    evens_out(DUE, _right(DUE))


@pytest.mark.parametrize("foil", [_through_the_first, _everybody_everybody, _nobody])
def test_wrong_payments_are_seen(foil: Callable[[Mapping[str, Fraction]], dict[tuple[str, str], Fraction]]) -> None:
    """What must hold is no empty promise: each wrong rule breaks it."""
    with pytest.raises(AssertionError):
        evens_out(DUE, foil(DUE))


def test_head_of_the_files_is_sound() -> None:
    """Otherwise nothing above would be about restatements."""
    assert codes("pools: {x: {amount: 10, split: {maker: 1/2, lake: 1/2}}}\n", HEAD) == ["party-without-share"]
