"""English, the workbook: every sentence by its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "sheet-overview": "Overview",
    "sheet-figures": "Figures",
    "sheet-inputs": "Inputs",
    "sheet-rounding": "Rounding",
    "sheet-games": "Games",
    "sheet-proved": "Proved",
    "sheet-grounds": "Grounds",
    "sheet-figures-title": "Figures: every figure once, computed again from those above it",
    "sheet-inputs-title": "Inputs: every number that the contract states",
    "sheet-rounding-title": "Rounding log: paid in whole units by largest remainder",
    "sheet-games-title": "Games: what every group is worth, in {unit}",
    "sheet-proved-title": "Proved in the trail, not recomputed here",
    "sheet-grounds-title": "Grounds of every figure",
    "sheet-name": "sheet",
    "sheet-contents": "contents",
    "sheet-overall": "do all cells agree?",
    "sheet-agreeing": "checks that say OK",
    "sheet-expected": "checks that there are",
    "sheet-what-binds": "The trail binds, not this workbook: it holds exact fractions, and its digest stands above. A "
    "spreadsheet computes with about 15 digits; each check compares a cell with the value of the trail.",
    "sheet-beyond": "Some amounts here have more than 100,000,000,000 payable units. A spreadsheet may miss them by some "
    "units. The trail binds, not the cell.",
    "sheet-changed": "Whoever changes an input sees what follows from it, and at every check that it is no longer what the "
    "trail says. What the program decides otherwise than by formulas (which rule, who takes part) does not move.",
    "sheet-blue": "Blue: a number that the contract states.",
    "sheet-black": "Black: a formula of this workbook, or text.",
    "sheet-grey": "Grey: a value taken from the trail; no formula stands behind it.",
    "sheet-differs": "DIFFERS",
    "sheet-years": "years",
    "sheet-line": "line",
    "sheet-as-written": "as written",
    "sheet-where": "place in the contract",
    "sheet-in-units": "in units",
    "sheet-remainder-held": "remainder, raised or lowered for a term",
    "sheet-paid": "paid",
    "sheet-in-trail": "in the trail",
    "sheet-check": "check",
    "sheet-game": "game",
    "sheet-game-claims_game": "game of the claims",
    "sheet-game-restricted": "game of connected groups",
    "sheet-taken": "in the trail",
    "sheet-label": "what it is",
    "sheet-payable-units": "payable units",
    "sheet-made": "made",
    "sheet-stated": "stated",
    "sheet-recomputed": "recomputed",
    "sheet-on": "on sheet {sheet}",
    "sheet-not-recomputed": "proved in the trail, not recomputed here",
    "sheet-whose": "party or group",
    "sheet-why": "why it stands here",
    "sheet-why-certified": "put forward with a proof, which the checker verifies",
    "sheet-why-nearest": "nearest division under terms, put forward with a proof, which the checker verifies",
    "sheet-why-apportioned": "rounded in the trail: its remainders lie closer together than a spreadsheet can tell",
    "sheet-why-dividend": "what a group of this make-up adds by working together",
    "sheet-why-other": "computed in the trail",
    "sheet-page": "page {page} of {pages}",
    "sheet-inputs-note": "Every number once, however many figures rest on it. Amounts are in the unit of the contract; "
    "months are years here; percentages are parts of 1.",
    "sheet-rounding-note": "In units: the exact share divided by the smallest payable amount, rounded to six places, so "
    "that what is whole is not a hair below it. The units still missing go to the largest remainders; equal ones in the "
    "order of the rows.",
    "sheet-games-note": "The empty group is worth 0. A group that the contract does not list is worth what it says of "
    "such groups: nothing, or the best that they can do by splitting up.",
    "sheet-proved-note": "These values are computed in the trail, or put forward with a proof: “iuralloc verify” and "
    "verify.py compute them again or check the proof, without a solver.",
    "sheet-figures-note": "Check: the cell agrees with the trail to nine digits, and to the payable unit where it is an "
    "amount in whole units. A fraction stands where decimals do not end.",
}
