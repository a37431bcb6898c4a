"""Contracts with random damage: each is computed, and then the checker agrees, or it is refused in words."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Final

import pytest

from effort import many
from iuralloc.allocate import allocate, check
from iuralloc.errors import Refusal, Severity, Status
from iuralloc.report.findings import finding_data, render_findings
from iuralloc.verify import verify

ROOT: Final = Path(__file__).parent.parent
EXAMPLES: Final = tuple(
    (ROOT / "examples" / name / "contract.yaml").read_text(encoding="utf-8")
    for name in ("co-built-institute", "strategic-alliance")
)

#: a contract that uses most words of the language at once
RICH: Final = """iuralloc: 1
title: Battery recycling centre, annex 2
date: 2027-04-15
law: none
currency: CNY
unit: 万元
round: {to: 0.01 yuan, ties: order of parties}
parties:
  maker: {name: Hengda Cells, name_zh: 恒达电池, kind: enterprise, members: {plant: 60%, trade: 40%}}
  lake: {kind: university, members: {lab: {}, school: {}, team: {kind: team, members: {Chen: {share: 54%, name: Chen Yu}, Gao: 46%}}}}
  coast: {kind: institute}
  smelter: {kind: enterprise, count: 3}
others: {pacific: {kind: insurer}, bank: {kind: finance}}
groups: {partners: [maker, lake, coast], works: [maker, smelter], no_works: all except works}
phases: {trial: {name: trial line}, sale: {}}
contributions:
  maker: [{kind: cash, value: 415, phase: trial}, {id: press, kind: equipment, price: 84, life: 7y, used: 2y, use: 25%, evidence: ledger 17}]
  lake: {kind: technology, value: 235, appraised: 205, evidence: valuation 2027-08, phase: sale}
  coast: {kind: site, rent: 12, used: 18m}
  each smelter: 13
  bank: 7
figures:
  sales: {value: 910, evidence: report 4}
  returns: 57
  base: sales - 12% of returns
  lowest: max(base, 100) / 2
  conversion: {maker: 5/8, lake: 3/8, coast: 7/8, each smelter: 1/2}
  weighed: contribution * conversion
  duty: {trial: {maker: 55%, lake: 45%}, sale: {maker: 85%, lake: 15%}}
  part: weighed / sum(weighed)
  merit:
    weights: {research: 60%, market: 40%}
    scores: {maker: {research: 71, market: 88}, lake: {research: 93, market: 43}, coast: {research: 82, market: 51}}
    scaled: each first
pools:
  profit:
    amount: 1_150
    among: partners
    worth: {maker: 410, lake: 57, coast: 124, maker + lake: 835, maker + lake + coast: 1_150}
    unlisted: superadditive
    split: {by: modified_shapley, factor: merit / sum(merit), strength: 1/2}
    beside: [shapley, contribution, {maker: 1/2, lake: 1/4, coast: 1/4}, alone, equal]
    inside: {lake: {split: {team: 3/4, school: 1/4}, inside: {team: {split: {by: equal}}}}}
    clause: "7.2"
  alliance: {synergies: {each enterprise: 4, each enterprise + each institute: 0.75, maker + lake without coast: 3}, split: {by: shapley}}
  fund: {amount: 5% of sales, split: {by: alliance}}
  furnace: {kind: cost, amount: 158, among: [works, coast], split: {by: part}}
  fees: {amount: 1.4% of base, split: {maker: 40%, smelter: 30%, lake: 20%, unallocated: 10%}, inside: {smelter: {split: {by: conversion}}}, round: {to: 1 yuan}}
  gift: {amount: contribution.trial.maker / 3, to: lake, inside: {lake: {to: team}}}
  damage: {kind: loss, amount: 12_000 yuan, split: {each smelter: 1/6, partners: 1/2}, inside: {partners: {split: {maker: duty.trial.maker, lake: duty.trial.lake}}}}
  again: {amount: 20, split: {by: profit}, among: partners}
"""

#: what damage puts in the place of something: numbers, words of the language, names, signs
PIECES: Final = (
    "0", "1", "0%", "100%", "50%", "1/3", "0.5", "-1", "3y", "18m", "1e30", "1_000_000", "5万元", "10000 yuan", "1 USD", "equal",
    "shapley", "modified_shapley", "contribution", "contribution.cash", "contribution.maker", "alone", "itself", "unallocated",
    "all", "each all", "each enterprise", "enterprise", "without", "except", "sum(contribution)", "max(1", "partners", "maker",
    "lake", "each smelter", "smelter_1", "pacific", "team", "trial", "merit", "merit.maker", "conversion", "duty", "duty.trial",
    "base", "profit", "alliance", "income", "loss", "superadditive", "each first", "none", "true", "yes", "null", "~", "[]", "{}",
    "[a]", "{a: b}", '"', "'", "%", "@", "#", "*a", "&a", "!x", "<<", "? ", "- ", "|", ">", "：", "，", "“", "\u202e", "\u200b",
    "\t", "\r", "\u2028", "\x85", "１２", "ﬁ", "𠮷", "2027-02-30", ".inf", "1:30", "…", "a b",
)  # fmt: skip
_TOKEN: Final = re.compile(r"[^\W\d]\w*|\d[\d_.]*%?|[*+/]")

ROUNDS: Final = many(55)


def damaged(text: str, rng: random.Random) -> str:
    """Delete, double or swap lines, change characters: what an editor, a mail or a hand does to a file."""
    lines = text.split("\n")
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        line = lines[at]
        cut = rng.randrange(len(line) + 1)
        match rng.randrange(8):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = (
                    line[:cut] + rng.choice(("", chr(rng.randrange(32, 127)), rng.choice(PIECES))) + line[cut + 1 :]
                )
            case 4:
                lines[at] = " " * rng.randrange(4) + line
            case 5:
                lines[at] = line[rng.randrange(4) :]
            case 6:
                lines[at] = line + lines[other].strip()
            case _:
                lines = lines[: max(at, 1)]
    return "\n".join(lines)


def reworded(text: str, rng: random.Random) -> str:
    """Put a number or a name in the place of another: the file stays readable, and means something else."""
    tokens = [
        token for token in _TOKEN.finditer(text) if text[token.end() : token.end() + 1] != ":" or rng.random() < 0.1
    ]
    for token in sorted(rng.sample(tokens, rng.choice((1, 1, 2, 3))), key=lambda token: -token.start()):
        new = rng.choice(PIECES[:52]) if rng.random() < 0.6 else rng.choice(tokens)[0]
        text = text[: token.start()] + new + text[token.end() :]
    return text


def outcome(text: str) -> Status:
    """Check a file, compute it if that can be done, and print what is found; gives the status."""
    data = text.encode()
    try:
        contract, findings = check(data, "contract.yaml")
    except Refusal as refusal:
        contract, findings, status = None, refusal.findings, refusal.status
    else:
        faulty = any(finding.severity is Severity.ERROR for finding in findings)
        status = Status.AT_FAULT if faulty else Status.DONE
    shown = render_findings(findings, data, "contract.yaml", 60)
    json.dumps([finding_data(finding, "contract.yaml") for finding in findings])

    assert all(sign.isprintable() or sign == "\n" for sign in shown)
    assert findings or contract is not None
    if contract is not None and status is Status.DONE:
        report = verify(allocate(contract).text().encode(), data)

        assert report.faults == ()
    return status


@pytest.mark.parametrize("text", [*EXAMPLES, RICH], ids=["co-built institute", "strategic alliance", "rich"])
def test_undamaged_contracts_are_computed(text: str) -> None:
    """Else the damage below would be done to what is broken already."""
    assert outcome(text) is Status.DONE


@pytest.mark.parametrize("seed", range(3))
def test_damaged_contracts_are_refused_or_computed(seed: int) -> None:
    """No other exception than a refusal, and no figure that the checker does not find, too."""
    rng = random.Random(seed)
    statuses = {outcome(damaged(rng.choice((*EXAMPLES, RICH)), rng)) for _ in range(ROUNDS)}

    assert statuses <= {Status.DONE, Status.AT_FAULT, Status.LIMIT}


@pytest.mark.parametrize("seed", range(3))
def test_reworded_contracts_are_refused_or_computed(seed: int) -> None:
    """The same for files that are well formed; some of them must come through, or little is tested."""
    rng = random.Random(1_000 + seed)
    statuses = [outcome(reworded(rng.choice((EXAMPLES[0], RICH, RICH)), rng)) for _ in range(ROUNDS)]

    assert Status.DONE in statuses
    assert set(statuses) <= {Status.DONE, Status.AT_FAULT, Status.LIMIT}
