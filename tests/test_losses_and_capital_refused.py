"""Contracts on risk and equity that must be refused, or that must not be: each once went wrong in silence."""

import pytest

from iuralloc.allocate import examine
from iuralloc.errors import Severity

HEAD = """iuralloc: 1
law: none
currency: CNY
unit: 万元
date: 2031-05-10
round: {to: 1}
parties:
  maker: {kind: enterprise, members: {team: 1/2, office: 1/2}}
  lake: {kind: university}
  coast: {kind: enterprise}
others: {pot: {kind: finance}}
phases: {trial: {}}
pools: {income: {amount: 60, split: {by: equal}}}
"""
RISK = "risks: {leak: {phase: trial, probability: 1/2, amount: 50, steps: {STEP}}}\n"
HALVES = "liability: {split: {maker: 1/2, lake: 1/2}}\n"


def told(body: str) -> list[str]:
    """The errors found, by code and path."""
    findings = examine((HEAD + body).encode(), "contract.yaml").findings
    return [f"{f.code} at {f.path}" for f in findings if f.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        # a name with a space is no part of a figure's id: the checker would refuse the trail
        (
            RISK.replace("STEP", "first layer: {to: maker}") + HALVES,
            'id-malformed at risks.leak.steps."first layer"',
        ),
        # several bear under `liability` only; here all of the loss went to nobody
        (
            RISK.replace("STEP", "own: {split: {maker: 1/2, lake: 1/2}}") + HALVES,
            "not-read-yet at risks.leak.steps.own.split",
        ),
        # a share of a group as one body went to nobody
        (
            RISK.replace("STEP", "own: {to: maker, at_most: 5}") + "liability: {split: {enterprise: 1/2, lake: 1/2}}\n",
            "group-without-each at liability.split.enterprise",
        ),
        (HALVES[:-2] + ", inside: {nobody: {to: team}}}\n", "unknown-party at liability.inside.nobody"),
        (
            "equity: {capital: 30, contributions: {lake: 30}, inside: {nobody: {to: team}}}\n",
            "unknown-party at equity.inside.nobody",
        ),
        (
            "equity: {capital: 30, contributions: {lake: [{id: two words, value: 30}]}}\n",
            "id-malformed at equity.contributions.lake[1].id",
        ),
        (
            "equity: {capital: 30, contributions: {lake: [{id: fee, value: 10}, {id: fee, value: 20}]}}\n",
            "id-taken at equity.contributions.lake[2].id",
        ),
        # an instalment below 0 made more paid in than subscribed
        (
            "equity: {capital: 3, contributions: {lake: {value: 3, paid: {founding: 4, 2032-01-01: -1}}}}\n",
            "negative-amount at equity.contributions.lake.paid.2032-01-01",
        ),
        ("equity: {capital: 0, contributions: {lake: 0}}\n", "weights-sum-to-zero at equity.capital"),
        (
            "equity: {capital: 30, contributions: {lake: 30}, split: {lake: 50, maker: 50}}\n",
            "share-without-percent at equity.split.lake",
        ),
    ],
)
def test_what_makes_no_sense_is_told_where_it_stands(body: str, error: str) -> None:
    """An error with its place, neither a crash nor a figure that nobody bears."""
    assert error in told(body)


@pytest.mark.parametrize(
    "body",
    [
        # a step of the risk and one of the liability may bear one name, also that of a level
        RISK.replace("STEP", "pot: {to: maker, at_most: 5}")
        + "liability: {steps: {parties_of_it: {split: {maker: 1/2, lake: 1/2}}, pot: {to: pot}}}\n",
        RISK.replace("STEP", "L3: {to: maker, at_most: 5}") + HALVES,
        # a loss of 12.4 is paid as 12; all of it may be somebody's late notice
        HALVES + "events: {fire: {phase: trial, amount: 12.4, late: {lake: 12.4}}}\n",
    ],
)
def test_what_makes_sense_is_computed(body: str) -> None:
    """Names are local to their list, and rounding a loss refuses nobody."""
    assert told(body) == []


def test_a_part_that_forgot_its_party_is_told_once_for_each_word() -> None:
    """The sum of what is no part of a party says nothing to whoever wrote it, and hides what does."""
    event = "events: {fire: {phase: trial, amount: 12, fault: {maker: 60%, degree: negligence}}}\n"

    assert told(HALVES + event) == [
        "unknown-word at events.fire.fault.maker",
        "unknown-party at events.fire.fault.degree",
    ]


def test_late_notice_below_zero_is_told_with_its_number() -> None:
    """The name of the party stood where the amount was meant: "an amount of lake is below zero"."""
    event = "events: {fire: {phase: trial, amount: 12, late: {lake: -5}}}\n"
    findings = examine((HEAD + HALVES + event).encode(), "contract.yaml").findings
    (finding,) = (finding for finding in findings if finding.severity is Severity.ERROR)

    assert (finding.code, finding.path, finding.facts) == ("negative-amount", "events.fire.late", {"text": "-5"})
