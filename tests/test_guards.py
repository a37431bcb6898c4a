"""The guards hold; and each was seen red: the violation that it watches for is planted here, and stays planted."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest

import guards
from iuralloc.allocate import examine
from iuralloc.contract.sheets.beside import Folder

_CONTRACTS: Final = tomllib.loads((guards.REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
LAYERS, CHECKER, MATHEMATICS = (contract["name"] for contract in _CONTRACTS)

EXAMPLES: Final = sorted((guards.REPOSITORY / "examples").glob("*/contract.yaml"))

# -- Who may import whom ------------------------------------------------------------------------------------------


def test_import_contracts_are_kept() -> None:
    """A layer would import one above it: the stream would be a web."""
    assert guards.contracts_kept(guards.REPOSITORY) == dict.fromkeys((LAYERS, CHECKER, MATHEMATICS), True)


@pytest.mark.parametrize(
    ("contract", "file", "text"),
    [
        (LAYERS, "rules/equal.py", "from iuralloc.contract import keys"),
        (LAYERS, "quantities.py", "import iuralloc.formula"),
        (LAYERS, "situations/games.py", "def late() -> None:\n    from iuralloc.audit import trail"),
        (LAYERS, "errors.py", "from iuralloc.quantities import rational_text"),
        (LAYERS, "helpers/__init__.py", '"""A package that no layer lists."""'),
        (LAYERS, "helpers.py", '"""A module that no layer lists."""'),
        (CHECKER, "verify.py", "from iuralloc import quantities"),
        (CHECKER, "verify.py", "from iuralloc.errors import Budget"),
        (MATHEMATICS, "problems/division.py", "import rich"),
        (MATHEMATICS, "formula.py", "import lark"),
        (MATHEMATICS, "rules/shares.py", "from pydantic import BaseModel"),
        (MATHEMATICS, "errors.py", "import ruamel.yaml"),
    ],
)
def test_import_contract_is_seen_red(tmp_path: Path, contract: str, file: str, text: str) -> None:
    """A contract that a violation does not break guards nothing."""
    guards.planted(Path(file), text)(guards.copied(tmp_path))

    assert guards.contracts_kept(tmp_path)[contract] is False


def test_the_checker_needs_python_only() -> None:
    """A stranger without our dependencies, or without our package, could not run the checker."""
    assert guards.foreign_imports((guards.SOURCE / "verify.py").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text", ["import iuralloc", "from iuralloc import errors", "import rich", "from . import errors"]
)
def test_foreign_import_is_seen_red(text: str) -> None:
    """The package itself is foreign to the checker, too."""
    assert guards.foreign_imports(f"import json\n{text}\n") != []


# -- No float reaches a figure ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", sorted(guards.SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(guards.SOURCE))
)
def test_no_float_in_the_text(path: Path) -> None:
    """A float, or what makes one of whole numbers, would stand on the way of a figure."""
    file = path.relative_to(guards.SOURCE).as_posix()

    assert guards.float_slips(path.read_text(encoding="utf-8"), file) == []


@pytest.mark.parametrize(("file", "_words", "_reason"), guards.MAY_USE, ids=[file for file, _, _ in guards.MAY_USE])
def test_what_a_file_may_use_it_uses(file: str, _words: frozenset[str], _reason: str) -> None:
    """A file that is excused from a check, and no longer needs it, is a hole."""
    assert guards.float_slips((guards.SOURCE / file).read_text(encoding="utf-8")) != []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("problems/tugame.py", "import numpy as np"),
        ("rules/shapley.py", "from numpy import float64"),
        ("problems/voting.py", "def late():\n    import highspy"),
        ("rules/equal.py", "import pulp"),
        ("problems/array_game.py", "x = 0.5"),
        ("problems/array_game.py", "import numpy as np\nx = worths.astype(np.float64)"),
        ("problems/sums_by_size.py", "import numpy as np\nx = np.mean(worths)"),
        ("problems/winning.py", "x = len(a) / len(b)"),
        ("problems/table_reading.py", "from random import Random"),
    ],
)
def test_what_another_file_may_use_is_seen_red(file: str, text: str) -> None:
    """A file uses what only another one may."""
    assert guards.float_slips(text, file) != []


@pytest.mark.parametrize(
    "text",
    [
        "half = 0.5", "unit = 1e-2", "x = 2j", "x = float(y)", "x: float = y", "x = list(map(float, y))", "x = round(y, 2)",
        "import math\nx = math.sqrt(y)", "from math import fsum", "import math\nx = math.pi", "x = y ** -1", "x = y ** 0.5",
        "x = y ** (1 / 2)", "x = y ** Fraction(1, 2)", "x **= -n", "x = 1 / 3", "x = len(a) / len(b)",
        "x = y.numerator / y.denominator", "x = int(a) / (2 * 3)", "x = n.bit_count() / 2", "import statistics",
        "from decimal import Decimal", "import numpy as np", "from random import Random",
    ],
)  # fmt: skip
def test_float_in_the_text_is_seen_red(text: str) -> None:
    """A way to a float that the check does not see."""
    assert guards.float_slips(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "x = Fraction(1, 3) / 2", "x = y / 3", "x = y // 2", "from math import comb, lcm", "x = math.floor(y)",
        "x = 10**digits", "x = 2 ** len(parties)", "x = path / 'name'", "def f(round: str) -> None: ...",
        "x = pool.round", "read(parse_float=refuse)",
        "get_close_matches(word, known, cutoff=0.6)",
    ],
)  # fmt: skip
def test_exact_text_is_left_alone(text: str) -> None:
    """A guard that cries at exact arithmetic is soon switched off."""
    assert guards.float_slips(text) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_float_in_a_trail(path: Path) -> None:
    """A float in what a run computed, or in the file it writes."""
    examined = examine(path.read_bytes(), path.name, Folder(path.parent))
    trail = examined.trail()

    assert list(guards.floats_in((trail, examined.ledger))) == []
    assert list(guards.floats_in(json.loads(trail.text()))) == []


def test_float_in_a_trail_is_seen_red() -> None:
    """A float deep in a record, in a table, or in a ledger's figure."""
    examined = examine(EXAMPLES[0].read_bytes(), EXAMPLES[0].name)
    trail, ledger = examined.trail(), examined.ledger

    assert ledger is not None
    figure = next(iter(ledger.figures.values()))
    name = next(iter(trail.figures))
    changed = replace(trail, figures={**trail.figures, name: {**trail.figures[name], "value": [["a", 0.5]]}})

    assert list(guards.floats_in(changed)) == [f".figures.{name}.value[0][1] = 0.5"]
    assert len(list(guards.floats_in({"figure": figure, "value": 0.5}))) == 1
    assert list(guards.floats_in(json.loads('{"a": [1, 1.0]}'))) == [".a[1] = 1.0"]


def _no_float(*_: object) -> float:
    raise AssertionError("a fraction is turned into a float")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_fraction_becomes_a_float_on_the_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A float that guides a comparison or a rounding, and is gone before anybody sees it."""
    monkeypatch.setattr(Fraction, "__float__", _no_float)
    monkeypatch.setattr(Fraction, "from_float", _no_float)

    assert examine(path.read_bytes(), path.name, Folder(path.parent)).trail().figures


def test_fraction_made_float_is_seen_red(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard above, with a program that prints by way of a float."""
    monkeypatch.setattr(Fraction, "__float__", _no_float)
    monkeypatch.setattr("iuralloc.formula.rational_text", lambda value: str(float(value)))

    with pytest.raises(AssertionError, match="turned into a float"):
        examine(EXAMPLES[0].read_bytes(), EXAMPLES[0].name).trail()


# -- A light start --------------------------------------------------------------------------------------------------


def test_help_loads_nothing_heavy() -> None:
    """``--help`` would take as long as an allocation."""
    assert guards.heavy_at_start(guards.SOURCE.parent) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("cli/app.py", "import pydantic"),
        ("cli/allocate.py", "from iuralloc.contract import load"),
        ("errors.py", "import lark"),
        ("cli/streams.py", "import rich.table"),
        ("__init__.py", "from iuralloc.allocate import examine"),
    ],
)
def test_heavy_start_is_seen_red(tmp_path: Path, file: str, text: str) -> None:
    """One import at the top of a file that every command loads."""
    package = guards.copied(tmp_path)
    guards.planted(Path(file), text)(package)

    assert guards.heavy_at_start(package.parent) != []


# -- A repository that reads nothing outside it -----------------------------------------------------------------------


def test_no_text_names_a_machine_or_a_registry() -> None:
    """A path that exists on one machine only, or a host from which packages come."""
    named = {name: lines for name, text in guards.texts_of_the_repository() if (lines := guards.machine_names(text))}

    assert named == {}


@pytest.mark.parametrize(
    "text",
    [
        "see /" + "work/shared/design.md",
        "open('/" + "tmp/out.json')",
        "`/" + "home/user`",
        "cd /" + "root",
        "https://" + "pyp" + "i.org/simple",
    ],
)
def test_named_machine_is_seen_red(text: str) -> None:
    """What a draft on one machine leaves behind."""
    assert guards.machine_names(f"first line\n{text}\n") != []


@pytest.mark.parametrize("text", ["per-file/work", "examples/home/x", "and/or", "https://example.org/home", "~/tmp"])
def test_other_paths_are_left_alone(text: str) -> None:
    """A path below the repository, or a page of the web, names no machine."""
    assert guards.machine_names(text) == []
