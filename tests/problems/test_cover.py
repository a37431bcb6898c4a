"""What a group is worth that no clause lists."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.errors import LimitReached
from iuralloc.problems.coalition import members_of
from iuralloc.problems.cover import superadditive_cover
from iuralloc.problems.tugame import Sense
from oracles.superadditive_by_partitions import superadditive_by_partitions
from problems.red import turns_red


class Listed(NamedTuple):
    """Some worths of a game of so many players."""

    players: int
    worths: Mapping[int, int]
    sense: Sense


@st.composite
def listings(draw: st.DrawFn) -> Listed:
    players = draw(st.integers(1, 5))
    worths = draw(st.dictionaries(st.integers(1, (1 << players) - 1), st.integers(-9, 9), max_size=12))
    return Listed(players, worths, draw(st.sampled_from(["gain", "burden"])))


def as_by_partitions(cover: Callable[[int, Mapping[int, int], Sense], list[int]], case: Listed) -> None:
    names = "ABCDE"[: case.players]
    singles = {frozenset(name): Fraction(0) for name in names}
    listed = {frozenset(members_of(mask, names)): Fraction(worth) for mask, worth in case.worths.items()}
    wanted = superadditive_by_partitions(names, singles | listed, cost=case.sense == "burden")
    found = cover(*case)

    assert wanted == {frozenset(members_of(mask, names)): worth for mask, worth in enumerate(found) if mask}


@given(listings())
def test_the_cover_is_the_best_partition(case: Listed) -> None:
    as_by_partitions(superadditive_cover, case)


def test_a_cover_from_two_parts_at_a_time_is_seen_to_be_wrong() -> None:
    """The foil splits in two and looks the parts up: a poor listed worth hides what its members do apart."""

    def in_two(players: int, listed: Mapping[int, int], sense: Sense) -> list[int]:
        best = max if sense == "gain" else min
        worths = [0] * (1 << players)
        for mask in range(1, 1 << players):
            parts = [part for part in range(1, mask) if part & mask == part]
            splits = [worths[part] + worths[mask ^ part] for part in parts]
            worths[mask] = listed.get(mask, best(splits) if splits else 0)
        return worths

    turns_red(lambda case: as_by_partitions(in_two, case), listings())


def test_three_who_do_badly_in_pairs_stay_apart() -> None:
    """Each earns 5 alone, every listed pair 1: the three together, not listed, earn 15 apart, not 6."""
    pairs = {0b011: 1, 0b101: 1, 0b110: 1}

    assert superadditive_cover(3, {1: 5, 2: 5, 4: 5} | pairs) == [0, 5, 5, 1, 5, 1, 1, 15]


def test_of_a_burden_the_cheapest_splitting_counts() -> None:
    assert superadditive_cover(3, {1: 6, 2: 11, 4: 3, 3: 12}, "burden") == [0, 6, 11, 12, 3, 9, 14, 15]


def test_a_player_who_is_not_listed_is_worth_nothing_alone() -> None:
    assert superadditive_cover(2, {3: 9}) == [0, 0, 0, 9]


def test_thirteen_players_are_too_many() -> None:
    with pytest.raises(LimitReached) as refused:
        superadditive_cover(13, {})

    assert refused.value.findings[0].facts == {"parties": "13", "limit": "12"}
