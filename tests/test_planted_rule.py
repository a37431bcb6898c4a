"""One rule, one place: a rule that is dropped into the package as one file is found everywhere, and nobody is told.

A copy of the package gets a new file in ``rules/``. Commands, schema, pages, and the collection of the axiom tests
then run on the copy, in processes of their own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from guards import REPOSITORY, copied

#: a rule with a parameter and a promise; in Chinese, too
PLANTED: Final = '''
"""Half of it equally, and the rest in proportion to a figure of the parties."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from iuralloc.formula import Constant, Formula, Product, Quotient, Sum
from iuralloc.problems.division import Division, Stated
from iuralloc.rules.card import Parameter, Rule, Solution


def solve(problem: Division, *, presence: Mapping[str, Stated]) -> Solution:
    """Give each party half of an equal part, and half by its presence."""
    parties, half = tuple(problem.weights), Fraction(1, 2)
    total = sum((part.value for part in presence.values()), Fraction(0))

    def formula(party: str) -> Formula:
        equal = Constant(half / len(parties))
        by_presence = Quotient((Product((Constant(half), presence[party].formula)), Constant(total)))
        return Product((problem.estate.formula, Sum.of(equal, by_presence)))

    return Solution(
        {
            party: problem.estate.value * half * (Fraction(1, len(parties)) + presence[party].value / total)
            for party in parties
        },
        lambda: {party: formula(party) for party in parties},
    )


RULE = Rule(
    id="half_by_presence",
    title={"en": "Half equally, half by presence", "zh": "半数均分、半数按出勤分配"},
    kind="allocation",
    problems=("division",),
    solve=solve,
    idea={"en": "Half is divided equally, half by presence.", "zh": "一半均分，一半按出勤比例分配。"},
    formula="x_i = E / 2 · (1 / n + p_i / Σ p)",
    use={"en": "Being there counts as much as being a party.", "zh": "出勤与身份同等重要时。"},
    avoid={"en": "Presence cannot be proved.", "zh": "出勤无法证明时。"},
    references=("Nobody (2026), A rule that is planted by a test",),
    parameters=(
        Parameter(
            "presence", "number by party", required=True, meaning={"en": "Days that a party was there.", "zh": "出勤天数。"}
        ),
    ),
    axioms=("efficiency", "anonymity", "twins", "additivity-in-the-amount"),
)
'''

CONTRACT: Final = (
    "{iuralloc: 1, currency: EUR, parties: {a: {}, b: {}}, figures: {days: {a: 3, b: 1}}, "
    "pools: {p: {amount: 80, split: {by: half_by_presence, presence: days}}}}"
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the new file, beside the pages and the tests."""
    folder = tmp_path_factory.mktemp("planted")
    package = copied(folder)
    (package / "rules" / "half_by_presence.py").write_text(PLANTED, encoding="utf-8")
    for name in ("docs", "tests"):
        (folder / name).symlink_to(REPOSITORY / name)
    (folder / "contract.yaml").write_text(CONTRACT, encoding="utf-8")
    return folder


def run(folder: Path, *words: str, given: str = "") -> str:
    """What Python prints with the copy in the place of the package."""
    surroundings = {
        "PYTHONPATH": str(folder / "src"),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "COLUMNS": "200",
    }
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder, env=os.environ | surroundings, input=given, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_copy_is_what_runs(planted: Path) -> None:
    """Else the tests below would speak of the package as it is."""
    where = run(planted, "-c", "import iuralloc; print(iuralloc.__file__)")

    assert Path(where.strip()).parent == planted / "src" / "iuralloc"


def test_it_is_listed_and_has_a_page(planted: Path) -> None:
    listed = run(planted, "-m", "iuralloc", "rules", "--lang", "both")
    page = run(planted, "-m", "iuralloc", "rules", "half_by_presence")

    assert listed.count("half_by_presence") == 2
    assert "半数均分、半数按出勤分配" in listed
    assert "split: {by: half_by_presence, presence: FIGURE}" in page
    # a third and a half of 5 each for Firm, whose presence is half of all
    assert "25/6" in page


def test_it_solves_a_bare_game(planted: Path) -> None:
    asked: Mapping[str, object] = {
        "game": {"type": "bankruptcy", "claims": {"A": 1, "B": 1}, "estate": 80}, "params": {"presence": {"A": 3, "B": 1}},
    }  # fmt: skip
    command = ("-m", "iuralloc", "solve", "-", "--rule", "half_by_presence", "--format", "json")
    solved = json.loads(run(planted, *command, given=json.dumps(asked)))

    assert solved["answer"] == {"A": "50", "B": "30"}


def test_it_divides_a_pool_of_a_contract_and_is_verified(planted: Path) -> None:
    told = run(planted, "-m", "iuralloc", "allocate", "contract.yaml", "--trail", "trail.json")
    checked = run(planted, "src/iuralloc/verify.py", "trail.json", "contract.yaml")

    assert "50.00" in told
    assert "30.00" in told
    assert checked


def test_it_is_in_the_schema(planted: Path) -> None:
    schema = run(planted, "-m", "iuralloc", "schema")

    assert "half_by_presence" in schema
    assert '"presence"' in schema


def test_it_is_on_both_pages(planted: Path) -> None:
    code = (
        "import runpy; made = runpy.run_path('docs/make_rules.py'); "
        "print(made['page']()); print(made['refreshed'](made['CHOOSING'].read_text('utf-8')))"
    )
    pages = run(planted, "-c", code)

    assert "\n## half_by_presence\n" in pages
    assert "- [`half_by_presence`](rules.md#half_by_presence): Being there counts" in pages


def test_its_axioms_are_tested(planted: Path) -> None:
    """They are collected, and one of them is run."""
    pytest_ = ("-m", "pytest", "-q", "-n", "0", "tests/rules/axioms/test_axioms.py", "-k", "half_by_presence")
    collected = run(planted, *pytest_, "--collect-only")
    done = run(planted, *pytest_)

    for axiom in ("efficiency", "anonymity", "twins", "additivity-in-the-amount"):
        assert f"test_the_rule_keeps_it[half_by_presence-{axiom}-division]" in collected
        assert f"test_its_foil_breaks_it[half_by_presence-{axiom}-division]" in collected
    assert " passed" in done
