"""A table from memory becomes a game exactly, or not at all."""

from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.errors import LimitReached, Refusal
from iuralloc.problems.tugame import TUGame
from problems.red import turns_red


def read(worths: Any, scale: Any = None, players: Any = "AB") -> list[Fraction]:
    game = TUGame.from_table(players, worths, scale)
    count = len(game.players)
    return [game.worth(p for bit, p in enumerate(game.players) if mask >> bit & 1) for mask in range(1 << count)]


WHOLE = [0, 1, 2, 7]


@pytest.mark.parametrize(
    "worths",
    [
        WHOLE, tuple(WHOLE), [0.0, 1.0, 2.0, 7.0], [0, 1.0, Fraction(2), "7"], ["0", "1", "4/2", Decimal(7)],
        np.array(WHOLE), np.array(WHOLE, np.int8), np.array(WHOLE, np.uint64), np.array(WHOLE, ">i8"),
        np.array(WHOLE, np.float64), np.array(WHOLE, np.float32), np.array(WHOLE, np.longdouble),
        np.array([Fraction(worth) for worth in WHOLE]), np.array([np.int64(worth) for worth in WHOLE], object),
        np.array([0, 9, 1, 9, 2, 9, 7, 9])[::2],
    ],
    ids=lambda worths: f"{type(worths).__name__} {getattr(worths, 'dtype', '')}",
)  # fmt: skip
def test_the_same_numbers_in_any_dress_are_the_same_game(worths: Any) -> None:
    assert read(worths) == WHOLE


@pytest.mark.parametrize("large", [2**63 - 1, -(2**63), 2**63, 10**40])
def test_large_numbers_are_not_cut_off(large: int) -> None:
    """A peer's 64-bit counter overflows in silence."""
    assert read([0, large, 1, 2]) == [0, large, 1, 2]
    assert read([0, large, Fraction(1, 2), 2]) == [0, large, Fraction(1, 2), 2]


def test_whole_floats_beyond_words_are_what_they_are() -> None:
    assert read(np.array([0, 1e300, 2.0**63, -1])) == [0, int(1e300), 2**63, -1]
    assert read(np.array([0, 2**64 - 1, 1, 1], np.uint64)) == [0, 2**64 - 1, 1, 1]


def test_a_number_beside_a_float_keeps_its_digits() -> None:
    """NumPy makes floats of all: 2^53 + 1 would be 2^53."""
    assert read([0, 2**53 + 1, 0.5, 1], scale=2) == [0, 2**53 + 1, Fraction(1, 2), 1]


@given(st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=3, max_size=3))
def test_decimals_that_went_through_floats_come_back(numbers: list[Decimal]) -> None:
    """Amounts with four decimals, as a spreadsheet holds them."""
    assert read(np.array([0, *map(float, numbers)]), 10_000) == [0, *map(Fraction, numbers)]


def from_floats(reading: Any, case: tuple[float, int]) -> None:
    worth, scale = case
    # By the definition: the one k / scale whose nearest float it is, if there is one.
    nearest = round(Fraction(worth) * scale)
    fits = nearest / scale == worth
    try:
        assert reading([0, worth], scale, "A")[1] == Fraction(nearest, scale)
        assert fits
    except Refusal:
        assert not fits


@st.composite
def floats(draw: st.DrawFn) -> tuple[float, int]:
    """A float that is a fraction, or the next one to it."""
    scale = draw(st.sampled_from([1, 3, 10, 100, 1 << 20]))
    worth = draw(st.integers(-(10**9), 10**9)) / scale
    return float(np.nextafter(worth, draw(st.sampled_from([-1.0, 1.0])) * 1e18)) if draw(
        st.booleans()
    ) else worth, scale


@given(floats())
def test_a_float_stands_for_its_own_fraction_only(case: tuple[float, int]) -> None:
    """A tolerance would let in a number that nobody wrote."""
    from_floats(read, case)


def test_a_tolerance_is_seen_red() -> None:
    def tolerant(worths: list[float], scale: int, players: str) -> list[Fraction]:
        return read([Fraction(round(worth * scale), scale) for worth in worths], None, players)

    turns_red(partial(from_floats, tolerant), floats())


@pytest.mark.parametrize(
    ("worths", "scale", "code", "facts"),
    [
        ([0, 1, 2], None, "worths-wrong-length", {"length": "3", "wanted": "4"}),
        (np.zeros((2, 2)), None, "worths-wrong-length", {"length": "2 x 2"}),
        (np.float64(3), None, "field-no-list", {}),
        ({"A": 1}, None, "field-no-list", {}),
        ("0127", None, "field-no-list", {"text": "0127"}),
        ([], None, "worths-wrong-length", {"length": "0"}),
        ([1, 1, 2, 3], None, "worth-of-nobody", {"field": "worths"}),
        ([0, 0.5, 1, 2], None, "worth-not-exact", {"field": "worths[1]", "group": "A", "text": "0.5", "scale": "1"}),
        (np.array([0, 0.5, 0.1, 2]), 2, "worth-not-exact", {"group": "B", "text": "0.1", "scale": "2"}),
        ([0.0, 0.1, 0.2, 0.1 + 0.2], 10, "worth-not-exact", {"group": "A + B", "text": "0.30000000000000004"}),
        ([0.0, 1e300, 1.0, 1.0], 10, "worth-not-exact", {"group": "A"}),
        ([0.0, 1e308, 1.0, 1.0], 1 << 40, "worth-not-exact", {"group": "A"}),
        (np.array([0, 1, 2, np.nan]), None, "worth-not-finite", {"group": "A + B", "text": "nan"}),
        ([0, 1, float("-inf"), 3], 10, "worth-not-finite", {"group": "B", "text": "-inf"}),
        (np.array([0, 1, 2, 3], np.longdouble) / 3, None, "worth-not-exact", {}),
        ([0, True, 1, 2], None, "number-not-read", {"text": "true"}),
        (np.array([False, True, True, True]), None, "number-not-read", {}),
        ([0, None, 1, 2], None, "number-not-read", {}),
        ([0, "one", 1, 2], None, "number-not-read", {"text": "one"}),
        (np.array([0, 1j, 2, 3]), None, "number-not-read", {}),
        ([0, [1], 1, 2], None, "number-not-read", {}),
        (WHOLE, 0, "scale-not-read", {"text": "0"}),
        (WHOLE, 2.5, "scale-not-read", {"text": "2.5"}),
        (WHOLE, True, "scale-not-read", {}),
        (WHOLE, 1 << 60, "scale-not-read", {}),
    ],
)  # fmt: skip
def test_what_is_not_exact_is_refused(worths: Any, scale: Any, code: str, facts: dict[str, str]) -> None:
    """A worth that nobody wrote would be divided to the last cent."""
    with pytest.raises(Refusal) as caught:
        read(worths, scale)
    (finding,) = caught.value.findings

    assert finding.code == code
    assert facts.items() <= finding.facts.items()


@pytest.mark.parametrize(
    ("players", "code"), [("AA", "player-twice"), ("", "players-missing"), ([1, 2], "player-not-named")]
)
def test_players_need_names_of_their_own(players: Any, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        read(WHOLE, None, players)


def test_too_many_players_are_refused_before_the_table_is_read() -> None:
    with pytest.raises(LimitReached, match="game-too-large"):
        TUGame.from_table([f"party_{i}" for i in range(25)], [0])
