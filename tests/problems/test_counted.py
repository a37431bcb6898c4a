"""Games by counts: glove markets small and large."""

from fractions import Fraction
from math import comb

import pytest

from iuralloc.errors import Inconsistency, LimitReached
from iuralloc.problems.counted import CountedGame
from iuralloc.problems.synergies import Block


def market(left: int, right: int) -> CountedGame:
    lefts, rights = [f"left_{i}" for i in range(left)], [f"right_{i}" for i in range(right)]
    return CountedGame.gloves([*rights, *lefts], lefts, rights)


def orders(players: int) -> list[Fraction]:
    return [Fraction(1, players * comb(players - 1, before)) for before in range(players)]


def test_two_left_gloves_and_a_right_one() -> None:
    """The right one gets 2/3, each left one 1/6 (L. S. Shapley and M. Shubik 1969)."""
    game = CountedGame.gloves("RXY", "XY", "R")

    assert game.semivalue(orders(3)) == {"R": Fraction(2, 3), "X": Fraction(1, 6), "Y": Fraction(1, 6)}


def test_the_players_stay_in_their_order_and_some_have_no_glove() -> None:
    game = CountedGame.gloves(["a", "idle", "b"], ["b"], ["a"])

    assert game.players == ("a", "idle", "b")
    assert game.semivalue(orders(3)) == {"a": Fraction(1, 2), "idle": 0, "b": Fraction(1, 2)}
    assert game.as_data()["blocks"] == [["b"], ["a"], ["idle"]]


def test_a_market_without_one_side_earns_nothing() -> None:
    assert not any(CountedGame.gloves("AB", "AB", "").semivalue(orders(2)).values())


def test_a_thousand_left_gloves_and_twenty_right_ones() -> None:
    """All pairs are shared out, and who is on the short side gets nearly the whole of its pair."""
    game = market(1000, 20)
    value = game.semivalue(orders(1020))

    assert sum(value.values()) == 20
    assert Fraction(9, 10) < value["right_0"] < 1


def test_players_in_two_blocks_are_a_bug_by_now() -> None:
    with pytest.raises(Inconsistency):
        CountedGame.of([Block("x", ("A",)), Block("y", ("A",))], lambda counts: Fraction(sum(counts)))


def test_too_many_make_ups_are_refused_before_a_worth_is_asked() -> None:
    def worth(_: tuple[int, ...]) -> Fraction:
        raise AssertionError("a worth is asked")

    blocks = [Block(f"kind_{i}", tuple(f"{i}_{j}" for j in range(40))) for i in range(4)]
    with pytest.raises(LimitReached) as caught:
        CountedGame.of(blocks, worth)
    (finding,) = caught.value.findings

    assert (finding.code, finding.facts["make_ups"]) == ("make-ups-too-many", str(41**4))
