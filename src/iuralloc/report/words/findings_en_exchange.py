"""English: what is wrong with rates of exchange, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

EXCHANGE: Final[Mapping[str, Said]] = {
    "exchange-currency-unknown": Said(
        "`{currency}` is no currency code",
        "A rate of exchange stands under the three letters of the foreign currency.",
        "write the three letters, such as `exchange: {{USD: {{rate: 7.1, date: 2029-03-31}}}}`.",
    ),
    "exchange-of-own-currency": Said(
        "the contract counts in {currency}: it needs no rate for it",
        "",
        "leave the rate out, or name the foreign currency that it is for.",
    ),
    "exchange-without-rate": Said(
        "what one {currency} is worth is not said",
        "",
        "write `rate:`, so many {unit} for one {currency}.",
    ),
    "exchange-rate-not-above-zero": Said(
        "the rate of {currency} is no number above 0",
        "It says how many {unit} one {currency} is worth: no percentage, no amount, no formula.",
        "write a plain number, such as `rate: 7.1`.",
    ),
    "exchange-not-fixed-once": Said(
        "the rate of {currency} is a table",
        "A rate is fixed once, with its day and its source; amounts are converted where they enter.",
        "write one number; a pool may have a rate of its own.",
    ),
    "exchange-unused": Said(
        "nothing is converted at this rate of {currency}",
        "",
        "leave it out if no amount in {currency} was meant.",
    ),
    "other-currency-not-here": Said(
        "an amount is in {currency}; here it is counted in {unit}",
        "What is paid is in the currency of the contract; a rate of exchange does not count here.",
        "write the amount in {unit}.",
    ),
}
