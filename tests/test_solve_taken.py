"""What a rule was not told it takes by itself, and `solve` says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from iuralloc.cli.app import app

GAME = '{"game": {"type": "tu", "players": ["A", "B"], "worth": {"A": 0, "B": 0, "A+B": 4}}}'


def solved(tmp_path: Path, *arguments: str) -> str:
    file = tmp_path / "game.json"
    file.write_text(GAME)
    result = CliRunner().invoke(app, ["solve", str(file), *arguments], env={"COLUMNS": "200"}, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_weights_that_nobody_gave_are_told(tmp_path: Path) -> None:
    """Equal weights that nobody agreed to, printed as if somebody had."""
    text = solved(tmp_path, "--rule", "weighted_shapley")

    assert "Not given, and so taken: weights: every party weighs 1" in text
    assert "未给出，采用默认" in solved(tmp_path, "--rule", "weighted_shapley", "--lang", "zh")


def test_weights_that_were_given_are_not(tmp_path: Path) -> None:
    """A line that says equal weights were taken, below an answer by others."""
    text = solved(tmp_path, "--rule", "weighted_shapley", "-p", "weights={A: 3, B: 1}")

    assert "weights:" not in text
    assert "3" in text


@pytest.mark.parametrize(
    ("rule", "taken"),
    [
        ("weighted_shapley", ["weights", "classes"]),
        ("nash_bargaining", ["walk_away", "weights", "caps"]),
        ("shapley", None),
    ],
)
def test_data_name_the_parameters(rule: str, taken: list[str] | None, tmp_path: Path) -> None:
    """A program that reads the answer cannot tell what was given."""
    assert json.loads(solved(tmp_path, "--rule", rule, "--format", "json")).get("taken") == taken
