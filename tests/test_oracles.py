"""The oracles against answers from print, and against sums done by hand.

An oracle that is wrong would bless a wrong program; each is held here to figures it did not produce.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from oracles.core_by_brute_force import excesses, in_core, objections
from oracles.largest_remainder_by_hand import largest_remainder_by_hand
from oracles.shapley_by_orders import shapley_by_orders
from oracles.superadditive_by_partitions import partitions, superadditive_by_partitions
from oracles.synergies_by_enumeration import Term, synergies_by_enumeration

Worth = Callable[[frozenset[str]], Fraction]

EXAMPLES = Path(__file__).parents[1] / "examples"

TRADERS = "A 1, B 1, C 1, A+B 7, A+C 5, B+C 4, A+B+C 10"
TRADERS_11 = "A 1, B 1, C 1, A+B 7, A+C 5, B+C 4, A+B+C 11"
GLOVES = "L 0, R1 0, R2 0, L+R1 1, L+R2 1, R1+R2 0, L+R1+R2 1"
TOWNS_SAVE = "T1 0, T2 0, T3 0, T1+T2 40, T1+T3 0, T2+T3 25, T1+T2+T3 64"
TOWNS_PAY = "T1 230, T2 160, T3 230, T1+T2 350, T1+T3 460, T2+T3 365, T1+T2+T3 556"
VALLEY = (
    "nav 163520, flood 140826, power 250096, "
    "nav+flood 301607, nav+power 378821, flood+power 367370, nav+flood+power 412584"
)
IBN_EZRA = (
    "1 120, 2 60, 3 40, 4 30, 1+2 120, 1+3 120, 1+4 120, 2+3 60, 2+4 60, 3+4 40, "
    "1+2+3 120, 1+2+4 120, 1+3+4 120, 2+3+4 60, 1+2+3+4 120"
)
TILBURG = "1 10, 2 0, 3 5, 1+2 20, 1+3 15, 2+3 15, 1+2+3 30"
MEMBERSHIP = "1 0.538, 2 0.761, 3 1.742, 1+2 0.554, 1+3 0.137, 2+3 0.293, 1+2+3 0.343"
INSTITUTE = "maker 268, uni 47, lab 83, maker+uni 742, maker+lab 667, uni+lab 207, maker+uni+lab 1037"


def group(text: str) -> frozenset[str]:
    return frozenset(text.split("+"))


def numbers(text: str) -> dict[str, Fraction]:
    """Read "A 1, A+B 7/2" as a table."""
    pairs = (entry.split() for entry in text.split(",") if entry)
    return {name: Fraction(value) for name, value in pairs}


def parties_of(text: str) -> list[str]:
    return [name for name in numbers(text) if "+" not in name]


def game(text: str) -> Worth:
    table = {group(name): worth for name, worth in numbers(text).items()}
    return table.__getitem__


def votes(weights: Mapping[str, int], quota: int) -> Worth:
    return lambda members: Fraction(sum(weights[member] for member in members) >= quota)


def last_table(example: str) -> dict[str, Fraction]:
    text = (EXAMPLES / example / "by-hand.md").read_text(encoding="utf-8")
    rows = text.rpartition("| figure | value |\n|---|---|\n")[2].splitlines()
    cells = (row.strip("| ").split(" | ") for row in rows)
    return {figure: Fraction(value) for figure, value in cells}


@pytest.mark.parametrize(
    ("worths", "printed"),
    [
        # Q. Jiang et al., Mathematical Models (Chinese textbook): three traders, and with 11 for all
        (TRADERS, "A 4, B 7/2, C 5/2"),
        (TRADERS_11, "A 13/3, B 23/6, C 17/6"),
        # the same book: three towns and one sewage plant, what each saves and what each pays
        (TOWNS_SAVE, "T1 59/3, T2 193/6, T3 73/6"),
        (TOWNS_PAY, "T1 631/3, T2 767/6, T3 1307/6"),
        # Wikipedia, "Shapley value": one left glove, two right gloves
        (GLOVES, "L 2/3, R1 1/6, R2 1/6"),
        # P. D. Straffin & J. P. Heaney (1981), IJGT 10: Tennessee Valley Authority
        (VALLEY, "nav 117829, flood 201513/2, power 387997/2"),
        # C. T. Horngren, S. M. Datar & M. V. Rajan, Cost Accounting, chapter 15
        ("Evan 75, Brett 25, Evan+Brett 90", "Evan 70, Brett 20"),
        # R. J. Aumann (2010), IJGT 39: Ibn Ezra's inheritance of 1146, not superadditive
        (IBN_EZRA, "1 485/6, 2 125/6, 3 65/6, 4 15/2"),
    ],
)
def test_orders_give_published_shapley_values(worths: str, printed: str) -> None:
    """Red when an order is left out, or a marginal contribution starts from the wrong group."""
    actual = shapley_by_orders(parties_of(worths), game(worths))

    assert numbers(printed) == actual


@pytest.mark.parametrize(
    ("weights", "quota", "printed"),
    [
        # Q. Jiang et al.: factions of 40, 30 and 20 in a group of 90, simple majority
        ({"a": 40, "b": 30, "c": 20}, 46, "a 1/3, b 1/3, c 1/3"),
        # a Chinese lecture on voting: 50, 40 and 10, more than half
        ({"a": 50, "b": 40, "c": 10}, 51, "a 2/3, b 1/6, c 1/6"),
    ],
)
def test_orders_give_published_powers(weights: dict[str, int], quota: int, printed: str) -> None:
    """Red when the party that turns a vote is not the one credited."""
    actual = shapley_by_orders(weights, votes(weights, quota))

    assert numbers(printed) == actual


def test_savings_and_payments_of_the_towns_are_two_views_of_one_game() -> None:
    """Red when costs and profits are averaged differently: paying must be cost alone minus saving."""
    saved = shapley_by_orders(["T1", "T2", "T3"], game(TOWNS_SAVE))
    paid = shapley_by_orders(["T1", "T2", "T3"], game(TOWNS_PAY))

    assert {town: numbers(TOWNS_PAY)[town] - saved[town] for town in saved} == paid


@pytest.mark.parametrize(
    ("worths", "payoff", "cost"),
    [
        # Tilburg University, wiskundeoptiu.nl, core: an extreme point
        (TILBURG, "1 10, 2 15, 3 5", False),
        # A. Saavedra-Nieves, GameTheoryAllocation (R), manual page isinthecore
        (MEMBERSHIP, "1 0.05, 2 0.206, 3 0.087", True),
        # P. D. Straffin & J. P. Heaney (1981): the Shapley value of the valley, which lies in its core
        (VALLEY, "nav 117829, flood 201513/2, power 387997/2", True),
    ],
)
def test_published_members_of_a_core(worths: str, payoff: str, *, cost: bool) -> None:
    """Red when the sign of a cost game is turned round, or a tight group counts as an objection."""
    assert in_core(numbers(payoff), game(worths), cost=cost)


def test_shapley_value_of_the_gloves_leaves_the_core() -> None:
    """Red when an objection is missed: each left-right pair is worth 1 and gets 2/3 + 1/6."""
    payoff = numbers("L 2/3, R1 1/6, R2 1/6")

    expected = {group("L+R1"): Fraction(1, 6), group("L+R2"): Fraction(1, 6)}
    assert expected == objections(payoff, game(GLOVES))


def test_sum_alone_can_miss_the_core() -> None:
    """Red when a payoff that gives away too much, or too little, passes because nobody objects."""
    too_much = numbers("A 5, B 4, C 4")

    assert objections(too_much, game(TRADERS)) == {}
    assert not in_core(too_much, game(TRADERS))


def test_excess_of_all_is_what_is_left_undivided() -> None:
    """Red when the group of all is left out of the excesses, or counted among those who object."""
    payoff = numbers("A 4, B 3, C 2")

    assert excesses(payoff, game(TRADERS))[group("A+B+C")] == 1
    assert objections(payoff, game(TRADERS)) == {}


@pytest.mark.parametrize(
    ("exact", "unit", "printed"),
    [
        # Q. Jiang et al.: the towns' payments as printed, the missing tenth on the first
        ("T1 631/3, T2 767/6, T3 1307/6", "0.1", "T1 210.4, T2 127.8, T3 217.8"),
        # Wikipedia, "Largest remainder method": ten seats
        (
            "Yellow 4.7, White 1.6, Red 1.59, Green 1.2, Blue 0.6, Pink 0.31",
            "1",
            "Yellow 5, White 2, Red 1, Green 1, Blue 1, Pink 0",
        ),
        ("A 5/2, B 5/2", "1", "A 3, B 2"),  # a tie goes to the first ...
        ("B 5/2, A 5/2", "1", "B 3, A 2"),  # ... whatever its name
        ("A -1/2, B 3/2", "1", "A 0, B 1"),  # down is towards minus infinity
        ("A 3, B 4", "1", "A 3, B 4"),
        ("", "1", ""),
    ],
)
def test_largest_remainders(exact: str, unit: str, printed: str) -> None:
    """Red when a unit goes to the wrong party, or the same party is served twice."""
    actual = largest_remainder_by_hand(numbers(exact), Fraction(unit))

    assert numbers(printed) == actual


def test_no_rounding_keeps_a_sum_that_is_no_multiple_of_the_unit() -> None:
    """Red when half a unit is silently dropped or invented."""
    with pytest.raises(ValueError, match="no multiple of 1"):
        largest_remainder_by_hand(numbers("A 1/4, B 1/4"), Fraction(1))


def test_rules_with_negation_give_the_published_table() -> None:
    """Red when a term with ``without`` still counts beside the party it excludes.

    S. Ieong & Y. Shoham (2005), Marginal contribution nets, EC'05; table as printed in MatTuGames.
    """
    rules = [("123", "", 5), ("14", "", 3), ("2", "3", -2), ("2", "", 1), ("3", "", 2), ("13", "4", -3)]
    terms = [Term([[party] for party in pos], neg, Fraction(value)) for pos, neg, value in rules]
    printed = numbers("1 0, 2 -1, 3 2, 4 0, 12 -1, 13 -1, 14 3, 23 3, 24 -1, 34 2, 123 5, 124 2, 134 5, 234 3, 1234 11")

    assert printed == {members: synergies_by_enumeration(members, terms) for members in printed}
    shapley = shapley_by_orders("1234", lambda members: synergies_by_enumeration(members, terms))
    assert numbers("1 8/3, 2 5/3, 3 25/6, 4 5/2") == shapley


def test_pairs_and_sets_count_once() -> None:
    """Red when A with B and B with A are two pairs, or a party is its own partner.

    Two groups that overlap: 3 firms of which firm_1 leads. Pairs of firms: 3. Leader with a firm: 2.
    """
    firms = ["firm_1", "firm_2", "firm_3"]
    every_pair = Term([firms, firms], [], Fraction(1))
    leader_and_firm = Term([["firm_1"], firms], [], Fraction(1))

    assert synergies_by_enumeration(firms, [every_pair]) == 3
    assert synergies_by_enumeration(firms, [leader_and_firm]) == 2
    assert synergies_by_enumeration(firms[1:], [every_pair, leader_and_firm]) == 1


def test_groups_not_listed_split_up_as_well_as_they_can() -> None:
    """Red when only two blocks are tried, or a listed worth is replaced.

    By hand: BCD is best as BD + C = 9 (not B + C + D = 6); ABCD as AC + BD = 19 (AB + C + D = 15).
    AD, listed at 1, stays at 1 although A + D would make 6.
    """
    text = "A 4, B 1, C 3, D 2, AB 10, AC 13, AD 1, BD 6"
    listed = {frozenset(name): worth for name, worth in numbers(text).items()}
    full = superadditive_by_partitions("ABCD", listed)
    cheap = superadditive_by_partitions("ABCD", listed, cost=True)
    shown = ["AD", "BC", "CD", "ABC", "ABD", "ACD", "BCD", "ABCD"]

    assert [full[frozenset(text)] for text in shown] == [1, 4, 5, 14, 12, 15, 9, 19]
    assert [cheap[frozenset(text)] for text in shown] == [1, 4, 5, 8, 2, 4, 6, 5]
    assert len(full) == 15


@pytest.mark.parametrize(("size", "bell"), [(0, 1), (1, 1), (2, 2), (3, 5), (4, 15), (5, 52), (6, 203)])
def test_partitions_are_as_many_as_bell_numbers(size: int, bell: int) -> None:
    """Red when a partition is missed or comes twice."""
    found = [frozenset(blocks) for blocks in partitions("ABCDEF"[:size])]

    assert len(found) == len(set(found)) == bell


def test_a_group_without_cover_is_refused() -> None:
    """Red when a party that nobody valued is silently worth 0."""
    with pytest.raises(ValueError, match="no listed groups make up B"):
        superadditive_by_partitions("AB", {frozenset("A"): Fraction(1), frozenset("AB"): Fraction(3)})


def test_pencil_work_of_the_co_built_institute() -> None:
    """Red when the example's page of pencil work slips: payoffs, objections, yuan, members, persons."""
    table = last_table("co-built-institute")
    worth = game(INSTITUTE)
    shapley = shapley_by_orders(["maker", "uni", "lab"], worth)
    yuan = Fraction("0.0001")
    paid = largest_remainder_by_hand(shapley, yuan)
    uni = largest_remainder_by_hand(
        {"team": paid["uni"] * Fraction("0.7"), "school": paid["uni"] * Fraction("0.3")}, yuan
    )
    shares = numbers("Luo 0.45, Tan 0.3, Fang 0.25")
    team = largest_remainder_by_hand({name: uni["team"] * share for name, share in shares.items()}, yuan)

    assert shapley == {party: table[f"profit.1.exact.{party}"] for party in shapley}
    assert paid == {party: table[f"profit.1.{party}"] for party in paid}
    assert uni == {member: table[f"profit.1.uni.{member}"] for member in uni}
    assert team == {name: table[f"profit.1.uni.team.{name}"] for name in team}
    assert in_core(shapley, worth)
    for beside in ("1", "2", "3"):
        start = f"profit.beside.{beside}.objection."
        stated = {group(figure[len(start) :]): table[figure] for figure in table if figure.startswith(start)}
        payoff = {party: table[f"profit.beside.{beside}.exact.{party}"] for party in shapley}
        assert stated == objections(payoff, worth)
        assert sum(payoff.values()) == 1037


def test_counting_partners_in_a_small_alliance() -> None:
    """Red when half of each pair and a third of each set of three is not the average over all orders.

    The terms of the strategic alliance, with 2 leading enterprises, 1 backbone, 2 universities, 2 institutes.
    """
    leaders, backbones, unis, insts = ["l1", "l2"], ["b1"], ["u1", "u2"], ["i1", "i2"]
    firms = leaders + backbones
    terms = [
        Term(slots, [], Fraction(value))
        for slots, value in [
            ([firms], "3"),
            ([leaders], "9"),
            ([unis], "1.5"),
            ([insts], "2.2"),
            ([leaders, backbones], "0.15"),
            ([leaders, unis], "0.8"),
            ([backbones, unis], "0.1"),
            ([firms, insts], "0.6"),
            ([unis, insts], "0.35"),
            ([insts, insts], "0.4"),
            ([leaders, unis, insts], "0.03"),
        ]
    ]
    known: dict[frozenset[str], Fraction] = {}

    def worth(members: frozenset[str]) -> Fraction:
        if members not in known:
            known[members] = synergies_by_enumeration(members, terms)
        return known[members]

    actual = shapley_by_orders(firms + unis + insts, worth)

    by_hand = {
        "l1": Fraction("3") + 9 + Fraction("0.15") / 2 + Fraction("0.8") + Fraction("0.6") + Fraction("0.04"),
        "b1": Fraction("3") + Fraction("0.15") + Fraction("0.1") + Fraction("0.6"),
        "u1": Fraction("1.5") + Fraction("0.8") + Fraction("0.1") / 2 + Fraction("0.35") + Fraction("0.04"),
        "i1": Fraction("2.2") + Fraction("0.9") + Fraction("0.35") + Fraction("0.2") + Fraction("0.04"),
    }
    assert by_hand == {party: actual[party] for party in by_hand}
