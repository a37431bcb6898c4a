"""Runways, chains of damage, tiers, caps, rounding and factors: by hand, against the game, and what is refused."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iuralloc
from iuralloc.errors import ContractAtFault, Inconsistency, LimitReached
from iuralloc.formula import Reference
from iuralloc.problems.airport import Airport
from iuralloc.problems.chain import Chain, Step
from iuralloc.problems.division import Stated
from iuralloc.problems.games import GameProblem
from iuralloc.rules import rule, shapley
from iuralloc.rules.card import Solution
from problems.random_games import NAMES
from problems.red import turns_red

F = Fraction
AMOUNTS = st.one_of(st.fractions(0, 12, max_denominator=4), st.sampled_from([F(0), F(3)]))


def formulas_hold(solution: Solution) -> bool:
    return {party: formula.value(lambda _: F(0)) for party, formula in solution.formulas.items()} == solution.payoff


def code_of(refused: Callable[[], object]) -> str:
    with pytest.raises((ContractAtFault, LimitReached)) as caught:
        refused()
    return str(caught.value.findings[0].code)


# -- Runways ------------------------------------------------------------------------------------------------------


@st.composite
def runways(draw: st.DrawFn) -> Airport:
    """One to four types, some with several aircraft, seven in all at most."""
    names = NAMES[: draw(st.integers(1, 4))]
    counts = {name: draw(st.integers(1, 2 if len(names) > 3 else 3)) for name in names}
    while sum(counts.values()) > 7:
        counts[max(counts, key=lambda name: counts[name])] -= 1
    return Airport({name: Stated.of(draw(AMOUNTS)) for name in names}, counts)


def one_by_one(airport: Airport) -> Airport:
    """Every aircraft a type of its own."""
    costs = {f"{name}_{k}": cost for name, cost in airport.costs.items() for k in range(airport.counts[name])}
    return Airport(costs, dict.fromkeys(costs, 1))


def closed_form_is_the_value(value: Callable[[Airport], dict[str, Fraction]], airport: Airport) -> None:
    single = shapley.solve(GameProblem(one_by_one(airport).game(), Reference("game"), sense="burden")).payoff

    assert value(airport) == {name: single[f"{name}_0"] for name in airport.costs}


def types_or_aircraft(value: Callable[[Airport], dict[str, Fraction]], airport: Airport) -> None:
    """A block of aircraft is charged as its members are one by one, and all pay for the longest runway."""
    single, by_type = value(one_by_one(airport)), value(airport)

    assert all(single[f"{name}_{k}"] == by_type[name] for name, many in airport.counts.items() for k in range(many))
    assert sum(single.values()) == max(cost.value for cost in airport.costs.values())


@given(runways())
def test_the_value_of_a_runway_is_that_of_its_game(airport: Airport) -> None:
    """The closed form would forget aircraft that need a stretch."""
    closed_form_is_the_value(Airport.shapley, airport)
    types_or_aircraft(Airport.shapley, airport)


@given(runways())
def test_the_nucleolus_of_types_is_that_of_their_aircraft(airport: Airport) -> None:
    """Ties between blocks, or several aircraft of one type, would be charged otherwise."""
    types_or_aircraft(Airport.nucleolus, airport)


def by_littlechild(airport: Airport) -> dict[str, Fraction]:
    """The recursion as printed: look at every type each time."""
    costs = sorted({cost.value for cost in airport.costs.values()})
    counts = [sum(airport.counts[name] for name, own in airport.costs.items() if own.value == cost) for cost in costs]
    reached = [sum(counts[: k + 1]) for k in range(len(costs))]
    charged: dict[Fraction, Fraction] = {}
    start, before, paid, last = 0, 0, F(0), F(0)
    while start < len(costs):
        rates = [
            ((costs[k] - paid + last) / (reached[k] - before + (k < len(costs) - 1)), -k)
            for k in range(start, len(costs))
        ]
        last, place = min(rates)
        charged.update(dict.fromkeys(costs[start : 1 - place], last))
        start, before, paid = 1 - place, reached[-place], costs[-place]
    return {name: charged[cost.value] for name, cost in airport.costs.items()}


def hull_is_the_recursion(value: Callable[[Airport], dict[str, Fraction]], airport: Airport) -> None:
    assert value(airport) == by_littlechild(airport)


LONG = st.lists(st.tuples(AMOUNTS, st.integers(1, 4)), min_size=1, max_size=12).map(
    lambda types: Airport(
        {f"t{k}": Stated.of(cost) for k, (cost, _) in enumerate(types)}, {f"t{k}": n for k, (_, n) in enumerate(types)}
    )
)


@given(LONG)
def test_the_hull_finds_what_the_recursion_finds(airport: Airport) -> None:
    """A step of the hull would pass over a block."""
    hull_is_the_recursion(Airport.nucleolus, airport)


@pytest.mark.parametrize(
    ("promise", "foil", "cases"),
    [
        (closed_form_is_the_value, Airport.nucleolus, runways()),
        (types_or_aircraft, lambda airport: {name: cost.value for name, cost in airport.costs.items()}, runways()),
        (hull_is_the_recursion, Airport.shapley, LONG),
    ],
)
def test_wrong_charges_are_seen(promise: Any, foil: Any, cases: Any) -> None:
    turns_red(lambda airport: promise(foil, airport), cases)


def test_thousands_of_aircraft_in_closed_form() -> None:
    """57 types and tens of thousands of aircraft, and every stretch is paid in full."""
    costs = {f"t{k}": Stated.of(65_000 + 917 * k) for k in range(57)}
    counts = {f"t{k}": 1 + k * k * 37 % 500 for k in range(57)}
    for charges in (Airport(costs, counts).shapley(), Airport(costs, counts).nucleolus()):
        assert sum(charges[name] * many for name, many in counts.items()) == 65_000 + 917 * 56


def test_a_game_of_types_is_none() -> None:
    with pytest.raises(Inconsistency):
        Airport({"A": Stated.of(1)}, {"A": 2}).game()
    with pytest.raises(Inconsistency):
        Airport({"A": Stated.of(1)}, {"B": 1})


def test_too_many_runways_for_a_table_have_closed_forms_only() -> None:
    game = {"type": "airport", "costs": {f"t{k}": k for k in range(1, 31)}}

    assert code_of(lambda: iuralloc.solve(game, "equal")) == "table-too-large"
    assert sum(iuralloc.solve(game, "shapley").payoff.values()) == 30


# -- Chains -------------------------------------------------------------------------------------------------------

CHAINS = st.lists(st.tuples(st.sampled_from(NAMES[:4]), AMOUNTS), min_size=1, max_size=6).map(
    lambda steps: Chain(tuple(Step(party, Stated.of(damage)) for party, damage in steps))
)


def liability_is_the_value(divide: Callable[[Chain], Solution], chain: Chain) -> None:
    """Of the game whose worth is the damage of the unbroken chain that a group holds from the beginning."""
    steps = [{"party": step.party, "damage": step.damage.value} for step in chain.steps]
    value = iuralloc.solve({"type": "sequential_liability", "steps": steps}, "shapley").answer
    solution = divide(chain)

    assert solution.answer == value
    assert formulas_hold(solution)


@given(CHAINS)
def test_sequential_liability_is_a_value(chain: Chain) -> None:
    """A party that stands twice in a chain would be counted as two."""
    liability_is_the_value(rule("sequential_liability").solve, chain)


def test_other_liability_is_not() -> None:
    def own_damages_only(chain: Chain) -> Solution:
        own = dict.fromkeys(chain.parties, F(0))
        for step in chain.steps:
            own[step.party] += step.damage.value
        return Solution(own, lambda: {party: Stated.of(part).formula for party, part in own.items()})

    turns_red(lambda chain: liability_is_the_value(own_damages_only, chain), CHAINS)


def test_liability_by_weight_by_hand() -> None:
    """60 to A; 30 by 1 : 2; 30 by 1 : 2 : 3; and 12 more by the same three, caused by A again."""
    steps = (("A", 60), ("B", 30), ("C", 30), ("A", 12))
    chain = Chain(tuple(Step(party, Stated.of(damage)) for party, damage in steps))
    weights = {party: Stated.of(weight) for party, weight in (("A", 1), ("B", 2), ("C", 3))}
    solution = rule("sequential_liability").solve(chain, weights=weights)

    assert solution.payoff == {"A": 77, "B": 34, "C": 21}
    assert formulas_hold(solution)
    weights["C"] = Stated.of(0)
    assert code_of(lambda: rule("sequential_liability").solve(chain, weights=weights)) == "weight-not-positive"


# -- Tiers, caps, rounding ----------------------------------------------------------------------------------------


def scale(**changed: Any) -> dict[str, Any]:
    tiers = [{"upto": 50, "shares": {"A": 1}}, {"upto": None, "shares": {"A": "1/4", "B": "1/2"}}]
    deductions = [{"to": "office", "rate": "30%"}, {"to": "A", "amount": 10}]
    return {"type": "tiers", "amount": 200, "deductions": deductions, "tiers": tiers, **changed}


@pytest.mark.parametrize(
    ("amount", "wanted"),
    [
        (200, {"office": 60, "A": F(10 + 50 + 20), "B": 40}),
        (50, {"office": 15, "A": 10 + 25, "B": 0}),
        (F(100, 7), {"office": F(30, 7), "A": 10, "B": 0}),
    ],
)
def test_tiers_by_hand(amount: Fraction, wanted: dict[str, Fraction]) -> None:
    """200: 60 and 10 off, 130 left: 50 in the first tier, 80 in the second, a quarter of which nobody gets."""
    assert iuralloc.solve(scale(amount=amount), "tiered").answer == wanted


def test_formulas_of_tiers() -> None:
    from iuralloc.problems.bare import read_bare

    for amount in (15, 50, 200):
        assert formulas_hold(rule("tiered").solve(read_bare(scale(amount=amount)).problems["tiers"]()))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"amount": 5}, "deduction-above-rest"),
        ({"deductions": [{"to": "office", "rate": "1/2", "amount": 1}]}, "deduction-rate-or-amount"),
        ({"deductions": [{"to": "office", "rate": "-1/2"}]}, "rate-out-of-range"),
        ({"tiers": []}, "tiers-missing"),
        ({"tiers": [{"upto": 5, "shares": {"A": 1}}]}, "tier-end-misplaced"),
        ({"tiers": [{"upto": 0, "shares": {"A": 1}}, {"upto": None, "shares": {"A": 1}}]}, "tiers-not-rising"),
        ({"tiers": [{"upto": None, "shares": {"A": "2/3", "B": "1/2"}}]}, "shares-exceed-whole"),
    ],
)
def test_scales_that_are_refused(changed: dict[str, Any], code: str) -> None:
    """The tiers would overlap, leave a gap, or give away what is not there."""
    assert code == code_of(lambda: iuralloc.solve(scale(**changed), "tiered"))


@pytest.mark.parametrize(
    ("loss", "caps", "reallocate", "wanted"),
    [
        (12, {"A": 10, "B": 6}, False, (4, 6, 0, 2)),
        (12, {"A": 10, "B": 6}, True, (6, 6, 0, 0)),
        (20, {"A": 10, "B": 6}, True, (10, 6, 0, 4)),
        (20, {"A": None, "B": 6, "C": 0}, True, (14, 6, 0, 0)),
        (0, {"A": 10, "B": 6}, True, (0, 0, 0, 0)),
        (9, {"A": 0, "B": 0}, True, (0, 0, 0, 9)),
    ],
)
def test_capped_shares_by_hand(loss: int, caps: dict[str, Any], reallocate: object, wanted: tuple[int, ...]) -> None:
    """Shares 1 : 2 : 0; C bears nothing, whatever its cap."""
    from iuralloc.problems.bare import read_bare

    game = {"type": "capped", "loss": loss, "shares": {"A": 1, "B": 2, "C": 0}, "caps": caps, "reallocate": reallocate}
    solution = rule("capped_shares").solve(read_bare(game).problems["capped"]())

    assert tuple(solution.payoff.values()) == wanted
    assert formulas_hold(solution)


@pytest.mark.parametrize(
    ("amounts", "total", "wanted"),
    [
        (("-1/3", "4/3"), None, (0, 1)),
        (("-2/3", "5/3"), None, (-1, 2)),
        (("1/2", "1/2"), 2, (1, 1)),
        (("1/2", "1/2"), 0, (0, 0)),
        (("1/2", "1/2"), 3, "total-out-of-reach"),
        (("1/2", "1/2"), -1, "total-out-of-reach"),
        (("1/2", "1/3"), None, "total-not-whole-units"),
        (("1/2", "1/2"), "1/2", "total-not-whole-units"),
    ],
)
def test_rounding_by_hand(amounts: tuple[str, str], total: Any, wanted: Any) -> None:
    """A negative amount is rounded down, too; nobody gets more than one unit beyond that."""
    game = {"type": "rounding", "amounts": dict(zip("AB", amounts, strict=True)), "unit": 1, "total": total}
    if isinstance(wanted, str):
        assert wanted == code_of(lambda: iuralloc.solve(game, "largest_remainder"))
    else:
        assert tuple(iuralloc.solve(game, "largest_remainder").payoff.values()) == wanted


# -- Factors ------------------------------------------------------------------------------------------------------

GAME = {"type": "tu", "players": ["A", "B"], "worth": {"A": 60, "B": 40, "A+B": 100}}
PRINTED = {"type": "factors", "base": {"A": 60, "B": 40}, "factors": {"A": "0.3", "B": "0.7"}}


@pytest.mark.parametrize("name", ["modified_shapley", "modified_shapley_rescaled"])
def test_a_game_and_its_printed_value_are_corrected_alike(name: str) -> None:
    by_game = iuralloc.solve(GAME, name, factor=PRINTED["factors"])

    assert by_game.answer == iuralloc.solve(PRINTED, name).answer
    assert code_of(lambda: iuralloc.solve(GAME, name)) == "parameter-missing"


def test_printed_factors_are_taken_as_they_are() -> None:
    """Factors that were rounded in print need not make 1; those of a game must."""
    rounded = {"A": "0.33", "B": "0.66"}

    answer = iuralloc.solve({**PRINTED, "factors": rounded}, "modified_shapley").answer
    assert answer == {"A": 60 + 100 * (F(33, 100) - F(1, 2)), "B": 40 + 100 * (F(66, 100) - F(1, 2))}
    assert code_of(lambda: iuralloc.solve(GAME, "modified_shapley", factor=rounded)) == "factor-not-one"


def test_nothing_to_scale_has_no_answer() -> None:
    solution = iuralloc.solve({**PRINTED, "factors": {"A": 0, "B": 0}}, "modified_shapley_rescaled")

    assert solution.answer is None
    assert solution.why is not None
    assert (solution.why.code, dict(solution.why.facts)) == ("products-sum-to-zero", {"sum": "0"})
