"""`iuralloc whatif` and `iuralloc compare A B`: what they print was read and approved; statuses, files, refusals.

To write the approved output anew: ``IURALLOC_GOLDEN=write pytest tests/variants``, then read the diff.
"""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from typer.testing import CliRunner

import iuralloc
from iuralloc.cli.app import app
from iuralloc.verify import verify

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
INSTITUTE: Final = EXAMPLES / "co-built-institute" / "contract.yaml"
SMALL: Final = """iuralloc: 1
currency: CNY
parties: {maker: {}, lake: {}}
pools:
  fees: {amount: 80, split: {maker: 55%, lake: 45%}}   # clause 3
  costs: {kind: cost, amount: 30, split: equal}
scenarios:
  low: {set: {pools.fees.amount: 60}}
  wrong: {set: {pools.fees.split.maker: 60%}}
  never: {set: {pools.fees.split.terms: {a: maker at least 60%, b: lake at least 60%}}}
  none_left: {set: {pools.costs: none}}
"""


def _run(*words: object, width: str = "100") -> tuple[int, str, str]:
    surroundings = {"COLUMNS": width, "NO_COLOR": "1"}
    done = CliRunner().invoke(app, [str(word) for word in words], env=surroundings, prog_name="iuralloc")
    return done.exit_code, done.stdout, done.stderr


def _tables(*words: object) -> dict[str, Any]:
    status, out, err = _run(*words, "--format", "json")
    assert status == 0, err
    return {table["id"]: table for table in json.loads(out)["tables"]}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("what-if.txt", ("whatif", INSTITUTE, "--all-scenarios")),
        ("what-if.json", ("whatif", INSTITUTE, "--all-scenarios", "--format", "json")),
        ("what-if.csv", ("whatif", INSTITUTE, "--all-scenarios", "--format", "csv")),
        ("what-if.zh.txt", ("whatif", INSTITUTE, "--all-scenarios", "--lang", "zh")),
        ("what-if.md", ("whatif", INSTITUTE, "--all-scenarios", "--format", "md")),
    ],
)
def test_output_is_as_approved(file: str, words: tuple[object, ...]) -> None:
    """A table, a heading or a number changed without anybody saying so."""
    status, out, err = _run(*words)
    path = INSTITUTE.parent / "expected" / file
    if os.environ.get("IURALLOC_GOLDEN") == "write":
        path.write_text(out, encoding="utf-8")

    assert (status, err) == (0, "")
    assert path.read_text(encoding="utf-8") == out


def test_scenarios_come_to_what_pencil_and_paper_say() -> None:
    """132 less for all together takes a third of it, 44, from each; 123 more for uni + lab moves 41 of maker's.

    From 3475/6, 716/3 and 1315/6 of `by-hand.md`: a group of two counts with a weight of 1/6 for each member, and
    against the one left out with 1/3.
    """
    contract = iuralloc.load(INSTITUTE)
    weak = iuralloc.whatif(contract, {}, scenarios=["weak_launch"]).variant
    closer = iuralloc.whatif(contract, {}, scenarios=["closer_institutes"]).variant
    base = {"maker": Fraction(3475, 6), "uni": Fraction(716, 3), "lab": Fraction(1315, 6)}
    moved = {"maker": Fraction(-41), "uni": Fraction(41, 2), "lab": Fraction(41, 2)}

    for party, amount in base.items():
        assert weak.amount(f"profit.1.exact.{party}") == amount - 44
        assert closer.amount(f"profit.1.exact.{party}") == amount - 44 + moved[party]


def test_a_split_beside_the_base_in_money_and_points(small: Path) -> None:
    """80 as 55 : 45 against 60 as 55 : 45, then 60 : 40 of 80; costs stay as they are."""
    found = _tables("whatif", small, "--scenario", "low", "--set", "pools.fees.split={maker: 60%, lake: 40%}")
    rows = {
        row[0]["shown"]: [cell.get("exact", cell["shown"]) for cell in row[1:]] for row in found["fees.beside"]["rows"]
    }

    assert rows["maker"] == ["44", "48", "4", "1/20", "33", "-11", "0"]
    assert rows["lake"] == ["36", "32", "-4", "-1/20", "27", "-9", "0"]
    assert rows["sum"] == ["80", "80", "0", "", "60", "-20", ""]
    assert "costs.beside" not in found
    assert found["unchanged"]["rows"] == [[{"role": "head", "shown": "unchanged"}, {"shown": "costs"}]]
    changes = [[cell["shown"] for cell in row] for row in found["changes"]["rows"]]
    assert changes == [
        ["what if", "pools.fees.split", "{maker: 55%, lake: 45%}", "{maker: 60%, lake: 40%}", "set on the command line", "5"],
        ["low", "pools.fees.amount", "80", "60", "scenario low", "5"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "status", "state", "code"),
    [
        (("--scenario", "wrong"), 2, "at fault", "shares-do-not-fill"),
        (("--scenario", "never"), 3, "no allocation", "terms-clash"),
        (("--set", "pools.fees.amount=-3"), 2, "at fault", "negative-pool"),
        (("--set", "pools.fees.split.by=nonsense"), 2, "at fault", ""),
    ],
)
def test_a_variant_without_a_result_says_so_in_its_column(
    small: Path, words: tuple[str, ...], status: int, state: str, code: str
) -> None:
    """Alone it decides the status; beside another one it is a column that says so."""
    alone, out, err = _run("whatif", small, *words)
    beside, both, _ = _run("whatif", small, *words, "--scenario", "low")

    assert (alone, beside) == (status, 0)
    assert state in out
    assert state in both
    assert code in out
    assert code in err
    assert "Traceback" not in err


def test_findings_that_appear_and_go_away_are_told(tmp_path: Path) -> None:
    """Alone maker earns 30, and by equal parts 25: with equal parts of 70 that remark goes away."""
    path = tmp_path / "game.yaml"
    head = "iuralloc: 1\ncurrency: CNY\nparties: {maker: {}, lake: {}}\npools:\n"
    path.write_text(head + "  p: {amount: 50, worth: {maker: 30, lake: 1, maker + lake: 50}, split: equal}\n", "utf-8")
    found = _tables("whatif", path, "--set", "pools.p.amount=70", "--set", "pools.p.worth.maker + lake=70")
    other = _tables("whatif", path, "--set", "pools.p.worth.lake=26")
    told = [[cell["shown"] for cell in row][1:4] for row in found["findings"]["rows"]]
    core = [[cell["shown"] for cell in row] for row in found["p.beside"]["rows"][-2:]]

    assert told == [["goes away", "warning", "better-alone"]]
    assert core == [["core", "1 group objects", "in the core", "", ""], ["by at most", "5", "", "", ""]]
    assert [row[3]["shown"] for row in other["findings"]["rows"]] == ["better-alone"]
    assert other["findings"]["rows"][0][1]["shown"] == "appears"


def test_the_saved_contract_differs_in_the_changed_lines_and_is_never_written_over(small: Path, tmp_path: Path) -> None:
    """What was negotiated is signed: the file, with its comments, and not a copy laid out anew."""
    saved = tmp_path / "saved.yaml"
    status, _, _ = _run("whatif", small, "--set", "pools.fees.amount=60", "--save", saved)
    again, _, refused = _run("whatif", small, "--set", "pools.fees.amount=50", "--save", saved)
    two, _, told = _run("whatif", small, "--all-scenarios", "--save", saved, "--force")

    assert saved.read_text("utf-8") == SMALL.replace("fees: {amount: 80,", "fees: {amount: 60,")
    assert (status, again, two) == (0, 2, 2)
    assert "--force" in refused
    assert "one variant" in told


def test_a_scenario_that_takes_something_out_can_be_saved(small: Path, tmp_path: Path) -> None:
    """The file still names the scenario that has been carried out in it: a warning, and no more."""
    saved = tmp_path / "saved.yaml"
    status, _, _ = _run("whatif", small, "--scenario", "none_left", "--save", saved)
    allocated, _, err = _run("allocate", saved)

    assert (status, allocated) == (0, 0)
    assert "nothing-to-remove" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "--scenario with one of low, wrong"),
        (("--set", "pools.fees.amount"), "write PATH=VALUE"),
        (("--set", "=3"), "write PATH=VALUE"),
        (("--set", "pools.fes.amount=3"), "Did you mean `pools.fees.amount`?"),
        (("--set", "pools.fees.amount="), "value-not-read"),
        (("--scenario", "lo"), "Did you mean `low`?"),
        (("--scenario", "low", "--only", "equity"), "--only equity"),
    ],
)
def test_what_cannot_be_asked_is_refused(small: Path, words: tuple[str, ...], told: str) -> None:
    """Status 2, a sentence, and nothing on standard output."""
    status, out, err = _run("whatif", small, *words)

    assert (status, out) == (2, "")
    assert told in err


def test_a_contract_at_fault_is_told_as_everywhere(tmp_path: Path) -> None:
    """There is no base to compare with."""
    path = tmp_path / "contract.yaml"
    path.write_text("iuralloc: 1\nparties: {a: {}}\npools: {p: {amount: 3}}\n", "utf-8")
    status, out, err = _run("whatif", path, "--set", "pools.p.amount=4")

    assert (status, out) == (2, "")
    assert "pool-without-plan" in err


def test_python_gives_two_trails_and_what_was_changed() -> None:
    """The trail of the variant checks out against the changed file, and records every change."""
    contract = iuralloc.load(INSTITUTE)
    overrides = {"pools.performance.amount": 60, "pools.performance.split": {"by": "equal"}, "pools.subsidy": None}
    asked = iuralloc.whatif(contract, overrides)

    assert asked.variant.amount("performance.1.maker") == 20
    assert asked.base.amount("performance.amount") == Fraction(143, 2)
    assert "subsidy.amount" not in asked.variant.figures
    assert [(c["code"], c["facts"]["path"]) for c in asked.variant.choices[:3]] == [
        ("overridden", "pools.performance.amount"), ("overridden", "pools.performance.split"), ("overridden", "pools.subsidy")
    ]  # fmt: skip
    assert verify(asked.variant.text().encode(), asked.source).faults == ()
    with pytest.raises(TypeError):
        iuralloc.whatif(contract, {"pools.performance.amount": 0.5})


def test_drafts_differ_path_by_path(tmp_path: Path) -> None:
    """Lines of both files; entries of lists by their ids; pools that only one has; amounts in another unit."""
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    text = SMALL.partition("scenarios:")[0] + "contributions: {maker: [{id: x, value: 1}, {id: y, value: 2}]}\n"
    other = text.replace("currency: CNY", "currency: CNY\nunit: thousand")
    other = other.replace("amount: 80", "amount: 0.08").replace("amount: 30", "amount: 0.03")
    other = other.replace("55%", "50%").replace("45%", "50%")
    other = other.replace("[{id: x, value: 1}, {id: y, value: 2}]", "[{id: y, value: 2}, {id: x, value: 3}]")
    first.write_text(text, "utf-8")
    second.write_text(other, "utf-8")
    found = _tables("compare", first, second)
    paths = [row[0]["shown"] for row in found["differences"]["rows"]]
    rows = {
        row[0]["shown"]: [cell.get("exact", cell["shown"]) for cell in row[1:]] for row in found["fees.beside"]["rows"]
    }

    assert paths == [
        "pools.fees.amount", "pools.fees.split.maker", "pools.fees.split.lake", "pools.costs.amount",
        "contributions.maker.x.value", "unit",
    ]  # fmt: skip
    assert rows["maker"] == ["44", "40", "-4", "-1/20"]
    assert found["unchanged"]["rows"][0][1]["shown"] == "costs"


def test_drafts_of_one_name_are_told_apart_by_their_folders(small: Path, tmp_path: Path) -> None:
    """Two columns with one heading."""
    (tmp_path / "old").mkdir()
    other = tmp_path / "old" / small.name
    other.write_text(SMALL.replace("amount: 80", "amount: 90"), "utf-8")
    status, out, _ = _run("compare", small, other, width="300")

    assert status == 0
    assert str(other) in out


def test_a_draft_at_fault_is_a_column(small: Path, tmp_path: Path) -> None:
    """Alone it decides the status; the first draft must have a result."""
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(SMALL.replace("55%", "50%"), "utf-8")
    status, out, err = _run("compare", small, wrong)
    first, nothing, _ = _run("compare", wrong, small)

    assert status == 2
    assert "at fault" in out
    assert "wrong.yaml:5:" in err
    assert (first, nothing) == (2, "")


def test_drafts_in_two_currencies_are_shown_without_differences(small: Path, tmp_path: Path) -> None:
    """Yuan less euros is nothing."""
    other = tmp_path / "euro.yaml"
    other.write_text(SMALL.replace("CNY", "EUR"), "utf-8")
    found = _tables("compare", small, other)

    assert [column["heading"] for column in found["fees.beside"]["columns"]] == ["party", "small.yaml", "euro.yaml"]
    assert any("EUR" in note for note in found["fees.beside"]["notes"])


def test_a_base_may_stand_below_and_paths_may_rest_on_what_it_adds(tmp_path: Path) -> None:
    """The order of scenarios in the file is for readers; a path may lead into what the base has added."""
    text = SMALL.partition("scenarios:")[0] + (
        "scenarios:\n"
        "  second: {based_on: first, set: {pools.more.amount: 7, pools.costs.beside: none}}\n"
        "  first: {set: {pools.more: {amount: 5, split: equal}, pools.costs.beside: [contribution]}}\n"
        "contributions: {maker: 1, lake: 2}\n"
    )
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    checked, _, told = _run("check", path)
    trail = iuralloc.whatif(iuralloc.load(path), {}, scenarios=["second"]).variant

    assert (checked, told) == (0, "")
    assert trail.amount("more.1.maker") == Fraction(7, 2)
    assert "costs.beside.1.exact.maker" not in trail.figures


def test_a_long_chain_and_a_great_many_wrong_paths_end_soon(tmp_path: Path) -> None:
    """A hundred scenarios, each based on the next, all with paths that lead nowhere in a file of 400 pools."""
    pools = "".join(f"  pool_{n}: {{amount: {n}, split: equal}}\n" for n in range(1, 400))
    wrong = ", ".join(f"pols.pool_{n}.amount: 1" for n in range(1, 6))
    chain = "".join(f"  s{n}: {{based_on: s{n + 1}, set: {{{wrong}}}}}\n" for n in range(99))
    path = tmp_path / "a.yaml"
    head = "iuralloc: 1\ncurrency: CNY\nparties: {maker: {}, lake: {}}\n"
    path.write_text(f"{head}pools:\n{pools}scenarios:\n{chain}  s99: {{set: {{pools.pool_1.amount: 2}}}}\n", "utf-8")
    status, out, _ = _run("check", path)

    assert status == 0
    assert "path-leads-nowhere" in out
