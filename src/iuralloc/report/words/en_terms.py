"""English, terms that bound a split: every sentence by its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "title-nearest": "{pool}: from what the rule gives to the nearest division that keeps the terms, in {unit}",
    "title-bounds": "{pool}: the terms, in {unit}",
    "by-the-rule": "by the rule",
    "reference": "reference",
    "under-terms": "under the terms",
    "nearest": "nearest",
    "moved": "moved by",
    "points": "points",
    "term": "term",
    "what-it-says": "what it says",
    "asked-by": "asked by",
    "reached": "reached",
    "bound": "bound",
    "state": "state",
    "binds": "binds",
    "kept": "kept",
    "split-beside": "{pool}, split {number} beside it",
    "split-with-terms": "{split}, with terms",
    "note-nearest-points": "The largest deviation from what the rule gives is made as small as the terms allow, then "
    "the next, and so on: one answer.",
    "note-nearest-ratio": "The largest deviation, as a part of what the rule gives the party, is made as small as the "
    "terms allow, then the next, and so on: one answer.",
    "note-deviations": "Deviations settled one after the other: {levels}.",
    "level-of": "{deviation} for {parties}",
    "level-ratio": "{part} of its reference",
    "level-rest": "0 for all others",
    "note-terms-hold": "The rule keeps all terms: nothing is moved.",
    "note-binds": "A term binds if it is reached to the last digit and parties had to be moved; the others are kept "
    "with room, or without moving anybody.",
    "note-strict": "“More than” and “less than” are kept by one payable unit: the bound shown is the line itself and "
    "{step}.",
    "note-moved": "Moved to the nearest division that keeps the terms.",
    "note-unmoved": "It keeps all terms as it is.",
    "label-reference": "what the rule alone gives {party} of {pool}",
    "label-nearest": "the nearest division of {pool} that keeps the terms",
    "label-nearest-inside": "the nearest division of {pool} inside {party} that keeps the terms",
    "label-term": "bound of the term {term} of {pool}",
    "label-term-inside": "bound of the term {term} of {pool} inside {party}",
    "label-reached": "what the parties of the term {term} of {pool} get together",
    "label-reached-inside": "what the members of the term {term} of {pool} inside {party} get together",
    "label-deviation-terms": "by how much terms move {party} in {pool}",
    "formula-nearest": "nearest to {references}, together {total}, so that {rows}",
    "formula-nearest-ratio": "nearest to {references}, each counted in units of itself, together {total}, so that "
    "{rows}",
    "formula-row": "{name}: {sum} {relation} {bound}",
    "formula-apportioned-within": "{apportioned}; first to whom a term gives the unit, never beyond a term: {bounds}",
    "formula-within": "{party} {relation} {bound}",
    "relation-at-least": "at least",
    "relation-at-most": "at most",
    "relation-exactly": "exactly",
    "choice-nobody-below-zero": "Terms of {pool}: whom the rule gives nothing less than zero, the terms do not take "
    "below zero.",
    "choice-strict-by-a-unit": "Terms of {pool}: “more than” and “less than” are kept by one payable unit; without "
    "that there would be no nearest division.",
    "choice-deviation-in-points": "Terms of {pool}: deviations are counted in points, alike for all; `measure: ratio` "
    "would count each in units of what the rule gives.",
    "rule-leximin": "nearest division under terms",
    "note-held-up": "Rounded down, {parties} would miss a term: the unit that is missing goes there first.",
    "note-held-down": "Rounded up, {parties} would break a term: no unit goes there.",
    "note-missing-rest": "{count} units are left then. They go to the largest remainders of the others: {parties}.",
    "note-missing-rest:one": "1 unit is left then. It goes to the largest remainder of the others: {parties}.",
}
