"""Games by blocks of alike players, against writing out every group that a term names."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import lcm

import pytest
from hypothesis import given

from iuralloc.errors import Budget, Inconsistency, LimitReached
from iuralloc.problems.coalition import members_of
from iuralloc.problems.draws import Term
from iuralloc.problems.synergies import Block, SynergyGame
from oracles.shapley_by_orders import shapley_by_orders
from oracles.synergies_by_enumeration import Term as NamedTerm
from oracles.synergies_by_enumeration import synergies_by_enumeration
from problems.random_games import Synergetic, synergetic, synergy_games
from problems.red import turns_red

WorthOfGroup = Callable[[Synergetic, Sequence[str]], Fraction]

FIRMS = Block("firm", ("firm_1", "firm_2", "firm_3"))
LABS = Block("lab", ("lab_1", "lab_2"))


def by_blocks(case: Synergetic, group: Sequence[str]) -> Fraction:
    return case.game.worth(group)


def named(case: Synergetic) -> Iterable[NamedTerm]:
    """The terms with the players in place of the blocks."""
    for term in case.terms:
        slots = [[player for block in slot for player in case.blocks[block].members] for slot in term.slots]
        without = [player for block in term.without for player in case.blocks[block].members]
        yield NamedTerm(slots, without, term.value)


def by_enumeration(case: Synergetic, group: Sequence[str]) -> Fraction:
    """An excluded party cannot be one of those that the term draws, so nothing is left of such a draw."""
    return synergies_by_enumeration(group, named(case))


def agrees(worth: WorthOfGroup, case: Synergetic) -> None:
    players = [player for block in case.blocks for player in block.members]
    for size in range(len(players) + 1):
        for group in combinations(players, size):
            assert by_enumeration(case, group) == worth(case, group)


@given(synergetic(6))
def test_the_worth_by_blocks_is_the_worth_written_out(case: Synergetic) -> None:
    agrees(by_blocks, case)


def test_counting_every_choice_instead_of_every_group_is_seen_to_be_wrong() -> None:
    """The foil counts a pair of alike parties twice, once for each order of the two."""

    def by_choices(case: Synergetic, group: Sequence[str]) -> Fraction:
        total = Fraction(0)
        for slots, without, value in named(case):
            choices = [choice for choice in product(*slots) if len(set(choice)) == len(choice)]
            if not set(group) & set(without):
                total += value * sum(set(choice) <= set(group) for choice in choices)
        return total

    turns_red(lambda case: agrees(by_choices, case), synergetic(5))


def test_forgetting_who_must_be_away_is_seen_to_be_wrong() -> None:
    def unconditional(case: Synergetic, group: Sequence[str]) -> Fraction:
        terms = [term for term in case.terms if not set(term.without) & {b for s in term.slots for b in s}]
        free = [Term(term.slots, (), term.value) for term in terms]
        return SynergyGame.of(case.blocks, free).worth(group)

    turns_red(lambda case: agrees(unconditional, case), synergetic(5))


def view_is_game(game: SynergyGame, worths: Sequence[int]) -> None:
    for mask, worth in enumerate(worths):
        assert game.worth(members_of(mask, game.players)) == Fraction(worth, game.table().denominator)


@given(synergy_games())
def test_the_table_is_another_view_of_the_same_game(game: SynergyGame) -> None:
    view_is_game(game, game.table().worths)


def test_a_table_by_block_and_not_by_player_is_seen_to_be_wrong() -> None:
    turns_red(lambda game: view_is_game(game, game.table().worths[::-1]), synergy_games())


@given(synergy_games(6))
def test_the_closed_form_is_the_average_over_all_orders(game: SynergyGame) -> None:
    assert shapley_by_orders(game.players, lambda group: game.worth(sorted(group))) == game.shapley()


@given(synergy_games())
def test_a_game_by_blocks_is_written_with_least_denominator_and_without_zeros(game: SynergyGame) -> None:
    data = game.as_data()

    assert [row[0] for row in data["dividends"]] == sorted(row[0] for row in data["dividends"])
    assert all(row[1] != "0" and len(row[0]) == len(game.blocks) for row in data["dividends"])
    values = [Fraction(int(row[1]), int(data["denominator"])) for row in data["dividends"]]
    assert int(data["denominator"]) == lcm(*(value.denominator for value in values))


def test_pairs_of_a_kind_are_distinct() -> None:
    """Three firms make three pairs, not six and not nine."""
    game = SynergyGame.of([FIRMS], [Term(((0,), (0,)), (), Fraction(2))])

    assert game.worth_of_all() == 6
    assert game.worth(["firm_1", "firm_3"]) == 2


def test_a_group_that_can_be_formed_in_two_ways_counts_once() -> None:
    """A firm or a laboratory, and a firm: two firms fill both slots, in two ways, and are one group."""
    game = SynergyGame.of([FIRMS, LABS], [Term(((0, 1), (0,)), (), Fraction(1))])

    assert game.dividends == {((0, 2),): 1, ((0, 1), (1, 1)): 1}


def test_a_synergy_without_somebody_ends_when_they_come() -> None:
    """By inclusion and exclusion: 5 for a firm, minus 5 with one laboratory, plus 5 with both."""
    game = SynergyGame.of([FIRMS, LABS], [Term(((0,),), (1,), Fraction(5))])

    assert game.dividends == {((0, 1),): 5, ((0, 1), (1, 1)): -5, ((0, 1), (1, 2)): 5}
    assert [game.worth_of_counts((2, labs)) for labs in range(3)] == [10, 0, 0]


def test_who_is_excluded_cannot_be_drawn() -> None:
    game = SynergyGame.of([FIRMS, LABS], [Term(((0,), (0, 1)), (0,), Fraction(5))])

    assert game.dividends == {}


def test_fifty_three_parties_by_hand() -> None:
    """26 firms at 4, 26 x 9 pairs with an institute at 3/4: 4 + 9 x 3/8 for a firm, 26 x 3/8 for those."""
    firms = Block("firm", tuple(f"firm_{i}" for i in range(26)))
    schools = Block("school", tuple(f"school_{i}" for i in range(18)))
    institutes = Block("institute", tuple(f"institute_{i}" for i in range(9)))
    terms = [Term(((0,),), (), Fraction(4)), Term(((0,), (2,)), (), Fraction(3, 4))]
    game = SynergyGame.of([firms, schools, institutes], terms)
    payoff = game.shapley()

    assert game.worth_of_all() == 104 + Fraction(702, 4)
    assert (payoff["firm_7"], payoff["school_0"], payoff["institute_8"]) == (
        Fraction(59, 8),
        Fraction(0),
        Fraction(39, 4),
    )


def test_a_table_of_thirteen_players_is_refused() -> None:
    game = SynergyGame.of([Block("firm", tuple(f"firm_{i}" for i in range(13)))], [])

    with pytest.raises(LimitReached, match="game-too-large"):
        game.table()


def single_blocks(count: int) -> list[Block]:
    return [Block(f"party_{i}", (f"party_{i}",)) for i in range(count)]


@pytest.mark.parametrize(
    ("blocks", "term"),
    [
        (300, Term((tuple(range(300)),) * 2, (), Fraction(1))),
        (16, Term(((0,),), tuple(range(1, 16)), Fraction(1))),
        (300, Term((tuple(range(300)),) * 300, (), Fraction(1))),
    ],
    ids=["all pairs of three hundred", "fifteen excluded one by one", "few in the end, very many on the way"],
)
def test_a_synergy_beyond_the_budget_is_refused_at_once(blocks: int, term: Term) -> None:
    with pytest.raises(LimitReached) as refused:
        SynergyGame.of(single_blocks(blocks), [term])

    assert refused.value.findings[0].code == "synergy-too-large"
    assert str(Budget.SYNERGY_TYPES) == refused.value.findings[0].facts["limit"]


def test_many_large_synergies_are_refused_together() -> None:
    pairs = Term((tuple(range(200)),) * 2, (), Fraction(1))

    with pytest.raises(LimitReached, match="synergies-too-many"):
        SynergyGame.of(single_blocks(200), [pairs] * 50)


@pytest.mark.parametrize("blocks", [[LABS, LABS], [Block("nobody", ())]])
def test_blocks_that_overlap_or_are_empty_are_a_bug(blocks: list[Block]) -> None:
    with pytest.raises(Inconsistency):
        SynergyGame.of(blocks, [])


def test_a_group_with_a_stranger_has_no_worth() -> None:
    with pytest.raises(Inconsistency):
        SynergyGame.of([FIRMS], []).worth(["firm_1", "bank"])
