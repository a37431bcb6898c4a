"""Thirteen parties with Chinese ids, one more than are read by two roads: every rule divides, and a stranger agrees."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Final

import pytest

from iuralloc import rules, solve
from iuralloc.allocate import examine
from iuralloc.contract.names import REACHED_BY_FIGURES
from iuralloc.contract.schema.parameters import parameters_of
from iuralloc.report import render_text, tabulate
from iuralloc.rules.card import ParameterKind, Rule
from trails import a_stranger_agrees, ran

CARDS: Final = [card for card in rules.all_rules() if card.in_contracts and card.id not in REACHED_BY_FIGURES]
PARTIES: Final = ("清河厂", "南禾大学", "北岭所", "银行", "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬")
FIRST, REST = ", ".join(PARTIES[:5]), ", ".join(PARTIES[5:])

IN_FILE: Final[Mapping[ParameterKind, str]] = {
    "number": "1/2",
    "number by party": f"{{{', '.join(f'{party}: 1/13' for party in PARTIES)}}}",
    "partition": f"[[{FIRST}], [{REST}]]",
    "classes": f"[[{FIRST}], [{REST}]]",
    "levels": f"[[[{FIRST}, {REST}]], [[{FIRST}], [{REST}]]]",
    "edges": f"[{', '.join(f'[{one}, {other}]' for one, other in pairwise(PARTIES))}]",
}
MONEY: Final = f"{{{', '.join(f'{party}: {20 + at}' for at, party in enumerate(PARTIES))}}}"

#: what each has alone, 5 for each pair of neighbours, and 20 that only all together add
ADDED: Final = {
    **{party: at + 1 for at, party in enumerate(PARTIES)},
    **{f"{one} + {other}": 5 for one, other in pairwise(PARTIES)},
    " + ".join(PARTIES): 20,
}


def contract(split: str) -> str:
    synergies = "".join(f"      {group}: {worth}\n" for group, worth in ADDED.items())
    parties = ", ".join(f"{party}: {{}}" for party in PARTIES)
    return (
        f"iuralloc: 1\ncurrency: CNY\nunit: 万元\nparties: {{{parties}}}\n"
        f"pools:\n  收益:\n    amount: 171\n    synergies:\n{synergies}    split: {split}\n"
    )


def split_of(card: Rule) -> str:
    told = [f"{each.name}: {MONEY if each.money else IN_FILE[each.kind]}" for each in parameters_of(card)]
    return f"{{{', '.join([f'by: {card.id}', *told])}}}"


@pytest.mark.parametrize("card", CARDS, ids=[card.id for card in CARDS])
def test_thirteen_parties_divide_by_every_rule(card: Rule) -> None:
    """A rule was refused above twelve parties, with the advice to state the game as it was stated."""
    run = ran(contract(split_of(card)))
    parts = {party: run.amount(f"收益.1.exact.{party}") for party in PARTIES}

    a_stranger_agrees(run)

    assert sum(parts.values()) == 171


def test_the_banzhaf_value_by_dividends_is_that_by_marginal_contributions() -> None:
    """Each dividend of t parties is added by a member with 2^(13 - t) groups; the two add up to the same parts."""
    run = ran(contract("{by: banzhaf_normalized}"))
    alone = [Fraction(at + 1) for at in range(13)]
    pairs = [Fraction(5 * (2 - (at in {0, 12})), 2) for at in range(13)]
    raw = [own + pair + Fraction(20, 2**12) for own, pair in zip(alone, pairs, strict=True)]

    assert [run.amount(f"收益.1.exact.{party}") for party in PARTIES] == [171 * part / sum(raw) for part in raw]
    assert list(solve(_game(), "banzhaf").payoff.values()) == raw


def test_the_proof_under_terms_is_that_of_the_reference() -> None:
    """The proof shows what the rule gives; called one of the split with its terms it proves what nobody is paid."""
    split = "{by: nucleolus, terms: {floor: 清河厂 at least 20%}}"
    text = render_text(tabulate(examine(contract(split).encode(), "file").trail()), 100)

    assert "收益, nucleolus, in 万元: proof of the nucleolus" in text
    assert "with terms, in 万元: proof" not in text


def _game() -> dict[str, object]:
    dividends = {group.replace(" ", ""): worth for group, worth in ADDED.items()}
    return {"type": "dividends", "players": list(PARTIES), "dividends": dividends}
