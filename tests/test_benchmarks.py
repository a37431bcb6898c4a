"""The benchmarks run, and measure contracts that are valid; no test looks at a time."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from iuralloc import solve
from iuralloc.allocate import examine
from iuralloc.errors import Severity

_FOLDER: Final = Path(__file__).parents[1] / "benchmarks"


def _loaded(name: str) -> ModuleType:
    spec = spec_from_file_location(name, _FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    # Records with annotations are looked up by the name of their module.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


CONTRACTS: Final[dict[str, str]] = {
    "alliance of 10": _loaded("alliances").alliance(10),
    "alliance of 200": _loaded("alliances").alliance(200),
    "three kinds": _loaded("core").of_kinds(4, 3, 2),
}


CATALOGUE: Final = _loaded("catalogue")


@pytest.mark.parametrize("text", CONTRACTS.values(), ids=CONTRACTS.keys())
def test_contracts_are_valid(text: str) -> None:
    """A benchmark of a contract that is refused would measure the refusal."""
    examined = examine(text.encode(), "contract.yaml")

    assert [finding for finding in examined.findings if finding.severity is Severity.ERROR] == []
    assert examined.ledger is not None


def test_command_runs() -> None:
    """The one command of the folder ends in a traceback, or prints nothing that can be read."""
    run = subprocess.run(
        [sys.executable, _FOLDER / "run.py", "--rounds", "1", "--quick", "--json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (run.returncode, run.stderr) == (0, "")
    result = json.loads(run.stdout)
    assert [size["parties"] for size in result["sizes"]] == [10, 20]
    assert len(result["commands"]) == 6
    assert result["core"]["make_ups"] == 60
    assert [(row["program"], row["size"]) for row in result["values"] if row["times_ours"] is not None] == [
        ("iuralloc", 8), ("iuralloc", 10), ("iuralloc", 10), ("iuralloc", 10)
    ]  # fmt: skip
    assert {row["task"] for row in result["nucleoli"] if row["agrees"]} == {
        "nucleolus", "nucleolus, large", "nucleolus, exact", "least core", "core test"
    }  # fmt: skip
    assert {row["task"] for row in result["catalogue"]} == set(CATALOGUE.TASKS)
    assert [(row["program"], row["right"]) for row in result["proofs"]["right"]] == [
        ("iuralloc", 6), ("coopgame-py", None)
    ]  # fmt: skip
    assert {row["met"] for row in result["goals"]} == {None, True}
    assert {row["name"] for row in result["hostile"]} == {
        "allocate: empty", "allocate: only comments", "verify: empty", "verify: a line feed"
    }  # fmt: skip


@pytest.mark.parametrize("task", CATALOGUE.TASKS)
def test_every_task_of_the_catalogue_has_an_answer(task: str) -> None:
    """A task that is refused would measure the refusal."""
    make, sizes = CATALOGUE.TASKS[task]
    game, rule, parameters = make(sizes[0])

    assert solve(game, rule, **parameters).answer
