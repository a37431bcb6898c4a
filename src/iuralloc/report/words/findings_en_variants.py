"""English: what is wrong with paths, overrides and scenarios, by the code of the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from iuralloc.report.words.said import Said

VARIANTS: Final[Mapping[str, Said]] = {
    "path-not-read": Said(
        "`{path}` is no path",
        "A path is written in the file's own keys, with dots between them: `pools.profit.amount`; an entry of a list "
        "by its number from 1 or its id: `contributions.maker[2].value`; a key with a dot, a bracket or an equals sign in it stands in "
        "quotation marks.",
        "write the keys as they stand in the file.",
    ),
    "path-leads-nowhere": Said(
        "`{path}` leads nowhere: {nowhere_at}",
        "{nowhere_known}What the file could say may be added, a new entry as a whole.",
        "write a path of the file.",
    ),
    "path-set-twice": Said(
        "`{path}` is set twice, first on line {line}",
        "Two spellings of one path: which of the two values holds is not said.",
        "keep one of them.",
    ),
    "nothing-to-remove": Said(
        "`{path}` is not in the file, and so cannot be removed",
        "`none` removes what stands at a path.",
        "leave it out, or name what is there.",
    ),
    "value-not-read": Said(
        "the value for `{path}` cannot be read: `{text}`",
        "A value is written as in the file: a number, words, `{{a: 1, b: 2}}`, `[a, b]`; `none` removes.",
        "mend the value; put the whole into single quotation marks, so that the shell leaves it alone.",
    ),
    "edit-not-possible": Said(
        "`{path}` cannot be changed in the text of the file without changing something else",
        "The file was changed, read again, and did not say what was asked for: the notation around this place is "
        "unusual.",
        "write the entry on one line or in plain block form, or set the entry that it stands in as a whole.",
    ),
    "scenario-unknown": Said(
        "there is no scenario `{name}`{scenarios_known}",
        "",
        "name one that stands under `scenarios`.",
    ),
    "scenarios-too-many": Said(
        "there are {size:number} {what} under `scenarios`; at most {limit:number} are read",
        "Scenarios are for talks: what has to be tried out by the hundred is asked from Python.",
        "leave out the scenarios that nobody talks about.",
    ),
    "scenario-empty": Said(
        "the scenario `{scenario}` changes nothing",
        "A scenario says what is different: `set: {{pools.profit.amount: 590}}`.",
        "add `set: …`, or leave the scenario out.",
    ),
}


def told_of_paths(facts: Mapping[str, str]) -> dict[str, str]:
    """The parts of these sentences that depend on whether something is known."""
    told: dict[str, str] = {}
    if "reached" in facts:
        reached = facts["reached"]
        told["nowhere_at"] = f"{f'`{reached}`' if reached else 'the file'} has no `{facts['step']}`"
        told["nowhere_known"] = f"It has {facts['known']}. " if facts.get("known") else ""
    if "known" in facts:
        told["scenarios_known"] = f"; there are {facts['known']}" if facts["known"] else ""
    return told
