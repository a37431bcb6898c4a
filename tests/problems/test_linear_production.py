"""Games of production against corners of the plans, and proofs against a foreign checker."""

from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iuralloc.errors import Inconsistency
from iuralloc.problems.linear_production import linear_production, owen_prices
from oracles.check_production import fault_of_production
from oracles.linear_production_by_vertices import best_plan, pooled, shadow_prices
from problems.array_games import slips
from problems.red import turns_red


class Workshop(NamedTuple):
    """Prices by good, needs by resource and good, resources by player."""

    prices: list[Fraction]
    needs: list[list[Fraction]]
    resources: list[list[Fraction]]

    @property
    def texts(self) -> tuple[Any, Any, Any]:
        """As a trail has them."""
        return (
            [str(price) for price in self.prices],
            [[str(need) for need in row] for row in self.needs],
            [[str(amount) for amount in own] for own in self.resources],
        )


@st.composite
def workshops(draw: st.DrawFn) -> Workshop:
    """Up to three goods, resources and players; every good needs something."""
    goods, resources, players = (draw(st.integers(1, 3)) for _ in range(3))
    few = st.sampled_from([Fraction(n, d) for n in range(5) for d in (1, 3)])
    needs = [[draw(few) for _ in range(goods)] for _ in range(resources)]
    needs[0] = [need + 1 for need in needs[0]]
    own = [[draw(few) * 10 for _ in range(resources)] for _ in range(players)]
    return Workshop([draw(st.integers(-2, 9).map(Fraction)) for _ in range(goods)], needs, own)


def as_by_corners(prices: list[Fraction], case: Workshop) -> None:
    found = linear_production(prices or case.prices, case.needs, case.resources)
    own = {str(i): row for i, row in enumerate(case.resources)}
    for mask in range(1, 1 << len(own)):
        group = frozenset(str(i) for i in range(len(own)) if mask >> i & 1)
        assert found.worths[mask] == best_plan(case.prices, case.needs, pooled(own, group))


@settings(max_examples=60, deadline=None)
@given(workshops())
def test_every_coalition_earns_what_the_best_corner_earns(case: Workshop) -> None:
    """A plan kept from another coalition would be taken as best where it is not."""
    as_by_corners([], case)


def test_other_prices_are_seen_to_be_wrong() -> None:
    turns_red(partial(as_by_corners, [Fraction(10)] * 3), workshops().filter(lambda case: len(case.prices) == 3))


@settings(max_examples=60, deadline=None)
@given(workshops())
def test_shadow_prices_are_the_first_of_all_corners_and_unique_if_there_is_one(case: Workshop) -> None:
    """Of several price lists another solver would take another one."""
    found = owen_prices(case.prices, case.needs, case.resources)
    own = {str(i): row for i, row in enumerate(case.resources)}
    everything = pooled(own, frozenset(own))
    corners = shadow_prices(case.prices, case.needs, everything)

    assert list(found.prices) == min(corners)
    # Where a resource that nobody has could cost more and more, there is one corner and many prices.
    if found.unique:
        assert len({tuple(corner) for corner in corners}) == 1
    assert sum(found.payoff) == best_plan(case.prices, case.needs, everything)


@settings(max_examples=60, deadline=None)
@given(workshops())
def test_a_stranger_accepts_plans_and_prices_and_refuses_a_slip(case: Workshop) -> None:
    """A changed number would pass unseen, or a sound proof would be refused."""
    found = linear_production(*case).certificate()

    assert fault_of_production(*case.texts, found) == ""
    assert fault_of_production(*case.texts, owen_prices(*case).certificate()) == ""
    for mask, (worth, plan, number) in enumerate(found["coalitions"]):
        forged = found | {"coalitions": [*found["coalitions"]]}
        forged["coalitions"][mask] = [str(Fraction(worth) + 1), plan, number]
        assert fault_of_production(*case.texts, forged) != ""


def test_slips_in_a_published_case_are_refused() -> None:
    """Two goods of two resources (Owen's rule, instance of the R package coopProductGame)."""
    case = Workshop(
        [Fraction(68), Fraction(52)],
        [[Fraction(4), Fraction(5)], [Fraction(6), Fraction(2)]],
        [[Fraction(4), Fraction(33)], [Fraction(6), Fraction(39)], [Fraction(60), Fraction(0)]],
    )
    found = owen_prices(*case)

    assert found.unique
    assert found.payoff == (Fraction(230), Fraction(282), Fraction(480))
    for changed in slips(found.certificate()):
        assert fault_of_production(*case.texts, changed) != ""
    certificate = linear_production(*case).certificate()
    for changed in slips(certificate):
        # What a coalition has nothing of may cost more and is still a proof.
        assert changed["prices"] != certificate["prices"] or fault_of_production(*case.texts, changed) != ""


def test_what_the_reader_of_a_game_refuses_is_a_bug_here() -> None:
    """A good that needs nothing would earn without end; a debt of material is no resource to pool."""
    for solve in (linear_production, owen_prices):
        with pytest.raises(Inconsistency):
            solve([Fraction(1), Fraction(2)], [[Fraction(1), Fraction(0)]], [[Fraction(3)]])
        with pytest.raises(Inconsistency):
            solve([Fraction(1)], [[Fraction(1)]], [[Fraction(3)], [Fraction(-1)]])
