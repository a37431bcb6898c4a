"""Banzhaf values in three scalings, of games in every form."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iuralloc.formula import Reference
from iuralloc.problems.games import GameProblem
from iuralloc.problems.tugame import TUGame, WorthGame
from iuralloc.problems.voting import VotingGame
from iuralloc.rules import banzhaf, banzhaf_normalized, banzhaf_raw
from iuralloc.rules.card import Solution
from oracles.marginals_by_groups import marginals_by_groups
from problems.dense_games import array_games, counted_games, voting_games
from problems.random_games import synergy_games, worth_games
from problems.red import turns_red

Solve = Callable[[GameProblem], Solution]

GAMES: st.SearchStrategy[TUGame] = st.one_of(
    worth_games(), array_games(), synergy_games(6), voting_games(), counted_games()
)


def problem(game: TUGame) -> GameProblem:
    return GameProblem(game, Reference("game"))


def swings(game: TUGame) -> dict[str, Fraction]:
    rows = marginals_by_groups(game.players, lambda group: game.worth(sorted(group)))
    return {player: sum(row, Fraction(0)) for player, row in rows.items()}


def scaled_to_all(game: TUGame) -> Mapping[str, Fraction] | None:
    raw = swings(game)
    whole = sum(raw.values())
    return {player: game.worth_of_all() * added / whole for player, added in raw.items()} if whole else None


def averaged(game: TUGame) -> Mapping[str, Fraction]:
    return {player: added / 2 ** (len(game.players) - 1) for player, added in swings(game).items()}


def as_defined(solve: Solve, expected: Callable[[TUGame], Mapping[str, Fraction] | None], game: TUGame) -> None:
    assert expected(game) == solve(problem(game)).answer


SCALINGS: list[tuple[Solve, Callable[[TUGame], Mapping[str, Fraction] | None], Solve]] = [
    (banzhaf_raw.solve, swings, banzhaf.solve),
    (banzhaf.solve, averaged, banzhaf_normalized.solve),
    (banzhaf_normalized.solve, scaled_to_all, banzhaf.solve),
]
TITLES = ["raw", "average", "normalized"]


@pytest.mark.parametrize(("solve", "expected", "_foil"), SCALINGS, ids=TITLES)
def test_the_value_is_the_one_defined(
    solve: Solve, expected: Callable[[TUGame], Mapping[str, Fraction]], _foil: Solve
) -> None:
    """A form of a game, or a scaling, would give another power."""

    @given(GAMES)
    def run(game: TUGame) -> None:
        as_defined(solve, expected, game)

    run()


@pytest.mark.parametrize(("_solve", "expected", "foil"), SCALINGS, ids=TITLES)
def test_another_scaling_is_seen_red(
    _solve: Solve, expected: Callable[[TUGame], Mapping[str, Fraction]], foil: Solve
) -> None:
    turns_red(partial(as_defined, foil, expected), GAMES)


def formulas_agree(solve: Solve, game: TUGame) -> None:
    solution = solve(problem(game))
    if solution.answer is not None:
        assert solution.answer == {
            player: formula.value(lambda _: game) for player, formula in solution.formulas.items()
        }


@pytest.mark.parametrize("solve", [solve for solve, _, _ in SCALINGS], ids=TITLES)
def test_the_formulas_have_the_values(solve: Solve) -> None:
    @given(GAMES)
    def run(game: TUGame) -> None:
        formulas_agree(solve, game)

    run()


def test_formulas_of_another_scaling_are_seen_red() -> None:
    def mixed(case: GameProblem) -> Solution:
        return Solution(banzhaf_raw.solve(case).answer, lambda: banzhaf.solve(case).formulas)

    turns_red(partial(formulas_agree, mixed), worth_games(2))


def test_the_six_of_1958() -> None:
    """Of 42 swings the large have 10 each, the small 6, Luxembourg none (J. F. Banzhaf 1965 counts this way)."""
    votes = dict(zip(["de", "fr", "it", "nl", "be", "lu"], [4, 4, 4, 2, 2, 1], strict=True))
    game = VotingGame.of(list(votes), [Fraction(vote) for vote in votes.values()], Fraction(12))

    assert list(banzhaf_raw.solve(problem(game)).payoff.values()) == [10, 10, 10, 6, 6, 0]
    assert banzhaf.solve(problem(game)).payoff["de"] == Fraction(5, 16)
    assert banzhaf_normalized.solve(problem(game)).payoff["nl"] == Fraction(1, 7)


def test_where_nobody_adds_anything_nothing_is_scaled() -> None:
    """By hand: A adds 1 alone and 1 to B, B takes 1 away from nobody and from A: 2 and -2."""
    game = WorthGame.of_whole_numbers("AB", 1, [0, 1, -1, 0])
    solution = banzhaf_normalized.solve(problem(game))

    assert list(banzhaf_raw.solve(problem(game)).payoff.values()) == [2, -2]
    assert solution.answer is None
    assert solution.why is not None
    assert solution.why.code == "marginals-sum-to-zero"


def test_hundreds_of_voters_need_no_table() -> None:
    """One vote each, 51 of 100: every one of C(99, 50) groups of 50 others is decided."""
    game = VotingGame.of([str(i) for i in range(100)], [Fraction(1)] * 100, Fraction(51))

    assert set(banzhaf_normalized.solve(problem(game)).payoff.values()) == {Fraction(1, 100)}
