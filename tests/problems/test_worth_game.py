"""A game group by group: its worths, its dividends, its way into a trail."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given

from iuralloc.errors import Inconsistency, LimitReached
from iuralloc.problems.coalition import group_text, groups_in_order, mask_of, members_of
from iuralloc.problems.tugame import WorthGame, common_denominator
from problems.random_games import worth_games
from problems.red import turns_red

TRADERS = WorthGame.of_whole_numbers("ABC", 1, [0, 1, 1, 7, 1, 5, 4, 10])


def test_the_dividends_of_the_three_traders() -> None:
    """By hand: 7 - 1 - 1 = 5, 5 - 2 = 3, 4 - 2 = 2, 10 - 5 - 3 - 2 - 3 = -3."""
    assert TRADERS.dividends() == [0, 1, 1, 5, 1, 3, 2, -3]


def test_groups_are_listed_by_size_then_by_player() -> None:
    assert [group_text(members_of(mask, TRADERS.players)) for mask in groups_in_order(3)] == [
        "A",
        "B",
        "C",
        "A + B",
        "A + C",
        "B + C",
        "A + B + C",
    ]


def test_the_order_in_which_a_group_is_written_does_not_matter() -> None:
    assert TRADERS.worth(["C", "A"]) == TRADERS.worth(["A", "C"]) == 5


@pytest.mark.parametrize("members", [["A", "A"], ["A", "D"]])
def test_a_group_of_strangers_or_of_one_player_twice_is_a_bug(members: list[str]) -> None:
    with pytest.raises(Inconsistency):
        mask_of(members, TRADERS.players)


def test_the_denominator_is_the_least_common_one() -> None:
    game = WorthGame.of_whole_numbers("AB", 12, [0, 6, 4, 2])

    assert game.as_data() == {"denominator": "6", "worths": ["0", "3", "2", "1"]}
    assert game == WorthGame.of("AB", [Fraction(0), Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)])


@pytest.mark.parametrize(
    ("players", "worths"),
    [("AB", [0, 1, 2]), ("AB", [1, 1, 1, 1]), ("AA", [0, 1, 2, 3])],
    ids=["a worth is missing", "nobody is worth something", "a player twice"],
)
def test_what_is_no_game_is_refused(players: str, worths: list[int]) -> None:
    with pytest.raises(Inconsistency):
        WorthGame.of_whole_numbers(players, 1, worths)


def test_more_players_than_the_budget_allows() -> None:
    with pytest.raises(LimitReached) as refused:
        WorthGame.of_whole_numbers([str(i) for i in range(17)], 1, [])

    assert (
        refused.value.findings[0].code,
        refused.value.findings[0].facts["parties"],
    ) == ("game-too-large", "17")


def test_a_table_of_fractions_with_nothing_in_common_is_refused() -> None:
    primes = [n for n in range(2, 3000) if all(n % m for m in range(2, int(n**0.5) + 1))]
    with pytest.raises(LimitReached, match="denominator-too-large"):
        common_denominator(Fraction(1, prime) for prime in primes)


def dividends_add_up(game: WorthGame, dividends: list[int]) -> None:
    for size in range(1, len(game.players) + 1):
        for group in combinations(range(len(game.players)), size):
            mask = sum(1 << number for number in group)
            inside = [dividends[part] for part in range(mask + 1) if part & mask == part]
            assert sum(inside) == game.worths[mask]


@given(worth_games())
def test_a_worth_is_the_sum_of_the_dividends_inside(game: WorthGame) -> None:
    dividends_add_up(game, game.dividends())


def test_a_sum_over_pairs_only_is_seen_to_be_no_dividend() -> None:
    """The foil forgets that groups of three have smaller groups of one in common."""

    def foil(game: WorthGame) -> None:
        ones = [worth if mask.bit_count() == 1 else 0 for mask, worth in enumerate(game.worths)]
        wrong = [
            worth - sum(ones[1 << n] for n in range(len(game.players)) if mask >> n & 1) * (mask.bit_count() > 1)
            for mask, worth in enumerate(game.worths)
        ]
        dividends_add_up(game, wrong)

    turns_red(foil, worth_games(3))
