"""Voting with weights: large bodies, fine votes, and quotas at the edges."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given

from iuralloc.errors import Inconsistency, LimitReached
from iuralloc.problems import voting
from iuralloc.problems.swings import swings_by_size
from iuralloc.problems.voting import VotingGame
from iuralloc.problems.winning import array_of_votes
from oracles.marginals_by_groups import marginals_by_groups
from problems.dense_games import voting_games
from problems.red import turns_red


def of_whole(weights: list[int], quota: int) -> VotingGame:
    return VotingGame.of([f"voter_{i}" for i in range(len(weights))], [Fraction(w) for w in weights], Fraction(quota))


def test_the_six_of_1958() -> None:
    """Luxembourg has no swing, the large 10, the small 6 (J. F. Banzhaf's count for the EEC, 12 of 17 votes)."""
    swings = swings_by_size([4, 4, 4, 2, 2, 1], 12)

    assert {weight: sum(row) for weight, row in swings.items()} == {4: 10, 2: 6, 1: 0}


def test_seventy_equal_voters_decide_in_the_middle_only() -> None:
    """A counter of 64 bits overflows here: C(69, 35) groups of 35 others."""
    game = of_whole([1] * 70, 36)
    row = game.marginals_by_size()["voter_3"]

    assert row == [comb(69, 35) if size == 36 else 0 for size in range(1, 71)]


def test_a_hundred_and_twenty_voters() -> None:
    """All orders have one decisive voter: over the sizes, its chances add up to 1."""
    weights = [1 + (7 * i) % 97 for i in range(120)]
    game = of_whole(weights, sum(weights) // 2 + 1)
    orders = [Fraction(1, 120 * comb(119, before)) for before in range(120)]
    power = game.semivalue(orders)

    assert sum(power.values()) == 1
    assert all(power["voter_0"] <= power[player] for player in game.players)


@pytest.mark.parametrize(("weights", "quota"), [([1, 2, 3], 7), ([0, 0], 1)])
def test_a_quota_beyond_all_votes_is_never_reached(weights: list[int], quota: int) -> None:
    """A peer divides by zero here."""
    game = of_whole(weights, quota)

    assert game.worth_of_all() == 0
    assert not any(any(row) for row in game.marginals_by_size().values())


def test_a_voter_who_can_win_alone_does_not_have_all_power() -> None:
    """[3; 3, 2, 2]: two thirds, not everything, as one peer has it."""
    game = of_whole([3, 2, 2], 3)
    orders = [Fraction(1, 3), Fraction(1, 6), Fraction(1, 3)]

    assert list(game.semivalue(orders).values()) == [Fraction(2, 3), Fraction(1, 6), Fraction(1, 6)]


def test_fractions_of_votes_become_whole_and_the_quota_is_rounded_up() -> None:
    """2/3 of 4 halves is 4/3 votes: two halves do not reach it, three do."""
    game = VotingGame.of("ABCD", [Fraction(1, 2)] * 4, Fraction(4, 3))

    assert (game.weights, game.quota) == ((1, 1, 1, 1), 3)
    assert [game.worth(group) for group in ("AB", "ABD", "")] == [0, 1, 0]


@pytest.mark.parametrize(
    ("weights", "quota"), [([1, -1], 1), ([1, 1], 0), ([1], 1)], ids=["negative", "no quota", "no votes"]
)
def test_what_is_no_vote_is_a_bug_by_now(weights: list[int], quota: int) -> None:
    with pytest.raises(Inconsistency):
        VotingGame.of("AB", [Fraction(weight) for weight in weights], Fraction(quota))


def test_few_voters_may_have_any_number_of_votes() -> None:
    """Votes of thirty digits: only who reaches the quota with whom counts, as with 3, 2, 2."""
    many = 10**30
    fine = of_whole([3 * many + 1, 2 * many + 7, 2 * many], 3 * many)

    assert array_of_votes("ABC", fine.weights, fine.quota).worths.tolist() == [0, 1, 0, 1, 0, 1, 1, 1]


def test_twenty_four_voters_with_fine_votes_are_counted_group_by_group() -> None:
    """The 24 have one vote each and a sliver: 12 of them win, whatever their slivers."""
    game = of_whole([10**12 + i for i in range(24)], 12 * 10**12)

    assert game.marginals_by_size()["voter_23"] == [comb(23, 11) if size == 12 else 0 for size in range(1, 25)]


def test_votes_that_are_too_fine_are_refused_with_the_limit() -> None:
    """It would fill the memory."""
    game = of_whole([10**9 + i for i in range(40)], 21 * 10**9)

    with pytest.raises(LimitReached) as caught:
        game.marginals_by_size()
    (finding,) = caught.value.findings
    assert finding.code == "votes-too-fine"
    assert finding.facts["parties"] == "40"
    assert int(finding.facts["limit"]) < int(finding.facts["votes"])


def both_ways(count: object, game: VotingGame) -> None:
    listed = marginals_by_groups(game.players, lambda group: game.worth(sorted(group)))
    array = array_of_votes(game.players, game.weights, game.quota if count == "right" else game.quota + 1)
    assert listed == array.marginals_by_size()


@given(voting_games())
def test_the_array_is_the_same_game(game: VotingGame) -> None:
    """Few voters with fine votes would get other powers than with coarse ones."""
    both_ways("right", game)


def test_another_array_is_seen_red() -> None:
    turns_red(lambda game: both_ways("one vote more", game), voting_games())


def test_the_way_by_array_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no bits to count in, few voters go by the array, and find the same."""
    game = of_whole([4, 4, 4, 2, 2, 1], 12)
    counted = game.marginals_by_size()
    monkeypatch.setattr(voting, "_BITS_AT_ONCE", 0)
    monkeypatch.setattr(voting, "swings_by_size", None)

    assert counted == game.marginals_by_size()
