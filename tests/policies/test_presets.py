"""Shipped policies against the values that were published, or reckoned with a pencil from the published rates."""

from __future__ import annotations

import json
from fractions import Fraction
from importlib.resources import files
from typing import Final

import pytest

from iuralloc.contract import presets as folder
from iuralloc.contract.presets import PRESET_IDS, presets
from trails import Refused, Run, a_stranger_agrees, ran

CURRENCY: Final = {
    "cambridge 2005": "GBP", "cambridge 2005 opt-out": "GBP", "imperial 2020": "GBP", "bristol": "GBP",
    "strathclyde": "GBP", "oxford 2023": "GBP", "stanford": "USD", "uc 1985": "USD", "uc 1997": "USD",
    "notre dame": "USD", "us federal laboratory": "USD", "arbnerfg 42": "EUR", "kitami": "JPY",
    "nippon medical school": "JPY", "nwafu": "CNY", "nwafu equity": "CNY",
}  # fmt: skip

MEMBERS: Final = "{team: {}, school: {}, department: {}, college: {}, research: {}, office: {}}"


def by(name: str, amounts: str, given: str = "", more: str = "") -> Run:
    """A university alone that divides amounts by a shipped policy."""
    accept = ", accept: C" if name == "oxford 2023" else ""
    told = f", given: {{{given}}}" if given else ""
    currency = CURRENCY[name]
    return ran(
        f"""\
iuralloc: 1
currency: {currency}
round: {{to: {"1 JPY" if currency == "JPY" else f"0.01 {currency}"}}}
parties:
  uni: {{kind: university, members: {MEMBERS}}}
{more}pools:
  income: {{amount: {amounts}, steps: {{all: {{to: uni, inside: {{uni: {{policy: {{preset: {name}{accept}{told}}}}}}}}}}}}}
"""
    )


def got(run: Run, stem: str = "income") -> dict[str, Fraction]:
    """What each member got in all, without those who got nothing."""
    found: dict[str, Fraction] = {}
    for record in run.tables("split"):
        if record["stem"].startswith(f"{stem}.all") and record["path"] == ["uni"]:
            for row in record["rows"]:
                found[row["party"]] = found.get(row["party"], Fraction(0)) + run.amount(row["paid"])
    for record in run.tables("waterfall"):
        if record["stem"].startswith(f"{stem}.all") and record["path"] == ["uni"]:
            for line in record["lines"]:
                if len(line["to"]) == 1:
                    who, figure = line["to"][0]
                    found[who] = found.get(who, Fraction(0)) + run.amount(figure)
    return {who: amount for who, amount in found.items() if amount}


#: published test values (domain facts, section 2.8) and, at every end of a band, what a pencil finds
VALUES: Final = (
    # 90/5/5 of 100k, 60/20/20 of the next, 34/33/33 above
    ("cambridge 2005", 200_000, "", {"team": 150_000, "school": 25_000, "itself": 25_000}),
    ("cambridge 2005", 100_000, "", {"team": 90_000, "school": 5_000, "itself": 5_000}),
    ("cambridge 2005", 300_000, "", {"team": 184_000, "school": 58_000, "itself": 58_000}),
    # ends at 132,869: all of 132,869 at 90 %
    ("cambridge 2005", 132_869, "index: 1.32869", {"team": "119582.1", "school": "6643.45", "itself": "6643.45"}),
    ("cambridge 2005 opt-out", 200_000, "", {"team": 177_500, "school": 11_250, "itself": 11_250}),
    ("cambridge 2005 opt-out", 50_000, "", {"team": 50_000}),
    ("imperial 2020", 2_000_000, "", {"team": 1_410_000, "itself": 590_000}),
    ("imperial 2020", 50_000, "", {"team": 50_000}),
    ("imperial 2020", 1_000_000, "", {"team": 810_000, "itself": 190_000}),
    ("bristol", 75_000, "costs: 0", {"team": 40_500, "school": 17_250, "itself": 17_250}),
    ("bristol", 15_000, "costs: 0", {"team": 10_500, "school": 2_250, "itself": 2_250}),
    # 75,000 net of 25,000 costs, which the university gets back
    ("bristol", 100_000, "costs: 25_000", {"team": 40_500, "school": 17_250, "itself": 42_250}),
    ("bristol", 105_000, "costs: 0", {"team": 50_500, "school": 27_250, "itself": 27_250}),
    # the first call takes all that there is
    ("bristol", 3_000, "costs: 0", {"team": 3_000}),
    ("strathclyde", 100_000, "costs: 90_000", {"team": 14_000, "school": 1_200, "itself": 84_800}),
    ("strathclyde", 10_000, "costs: 0", {"team": 8_000, "school": 400, "itself": 1_600}),
    ("strathclyde", 50_000, "costs: 0", {"team": 32_000, "school": 3_600, "itself": 14_400}),
    ("strathclyde", 100_000, "costs: 0", {"team": 52_000, "school": 9_600, "itself": 38_400}),
    ("strathclyde", 500_000, "costs: 0", {"team": 172_000, "school": 65_600, "itself": 262_400}),
    ("strathclyde", 600_000, "costs: 0", {"team": 197_000, "school": 80_600, "itself": 322_400}),
    ("stanford", 4_000_000, "deduction: 0, costs: 0",
     {"team": 1_333_600, "department": 886_400, "school": 890_000, "research": 890_000}),
    ("stanford", 3_000_000, "deduction: 0, costs: 0",
     {"team": 1_000_200, "department": 739_800, "school": 630_000, "research": 630_000}),
    # 15 % of 1,000,000, then 50,000: of 800,000
    ("stanford", 1_000_000, "deduction: 15% of whole, costs: 50_000",
     {"office": 200_000, "team": 266_720, "department": 197_280, "school": 168_000, "research": 168_000}),
    ("uc 1997", 100_000, "costs: 20_000", {"team": 28_000, "research": 12_000, "itself": 60_000}),
    ("uc 1985", 100_000, "costs: 20_000", {"team": 32_500, "itself": 67_500}),
    ("notre dame", 300_000, "", {"team": 100_000, "itself": 200_000}),
    ("notre dame", 100_000, "", {"team": 50_000, "itself": 50_000}),
    ("arbnerfg 42", 100_000, "", {"team": 30_000, "itself": 70_000}),
    ("us federal laboratory", 100_000, "", {"team": 16_700, "itself": 83_300}),
    ("us federal laboratory", 2_000, "", {"team": 2_000}),
    ("kitami", 2_000_000, "count: year", {"team": 1_000_000, "itself": 1_000_000}),
    ("kitami", 10_000_000, "count: year", {"team": 4_000_000, "itself": 6_000_000}),
    ("kitami", 20_000_000, "count: year", {"team": 8_000_000, "itself": 12_000_000}),
    # 60 % below the cap; half just above 2,000,000
    ("kitami", 1_500_000, "count: year", {"team": 900_000, "itself": 600_000}),
    ("kitami", 2_000_002, "count: year", {"team": 1_000_001, "itself": 1_000_001}),
    ("nippon medical school", 1_000_000, "costs: 200_000, purchases: 100_000",
     {"team": 350_000, "school": 140_000, "itself": 510_000}),
    ("nwafu", 100, "", {"team": 80, "college": 10, "itself": 10}),
    ("nwafu equity", 100, "", {"team": 70, "itself": 30}),
    ("oxford 2023", 200_000, "count: life", {"team": 77_250, "school": 26_250, "office": 60_000, "itself": 36_500}),
    ("oxford 2023", 50_000, "count: life", {"team": 30_000, "office": 15_000, "itself": 5_000}),
    ("oxford 2023", 500_000, "count: life",
     {"team": 171_750, "school": 78_750, "office": 150_000, "itself": 99_500}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "amount", "given", "wanted"), VALUES)
def test_the_values_that_were_published(name: str, amount: int, given: str, wanted: dict[str, int | str]) -> None:
    """A slip in one rate, one end, or the order of deductions changes one of these."""
    run = by(name, str(amount), given)

    assert got(run) == {who: Fraction(part) for who, part in wanted.items()}
    a_stranger_agrees(run)


def test_every_policy_that_is_shipped_has_a_value() -> None:
    """A policy that nobody has reckoned would be shipped on trust."""
    assert {name for name, *_ in VALUES} == set(PRESET_IDS)


def test_the_list_names_the_files() -> None:
    """A file that the list leaves out could not be used."""
    found = {file.name for file in files(folder).iterdir() if file.name.endswith(".yaml")}

    assert found == {f"{name.replace(' ', '_')}.yaml" for name in PRESET_IDS}
    assert list(PRESET_IDS) == sorted(PRESET_IDS)


def test_what_a_policy_says_of_itself() -> None:
    """Without both languages, a source and a mark of confidence nobody could weigh it; D is never shipped."""
    for preset in presets():
        assert preset.confidence in {"A", "B", "C"}
        assert preset.source
        assert preset.host
        for said in (preset.institution, preset.base, preset.order, preset.inventors, *preset.roles.values()):
            assert set(said) == {"en", "zh"}
        assert set(preset.usually) <= set(preset.roles)
        assert preset.examples


@pytest.mark.parametrize("name", PRESET_IDS)
def test_the_examples_of_the_docs_are_values_of_this_test(name: str) -> None:
    """The page shows an example for each policy: it must be one that was reckoned here."""
    preset = next(preset for preset in presets() if preset.id == name)
    reckoned = {(amount, frozenset(wanted.items())) for who, amount, _, wanted in VALUES if who == name}
    for example in preset.examples:
        amount = int(example["amount"].split()[0].replace("_", ""))
        gives = {
            ("itself" if who == "university" else who): int(str(p).replace("_", ""))
            for who, p in example["gives"].items()
        }
        assert (amount, frozenset(gives.items())) in reckoned


def test_bristol_in_two_years_is_bristol_in_one() -> None:
    """The first call leaves nothing for the others in the first year: what they are owed must come in the second."""
    costs = "figures:\n  costs: {2031: 9_000, 2032: 1_000}\n"
    run = by("bristol", "{2031: 10_000, 2032: 20_000}", "costs: costs", costs)
    together = {
        who: sum(got(run, f"income.{year}").get(who, Fraction(0)) for year in (2031, 2032))
        for who in ("team", "school", "itself")
    }

    # 20,000 net: 10,500 + half of 5,000; the others 2,250 + 1,250 each; the university 10,000 of costs.
    assert together == {"team": 13_000, "school": 3_500, "itself": 13_500}
    a_stranger_agrees(run)


def test_what_the_program_read_is_printed() -> None:
    """That a policy is second-hand, or goes without an index, would otherwise be known to nobody."""
    oxford = by("oxford 2023", "200_000", "count: life")
    cambridge = by("cambridge 2005", "200_000")

    assert {"policy-second-hand", "bands-per-invention"} <= codes(oxford)
    assert {"policy-fact-left-out", "bands-per-invention"} <= codes(cambridge)
    assert "policy-fact-left-out" not in codes(by("cambridge 2005", "200_000", "index: 1.3"))


def codes(run: Run) -> set[str]:
    """The codes of what the program chose."""
    return {choice["code"] for choice in json.loads(run.trail)["choices"]}


def test_a_shipped_policy_keeps_its_currency() -> None:
    """Ends in pounds would be taken for yuan."""
    with pytest.raises(Refused, match="policy-in-other-currency"):
        ran(
            "iuralloc: 1\ncurrency: CNY\nparties: {uni: {members: {team: {}, school: {}}}}\n"
            "pools: {income: {amount: 5, to: uni, inside: {uni: {policy: cambridge 2005}}}}\n"
        )


def test_second_hand_only_when_accepted() -> None:
    """Nobody should rest a settlement on a quotation without knowing it."""
    with pytest.raises(Refused, match="policy-not-sure"):
        ran(
            "iuralloc: 1\ncurrency: GBP\nparties: {uni: {members: {team: {}, school: {}, office: {}}}}\n"
            "pools: {income: {amount: 5, to: uni, inside: {uni: {policy: {preset: oxford 2023, given: {count: life}}}}}}\n"
        )
