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

from iuralloc.allocate import examine
from iuralloc.errors import Severity

_FOLDER: Final = Path(__file__).parents[1] / "benchmarks"


def _loaded(name: str) -> ModuleType:
    spec = spec_from_file_location(name, _FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CONTRACTS: Final[dict[str, str]] = {
    "alliance of 10": _loaded("alliances").alliance(10),
    "alliance of 200": _loaded("alliances").alliance(200),
    "three kinds": _loaded("core").of_kinds(4, 3, 2),
}


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
