"""Games in files: every digit is read, what does not exist is said by the status, nonsense ends in a finding."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest

from iuralloc.contract.plain import read_plain
from iuralloc.errors import ContractAtFault, Place, Status

ROOT: Final = Path(__file__).parents[1]


def solve_file(text: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "iuralloc", "solve", "-", *options],
        input=text, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


FILES_AT_FAULT: Final = {
    "a key twice": '{"type": "tu", "players": ["A"], "worth": {"A": 1, "A": 2}}',
    "players twice": '{"type": "tu", "players": ["A"], "players": ["A"], "worth": {"A": 1}}',
    "not a number": '{"type": "tu", "players": ["A"], "worth": {"A": NaN}}',
    "without end": '{"type": "tu", "players": ["A"], "worth": {"A": Infinity}}',
    "without end, below": '{"type": "tu", "players": ["A"], "worth": {"A": -Infinity}}',
    "a huge exponent": '{"type": "tu", "players": ["A"], "worth": {"A": 1e999999999}}',
    "a huge exponent as text": '{"type": "tu", "players": ["A"], "worth": {"A": "1e999999999"}}',
    "digits without end": '{"type": "tu", "players": ["A"], "worth": {"A": ' + "9" * 100_000 + "}}",
    "cut off": '{"type": "tu", "players": ["A"], "worth"',
    "brackets without end": "[" * 100_000,
    "nothing": "",
    "a list": '["A"]',
    "a word beside the game": '{"game": {"type": "tu", "players": ["A"], "worth": {"A": 1}}, "parms": {}}',
    "params that are no table": '{"game": {"type": "tu", "players": ["A"], "worth": {"A": 1}}, "params": [1]}',
}


def test_a_long_file_cut_off_says_where() -> None:
    """A table of millions of bytes with one comma too many: without a place nobody would find it."""
    data = b'{"players": ["\xe7\x94\xb2"],\n "worths": [' + b"1, " * 2_000_000 + b",]}"
    with pytest.raises(ContractAtFault) as caught:
        read_plain(data, "game.json")
    (finding,) = caught.value.findings

    assert (finding.code, finding.facts["problem"]) == ("not-yaml", "no JSON, too long for YAML")
    assert finding.place == Place(len(data) - 3, len(data) - 2, 2, len(' "worths": [') + 6_000_001)


@pytest.mark.parametrize("fault", FILES_AT_FAULT)
def test_a_file_at_fault_ends_in_a_finding(fault: str) -> None:
    """A file that cannot be meant prints an answer, a traceback, or nothing that helps."""
    run = solve_file(FILES_AT_FAULT[fault], "--rule", "shapley", "--format", "json")

    assert run.returncode == (Status.LIMIT if fault == "brackets without end" else Status.AT_FAULT)
    assert not run.stdout
    assert run.stderr.strip()
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("wrapped", [True, False], ids=["wrapped", "bare"])
def test_a_file_is_answered_with_every_digit(wrapped: bool) -> None:
    """A number of a file passes through a float on its way."""
    game = '{"type": "tu", "players": ["A", "B"], "worth": {"A": 0.1, "B": "2/3", "A+B": 100000000000000000.1}}'
    run = solve_file(
        f'{{"game": {game}, "params": {{}}}}' if wrapped else game, "--rule", "shapley", "--format", "json"
    )
    answer = json.loads(run.stdout)
    whole, first, second = Fraction("100000000000000000.1"), Fraction(1, 10), Fraction(2, 3)

    assert run.returncode == Status.DONE
    assert answer["rule"] == "shapley"
    assert answer["guarantee"] in {"exact", "certified"}
    assert {"A": str((whole + first - second) / 2), "B": str((whole + second - first) / 2)} == answer["answer"]


@pytest.mark.parametrize(
    ("game", "rule", "status", "answer"),
    [
        ('{"type": "tu", "players": ["X", "Y"], "worth": {"X": 5, "Y": 5, "X+Y": 5}}', "core_bounds", 3, None),
        ('{"type": "tu", "players": ["X", "Y"], "worth": {"X": 5, "Y": 5, "X+Y": 5}}', "nucleolus", 3, None),
        ('{"type": "tu", "players": ["X", "Y"], "worth": {"X": 5, "Y": 5, "X+Y": 5}}', "tau_value", 3, None),
        (
            '{"type": "tu", "players": ["X", "Y"], "worth": {"X": 5, "Y": 5, "X+Y": 5}}', "core_nonempty", 0,
            {"value": False},
        ),
        (
            '{"type": "tu", "players": ["X", "Y"], "kind": "cost", "worth": {"X": 5, "Y": 5, "X+Y": 5}}', "core_bounds",
            0, {"X": ["0", "5"], "Y": ["0", "5"]},
        ),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_said_by_status(game: str, rule: str, status: int, answer: Any) -> None:
    """No answer looks like one, or a test that answers no looks like a failure."""
    run = solve_file(game, "--rule", rule, "--format", "json")
    printed = json.loads(run.stdout)

    assert status == run.returncode
    assert answer == printed["answer"]
    assert bool(printed.get("why")) == (answer is None)


def test_yaml_is_read_as_json_is() -> None:
    """A researcher's file in the other notation gives another answer."""
    run = solve_file(
        "game:\n  type: glove\n  players: [a, b, c]\n  left: [a]\n  right: [b, c]\n",
        "--rule", "shapley", "--format", "json",
    )  # fmt: skip

    assert run.returncode == Status.DONE
    assert json.loads(run.stdout)["answer"] == {"a": "2/3", "b": "1/6", "c": "1/6"}
