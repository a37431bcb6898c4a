"""The minimum of a year, and against what its payment counts: the same year, later years, or nothing."""

from __future__ import annotations

from iuralloc.formula import Greatest, Least, Sum
from iuralloc.settlement.ledger import Figure
from iuralloc.situations.measures import Measure
from iuralloc.situations.royalties.by_year import NOTHING, RoyaltyYear


def owed(
    at: RoyaltyYear, royalty: Figure, minimum: Measure | None, credit: Figure | None
) -> tuple[Figure, Figure | None]:
    """What is owed for the year, and the credit that goes on.

    Parameters
    ----------
    at, royalty
        The royalty in its year, and what it comes to after stacking.
    minimum
        Of the year; None where there is none.
    credit
        What was added in earlier years and not credited yet; None where nothing is carried.
    """
    if minimum is None:
        return at.state("owed", royalty.reference, at.ground("royalty_owed")), None
    least = at.state("minimum", minimum.formula, at.written(at.entry, "minimum"))
    if at.entry.credit == "none":
        both = Sum.of(royalty.reference, least.reference)
        return at.state("owed", both, at.ground("royalty_minimum_beside")), None
    missing = Greatest((Sum.of(least.reference, royalty.reference, signs=(1, -1)), NOTHING))
    added = at.state("top_up", missing, at.ground("royalty_top_up"))
    if credit is None:
        most = Greatest((royalty.reference, least.reference))
        return at.state("owed", most, at.ground("royalty_minimum_same_year")), None
    over = Greatest((Sum.of(royalty.reference, least.reference, signs=(1, -1)), NOTHING))
    above = at.state("above_minimum", over, at.ground("royalty_above_minimum"))
    used = at.state("credit_used", Least((credit.reference, above.reference)), at.ground("royalty_credit_used"))
    signs = (1, 1, -1)
    left = Sum.of(credit.reference, added.reference, used.reference, signs=signs)
    out = at.state("credit_out", left, at.ground("royalty_credit_out"))
    due = Sum.of(royalty.reference, added.reference, used.reference, signs=signs)
    return at.state("owed", due, at.ground("royalty_minimum_carried")), out
