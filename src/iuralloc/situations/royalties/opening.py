"""With which balances a year of a royalty begins: losses to be made good, offsets to be taken, credits."""

from __future__ import annotations

from dataclasses import dataclass, field

from iuralloc.formula import Sum
from iuralloc.settlement.ledger import Figure, Ground
from iuralloc.situations.royalties.by_year import NOTHING, RoyaltyYear
from iuralloc.situations.tiers import Counted


@dataclass(frozen=True, slots=True)
class Opening:
    """The balances with which a year begins; None where the royalty carries nothing of the kind.

    `counted` is what bands over life have counted.
    """

    loss: Figure | None = None
    offset: Figure | None = None
    credit: Figure | None = None
    counted: Counted = field(default_factory=Counted)


def first_opening(at: RoyaltyYear) -> Opening:
    """The balances of the first year: what `so_far` says, else nothing, which is printed."""
    entry = at.entry
    return Opening(
        _first(at, "loss", carried=entry.losses == "carried"),
        _first(at, "offset", carried=entry.offset is not None and entry.offset.unused == "carried"),
        _first(at, "credit", carried=entry.credit == "carried"),
    )


def _first(at: RoyaltyYear, word: str, *, carried: bool) -> Figure | None:
    if not carried:
        return None
    before, line = at.entry.so_far, f"{word}_in"
    amount = at.amount(before, word) if before is not None else None
    if before is not None and amount is not None:
        return at.state(line, amount.formula, at.written(before, word))
    at.draft.choose("royalty-balance-begins-at-zero", figure=at.name, balance=word, year=at.year)
    chosen = Ground(
        path=at.entry.path, line=at.entry.place.line, clause=at.entry.clause or "",
        choice="royalty-balance-begins-at-zero",
    )  # fmt: skip
    return at.state(line, NOTHING, chosen)


def next_opening(at: RoyaltyYear, last: Opening) -> Opening:
    """The balances with which the year before has ended."""

    def brought(figure: Figure | None, line: str) -> Figure | None:
        if figure is None:
            return None
        return at.state(line, Sum.of(figure.reference), at.ground("royalty_brought"), unit=figure.unit)

    return Opening(
        brought(last.loss, "loss_in"),
        brought(last.offset, "offset_in"),
        brought(last.credit, "credit_in"),
        last.counted,
    )
