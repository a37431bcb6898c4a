"""English: what is wrong with years and steps, why, and what to do, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_YEARS: Final = {
    "years-not-read": Said(
        "`{text}` is no span of years",
        "The head of the file names the first year and the last.",
        "write for example `years: 2027..2031`.",
    ),
    "years-too-many": Said(
        "`{text}` is more than {limit} years",
        "Every pool by year would be divided in every one of them.",
        "name the years in which something is divided.",
    ),
    "not-a-year": Said(
        "`{text}` is no year, and no day",
        "In a table by year every key is a year (2028), a span (2028..2030, 2028.., ..2030) or a day (2028-03-02), "
        "which falls in its year.",
        "write the years in which it holds.",
    ),
    "year-outside": Said(
        "`{text}` lies outside the years of the file, {years}",
        "What falls in no year of the file would be lost.",
        "mend the year, or the `years` at the head of the file.",
    ),
    "year-twice": Said(
        "the year {year} is named twice, by `{first}` and by `{second}`",
        "",
        "let the spans end where the next begin.",
    ),
    "year-not-listed": Said(
        "`{name}` says nothing for {year}",
        "An amount that is not listed for a year is 0 there; a rate or a limit is not guessed.",
        "add the year, or a span such as `{year}..` that reaches to the last year of the file.",
    ),
    "years-without-pool-by-year": Said(
        "`{key}` is stated by year, but the amount of the pool is one sum without years",
        "",
        "state the amount of the pool by year, or this as one number.",
    ),
    "pool-without-years": Said(
        "the amount of `{pool}` is a table without any year",
        "",
        "write the amounts by year, such as `amount: {{2028: 137, 2029: 664}}`.",
    ),
    "total-of-no-years": Said(
        "`total(…)` adds up over years, and this is not stated by year",
        "`sum(…)` adds up over parties.",
        "name a figure that is stated by year.",
    ),
}

_STEPS: Final = {
    "word-of-steps": Said(
        "`{name}` means something in a step only",
        "There it is the amount of the plan (`whole`), or what earlier steps have left of it (`rest`).",
        "name a figure or a pool here.",
    ),
    "steps-empty": Said(
        "`steps` has no step",
        "",
        "add a step, such as `all: {{to: maker}}`.",
    ),
    "step-without-recipient": Said(
        "nothing says who gets what the step `{step}` takes",
        "",
        "add `to:` (a party, `outside`, `reserve`), `split:`, `refund:` or `steps:`.",
    ),
    "step-with-two-plans": Said(
        "the step `{step}` has both `{first}` and `{second}`",
        "A step goes to one, to several, to those who advanced costs, or through steps of its own: one of these.",
        "delete one of them, or make two steps.",
    ),
    "unknown-step": Said(
        "there is no step `{step}`",
        "The steps of this plan: {known}.",
        "name each step once.",
    ),
    "step-ordered-twice": Said("the step `{step}` stands twice in the order", "", "name each step once."),
    "step-not-ordered": Said(
        "the order leaves out {steps}",
        "A step that is not named would not run, and what it takes would go to others.",
        "name every step of the plan, each once.",
    ),
    "word-needs-another": Said(
        "the step `{step}` says `{word}` without `{needed}`",
        "`{word}` says something about what `{needed}` says.",
        "add `{needed}: …`, or take `{word}` out.",
    ),
    "released-without-reserve": Said(
        "the step `{step}` releases what it does not keep",
        "Only money that is kept can be given back.",
        "write `to: reserve`, or take `released` out.",
    ),
    "released-beyond-whole": Said(
        "the reserve `{step}` releases less than nothing, or more than it holds",
        "",
        "write a part from 0 to 100%.",
    ),
    "refund-is-carried": Said(
        "the refund `{step}` says what becomes of what is unpaid",
        "Costs are carried until they are repaid; that is what a refund is.",
        "take `unpaid` out.",
    ),
    "refund-not-by-party": Said(
        "`{figure}` does not say who advanced the costs that `{step}` gives back",
        "",
        "name a figure by party and year, such as `{{lake: {{2027: 31}}, coast: {{2028: 9}}}}`.",
    ),
    "refund-without-year": Said(
        "`{figure}` does not say in which year the costs were advanced that `{step}` gives back",
        "The oldest are repaid first.",
        "state the costs by party and year, such as `{{lake: {{2027: 31}}}}`.",
    ),
    "left-name-taken": Said(
        "`{name}` is a name already",
        "In a formula nobody could tell which of the two is meant.",
        "call what is left by another name.",
    ),
    "left-name-comes-later": Said(
        "the step `{step}` takes a part of `{name}`, which a later step leaves",
        "Steps run as written, or as `order` has them.",
        "move the step that leaves `{name}` before it.",
    ),
    "unpaid-not-said": Said(
        "nothing says what becomes of the claim of `{step}` in a year that cannot pay it",
        "A sum that is due every year may fall short in one.",
        "add `unpaid: lost`, `unpaid: carried`, or `unpaid: carried at 5%` (`… compound`).",
    ),
    "steps-leave-rest": Said(
        "the steps of `{step}` leave {rest:number} that nobody gets",
        "",
        "add a last step without `amount`: to a party, a split, `to: reserve`, or `to: unallocated` if the contract "
        "leaves it open.",
    ),
}

FLOWS: Final[Mapping[str, Said]] = {**_YEARS, **_STEPS}
