"""Random games by every method, against the long way round; and each comparison seen red with a wrong rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import described_divisions as divided
import described_games as described
import iuralloc
from described_games import SHORTLY, Posed, posed
from effort import many
from oracles.by_method import NoOracleError, answer_to, passes_for_nucleolus
from problems.red import turns_red
from published_cases import inexact

Solver = Callable[[Posed], Any]
Check = Callable[[Solver, Posed], None]

small: Final = st.one_of(described.games(), described.tu(1, 4))
larger: Final = described.games(3, 5)
either: Final = st.one_of(described.games(), described.cores())


@dataclass(frozen=True, slots=True)
class Compared:
    """A method, what it is asked, and a wrong rule that the comparison must notice."""

    method: str
    cases: st.SearchStrategy[Posed]
    foil: Solver

    @property
    def check(self) -> Check:
        """Compare with an oracle, or hold against the criterion that tells a nucleolus."""
        by = _meets_the_criterion if self.method in _NUCLEOLI else _equals_the_oracle
        return partial(by, self.method)


_NUCLEOLI: Final = ("nucleolus", "prenucleolus", "per_capita_nucleolus", "airport_nucleolus")


def _equals_the_oracle(method: str, solver: Solver, case: Posed) -> None:
    try:
        expected = answer_to(case.game, method, case.params)
    except NoOracleError:
        assume(False)
    answer = solver(case)

    assert inexact(answer) == []
    assert expected == answer


def _meets_the_criterion(method: str, solver: Solver, case: Posed) -> None:
    answer = solver(case)

    assert inexact(answer) == []
    assert passes_for_nucleolus(case.game, method, answer)


def solved(method: str, case: Posed) -> Any:
    return iuralloc.solve(case.game, method, **case.params).answer


def by(method: str) -> Solver:
    """Answer by the definition of another method."""
    return lambda case: answer_to(case.game, method, case.params)


def plain(games: st.SearchStrategy[described.Description]) -> st.SearchStrategy[Posed]:
    return st.builds(Posed, games)


def without(name: str) -> Callable[[Posed], Posed]:
    """Forget a word of a game."""
    return lambda case: Posed({word: part for word, part in case.game.items() if word != name}, case.params)


def nothing_for_anybody(case: Posed) -> Any:
    return dict.fromkeys(case.game.get("claims") or case.game["reference"], 0)


def as_if_gains(method: str) -> Solver:
    """Take costs for gains."""
    return lambda case: answer_to({**case.game, "kind": "profit"}, method, case.params)


allocated: Final = st.one_of(posed(small, "allocation"), described.with_efficient_allocation(either))

COMPARED: Final = [
    Compared("worth", plain(small), lambda case: by("worth")(Posed({**case.game, "quota": 99, "default": 1}))),
    Compared("shapley", plain(larger), by("banzhaf")),
    Compared("equal", plain(described.tu(1, 5)), by("shapley")),
    Compared("weighted_shapley", posed(larger, "weights"), by("weighted_shapley_dual")),
    Compared("weighted_shapley", posed(small, "weights", "classes"), lambda case: by("weighted_shapley")(
        Posed(case.game, {"weights": case.params["weights"]}))),
    Compared("weighted_shapley_dual", posed(larger, "weights"), by("weighted_shapley")),
    Compared("weighted_shapley_dual", posed(small, "weights", "classes"), by("weighted_shapley")),
    Compared("owen", posed(larger, "unions"), by("shapley")),
    Compared("winter", posed(larger, "levels"), lambda case: by("owen")(
        Posed(case.game, {"unions": case.params["levels"][0]}))),
    Compared("myerson", posed(larger, "edges"), by("shapley")),
    Compared("banzhaf", plain(larger), by("shapley")),
    Compared("banzhaf_raw", plain(larger), by("banzhaf")),
    Compared("banzhaf_normalized", plain(larger), by("shapley")),
    Compared("utopia", plain(small), by("minimal_rights")),
    Compared("minimal_rights", plain(small), as_if_gains("minimal_rights")),
    Compared("tau_value", plain(either), by("shapley")),
    Compared("mcrs_simple", plain(either), by("equal")),
    Compared("excess", posed(small, "allocation"), as_if_gains("excess")),
    Compared("in_core", allocated, by("core_nonempty")),
    Compared("nash_bargaining", posed(described.cores()), by("shapley")),
    Compared("nash_bargaining", posed(described.cores(), "weights"), lambda case: by("nash_bargaining")(
        Posed(case.game))),
    Compared("nash_bargaining", plain(divided.nash()), lambda case: by("nash_bargaining")(without("caps")(case))),
    Compared("least_core", plain(either), as_if_gains("least_core")),
    Compared("core_nonempty", plain(either), as_if_gains("core_nonempty")),
    Compared("core_bounds", plain(either), as_if_gains("core_bounds")),
    Compared("mcrs_core", plain(either), by("mcrs_simple")),
    Compared("nucleolus", plain(st.one_of(either, described.tu(1, 3))), by("shapley")),
    Compared("prenucleolus", plain(st.one_of(either, described.tu(1, 3))), by("shapley")),
    Compared("per_capita_nucleolus", plain(either), by("tau_value")),
    Compared("airport_shapley", plain(described.airport()), by("equal")),
    Compared("airport_shapley", plain(described.airport_with_counts()), lambda case: by("shapley")(
        without("counts")(case))),
    Compared("shapley", plain(described.airport_with_counts()), lambda case: by("shapley")(without("counts")(case))),
    Compared("airport_nucleolus", plain(described.airport()), by("shapley")),
    Compared("airport_nucleolus", plain(described.airport_with_counts(4)), by("shapley")),
    Compared("owen_prices", plain(described.linear_production()), by("shapley")),
    Compared("sequential_liability", plain(described.sequential_liability()), by("equal")),
    Compared("sequential_liability", posed(described.sequential_liability(), "weights"), by("shapley")),
    Compared("proportional", plain(st.one_of(described.bankruptcy(), divided.proportional())), nothing_for_anybody),
    Compared("cea", plain(described.bankruptcy(2, 5)), by("proportional")),
    Compared("cel", plain(described.bankruptcy(2, 5)), by("cea")),
    Compared("talmud", plain(described.bankruptcy(2, 5)), by("piniles")),
    Compared("piniles", plain(described.bankruptcy(2, 5)), by("talmud")),
    Compared("adjusted_proportional", plain(described.bankruptcy(2, 5)), by("proportional")),
    Compared("random_arrival", plain(described.bankruptcy(2, 5)), by("adjusted_proportional")),
    Compared("mcrs", plain(divided.bounds()), lambda case: by("mcrs")(
        Posed({**case.game, "low": case.game["high"]}))),
    Compared("composite_factor", plain(divided.factors(rated=True)), by("weighted_points")),
    Compared("weighted_points", plain(divided.factors(rated=True)), by("composite_factor")),
    Compared("modified_shapley", plain(divided.factors()), by("modified_shapley_rescaled")),
    Compared("modified_shapley_rescaled", plain(divided.factors(rated=True)), by("modified_shapley")),
    Compared("tiered", plain(divided.tiers()), lambda case: by("tiered")(without("deductions")(case))),
    Compared("capped_shares", plain(divided.capped()), lambda case: by("capped_shares")(
        without("reallocate")(case))),
    Compared("largest_remainder", plain(divided.rounding()), lambda case: by("largest_remainder")(Posed(
        {**case.game, "amounts": dict(reversed(case.game["amounts"].items()))}))),
    Compared("leximin", plain(divided.leximin()), lambda case: by("leximin")(without("caps")(case))),
]  # fmt: skip
TITLES: Final = [f"{compared.method}-{place}" for place, compared in enumerate(COMPARED)]


@pytest.mark.parametrize("compared", COMPARED, ids=TITLES)
def test_answer_is_that_of_the_oracle(compared: Compared) -> None:
    """A method answers otherwise than by its definition."""

    @settings(max_examples=many(60), phases=SHORTLY)
    @given(compared.cases)
    def run(case: Posed) -> None:
        compared.check(partial(solved, compared.method), case)

    run()


@pytest.mark.parametrize("compared", COMPARED, ids=TITLES)
def test_a_wrong_rule_is_noticed(compared: Compared) -> None:
    """A comparison that a wrong rule passes compares nothing."""
    turns_red(partial(compared.check, compared.foil), compared.cases)


@pytest.mark.parametrize(
    "compared", [compared for compared in COMPARED if compared.method not in _NUCLEOLI], ids=lambda case: case.method
)
def test_the_oracle_passes_its_own_comparison(compared: Compared) -> None:
    """A comparison that nothing passes would be red for any rule."""

    @settings(max_examples=many(10), phases=SHORTLY)
    @given(compared.cases)
    def run(case: Posed) -> None:
        compared.check(by(compared.method), case)

    run()


@pytest.mark.parametrize("kind", described.TYPES)
def test_every_type_of_game_is_read(kind: str) -> None:
    """Worths of a type are made otherwise than it is defined."""

    @settings(max_examples=many(40), phases=SHORTLY)
    @given(plain(described.TYPES[kind]()))
    def run(case: Posed) -> None:
        for method in ("worth", "shapley"):
            _equals_the_oracle(method, partial(solved, method), case)

    run()


@given(st.data())
@settings(max_examples=many(30), phases=SHORTLY)
def test_a_correction_of_any_strength(data: st.DataObject) -> None:
    """The additive correction at less than full strength."""
    strength = data.draw(st.sampled_from(["0", "1/3", "0.5", "1"]))
    case = Posed(data.draw(divided.factors()), {"strength": strength})

    _equals_the_oracle("modified_shapley", partial(solved, "modified_shapley"), case)


@settings(max_examples=many(30), phases=SHORTLY)
@given(posed(described.tu(2, 4), "weights", "unions", "levels", "edges", "allocation"))
def test_what_only_other_rules_know_changes_nothing(case: Posed) -> None:
    """A parameter of another card would make itself felt."""
    for method in ("shapley", "nucleolus", "tau_value", "utopia", "worth"):
        assert solved(method, Posed(case.game)) == solved(method, case)


@settings(max_examples=many(30), phases=SHORTLY)
@given(plain(either), st.sampled_from(["shapley", "nucleolus", "core_bounds", "least_core", "tau_value"]))
def test_answers_say_how_sure_they_are(case: Posed, method: str) -> None:
    """An answer of these methods is exact or certified; where there is none, a reason stands in its place."""
    solution = iuralloc.solve(case.game, method, **case.params)

    assert solution.guarantee in {"exact", "certified"}
    assert solution.answer is not None or solution.why


def test_a_single_player_has_the_whole() -> None:
    """The smallest game: no smaller coalition, no linear program to speak of."""
    alone = {"type": "tu", "players": ["A"], "worth": {"A": "-7/2"}}
    whole = answer_to(alone, "shapley", {})

    for method in ("shapley", "nucleolus", "prenucleolus", "per_capita_nucleolus", "tau_value", "banzhaf", "utopia"):
        assert whole == iuralloc.solve(alone, method).answer
    assert answer_to(alone, "core_bounds", {}) == iuralloc.solve(alone, "core_bounds").answer
    assert iuralloc.solve(alone, "core_nonempty").answer == {"value": True}
