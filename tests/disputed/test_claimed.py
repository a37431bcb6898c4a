"""Claims: what somebody's own table says beside what was computed, number by number."""

from __future__ import annotations

from typing import Any

import pytest

from disputed.files import codes, examined, trail
from iuralloc.audit.trail import Trail
from iuralloc.errors import Severity


def rows(found: Trail) -> dict[str, Any]:
    (record,) = [one for one in found.schedules if one["table"] == "claimed"]
    return {row["name"]: row for row in record["rows"]}


def verdicts(found: Trail) -> dict[str, tuple[str, str]]:
    """By name: the verdict, and claimed less computed."""
    return {
        name: (row["verdict"], str(found.amount(row["difference"])) if row["difference"] else "")
        for name, row in rows(found).items()
    }


def test_a_table_of_a_pool_is_held_to_it_line_by_line() -> None:
    """61.5 % of 940 are 578.1, 38.5 % are 361.9: one line is confirmed, the other is 0.1 short."""
    found = trail("""pools:
  fees:
    amount: 940
    round: {to: 0.1 yuan}
    among: [maker, lake]
    split: {maker: 61.5%, lake: 38.5%}
    claimed: {maker: 578.1, lake: 361.8}
""")

    assert verdicts(found) == {"fees.1.maker": ("confirmed", "0"), "fees.1.lake": ("differs", "-1/10")}


def test_less_than_a_unit_is_no_difference_of_payment() -> None:
    """A third of 100 is paid as 33 and claimed as 33.33."""
    found = trail("""pools:
  fees: {amount: 100, split: {maker: 1/3, lake: 1/3, coast: 1/3}, claimed: {lake: 33.33, maker: 33.33, coast: 33}}
""")

    assert verdicts(found) == {
        "fees.1.lake": ("within-unit", "33/100"), "fees.1.maker": ("within-unit", "-67/100"),
        "fees.1.coast": ("confirmed", "0"),
    }  # fmt: skip


def test_pools_and_steps_by_year() -> None:
    """3 % of 200 and of 300 are 6 and 9; the rest, 194 and 291, is halved: 97 and 97, 146 and 145."""
    found = trail("""pools:
  sales:
    amount: {2030: 200, 2031: 300}
    among: [maker, lake]
    claimed: {2030: {maker: 97, lake: 98}, 2031: {maker: 146}}
    steps:
      fee: {to: coast, amount: 3% of whole, claimed: {2030: 6, 2031: 10}}
      rest: {split: {maker: 1/2, lake: 1/2}, claimed: {maker: 243}}
""")

    assert verdicts(found) == {
        "sales.2030.maker": ("confirmed", "0"), "sales.2030.lake": ("differs", "1"),
        "sales.2031.maker": ("confirmed", "0"),
        "sales.2030.fee.took": ("confirmed", "0"), "sales.2031.fee.took": ("differs", "1"),
        "sales.rest.maker": ("confirmed", "0"),
    }  # fmt: skip


def test_figures_and_contributions() -> None:
    """5 years of 10, used for 2, for half the time: 2 × 1/2 × 20 = 20. A rate is compared as it is."""
    found = trail("""contributions:
  maker: {kind: equipment, price: 100, life: 10y, used: 4y, use: 50%, claimed: 24}
figures:
  rate: {value: 3.5%, claimed: 3.5%}
  sales: {value: {2030: 200, 2031: 300}, claimed: {2031: 310, 2030: 200}}
  merit: {value: {maker: 3, lake: 2}, claimed: {lake: 3}}
pools:
  fees: {amount: rate * sales, split: {maker: 1/2, lake: 1/2}}
""")

    assert verdicts(found) == {
        "contribution.maker.1": ("differs", "4"), "rate": ("confirmed", "0"), "sales.2031": ("differs", "10"),
        "sales.2030": ("confirmed", "0"), "merit.lake": ("differs", "1"),
    }  # fmt: skip


def test_who_gets_nothing_is_held_to_nothing() -> None:
    found = trail("pools:\n  fees: {amount: 10, among: [maker], split: {maker: 1/1}, claimed: {coast: 2}}\n")

    assert verdicts(found) == {"fees.coast": ("differs", "2")}


def test_what_is_not_settled_can_be_neither_right_nor_wrong() -> None:
    text = "pools:\n  fees: {amount: 10 .. 20, split: {maker: 1/2, lake: 1/2}, claimed: {maker: 7}}\n"

    assert verdicts(trail(text)) == {"fees.maker": ("open", "")}
    assert "claimed-differs" not in codes(text)


def test_a_claim_changes_nothing_that_is_computed() -> None:
    """And every one that differs is told, as a warning."""
    text = "pools:\n  fees: {amount: 10, among: [maker, lake], split: {maker: 1/2, lake: 1/2}CLAIM}\n"
    with_it, without = trail(text.replace("CLAIM", ", claimed: {maker: 7}")), trail(text.replace("CLAIM", ""))
    told = examined(text.replace("CLAIM", ", claimed: {maker: 7, lake: 5}")).findings

    assert {n: with_it.figures[n]["value"] for n in without.figures} == {
        n: r["value"] for n, r in without.figures.items()
    }
    assert [(f.code, f.severity, f.facts["claimed"], f.facts["computed"]) for f in told] == [
        ("claimed-differs", Severity.WARNING, "7", "5")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "figures: {a: {value: 3, claimed: {maker: 2}}}\n",
        "figures: {a: {value: {maker: 3}, claimed: 3}}\n",
        "contributions: {maker: {value: 3, claimed: {maker: 2}}}\n",
    ],
)
def test_another_shape_is_refused(text: str) -> None:
    pool = "pools: {fees: {amount: 10, among: [maker], split: {maker: 1/1}}}\n"

    assert codes(text + pool) == ["claimed-otherwise-shaped"]


@pytest.mark.parametrize(
    ("claim", "code"),
    [("{nobody: 3}", "unknown-party"), ("{maker: 30%}", "percent-of-what"), ("{maker: x}", "unknown-name")],
)
def test_odd_claims_are_refused(claim: str, code: str) -> None:
    text = f"pools: {{fees: {{amount: 10, among: [maker], split: {{maker: 1/1}}, claimed: {claim}}}}}\n"

    assert codes(text) == [code]


def test_a_claim_inside_a_party_is_refused_and_not_dropped() -> None:
    text = """pools:
  fees:
    amount: 10
    among: [lake]
    split: {lake: 1/1}
    inside: {lake: {steps: {all_of_it: {to: team, claimed: 5}}}}
"""

    assert codes(text) == ["disputed-not-here"]
