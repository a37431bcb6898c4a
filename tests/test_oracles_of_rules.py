"""The oracles of rules against answers from print: an oracle that is wrong would bless a wrong program."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given, settings

from described_games import SHORTLY, Description, cores, tu
from effort import many
from oracles.balanced_collections import core_bounds, core_corners, least_excess
from oracles.bounds_of_games import in_core
from oracles.by_method import NoOracleError, answer_to, passes_for_nucleolus
from oracles.values_by_orders import shapley, weighted_shapley, weighted_shapley_dual, winter
from oracles.worths_of_games import game_of, players_of
from published_cases import ASKED, Asked

NUCLEOLI: Final = ("nucleolus", "prenucleolus", "per_capita_nucleolus", "airport_nucleolus")

#: too long for enumeration: orders of more than seven players, and balanced collections of more than four
MANY: Final = 7
SEVERAL: Final = 4
BY_COLLECTIONS: Final = (*NUCLEOLI, "least_core", "core_nonempty", "core_bounds", "mcrs_core")
PLAYERLESS: Final = ("nash", "bounds", "factors", "tiers", "capped", "rounding", "proportional")


def within_reach(asked: Asked) -> bool:
    if asked.game["type"] in PLAYERLESS:
        return True
    most = SEVERAL if asked.method in BY_COLLECTIONS else MANY
    return len(players_of(asked.game)) <= most and "counts" not in asked.game


REACHED: Final = [asked for asked in ASKED if within_reach(asked)]


def test_hardly_anything_is_out_of_reach() -> None:
    """A filter that lets nothing through would test nothing."""
    missed = {asked.name for asked in ASKED if not within_reach(asked)}

    assert missed == {
        "shapley-glove-10-shapley", "airport-birmingham-airport_shapley", "vote-unsc-shapley", "vote-simple-7-prenucleolus", "vote-simple-7-core_nonempty",
    }  # fmt: skip


@pytest.mark.parametrize("asked", REACHED, ids=[asked.name for asked in REACHED])
def test_oracle_gives_the_published_answer(asked: Asked) -> None:
    """An oracle reads a definition in another way than the source does."""
    if asked.method in NUCLEOLI:
        assert passes_for_nucleolus(asked.game, asked.method, asked.exact)
        return

    assert asked.exact == answer_to(asked.game, asked.method, asked.params)


@pytest.mark.parametrize("asked", ASKED, ids=[asked.name for asked in ASKED])
def test_fractions_of_a_case_lie_within_its_tolerance(asked: Asked) -> None:
    """The fractions of a case are not those that the source rounds."""
    assert asked.is_printed(asked.exact)


@pytest.mark.parametrize(
    "asked",
    [asked for asked in REACHED if asked.method in NUCLEOLI],
    ids=[asked.name for asked in REACHED if asked.method in NUCLEOLI],
)
def test_any_other_division_is_no_nucleolus(asked: Asked) -> None:
    """A criterion that nothing fails: a cent is moved from one to the other, for every two players."""
    answer = asked.exact
    moved = [
        {**answer, one: answer[one] + cent, other: answer[other] - cent}
        for one in answer
        for other in answer
        if one != other
        for cent in [abs(answer[one]) / 1000 + 1]
    ]

    assert moved
    assert not any(passes_for_nucleolus(asked.game, asked.method, changed) for changed in moved)


def test_a_method_without_oracle_says_so() -> None:
    with pytest.raises(NoOracleError):
        answer_to(REACHED[0].game, "nucleolus", {})


@settings(max_examples=many(60), phases=SHORTLY)
@given(cores() | tu(2, 4))
def test_collections_and_corners_agree_on_the_core(described: Description) -> None:
    """Two roads, one over weights and one over payoffs, that share no step."""
    game = game_of(described)
    corners = core_corners(game)

    assert (least_excess(game) <= 0) == bool(corners) == (core_bounds(game) is not None)
    assert all(in_core(game, corner) for corner in corners)


@settings(max_examples=many(30), phases=SHORTLY)
@given(tu(1, 4))
def test_values_meet_where_they_must(described: Description) -> None:
    """Equal weights, one block for all and single players say nothing: what is left is the Shapley value."""
    game = game_of(described)
    even = dict.fromkeys(game.players, Fraction(3))
    expected = shapley(game)

    assert expected == weighted_shapley(game, even) == weighted_shapley_dual(game, even)
    assert expected == winter(game, [[game.players]]) == winter(game, [[[player] for player in game.players]])
