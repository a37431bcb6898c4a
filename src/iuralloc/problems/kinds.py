"""The sorts of problem that rules solve, by name: each is a record of its own in this package."""

from __future__ import annotations

from typing import Literal, TypeAlias

#: a game; an estate and weights or claims; runways used in common; damages one after another; resources and
#: products; a bargain; lower and upper bounds; correction factors; a scale of tiers; a capped loss; amounts to
#: round; a division to bring as near as bounds allow to a reference
ProblemKind: TypeAlias = Literal[
    "game", "division", "airport", "chain", "production", "bargain", "bounds", "factors", "tiers", "capped", "rounding",
    "leximin",
]  # fmt: skip
