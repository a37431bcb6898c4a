"""Rates of exchange, reckoned with a pencil: USD in a contract in 万元; no number here was printed by the program."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Final

from iuralloc.allocate import examine
from trails import Run, a_stranger_agrees, ran

HEAD: Final = """\
iuralloc: 1
currency: CNY
unit: 万元
exchange: {USD: {rate: 7.1, date: 2029-03-31, evidence: bulletin, clause: "9.1"}}
parties: {maker: {kind: enterprise}, lake: {kind: university}}
"""


def amount(run: Run, figure: str) -> Fraction:
    a_stranger_agrees(run)
    return run.amount(figure)


def test_two_currencies_in_one_amount() -> None:
    """12万 USD are 85.2万元; with 30万元 that makes 115.2; 60 % are 69.12."""
    run = ran(HEAD + "pools: {fees: {amount: 12万 USD + 30万元, split: {maker: 60%, lake: 40%}}}\n")

    assert amount(run, "fees.amount") == Fraction("115.2")
    assert amount(run, "fees.1.maker") == Fraction("69.12")
    assert run.figures["exchange.USD"]["value"] == "71/10"
    assert run.figures["exchange.USD"]["ground"] == {
        "path": "exchange.USD.rate", "line": 4, "evidence": "bulletin", "clause": "9.1",
    }  # fmt: skip


def test_single_units_are_brought_to_the_unit_of_the_contract() -> None:
    """35 USD are 248.5 yuan, 0.02485万元; read in 万 they would be ten thousand times as much."""
    run = ran(HEAD + "pools: {fees: {amount: 35 USD, split: {maker: 100%}}}\n")

    assert amount(run, "fees.amount") == Fraction("0.02485")


def test_nothing_is_rounded_on_the_way() -> None:
    """0.01 USD at 7.1 is 0.071 yuan, and a hundred times that 7.10: rounded to 0.07 first it would be 7.00."""
    run = ran(HEAD + "pools: {fees: {amount: 100 * 0.01 USD, split: {maker: 100%}}}\n")

    assert amount(run, "fees.1.maker") * 10_000 == Fraction("7.1")


def test_the_rate_of_a_pool_wins_in_that_pool_only() -> None:
    """1 000 USD: at 7.25 in the pool that says so (7 250 yuan), at 7.1 in the other; also in its steps."""
    run = ran(
        HEAD
        + """\
pools:
  own:
    exchange: {USD: {rate: 7.25}}
    amount: 1000 USD
    steps: {first: {to: maker, amount: 100 USD}, rest: {to: lake}}
  rest_of_it: {amount: 1000 USD, split: {maker: 100%}}
"""
    )

    assert amount(run, "own.amount") == Fraction("0.725")
    assert run.amount("own.first.took") == Fraction("0.0725")
    assert run.amount("rest_of_it.amount") == Fraction("0.71")


def test_a_pool_may_have_the_only_rate() -> None:
    """EUR is known in the pool, and nowhere else."""
    text = HEAD + "pools: {fees: {exchange: {EUR: {rate: 8}}, amount: 5 EUR + 1 USD, split: {maker: 100%}}}\n"

    assert amount(ran(text), "fees.amount") * 10_000 == Fraction("47.1")


def test_years_figures_and_royalties() -> None:
    """2029: 1万 USD (7.1); sales of 120万 USD are 852, and 5 % royalty on them is 42.6."""
    run = ran(
        HEAD
        + """\
figures: {sales: {value: {2029: 120万 USD}}}
royalties: {licence: {on: sales, rate: {2029..2030: 5%}}}
pools:
  yearly: {amount: {2029: 1万 USD, 2030: 3万元}, steps: {all_of_it: {to: maker}}}
"""
    )

    assert amount(run, "yearly.2029.amount") == Fraction("7.1")
    assert run.amount("yearly.amount") == Fraction("10.1")
    assert run.amount("sales.2029") == 852
    assert run.amount("licence.2029") == Fraction("42.6")


def test_a_game_in_a_foreign_currency() -> None:
    """Worths of 10, 20 and 50万 USD at 7.1: 71, 142, 355; each gets alone and half of the 142 that they add."""
    run = ran(
        HEAD
        + """\
pools:
  profit:
    amount: 355
    worth: {maker: 10万 USD, lake: 20万 USD, maker + lake: 50万 USD}
    split: {by: shapley}
"""
    )

    assert amount(run, "profit.1.exact.maker") == 142
    assert run.amount("profit.1.exact.lake") == 213


def test_what_is_claimed_in_a_pool_is_converted_at_its_rate() -> None:
    """A table that says 100 USD beside 100 USD agrees with it, whatever the head says."""
    text = HEAD + (
        "pools: {fees: {exchange: {USD: {rate: 7.25}}, amount: 100 USD, claimed: {maker: 100 USD}, split: {maker: 100%}}}\n"
    )

    (row,) = ran(text).tables("claimed")[0]["rows"]
    assert row["verdict"] == "confirmed"


def test_it_is_told_that_nothing_is_rounded() -> None:
    """What the contract leaves open, whether the converted amount is rounded, stands among the choices."""
    examined = examine((HEAD + "pools: {fees: {amount: 35 USD, split: {maker: 100%}}}\n").encode(), "contract.yaml")

    told = {choice["code"]: choice["facts"] for choice in json.loads(examined.trail().text())["choices"]}
    assert told["converted-exactly"] == {"currency": "USD", "figure": "exchange.USD"}
