"""A trail that converts otherwise than at its rate does not pass the checker, however well it is sealed."""

from __future__ import annotations

from typing import Final

import pytest

from iuralloc.verify import verify
from trail_by_hand import Json, Trail

CONTRACT: Final = "currency: CNY\nunit: 万元\na: 12万 USD\nb: 7.1\nc: 12万元\n".encode()
FOREIGN: Final = {"as": "amount", "currency": "USD", "kind": "given"}


def trail(formula: Json, value: str, rate: str = "exchange.USD") -> Trail:
    made = Trail(CONTRACT)
    made.unit("万元", 10_000)
    made.given(rate, "7.1", "number", "71/10")
    made.add("fees.amount", formula, value, "amount")
    return made


def foreign(made: Trail, **changes: Json) -> Json:
    return {**FOREIGN, "raw": "12万 USD", **made.place("12万 USD"), **changes}


def product(*operands: Json) -> Json:
    return {"kind": "product", "of": list(operands)}


HERE: Final = foreign(Trail(CONTRACT))


@pytest.mark.parametrize("rate", ["exchange.USD", "fees.exchange.USD", "restated.fees.exchange.USD"])
def test_an_amount_at_its_rate_is_recomputed(rate: str) -> None:
    """12万 USD × 7.1 = 85.2万元, at the rate of the head or of a pool."""
    report = verify(trail(product(HERE, rate), "426/5", rate).bytes(), CONTRACT)

    assert report.faults == ()
    assert (report.recomputed, report.readings) == (1, 3)


@pytest.mark.parametrize(
    ("formula", "value", "rate", "code"),
    [
        (product(HERE, "exchange.USD"), "85", "exchange.USD", "value"),
        (HERE, "12", "exchange.USD", "currency"),
        (product(HERE), "12", "exchange.USD", "currency"),
        (product("exchange.USD", HERE), "426/5", "exchange.USD", "currency"),
        (product(HERE, "exchange.USD", "exchange.USD"), "15123/25", "exchange.USD", "currency"),
        (product(HERE, "exchange.EUR"), "426/5", "exchange.EUR", "currency"),
        (product(HERE, "rate.USD"), "426/5", "rate.USD", "currency"),
        (product(HERE, {"kind": "constant", "value": "8"}), "96", "exchange.USD", "currency"),
        (product({**HERE, "currency": "EUR"}, "exchange.EUR"), "426/5", "exchange.EUR", "currency"),
        (product({**HERE, "as": "number"}, "exchange.USD"), "426/5", "exchange.USD", "currency"),
        ({"kind": "sum", "terms": [["1", HERE]]}, "12", "exchange.USD", "currency"),
    ],
    ids=str,
)
def test_a_foreign_amount_counts_only_at_its_rate(formula: Json, value: str, rate: str, code: str) -> None:
    """Taken for yuan, at no rate, at another currency's, twice, or read as a bare number."""
    report = verify(trail(formula, value, rate).bytes(), CONTRACT)

    assert {(fault.figure, fault.code) for fault in report.faults} == {("fees.amount", code)}


def test_the_own_currency_is_not_foreign() -> None:
    """12万元 multiplied by a rate of CNY would be yuan at seven times their worth."""
    here = {**FOREIGN, "currency": "CNY", "raw": "12万元", **Trail(CONTRACT).place("12万元")}
    report = verify(trail(product(here, "exchange.CNY"), "426/5", "exchange.CNY").bytes(), CONTRACT)

    assert ("fees.amount", "currency") in {(fault.figure, fault.code) for fault in report.faults}
