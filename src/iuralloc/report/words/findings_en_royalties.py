"""English: what is wrong with royalties, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

ROYALTIES: Final[Mapping[str, Said]] = {
    "royalty-without-base": Said(
        "the royalty `{royalty}` does not say on what it is owed",
        "Which products and which sums form the base is the commonest dispute about royalties.",
        "add `on:` and a figure by year, such as `on: sales - returns`.",
    ),
    "royalty-without-rate": Said(
        "the royalty `{royalty}` has no rate",
        "",
        "add `rate:`, such as `rate: 3.5%`, `rate: {{2028: 3.5%, 2029..: 3%}}`, or bands under `tiers`.",
    ),
    "royalty-base-not-by-year": Said(
        "the base of the royalty `{royalty}` is not stated by year",
        "A royalty is owed year by year; one sum without years belongs to none of them.",
        "state the base by year, such as `sales: {{2028: 910, 2029: 1_645}}`.",
    ),
    "royalty-rate-out-of-range": Said(
        "`{royalty}` has the rate {value:share}",
        "`{text}` is no part of a base from 0 to 100 %; a rate is a percentage, or money for each piece (`0.5 yuan`).",
        "write a percentage such as `3.5%`.",
    ),
    "rate-by-day": Said(
        "a rate of `{royalty}` changes on a day, {day}",
        "The base is stated by year: nobody knows how much of it falls before that day.",
        "state rates by whole years, or write two royalties, each with the base of its time.",
    ),
    "losses-not-said": Said(
        "the base of `{royalty}` is below zero in {year}: {base:number}, and nothing says what becomes of the loss",
        "It may count as nothing, or later years make it good before anything is owed.",
        "add `losses: ignored` or `losses: carried`.",
    ),
    "credit-not-said": Said(
        "`{royalty}` has a minimum, and nothing says against what its payment counts",
        "What is added in a lean year may count for that year only, or be credited in later ones.",
        "add `credit: same year`, `credit: carried`, or `credit: none` if the minimum is owed beside the royalty.",
    ),
    "credit-without-minimum": Said(
        "`{royalty}` says against what a minimum counts, and has none",
        "",
        "add `minimum: …`, or take `credit` out.",
    ),
    "floor-not-said": Said(
        "the offset of `{royalty}` has no floor",
        "What is paid to others would bring the royalty down to nothing.",
        "add `floor:`, a rate of the same base; `floor: 0%` if that is meant.",
    ),
    "unused-not-said": Said(
        "nothing says what becomes of the offset of `{royalty}` that a year cannot use",
        "Where the floor stops it, the rest is lost or goes on to the next year.",
        "add `unused: lost` or `unused: carried`.",
    ),
    "offset-without-amount": Said(
        "the offset of `{royalty}` does not say how much may be taken off",
        "",
        "add `amount:`, such as `amount: 50% of third_party`, or `paid:` with a `ceiling:`.",
    ),
    "paid-without-ceiling": Said(
        "the offset of `{royalty}` names what is `paid` to others, and no ceiling with which to compare it",
        "",
        "add `ceiling:`, or take `paid` out.",
    ),
    "floor-above-rate": Said(
        "the floor of `{royalty}`, {floor:share}, lies above its rate in {year}, {rate:share}",
        "A royalty that may not fall below more than it is cannot be reckoned.",
        "mend the rate or the floor of that year.",
    ),
    "ceiling-below-floor": Said(
        "the ceiling of `{royalty}` lies below its floor in {year}",
        "The royalty and what others are paid may not come to less than the royalty alone may.",
        "mend the ceiling or the floor.",
    ),
    "balance-not-carried": Said(
        "`so_far` of `{royalty}` brings along a balance (`{balance}`) that it does not carry",
        "",
        "take it out, or say that it is carried: `unused: carried`, `credit: carried`, `losses: carried`.",
    ),
    "royalty-bands-of": Said(
        "the bands of `{royalty}` name an amount of their own",
        "They are bands of the base, which stands under `on`.",
        "take `of` out.",
    ),
    "royalty-per-inventor": Said(
        "the bands of `{royalty}` are per inventor",
        "A royalty is owed by the licensee for what is licensed; inventors share in it later.",
        "write `per: licence` or `per: invention`.",
    ),
}
