"""The oracle of the ladder against figures it did not produce: of papers, of reinsurers, and by hand."""

from fractions import Fraction

import pytest

from oracles.ladder_by_steps import Bearer, Book, Parties, Rung, by_rising_level, ladder_by_steps

F = Fraction


def test_a_ladder_of_the_requesting_papers() -> None:
    """Loss 400, own part 50, insurer 200 above it, the rest 60 : 15 : 25 with the institute capped at 60."""
    shares = {"firm": F(60, 100), "uni": F(15, 100), "inst": F(25, 100)}
    rungs: list[Rung] = [
        Bearer("own", "inst", at_most=F(50)),
        Bearer("cover", "insurer", over=F(50), at_most=F(200)),
        Parties("L3", shares, spread=True),
    ]
    lines = ladder_by_steps(F(400), "pilot", rungs, Book({("overall", "inst"): F(60)}), F(1))

    expected = {"firm": 112, "uni": 28, "inst": 60, "insurer": 200, "uncovered": 0}
    assert {who: sum(line[2] for line in lines if line[1] == who) for who in expected} == expected


@pytest.mark.parametrize(("loss", "over", "limit", "pays"), [(5, 2, 6, 3), (5, 10, 6, 0), (12, 2, 6, 6)])
def test_a_layer_pays_what_exceeds_its_excess_up_to_its_limit(loss: int, over: int, limit: int, pays: int) -> None:
    """A layer pays min(max(loss - excess, 0), limit), as excess-of-loss tables print it."""
    layer = Bearer("cover", "insurer", over=F(over), at_most=F(limit))
    lines = ladder_by_steps(F(loss), "", [layer], Book(), None)

    assert lines == [("cover", "insurer", F(pays)), ("uncovered", "uncovered", F(loss - pays))]


def test_a_limit_in_all_runs_dry() -> None:
    """Reinsurers' text-book case: four losses of 90, cover 80 above 20, 240 in all: of 280 it pays 240."""
    layer = Bearer("cover", "insurer", over=F(20), at_most=F(80), until=F(240))
    book = Book()
    paid = [ladder_by_steps(F(90), "", [layer], book, None)[0][2] for _ in range(4)]

    assert paid == [70, 70, 70, 30]


def test_overflow_passes_over_whoever_has_no_share() -> None:
    """With everybody who has a share full, the level stops, and one with room but no share bears nothing."""
    borne = by_rising_level(F(100), {"a": F(1, 2), "b": F(1, 2), "c": F(0)}, {"a": F(7), "b": F(9), "c": None})

    assert borne == {"a": 7, "b": 9, "c": 0}


def test_what_cannot_be_paid_in_units_goes_on() -> None:
    """A bearer of a third of 10 pays 3 whole units; the other 7 go on, in whole units again."""
    rungs: list[Rung] = [
        Bearer("a", "x", part=F(1, 3)),
        Parties("L3", {"y": F(1, 2), "z": F(1, 2)}, spread=False),
    ]
    lines = ladder_by_steps(F(10), "", rungs, Book(), F(1))

    assert [(party, int(amount)) for _, party, amount in lines] == [
        ("x", 3),
        ("y", 4),
        ("z", 3),
        ("uncovered", 0),
    ]


def test_caps_for_each_loss_are_fresh_and_others_are_not() -> None:
    """The book keeps what was used in all and forgets what was used of one loss."""
    book = Book({("each", "y"): F(6), ("overall", "y"): F(10)})
    rungs = [Parties("L3", {"y": F(1)}, spread=True)]
    borne = [ladder_by_steps(F(9), "", rungs, book, F(1))[0][2] for _ in range(3)]

    assert borne == [6, 4, 0]
