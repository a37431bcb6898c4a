"""`iuralloc solve --check`: verdicts against brute force, statuses, notations of an allocation, proofs of no core."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from iuralloc.cli.app import app
from iuralloc.formula import Reference
from iuralloc.problems.draws import Term
from iuralloc.problems.emptiness import _by_blocks, emptiness
from iuralloc.problems.games import GameProblem
from iuralloc.problems.stability import Stability, stability
from iuralloc.problems.synergies import Block, SynergyGame
from iuralloc.problems.tugame import Sense, TUGame, WorthGame
from problems.array_games import Table, tables
from problems.red import turns_red

ROOMY: Final = {"type": "tu", "players": ["A", "B", "C"],
                "worth": {"A": 1, "B": 1, "C": 1, "A+B": 7, "A+C": 5, "B+C": 4, "A+B+C": 10}}  # fmt: skip
MAJORITY: Final = {"type": "tu", "players": ["A", "B", "C"], "default": 0,
                   "worth": {"A+B": 6, "A+C": 6, "B+C": 6, "A+B+C": 6}}  # fmt: skip


def run(*arguments: str, given: str | None = None) -> Any:
    environment = {"COLUMNS": "100", "NO_COLOR": "1"}
    return CliRunner().invoke(app, arguments, input=given, env=environment, catch_exceptions=False)


@pytest.fixture
def game(tmp_path: Path) -> str:
    path = tmp_path / "game.json"
    path.write_text(json.dumps(ROOMY), encoding="utf-8")
    return str(path)


@pytest.fixture
def majority(tmp_path: Path) -> str:
    path = tmp_path / "majority.json"
    path.write_text(json.dumps(MAJORITY), encoding="utf-8")
    return str(path)


def checked(*arguments: str, given: str | None = None) -> Any:
    return json.loads(run("solve", *arguments, "--format", "json", given=given).stdout)


def test_a_division_in_the_core_passes(game: str) -> None:
    """4.5 + 3.5 + 2: the pairs have 8, 6.5, 5.5 and could have 7, 5, 4."""
    result = run("solve", game, "--check", "A=9/2,B=3.5,C=2")

    assert result.exit_code == 0
    assert "none of 6 groups objects" in result.stdout


def test_who_objects_and_by_how_much(game: str) -> None:
    """B and C get 3 and could have 4; C gets 1/2 and has 1 alone."""
    found = checked(game, "--check", "A=7,B=2.5,C=1/2")

    assert found["format"] == "iuralloc-check/1"
    assert found["holds"] is False
    assert found["in_core"]["largest"] == [
        {"group": ["B", "C"], "worth": "4", "gets": "3", "excess": "1"},
        {"group": ["C"], "worth": "1", "gets": "1/2", "excess": "1/2"},
    ]
    assert found["individually_rational"]["worse_off"] == [{"player": "C", "alone": "1", "gets": "1/2", "by": "1/2"}]
    assert found["core"] == "nonempty"
    assert found["certificate"]["kind"] == "core_point"


@pytest.mark.parametrize(
    ("allocation", "status"), [("A=9/2,B=7/2,C=2", 0), ("A=9/2,B=7/2,C=1", 1), ("A=8,B=1,C=1", 1), ("A=9,B=7,C=5", 1)]
)
def test_the_status_says_whether_it_holds(game: str, allocation: str, status: int) -> None:
    """Not efficient, or objected to: 1, also where too much is handed out and nobody objects."""
    assert run("solve", game, "--check", allocation).exit_code == status


def test_an_empty_core_is_told_with_its_proof(majority: str) -> None:
    """Each pair could have all of 6: half of each pair counts everybody once and comes to 9."""
    found = checked(majority, "--check", "A=2,B=2,C=2")

    assert found["core"] == "empty"
    assert found["certificate"] == {
        "kind": "empty_core", "together": "6", "promised": "9",
        "weights": [[["A", "B"], "1/2", "6"], [["A", "C"], "1/2", "6"], [["B", "C"], "1/2", "6"]],
    }  # fmt: skip
    assert "speaks against no division" in " ".join(run("solve", majority, "--check", "A=2,B=2,C=2").stdout.split())


def test_files_and_standard_input(game: str, tmp_path: Path) -> None:
    """Plain data, and what `solve` has printed."""
    (tmp_path / "plain.yaml").write_text("A: 9/2\nB: 3.5\nC: 2\n", encoding="utf-8")
    solved = run("solve", game, "--rule", "nucleolus", "--format", "json").stdout
    (tmp_path / "solved.json").write_text(solved, encoding="utf-8")
    answers = [
        checked(game, "--check", str(tmp_path / "plain.yaml")),
        checked(game, "--check", str(tmp_path / "solved.json")),
        checked(game, "--check", "-", given=solved),
        checked("-", "--check", "A=9/2,B=7/2,C=2", given=json.dumps(ROOMY)),
    ]

    assert [found["allocation"] for found in answers] == [{"A": "9/2", "B": "7/2", "C": "2"}] * 4


@pytest.mark.parametrize(
    "text", ["A=1", "A=1,B=2,C=3,D=4", "A=1,B=2,C=x", "A=1,A=2", "A=,B=1", "A=1e9999,B=1,C=1", "=", "no"]
)
def test_slips_are_told(game: str, text: str) -> None:
    """A player missing, unknown or twice; a number that is none; a file that is not there."""
    result = run("solve", game, "--check", text)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


@pytest.mark.parametrize("arguments", [(), ("--rule", "shapley", "--check", "A=1,B=1,C=1")])
def test_one_thing_is_asked_at_a_time(game: str, arguments: tuple[str, ...]) -> None:
    assert run("solve", game, *arguments).exit_code == 2


def test_standard_input_holds_one_thing() -> None:
    assert run("solve", "-", "--check", "-", given="{}").exit_code == 2


@pytest.mark.parametrize("form", ["table", "md", "csv", "json"])
@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_every_format_and_language(majority: str, form: str, language: str) -> None:
    result = run("solve", majority, "--check", "A=5,B=2,C=0", "--format", form, "--lang", language)

    assert result.exit_code == 1
    assert result.stdout


@pytest.mark.parametrize(
    "rule", ["nucleolus", "per_capita_nucleolus", "mcrs_core", "core_nonempty", "least_core", "core_bounds"]
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_proof_stands_below_the_answer(game: str, rule: str, language: str) -> None:
    result = run("solve", game, "--rule", rule, "--lang", language, "--format", "md")

    assert result.stdout.count("|---") + result.stdout.count("| ---") + result.stdout.count("|:--") >= 2


# against brute force --------------------------------------------------------------------------------------------


def by_brute_force(look: Any, table: Table, sense: Sense, payoffs: Sequence[Fraction]) -> None:
    players = "ABCDE"[: table.players]
    sign = 1 if sense == "gain" else -1
    game = WorthGame.of_whole_numbers(players, table.denominator, table.worths)
    allocation = dict(zip(players, payoffs, strict=False))
    found: Stability = look(GameProblem(game, Reference("g"), sense=sense), allocation)
    excess = {
        group: sign * (game.worth(group) - sum(allocation[p] for p in group))
        for size in range(1, table.players)
        for group in combinations(players, size)
    }

    assert found.objecting == sum(value > 0 for value in excess.values())
    assert {tuple(p for p, _ in g.members): g.excess for g in found.largest} == {
        group: value for group, value in excess.items() if value > 0
    }
    assert [g.excess for g in found.by_size] == [
        max(value for group, value in excess.items() if len(group) == size) for size in range(1, table.players)
    ]
    assert all(sign * (g.worth - g.gets) == g.excess for g in (*found.largest, *found.by_size))
    assert found.surplus == sum(allocation.values()) - game.worth_of_all()
    assert {g.members[0][0] for g in found.worse_alone} == {
        p for p in players if sign * (game.worth((p,)) - allocation[p]) > 0
    }


CASES = (
    tables(1, 4),
    st.sampled_from(["gain", "burden"]),
    st.lists(st.fractions(-20, 20, max_denominator=6), min_size=4, max_size=4),
)


@settings(deadline=None)
@given(*CASES)
def test_verdicts_are_those_of_brute_force(table: Table, sense: Sense, payoffs: list[Fraction]) -> None:
    by_brute_force(partial(stability, listed=100), table, sense, payoffs)


def test_a_check_of_another_sense_is_seen_to_be_wrong() -> None:
    """The foil takes every burden for a gain."""

    def careless(problem: GameProblem, allocation: Mapping[str, Fraction]) -> Stability:
        return stability(GameProblem(problem.game, problem.stated), allocation, listed=100)

    cases: st.SearchStrategy[Any] = st.tuples(*CASES)
    turns_red(lambda case: by_brute_force(careless, *case), cases)


def test_large_games_are_checked_in_arrays() -> None:
    """Fourteen alike: s of them are worth s^2, and each of them gets 13; all but one could have 169 and get 169."""
    players = [f"p{number}" for number in range(14)]
    game = TUGame.from_table(players, [mask.bit_count() ** 2 for mask in range(1 << 14)])
    found = stability(GameProblem(game, Reference("g")), dict.fromkeys(players, Fraction(13)))

    assert (found.groups, found.objecting, found.surplus) == ((1 << 14) - 2, 0, Fraction(14 * 13 - 196))
    assert [group.excess for group in found.by_size] == [size * size - 13 * size for size in range(1, 14)]


# whether there is a core ----------------------------------------------------------------------------------------


@st.composite
def synergies(draw: st.DrawFn) -> SynergyGame:
    """Two blocks of alike players whose pairs and singles add something, or take it away."""
    blocks = [Block("x", ("x1", "x2", "x3")), Block("y", ("y1", "y2"))]
    value = st.integers(-6, 6).map(Fraction)
    slots = [((0,),), ((1,),), ((0,), (1,)), ((0,), (0,)), ((1,), (1,)), ((0,), (0,), (1,))]
    chosen = draw(st.lists(st.sampled_from(slots), min_size=1, max_size=4, unique=True))
    return SynergyGame.of(blocks, [Term(slot, (), draw(value)) for slot in chosen])


@settings(deadline=None)
@given(synergies(), st.sampled_from([1, -1]))
def test_blocks_and_groups_agree_on_the_core(game: SynergyGame, sign: int) -> None:
    """One amount for each block would not be enough to decide it, or a proof would not be one."""
    sense: Sense = "gain" if sign > 0 else "burden"
    one = emptiness(GameProblem(game.table(), Reference("g"), sense=sense))
    other = _by_blocks(game, sign)

    assert one.answer == other.answer
    for found in (one, other):
        if found.point is not None:
            stands = stability(GameProblem(game.table(), Reference("g"), sense=sense), found.point)
            assert stands.in_core
        else:
            assert sign * (found.promised - found.together) > 0
            assert min(entry.weight for entry in found.weights) > 0
            assert all(_counted(found.weights, block, by_type=found.by_type) for block in game.blocks)


def _counted(weights: Any, block: Block, *, by_type: bool) -> bool:
    """Whether the weights count every member of a block once in all."""
    counts = dict.fromkeys(block.members, Fraction(0))
    for entry in weights:
        for player, count in entry.members:
            if player in counts:
                counts[player] += entry.weight * count
    wanted = {block.members[0]: len(block.members)} if by_type else dict.fromkeys(block.members, 1)
    return {player: count for player, count in counts.items() if count} == wanted


def test_fifty_three_parties_are_decided() -> None:
    """26, 18 and 9 alike: pairs add 2, so that every group grows faster than its number, and a core there is."""
    blocks = [Block(name, tuple(f"{name}{n}" for n in range(size))) for name, size in (("a", 26), ("b", 18), ("c", 9))]
    game = SynergyGame.of(blocks, [Term(((0,), (1,)), (), Fraction(2)), Term(((1,), (2,)), (), Fraction(3))])
    unlucky = SynergyGame.of(blocks, [Term(((0,),), (), Fraction(1)), Term(((0,), (0,)), (), Fraction(-1))])

    assert emptiness(GameProblem(game, Reference("g"))).answer == "nonempty"
    assert emptiness(GameProblem(unlucky, Reference("g"))).answer == "empty"
