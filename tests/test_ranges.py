"""`iuralloc compare --ranges` and `--rule`: pencil work, divisions that attain the ends, what there is nothing to say of."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from typer.testing import CliRunner

from iuralloc.cli.app import app

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
DISPUTE: Final = str(EXAMPLES / "award-dispute" / "contract.yaml")
TERMS: Final = """\
iuralloc: 1
currency: CNY
parties: {mill: {}, uni: {}, lab: {}}
pools:
  fees:
    amount: 100
    split:
      mill: 70%
      uni: 20%
      lab: 10%
      terms: {floor: uni at least 30%, cap: mill at most 60%}
  rent: {amount: 9, split: {by: equal}}
"""
MAJORITY: Final = """\
iuralloc: 1
currency: CNY
parties: {mill: {}, uni: {}, lab: {}}
pools:
  vote:
    amount: 6
    worth: {mill: 0, uni: 0, lab: 0, mill + uni: 6, mill + lab: 6, uni + lab: 6, mill + uni + lab: 6}
    split: {by: equal}
"""


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["compare", *arguments], env={"COLUMNS": "110"}, catch_exceptions=False)


def pools(*arguments: str) -> dict[str, Any]:
    found = json.loads(run(*arguments, "--format", "json").stdout)
    return {pool["pool"]: pool for pool in found["pools"]}


@pytest.fixture
def written(tmp_path: Path) -> Any:
    def write(text: str) -> str:
        (tmp_path / "contract.yaml").write_text(text, encoding="utf-8")
        return str(tmp_path / "contract.yaml")

    return write


def test_ranges_in_the_core_are_those_of_the_pencil_work() -> None:
    """by-hand.md of the example, section 2.1."""
    fees = pools(DISPUTE, "--ranges")["fees"]

    assert fees["core"]["ranges"] == {"mill": ["18", "90"], "uni": ["0", "60"], "lab": ["6", "42"]}
    assert fees["gives"] == {"mill": "63", "uni": "33", "lab": "24"}
    assert fees["terms"] is None
    assert [end["least"]["value"] for end in fees["core"]["certificate"]["ranges"]] == ["18", "0", "6"]


def test_the_range_of_who_pays_is_the_other_way_round() -> None:
    """Costs of 45: the most is what each would pay alone; the least is 45 less what the others would pay together."""
    costs = pools(DISPUTE, "--ranges", "--pool", "testing")["testing"]

    assert costs["core"]["ranges"] == {"mill": ["18", "24"], "uni": ["12", "18"], "lab": ["9", "15"]}


def test_ranges_under_terms(written: Any) -> None:
    """The university has at least 30, mill at most 60, nobody less than 0, 100 in all."""
    found = pools(written(TERMS), "--ranges")

    assert list(found) == ["fees"]
    assert found["fees"]["core"] is None
    assert found["fees"]["terms"]["ranges"] == {"mill": ["0", "60"], "uni": ["30", "100"], "lab": ["0", "70"]}


def test_every_end_under_terms_is_attained_and_proved(written: Any) -> None:
    """A point that adds up to 100 and has the value; weights of the conditions, none of them nothing."""
    terms = pools(written(TERMS), "--ranges")["fees"]["terms"]
    for party, ends in terms["certificate"].items():
        for word, sign in (("least", 1), ("most", -1)):
            point = {name: Fraction(part) for name, part in ends[word]["point"].items()}
            wanted = Fraction(terms["ranges"][party][word == "most"])

            assert sum(point.values()) == 100
            assert point.get(party, 0) == wanted == sign * Fraction(ends[word]["value"])
            assert ends[word]["weights"]


def test_an_empty_core_is_told_with_its_proof(written: Any) -> None:
    """Half of each pair counts everybody once and comes to 9, and there are 6."""
    file = written(MAJORITY)
    core = pools(file, "--ranges")["vote"]["core"]

    assert core["empty"] is True
    assert core["certificate"]["promised"] == "9"
    assert "The core is empty" in run(file, "--ranges").stdout


def test_rules_beside_each_other() -> None:
    """Shapley 56, 35, 29 by hand: mill and university have 91 and could have 78, which is the largest excess, -13."""
    rules = {row["rule"]: row for row in pools(DISPUTE, "--rule", "shapley", "--rule", "nucleolus")["fees"]["rules"]}

    assert list(rules) == ["split", "shapley", "nucleolus"]
    assert rules["shapley"]["payoff"] == {"mill": "56", "uni": "35", "lab": "29"}
    assert rules["shapley"]["largest_excess"] == "-13"
    assert rules["split"]["payoff"] == rules["nucleolus"]["payoff"] == {"mill": "63", "uni": "33", "lab": "24"}
    assert (rules["nucleolus"]["objecting"], rules["nucleolus"]["largest_excess"]) == ("0", "-18")


def test_a_rule_without_an_answer_says_why(written: Any) -> None:
    file = written(MAJORITY)
    rows = {row["rule"]: row for row in pools(file, "--rule", "mcrs_core")["vote"]["rules"]}

    assert rows["mcrs_core"]["payoff"] is None
    assert rows["mcrs_core"]["why"] == "core-empty"
    assert "mcrs_core has no answer" in run(file, "--rule", "mcrs_core").stdout


def test_parties_by_kind_have_ranges_or_a_reason() -> None:
    """53 parties: the ranges would need a table of all groups; that is said, and the rest is printed."""
    result = run(str(EXAMPLES / "strategic-alliance" / "contract.yaml"), "--ranges", "--rule", "shapley")

    assert result.exit_code == 0
    assert "too many parties" in " ".join(result.stdout.split())


@pytest.mark.parametrize("form", ["table", "md", "csv", "json"])
def test_every_format(form: str) -> None:
    assert run(DISPUTE, "--ranges", "--rule", "shapley", "--format", form).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        (DISPUTE,),
        (DISPUTE, "--ranges", "--pool", "fee"),
        (DISPUTE, "--rule", "shaply"),
        (DISPUTE, "--rule", "core_bounds"),
        (DISPUTE, DISPUTE, "--ranges"),
        (str(EXAMPLES / "phased-risk" / "contract.yaml"), "--ranges"),
        ("no-such-file.yaml", "--ranges"),
    ],
)
def test_what_cannot_be_compared_is_told(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith("iuralloc: ")
