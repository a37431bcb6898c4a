"""What a rate of exchange may not be, and where none counts."""

from __future__ import annotations

from typing import Final

import pytest

from iuralloc.allocate import examine

FILE: Final = """\
iuralloc: 1
currency: CNY
exchange: {HEAD}
parties: {maker: {kind: enterprise}, lake: {kind: university}}
pools:
  fees: {amount: AMOUNT, split: {maker: 60%, lake: 40%}, exchange: {POOL}}
"""


def told(head: str = "", pool: str = "", amount: str = "12 USD") -> list[str]:
    text = FILE.replace("HEAD", head).replace("POOL", pool).replace("AMOUNT", amount)
    return [f"{f.code} at {f.path}" for f in examine(text.encode(), "contract.yaml").findings]


@pytest.mark.parametrize(
    ("rate", "code"),
    [
        ("{rate: 0}", "exchange-rate-not-above-zero at exchange.USD.rate"),
        ("{rate: -7.1}", "exchange-rate-not-above-zero at exchange.USD.rate"),
        ("{rate: 710%}", "exchange-rate-not-above-zero at exchange.USD.rate"),
        ("{rate: 7.1 yuan}", "exchange-rate-not-above-zero at exchange.USD.rate"),
        ("{rate: 7 + 0.1}", "exchange-rate-not-above-zero at exchange.USD.rate"),
        ("{rate: 7.0 .. 7.2}", "range-not-here at exchange.USD.rate"),
        ("{rate: {2029: 7.1}}", "exchange-not-fixed-once at exchange.USD.rate"),
        ("{date: 2029-03-31}", "exchange-without-rate at exchange.USD"),
        ("{rate: 7.1, date: 31 March}", "date-not-a-day at exchange.USD.date"),
        ("{rate: 7.1, day: 2029-03-31}", "unknown-key at exchange.USD.day"),
    ],
)
def test_a_rate_is_one_number_fixed_once(rate: str, code: str) -> None:
    """A rate that is nought, a range, a formula or a table would let the amount be anything."""
    assert told(f"USD: {rate}") == [code]
    assert told("", f"USD: {rate}") == [code.replace("exchange.USD", "pools.fees.exchange.USD")]


def test_no_rate_no_amount() -> None:
    """Neither another currency's rate nor another pool's is one."""
    assert told() == ["currency-without-exchange at pools.fees"]
    assert "currency-without-exchange at pools.fees" in told("EUR: {rate: 8}")


@pytest.mark.parametrize("code", ["usd", "dollar", "RMB", "US"])
def test_a_currency_is_named_by_its_letters(code: str) -> None:
    """A rate under a word that no amount can bear would never be used, and nobody would know."""
    assert told(f"{code}: {{rate: 7.1}}", amount="12") == [f"exchange-currency-unknown at exchange.{code}"]


def test_the_own_currency_has_no_rate() -> None:
    """1 CNY at 7.1 CNY each is no contract."""
    assert told("CNY: {rate: 7.1}", amount="12") == ["exchange-of-own-currency at exchange.CNY"]


def test_a_rate_that_nobody_uses_is_told() -> None:
    """That of the head where the only pool has its own; and that of a pool without such an amount."""
    assert told("USD: {rate: 7.1}", "USD: {rate: 7.2}") == ["exchange-unused at exchange.USD"]
    assert told("USD: {rate: 7.1}", "EUR: {rate: 8}") == ["exchange-unused at pools.fees.exchange.EUR"]
    assert told("USD: {rate: 7.1}") == []


def test_what_is_paid_is_in_the_own_currency() -> None:
    """A smallest payable amount in USD is refused, with a rate or without."""
    text = FILE.replace("HEAD", "USD: {rate: 7.1}").replace("POOL", "").replace("AMOUNT", "12 USD, round: {to: 1 USD}")

    codes = [f.code for f in examine(text.encode(), "contract.yaml").findings]
    assert codes == ["other-currency-not-here"]


def test_amounts_in_one_foreign_currency_are_in_one_unit() -> None:
    """The slip of a power of ten is told in USD as it is in yuan; two currencies are no slip."""
    assert told("USD: {rate: 7.1}", amount="12万 USD + 35 USD") == ["two-units at pools.fees"]
    assert told("USD: {rate: 7.1}", amount="12 USD + 35 yuan") == []
