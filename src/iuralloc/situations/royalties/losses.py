"""A base below zero: a profit royalty in a year of loss, where the loss counts as nothing or is made good later."""

from __future__ import annotations

from iuralloc.formula import Greatest, Sum
from iuralloc.quantities import rational_text
from iuralloc.settlement.ledger import Figure
from iuralloc.situations.grounds import at_fault
from iuralloc.situations.royalties.by_year import NOTHING, RoyaltyYear


def counted(at: RoyaltyYear, base: Figure, loss: Figure | None) -> tuple[Figure, Figure | None]:
    """The base on which the rate runs, and the loss that later years make good.

    Parameters
    ----------
    at
        The royalty in its year.
    base
        As stated; an amount, or a number of pieces, perhaps below zero.
    loss
        What earlier years have left to be made good; None where losses are not carried.

    Raises
    ------
    ContractAtFault
        ``losses-not-said``: the base is below zero, and the file does not say what becomes of a loss.
    """
    losses = at.entry.losses
    if losses is None:
        if base.amount < 0:
            facts = {"royalty": at.name, "year": at.year, "base": rational_text(base.amount)}
            raise at_fault("losses-not-said", at.entry.place_of_value("on"), f"{at.entry.path}.on", **facts)
        return base, None
    if losses == "ignored" or loss is None:
        least = Greatest((base.reference, NOTHING))
        return at.state("base_counted", least, at.ground("royalty_losses_ignored"), unit=base.unit), None
    left = Sum.of(base.reference, loss.reference, signs=(1, -1))
    open_still = Sum.of(loss.reference, base.reference, signs=(1, -1))
    rule = at.ground("royalty_losses_carried")
    kept = at.state("base_counted", Greatest((left, NOTHING)), rule, unit=base.unit)
    return kept, at.state("loss_out", Greatest((open_still, NOTHING)), rule, unit=base.unit)
