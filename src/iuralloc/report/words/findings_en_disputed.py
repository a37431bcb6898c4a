"""English: what is wrong with restatements, ranges and claims, and what they leave open, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

_RANGES: Final = {
    "contested-without-range": Said(
        "`contested` alone gives nothing to compute with",
        "The parties do not agree on a value, but they can say between which values it lies: then the least and the "
        "most of everybody are computed.",
        "write `{{value: contested, range: 15% .. 45%}}`, or a number to settle on.",
    ),
    "range-not-read": Said(
        "`{text}` cannot be read as a range",
        "A range has two ends, and two dots between them with blanks around: `640 .. 710`.",
        "write it like that; both ends are numbers or formulas.",
    ),
    "range-not-here": Said(
        "`{text}` is a range, and none may stand here",
        "Ranges are read in figures, contributions and pools.",
        "name the value under `figures`, with its range there, and write its name here.",
    ),
    "range-upside-down": Said(
        "the range begins at {low} and ends at {high}, which is less",
        "",
        "write the lower end first.",
    ),
    "range-needs-one-value": Said(
        "a `range` stands beside one value, or beside `contested`",
        "Of a table, or of what is a range itself, it is not plain which number lies in it.",
        "write each number of the table as a range of its own, or keep one of the two ranges.",
    ),
    "value-outside-range": Said(
        "{stated} does not lie between {low} and {high}",
        "What is settled on must be one of the values that are possible.",
        "correct the value, or the range.",
    ),
    "ranges-too-many": Said(
        "the file has {count:number} ranges; at most {limit:number} runs, or figures, can be computed for them",
        "Every range is computed at both ends, and every run is a settlement of its own.",
        "settle on values for the ranges that matter least.",
    ),
    "figure-open": Said(
        "`{name}` is not agreed: it lies between {low} and {high}",
        "What rests on it is not settled; the least and the most of everybody stand in a table of their own.",
        "agree on a number, or put one in the place of `contested` to settle on it meanwhile.",
    ),
    "figure-has-range": Said(
        "`{name}` is settled on the value stated, but may lie between {low} and {high}",
        "The least and the most of everybody stand in a table of their own.",
        "take the range out once the value is agreed.",
    ),
    "result-open": Said(
        "`{pool}` is not settled",
        "It rests on a value that is not agreed.",
        "agree on the value, or put a number in its place to settle on meanwhile, and leave the range.",
    ),
    "at-an-end": Said(
        "this comes up where ranges are taken at these ends: `{values}`",
        "A range is computed at both of its ends.",
        "correct the range, or what it meets with there.",
    ),
}

_RESTATED: Final = {
    "disputed-not-here": Said(
        "`{key}` is not read here",
        "Figures, contributions and pools may be restated; these and the steps of pools may have claims; figures and "
        "contributions may have a range.",
        "name the value under `figures` and say it there.",
    ),
    "restated-without-value": Said(
        "what was restated has no value",
        "Without the value that holds after all nothing can be settled again.",
        "add `value: …`.",
    ),
    "restated-leaves-out": Said(
        "the restated value says nothing for `{missing}`",
        "What it leaves out would count as 0, or be missing.",
        "write the whole table again, with the lines that have not changed.",
    ),
    "restated-interest-differs": Said(
        "`{name}` is restated with interest `{other}`; on line {line} it is `{first}`",
        "All that is restated makes one second settlement, and differences of all pools are paid in one sum.",
        "write the same `interest` everywhere.",
    ),
    "interest-until-when": Said(
        "interest has no day until which it runs",
        "It runs from the end of each year to the day of the restatement.",
        "add `as_of: 2035-01-31`.",
    ),
    "interest-without-day": Said(
        "nobody can say since when interest runs on `{pool}`",
        "It runs from the end of the year in which money was settled; this pool has no years.",
        "give the amount by year, or leave out `interest`.",
    ),
    "interest-too-long": Said(
        "interest would run for more than {limit} years, until {until}",
        "No agreement says that.",
        "write the day of the restatement, and the years in which money was settled.",
    ),
    "with-restated-values": Said(
        "this comes up where restated values are put in: `{names}`",
        "What is restated is settled a second time.",
        "correct the restated value, or what it meets with.",
    ),
    "figure-restated": Said(
        "`{name}` was restated{as_of_too}: the result is that of the first value",
        "The second settlement, the differences and who pays whom stand in tables of their own.",
        "once the differences are paid, put the restated value in the place of the first.",
    ),
}

_CLAIMED: Final = {
    "claimed-otherwise-shaped": Said(
        "what is claimed has another shape than what was computed",
        "A number is compared with a number, a table with the lines of the same keys: parties, years.",
        "write a number for a number, a table by party or by year where there is one.",
    ),
    "claimed-differs": Said(
        "`{name}` is claimed to be {claimed:number}; computed it is {computed:number}",
        "The claim is {difference:number} off.",
        "`iuralloc explain` shows how it was computed.",
    ),
}

DISPUTED: Final[Mapping[str, Said]] = {**_RANGES, **_RESTATED, **_CLAIMED}


def told_of_disputes(facts: Mapping[str, str]) -> dict[str, str]:
    """The parts of these sentences that depend on whether something is said."""
    return {"as_of_too": f" as of {facts['as_of']}" if facts.get("as_of") else ""}
