"""A game as an array: where machine words end, and what it takes and gives."""

import subprocess
import sys
from fractions import Fraction
from functools import partial
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.errors import Inconsistency, LimitReached
from iuralloc.problems.array_game import ArrayGame
from iuralloc.problems.sums_by_size import WholeNumbers, sums_by_size
from iuralloc.problems.tugame import TUGame
from problems.dense_games import WHOLE, array_games
from problems.red import turns_red

WORD = 2**63


@st.composite
def tables(draw: st.DrawFn) -> list[int]:
    """Worths by mask, some at the edge of a word, some beyond."""
    count = draw(st.integers(1, 7))
    numbers = draw(st.sampled_from([st.sampled_from([-WORD, WORD - 1, 0, 1]), st.integers(-9, 9), WHOLE]))
    return [0, *draw(st.lists(numbers, min_size=(1 << count) - 1, max_size=(1 << count) - 1))]


def summed(sums: Any, worths: list[int]) -> None:
    players = len(worths).bit_length() - 1
    of_all, with_player = sums(worths)
    for size in range(players + 1):
        masks = [sum(1 << bit for bit in bits) for bits in combinations(range(players), size)]
        assert of_all[size] == sum(worths[mask] for mask in masks)
        for player in range(players):
            assert with_player[player][size] == sum(worths[mask] for mask in masks if mask >> player & 1)


def by_kernel(worths: list[int], *, narrow: bool = False) -> tuple[list[int], list[list[int]]]:
    fits = all(-WORD <= worth < WORD for worth in worths)
    array = np.array(worths, np.int64 if fits else object)
    # Told that no worth is larger than 1, it would not take large ones apart.
    found = sums_by_size(array, 1 if narrow else max(map(abs, worths)))
    return found.of_all, found.with_player


@given(tables())
def test_the_sums_are_exact_whatever_the_worths(worths: list[int]) -> None:
    """A sum would wrap round at the end of a machine word."""
    summed(by_kernel, worths)


def test_sums_in_one_word_are_seen_red() -> None:
    turns_red(partial(summed, partial(by_kernel, narrow=True)), tables())


@pytest.mark.parametrize("players", [18, 19, 20])
def test_a_table_of_several_pieces(players: int) -> None:
    """By hand: a group of s is worth s, so a player is in C(n-1, s-1) groups of s, and adds 1 to each."""
    sizes = np.zeros(1, np.int64)
    for _ in range(players):
        sizes = np.concatenate((sizes, sizes + 1))
    # One player stands out, so that no two bits may be mixed up.
    sizes[1 << 3 :] += 100 * (np.arange(1 << 3, 1 << players) >> 3 & 1)
    game = ArrayGame.of_whole_numbers([str(i) for i in range(players)], 1, sizes)
    rows = game.marginals_by_size()
    plain = [comb(players - 1, size) for size in range(players)]

    assert all(rows[player] == ([101 * ways for ways in plain] if player == "3" else plain) for player in game.players)


def inverted(dividends: Any, game: ArrayGame) -> None:
    found = dividends(game)
    assert all(
        game.worths[mask] == sum(found[part] for part in range(mask + 1) if part & mask == part)
        for mask in range(len(game.worths))
    )


@given(array_games())
def test_the_dividends_add_up_to_the_worths(game: ArrayGame) -> None:
    inverted(lambda form: form.dividends().tolist(), game)


def test_dividends_in_one_word_are_seen_red() -> None:
    def wrapped(game: ArrayGame) -> list[int]:
        return [(int(dividend) + WORD) % (2 * WORD) - WORD for dividend in game.dividends()]

    turns_red(partial(inverted, wrapped), array_games())


def test_the_dividends_of_a_large_game_are_those_it_was_made_of() -> None:
    """17 players: one piece is not the whole table. Each earns 1, and all together 5 more."""
    players = 17
    sizes = np.zeros(1, np.int64)
    for _ in range(players):
        sizes = np.concatenate((sizes, sizes + 1))
    sizes[-1] += 5
    dividends = ArrayGame.of_whole_numbers([str(i) for i in range(players)], 1, sizes).dividends()

    assert {int(mask): int(dividends[mask]) for mask in np.flatnonzero(dividends)} == {
        **{1 << player: 1 for player in range(players)},
        (1 << players) - 1: 5,
    }


def test_the_array_of_the_caller_is_viewed_and_cannot_be_changed_by_the_game() -> None:
    """A copy would double the memory of a large game."""
    worths = np.array([0, 1, 2, 7])
    game = ArrayGame.of_whole_numbers("AB", 1, worths)

    assert np.shares_memory(worths, game.worths)
    assert worths.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        game.worths[1] = 5


@pytest.mark.parametrize(
    "worths", [np.array([0, 1]), np.array([1, 0, 0, 0]), np.zeros(4), np.zeros((2, 2), np.int64), np.zeros(4, np.int32)]
)
def test_what_is_no_table_of_whole_numbers_is_a_bug_by_now(worths: WholeNumbers) -> None:
    with pytest.raises(Inconsistency):
        ArrayGame.of_whole_numbers("AB", 1, worths)


def test_a_game_of_many_is_not_written_out() -> None:
    """A trail of a million worths."""
    game = TUGame.from_table([str(i) for i in range(17)], np.zeros(1 << 17, np.int64))

    for write in (game.table, game.as_data):
        with pytest.raises(LimitReached, match="game-too-large"):
            write()


def test_a_game_is_written_as_its_table() -> None:
    game = TUGame.from_table("AB", [0, Fraction(1, 2), Fraction(1, 3), 1])

    assert game.as_data() == game.table().as_data() == {"denominator": "6", "worths": ["0", "3", "2", "6"]}


def test_whoever_needs_no_array_loads_none() -> None:
    """An allocation of a few parties would wait for NumPy."""
    run = (
        "import sys; from iuralloc.problems import counted, tugame, voting; from iuralloc.rules import shapley, banzhaf;"
        "print([name for name in sys.modules if name.startswith('numpy')])"
    )
    loaded = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True).stdout

    assert loaded.strip() == "[]"
