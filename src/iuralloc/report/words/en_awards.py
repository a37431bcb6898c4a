"""English, proofs, awards and ranges: every sentence by its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "proof-of": "{pool}, {split}, in {unit}",
    "title-award": "Award{title}, table {table}: pool {pool}, in {unit}",
    "award-subject": "award, table {table} of pool {pool}",
    "awarded-share": "awarded share",
    "awarded": "awarded",
    "share-makes": "share × total",
    "award-line": "line",
    "line-fits": "fits",
    "line-differs": "differs",
    "contract-gives": "contract",
    "more-or-less": "award − contract",
    "award-points": "points",
    "award-total": "total as awarded",
    "to-divide": "amount of the pool",
    "note-award": "Share × total: the awarded share of the awarded total. A line fits if its amount is less than one unit, "
    "{step}, away from that.",
    "note-award-points": "Points: awarded part of the sum of the lines − part by the contract, in points of a percent.",
    "note-award-missing": "Not named in the award, and counted as 0: {parties}.",
    "note-award-untested": "Whether groups object was not tested: there are too many.",
    "award-holds": "Every line fits its share, and the lines add up to {sum}, the amount of the pool.",
    "award-adds-up": "The lines add up to {sum}, the amount of the pool.",
    "award-holds-not": "Not everything adds up: see the findings.",
    "title-ranges": "{pool}: what each party can get, in {unit}",
    "range-gives": "split gives",
    "core-least": "core, least",
    "core-most": "core, most",
    "terms-least": "terms, least",
    "terms-most": "terms, most",
    "no-end": "no end",
    "note-ranges-core": "Core: between the least and the most no group of parties need object; one party's most leaves the "
    "others less.",
    "note-ranges-terms": "Terms: the least and the most that a party can get while all terms are kept.",
    "note-ranges-empty": "The core is empty: some group objects to every division.",
    "note-ranges-untested": "The ranges in the core were not computed: the game has too many parties.",
    "title-rules": "{pool}: rules beside each other, in {unit}",
    "most-discontented": "largest excess",
    "note-rules": "Exact figures, before they are rounded to units. Largest excess: by how much the most discontented "
    "group would do better without the others; below 0 nobody objects.",
    "note-rule-none": "{rule} has no answer: {why}.",
}
