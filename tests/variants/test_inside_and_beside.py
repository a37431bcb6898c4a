"""Side by side: members inside parties, splits beside a pool, and which group objects most."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from typer.testing import CliRunner

import iuralloc
from iuralloc.allocate import examine
from iuralloc.cli.app import app
from iuralloc.report.ground import ground_text
from iuralloc.report.view import View
from iuralloc.variants.outcome import inside_of

F = Fraction
EXAMPLES: Final = Path(__file__).parents[2] / "examples"
FLOW: Final = """\
iuralloc: 1
currency: CNY
years: 2030..2031
parties:
  maker: {}
  uni: {members: {team: {members: {Luo: 60%, Tan: 40%}}, school: {}}}
pools:
  fees:
    amount: {2030: 100, 2031: 300}
    steps:
      first: {to: uni, amount: 40, unpaid: lost}
      rest: {split: {maker: 1/2, uni: 1/2}}
    inside: {uni: INSIDE}
"""
BY_SPLIT: Final = "{split: {team: 75%, school: 25%}}"
BY_STEPS: Final = "{steps: {base: {to: school, amount: 10, unpaid: lost}, rest: {split: {team: 3/4, school: 1/4}}}}"
GAME: Final = """\
iuralloc: 1
currency: CNY
parties: {A: {}, B: {}, C: {}}
pools:
  fees:
    amount: 12
    worth: {A: 0, B: 0, C: 0, A + B: 9, A + C: 3, B + C: 3, A + B + C: 12}
    split: {A: 1/3, B: 1/3, C: 1/3}
    beside: [{by: shapley}, {by: equal}]
"""


def run(tmp_path: Path, text: str, *words: str) -> dict[str, Any]:
    file = tmp_path / "contract.yaml"
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, [words[0], str(file), *words[1:], "--format", "json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def whatif(tmp_path: Path, text: str, *settings: str) -> dict[str, Any]:
    words = [word for setting in settings for word in ("--set", setting)]
    return {table["id"]: table for table in run(tmp_path, text, "whatif", *words)["tables"]}


def column(table: dict[str, Any], heading: str) -> dict[str, str]:
    at = [one["heading"] for one in table["columns"]].index(heading)
    return {row[0]["shown"]: row[at].get("exact", "") for row in table["rows"]}


@pytest.mark.parametrize(
    ("inside", "team", "school"),
    [
        # The uni gets 40 + 30 and 40 + 130, by each step: three quarters of 240 to the team.
        (BY_SPLIT, F(180), F(60)),
        # By steps once a year: 10 to the school before, so three quarters of 60 and of 160.
        (BY_STEPS, F(165), F(75)),
    ],
)
def test_members_are_added_up_over_steps_and_years(inside: str, team: Fraction, school: Fraction) -> None:
    """A member that is counted twice, once by its step and once by the plan that the step stands in, or not at all."""
    trail = examine(FLOW.replace("INSIDE", inside).encode(), "contract.yaml").trail()

    assert inside_of(trail, "fees") == {
        "uni.team": team,
        "uni.school": school,
        "uni.team.Luo": team * F(3, 5),
        "uni.team.Tan": team * F(2, 5),
    }


def test_members_stand_side_by_side(tmp_path: Path) -> None:
    """A demand that costs the team, and the table shows the university only."""
    tables = whatif(tmp_path, FLOW.replace("INSIDE", BY_SPLIT), "pools.fees.amount.2031=380")
    inside = tables["fees.beside.inside"]

    # 80 more in 2031, half of it to the uni, three quarters of that to the team, sixty in a hundred of that to Luo.
    assert column(inside, "difference") == {
        "uni.team": "30",
        "uni.team.Luo": "18",
        "uni.team.Tan": "12",
        "uni.school": "10",
    }


def test_members_alone_can_move(tmp_path: Path) -> None:
    """Nothing is divided otherwise between the parties: that is not to hide what changes inside one."""
    tables = whatif(tmp_path, FLOW.replace("INSIDE", BY_SPLIT), "pools.fees.inside.uni.split={team: 70%, school: 30%}")

    assert column(tables["fees.beside"], "difference") == {"maker": "0", "uni": "0", "sum": "0"}
    assert column(tables["fees.beside.inside"], "difference")["uni.team"] == "-12"


def test_splits_beside_a_pool_are_compared_too(tmp_path: Path) -> None:
    """A what-if that moves the rule somebody argues for, and shows only the one that is paid."""
    tables = whatif(tmp_path, GAME, 'pools.fees.worth."A + B"=6')

    # Shapley of A: (0 + 0 + 9 + 3 + 9 + 9)/6 = 5 before; (0 + 0 + 6 + 3 + 9 + 9)/6 = 4.5 after.
    assert "fees.beside" in tables
    assert column(tables["fees.beside.1.beside"], "difference")["A"] == "-1/2"
    assert column(tables["fees.beside.1.beside"], "difference")["C"] == "1"


def test_only_a_pool_brings_its_splits_and_members(tmp_path: Path) -> None:
    """`--only fees` that leaves out half of what was asked for."""
    file = tmp_path / "c.yaml"
    file.write_text(GAME, encoding="utf-8")
    words = ["whatif", str(file), "--set", 'pools.fees.worth."A + B"=6', "--only", "fees", "-f", "json"]
    tables = json.loads(CliRunner().invoke(app, words).stdout)["tables"]

    assert {"fees.beside", "fees.beside.1.beside"} <= {table["id"] for table in tables}


def test_the_group_that_objects_most_is_named(tmp_path: Path) -> None:
    """One group objects, and nobody knows which."""
    tables = whatif(tmp_path, GAME, 'pools.fees.worth."A + B"=8.5')
    notes = tables["fees.beside"]["notes"]

    assert "the file: A + B objects most, by 1." in notes
    assert "what if: A + B objects most, by 0.5." in notes


def test_rules_name_the_group_that_objects_most(tmp_path: Path) -> None:
    """By hand: of 4, 4, 4 the group A + B has 8 of 9; of the Shapley value 5, 5, 2 it has 10, and B + C has 7 of 3."""
    (pool,) = run(tmp_path, GAME, "compare", "--rule", "shapley", "--rule", "equal")["pools"]
    rules = {row["rule"]: row for row in pool["rules"]}

    assert rules["equal"]["payoff"] == rules["split"]["payoff"] == {"A": "4", "B": "4", "C": "4"}
    assert rules["shapley"]["payoff"] == {"A": "5", "B": "5", "C": "2"}
    assert (rules["equal"]["largest_excess"], rules["equal"]["largest_group"]) == ("1", [["A", "1"], ["B", "1"]])
    assert (rules["shapley"]["largest_excess"], rules["shapley"]["largest_group"]) == ("-1", [["A", "1"], ["B", "1"]])


def test_rules_say_what_they_have_taken(tmp_path: Path) -> None:
    """Equal weights that nobody agreed to, in a column beside those that were."""
    (pool,) = run(tmp_path, GAME, "compare", "--rule", "weighted_shapley", "--rule", "shapley")["pools"]

    assert [row["taken"] for row in pool["rules"]] == [[], ["weights", "classes"], []]


def test_a_figure_that_was_set_otherwise_says_so() -> None:
    """A table made from a variant, whose figures point to lines of the file that say another number."""
    contract = iuralloc.load(EXAMPLES / "five-in-one" / "contract.yaml")
    path = "pools.income.steps.advance.until"
    changed = iuralloc.whatif(contract, {path: 200, "contributions.uni[1].value": 190}).variant
    for trail, wanted in ((changed, True), (iuralloc.allocate(contract), False)):
        view = View(trail)
        told = {figure: ground_text(view, view.ground(figure)) for figure in trail.figures}

        assert ("set on the command line: until 200, in the file 260" in told["income.2032.advance.took"]) is wanted
        assert ("set on the command line: value 190, in the file 186" in told["contribution.uni.patents"]) is wanted
        assert "set on" not in told["income.2032.grant.took"]
        assert "set on" not in told["contribution.maker.extruder"]
