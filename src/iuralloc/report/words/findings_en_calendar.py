"""English: what is wrong with chains of years, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_OPENING: Final = {
    "opening-missing": Said(
        "the trail `{trail}` cannot be read",
        "It is looked for from the folder of the contract; a contract from standard input has none.",
        "write where the trail of the years before lies, as `iuralloc allocate --trail` wrote it.",
    ),
    "opening-unknown-format": Said(
        "`{trail}` is no trail of the format `{format}`",
        "Balances are taken only from what can be checked figure by figure.",
        "name the file that `iuralloc allocate --trail` wrote.",
    ),
    "opening-altered": Said(
        "the trail `{trail}` does not hold: faults {count}, the first at the figure `{figure}`",
        "It says: `{why}`.",
        "take the trail as it was written, or make it anew from the contract of its years; `iuralloc verify` names all "
        "faults.",
    ),
    "opening-other-digest": Said(
        "`{trail}` is another trail than the one agreed",
        "Its digest is `{digest}`.",
        "compare with the digest in the annex of the years before, and name that trail.",
    ),
    "opening-other-currency": Said(
        "`{trail}` counts in `{theirs}`, this file in `{ours}`",
        "A balance is taken over as it stands.",
        "use the currency and the unit of the years before.",
    ),
    "opening-without-years": Said(
        "balances go from year to year, and `{trail}` or this file has no years",
        "",
        "write amounts by year, such as `amount: {{2030: 120}}`.",
    ),
    "opening-years-do-not-meet": Said(
        "the years of `{trail}` end with {last}, those of this file begin with {first}",
        "What lies between them, or in both, would be lost or counted twice.",
        "begin with {next}, or name the trail that ends with the year before {first}.",
    ),
    "opening-other-pools": Said(
        "no pool and no royalty of this file has a balance in `{trail}`",
        "Its pools by year and its royalties: `{known}`.",
        "name the trail of this contract, or keep the ids of its pools and royalties.",
    ),
    "opening-not-taken": Said(
        "balances of `{pool}` in `{trail}` that nothing in this file goes on with: `{figures}`",
        "A balance is taken over by the step of the same id in the same pool, if it still has a limit in all, a reserve, "
        "claims that are carried, or a refund; by the royalty of the same id, if it still carries losses, offsets or "
        "credits, or its bands count over life.",
        "keep the ids and what they carry; if the balance has ended, say so in a note.",
    ),
    "opening-counted-twice": Said(
        "`so_far` of `{step}` is counted twice",
        "The years before are among the balances that the trail named under `opening` closes with.",
        "take `so_far` out.",
    ),
    "opening-not-in-units": Said(
        "the opening balance of `{step}`, {text:number}, is no whole number of the smallest payable amount {unit:number}",
        "It was settled in smaller units in the years before.",
        "keep the `round` of the years before.",
    ),
}

_DAYS: Final = {
    "receipt-without-day": Said(
        "nothing says on which day the money for {year} came that stands under `{text}`",
        "Money for another year is named by the day on which it came.",
        "write the day as the key, such as `2029-02-14: {{value: {value}, for: {year}}}`.",
    ),
    "receipt-for-settled-year": Said(
        "money for {year} falls in no year of the file, {years}",
        "`booked: accrued` puts money in the year that it is for; that year is settled elsewhere.",
        "write `booked: received`, so that it falls in the year in which it came, or settle {year} anew.",
    ),
    "phase-day-not-read": Said(
        "`{text}` is no day and no year, so nobody knows the days of the phase `{phase}`",
        "",
        "write a day, such as `2028-03-02`, or a year.",
    ),
    "phase-ends-first": Said(
        "the phase `{phase}` ends before it begins",
        "",
        "mend `from` or `until`; both days belong to it.",
    ),
    "phases-overlap": Said(
        "the phases `{first}` and `{second}` overlap: the one lasts until {until}, the other begins on {from}",
        "What happens on a day of both would belong to two phases.",
        "let the first end on the day before the second begins.",
    ),
    "phases-leave-gap": Said(
        "between the phases `{first}` and `{second}` lie days of none: after {until}, before {from}",
        "What happens there belongs to no phase.",
        "let the second begin on the day after the first has ended.",
    ),
    "day-in-no-phase": Said(
        "{date} lies in no phase, so `{loss}` belongs to none",
        "Shares and caps are those of a phase. The phases that name days: {phases}.",
        "mend the day, or the days of the phases, or write `phase:`.",
    ),
    "phase-of-another-day": Said(
        "`{loss}` is said to belong to the phase `{said}`, but its day, {date}, lies in `{phase}`",
        "What is written counts.",
        "mend the day or the phase, if one of them is a slip.",
    ),
}

_LIFE: Final = {
    "unit-taken-back": Said(
        "{step} takes {text:number} back from {party}",
        "The pool is settled over its life: in all years so far another one has the larger remainder now.",
        "settle it with the next payment, or drop `over: life`: then each year is rounded by itself.",
    ),
    "unit-back-through-steps": Said(
        "a unit is taken back from `{party}`, whose steps cannot run on less than nothing",
        "`over: life` settles what was paid in all years so far; in a year in which little comes a unit may move back.",
        "write `round: {{over: year}}` in the pool.",
    ),
    "over-life-without-years": Said(
        "`{pool}` is rounded over its life, but has no years: it is divided once",
        "",
        "write its amount by year, or take `over` out.",
    ),
}

_BELONGING: Final = {
    "left-before-joined": Said(
        "`{party}` left on {left}, before it joined on {joined}",
        "`joined` is the first day on which a party belongs, `left` the last one.",
        "mend one of the days.",
    ),
    "dates-without-years": Said(
        "`{party}` does not belong all the time (`{dates}`), and `{pool}` has no years in which that would count",
        "Nobody can say for which part of one amount, or of one game, a party belonged.",
        "write its amount by year, such as `amount: {{2029: 120}}`, or leave `{party}` out of those who share: `among`.",
    ),
    "nobody-belongs": Said(
        "in {year} nobody of those who share in `{pool}` belongs",
        "All of them have left by then, or come later, or have no share.",
        "mend the days of the parties, or the years of the amount.",
    ),
    "paid-while-absent": Said(
        "in {year} `{party}` is to be paid by `{pool}`, and does not belong on any day of it (`{dates}`)",
        "A step that pays one party pays it in every year.",
        "write what it takes by year, such as `amount: {{2029: 12}}`, or mend the days.",
    ),
    "group-of-part-year": Said(
        "`{group}` is paid as one body by `{pool}`, and in {year} `{party}` belongs only for a part of it, or not at all (`{dates}`)",
        "How the group would divide that year among its parties is not said.",
        "divide among the parties themselves, such as `each {group}: 30%`, or write `part_year: whole` in the pool if all "
        "belong on some day.",
    ),
    "rule-without-part-years": Said(
        "`{rule}` cannot count `{party}` for a part of {year} in `{pool}` (`{dates}`)",
        "A part of a year makes a share or a number so much less; what groups earn together, claims, and bands are of the "
        "whole year.",
        "divide that year by shares or a figure, or write `part_year: whole` in the pool.",
    ),
}

CALENDAR: Final[Mapping[str, Said]] = {**_OPENING, **_DAYS, **_LIFE, **_BELONGING}
