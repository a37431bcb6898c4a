"""What `solve` says of a slip: the field named, its place right, the sentence true; and tables as an office reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from typer.testing import CliRunner, Result

import iuralloc
from iuralloc.cli.app import app
from iuralloc.errors import Refusal

PAIR: Final = """game:
  type: tu
  players: [A, B]
  worth: {A: 1, B: 2, A+B: 10}
params:
  weights: {A: 0, B: 1}
"""


@pytest.fixture
def pair(tmp_path: Path) -> str:
    path = tmp_path / "pair.yaml"
    path.write_text(PAIR, "utf-8")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["solve", *words], env={"NO_COLOR": "1", "COLUMNS": "100"})


def refused(game: object, rule: str, **params: Any) -> tuple[str, str, dict[str, str]]:
    with pytest.raises(Refusal) as caught:
        iuralloc.solve(game, rule, **params)
    (finding,) = caught.value.findings
    return finding.code, finding.path, dict(finding.facts)


def test_a_weight_of_zero_is_found_where_it_stands(pair: str) -> None:
    """The finding named the party, and neither the field nor the line."""
    told = run(pair, "--rule", "weighted_shapley")

    assert told.exit_code == 2
    assert "pair.yaml:6:13: weight-not-positive" in told.stderr


@pytest.mark.parametrize("option", ["weights={A: 0, B: 1}", "weights=1", "wieghts=1"])
def test_what_the_command_line_gives_has_no_place_in_the_file(pair: str, option: str) -> None:
    """The line shown was that of the file, in which nothing is wrong."""
    told = run(pair, "--rule", "weighted_shapley", "--param", option)

    assert told.exit_code == 2
    assert "pair.yaml: " in told.stderr
    assert "pair.yaml:" not in told.stderr.replace("pair.yaml: ", "")


def test_the_field_is_named_in_python_too() -> None:
    """Whoever calls from Python has no line to look at."""
    game = {"type": "nash", "disagreement": {"A": 1, "B": 2}, "total": 9, "weights": {"A": 0, "B": 1}}
    estate = {"type": "bankruptcy", "claims": {"A": 1, "B": 2}, "estate": 9}
    pair = {"type": "tu", "players": ["A", "B"], "worth": {"A": 1, "B": 2, "A+B": 10}}

    assert refused(game, "nash_bargaining")[:2] == ("weight-not-positive", 'game.weights."A"')
    assert refused(pair, "weighted_shapley", weights={"A": 1, "B": 0})[:2] == (
        "weight-not-positive", 'params.weights."B"',
    )  # fmt: skip
    assert refused(estate, "talmud")[:2] == ("claims-below-estate", "game.claims")


@pytest.mark.parametrize(
    ("game", "slip", "near"),
    [
        ({"type": "tu", "players": ["A"], "wort": {"A": 1}}, "wort", "worth"),
        ({"typ": "tu", "players": ["A"], "worth": {"A": 1}}, "typ", "type"),
        ({"gmae": {"type": "tu", "players": ["A"], "worth": {"A": 1}}}, "gmae", "game"),
    ],
)
def test_a_slip_in_a_field_that_must_be_there_is_named(game: object, slip: str, near: str) -> None:
    """The finding said what is missing, and not the word that was read past."""
    code, _, facts = refused(game, "shapley")

    assert (code, facts["name"], facts["near"]) == ("field-unknown", slip, near)


def test_what_is_not_there_is_not_called_none() -> None:
    """`None` and `True` are words of Python: the file has `null` and `true`, or nothing."""
    assert refused({"players": ["A"], "worth": {"A": 1}}, "shapley")[0] == "type-missing"
    assert refused({"type": "tu", "players": ["A"], "worth": {"A": None}}, "shapley")[2]["text"] == "null"
    assert refused({"type": "tu", "players": ["A"], "worth": {"A": True}}, "shapley")[2]["text"] == "true"


def test_a_parameter_that_lacks_is_asked_for_where_a_game_has_it(pair: str) -> None:
    """The remedy spoke of `by:`, which is a word of contracts."""
    told = run(pair, "--rule", "owen")

    assert "parameter-not-given" in told.stderr
    assert "--param unions=" in told.stderr
    assert "by:" not in told.stderr


def test_an_airport_with_counts_says_why_it_is_no_game() -> None:
    """It said that no airport is solved by this rule."""
    game = {"type": "airport", "costs": {"A": 3, "B": 5}, "counts": {"A": 2, "B": 1}}

    assert refused(game, "nucleolus")[:2] == ("counts-make-no-game", "game.counts")
    assert refused({"type": "airport", "costs": {f"p{k}": k for k in range(40)}}, "nucleolus")[0] == "table-too-large"


def test_aircraft_of_too_many_costs_are_too_fine_and_not_their_worths() -> None:
    """Whole costs were said to have a denominator of thousands of digits."""
    game = {"type": "airport", "costs": {f"p{k}": k for k in range(9_000)}}

    assert refused(game, "airport_shapley")[0] == "answers-too-fine"


def test_a_burden_has_a_sentence_of_its_own_where_there_is_no_tau_value(tmp_path: Path) -> None:
    """Of costs it said that a party can insist on 0 and hope for 1, which is less than it hopes for."""
    path = tmp_path / "costs.yaml"
    path.write_text("{type: dividends, kind: cost, players: [A, B, C], dividends: {A: 1, B: 2, A+B: -2.5, A+B+C: 1}}")
    told = run(str(path), "--rule", "tau_value")

    assert told.exit_code == 3
    assert "`C` need not pay more than 0, and cannot hope for less than 1" in told.stdout
    assert "`C`至多应付0" in run(str(path), "--rule", "tau_value", "--lang", "zh").stdout


def test_no_cell_of_a_csv_becomes_a_date(tmp_path: Path) -> None:
    """A spreadsheet reads 7/3 as the seventh of March; and the decimal column repeated the fraction."""
    path = tmp_path / "thirds.yaml"
    path.write_text("{type: tu, players: [A, B, C], worth: {A+B+C: 7}, default: 0}", "utf-8")
    told = run(str(path), "--rule", "shapley", "--format", "csv")
    least = run(str(path), "--rule", "least_core", "--format", "csv")

    assert "A,'7/3,≈2.333333,33.34 %" in told.stdout
    assert "epsilon,'-7/3" in least.stdout
    assert "epsilon  −7/3" in run(str(path), "--rule", "least_core").stdout
