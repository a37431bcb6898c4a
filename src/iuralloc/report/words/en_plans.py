"""English, the steps of a pool as agreed, and its years: every sentence by its code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "title-by-year-pays": "{pool}{title}: who pays how much in which year, in {unit}",
    "title-by-year-bears": "{pool}{title}: who bears how much in which year, in {unit}",
    "title-steps": "{pool}: the steps as agreed",
    "title-steps-inside": "{pool}: the steps inside {party} as agreed",
    "as-written": "as written",
    "its-balance": "its balance",
    "comes-in": "comes in",
    "times": "{count} ×",
    "note-steps": "The steps run in this order; each takes its part of what the steps above it have left. A step "
    "without an amount takes all that is left.",
    "note-times": "“3 ×” marks an amount that every one of three alike parties has; sums count all of them.",
    "note-at-rest": "Nothing came in, and nothing was owed or held, in {years}: no table of the steps.",
}
