"""What must hold of every division of capital, on companies invented at random.

Each promise takes a case and a run of the program on it; each is seen broken by a wrong rule planted in the
program.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings

from effort import many
from invented.companies import Company, companies
from iuralloc.contract.load import Contract
from iuralloc.contract.schema import Equity
from iuralloc.formula import Constant, Sum
from iuralloc.problems.division import Division, Stated
from iuralloc.rules import rule
from iuralloc.settlement.ledger import Draft, Figure, Ground
from iuralloc.settlement.settle import Level, state_exact, state_paid, state_smallest
from iuralloc.situations import equity
from iuralloc.situations.equity import Capital, by_subscription
from iuralloc.situations.steps.split import Divided
from problems.red import turns_red
from trails import Run, a_stranger_agrees, ran

Promise = Callable[[Company, Run], None]
Foil = Callable[[pytest.MonkeyPatch], None]

#: where the step of equity stands, for planting wrong rules in it
# The package has a function of that name: the module is asked for by its own.
STEP = import_module("iuralloc.allocate.equity")
DIVISION = import_module("iuralloc.allocate.terms")


def levels(run: Run) -> list[dict[str, Any]]:
    """The division of the capital, and those inside holders."""
    return [dict(record) for record in run.tables("split") if record["pool"] == "equity"]


# -- Promises ------------------------------------------------------------------------------------------------


def holdings_are_the_capital_in_whole_units(case: Company, run: Run) -> None:
    """At every level holdings add up, exactly, to what is divided there, and none has part of a unit."""
    for record in levels(run):
        held = [run.amount(row["paid"]) for row in record["rows"]]

        assert sum(held) == run.amount(record["total"])
        assert all((amount / case.unit).denominator == 1 for amount in held)
    assert run.amount("equity.capital") == case.capital()


def odd_units_go_to_the_largest_remainders(case: Company, run: Run) -> None:
    """Every holding is what it is by hand, from the capital down to the members."""
    held = {row["paid"]: run.amount(row["paid"]) for record in levels(run) for row in record["rows"]}

    assert held == case.held()


def shares_make_a_whole(_: Company, run: Run) -> None:
    """The shares of those who divide make 1 at every level where there is something to divide."""
    for record in levels(run):
        if run.amount(record["total"]):
            assert sum(run.amount(row["share"]) for row in record["rows"]) == 1


def nobody_has_paid_more_than_subscribed(case: Company, run: Run) -> None:
    """Subscribed and paid-in are what they are by hand, party by party and in all; paid-in is never more."""
    for party, subscribed in case.subscribed().items():
        paid = run.amount(f"equity.paid_in.{party}")

        assert run.amount(f"equity.subscribed.{party}") == subscribed
        assert 0 <= paid <= subscribed
        assert paid == case.paid_in()[party]
    assert run.amount("equity.paid_in") == sum(case.paid_in().values())


def every_gap_of_a_valuation_is_told(case: Company, run: Run) -> None:
    """Agreed minus appraised stands as a figure where they differ, and nowhere else."""
    assert {name: run.amount(name) for name in run.figures if name.endswith(".gap")} == case.gaps()


def order_of_the_parties_is_irrelevant(case: Company, run: Run) -> None:
    """Listed the other way round, they hold the same; but for the odd unit among equal remainders."""
    other = ran(case.text(list(case.payings)[::-1]))
    subscribed = case.subscribed()
    remainders = [amount % case.unit for amount in subscribed.values()]
    for party, amount in subscribed.items():
        here, there = run.amount(f"equity.1.{party}"), other.amount(f"equity.1.{party}")

        assert run.amount(f"equity.1.exact.{party}") == other.amount(f"equity.1.exact.{party}")
        assert here == there or (remainders.count(amount % case.unit) > 1 and abs(here - there) == case.unit)


def a_stranger_agrees_with_the_trail(_: Company, run: Run) -> None:
    """The checker that travels with the trail finds nothing wrong."""
    a_stranger_agrees(run)


PROMISES: tuple[Promise, ...] = (
    holdings_are_the_capital_in_whole_units,
    odd_units_go_to_the_largest_remainders,
    shares_make_a_whole,
    nobody_has_paid_more_than_subscribed,
    every_gap_of_a_valuation_is_told,
    order_of_the_parties_is_irrelevant,
    a_stranger_agrees_with_the_trail,
)


@settings(max_examples=many(50))
@given(companies())
def test_every_company_keeps_the_promises(case: Company) -> None:
    run = ran(case.text())
    for promise in PROMISES:
        promise(case, run)


# -- Wrong rules ---------------------------------------------------------------------------------------------


def holdings_are_rounded_like_money(patch: pytest.MonkeyPatch) -> None:
    """A foil: holdings in the smallest payable amount of the file instead of units of capital."""

    def wrong(contract: Contract, draft: Draft, name: str, _: object) -> Figure:
        return state_smallest(contract, draft, name, None)

    patch.setattr(STEP, "state_smallest", wrong)


def holders_are_paid_from_the_end(patch: pytest.MonkeyPatch) -> None:
    """A foil: among equal remainders whoever is listed last gets the odd unit."""

    def wrong(draft: Draft, level: Level, exact: dict[str, Figure], *others: Any) -> dict[str, Figure]:
        return state_paid(draft, level, dict(reversed(exact.items())), *others)

    patch.setattr(DIVISION, "state_paid", wrong)


def held_as_paid_in(_: Draft, capital: Capital, __: Equity) -> Divided:
    """Divide the capital in proportion to what is paid in so far; equally while nothing is."""
    one = Stated(Fraction(1), Constant(Fraction(1)))
    some = any(figure.amount for figure in capital.paid_in.values())
    paid = {party: Stated(figure.amount, figure.reference) for party, figure in capital.paid_in.items()}
    weights = paid if some else dict.fromkeys(paid, one)
    whole = Stated(capital.amount.amount, capital.amount.reference)
    solution = rule("proportional").solve(Division(whole, weights))
    return Divided("proportional", "subscribed", solution, Ground(rule="proportional"))


def capital_is_held_as_paid_in(patch: pytest.MonkeyPatch) -> None:
    """A foil: who has not paid yet holds nothing."""
    patch.setattr(STEP, "by_subscription", held_as_paid_in)


def shares_are_of_another_whole(patch: pytest.MonkeyPatch) -> None:
    """A foil: shares of a capital that is one more."""

    def wrong(draft: Draft, level: Level, solution: Any, ground: Ground, of: Stated) -> dict[str, Figure]:
        more = Stated(of.value + 1, Sum.of(of.formula, Constant(Fraction(1))))
        return state_exact(draft, level, solution, ground, more)

    patch.setattr(DIVISION, "state_exact", wrong)


def everything_promised_is_paid(patch: pytest.MonkeyPatch) -> None:
    """A foil: every instalment counts, whatever its day."""
    patch.setattr(equity, "_is_due", lambda *_: True)


def appraisers_are_never_doubted(patch: pytest.MonkeyPatch) -> None:
    """A foil: no gap is told."""
    patch.setattr(equity, "_gap", lambda *_: None)


def capital_goes_by_place_in_the_file(patch: pytest.MonkeyPatch) -> None:
    """A foil: whoever is listed first holds what the largest subscriber should."""

    def wrong(draft: Draft, capital: Capital, entry: Equity) -> Divided:
        by_size = sorted(capital.subscribed.values(), key=lambda figure: figure.amount)
        in_order = dict(zip(capital.subscribed, by_size, strict=True))
        return by_subscription(draft, Capital(capital.amount, capital.subscriptions, in_order, capital.paid_in), entry)

    patch.setattr(STEP, "by_subscription", wrong)


def a_figure_is_written_by_hand(patch: pytest.MonkeyPatch) -> None:
    """A foil: what is paid in is a unit more than its formula says."""
    right = Draft.state

    def wrong(self: Draft, name: str, *arguments: Any, **words: Any) -> Figure:
        figure = right(self, name, *arguments, **words)
        if name == "equity.paid_in":
            object.__setattr__(figure, "value", figure.amount + 1)
        return figure

    patch.setattr(Draft, "state", wrong)


@pytest.mark.parametrize(
    ("promise", "foil"),
    [
        (holdings_are_the_capital_in_whole_units, holdings_are_rounded_like_money),
        (odd_units_go_to_the_largest_remainders, holders_are_paid_from_the_end),
        (odd_units_go_to_the_largest_remainders, capital_is_held_as_paid_in),
        (shares_make_a_whole, shares_are_of_another_whole),
        (nobody_has_paid_more_than_subscribed, everything_promised_is_paid),
        (every_gap_of_a_valuation_is_told, appraisers_are_never_doubted),
        (order_of_the_parties_is_irrelevant, capital_goes_by_place_in_the_file),
        (a_stranger_agrees_with_the_trail, a_figure_is_written_by_hand),
    ],
)
def test_every_promise_is_seen_broken(promise: Promise, foil: Foil, monkeypatch: pytest.MonkeyPatch) -> None:
    foil(monkeypatch)
    turns_red(lambda case: promise(case, ran(case.text())), companies())
