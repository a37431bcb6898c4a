"""What a policy rests on, where it stands; and findings about shipped plans, which nobody can mend in place."""

from __future__ import annotations

import pytest

from iuralloc.allocate import check, examine
from iuralloc.errors import Finding
from report.trails import made

HEAD = """iuralloc: 1
currency: GBP
parties: {uni: {kind: university, members: {team: {kind: team}, school: {kind: school}}}, firm: {}, lab: {}}
"""


def _findings(pools: str, more: str = "") -> list[Finding]:
    return list(examine(f"{HEAD}pools: {{{pools}}}\n{more}".encode(), "policy.yaml").findings)


@pytest.mark.parametrize("amount", ["100", "{2031: 100}"])
def test_a_policy_is_the_ground_of_the_division_not_of_the_amount(amount: str) -> None:
    """A receipt of the contract is told to rest on the web page of a university."""
    roles = "{team: lab, college: firm, university: uni}"
    trail = made(f"{HEAD}pools: {{p: {{amount: {amount}, policy: {{preset: nwafu, roles: {roles}}}}}}}\n")

    amounts = [figure for name, figure in trail.figures.items() if name in {"p.amount", "p.2031.amount"}]
    parts = [figure for name, figure in trail.figures.items() if name.endswith(".1.exact.lab")]
    assert {figure["ground"].get("evidence", "") for figure in amounts} == {""}
    assert [figure["ground"]["evidence"] for figure in parts] == ["ylsx.joyhua.cn (2019-01-04)"]


def test_what_only_the_case_knows_may_be_given_by_year() -> None:
    """A table by year is refused with words about a step that the file does not have."""
    pool = "p: {amount: {2031: 100_000, 2032: 50_000}, to: uni, inside: {uni: {policy: POLICY}}}"
    policy = "{preset: strathclyde, given: {costs: {2031: 90_000}}}"
    trail = made(f"{HEAD}pools: {{{pool.replace('POLICY', policy)}}}\n")

    # 80,000 come off, 10,000 in the next year: 20,000 and 40,000 are distributable.
    # 80 % of 10,000 and 60 % of 10,000; then 60 % of 30,000 and 40 % of 10,000.
    assert [trail.amount(f"p.{year}.uni.team") for year in (2031, 2032)] == [14_000, 22_000]

    index = "{preset: cambridge 2005, given: {index: {2031: 1.1, 2032: 1.3}}}"
    trail = made(f"{HEAD}pools: {{{pool.replace('POLICY', index)}}}\n")
    # 2031: up to 110,000 at 90 %; 2032: from 100,000 up to 130,000 at 90 %, 20,000 at 60 %.
    assert [trail.amount(f"p.{year}.uni.team") for year in (2031, 2032)] == [90_000, 39_000]


def test_a_fact_that_cannot_be_read_is_told_once() -> None:
    """A list of costs is told as a missing amount of a shipped step, too."""
    told = _findings("p: {amount: 1, to: uni, inside: {uni: {policy: {preset: strathclyde, given: {costs: [9]}}}}}")

    assert [finding.code for finding in told] == ["wrong-shape"]


def test_a_role_that_nobody_bears_is_told_where_it_is_said() -> None:
    """`roles: {team: labs}`: the policy is told to name `labs`, and mending it so leads to the next error."""
    told = _findings(
        "p: {amount: 9, to: uni, inside: {uni: {policy: {plan: r, roles: {team: labs}}}}}",
        "policies: {r: {split: {team: 50%, school: 50%}}}\n",
    )

    assert [(f.code, f.facts["member"], f.path) for f in told] == [
        ("unknown-member", "labs", "pools.p.inside.uni.policy.roles.team")
    ]


def test_a_shipped_plan_of_a_pool_asks_for_its_roles() -> None:
    """The kind `university` is told to be a group that should divide something, although the policy means one body."""
    told = _findings("p: {amount: 9, policy: nwafu}")

    assert {f.code for f in told} == {"policy-names-nobody"}
    assert {f.facts["name"] for f in told} == {"team", "college", "university"}


def test_amounts_of_a_shipped_plan_in_another_currency_are_told_with_what_can_be_done() -> None:
    """The user is told to write amounts that stand in no file of theirs in another currency."""
    _, told = check(
        f"{HEAD.replace('GBP', 'CNY')}pools: {{p: {{amount: 9, to: uni, inside: {{uni: {{policy: imperial 2020}}}}}}}}\n".encode(),
        "policy.yaml",
    )

    assert [(f.code, f.facts["policy"], f.facts["currency"]) for f in told] == [
        ("policy-in-other-currency", "imperial 2020", "GBP")
    ]


def test_an_index_that_shrinks_the_bands_is_told() -> None:
    """A rise of 2 % written as the index takes every end down to a fiftieth."""
    bands = "{tiers: [{upto: 20, rate: 60%}, {rate: 50%}], index: INDEX, per: licence, count: year, method: marginal}"
    pool = f"p: {{amount: {{2031: 30}}, steps: {{a: {{to: lab, amount: {bands}}}, b: {{to: firm}}}}}}"

    for index, codes in (
        ("2%", ["band-index-small"]),
        ("{2031: 0.02}", ["band-index-small"]),
        ("102%", []),
        ("0.98", []),
    ):
        assert [f.code for f in _findings(pool.replace("INDEX", index))] == codes, index
