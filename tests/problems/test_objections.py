"""Core tests: by mask against brute force, by type against the same game by mask."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.errors import Inconsistency
from iuralloc.problems import objections as core
from iuralloc.problems.draws import Term
from iuralloc.problems.objections import Objections, groups_to_test, objections
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import Sense, TUGame, WorthGame
from oracles.core_by_brute_force import objections as objections_by_brute_force
from problems.random_games import Split, splits, synergy_games, worth_games
from problems.red import turns_red

CoreTest = Callable[[Split, Sense], Objections]
EVERY = 1 << 16
senses: st.SearchStrategy[Sense] = st.sampled_from(["gain", "burden"])


def core_test(case: Split, sense: Sense) -> Objections:
    found = objections(case.game, case.payoffs, sense, EVERY)
    assert found is not None
    return found


def by_mask_as_by_brute_force(test: CoreTest, case: tuple[Split, Sense]) -> None:
    split, sense = case
    found = test(split, sense)
    wanted = objections_by_brute_force(split.payoffs, split.game.worth, cost=sense == "burden")

    assert wanted == {frozenset(name for name, _ in entry.members): entry.excess for entry in found.largest}
    assert (len(wanted), (1 << len(split.payoffs)) - 2) == (found.objecting, found.groups)


by_mask = st.tuples(splits(worth_games()), senses)


@given(by_mask)
def test_who_objects_by_mask(case: tuple[Split, Sense]) -> None:
    by_mask_as_by_brute_force(core_test, case)


def test_a_core_test_of_a_cost_as_if_it_were_a_gain_is_seen_to_be_wrong() -> None:
    turns_red(partial(by_mask_as_by_brute_force, lambda split, _: core_test(split, "gain")), by_mask)


@given(by_mask)
def test_the_largest_come_first_then_the_smaller_group_then_the_earlier_players(
    case: tuple[Split, Sense],
) -> None:
    split, sense = case
    found = core_test(split, sense)
    keys = [
        (-entry.excess, len(entry.members), [split.game.players.index(name) for name, _ in entry.members])
        for entry in found.largest
    ]
    first = objections(split.game, split.payoffs, sense, 2)

    assert keys == sorted(keys)
    assert first is not None
    assert found.largest[:2] == first.largest


def by_type_as_by_mask(test: CoreTest, case: tuple[Split, Sense]) -> None:
    """Name each group of the dense game by its types, and count."""
    split, sense = case
    assert isinstance(split.game, SynergyGame)
    found = test(split, sense)
    dense = core_test(Split(split.game.table(), split.payoffs), sense)
    label: dict[str, str] = {}
    first: dict[tuple[int, Fraction], str] = {}
    for player in split.game.players:
        kind = (split.game.block_numbers[player], split.payoffs[player])
        label[player] = first.setdefault(kind, player)
    wanted = {
        (frozenset(Counter(label[name] for name, _ in entry.members).items()), entry.excess) for entry in dense.largest
    }

    assert {(frozenset(entry.members), entry.excess) for entry in found.largest} == wanted
    assert len(found.largest) == len(wanted)
    assert (dense.groups, dense.objecting) == (found.groups, found.objecting)


by_type = st.tuples(splits(synergy_games()), senses)


@given(by_type)
def test_who_objects_by_type_is_who_objects_by_mask(case: tuple[Split, Sense]) -> None:
    by_type_as_by_mask(core_test, case)


def test_types_that_forget_the_payoffs_are_seen_to_be_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """The foil takes all members of a block as paid like the first."""
    types_by_block = core._types_by_block

    def of_blocks(game: SynergyGame, payoffs: dict[str, Fraction]) -> object:
        return types_by_block(
            game, {player: payoffs[block.members[0]] for block in game.blocks for player in block.members}
        )

    monkeypatch.setattr(core, "_types_by_block", of_blocks)

    turns_red(partial(by_type_as_by_mask, core_test), by_type)


@given(by_type)
def test_by_type_too_the_order_is_excess_then_size_then_counts(case: tuple[Split, Sense]) -> None:
    split, sense = case
    found = core_test(split, sense)
    keys = []
    for entry in found.largest:
        counts = dict(entry.members)
        keys.append((-entry.excess, sum(counts.values()), [counts.get(name, 0) for name in split.game.players]))

    assert keys == sorted(keys)


def test_the_pair_that_could_earn_more() -> None:
    """A and C together earn 6 and get 4: they object by 2; all others have what they could earn."""
    game = WorthGame.of_whole_numbers("ABC", 1, [0, 0, 0, 6, 0, 6, 4, 9])
    found = objections(game, {"A": Fraction(2), "B": Fraction(5), "C": Fraction(2)}, "gain", 3)

    assert found is not None
    assert found.as_data() == {"groups": "6", "objecting": "1", "largest": [[["A", "C"], "2"]]}


def test_groups_of_one_make_up_are_one_entry_and_many_groups() -> None:
    """Of four firms each pair earns 3, each firm gets 1: six pairs object by 1, four threes by 9 - 3 = 6."""
    firms = Block("firm", ("f1", "f2", "f3", "f4"))
    game = SynergyGame.of([firms], [Term(((0,), (0,)), (), Fraction(3))])
    found = objections(game, dict.fromkeys(firms.members, Fraction(1)), "gain", 9)

    assert found is not None
    assert found.as_data() == {
        "groups": "14",
        "objecting": "10",
        "largest": [[{"f1": 3}, "6"], [{"f1": 2}, "1"]],
    }


def test_too_many_make_ups_are_not_tested() -> None:
    """Seventeen parties of seventeen blocks: 131 070 groups, each of its own make-up."""
    blocks = [Block(f"b{i}", (f"p{i}",)) for i in range(17)]
    game = SynergyGame.of(blocks, [Term(((0,), (1,)), (), Fraction(1))])
    split = dict.fromkeys(game.players, Fraction(1))

    assert groups_to_test(game, split) == 131_070
    assert objections(game, split, "gain", 3) is None


def test_one_player_has_nobody_to_leave() -> None:
    games: list[TUGame] = [
        WorthGame.of_whole_numbers("A", 1, [0, 9]),
        SynergyGame.of([Block("A", ("A",))], [Term(((0,),), (), Fraction(9))]),
    ]

    for game in games:
        assert groups_to_test(game, {"A": Fraction(1)}) == 0
        assert core_test(Split(game, {"A": Fraction(1)}), "gain").as_data() == {
            "groups": "0",
            "objecting": "0",
            "largest": [],
        }


def test_a_split_of_other_players_is_a_bug() -> None:
    with pytest.raises(Inconsistency):
        objections(WorthGame.of_whole_numbers("A", 1, [0, 9]), {"B": Fraction(9)}, "gain", 3)
