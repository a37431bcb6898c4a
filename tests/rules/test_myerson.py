"""The Myerson value: against all orders, by every road, and what edges change."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given

from iuralloc.errors import LimitReached
from iuralloc.formula import Reference
from iuralloc.problems.array_values import as_array, restricted_array
from iuralloc.problems.draws import Term
from iuralloc.problems.games import GameProblem
from iuralloc.problems.graphs import Restricted, connected_groups, is_forest, neighbours
from iuralloc.problems.part_values import PartValues, TreeShares
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import WorthGame
from iuralloc.problems.voting import VotingGame
from iuralloc.rules import equal, myerson, shapley
from iuralloc.rules.card import Solution
from oracles import values_by_orders as orders
from problems.random_games import synergy_games, worth_games
from problems.red import turns_red
from rules.structures import Structured, games, on_networks

Solve = Callable[..., Solution]


def without_edges(problem: GameProblem, **_: Any) -> Solution:
    """A foil: everybody reaches everybody."""
    return shapley.solve(problem)


def equally(problem: GameProblem, **_: Any) -> Solution:
    """A foil: all alike, connected or not."""
    return equal.solve(problem)


def stated_without_edges(problem: GameProblem, *, edges: Any) -> Solution:
    """A foil: paid by the graph, stated without."""
    return Solution(myerson.solve(problem, edges=edges).answer, lambda: shapley.solve(problem).formulas)


# -- What holds ---------------------------------------------------------------------------------------------------


def agrees_with_all_orders(solve: Solve, case: Structured) -> None:
    assert solve(case.problem, edges=case.edges).payoff == orders.myerson(case.oracle, case.edges)


def formulas_say_what_is_paid(solve: Solve, case: Structured) -> None:
    solution = solve(case.problem, edges=case.edges)

    assert case.values(solution.formulas) == solution.payoff


def complete_graph_changes_nothing(solve: Solve, case: Structured) -> None:
    every = list(combinations(case.game.players, 2))

    assert solve(case.problem, edges=every).payoff == shapley.solve(case.problem).payoff


def connected_parts_divide_their_worth(solve: Solve, case: Structured) -> None:
    links = [frozenset(edge) for edge in case.edges]
    payoff = solve(case.problem, edges=case.edges).payoff

    for part in orders.connected_parts(frozenset(case.game.players), links):
        assert sum(payoff[player] for player in part) == case.game.worth(part)


def an_edge_is_worth_the_same_to_both_ends(solve: Solve, case: Structured) -> None:
    paid = solve(case.problem, edges=case.edges).payoff

    for one, other in case.edges:
        fewer = [edge for edge in case.edges if set(edge) != {one, other}]
        without = solve(case.problem, edges=fewer).payoff
        assert paid[one] - without[one] == paid[other] - without[other]


def half_of_all_edges(problem: GameProblem, *, edges: Any) -> Solution:
    """A foil: the first half of the edges is not looked at."""
    return myerson.solve(problem, edges=edges[len(edges) // 2 :])


def paid_by_order(problem: GameProblem, *, edges: Any) -> Solution:
    """A foil: whoever is listed first gets a little for every edge."""
    payoff = dict(myerson.solve(problem, edges=edges).payoff)
    payoff[problem.game.players[0]] += len(edges)
    return Solution(payoff)


Promise = Callable[[Solve, Structured], None]
PROMISES: list[tuple[Promise, Solve]] = [
    (agrees_with_all_orders, without_edges),
    (agrees_with_all_orders, half_of_all_edges),
    (formulas_say_what_is_paid, stated_without_edges),
    (complete_graph_changes_nothing, half_of_all_edges),
    (connected_parts_divide_their_worth, equally),
    (an_edge_is_worth_the_same_to_both_ends, paid_by_order),
]


@pytest.mark.parametrize("promise", dict.fromkeys(promise for promise, _ in PROMISES))
def test_the_promise_holds(promise: Promise) -> None:
    @given(on_networks(games()))
    def run(case: Structured) -> None:
        promise(myerson.solve, case)

    run()


@pytest.mark.parametrize(("promise", "foil"), PROMISES)
def test_the_promise_is_seen_broken(promise: Promise, foil: Solve) -> None:
    turns_red(partial(promise, foil), on_networks(games()))


# -- Other roads to the same payoffs ------------------------------------------------------------------------------


@given(on_networks(synergy_games(7), forest=True))
def test_on_a_tree_as_by_connected_groups(case: Structured) -> None:
    assert isinstance(case.game, SynergyGame)
    shares = TreeShares.if_few(case.game, case.edges)

    assert shares is not None
    assert shares.payoff() == myerson.solve(case.problem, edges=case.edges).payoff
    assert case.values(shares.formulas(Reference("game"))) == shares.payoff()


@given(on_networks(synergy_games(6)))
def test_a_circle_is_no_tree(case: Structured) -> None:
    """Between two players of a circle there are two ways, and neither is needed."""
    assert isinstance(case.game, SynergyGame)
    circles = not is_forest(neighbours(case.game.players, case.edges))

    assert (TreeShares.if_few(case.game, case.edges) is None) == circles


@given(on_networks(games()))
def test_connected_groups_as_formulas(case: Structured) -> None:
    parts = PartValues.of(case.game, case.edges)

    assert case.values(parts.formulas(Reference("game"))) == myerson.solve(case.problem, edges=case.edges).payoff


@pytest.mark.parametrize("times", [1, 3**50])
@given(case=on_networks(worth_games()))
def test_the_restricted_game_on_an_array_as_on_a_list(case: Structured, times: int) -> None:
    game = case.game.table()
    larger = as_array(WorthGame(game.players, game.denominator, tuple(worth * times for worth in game.worths)))
    listed = Restricted(Reference("game"), tuple(case.edges)).value(lambda _: game)
    found = restricted_array(larger, neighbours(game.players, case.edges))

    assert [Fraction(int(worth), times * game.denominator) for worth in found.worths] == [
        Fraction(worth, listed.denominator) for worth in listed.worths
    ]


@given(on_networks(worth_games(2, 6)))
def test_connected_groups_are_found_once_each(case: Structured) -> None:
    """A group missing, twice, or not connected; or somebody beside it missing."""
    links = [frozenset(edge) for edge in case.edges]
    beside = neighbours(case.game.players, case.edges)
    found = list(connected_groups(beside))
    groups = [
        group
        for group in range(1, 1 << len(beside))
        if len(orders.connected_parts(members(group, case.game.players), links)) == 1
    ]

    assert sorted(group for group, _ in found) == groups
    for group, around in found:
        joined = {other for link in links if link & members(group, case.game.players) for other in link}
        assert members(around, case.game.players) == joined - members(group, case.game.players)


def members(mask: int, players: Sequence[str]) -> frozenset[str]:
    return frozenset(player for number, player in enumerate(players) if mask >> number & 1)


# -- Large games --------------------------------------------------------------------------------------------------


def on_a_line(count: int) -> tuple[list[str], list[tuple[str, str]]]:
    players = [f"p{i}" for i in range(count)]
    return players, list(pairwise(players))


def test_a_thousand_parties_on_a_line() -> None:
    """The two ends are worth something together only, and need everybody between."""
    players, edges = on_a_line(1000)
    blocks = [Block(player, (player,)) for player in players]
    game = SynergyGame.of(blocks, [Term(((0,), (999,)), (), Fraction(10)), Term(((3,), (4,)), (), Fraction(1))])
    solution = myerson.solve(GameProblem(game, Reference("game")), edges=edges)

    assert [solution.payoff[player] for player in players[2:6]] == [
        Fraction(1, 100), Fraction(51, 100), Fraction(51, 100), Fraction(1, 100),
    ]  # fmt: skip
    assert solution.formulas["p4"].value(lambda _: game) == Fraction(51, 100)


def test_thirty_parties_in_a_circle() -> None:
    """Opposite parties share with the two ways between them; all are in the same place."""
    players, edges = on_a_line(30)
    blocks = [Block(player, (player,)) for player in players]
    terms = [Term(((i,), ((i + 15) % 30,)), (), Fraction(1)) for i in range(15)]
    game = SynergyGame.of(blocks, terms)
    solution = myerson.solve(GameProblem(game, Reference("game")), edges=[*edges, ("p29", "p0")])

    assert set(solution.payoff.values()) == {Fraction(1, 2)}
    assert solution.formulas["p7"].value(lambda _: game) == Fraction(1, 2)


@pytest.mark.parametrize("count", [13, 16])
def test_a_table_by_connected_groups_and_by_marginals(count: int) -> None:
    """An airport on a star: the payoffs of the connected groups are those of the table that the graph leaves."""
    worths = [mask.bit_length() for mask in range(1 << count)]
    game = WorthGame.of_whole_numbers([f"stop_{i}" for i in range(count)], 1, worths)
    edges = [("stop_0", player) for player in game.players[1:]]
    solution = myerson.solve(GameProblem(game, Reference("game")), edges=edges)

    assert solution.formulas["stop_5"].value(lambda _: game) == solution.payoff["stop_5"]
    assert sum(solution.payoff.values()) == game.worth_of_all()


def test_seventeen_voters_of_whom_all_meet() -> None:
    """Too many connected groups to list: the array does it, and the complete graph changes nothing."""
    voters = [f"v{i}" for i in range(17)]
    votes = VotingGame.of(voters, [Fraction(1 + i % 3) for i in range(17)], Fraction(17))
    problem = GameProblem(votes, Reference("game"))

    assert myerson.solve(problem, edges=list(combinations(voters, 2))).payoff == shapley.solve(problem).payoff


def test_a_line_of_voters_by_connected_groups() -> None:
    """Beyond any table, but few groups are connected; formulas are sums of their worths."""
    voters, edges = on_a_line(40)
    votes = VotingGame.of(voters, [Fraction(1)] * 40, Fraction(40))
    solution = myerson.solve(GameProblem(votes, Reference("game")), edges=edges)

    assert set(solution.payoff.values()) == {Fraction(1, 40)}
    assert solution.formulas["v0".replace("v", "p")].value(lambda _: votes) == Fraction(1, 40)


@pytest.mark.parametrize("count", [25, 60])
def test_too_dense_a_graph_is_refused(count: int) -> None:
    voters = [f"v{i}" for i in range(count)]
    votes = VotingGame.of(voters, [Fraction(1)] * count, Fraction(count))

    with pytest.raises(LimitReached, match="graph-too-dense"):
        myerson.solve(GameProblem(votes, Reference("game")), edges=list(combinations(voters, 2)))


def test_a_dense_game_by_blocks_is_refused() -> None:
    firms = Block("firm", tuple(f"firm_{i}" for i in range(40)))
    game = SynergyGame.of([firms], [Term(((0,), (0,), (0,)), (), Fraction(1))])

    with pytest.raises(LimitReached, match="graph-too-dense"):
        myerson.solve(GameProblem(game, Reference("game")), edges=list(combinations(game.players, 2)))
