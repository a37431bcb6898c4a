"""Games beyond a list of groups, as arrays: against the list where there is one, by hand where there is none."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iuralloc
from iuralloc.errors import LimitReached
from iuralloc.problems.array_game import ArrayGame
from iuralloc.problems.arrays_by_counts import array_of_counts, array_of_estate, array_of_longest, array_of_synergies
from iuralloc.problems.counted import CountedGame
from iuralloc.problems.draws import Term
from iuralloc.problems.synergies import Block, SynergyGame
from problems.random_games import synergy_games
from problems.red import turns_red

AMOUNTS = st.lists(st.one_of(st.integers(0, 9), st.just(2**62), st.just(2**70)), min_size=1, max_size=6)
NAMES = [f"p{number}" for number in range(1, 25)]


def is_the_list(make: Callable[[SynergyGame], ArrayGame], game: SynergyGame) -> None:
    listed, made = game.table(), make(game)

    assert made.players == listed.players
    assert [Fraction(int(worth), made.denominator) for worth in made.worths] == [
        Fraction(worth, listed.denominator) for worth in listed.worths
    ]


@given(synergy_games(7))
def test_the_array_of_synergies_is_the_list(game: SynergyGame) -> None:
    """Above twelve parties a core or a nucleolus would be that of another game."""
    is_the_list(array_of_synergies, game)


def test_choosing_where_groups_are_counted_is_seen() -> None:
    """The foil takes each block for one player, so that alike parties stand for one another."""

    def by_block(game: SynergyGame) -> ArrayGame:
        alone = SynergyGame.of([Block(player, (player,)) for player in game.players], [
            Term(((number,),), (), game.worth([player])) for number, player in enumerate(game.players)
        ])  # fmt: skip
        return array_of_synergies(alone)

    turns_red(lambda game: is_the_list(by_block, game), synergy_games(7))


def test_numbers_beyond_a_word_stay_whole() -> None:
    """2^63 would turn its sign."""
    pair = SynergyGame.of([Block("lab", ("a", "b", "c"))], [Term(((0,), (0,)), (), Fraction(2**62))])

    assert array_of_synergies(pair).worths.tolist() == [0, 0, 0, 2**62, 0, 2**62, 2**62, 3 * 2**62]


@given(st.integers(1, 4), st.integers(0, 4), st.integers(0, 3))
def test_the_array_of_gloves_is_the_list(left: int, right: int, bare: int) -> None:
    """Players of the two sides stand mixed; a group would be counted by the wrong side."""
    names = NAMES[: left + right + bare]
    mixed = names[::2] + names[1::2]
    game = CountedGame.gloves(mixed, names[:left], names[left : left + right])

    assert tuple(array_of_counts(game).worths.tolist()) == game.table().worths


@given(AMOUNTS)
def test_the_array_of_a_runway_has_the_dearest_of_each_group(costs: list[int]) -> None:
    """A group would pay for a runway that none of its members needs."""
    worths = array_of_longest(NAMES[: len(costs)], 1, costs).worths.tolist()

    assert worths == [
        max([0, *(cost for at, cost in enumerate(costs) if mask >> at & 1)]) for mask in range(1 << len(costs))
    ]


@given(AMOUNTS, st.one_of(st.integers(0, 30), st.just(2**71)))
def test_the_array_of_an_estate_has_what_the_others_leave(claims: list[int], estate: int) -> None:
    """A group would be worth more than its claims bring it without the others."""
    worths = array_of_estate(NAMES[: len(claims)], 1, estate, claims).worths.tolist()
    left = [
        max(0, estate - sum(claim for at, claim in enumerate(claims) if not mask >> at & 1))
        for mask in range(1 << len(claims))
    ]

    assert worths == [0, *left[1:]]


#: each earns its number alone, and 5 more with the next: the game is convex, and every link is halved
LINKED: dict[str, Any] = {
    "type": "dividends",
    "players": NAMES[:17],
    "dividends": {
        **{name: number for number, name in enumerate(NAMES[:17])},
        **{f"{one}+{other}": 10 for one, other in pairwise(NAMES[:17])},
    },
}
EVEN = {name: Fraction(number + (5 if number in {0, 16} else 10)) for number, name in enumerate(NAMES[:17])}


@pytest.mark.parametrize("rule", ["nucleolus", "prenucleolus", "tau_value", "shapley"])
def test_synergies_of_seventeen_parties_are_solved(rule: str) -> None:
    """It was refused as too large, with the advice to state it as it was stated.

    A game of pairs halves every pair under each of these rules (for the nucleolus: X. Deng and C. Papadimitriou 1994).
    """
    assert iuralloc.solve(LINKED, rule).answer == EVEN


def test_a_division_is_tested_beyond_the_groups_that_a_list_holds() -> None:
    """Seventeen different parties have more groups than are listed; the test needs no list."""
    less = {**EVEN, "p1": EVEN["p1"] - 6, "p2": EVEN["p2"] + 6}

    assert iuralloc.solve(LINKED, "in_core", allocation=EVEN).answer == {"value": True}
    assert iuralloc.solve(LINKED, "in_core", allocation=less).answer == {"value": False}
    assert iuralloc.solve(LINKED, "core_nonempty").answer == {"value": True}


def test_a_runway_of_many_aircraft_is_shared_as_a_runway() -> None:
    """Sixteen million groups were written out first, for minutes; the closed form needs none of them."""
    game = {"type": "airport", "costs": dict.fromkeys(NAMES, 24)}

    assert set(iuralloc.solve(game, "shapley").payoff.values()) == {Fraction(1)}


def test_too_many_parties_for_an_array_are_refused_with_their_number() -> None:
    """Twenty-five parties would fill the memory."""
    game = {**LINKED, "players": [*NAMES, "one more", "p17b"], "dividends": LINKED["dividends"]}
    with pytest.raises(LimitReached) as caught:
        iuralloc.solve(game, "nucleolus")
    (finding,) = caught.value.findings

    assert (finding.code, finding.facts["parties"]) == ("table-too-large", "26")
