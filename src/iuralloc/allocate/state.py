"""What one step of the fold hands to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iuralloc.audit.opening import Opening
from iuralloc.settlement.ledger import Ledger
from iuralloc.situations.meanings import Meanings


@dataclass(frozen=True, slots=True)
class State:
    """The ledger so far, and what names mean by now.

    `games_paid` has, for each pool whose split is a rule on its own game, the figures of the exact payoffs.
    """

    ledger: Ledger
    meanings: Meanings
    games_paid: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    #: what the years before have left
    opening: Opening | None = None
