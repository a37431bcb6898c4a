"""One slip, one finding, at its place: what people get wrong who fill in a contract for the first time."""

from __future__ import annotations

from typing import Final

import pytest

from iuralloc.allocate import check
from iuralloc.contract.consequences import told_once
from iuralloc.errors import Finding, LimitReached, Place

CONTRACT: Final = """iuralloc: 1
title: Battery recycling centre
date: 2027-04-15
law: none
currency: CNY
unit: 万元
parties:
  maker: {kind: enterprise, name_zh: 恒达电池}
  lake: {kind: university, members: {team: 60%, school: 40%}}
  coast: {kind: institute}
groups: {partners: [maker, lake, coast]}
phases: {trial: {}, sale: {}}
contributions:
  maker: {kind: cash, value: 415, phase: trial}
  lake: {kind: technology, value: 235, phase: sale}
  coast: {kind: equipment, price: 84, life: 7y, used: 2y, use: 25%}
figures:
  sales: 910
  conversion: {maker: 5/8, lake: 3/8, coast: 7/8}
  merit:
    weights: {research: 60%, market: 40%}
    scores: {maker: {research: 71, market: 88}, lake: {research: 93, market: 43}, coast: {research: 82, market: 51}}
pools:
  profit:
    amount: 137
    split: {maker: 45%, lake: 30%, coast: 25%}
  fees:
    amount: 12% of sales
    split: {by: contribution * conversion}
  game:
    worth: {maker: 410, lake: 57, coast: 124, maker + lake: 835, maker + coast: 700, lake + coast: 260, partners: 1_370}
    split: {by: shapley}
"""


def _told(old: str, new: str) -> list[str]:
    assert CONTRACT.count(old) >= 1, old
    _, findings = check(CONTRACT.replace(old, new, 1).encode(), "contract.yaml")
    return [f"{f.place.line if f.place else 0}:{f.place.column if f.place else 0} {f.code}" for f in findings]


def test_the_contract_itself_has_no_findings() -> None:
    """Else the slips below would not be the cause of what is told."""
    assert _told("iuralloc", "iuralloc") == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # numbers in a field of shares
        ("45%, lake", "0.45, lake", "26:20 share-without-percent"),
        ("45%, lake", "45, lake", "26:20 share-without-percent"),
        ("{maker: 45%, lake: 30%, coast: 25%}", "{maker: 45, lake: 30, coast: 25}", "26:20 share-without-percent"),
        ("45%, lake", "44.9%, lake", "26:12 shares-do-not-fill"),
        ("45%, lake: 30%, coast: 25%", "33.3%, lake: 33.3%, coast: 33.3%", "26:12 shares-do-not-fill"),
        ("45%, lake: 30%", "55%, lake: 30%", "26:12 shares-do-not-fill"),
        ("45%, lake: 30%", "-45%, lake: 120%", "26:20 negative-weight"),
        ("45%, lake", "%45, lake", "26:20 sign-needs-quotes"),
        ("45%, lake", "45 : 55, lake", "26:23 comma-missing"),
        ("45%, lake", "contribution.maker, lake", "26:20 amount-where-part"),
        # parties
        (", coast: 25%", "", "26:12 shares-do-not-fill"),
        ("maker: 45%, lake: 30%, coast: 25%", "maker: 60%, lake: 40%", "26:12 party-without-share"),
        ("lake: 30%", "laek: 30%", "26:25 unknown-party"),
        ("lake: 30%", "lаke: 30%", "26:25 name-looks-alike"),
        ("coast: 25%", "maker: 25%", "26:36 duplicate-key"),
        ("lake: 30%", "each lake + coast: 30%", "26:25 one-name-wanted"),
        ("  lake: {kind: technology", "  laek: {kind: technology", "15:3 unknown-party"),
        ("lake: 3/8", "laek: 3/8", "19:28 unknown-party"),
        (", lake: 3/8", "", "29:17 figure-misses-party"),
        ("[maker, lake, coast]", "[maker, lake; coast]", "11:28 unknown-party"),
        ("[maker, lake, coast]", "[maker，lake]", "11:21 full-width-sign"),
        ("kind: university", "kind: univercity", "9:16 unknown-word"),
        ("parties:", "partys:", "7:1 unknown-key"),
        ("figures:", "figure:", "17:1 unknown-key"),
        ("pools:", "pool:", "23:1 unknown-key"),
        ("phases:", "phase:", "12:1 unknown-key"),
        ("groups:", "group:", "11:1 unknown-key"),
        ("phase: trial", "phase: trail", "14:42 unknown-phase"),
        ("  coast: {kind: institute}\n", "  coast: {kind: institute}\n  coast: {kind: institute}\n", "11:3 duplicate-key"),
        ("team: 60%", "team: 50%", "9:38 members-do-not-fill"),
        ("team: 60%", "team: 60", "9:44 share-without-percent"),
        # units
        ("amount: 137", "amount: 1_370_000", "25:13 perhaps-another-unit"),
        ("value: 235", "value: 2_350_000", "15:35 perhaps-another-unit"),
        ("amount: 137", "amount: 137 USD", "25:13 currency-without-exchange"),
        ("amount: 137", "amount: ¥137", "25:13 currency-sign"),
        ("partners: 1_370", "partners: 13_700_000 yuan", "31:115 two-units"),
        ("currency: CNY", "currency: RMB", "5:11 currency-unknown"),
        ("currency: CNY", "currency: 人民币", "5:11 currency-unknown"),
        ("unit: 万元", "unit: 10000", "6:7 unit-unknown"),
        ("unit: 万元", "unit: 万元\nround: {to: 0.01}", "7:13 round-without-unit"),
        # numbers
        ("amount: 137", "amount: 35%", "25:13 percent-of-what"),
        ("amount: 137", "amount: 1.370,00", "25:13 ambiguous-number"),
        ("amount: 137", "amount: 1 370", "25:13 not-a-number"),
        ("value: 415", "value: 1,415", "14:32 comma-splits-number"),
        ("value: 415", "value: 1,00", "14:32 comma-splits-number"),
        ("value: 415", "value: max(4, 5)", "14:30 comma-splits-formula"),
        ("amount: 137", "amount: yes", "25:13 unknown-name"),
        ("amount: 137", "amount: true", "25:13 boolean-is-no-number"),
        ("amount: 137", "amount: -137", "25:13 negative-pool"),
        ("amount: 137", "amount: 640..710", "25:13 range-not-read"),
        ("amount: 137", "amount: {2028: 137, maker: 5}", "25:25 not-a-year"),
        ("12% of sales", "12% of rest", "28:20 word-of-steps"),
        ("12% of sales", "12% of saels", "28:20 unknown-name"),
        ("12% of sales", "12% of conversion", "28:13 table-where-number"),
        ("2027-04-15", "2027-02-30", "3:7 date-not-a-day"),
        ("use: 25%", "use: 25", "16:64 use-not-a-part"),
        ("life: 7y", "life: 7 years", "16:45 not-a-duration"),
        (", life: 7y", "", "16:10 contribution-incomplete"),
        ("weights: {research: 60%", "weights: {research: 60", "21:14 weights-do-not-fill"),
        (", market: 88", "", "22:14 score-missing"),
        # rules
        ("by: contribution * conversion", "by: contribution * convesion", "29:32 unknown-name"),
        ("by: contribution * conversion", "by: shapely", "29:17 unknown-name"),
        ("by: contribution * conversion", "by: shapley", "29:17 rule-without-game"),
        ("by: contribution * conversion", "by: law", "29:17 not-read-yet"),
        ("split: {by: contribution * conversion}", "split: [maker, lake]", "29:12 wrong-shape"),
        ("lake + coast: 260, ", "", "31:5 worth-missing"),
        ("partners: 1_370", "maker + laek + coast: 1_370", "31:105 unknown-party"),
        # notation
        ("    amount: 137", "    amount 137", "25:5 colon-missing"),
        ("    amount: 137", "    amount:137", "25:5 colon-without-space"),
        ("    amount: 137", "    amount：137", "25:11 full-width-sign"),
        ("{maker: 45%", "{maker:45%", "26:13 colon-without-space"),
        ("{maker: 45%", "{maker：45%", "26:13 full-width-sign"),
        ("45%, lake", "45%，lake", "26:23 full-width-sign"),
        ("{maker: 45%, lake: 30%, coast: 25%}", "｛maker: 45%, lake: 30%, coast: 25%｝", "26:12 full-width-sign"),
        ("{maker: 45%, lake: 30%, coast: 25%}", "{maker: 45%, lake: 30%, coast: 25%", "26:12 bracket-not-closed"),
        ("45%, lake", "45% lake", "26:28 comma-missing"),
        ("    split: {maker", "  split: {maker", "26:3 indent-too-small"),
        ("    split: {maker", "   split: {maker", "26:4 indent-uneven"),
        ("    split: {maker", "     split: {maker", "26:6 indent-uneven"),
        ("    amount: 137", "\tamount: 137", "25:1 tab-in-indent"),
        ("title: Battery", 'title: "Battery', "2:8 quote-not-closed"),
        ("title: Battery", "title: Annex: Battery", "2:13 colon-in-text"),
        ("    amount: 137\n", "    amount:\n", "25:5 empty-value"),
        ("    amount: 137\n", "    amout: 137\n", "25:5 unknown-key"),
        ("    amount: 137\n", "", "24:3 pool-without-amount"),
        ("    split: {maker: 45%, lake: 30%, coast: 25%}\n", "", "24:3 pool-without-plan"),
        ("    split: {maker: 45%", "    spilt: {maker: 45%", "26:5 unknown-key"),
        ("amount: 137", "amount: {{ amount }}", "25:14 key-not-text"),
        ("law: none", "law: CN", "4:6 not-read-yet"),
        ("iuralloc: 1", "iuraloc: 1", "1:1 unknown-key"),
    ],
)  # fmt: skip
def test_one_slip_is_one_finding_at_its_place(old: str, new: str, told: str) -> None:
    """Five findings for one slip hide the slip; one at the wrong place sends the reader astray."""
    assert _told(old, new) == [told]


def test_a_section_that_is_lost_takes_its_names_with_it() -> None:
    """A list where a mapping belongs: one finding, not one for every mention of every party."""
    start, end = CONTRACT.index("  maker: {kind: enter"), CONTRACT.index("groups:")

    assert _told(CONTRACT[start:end], "  - maker\n  - lake\n  - coast\n") == ["8:3 wrong-shape"]


def test_a_name_misspelt_everywhere_is_told_once_with_its_lines() -> None:
    """Whoever mends it has to find every place."""
    text = CONTRACT.replace("lake: 30%", "laek: 30%").replace("lake: 3/8", "laek: 3/8").replace("lake: 57", "laek: 57")
    _, findings = check(text.encode(), "contract.yaml")

    assert [(f.code, f.place and f.place.line, f.facts["again"]) for f in findings] == [("unknown-party", 19, "26, 31")]


def test_independent_slips_are_all_told() -> None:
    """All findings at once, in file order: nobody mends one by one."""
    text = (
        CONTRACT.replace("kind: cash", "kind: cahs")
        .replace("amount: 137", "amount: 35%")
        .replace("lake: 3/8", "x: 3/8")
    )
    _, findings = check(text.encode(), "contract.yaml")

    assert [finding.code for finding in findings] == ["unknown-word", "unknown-party", "percent-of-what"]


def test_faults_of_several_contributions_are_told_at_once() -> None:
    """What only computing shows is told of every entry, not of the first."""
    text = CONTRACT.replace("value: 415", "value: -415").replace("value: 235", "value: -235")
    _, findings = check(text.encode(), "contract.yaml")

    assert [(f.code, f.place and f.place.line) for f in findings] == [("negative-amount", 14), ("negative-amount", 15)]


def test_a_finding_without_a_cause_is_kept() -> None:
    """Only what follows from another finding is left out."""
    place = Place(0, 1, 1, 1)
    findings = [
        Finding("pool-without-plan", place, {"pool": "fees"}, path="pools.fees"),
        Finding("unknown-key", place, {"key": "amout", "near": "amount"}, path="pools.fees.amout"),
    ]

    assert told_once(findings) == tuple(findings)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (CONTRACT.replace("{kind: institute}", "{kind: institute, count: 70_000}"), "too-many-parties"),
        ("iuralloc: 1\n" + "a: " + "[" * 60 + "]" * 60, "nested-too-deeply"),
    ],
)
def test_limits_end_the_run_with_status_4(text: str, code: str) -> None:
    """What is beyond the budget is no fault of the contract."""
    with pytest.raises(LimitReached) as refused:
        check(text.encode(), "contract.yaml")

    assert [finding.code for finding in refused.value.findings] == [code]
